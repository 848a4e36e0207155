"""Everything that comes into the program from outside: a sound one of each kind, made up, and how the program reads it."""

from __future__ import annotations

import hashlib
import io
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from unittest.mock import patch

from PIL import Image

from model.actions.evidence import attach_evidence
from model.actions.progress import note_progress
from model.actions.review import begin_review, keep_review
from model.actions.take_in_returned import files_to_try
from model.ledger import Ledger
from model.periods import Month
from model.queries.package_content import copy_out, package_content
from model.queries.pasted import match_pasted
from model.queries.review import FOLDER, review_left
from model.readers import read_clipboard, read_plan
from model.readers.files.word_binary import with_last_paragraph
from model.readers.holiday_file import read_holidays
from model.readers.returned.own_sheet import read_own_book
from model.readers.scans.page_content import PageContent
from model.readers.scans.page_sources import PageSource, page_picture
from model.readers.texts.pasted import pasted_cells
from model.rows.report import SubmissionRow
from model.rules.pasted_columns import pasted_table
from model.rules.workdays import work_calendar
from reports.package import write_package
from tests.builders import TODAY, a_measure, a_plan, taken_in
from tests.faults.made_plans import FORMATS, page_markup, text_plan, workbook_plan
from tests.returned_files import Said, returned

JUNE = Month(2026, 6)
MEASURES = 12
SECRET = "heron valley tugboat"


@dataclass(frozen=True, slots=True)
class Input:
    """A kind of file: its ending, one that is sound, and what reads it; the reading gives how it ended."""

    ending: str
    make: Callable[[Ledger, Path], bytes]
    read: Callable[[Ledger, Path], str]


def _plan(make: Callable[[Path], Path], _ledger: Ledger, folder: Path) -> bytes:
    return make(folder).read_bytes()


def _read_plan(_ledger: Ledger, file: Path) -> str:
    if file.suffix == ".rtf":
        with_last_paragraph(file.read_bytes())
    read_plan(file)
    return "plan"


def _said(number: int, row: SubmissionRow) -> Said:
    return {"month_progress": f"第{number}处已完成，{row.code}。"} if number % 3 else None


def _workbook(ledger: Ledger, folder: Path) -> bytes:
    return returned(ledger, folder / "returned.xlsx", JUNE, unit="白河镇人民政府", say=_said, today=TODAY).read_bytes()


def _own_table(_ledger: Ledger, _folder: Path) -> bytes:
    rows = "".join(f"{number + 1},完成第{number}项整治。,第{number}次填报,推进中\n" for number in range(MEASURES))
    return f"填报单位：白河镇人民政府\n序号,工作措施,本月进展,完成状态\n{rows}".encode()


def _package(ledger: Ledger, folder: Path) -> bytes:
    content = package_content(ledger, JUNE, is_whole_year=False, today=TODAY)
    written = write_package(content, folder / "package.zip", copy_out=copy_out(has_places=False))
    return Path(written.path).read_bytes()


def _locked_package(ledger: Ledger, folder: Path) -> bytes:
    content = package_content(ledger, JUNE, is_whole_year=False, today=TODAY)
    written = write_package(content, folder / "locked.zip", copy_out=copy_out(has_places=False), passphrase=SECRET)
    return Path(written.path).read_bytes()


def _try_returned(ledger: Ledger, file: Path) -> str:
    taken, refused = files_to_try(ledger, [file], JUNE, plan_id=1, passphrases=("another", SECRET))
    return "taken" if taken else f"refused: {refused[0].code}"


