"""What files are called when they leave the office, and what stands in a package beside them."""

from __future__ import annotations

from model.periods import Month
from model.rows.report import SubmissionContent
from reports.wording import UNLINKED

PACKAGE_EVIDENCE = "佐证材料"  # the folder of the evidence in a package
PACKAGE_INDEX = "佐证材料目录.xlsx"
INDEX_TITLE = "佐证材料目录"
INDEX_COLUMNS = (("包内文件", 18), ("措施", 8), ("月份", 6), ("原文件名", 18), ("字节数", 7), ("说明", 14), ("原文件SHA-256", 20))
LEFT_OUT = "未装入（文件缺失或被改动）"


def package_folder(month: Month) -> str:
    """The one folder in a package's zip."""
    return f"材料包_{month}"


def package_workbook(month: Month) -> str:
    """The name of the workbook in a package."""
    return f"报送表_{month}.xlsx"


def unit_workbook(unit: str, month: Month) -> str:
    """The name of the workbook a unit is sent to fill in."""
    return f"{unit}_{month}_填报表"


def perhaps_lines(content: SubmissionContent) -> list[str]:
    """What the guide says of measures that may be the unit's; nothing where there are none."""
    if not content.perhaps:
        return []
    head = f"待明确的措施（{len(content.perhaps)}条）：计划写明由部分单位承担，尚未明确是否包括{content.unit}，未列入各附件页。涉及本单位的，请告知汇总单位后补发。"
    return [head, *(f"{one.code}（{one.wording}）{one.text}" for one in content.perhaps)]


def index_note(count: int) -> str:
    """What stands under the index's title."""
    return f"共{count}份。装入包内的图片已去掉拍摄位置信息的，校验值以manifest-sha256.txt为准。"


def export_name(code: str, value: Month, number: int, ending: str) -> str:
    """附件1-03-2_2024-06_01.jpg: measure, month, number; a plan's year in front where the code has it."""
    plan, _, bare = code.rpartition("/")
    measure = f"附件{bare}" if bare else UNLINKED
    return "_".join(part for part in (plan, measure, str(value), f"{number:02d}") if part) + ending
