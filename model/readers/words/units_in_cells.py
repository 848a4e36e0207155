"""The units a cell names: parted, pieces of broken names joined, remarks in brackets kept with their unit."""

from __future__ import annotations

import re

from model.readers.words.unit_shapes import (
    UnitKind,
    has_beginning,
    is_bare,
    is_everyday,
    is_shaped,
    is_strange,
    kind_of,
)
from model.readers.words.vocabulary import UnitList, Vocabulary, rejoined_brackets
from model.readers.words.wording import compact, is_dash, signs_outside_brackets

_ONE_BODY = r"(?:管委会|管理委员会|街道办事处|[镇乡]人民政府)"
_TWO_BODIES = re.compile(
    rf"{_ONE_BODY}[一-龥]{{2,8}}{_ONE_BODY}$|^([省市区县])[一-龥]{{1,10}}[局委]\1[一-龥]{{1,10}}(?:局|委|中心)$"
)
_OPEN_END = re.compile(r"[、，]?等(?:[一-龥]{0,8}(?:部门|单位|部们|机构|委办局|属地))?$")
_DESCRIBED = re.compile(r"[^、，]等[一-龥]{3,8}(?:部门|单位|机构)$")  # 区某局等行业主管部门
_AND = re.compile(r"以及|会同|及|和|与|[/／]")
_GROUP_SIGNS = ("各", "相关", "有关", "其他")
_LIKE_FIRST = re.compile(r"(?:乡镇|镇|乡|街道)?(?:人民政府|政府|办事处|街道办|管委会|管理委员会)")  # 各镇政府、街道办事处
_TOWN = re.compile(r"(?:[镇乡区县市]人民政府|[镇乡]政府|街道办事处)$")  # each a body of its own
_AREA = r"[县市区旗州乡镇](?:[（(][县市区旗州乡镇、]+[）)])?"
_SHARED_ENDING = (  # 各县、区人民政府, 各市、县（市、区）政府: one group under two names
    re.compile(rf"各(?:{_AREA}、)*{_AREA}$"),
    re.compile(rf"(?:{_AREA}、)*{_AREA}[县市区旗]?(?:人民)?政府"),
)
_TOWN_SIGNS = ("镇", "乡", "街道", "地区")  # a town's name may end before them
_MAIN_OFFICE = "办公室"
_OFTEN = 2  # a name seen more often is whole
_MOST_IN_CELL = 400  # a longer cell is no list of units
_MOST_PIECES = 4  # a name is not broken into more


NO_UNITS = UnitList(())


def units_in(text: str, vocabulary: Vocabulary, *, by_marks: bool | None = None) -> UnitList:
    """The units a cell names; `by_marks` says that 、 always parts two units."""
    if not text.strip() or is_dash(text):
        return NO_UNITS
    key = (text, by_marks)
    known = vocabulary.read.get(key)
    if known is None:
        known = vocabulary.read[key] = _read(text, vocabulary, by_marks=by_marks)
    return known


def _read(text: str, vocabulary: Vocabulary, *, by_marks: bool | None) -> UnitList:
    always = vocabulary.parts_by_marks if by_marks is None else by_marks
    names: list[str] = []
    odd: list[tuple[str, str]] = []
    open_end = ""
    names_in_order = [
        name for pieces in _groups(text, vocabulary, always=always) for name in _joined(pieces, vocabulary)
    ]
    for joined in names_in_order:
        ended = _OPEN_END.search(joined)
        open_end = ended[0] if ended else open_end
        if ended and _DESCRIBED.search(joined) and joined is not names_in_order[-1]:
            odd.append((joined, ""))  # one more body between two others, or only what those before it are
        for one in _parted(joined[: ended.start()] if ended else joined, vocabulary):
            if one in names:
                odd.append((one, one))
            elif one and not is_dash(one):
                if not (always and names and names[-1].startswith("各") and _LIKE_FIRST.fullmatch(one)):
                    odd.extend(_oddity(one, vocabulary))
                names.append(one)
    return UnitList(tuple(names), open_end, tuple(odd))


