"""The fields of one measure, to be written by hand."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from gui.gaps import QFormLayout, QHBoxLayout, QVBoxLayout
from gui.language import FollowsLanguage
from gui.review.field_words import field_word
from gui.theme import Theme
from gui.widgets.flow_layout import FlowLayout
from gui.widgets.name_completer import Letters
from gui.widgets.number_field import NumberField
from gui.widgets.units_field import UnitsField
from model.rows.draft import Field
from model.rows.words import Role
from model.rules.draft_edits import RowValues

_TEXT_HEIGHT = 68


class RowEditor(FollowsLanguage, QWidget):
    """A form; Ctrl+Return keeps, Escape leaves.

    Signals:
        kept: RowValues as they were written.
        left: nothing is to be changed.
    """

    kept = Signal(object)
    left = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.number = NumberField(theme, self)
        self.number.setRange(1, 9999)
        self.task, self.section, self.deadline = QLineEdit(self), QLineEdit(self), QLineEdit(self)
        self.measure = QPlainTextEdit(self)
        self.measure.setTabChangesFocus(True)
        self.units = {role: UnitsField(self) for role in Role}
        self._labels: dict[Field, QLabel] = {field: QLabel(self) for field in Field if field is not Field.ROW}
        self._hint = QLabel(self)
        self._hint.setProperty("tone", "small")
        self._hint.setWordWrap(True)
        self.keep, self.leave = QPushButton(self), QPushButton(self)
        self.keep.setProperty("kind", "primary")
        self._build()
        self.keep.clicked.connect(self._keep)
        self.leave.clicked.connect(self.left)
        theme.changed.connect(self._look)
        self._look()
        self.retranslate()

    def retranslate(self) -> None:
        """Set every text anew."""
        for field, label in self._labels.items():
            label.setText(field_word(field))
            self._widget(field).setAccessibleName(field_word(field))
        self._hint.setText(self.tr(
            "Number, name and section change for the whole task. Units are separated by 、 or a space."
        ))
        self.keep.setText(self.tr("Keep (Ctrl+Enter)"))
        self.leave.setText(self.tr("Cancel (Esc)"))

    def set_known_units(self, names: Iterable[str], letters: Letters | None = None) -> None:
        """Complete units from these names, by their initials too where these are known."""
        known = list(names)
        for field in self.units.values():
            field.set_known(known, letters)

    def set_values(self, values: RowValues, *, focus: Field = Field.MEASURE) -> None:
        """Begin with these values and the keyboard in one field."""
        self.number.setValue(values.task_no)
        self.task.setText(values.task)
        self.section.setText(values.section)
        self.measure.setPlainText(values.measure)
        self.deadline.setText(values.deadline)
        for role, units in ((Role.LEAD, values.lead), (Role.RESPONSIBLE, values.responsible), (Role.SUPPORT, values.support)):
            self.units[role].set_units(units)
        self._widget(focus).setFocus(Qt.FocusReason.OtherFocusReason)

    def values(self) -> RowValues:
        """The fields as they are written."""
        lead, responsible, support = (self.units[role].units() for role in Role)
        return RowValues(
            self.section.text().strip(), self.number.value(), self.task.text().strip(),
            self.measure.toPlainText().strip(), self.deadline.text().strip(), lead, responsible, support,
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Keep with Ctrl+Return, leave with Escape."""
        is_return = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
        is_in_text = self.measure.hasFocus()
        if is_return and (event.modifiers() & Qt.KeyboardModifier.ControlModifier or not is_in_text):
            self._keep()
        elif event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, _watched: object, event: QEvent) -> bool:
        """Take Ctrl+Return out of the text field, which would break the line."""
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            is_return = Qt.Key(event.key()) in (Qt.Key.Key_Return, Qt.Key.Key_Enter)
            if is_return and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
                self._keep()
                return True
        return False

    def _keep(self) -> None:
        self.kept.emit(self.values())

    def _widget(self, field: Field) -> QWidget:
        return {
            Field.TASK_NO: self.number, Field.TASK: self.task, Field.SECTION: self.section, Field.MEASURE: self.measure,
            Field.DEADLINE: self.deadline, Field.LEAD: self.units[Role.LEAD],
            Field.RESPONSIBLE: self.units[Role.RESPONSIBLE], Field.SUPPORT: self.units[Role.SUPPORT],
        }.get(field, self.measure)

    def _build(self) -> None:
        self.measure.installEventFilter(self)
        numbered = QHBoxLayout()
        numbered.setSpacing(8)
        numbered.addWidget(self.number)
        numbered.addWidget(self._labels[Field.TASK])
        numbered.addWidget(self.task, 1)
        form = QFormLayout()
        form.setHorizontalSpacing(12)
        form.setVerticalSpacing(8)
        form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
        form.addRow(self._labels[Field.TASK_NO], numbered)
        for field in (Field.SECTION, Field.MEASURE, Field.DEADLINE, Field.LEAD, Field.RESPONSIBLE, Field.SUPPORT):
            form.addRow(self._labels[field], self._widget(field))
        buttons = FlowLayout()
        buttons.addWidget(self.leave)
        buttons.addWidget(self.keep)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        column.addLayout(form)
        column.addWidget(self._hint)
        column.addLayout(buttons)

    def _look(self) -> None:
        self.measure.setFixedHeight(self._theme.px(_TEXT_HEIGHT))
