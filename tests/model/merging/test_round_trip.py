"""Three hundred measures, twelve months, whatever was done to the workbook: not a value is lost, none is somebody else's.

What becomes of signs in other encodings and formats is tried on fewer: every kind of value stands among the first sixty.
"""

from __future__ import annotations

import random
import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from sqlalchemy import select

from model.ledger import Ledger
from model.periods import Month
from model.rows.report import SubmissionContent
from model.rows.words import State
from model.store.tables import Measure, Progress, Target, Unit, UnitReading
from model.workbook_layout import COLUMNS, IDS_SHEET, STATE_WORDS
from reports.workbook import write_submission
from tests.builders import a_plan, taken_in
from tests.model.merging import scene
from tests.model.merging.scene import BUREAU, STATES, TOWN

pytestmark = pytest.mark.no_cover  # what a whole year goes through is covered by its own tests
COUNT, FEW = 300, 60
HOSTILE = (
    "=HYPERLINK(\"x\")", "+86", "-1", "@甲", "𠮷㐂䶮", "😀👩‍👩‍👧完成", "שלום 完成 مرحبا", "一行\n二行\n\n四行", "_x000D_原样", "“引号”,逗号;分号\t制表",
    "'撇号", "０１２３全角", "<b>&amp;</b>", "20", "2026-05-01", "TRUE", "——完成——",
)
Values = dict[str, tuple[str, State | None, str, str, date | None, Decimal | None]]


