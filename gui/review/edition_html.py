"""What a corrected edition changes, as rich text: old words struck through, new ones underlined."""

from __future__ import annotations

from html import escape

from PySide6.QtCore import QCoreApplication

from gui.review.field_words import ROLES, field_word
from gui.theme import Theme, Token
from gui.wording import listed, role_word
from model.rows.draft import Field, MeasureDraft
from model.rows.edition import EditionKind, EditionRow, NoticeField, StoredMeasure
from model.rules.word_changes import word_changes


class EditionWords:
    """Writes one change after the other in the theme's colours; everything that came from a file is escaped."""

    def __init__(self, theme: Theme) -> None:
        self._colours = theme.colours

    def notice(self, field: NoticeField, before: str, now: str) -> str:
        """A fact of the plan as a whole."""
        if field is NoticeField.INDICATORS:
            said = QCoreApplication.translate("EditionWords", "Indicator values: {before} before, {now} now").format(before=before, now=now)
            return f"<p>{escape(said)}</p>"
        return f"<p>{self._name(notice_word(field))}{self._changed(before, now)}</p>"

    def row(self, row: EditionRow, draft: MeasureDraft | None, link: tuple[str, str] = ("", "")) -> str:
        """A measure that was changed, is new or is gone; `link` is what can be done about it and how that is called."""
        target, said = link
        lines = [self._head(row, draft) + (self._link(target, said) if target else "")]
        if row.stored is not None and row.stored.is_dropped and row.place is not None:
            lines.append(escape(QCoreApplication.translate("EditionWords", "Listed again: it applies from now on.")))
        if row.annexes is not None:
            lines.append(self._name(QCoreApplication.translate("EditionWords", "Annex")) + self._changed(str(row.annexes[0]), str(row.annexes[1])))
        lines += [
            self._name(field_word(field)) + self._changed(before, now, is_list=field in ROLES)
            for field, before, now in row.fields
        ]
        if row.kind is EditionKind.NEW and draft is not None:
            lines += self._whole(draft, self._new(draft.measure))
        elif row.kind is EditionKind.DROPPED and row.stored is not None:
            lines += self._whole(row.stored, self._old(row.stored.measure))
        elif Field.MEASURE not in {field for field, _, _ in row.fields} and draft is not None:
            lines.append(self._quiet(escape(draft.measure)))
        return f'<p style="margin-top:10px; margin-bottom:14px">{"<br>".join(lines)}</p>'

    def _head(self, row: EditionRow, draft: MeasureDraft | None) -> str:
        sign, word = {
            EditionKind.CHANGED: ("◆", QCoreApplication.translate("EditionWords", "Changed")), EditionKind.NEW: ("＋", QCoreApplication.translate("EditionWords", "New")),
            EditionKind.DROPPED: ("－", QCoreApplication.translate("EditionWords", "No longer listed")), EditionKind.SAME: ("", ""),
        }[row.kind]  # fmt: skip
        parts = [f"<b>{sign} {escape(word)}</b>"]
        if row.stored is not None:
            parts.append(escape(row.stored.code))
        where = draft or row.stored
        if where is not None:
            parts.append(self._quiet(escape(f"{where.task_no} {where.task}".strip())))
        if row.stored is not None and row.stored.has_work:
            worked = QCoreApplication.translate("EditionWords", "▲ work was done")
            parts.append(f"<b>{escape(worked)}</b>")
        return " · ".join(parts)

    def _whole(self, row: MeasureDraft | StoredMeasure, text: str) -> list[str]:
        said = [row.deadline]
        said += [f"{role_word(role)} {listed(getattr(row, field.value))}"
                 for field, role in ROLES.items() if getattr(row, field.value)]
        return [text, self._quiet(escape(" · ".join(part for part in said if part)))]

    def _changed(self, before: str, now: str, *, is_list: bool = False) -> str:
        return "".join(
            escape(was) if was == is_ else self._old(was) + self._new(is_)
            for was, is_ in word_changes(before, now, is_list=is_list)
        )

    def _old(self, text: str) -> str:
        return f'<s style="color:{self._colours[Token.RED]}">{escape(text)}</s>' if text else ""

    def _new(self, text: str) -> str:
        return f'<u style="color:{self._colours[Token.GREEN]}">{escape(text)}</u>' if text else ""

    def _link(self, target: str, said: str) -> str:
        """Not underlined: here that means new words."""
        style = f"color:{self._colours[Token.ACCENT]}; text-decoration:none"
        return f'　<a href="{escape(target)}" style="{style}">〔{escape(said)}〕</a>'

    def _quiet(self, text: str) -> str:
        return f'<span style="color:{self._colours[Token.SECONDARY]}">{text}</span>'

    def _name(self, word: str) -> str:
        return self._quiet(escape(word)) + "　"


def notice_word(field: NoticeField) -> str:
    """A fact of the plan as a whole as a person reads it."""
    return {
        NoticeField.TITLE: QCoreApplication.translate("EditionWords", "Title"),
        NoticeField.DOC_NO: QCoreApplication.translate("EditionWords", "Document number"),
        NoticeField.ISSUER: QCoreApplication.translate("EditionWords", "Issuer"),
        NoticeField.ISSUED_ON: QCoreApplication.translate("EditionWords", "Issued on"),
        NoticeField.REPORT_RULE: QCoreApplication.translate("EditionWords", "Reporting rule"),
        NoticeField.ANNEX_TITLE: QCoreApplication.translate("EditionWords", "Annex"),
        NoticeField.INDICATORS: QCoreApplication.translate("EditionWords", "Indicators"),
    }[field]