def _groups(text: str, vocabulary: Vocabulary, *, always: bool) -> list[list[str]]:
    """The pieces of a cell; names are never joined over a mark between them, so each run is a group."""
    groups: list[list[str]] = [[]]
    for word in re.findall(r"[^\s，,；;]+|[，,；;]", rejoined_brackets(text.replace("：", ":"))):
        if word in "，,；;":
            groups.append([])
            continue
        parts = _outside_brackets(word)
        more_comes = len(parts) > 1 and not parts[-1]  # a mark at the line's end: another name follows
        if not always and len(parts) > 1:
            parts = _kept_together(parts, vocabulary)
        for index, part in enumerate(parts):
            if index and always:
                groups.append([])
            if part:
                groups[-1].append(part)
        if more_comes:
            groups.append([])
    return [group for group in groups if group]


def _outside_brackets(word: str) -> list[str]:
    """The word parted at each 、 that stands outside brackets."""
    parts, start = [], 0
    for index in signs_outside_brackets(word, "、"):
        if not _is_shared(word, index):
            parts.append(word[start:index])
            start = index + 1
    return [*parts, word[start:]]


def _is_shared(word: str, index: int) -> bool:
    """True for a 、 inside 各县、区人民政府."""
    before, behind = _SHARED_ENDING
    return bool(before.search(word, 0, index) and behind.match(word, index + 1))


def _kept_together(parts: list[str], vocabulary: Vocabulary) -> list[str]:
    """Parts joined by 、 again where the second is no unit of its own: one body with two names."""
    kept = parts[:1]
    for part in filter(None, parts[1:]):
        alone = (
            vocabulary.knows(part)
            or (vocabulary.prefix and part.startswith(vocabulary.prefix))
            or is_everyday(_OPEN_END.sub("", part))
            or (len(part) > 5 and _TOWN.search(part))
        )
        if alone or part.startswith(_GROUP_SIGNS):
            kept.append(part)
        else:
            kept[-1] = f"{kept[-1]}、{part}"
    return kept


def _joined(pieces: list[str], vocabulary: Vocabulary) -> list[str]:
    """The pieces joined to names so that as many as possible read as units."""
    if all(vocabulary.knows(piece) > _OFTEN for piece in pieces):
        return pieces
    pieces = _without_stutter(pieces)
    if len(pieces) > _MOST_IN_CELL:
        return pieces
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(pieces) + 1):
        choices = []
        for start in range(max(0, end - _MOST_PIECES), end):
            name = "".join(pieces[start:end])
            gain = _worth(name, end - start, vocabulary)
            if end - start > 1 and not vocabulary.knows(name) and _are_two(pieces[start:end], vocabulary):
                gain = -1.5 * (end - start)  # what stands before it is misread, and no part of it
            choices.append((best[start][0] + gain, [*best[start][1], name]))
        best.append(max(choices, key=lambda choice: choice[0]))
    return best[-1][1]


def _are_two(pieces: list[str], vocabulary: Vocabulary) -> bool:
    """True when the last piece is a unit of its own: seen elsewhere, or begun as the first piece is."""
    first, last = pieces[0], pieces[-1]
    if not is_shaped(last):
        return False
    signs = (*_GROUP_SIGNS, vocabulary.prefix or _GROUP_SIGNS[0])
    begun = first.startswith(signs) and has_beginning(last)
    return vocabulary.knows(last) >= _OFTEN or (begun and not last.startswith(_TOWN_SIGNS))


def _without_stutter(pieces: list[str]) -> list[str]:
    """The pieces without one that only repeats the end of the name before it (管委会 会)."""
    kept: list[str] = []
    for piece in pieces:
        if kept and is_bare(piece) and len(piece) < 4 and kept[-1].endswith(piece) and is_shaped(kept[-1]):
            continue
        kept.append(piece)
    return kept