@pytest.fixture(scope="module")
def source(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A town's ledger with three hundred measures."""
    with Ledger.open(tmp_path_factory.mktemp("source") / "ledger", chain="s") as ledger:
        yield taken_in(ledger, a_plan(*scene.many_measures(COUNT)), unit=TOWN)


@pytest.fixture(scope="module")
def few(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """A smaller town's ledger."""
    with Ledger.open(tmp_path_factory.mktemp("few") / "ledger", chain="s") as ledger:
        yield taken_in(ledger, a_plan(*scene.many_measures(FEW)), unit=TOWN)


@pytest.fixture(scope="module")
def bureau(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ledger]:
    """The bureau's, that took the same plan in with an empty ledger of its own."""
    with Ledger.open(tmp_path_factory.mktemp("bureau") / "ledger", chain="b") as ledger:
        yield taken_in(ledger, a_plan(*scene.many_measures(COUNT)), unit=BUREAU)


def filled(ledger: Ledger, month: Month) -> tuple[SubmissionContent, Values]:
    """The month's submission with every cell filled in, and what must arrive of it."""
    luck = random.Random(month.month)
    content = scene.content_of(ledger, month)
    rows, wanted = [], {}
    for number, row in enumerate(content.rows):
        text = f"{HOSTILE[number % len(HOSTILE)]} {row.code} {month.month}月" if number % 2 else f"{month}：完成{luck.randrange(9999)}处。"
        state, day = STATES[number % len(STATES)], date(month.year, month.month, 1 + number % 28)
        value = Decimal(luck.randrange(-5000, 500_000)) / 100
        trouble, proof = ("", "") if number % 4 else (f"问题{luck.random()}", f"佐证{number}.pdf\n照片{number}.jpg")
        targets = tuple(replace(target, value=value) for target in row.targets)
        rows.append(replace(
            row, month_progress=text, state=state, trouble=trouble, evidence=tuple(proof.split("\n")) if proof else (), reported_on=day,
            targets=targets,
        ))  # fmt: skip
        wanted[row.code] = (text, state, trouble, proof, day, value if targets else None)
    return replace(content, rows=tuple(rows)), wanted


def arrived(ledger: Ledger, month: Month, name: str = TOWN) -> Values:
    """What the bureau's ledger holds of a month and a unit."""
    with ledger.read() as session:
        unit = session.scalar(select(Unit.id).where(Unit.name == name))
        of_month = (UnitReading.unit_id == unit, UnitReading.year == month.year, UnitReading.month == month.month)
        found = select(Target.measure_id, UnitReading.value).join(Target, Target.id == UnitReading.target_id).where(*of_month)
        readings = {row.measure_id: row.value for row in session.execute(found)}
        rows = session.execute(
            select(Measure.code, Progress).join(Measure, Measure.id == Progress.measure_id)
            .where(Progress.unit_id == unit, Progress.year == month.year, Progress.month == month.month)
        )  # fmt: skip
        return {
            code: (row.text, row.state, row.trouble, row.proof, row.reported_on, readings.get(row.measure_id)) for code, row in rows
        }


def plain(path: Path, folder: Path) -> list[Path]:
    return [path]


def sorted_by_progress(path: Path, folder: Path) -> list[Path]:
    place = [column.column for column in COLUMNS].index("month_progress")
    return [scene.altered(path, folder / "a.xlsx", lambda sheet: scene.rearranged(
        sheet, lambda rows: sorted(rows, key=lambda row: str(row[place]))))]


def sorted_without_the_hidden_column(path: Path, folder: Path) -> list[Path]:
    def order(rows: list[list[Any]]) -> list[list[Any]]:
        shown = sorted((row[:-1] for row in rows), key=lambda row: str(row[2]), reverse=True)
        return [[*row, last[-1]] for row, last in zip(shown, rows, strict=True)]

    return [scene.altered(path, folder / "a.xlsx", lambda sheet: scene.rearranged(sheet, order))]


def with_rows_put_in(path: Path, folder: Path) -> list[Path]:
    def alter(sheet: Any) -> None:
        scene.unmerged(sheet)
        for number in range(sheet.max_row, 4, -7):
            sheet.insert_rows(number)
        sheet.insert_rows(1, 2)
        sheet["A1"] = "某某填表"

    return [scene.altered(path, folder / "a.xlsx", alter)]


def with_hidden_rows(path: Path, folder: Path) -> list[Path]:
    def alter(sheet: Any) -> None:
        for number in range(5, sheet.max_row, 2):
            sheet.row_dimensions[number].hidden = True
        sheet.auto_filter.ref = f"A3:Q{sheet.max_row}"

    return [scene.altered(path, folder / "a.xlsx", alter)]


def with_columns_shuffled(path: Path, folder: Path) -> list[Path]:
    order = list(range(len(COLUMNS)))
    random.Random(1).shuffle(order)
    return [scene.with_columns(path, folder / "a.xlsx", order)]


def without_the_ids(path: Path, folder: Path) -> list[Path]:
    return [scene.with_columns(path, folder / "a.xlsx", range(len(COLUMNS) - 1), keeps_ids=False)]


def without_the_plans_words(path: Path, folder: Path) -> list[Path]:
    return [scene.with_columns(path, folder / "a.xlsx", [0, *range(7, len(COLUMNS))])]


def with_the_hidden_sheet_renamed(path: Path, folder: Path) -> list[Path]:
    book = load_workbook(path)
    book[IDS_SHEET].sheet_state = "visible"
    book[IDS_SHEET].title = "Sheet9"
    book.save(folder / "a.xlsx")
    return [folder / "a.xlsx"]


def every_sheet_in_a_book_of_its_own(path: Path, folder: Path) -> list[Path]:
    made = []
    for title, rows in scene.sheet_rows(path).items():
        book = Workbook()
        sheet = book.active
        assert sheet is not None
        for number, row in enumerate(rows, 1):
            for column, value in enumerate(row, 1):
                scene.put(sheet.cell(number, column), value)
        book.save(folder / f"{title}.xlsx")
        made.append(folder / f"{title}.xlsx")
    return made


def as_csv(encoding: str) -> Callable[[Path, Path], list[Path]]:
    def convert(path: Path, folder: Path) -> list[Path]:
        return [scene.as_csv(path, folder / f"{sheet}.csv", sheet, encoding) for sheet in scene.sheet_rows(path)]

    return convert


def with_days_and_numbers_as_text(path: Path, folder: Path) -> list[Path]:
    places = [column.column for column in COLUMNS]
    day, reading, state = (places.index(name) + 1 for name in ("reported_on", "reading", "state"))

    def alter(sheet: Any) -> None:
        for number in range(4, sheet.max_row + 1):
            said = sheet.cell(number, day).value
            if said is not None:
                sheet.cell(number, day).value = f"{said.year}.{said.month}.{said.day}"
            value = sheet.cell(number, reading).value
            if value is not None:
                sheet.cell(number, reading).value = f"{value}个".translate(str.maketrans("0123456789", "０１２３４５６７８９"))
            if sheet.cell(number, state).value == STATE_WORDS[State.CLOSED]:
                sheet.cell(number, state).value = "已 办结"

    return [scene.altered(path, folder / "a.xlsx", alter)]


WAYS = [
    plain, sorted_by_progress, sorted_without_the_hidden_column, with_rows_put_in, with_hidden_rows, with_columns_shuffled, without_the_ids,
    without_the_plans_words, with_the_hidden_sheet_renamed, every_sheet_in_a_book_of_its_own, as_csv("utf-8-sig"),
    with_days_and_numbers_as_text,
]  # a month for each


def differences(wanted: Values, found: Values) -> list[object]:
    return [(code, value, found.get(code)) for code, value in wanted.items() if found.get(code) != value]


@pytest.mark.parametrize(("month", "way"), [pytest.param(Month(2026, number), way, id=way.__name__) for number, way in enumerate(WAYS, 1)])
def test_every_value_of_every_measure_arrives(
    month: Month, way: Callable[[Path, Path], list[Path]], source: Ledger, bureau: Ledger, tmp_path: Path
) -> None:
    content, wanted = filled(source, month)
    path = tmp_path / f"{TOWN}.xlsx"
    write_submission(content, path)
    taken = scene.taken(bureau, *way(path, tmp_path), month=month)

    preview = scene.looked_at(bureau, month=month)
    assert [one.outcome for one in taken.files] == ["new"] * len(taken.files)
    assert preview.open == ()
    scene.merged(bureau, month=month)

    assert differences(wanted, arrived(bureau, month)) == []
    assert len(arrived(bureau, month)) == COUNT
    assert scene.looked_at(bureau, month=month).writes == ()


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_a_csv_arrives_in_whatever_encoding(encoding: str, few: Ledger, tmp_path: Path) -> None:
    month = Month(2026, 3)
    content, wanted = filled(few, month)
    write_submission(content, tmp_path / "a.xlsx")
    with Ledger.open(tmp_path / "ledger", chain="b") as bureau:
        taken_in(bureau, a_plan(*scene.many_measures(FEW)), unit=BUREAU)
        scene.taken(bureau, *as_csv(encoding)(tmp_path / "a.xlsx", tmp_path), month=month)
        scene.merged(bureau, month=month)

        assert differences(wanted, arrived(bureau, month)) == []


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize(("ending", "lost"), [("xlsx", ""), ("xls", ""), ("ods", "\t")])  # LibreOffice itself drops tabs of its own format
def test_what_libreoffice_saved_again_arrives(ending: str, lost: str, few: Ledger, tmp_path: Path) -> None:
    month = Month(2026, 8)
    content, wanted = filled(few, month)
    write_submission(content, tmp_path / "a.xlsx")
    subprocess.run(
        ["soffice", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless", "--convert-to", ending, "--outdir",
         str(tmp_path / "out"), str(tmp_path / "a.xlsx")], check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    with Ledger.open(tmp_path / "ledger", chain="b") as bureau:
        taken_in(bureau, a_plan(*scene.many_measures(FEW)), unit=BUREAU)
        scene.taken(bureau, tmp_path / "out" / f"a.{ending}", month=month)
        assert scene.looked_at(bureau, month=month).open == ()
        scene.merged(bureau, month=month)

        kept = {code: (values[0].translate({ord(sign): None for sign in lost}), *values[1:]) for code, values in wanted.items()}
        assert differences(kept, arrived(bureau, month)) == []
