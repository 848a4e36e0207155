"""Where a told number comes from, and what is proposed to come next: phrases of the quarter's report."""

from __future__ import annotations

from model.rows.report import TargetContent, TroubleContent

OWN_OFFICE = "本单位"
PROPOSED = "（建议）"


def total_sources(target: TargetContent) -> str:
    """Where a sum over several units comes from, each with its value and, where it is an earlier one, its month."""
    parts = "、".join(
        f"{part.unit or OWN_OFFICE}{part.value:f}" + (f"（{part.month.month}月）" if part.month != target.read_in else "") for part in target.units
    )
    return f"{target.code}“{target.subject}”的读数{target.reading}为各单位合计：{parts}。"


def proposed_step(item: TroubleContent) -> str:
    """What comes next by the measure's own dates, where the office has not written it; empty where none is to come."""
    if item.next_due is None:
        return ""
    day = f"{item.next_due.year}年{item.next_due.month}月{item.next_due.day}日"
    return f"{PROPOSED}按“{item.next_wording}”的要求，于{day}前完成" if item.next_wording else f"{PROPOSED}于{day}前完成"
