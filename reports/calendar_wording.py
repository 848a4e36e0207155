"""The words of the calendar file."""

from __future__ import annotations

from model.rows.calendar_file import EventContent, EventKind
from reports.wording import month

EVENT_KINDS = {
    EventKind.REPORT: "报送", EventKind.DUE: "到期", EventKind.BEGIN: "开始", EventKind.MILESTONE: "节点", EventKind.OCCURRENCE: "定期",
    EventKind.LOOK: "季末查看",
}


def calendar_name(unit: str) -> str:
    """What a calendar program calls the whole file."""
    return f"台账（{unit}）" if unit else "台账"


def event_title(content: EventContent, longest: int, *, is_settled: bool) -> str:
    """An event in one line: what it is, of which measure; a tick before it once nothing is left to do."""
    text = " ".join(content.text.split())
    if content.kind is EventKind.REPORT:
        months = month(content.covers[-1]) if content.covers else ""
        text = f"{months}进展" + (f" → {text}" if text else "")
    if content.kind is EventKind.LOOK:
        text = f"持续性工作{content.measures}项，本季度{content.silent}项未记进展"
    text = text if len(text) <= longest else text[:longest] + "…"
    return f"{'✓ ' if is_settled else ''}【{EVENT_KINDS[content.kind]}】{content.code} {text}".replace("】 ", "】")


def event_text(content: EventContent) -> str:
    """What stands in an event: the measure whole, the plan's words for the day, and where it comes from."""
    source = " ".join(part for part in (content.plan, content.code, content.task) if part)
    lines = ["" if content.kind is EventKind.REPORT else content.text, f"时限：{content.wording}" if content.wording else "", source]
    return "\n".join(line for line in lines if line)
