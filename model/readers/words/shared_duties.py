"""Units that one sentence gives to all items below it: "以下均由各镇落实，不再列出", "各项任务均涉及各县，下同"."""

from __future__ import annotations

import re
from collections.abc import Iterable

from model.readers.words.unit_shapes import looks_like_units
from model.readers.words.wording import CLAUSE_ENDS

_HOLDS_ON = re.compile(
    r"以下(?:各项|所有|任务|工作|措施|事项|同|均|都)|下同|不再(?:一一|逐一|逐项|另行|单独|重复)?(?:列|做分|作分|分工|注明|标注|说明|重复)"
)
_FOR_ALL = re.compile(r"(?:均|都|皆)(?:需要?|须|应当?|要)?(?:涉及到?|包括|含|由|为|有|请)?")
_DOING = re.compile(
    r"(?:按照?(?:各自)?职责(?:分工)?|分别|共同|具体|组织|抓好|做好|予以)*(?:负责|落实|实施|承担|执行|配合|参与|推进)+(?:落实|实施)?$"
)
_ROLE = re.compile(r"(?:责任|牵头|配合|落实|实施|主体)(?:单位|部门|主体|责任)$")
_BEFORE = re.compile(r"^(?:以下|其他|其它|所有|全部|各项|具体|任务|工作|措施|事项|内容|[，、])+")
_FROM_HERE = re.compile(r"[，,](?=(?:以下|其他|其它|其余|各项|后续)[^，,。；;]{0,40}(?:均|都|皆))")
_MARKS = "，,、；;。 "


def shared_in(text: str) -> tuple[str, str]:
    """The text without its sentence that holds for all items below, and that sentence; "" when it has none."""
    kept, said = [], ""
    for clause in CLAUSE_ENDS.split(text):
        own, for_all = _parted(clause)
        if _HOLDS_ON.search(for_all) and shared_units(for_all):
            said = for_all.strip(_MARKS)
            kept.append(own)
        else:
            kept.append(clause)
    return "".join(kept).rstrip("。；;，, ") if said else text, said


def _parted(clause: str) -> tuple[str, str]:
    """A clause in front of "以下…" or "其他…", and from there on: its own units end in a comma there."""
    found = _FROM_HERE.search(clause)
    return (clause[: found.start()], clause[found.end() :]) if found else ("", clause)


def shared_units(sentence: str) -> str:
    """The units such a sentence names, as written; "" when it cannot be told which they are."""
    for clause in re.split(r"[，,。；;]", sentence):
        found = _FOR_ALL.search(clause)
        if found is None:
            continue
        behind = _ROLE.sub("", _DOING.sub("", clause[found.end() :]))
        before = _BEFORE.sub("", clause[: found.start()])
        for units in (behind, before):
            if units and looks_like_units(units):
                return units
    return ""


def added_units(units: str, named: Iterable[str]) -> str:
    """Those of the units that an item does not name itself."""
    there = "、".join(named)
    return "、".join(unit for unit in re.split(r"、(?![^（(]*[）)])", units) if unit not in there)
