"""What a document itself teaches: its units and how often each stands, its deadlines, its ways of saying "none"."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import Levenshtein

from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.unit_shapes import (
    UnitKind,
    everyday_slip,
    is_bare,
    is_everyday,
    is_office,
    is_shaped,
    is_short_group,
    kind_of,
    stem_and_ending,
    without_brackets,
)
from model.readers.words.wording import REMARK, compact, has_ended, is_dash, names_time

_SPACES = re.compile(r"[\s、，,；;]+")
_BRACKET = re.compile(r"[（(].*")
_BEFORE_REMARK = re.compile(r"(?<=\S)\s+(?=[（(])")
_BEHIND_REMARK = re.compile(r"([）)])(?=[^\s、，,；;）)等\0])")
_KINDS_OF_AREA = r"(?:街道|乡镇|镇街|[县市区旗州盟镇乡])"
_INNER_REMARK = re.compile(  # 各县（市、区）政府: the name goes on behind its bracket
    rf"(各(?:[县市区旗州盟]、)*{_KINDS_OF_AREA}+[（(]{_KINDS_OF_AREA}(?:、{_KINDS_OF_AREA})*[）)])\s*"
    r"([县市区旗州盟镇乡]{0,2})\s*(?=人民政府|政府(?!办|服)|党委(?!办)|党工委|管委会|办事处)"
)
_INNER = "\0"  # stands behind such a bracket while remarks are parted
_FIRST = "区市县省旗州盟"
_LEVELS = _FIRST + "镇乡"
_LONGEST_TIME = 9  # signs of a wording in which one misread sign is looked for
_LONGEST_KNOWN = 30  # signs
_MOST_KNOWN = 400  # long names that are looked for inside others
_DATE_SIGNS = "年月日上中下旬初末底半季度前后起一二三四春夏秋冬"
_SEATS = frozenset({"局", "委", "委员会", "办", "厅"})  # endings a bureau has one of
_RARE = 0.06  # share of a kind of body in a column below which it is odd there
_KNOWN = 25  # filled cells from which on it is known what a column holds


@dataclass(frozen=True, slots=True)
class UnitList:
    """The units of one cell in order; `open_end` is the wording of 等部门; `odd` are names that raise a doubt."""

    names: tuple[str, ...]
    open_end: str = ""
    odd: tuple[tuple[str, str], ...] = ()  # name, what it should perhaps be ("" when nothing is near)


@dataclass(slots=True)
class Vocabulary:
    """Counts over one document; read-only once `learn` is done."""

    units: Counter[str] = field(default_factory=Counter)
    deadlines: Counter[str] = field(default_factory=Counter)
    dashes: Counter[Column] = field(default_factory=Counter)
    blanks: Counter[Column] = field(default_factory=Counter)
    kinds: Counter[tuple[Column, UnitKind]] = field(default_factory=Counter)
    filled: Counter[Column] = field(default_factory=Counter)  # kinds met in each column
    placed: Counter[tuple[Column, str]] = field(default_factory=Counter)  # units met in each column
    odd_kinds: dict[Column, frozenset[UnitKind]] = field(default_factory=dict)  # hardly ever met in a column
    marks: int = 0  # cells whose units are parted by 、 and not by blanks
    spaces: int = 0
    ended: int = 0  # measures that end as sentences do
    unended: int = 0
    bodies: int = 0  # names of units met
    offices: int = 0  # of these, offices inside a body
    prefix: str = ""  # the sign most units begin with: 区, 市, 县 …
    _by_count: list[tuple[str, int]] = field(default_factory=list)
    read: dict[tuple[str, bool | None], UnitList] = field(default_factory=dict)  # cells already read
    _long_names: re.Pattern[str] = re.compile(r"(?!)")
    _near: dict[str, str] = field(default_factory=dict)
    _near_times: dict[str, str] = field(default_factory=dict)
    oddities: dict[str, tuple[tuple[str, str], ...]] = field(default_factory=dict)  # of names already looked at

    def learn(self, rows: Iterable[tuple[dict[Column, str], bool]]) -> None:
        """Count over rows; those said to be in order also teach what each column holds."""
        met: Counter[tuple[Column, str, bool]] = Counter()  # most rows name the units of others
        for cells, in_order in rows:
            deadline = compact(cells.get(Column.DEADLINE, ""))
            if deadline:
                self.deadlines[deadline] += 1
            if text := cells.get(Column.MEASURE, "").strip():
                is_whole = has_ended(text)
                self.ended += is_whole
                self.unended += not is_whole
            for column in UNIT_COLUMNS:
                if column in cells:
                    met[column, cells[column], in_order] += 1
        for (column, text, in_order), times in met.items():
            self._learn_cell(column, text, times, in_order=in_order)
        self.prefix = self._first_sign()
        self.bodies = sum(self.units.values())
        self.offices = sum(count for name, count in self.units.items() if is_office(name))
        self.odd_kinds = {column: self._odd_in(column) for column, count in self.filled.items() if count >= _KNOWN}
        self._by_count = self.units.most_common()
        long_names = [re.escape(name) for name, _ in self._by_count if 5 < len(name) <= _LONGEST_KNOWN]
        self._long_names = re.compile("|".join(long_names[:_MOST_KNOWN]) or r"(?!)")

    def _learn_cell(self, column: Column, text: str, times: int, *, in_order: bool) -> None:
        """Count a cell that stands so many times in a column."""
        if not text.strip():
            self.blanks[column] += times * in_order
            return
        if is_dash(text):
            self.dashes[column] += times * in_order
            return
        attached = rejoined_brackets(text)
        by_blanks = " " in attached and ("、" not in attached or _blanks_part(attached))
        self.marks += times * ("、" in attached and not by_blanks)
        self.spaces += times * by_blanks
        names = _shaped_names(attached)
        for name in names:
            self.units[name] += times
            self.placed[column, name] += times
        for kind in set(map(kind_of, names)):
            self.kinds[column, kind] += times * in_order
            self.filled[column] += times * in_order

    def _odd_in(self, column: Column) -> frozenset[UnitKind]:
        """The kinds of bodies a column hardly ever holds; groups may stand anywhere."""
        return frozenset(kind for kind in UnitKind if kind is not UnitKind.GROUP and self.share(column, kind) < _RARE)

    def _first_sign(self) -> str:
        signs: Counter[str] = Counter()
        for name, count in self.units.items():
            if name[0] in _FIRST:
                signs[name[0]] += min(count, 20)
        return signs.most_common(1)[0][0] if signs else ""

    @property
    def parts_by_marks(self) -> bool:
        """True when the document parts its units by 、 rather than by blanks."""
        return self.marks > self.spaces

    @property
    def ends_sentences(self) -> bool:
        """True when measures of this document end with a full stop, so that one without is odd."""
        return self.unended <= self.ended

    def knows(self, name: str) -> int:
        """How often a unit stands in the document."""
        return self.units[name]

    def starts_in(self, name: str) -> list[int]:
        """Where well-known longer units begin inside a name."""
        return [found.start() for found in self._long_names.finditer(name, 3)]

    def share(self, column: Column, kind: UnitKind) -> float:
        """How usual a kind of body is in a column, among the filled cells of that column."""
        total = self.filled[column]
        return self.kinds[column, kind] / total if total else 0.0

    def belongs_elsewhere(self, column: Column, other: Column, name: str) -> bool:
        """True when a unit is met in another column, but nowhere else in this one."""
        return self.placed[column, name] <= 1 and self.placed[other, name] > 1

    def none_is_dashed(self, column: Column) -> bool:
        """True when the document writes a dash for "none" in a column, so that an empty cell is odd."""
        return self.dashes[column] >= 3 and self.blanks[column] * 4 <= self.dashes[column]

    def nearest(self, name: str) -> str:
        """A unit seen often that a rare name is almost, and should perhaps be; "" when there is none."""
        if name not in self._near:
            self._near[name] = self._find_near(name)
        return self._near[name]

    def _find_near(self, name: str) -> str:
        count = self.units[name]
        if count > 4:
            return ""
        for known, often in self._by_count:
            if known == name:
                continue
            if often < max(3, 3 * count) and not (count < 2 and _is_firm(known, often)):
                continue
            if _is_slip(name, known):
                return known
        return everyday_slip(name) if count < 3 else ""

    def near_deadline(self, text: str) -> str:
        """A deadline seen often that a rare wording is one sign away from."""
        if text not in self._near_times:
            self._near_times[text] = self._find_near_time(text)
        return self._near_times[text]

    def _find_near_time(self, text: str) -> str:
        enough = max(2, 5 * self.deadlines[text]) if names_time(text) else max(1, self.deadlines[text])
        for known, often in self.deadlines.most_common(20):
            if often <= enough:
                break
            if known != text and names_time(known) and _is_time_slip(text, known):
                return known
        return "" if names_time(text) else _mended_time(text)

    def bracket_is_astray(self, name: str) -> bool:
        """True when a bracketed remark that usually follows one kind of body follows another here."""
        bracket = _BRACKET.search(name)
        if not bracket or self.units[name] > 3:
            return False
        kind = kind_of(without_brackets(name))
        elsewhere = [one for one in self.units if one.endswith(bracket[0]) and one != name]
        others = sum(self.units[one] for one in elsewhere if kind_of(without_brackets(one)) != kind)
        return others >= 4 and others > 3 * self.units[name]


@lru_cache(maxsize=4096)
def _shaped_names(text: str) -> tuple[str, ...]:
    return tuple(filter(is_shaped, _SPACES.split(text)))


def _blanks_part(text: str) -> bool:
    """True when a blank in a cell stands between two units; beside 、 most are line ends inside a name."""
    pieces = text.split(" ")
    return any(
        is_shaped(left.rpartition("、")[2]) and is_shaped(right.partition("、")[0]) for left, right in pairwise(pieces)
    )


def rejoined_brackets(text: str) -> str:
    """The text with bracketed remarks put to the name before them and no blanks inside brackets."""
    if "(" not in text and "（" not in text:
        return " ".join(text.split())
    text = REMARK.sub(lambda found: compact(found[0]), text)
    text = _BEFORE_REMARK.sub("", text)
    text = _INNER_REMARK.sub(rf"\1{_INNER}\2", text)
    text = _BEHIND_REMARK.sub(r"\1 ", text).replace(_INNER, "")
    return " ".join(text.split())


def _is_slip(name: str, known: str) -> bool:
    """True when a name is a known one with a slip of the scanner in it."""
    stem, ending = stem_and_ending(name)
    known_stem, known_ending = stem_and_ending(known)
    if stem == known_stem and len(stem) > 1 and name[0] == known[0] and ending != known_ending:
        return ending in _SEATS and known_ending in _SEATS
    if known[1:] == name and known[0] == "各":
        return True
    if name[0] == known[0] == "各" and _of_other_level(name, known):
        return False
    if known[1:] in (name, name[1:]) and len(known) > 3 and known[0] in _LEVELS and name[0] not in _LEVELS:
        return kind_of(known) is UnitKind.BUREAU  # its first sign is lost or misread
    if is_everyday(name) or is_short_group(name):
        return False
    longer = max(len(name), len(known))
    allowed = max(1, longer // 6)
    distance = Levenshtein.distance(name, known, score_cutoff=allowed)
    if distance > allowed or is_bare(name):
        return False
    if longer > 4 or distance == 0:
        return not _is_other_place(name, known)
    if len(name) < 3 or name[0] != known[0]:
        return False
    end_misread = name[:-1] == known[:-1] and not is_shaped(name)
    return end_misread or name[-1] == known[-1] or known.startswith(name)


def _of_other_level(name: str, known: str) -> bool:
    """True for groups of two levels of government (各区人民政府, 各镇人民政府)."""
    differing = {sign for one, other in zip(name, known, strict=False) if one != other for sign in (one, other)}
    return len(name) == len(known) and len(differing) == 2 and differing <= set(_LEVELS)


def _is_firm(known: str, often: int) -> bool:
    """True for a name that a lone one may be a slip of: a long everyday name, or one met again."""
    if len(known) > 5:
        return is_everyday(known)
    return often > 1 and kind_of(known) is not UnitKind.GROUP


def _mended_time(text: str) -> str:
    """The deadline that a short wording becomes when one of its signs is read as a usual one."""
    if len(text) > _LONGEST_TIME:
        return ""
    mended = (
        text[:index] + sign + text[index + 1 :] for index in range(len(text)) for sign in "底前年月施进持续"
    )
    return next((one for one in mended if names_time(one)), "")


def _is_time_slip(text: str, known: str) -> bool:
    """True when a wording is a known one but for one sign, and that sign does not make another date of it."""
    if Levenshtein.distance(known, text, score_cutoff=1) != 1:
        return False
    if not names_time(text):
        return True
    differing = set(text) ^ set(known)
    return len(text) > 4 and not any(sign.isdigit() or sign in _DATE_SIGNS for sign in differing)


def _is_other_place(name: str, known: str) -> bool:
    """True for two towns whose names share a sign: 东山镇人民政府, 西山镇人民政府."""
    if kind_of(name) is not UnitKind.PLACE or len(name) != len(known):
        return False
    differing = [index for index, (one, other) in enumerate(zip(name, known, strict=True)) if one != other]
    return len(differing) == 1 and differing[0] == 0 and known[0] not in "各区市县"
