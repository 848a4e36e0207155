"""What a report is told to: paper that takes titles, words, headings, tables and charts, whatever file it becomes."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from typing import Protocol

from reportlab.graphics.shapes import Drawing

from reports.fonts import FontBook

Draw = Callable[[FontBook], Drawing]  # a chart, drawn with the fonts of whoever asks


@dataclass(frozen=True, slots=True)
class ToldColumn:
    """A column of a table: heading, share of the text's width, whether it holds running text (else it is centred)."""

    heading: str
    share: float
    is_text: bool = False


def told_columns(headings: Sequence[str], shares: Sequence[float], wide: Collection[int]) -> list[ToldColumn]:
    """Columns by their share of the text's width; `wide` ones hold text, the others are centred."""
    return [ToldColumn(heading, share, number in wide) for number, (heading, share) in enumerate(zip(headings, shares, strict=True))]


@dataclass(frozen=True, slots=True)
class Signature:
    """What closes an official report: it stands on one page (GB/T 9704-2012 7.3.5.4)."""

    closing: str
    attachments: tuple[str, ...]
    sealed: str
    day: str
    signers: str


class Paper(Protocol):
    """A report's body in the order in which it is read; how it looks is the paper's own affair."""

    def title(self, lines: Sequence[str], restriction: str) -> None:
        """The title, and under it what the report is restricted to (empty: nothing)."""

    def say(self, text: str) -> None:
        """A paragraph of body text."""

    def heading(self, text: str) -> None:
        """一、"""

    def subheading(self, text: str) -> None:
        """（一）"""

    def table(self, caption: str, columns: Sequence[ToldColumn], rows: Sequence[Sequence[str]]) -> None:
        """A table under its caption."""

    def chart(self, draw: Draw, caption: str) -> None:
        """A chart above its caption."""

    def signature(self, signature: Signature) -> None:
        """Closing, attachments, unit, day, signers."""
