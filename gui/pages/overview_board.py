"""The overview's figures: cards, lights, progress by annex, closings over the year; each a door."""

from __future__ import annotations

from datetime import date

from PySide6.QtWidgets import QLabel, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.pages.figures import Figures
from gui.theme import Theme, Token
from gui.widgets.bars import Bar, Bars
from gui.widgets.burn_up import BurnUp
from gui.widgets.column_grid import ColumnGrid
from gui.widgets.figure_card import FigureCard, LineCard
from gui.widgets.panel import Panel
from gui.wording import LIGHT_TOKENS, light_icon, light_word, listed
from model.rows.overview import OverviewRow
from model.rows.words import Light

GAP = 12
_CARD, _LIGHT, _PANEL = 150, 110, 300  # least widths at 100 %
_INDENT = 4  # of a panel's heading, as much as what lights up under the pointer has


class FigureBoard(QWidget):
    """Shows Figures; whoever holds it listens to its cards."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.closed, self.due_soon, self.idle, self.targets, self.evidence = (FigureCard(theme, self) for _ in range(5))
        self.doubts, self.unanswered, self.missed = (LineCard(theme, self) for _ in range(3))
        self.lights = {light: FigureCard(theme, self, is_flat=True) for light in Light}
        for light, card in self.lights.items():
            card.set_icon(light_icon(light), LIGHT_TOKENS[light])
        self.doubts.set_icon("doubt", Token.AMBER)
        self.missed.set_icon("repeat", Token.AMBER)
        self.unanswered.set_icon("question", Token.BLUE)
        self.bars = Bars(theme, self)
        self.burn_up = BurnUp(theme, self)
        self._lay_out()

    def retranslate(self) -> None:
        """Set the headings anew; the figures follow with show_figures()."""
        self._lights_head.setText(self.tr("Lights"))
        self._annexes_head.setText(self.tr("Progress by annex"))
        self._closings_head.setText(self.tr("Closed over the year"))
        self.burn_up.retranslate()

    def show_figures(self, figures: Figures, today: date) -> None:
        """Show the figures of a plan."""
        self._show_cards(figures)
        self._show_open_ends(figures)
        row = figures.row
        for light, count in row.lights:
            self.lights[light].set_texts(light_word(light), str(count))
        self.bars.set_bars([Bar(each.annex, self._annex_name(each.annex, each.title), each.closed, each.measures)
                            for each in row.annexes])
        self.burn_up.set_points(row.closings, row.measures, today)

    def _show_cards(self, figures: Figures) -> None:
        row = figures.row
        share = round(100 * row.closed / row.measures) if row.measures else 0
        self.closed.set_texts(self.tr("Closed"), f"{row.closed} / {row.measures}", f"{share} %")
        self.due_soon.set_texts(self.tr("Due in 30 days or past"), str(row.due_soon), self._past_words(row))
        self.idle.set_texts(self.tr("No progress this month"), str(row.idle), self.tr("of those still open"))
        self.targets.set_texts(
            self.tr("Targets met"), f"{row.targets_met} / {row.targets}",
            self.tr("%n behind", "", row.targets_behind) + " · " + self.tr("%n without a reading", "", row.targets - row.targets_read)
            if row.targets_behind else self.tr("%n without a reading", "", row.targets - row.targets_read),
        )
        self.evidence.set_texts(
            self.tr("Without evidence"), str(row.without_evidence), self.tr("never required, always welcome")
        )

    def _past_words(self, row: OverviewRow) -> str:
        """Of those with a date that is past: how many are overdue, as the light says, and how many missed but a date on the way."""
        overdue = dict(row.lights)[Light.RED]
        on_the_way = row.past_date - overdue
        parts = [self.tr("%n overdue", "", overdue)] if overdue else []
        parts += [self.tr("%n past a milestone", "", on_the_way)] if on_the_way else []
        return listed(parts)

    def _show_open_ends(self, figures: Figures) -> None:
        row = figures.row
        self.doubts.set_texts(self.tr("Taken in with doubts"), str(row.doubts), self.tr("Compare them with the source"))
        self.doubts.setVisible(row.doubts > 0)
        self.unanswered.set_texts(
            self.tr("Yours only if \"相关…\" means you"), str(row.unanswered), self.tr("Answer once for each wording")
        )
        self.unanswered.setVisible(row.unanswered > 0)
        self.missed.set_texts(self.tr("Missed"), str(row.missed), self.tr("came back and was not ticked in time"))
        self.missed.setVisible(row.missed > 0)

    def _annex_name(self, number: int, title: str) -> str:
        return self.tr("Annex {number}  {title}").format(number=number, title=title)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(GAP)
        cards = ColumnGrid(self._theme, _CARD, gap=GAP)
        for card in (self.closed, self.due_soon, self.idle, self.targets, self.evidence):
            cards.add(card)
        column.addWidget(cards)
        open_ends = QHBoxLayout()
        open_ends.setSpacing(GAP)
        open_ends.addWidget(self.unanswered, 1)
        open_ends.addWidget(self.doubts, 1)
        open_ends.addWidget(self.missed, 1)
        column.addLayout(open_ends)
        lights = ColumnGrid(self._theme, _LIGHT, gap=4)
        for card in self.lights.values():
            lights.add(card)
        lit, self._lights_head = self._panel(lights)
        column.addWidget(lit)
        low = ColumnGrid(self._theme, _PANEL, gap=GAP)
        annexes, self._annexes_head = self._panel(self.bars)
        closings, self._closings_head = self._panel(self.burn_up, grows=True)
        low.add(annexes)
        low.add(closings)
        column.addWidget(low, 1)

    def _panel(self, inside: QWidget, *, grows: bool = False) -> tuple[Panel, QLabel]:
        panel = Panel(self)
        panel.head.setIndent(_INDENT)
        panel.column.addWidget(inside, 1 if grows else 0)
        if not grows:
            panel.column.addStretch(1)
        return panel, panel.head
