"""Governments said by their rank (县乡两级, 区级政府)."""

from __future__ import annotations

import re

from model.rows.unit_words import MeaningPart, Reach, UnitKind

_RANKS = re.compile(
    r"^各?(?P<ranks>(?:[省市州盟区县旗乡镇村、和]|街道){1,9})(?:[两二三四]级|级(?=[党人政]|地方))(?:地方)?(?:党委)?[、和]?(?:人民)?(?:政府)?$")
_MAY_ACT = frozenset({UnitKind.TOWN, UnitKind.STREET, UnitKind.ZONE})


def governments_of_ranks(text: str) -> list[MeaningPart]:
    """The governments of the ranks a wording names, and what acts in a town's place, perhaps; none where it names no rank."""
    found = _RANKS.match(text)
    ranks = found["ranks"] if found else ""
    kinds = {UnitKind.DISTRICT for sign in ranks if sign in "市州盟区县旗"} | {UnitKind.TOWN for sign in ranks if sign in "乡镇"}
    perhaps = [MeaningPart(Reach.SOME, text, _MAY_ACT)] if kinds - {UnitKind.DISTRICT} else []
    return [MeaningPart(Reach.EVERY, text, frozenset(kinds)), *perhaps] if kinds else []