def _worth(name: str, pieces: int, vocabulary: Vocabulary) -> float:
    name = _OPEN_END.sub("", name)
    if pieces > 1:
        if vocabulary.knows(name):
            return 2.0
        return 0.6 if is_shaped(name) and _glued(name, vocabulary) is None else -1.5 * pieces
    if vocabulary.knows(name) > _OFTEN or not name:
        return 2.0
    if is_shaped(name):
        return 1.0 if has_beginning(name) else 0.9
    return -2.0 if is_bare(name) else -1.0


def _parted(name: str, vocabulary: Vocabulary) -> list[str]:
    """One name, or the several that were glued together or joined by 及."""
    for found in _AND.finditer(name):
        left, right = name[: found.start()], name[found.end() :]
        if is_shaped(left) and is_shaped(right) and (has_beginning(right) or vocabulary.knows(right)):
            return [*_parted(left, vocabulary), *_parted(right, vocabulary)]
    return _glued(name, vocabulary) or [name]


def _glued(name: str, vocabulary: Vocabulary) -> list[str] | None:
    """The units of a name that lost the blanks between them; None when it is one name."""
    if len(name) < 7 or vocabulary.knows(name) > _OFTEN:
        return None
    starts = [
        i for i in range(3, len(name) - 2) if name[i] == vocabulary.prefix or name.startswith(_GROUP_SIGNS, i)
    ]
    if len(name) > 11:
        starts.extend(vocabulary.starts_in(name))
    for start in starts:
        left, right = name[:start], name[start:]
        if not _stands_alone(left, vocabulary):
            continue
        if _stands_alone(right, vocabulary):
            return [left, right]
        rest = _glued(right, vocabulary)
        if rest:
            return [left, *rest]
    return None


def _stands_alone(name: str, vocabulary: Vocabulary) -> bool:
    if not is_shaped(name):
        return False
    return (
        bool(vocabulary.knows(name))
        or is_everyday(name)
        or (name.startswith(_GROUP_SIGNS) and kind_of(name) is UnitKind.PLACE)
    )


def _oddity(name: str, vocabulary: Vocabulary) -> tuple[tuple[str, str], ...]:
    if name not in vocabulary.oddities:
        vocabulary.oddities[name] = tuple(_find_oddity(name, vocabulary))
    return vocabulary.oddities[name]


def _find_oddity(name: str, vocabulary: Vocabulary) -> list[tuple[str, str]]:
    if name[0] in "（(":
        return [(name, "")]
    near = vocabulary.nearest(name)
    if near:
        return [(name, near)]
    if vocabulary.bracket_is_astray(name):
        return [(name, "")]
    if _TWO_BODIES.search(name) or _may_be_two(name, vocabulary):  # a line end that parted them may be lost
        return [(name, "")]
    if name == _MAIN_OFFICE and vocabulary.offices * 2 >= vocabulary.bodies:  # a plan of one body's own offices
        return []
    if is_shaped(name):
        return [(name, "")] if vocabulary.knows(name) < _OFTEN and is_strange(name) else []
    return [] if _is_wide(name) else [(name, "")]


def _may_be_two(name: str, vocabulary: Vocabulary) -> bool:
    """True when inside a name another begins as most of the plan do, and both read as units."""
    starts = [at for at in range(4, len(name) - 3) if name[at] == vocabulary.prefix or name.startswith("团", at)]
    starts += [len(name) - 3] if name[-3:].startswith("团") and len(name) > 6 else []
    return any(is_shaped(name[:at]) and is_shaped(name[at:]) and is_everyday(name[at:]) for at in starts)


def _is_wide(name: str) -> bool:
    """True for one body with two names (甲、乙) when both read as units."""
    return "、" in name and all(is_shaped(part) for part in compact(name).split("、"))
