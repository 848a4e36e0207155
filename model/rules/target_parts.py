"""A measure's text cut where numbers stand: the clause, the number with the words around it, what it was judged to ask."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from model.rows.words import Comparator
from model.rules import target_words as said
from model.rules.target_words import rule

CLAUSE = re.compile(r"(?:[^,;。:!\n]|(?<=\d),(?=\d{3}(?!\d)))+")
GAP = "□"  # keeps the place of a remark in brackets
LOOK_BACK = 300  # characters; what a number belongs to stands no further off


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch between two commas: `text` holds gaps for remarks, `start` is its place in the plain text."""

    text: str
    start: int
    whole: str  # the measure's text
    is_remark: bool = False

    @property
    def before(self) -> str:
        """The clause before it."""
        parts = CLAUSE.findall(self.whole, max(0, self.start - LOOK_BACK), self.start)
        return parts[-1].replace(GAP, "") if parts else ""

    @property
    def earlier(self) -> tuple[str, ...]:
        """The clauses before it in its sentence, or the last one where the sentence begins with it."""
        sentence = re.split("。", self.whole[max(0, self.start - LOOK_BACK) : self.start])[-1]
        return tuple(part.replace(GAP, "") for part in CLAUSE.findall(sentence)) or (self.before,)

    @property
    def promised_before(self) -> bool:
        """A verb promised a number earlier in the sentence: 休闲公园15处,口袋公园50处."""
        sentence = re.split("[。;]", self.whole[max(0, self.start - LOOK_BACK) : self.start])[-1]
        return bool(re.search(r"\d", sentence) and rule("doing").search(sentence))

    @property
    def verb_before(self) -> bool:
        """The clause before it ends with a verb: 分期建设,3座、5座."""
        is_new_sentence = self.whole[self.start - 1 : self.start] in {"。", ";"}
        return not is_new_sentence and bool(rule("doing ends").search(self.before))

    @property
    def creates_before(self) -> bool:
        """Something is built in what stands before: …体系。包括十六所…."""
        return bool(said.CREATING.search(self.whole, max(0, self.start - LOOK_BACK), self.start))


@dataclass(frozen=True, slots=True)
class Number:
    """A number or several joined by 、 with the words around them, all without remarks in brackets."""

    values: tuple[tuple[Decimal, Decimal | None], ...]
    units: tuple[str, ...]
    left: str  # from the clause's start
    near: str  # from the number before it
    tail: str  # after 以上, 左右 …
    after: re.Match[str] | None
    span: tuple[int, int]
    near_start: int

    @property
    def unit(self) -> str:
        """The unit of the last value, which is that of all."""
        return self.units[-1]

    @property
    def is_counted(self) -> bool:
        """Whether things are counted, not measured."""
        return said.COUNTED.match(self.unit) is not None

    @property
    def is_last(self) -> bool:
        """Nothing follows that the number would describe."""
        ends = ("、", ")", "且", "并") if self.after is None or self.unit == "%" else ("且", "并")
        return not self.tail or self.tail.startswith(ends) or bool(rule("level").match(self.tail))

    @property
    def describes(self) -> bool:
        """超过10辆的企业: the number says who is meant."""
        return self.tail.startswith("的") and not rule("level").match(self.tail)


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a number asks for: how it compares, what it measures, whether it is a fall."""

    comparator: Comparator
    subject: str
    is_fall: bool = False
