"""What the history's page asks of the ledger; SQLAlchemy is loaded where the question is answered."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from model.rows.faults import CheckReport
from model.rows.history import HistoryFilter, HistoryLine, HistoryPage, LineDetail

if TYPE_CHECKING:
    from model.ledger import Ledger


def page_of(ledger: Ledger, kept: HistoryFilter, *, before: int | None, limit: int) -> HistoryPage:
    """Some lines that a filter keeps."""
    from model.queries.ledger_history import history_page

    return history_page(ledger, kept, before=before, limit=limit)


def persons_of(ledger: Ledger) -> tuple[str, ...]:
    """Everybody in whose name something was changed."""
    from model.queries.ledger_history import history_persons

    return history_persons(ledger)


def detail_of(ledger: Ledger, line: HistoryLine) -> LineDetail:
    """A line whole."""
    from model.queries.ledger_history import line_detail

    return line_detail(ledger, line)


def further_doors_of(ledger: Ledger, line: HistoryLine, *, after: int) -> tuple[HistoryLine, tuple[tuple[int, str], ...]]:
    """A line, and the next of its measures."""
    from model.queries.ledger_history import further_doors

    return line, further_doors(ledger, line, after=after)


def checked(
    ledger: Ledger,
    *,
    progress: Callable[[int, int], None],  # noqa: ARG001 - long work is given both
    cancelled: Callable[[], bool],  # noqa: ARG001
) -> CheckReport:
    """Whether the chain holds from its beginning to its end."""
    from model.queries.check import check_history

    return check_history(ledger)
