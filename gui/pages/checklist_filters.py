"""The line of filters above the checklist: chips with live counts, and a small panel for the rarer ones."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from PySide6.QtCore import QCoreApplication, QPoint, QSize, Qt, Signal
from PySide6.QtWidgets import QComboBox, QFrame, QLabel, QPushButton, QToolButton, QWidget

from gui.gaps import QFormLayout, QHBoxLayout
from gui.language import FollowsLanguage
from gui.pages.checklist_choice import Choice
from gui.pages.checklist_due import DueField, DueWords
from gui.theme import Theme, Token
from gui.widgets.filter_chips import Chip, FilterChips
from gui.widgets.name_completer import Letters, NameCompleter
from gui.widgets.offer_look import OfferLook
from gui.wording import LIGHT_TOKENS, light_icon, light_word, role_word, state_word, without_mnemonic
from model.rows.filter_counts import FilterChoices, FilterCounts
from model.rows.handlers import HandlerRow
from model.rows.words import Light, Role, State

FLAGS = {"idle": "is_idle", "no-evidence": "is_without_evidence", "doubts": "has_doubts", "questions": "has_questions",
         "perhaps": "is_perhaps", "missed": "has_missed"}  # fmt: skip


class FilterBar(FollowsLanguage, QWidget):
    """Chips and panel over one Choice.

    Signals:
        changed: the Choice is different now because a person changed it.
        opened: the panel of the rarer filters is shown.
    """

    changed = Signal(object)
    opened = Signal()

    def __init__(self, theme: Theme, today: Callable[[], date], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.choice = Choice()
        self._counts: FilterCounts | None = None
        self._shown: list[Chip] = []
        self._choices = FilterChoices((), ())
        self.chips = FilterChips(theme, self)
        self.chips.chosen_changed.connect(self._on_chips)
        self.more = QToolButton(self)
        self.more.clicked.connect(self._open_panel)
        self._today, self._due_words = today, DueWords(self)
        self._panel: FilterPanel | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        row.addWidget(self.chips, 1)
        row.addWidget(self.more, 0, Qt.AlignmentFlag.AlignTop)
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    @property
    def panel(self) -> FilterPanel:
        """The further filters, built when they are first wanted: a fifth of the page's widgets."""
        if self._panel is None:
            self._panel = FilterPanel(self._today, self)
            self._panel.retranslate()
            self._panel.show_choices(self._choices, self.choice)
            self._panel.changed.connect(self._on_panel)
        return self._panel

    def retranslate(self) -> None:
        """Set every text anew."""
        self.more.setToolTip(self.tr("More filters: annex, unit, handler, state, light, due"))
        self.more.setAccessibleName(self.tr("More filters"))
        if self._panel is not None:
            self._panel.retranslate()
        self._offer()

    def set_choice(self, choice: Choice) -> None:
        """Show a choice without telling anybody."""
        self.choice = choice
        self._offer()

    def set_counts(self, counts: FilterCounts) -> None:
        """Show how many measures each filter keeps."""
        self._counts = counts
        self._show()

    def set_choices(self, choices: FilterChoices) -> None:
        """Offer these annexes and units."""
        self._choices = choices
        self._offer()

    @property
    def units(self) -> tuple[str, ...]:
        """The units offered."""
        return tuple(self._choices.units)

    def set_handlers(self, handlers: Sequence[HandlerRow]) -> None:
        """Offer those who carry measures out."""
        self.panel.show_handlers(handlers, self.choice)

    def set_letters(self, letters: Letters) -> None:
        """Find units by these initials too."""
        self.panel.set_letters(letters)

    def words(self) -> list[str]:
        """The chosen filters by their names."""
        chosen = self._chosen()
        return [chip.text for chip in (*self._standing(), *self._extra()) if chip.name in chosen]

    def _offer(self) -> None:
        if self._panel is not None:
            self._panel.show_choices(self._choices, self.choice)
        self._show()

    def _show(self) -> None:
        chips = [*self._standing(), *self._extra()]
        if (
            chips != self._shown
        ):  # laying the chips out is the dearest part of a keystroke in the search field
            self._shown = chips
            self.chips.set_chips(chips)
        self.chips.choose(self._chosen())

    def _standing(self) -> list[Chip]:
        counts = self._counts
        chips = [Chip("mine", self.tr("Mine"), counts.mine if counts else None)]
        if self.choice.is_perhaps or (counts and counts.perhaps):
            chips.append(Chip("perhaps", self.tr("Perhaps mine"), counts.perhaps if counts else None,
                              tip=self.tr("Mine only if a person says that \"相关…\" means my unit")))  # fmt: skip
        chips += [
            Chip(role.value, role_word(role), counts.of_role(role) if counts else None, group="role")
            for role in Role
        ]
        shown = [Light.RED, Light.AMBER]
        shown += [light for light in (Light.GREEN, Light.BLUE, Light.GREY) if light is self.choice.light]
        chips += [
            Chip(light.value, light_word(light), counts.of_light(light) if counts else None, light_icon(light),
                 LIGHT_TOKENS[light], "light")
            for light in shown
        ]  # fmt: skip
        chips += [
            Chip("idle", self.tr("Not noted this month"), counts.idle if counts else None),
            Chip("no-evidence", self.tr("Without evidence"), counts.without_evidence if counts else None),
        ]
        if self.choice.has_missed or (counts and counts.missed):
            chips.append(Chip("missed", self.tr("Missed"), counts.missed if counts else None,
                              tip=self.tr("Something that comes back was not ticked in time")))  # fmt: skip
        if self.choice.has_doubts or (counts and counts.doubts):
            chips.append(Chip("doubts", self.tr("In doubt"), counts.doubts if counts else None,
                              tip=self.tr("Perhaps misread: to be compared with the source")))  # fmt: skip
        if self.choice.has_questions or (counts and counts.questions):
            chips.append(Chip("questions", self.tr("With questions"), counts.questions if counts else None,
                              tip=self.tr("The plan's own words leave something open")))  # fmt: skip
        return chips

    def _extra(self) -> list[Chip]:
        tip, choice, found = self.tr("Press to drop this filter"), self.choice, []
        if choice.annex is not None:
            named = self.tr("Annex {number}").format(number=choice.annex)
            found.append(Chip("annex", named, tip=tip))
        if choice.unit:
            found.append(Chip("unit", choice.unit, tip=tip))
        if choice.handler is not None:
            found.append(Chip("handler", handler_words(choice.handler), tip=tip))
        if choice.state is not None:
            found.append(Chip("state", state_word(choice.state), tip=tip))
        due = self._due_words.of(choice)
        if due:
            found.append(Chip("due", due, tip=tip))
        return found

    def _chosen(self) -> frozenset[str]:
        choice = self.choice
        names = {"mine"} if choice.is_mine else set()
        names |= {word.value for word in (choice.role, choice.light) if word is not None}
        names |= {name for name, field in FLAGS.items() if getattr(choice, field)}
        names |= {chip.name for chip in self._extra()}
        return frozenset(names)

    def _on_chips(self, names: frozenset[str]) -> None:
        empty = {
            "annex": ("annex", None),
            "unit": ("unit", ""),
            "state": ("state", None),
            "handler": ("handler", None),
        }
        changed: dict[str, Any] = {
            field: value for name, (field, value) in empty.items() if name not in names
        }
        if "due" not in names:
            changed |= {"due_days": None, "due_from": None, "due_to": None}
        changed |= {field: name in names for name, field in FLAGS.items()}
        role = next((role for role in Role if role.value in names), None)
        light = next((light for light in Light if light.value in names), None)
        self._change(replace(self.choice, is_mine="mine" in names, role=role, light=light, **changed))

    def _on_panel(self, choice: Choice) -> None:
        self._change(
            replace(
                self.choice,
                annex=choice.annex,
                unit=choice.unit,
                state=choice.state,
                handler=choice.handler,
                light=choice.light,
                due_days=choice.due_days,
                due_from=choice.due_from,
                due_to=choice.due_to,
            )
        )

    def _change(self, choice: Choice) -> None:
        if choice != self.choice:
            self.set_choice(choice)
            self.changed.emit(choice)

    def _open_panel(self) -> None:
        self.panel.show_choices(self._choices, self.choice)
        self.panel.adjustSize()
        corner = self.more.mapToGlobal(QPoint(self.more.width() - self.panel.width(), self.more.height() + 4))
        self.panel.move(corner)
        self.panel.show()
        self.opened.emit()
        self.panel.annex.setFocus()

    def _look(self) -> None:
        size = self._theme.px(16)
        self.more.setIcon(self._theme.icons.icon("filter", self._theme.colours[Token.SECONDARY]))
        self.more.setIconSize(QSize(size, size))


