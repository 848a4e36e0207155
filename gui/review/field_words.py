"""The fields of a measure as a person reads them."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication

from gui.wording import role_word
from model.rows.draft import Field
from model.rows.words import Role

ROLES = {Field.LEAD: Role.LEAD, Field.RESPONSIBLE: Role.RESPONSIBLE, Field.SUPPORT: Role.SUPPORT}


def field_word(field: Field) -> str:
    """The name of a field."""
    if field in ROLES:
        return role_word(ROLES[field])
    return {
        Field.SECTION: QCoreApplication.translate("FieldWords", "Section"),
        Field.TASK_NO: QCoreApplication.translate("FieldWords", "Number"),
        Field.TASK: QCoreApplication.translate("FieldWords", "Task"),
        Field.MEASURE: QCoreApplication.translate("FieldWords", "Measure"),
        Field.DEADLINE: QCoreApplication.translate("FieldWords", "Deadline"),
    }[field]