def resealed(data: bytes) -> bytes:
    """A package whose lists of sums say what its files hold now, so that what was changed in them is read."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sums = {name: hashlib.sha256(part).hexdigest() for name, part in parts.items()}
    for manifest in [name for name in parts if name.endswith("manifest-sha256.txt")]:
        of_tags = manifest.rpartition("/")[2].startswith("tag")
        top = manifest.rpartition("/")[0] + "/" if "/" in manifest else ""
        named = {name.removeprefix(top): value for name, value in sums.items() if name.startswith(f"{top}data/") is not of_tags}
        parts[manifest] = "".join(f"{value}  {name}\n" for name, value in named.items() if not name.startswith("tag")).encode()
        sums[manifest] = hashlib.sha256(parts[manifest]).hexdigest()
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return made.getvalue()


def _try_package(ledger: Ledger, file: Path) -> str:
    with_sums = file.with_name("resealed.zip")
    try:
        with_sums.write_bytes(resealed(file.read_bytes()))
        _try_returned(ledger, with_sums)
    except (zipfile.BadZipFile, OSError, ValueError, EOFError, NotImplementedError, RuntimeError, LookupError, zipfile.zlib.error):
        pass  # no zip any more that could be sealed anew
    finally:
        with_sums.unlink(missing_ok=True)
    return _try_returned(ledger, file)


def _own_sheet(_ledger: Ledger, folder: Path) -> bytes:
    return workbook_plan(folder).read_bytes()


def _read_own(_ledger: Ledger, file: Path) -> str:
    return f"{len(read_own_book(file).tables) > 0}"


def _holidays(_ledger: Ledger, _folder: Path) -> bytes:
    off = ("2031-01-01", "2031-01-22 至 2031-01-29", "2031-04-05", "2031-05-01 至 2031-05-05", "2031-06-24", "2031-10-01 至 2031-10-08")
    return ("日期,休或班\n" + "".join(f"{day},休\n" for day in off) + "2031-09-28,班\n").encode()


def _read_holidays(_ledger: Ledger, file: Path) -> str:
    return f"{len(read_holidays(file, work_calendar()))} years"


def _column(_ledger: Ledger, _folder: Path) -> bytes:
    return "".join(f"1-01-{number + 1}\t完成第{number}项整治。\t第{number}处已完成。\n" for number in range(MEASURES)).encode()


def _paste_column(ledger: Ledger, file: Path) -> str:
    text = file.read_text(encoding="utf-8", errors="replace")
    match_pasted(ledger, pasted_table(pasted_cells(text)), [], plan_id=1, month=JUNE, today=TODAY)
    return "matched"


def _table(_ledger: Ledger, _folder: Path) -> bytes:
    return page_markup().encode()


def _paste_table(_ledger: Ledger, file: Path) -> str:
    text = file.read_text(encoding="utf-8", errors="replace")
    read_clipboard(text, "", "pasted")
    return "plan"


def _paste_text(_ledger: Ledger, file: Path) -> str:
    read_clipboard(None, file.read_text(encoding="utf-8", errors="replace"), "pasted")
    return "plan"


def _review(ledger: Ledger, folder: Path) -> bytes:
    review = begin_review(text_plan(folder), progress=lambda *_: None, cancelled=lambda: False)
    keep_review(ledger, review)
    return (ledger.folder / FOLDER / f"{review.name}.json").read_bytes()


def _read_review(ledger: Ledger, file: Path) -> str:
    place = ledger.folder / FOLDER
    place.mkdir(exist_ok=True)
    (place / "try.json").write_bytes(file.read_bytes())
    review_left(ledger, "try")
    return "review"


PLANS: dict[str, Input] = {
    f"plan.{ending}": Input(ending, partial(_plan, make), _read_plan) for ending, make in FORMATS.items()
}  # fmt: skip
MERGED: dict[str, Input] = {
    "returned.xlsx": Input("xlsx", _workbook, _try_returned),
    "returned.csv": Input("csv", _own_table, _try_returned),
    "package.zip": Input("zip", _package, _try_package),
    "locked.zip": Input("locked", _locked_package, _try_returned),  # changed as bytes: what is in it cannot be packed anew
    "own-sheet.xlsx": Input("xlsx", _own_sheet, _read_own),
}
BESIDE: dict[str, Input] = {
    "holidays.csv": Input("csv", _holidays, _read_holidays),
    "pasted-column.txt": Input("txt", _column, _paste_column),
    "pasted-table.html": Input("html", _table, _paste_table),
    "pasted-text.txt": Input("txt", partial(_plan, text_plan), _paste_text),
    "left-review.json": Input("txt", _review, _read_review),
}
INPUTS = PLANS | MERGED | BESIDE


def _looked_at(pages: list[PageSource], **_: object) -> list[PageContent]:
    """Pictures opened as for recognition, which itself takes seconds and sees only points."""
    for page in pages[:2]:
        page_picture(page)
    return [PageContent((), (), (1.0, 1.0), (1.0, 1.0), (1.0, 0, 0, 0, 1.0, 0, 0, 0, 1.0)) for _ in pages]


@contextmanager
def bench() -> Iterator[tuple[Ledger, Path]]:
    """A ledger that files are read for, and a folder to lay them in; nothing is recognised or converted, which takes
    seconds in processes of their own."""
    with (
        tempfile.TemporaryDirectory() as name,
        patch("model.readers.scans.scan.recognised", _looked_at),
        patch("model.readers.office.office_program", lambda: None),
        Ledger.open(Path(name) / "ledger", chain="c") as ledger,
    ):
        folder = Path(name)
        taken_in(ledger, a_plan(*(a_measure(f"完成第{n}项整治。") for n in range(MEASURES))))
        note_progress(ledger, 1, JUNE, "=已抽测5个。", today=TODAY)
        Image.new("RGB", (32, 24), "green").save(folder / "photo.jpg")
        attach_evidence(ledger, [1, 2], [folder / "photo.jpg"], month=JUNE)
        yield ledger, folder
