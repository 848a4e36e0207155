"""What can be copied or saved when something went wrong: enough to find a fault by, nothing of what an officer wrote."""

from __future__ import annotations

from datetime import UTC, datetime

from gui.plain_trace import plain_trace
from gui.program_facts import shape_lines, system_lines
from model.rows.shape import LedgerShape


def error_report(error: BaseException, shape: LedgerShape | None, at: datetime) -> str:
    """The report as text: program and system, the ledger's size in numbers, where the error arose."""
    head = [*system_lines(), *shape_lines(shape), f"Time: {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"]
    return "\n".join([*head, "", plain_trace(error), ""])


def file_name(at: datetime) -> str:
    """The name proposed for a saved report."""
    return f"taizhang-error-{at:%Y%m%d-%H%M%S}.txt"
