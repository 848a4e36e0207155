"""What the merge page asks of the ledger and has done beside it; SQLAlchemy and openpyxl are loaded where it is answered."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from gui.pages.submissions_work import write_workbook
from model.errors import Cancelled
from model.periods import Month
from model.rows.changed import Changed
from model.rows.kept_file import KeptFile
from model.rows.merged import MeasureReports, MonthStanding, ReturnedRef
from model.rows.merging import Decision, MergePreview, TakenInFile
from model.rows.report import SubmissionContent, WrittenFile

if TYPE_CHECKING:
    from model.actions.take_in_returned import ReadFiles
    from model.ledger import Ledger

Progress = Callable[[int, int], None]
Asked = Callable[[], bool]

_TABLES = frozenset((".xlsx", ".xlsm", ".xls", ".et", ".ods", ".csv", ".tsv", ".txt", ".zip"))  # what is looked at in a folder
_OFFICE_LOCKS = ("~$", ".~", ".")


@dataclass(frozen=True, slots=True)
class Found:
    """What merging would do by some decisions; the measures by id, each (code, words), and their targets, each by its subject."""

    preview: MergePreview
    decisions: tuple[Decision, ...]
    measures: dict[int, tuple[str, str]] = field(default_factory=dict)
    targets: dict[int, str] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Arrived:
    """Who has reported a month, and every file that came."""

    standing: MonthStanding
    files: tuple[ReturnedRef, ...]


def found_of(ledger: Ledger, plan_id: int, month: Month, decisions: tuple[Decision, ...]) -> Found:
    """How merging a month stands by what was decided so far."""
    from model.queries.merge_base import known_measures
    from model.queries.merging import merge_preview

    with ledger.look() as connection:
        known = known_measures(connection, plan_id)
    measures = {one.id: (one.code, one.text) for one in known}
    targets = {target.id: target.subject for one in known for target in one.targets}
    return Found(merge_preview(ledger, month, plan_id=plan_id, decisions=decisions), decisions, measures, targets)


def arrived_of(ledger: Ledger, plan_id: int, month: Month, *, today: date) -> Arrived:
    """Who has reported, and what came."""
    from model.actions.senders import month_standing
    from model.queries.merge_standing import returned_files

    standing = month_standing(ledger, month, plan_id=plan_id, today=today)
    return Arrived(standing, returned_files(ledger, month, plan_id=plan_id))


def reports_of(ledger: Ledger, plan_id: int, month: Month) -> tuple[MeasureReports, ...]:
    """Every measure of which somebody else said something, or who carries it and said nothing."""
    from model.actions.unit_groups import certain_members
    from model.queries.merged_measures import measure_reports

    found = measure_reports(ledger, month, plan_id=plan_id, members=certain_members(ledger, plan_id))
    return tuple(one for one in found if one.lines or one.missing)


def reminder_of(ledger: Ledger, standing: MonthStanding, unit: str, *, today: date, language: str) -> str:
    """The notice that reminds a unit, or all that owe something. Raises UserError reminder-none."""
    from model.queries.reminders import reminder

    return reminder(ledger, standing, unit=unit, today=today, language=language)


def kept_copy(ledger: Ledger, returned_id: int) -> tuple[KeptFile, str]:
    """The kept copy of a returned file, and the name the file came with. Raises UserError returned-unknown."""
    from model.queries.returned_paper import returned_paper

    return returned_paper(ledger, returned_id)


def read_files(
    ledger: Ledger, files: Sequence[Path], month: Month, *, plan_id: int, passphrases: Sequence[str], progress: Progress, cancelled: Asked
) -> ReadFiles:
    """Read files, of folders the tables in them; nothing is written to the database. Raises Cancelled, StorageError."""
    from model.actions.take_in_returned import read_files as read

    spread = list(dict.fromkeys(_spread(files)))
    return read(ledger, spread, month, plan_id=plan_id, passphrases=passphrases, progress=progress, cancelled=cancelled)


def locked_among(files: Sequence[Path], *, progress: Progress, cancelled: Asked) -> list[Path]:
    """The packages among files and folders that are locked with a passphrase. Raises Cancelled."""
    from model.readers.locked_package import is_locked

    found: list[Path] = []
    spread = list(dict.fromkeys(_spread(files)))
    for number, file in enumerate(spread):
        _go_on(cancelled)
        progress(number, len(spread))
        found += [file] if is_locked(file) else []
    return found


def keep_files(ledger: Ledger, read: ReadFiles, *, told: list[TakenInFile]) -> Changed:
    """Keep what was read, in one change; what came of each file is put into `told`. Raises StorageError."""
    from model.actions.take_in_returned import keep_files as keep

    taken = keep(ledger, read)
    told.extend(taken.files)
    return taken.changed


def write_upward(
    ledger: Ledger, month: Month, plan_id: int, target: Path, *, today: date, progress: Progress, cancelled: Asked
) -> tuple[WrittenFile, SubmissionContent]:
    """Write the submission upward with every unit's report in it. Raises Cancelled, UserError plan-unknown, StorageError."""
    from model.actions.unit_groups import certain_members
    from model.queries.merged_measures import upward_content

    def asked() -> SubmissionContent:
        return upward_content(ledger, month, plan_id=plan_id, members=certain_members(ledger, plan_id), today=today)

    return write_workbook(asked, target, progress=progress, cancelled=cancelled)


def _spread(files: Sequence[Path]) -> Iterator[Path]:
    """Files as they are, folders by the tables in them; not what office programs leave beside open files."""
    for file in files:
        if not file.is_dir():
            yield file
            continue
        for inside in sorted(file.rglob("*")):
            if inside.suffix.lower() in _TABLES and not inside.name.startswith(_OFFICE_LOCKS) and inside.is_file():
                yield inside


def _go_on(cancelled: Asked) -> None:
    if cancelled():
        raise Cancelled
