"""Who works with the ledger: area, unit, person, each typed or picked from the country's directory."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLabel, QLineEdit, QWidget

from gui.gaps import QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.page import Frame
from gui.widgets.pick_field import Choice, PickField
from model.errors import UserError, explain_error, in_a_row
from model.rows.overview import MyselfRow
from model.rows.unit_words import AreaRow, PlacedUnit, UnitRow

_SHOWN = 60


class WhoAmI(FollowsLanguage, QWidget):
    """Three fields; the unit's list follows the area. Free text always counts.

    Signals:
        changed: something else stands in a field.
    """

    changed = Signal()

    def __init__(self, frame: Frame, myself: MyselfRow, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._frame = frame
        self._area: AreaRow | None = None
        self._doubt: UserError | None = None  # why the typed area is not one of the directory
        self._units: tuple[UnitRow, ...] = ()
        self.area = PickField(self)
        self.unit = PickField(self)
        self._person_label = QLabel(self)
        self._person_label.setProperty("tone", "strong")
        self.person = QLineEdit(myself.person, self)
        self._person_label.setBuddy(self.person)
        self.hint = QLabel(self)
        self.hint.setProperty("tone", "amber")
        self.hint.setTextFormat(Qt.TextFormat.PlainText)
        self.hint.setWordWrap(True)
        self.hint.hide()
        self._build()
        self.area.typed.connect(self._on_area_typed)
        self.area.field.editingFinished.connect(self.say_doubt)  # not at every letter on the way
        self.area.picked.connect(self._on_area_picked)
        self.area.left_at.connect(self._take_area)
        self.area.entered.connect(self.unit.setFocus)
        self.unit.typed.connect(self._on_unit_typed)
        self.unit.field.editingFinished.connect(self.say_doubt)
        self.unit.picked.connect(self._on_unit_picked)
        self.unit.left_at.connect(self._take_unit)
        self.unit.entered.connect(self.person.setFocus)
        self.area.set_text(myself.area)
        self.unit.set_text(myself.unit)
        self.retranslate()
        # the directory is unpacked once, beside the window
        frame.operations.work(
            self, _directory, myself.area, on_done=self._on_directory, on_error=self._on_directory
        )

    def retranslate(self) -> None:
        """Set every text anew."""
        self.area.set_texts(self.tr("&Area"), self.tr("Name or pinyin initials of the district"))
        self.unit.set_texts(self.tr("&Unit"), self.tr("Town, street, zone or bureau"))
        self._person_label.setText(self.tr("&Person who fills in (may stay empty)"))
        self.person.setAccessibleName(self.tr("Person who fills in"))

    @property
    def says(self) -> MyselfRow:
        """What stands in the fields."""
        return MyselfRow(self.unit.text, self.area.text, self.person.text().strip())

    def _build(self) -> None:
        lists = QHBoxLayout()
        lists.setSpacing(24)
        lists.addWidget(self.area, 1)
        lists.addWidget(self.unit, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(lists, 1)
        column.addWidget(self.hint)
        column.addSpacing(8)
        column.addWidget(self._person_label)
        column.addWidget(self.person)
        self.setFocusProxy(self.area)

    def _on_directory(self, _area: object) -> None:
        self._find_area()
        self._show_areas(under=self._area)
        self._follow_area()

    def _find_area(self) -> None:
        self._area, self._doubt = None, None
        try:
            self._area = _directory(self.area.text)
        except UserError as error:
            self._doubt = error

    def say_doubt(self) -> None:
        """Say when the typed area means none or several, or the typed unit is not listed; what was typed counts all the same."""
        said: list[str] = []
        if self._doubt is not None:
            about = explain_error(self._doubt, self._frame.settings.language)
            said += [in_a_row(about.happened, about.next), self.tr("It counts as typed; write it as the plan does.")]
        if self.unit.text and self._is_listed_nowhere(self.unit.text):
            said.append(self.tr(
                "\"{unit}\" is not in the directory: it counts as typed, and the plan is looked through for that name."
            ).format(unit=self.unit.text))  # fmt: skip
        self.hint.setText("\n".join(said))
        self.hint.setVisible(bool(said))

    def _is_listed_nowhere(self, unit: str) -> bool:
        return all(unit != listed.name for listed in self._units)

    def _on_area_typed(self, _text: str) -> None:
        self.hint.hide()
        self._find_area()
        self._show_areas(under=self._area)
        self._follow_area()
        self.changed.emit()

    def _on_area_picked(self, choice: Choice) -> None:
        if self._take_area(choice):
            self.unit.setFocus()

    def _take_area(self, choice: Choice) -> bool:
        """Write an area from the list into its field; True when it is not divided any further."""
        area = choice.value
        if not isinstance(area, AreaRow):
            return False
        self.area.set_text(area.full_name)
        self._find_area()
        self.say_doubt()
        below = self._show_areas(under=area)
        self._follow_area()
        self.changed.emit()
        return not below

    def _show_areas(self, under: AreaRow | None = None) -> bool:
        """Show what an area is divided into, else what fits the typed text; True when it is divided."""
        from model.readers.directory.unit_directory import children, provinces, search

        below = children(under.code) if under is not None else ()
        if under is not None and not below:
            beside = children(under.code[:-2]) or provinces()
            self.area.set_choices([Choice(area.full_name, area) for area in beside], current=under)
            return False
        found = below or (search(self.area.text, _SHOWN) if self.area.text else provinces())
        self.area.set_choices([Choice(area.full_name, area) for area in found])
        return bool(below)

    def _follow_area(self) -> None:
        from model.readers.directory.unit_directory import units_of

        self._units = units_of(self._area) if self._area is not None else ()
        self._show_units("")

    def _on_unit_typed(self, text: str) -> None:
        self.hint.hide()
        self._show_units(text.strip())
        self.changed.emit()

    def _on_unit_picked(self, choice: Choice) -> None:
        self._take_unit(choice)
        self.person.setFocus()

    def _take_unit(self, choice: Choice) -> None:
        """Write a unit from the list into its field."""
        if isinstance(choice.value, PlacedUnit):  # found anywhere in the country: its area is said with it
            self.area.set_text(choice.value.area.full_name)
            self._find_area()
            self._show_areas(under=self._area)
            self._follow_area()
            self.unit.set_text(choice.value.unit.name)
        else:
            self.unit.set_text(choice.text)
        self.say_doubt()
        self.changed.emit()

    def _show_units(self, text: str) -> None:
        """The area's units that fit; without an area those of the whole country, found beside the window."""
        if text and not self._units and not self.area.text:
            self._frame.operations.work(self, _units_anywhere, text, on_done=self._on_units_anywhere)
            return
        from model.readers.directory.initials import fit, readings

        key = text.casefold()
        self.unit.set_choices([
            Choice(unit.name, unit)
            for unit in self._units
            if key in unit.name or (key.isascii() and fit(key, readings(unit.name), unit.initials) is not None)
        ])

    def _on_units_anywhere(self, found: tuple[str, tuple[PlacedUnit, ...]]) -> None:
        typed, places = found
        if typed == self.unit.text:  # else something else was typed meanwhile
            self.unit.set_choices([Choice(f"{place.unit.name} · {place.area.full_name}", place) for place in places])


def _units_anywhere(text: str, **_watch: object) -> tuple[str, tuple[PlacedUnit, ...]]:
    """What was typed, and the units of the country that fit it."""
    from model.readers.directory.unit_search import search_units

    return text, search_units(text, _SHOWN)


def _directory(area: str, **_watch: object) -> AreaRow | None:
    """The area a text means, None for no text. Raises UserError when it means none or several."""
    from model.readers.directory.initials import readings
    from model.readers.directory.unit_directory import find_area

    readings("区")  # the table of initials is unpacked here too, beside the window
    return find_area(area) if area else None
