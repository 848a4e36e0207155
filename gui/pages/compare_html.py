"""One line of the comparison whole: what differs word by word, or the measures that carry out one of the level above."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from gui.compare_words import compared_word
from gui.review.edition_html import EditionWords
from gui.review.field_words import ROLES, field_word
from gui.wording import listed, role_word
from model.rows.comparison import COVERAGE, ComparedKind, ComparedRow
from model.rows.draft import Field
from model.rows.edition import StoredMeasure

MEASURE = "measure:"  # a link to one, by its id


class ComparedWords(EditionWords):
    """As a corrected edition is written: old words struck through, new ones underlined; everything from a plan is escaped."""

    def compared(self, row: ComparedRow) -> str:
        """A line as rich text; codes are links."""
        head = f"<p><b>{escape(compared_word(row.kind))}</b></p>"
        if row.kind in COVERAGE:
            return head + self._between_levels(row)
        return head + self._between_years(row)

    def _between_years(self, row: ComparedRow) -> str:
        parts = [self._side(row.before, QCoreApplication.translate("CompareWords", "Other plan")) if row.before else "",
                 self._side(row.now, QCoreApplication.translate("CompareWords", "This plan")) if row.now else ""]  # fmt: skip
        lines = [self._name(field_word(field)) + self._changed(before, now, is_list=field in ROLES) for field, before, now in row.fields]
        if Field.MEASURE not in {field for field, _, _ in row.fields}:
            shown = row.now or row.before
            text = escape(shown.measure) if shown is not None else ""
            lines.insert(0, self._old(shown.measure) if row.kind is ComparedKind.DROPPED and shown is not None else text)
            if shown is not None and not row.fields:
                lines.append(self._said_of(shown))
        return "<p>" + "　".join(part for part in parts if part) + "</p><p>" + "<br>".join(lines) + "</p>"

    def _between_levels(self, row: ComparedRow) -> str:
        found = [self._whole_side(row.before, QCoreApplication.translate("CompareWords", "Other plan"))] if row.before else []
        if row.now is None:
            said = QCoreApplication.translate("CompareWords", "No measure of this plan says enough of it.")
            return "".join(found) + f"<p>{self._quiet(escape(said))}</p>"
        share = QCoreApplication.translate("CompareWords", "This plan, {share} % of its words").format(share=round(100 * row.score))
        found.append(self._whole_side(row.now, share))
        also = QCoreApplication.translate("CompareWords", "This plan, as near")
        return "".join([*found, *(self._whole_side(other, also) for other in row.further)])

    def _whole_side(self, row: StoredMeasure, where: str) -> str:
        return f"<p>{self._side(row, where)}<br>{escape(row.measure)}<br>{self._said_of(row)}</p>"

    def _side(self, row: StoredMeasure, where: str) -> str:
        return f'{self._quiet(escape(where))} <a href="{MEASURE}{row.id}">{escape(row.code)}</a>'

    def _said_of(self, row: StoredMeasure) -> str:
        said = [row.deadline, *(f"{role_word(role)} {listed(getattr(row, field.value))}" for field, role in ROLES.items() if getattr(row, field.value))]
        return self._quiet(escape(" · ".join(part for part in said if part)))