class FilterPanel(QFrame):
    """Annex, unit, handler, state, light and due date, chosen from lists.

    Signals:
        changed: a Choice whose annex, unit, handler, state, light and due dates are what was chosen.
    """

    changed = Signal(object)

    def __init__(self, today: Callable[[], date], bar: QWidget) -> None:
        super().__init__()
        self.setProperty("look", "panel")
        self.annex, self.unit, self.handler, self.state, self.light = (QComboBox(self) for _ in range(5))
        self._handlers: Sequence[HandlerRow] = ()
        self.due = DueField(today, self)
        self.unit.setEditable(True)
        self.unit.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        self._letters: Letters = {}
        self._completer = NameCompleter(self.unit.model(), self.unit)
        self.unit.setCompleter(self._completer)
        self.clear = QPushButton(self)
        self.clear.setProperty("kind", "link")
        self._form = QFormLayout(self)
        self._form.setContentsMargins(16, 12, 16, 12)
        self._form.setSpacing(8)
        self._labels: list[QLabel] = []
        for field in (self.annex, self.unit, self.handler, self.state, self.light):
            field.setMinimumContentsLength(18)
            field.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            field.activated.connect(lambda _place: self._tell())
            self._add_row(field)
        self._add_row(self.due)
        self.due.changed.connect(self._tell)
        line = self.unit.lineEdit()
        if line is not None:
            line.editingFinished.connect(self._on_typed)
            OfferLook(self._completer, line)
        self._completer.activated.connect(lambda _text: self._tell())
        self._form.addRow(self.clear)
        self.clear.clicked.connect(self._clear)
        self.setParent(bar, Qt.WindowType.Popup)  # last: within the window each step would be given its sheet anew

    def _add_row(self, field: QWidget) -> None:
        label = QLabel(self)
        label.setBuddy(field)
        self._labels.append(label)
        self._form.addRow(label, field)

    def retranslate(self) -> None:
        """Set every text anew."""
        self.due.retranslate()
        names = (
            self.tr("&Annex"), self.tr("&Unit"), self.tr("&Handler"), self.tr("&State"), self.tr("&Light"), self.tr("&Due"),
        )  # fmt: skip
        for field, label, name in zip(
            (self.annex, self.unit, self.handler, self.state, self.light, self.due), self._labels, names, strict=True
        ):
            label.setText(name)
            field.setAccessibleName(without_mnemonic(name))
        self.clear.setText(self.tr("Clear these"))
        line = self.unit.lineEdit()
        if line is not None:
            line.setPlaceholderText(self.tr("Any unit"))

    def show_choices(self, choices: FilterChoices, choice: Choice) -> None:
        """Offer what a plan has, with what is chosen chosen."""
        annexes: list[tuple[str, Any]] = [(self.tr("All annexes"), None)]
        annexes += [(self._annex_words(number, title), number) for number, title in choices.annexes]
        _fill(self.annex, annexes, choice.annex)
        _fill(self.unit, [(unit, unit) for unit in choices.units], choice.unit)
        self._completer.set_letters(self._letters)
        self.unit.setEditText(choice.unit)
        self.show_handlers(self._handlers, choice)
        _fill(
            self.state,
            [(self.tr("Any state"), None), *((state_word(state), state) for state in State)],
            choice.state,
        )
        _fill(self.light, [(self.tr("Any light"), None), *((light_word(light), light) for light in Light)], choice.light)
        self.due.show_choice(choice)

    def set_letters(self, letters: Letters) -> None:
        """Find units by these initials too."""
        self._letters = letters
        self._completer.set_letters(letters)

    def show_handlers(self, handlers: Sequence[HandlerRow], choice: Choice) -> None:
        """Offer these who carry measures out, nobody, and who is chosen even where nothing is his any more."""
        self._handlers = handlers
        entries: list[tuple[str, Any]] = [(self.tr("Any handler"), None), (handler_words(""), "")]
        entries += [(f"{row.name}  {row.measures}", row.name) for row in handlers]  # the number of measures, as the chips have it
        if choice.handler not in [value for _, value in entries]:
            entries.append((handler_words(choice.handler or ""), choice.handler))
        _fill(self.handler, entries, choice.handler)

    def _annex_words(self, number: int, title: str) -> str:
        named = self.tr("Annex {number}").format(number=number)
        return title if title.replace(" ", "").startswith(named.replace(" ", "")) else f"{named} {title}"

    def _tell(self) -> None:
        state, light = self.state.currentData(), self.light.currentData()
        self.changed.emit(Choice(
            annex=self.annex.currentData(), unit=self.unit.currentText().strip(), handler=self.handler.currentData(),
            state=State(state) if state else None, light=Light(light) if light else None,
            due_days=self.due.days, due_from=self.due.first, due_to=self.due.last,
        ))  # fmt: skip

    def _on_typed(self) -> None:
        if not self._completer.is_taking:  # else a name is told of in a moment: what finds it is no unit
            self._tell()

    def _clear(self) -> None:
        self.changed.emit(Choice())
        self.close()


def handler_words(name: str) -> str:
    """Whom a filter keeps the measures of."""
    if not name:
        return QCoreApplication.translate("FilterBar", "Given to nobody")
    return QCoreApplication.translate("FilterBar", "Handler {name}").format(name=name)


def _fill(field: QComboBox, entries: list[tuple[str, Any]], chosen: object) -> None:
    """Offer entries, each a text and what it stands for."""
    field.clear()
    for text, value in entries:
        field.addItem(text, value)
    places = [place for place, (_, value) in enumerate(entries) if value == chosen]
    field.setCurrentIndex(places[0] if places else -1 if field.isEditable() else 0)
