"""What a change did, in words: for a measure's history and for the ledger's."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime

from PySide6.QtCore import QT_TRANSLATE_NOOP, QCoreApplication, QObject

from gui.wording import about, day_words, full_day_words, month_words, state_word
from model.errors import UserError
from model.periods import Month
from model.rows.checklist import ChangeRow
from model.rows.history import ChangeKind, Edit, HistoryLine
from model.rows.words import State
from model.rules.change_kinds import ACTIONS

NOTHING = "—"


_ACTIONS = {
    "accept-plan": QT_TRANSLATE_NOOP("ChangeWords", "Plan taken in"),
    "accept-edition": QT_TRANSLATE_NOOP("ChangeWords", "Corrected edition taken over"),
    "close": QT_TRANSLATE_NOOP("ChangeWords", "Closed"),
    "reopen": QT_TRANSLATE_NOOP("ChangeWords", "Reopened"),
    "set-state": QT_TRANSLATE_NOOP("ChangeWords", "State: {state}"),
    "set-aside-occurrence": QT_TRANSLATE_NOOP("ChangeWords", "Not needed: {wording} {day} · {note}"),
    "add-date": QT_TRANSLATE_NOOP("ChangeWords", "Date set: {day}"),
    "change-date": QT_TRANSLATE_NOOP("ChangeWords", "Date changed: {wording} → {day}"),
    "remove-date": QT_TRANSLATE_NOOP("ChangeWords", "Date removed: {wording} {day}"),
    "read-dates-anew": QT_TRANSLATE_NOOP("ChangeWords", "The plan's dates again"),
    "answer-deadline": QT_TRANSLATE_NOOP("ChangeWords", "Deadline answered: {wording} → {day}"),
    "note-progress": QT_TRANSLATE_NOOP("ChangeWords", "Progress of {month} noted"),
    "enter-reading": QT_TRANSLATE_NOOP("ChangeWords", "Reading of {month}: {value}"),
    "enter-readings": QT_TRANSLATE_NOOP("ChangeWords", "Readings of {month} entered"),
    "set-course": QT_TRANSLATE_NOOP("ChangeWords", "Said how a target runs"),
    "detach": QT_TRANSLATE_NOOP("ChangeWords", "File removed: {name}"),
    "note-evidence": QT_TRANSLATE_NOOP("ChangeWords", "Note on {name}"),
    "answer-duty": QT_TRANSLATE_NOOP("ChangeWords", "Answered: {wording}"),
    "answer-duties": QT_TRANSLATE_NOOP("ChangeWords", "Answered with others"),
    "merge-units": QT_TRANSLATE_NOOP("ChangeWords", "Units merged: {other} into {name}"),
    "edit-group": QT_TRANSLATE_NOOP("ChangeWords", "Members of \"{wording}\" changed"),
    "reset-group": QT_TRANSLATE_NOOP("ChangeWords", "\"{wording}\" by its words"),
    "rename-unit": QT_TRANSLATE_NOOP("ChangeWords", "Unit renamed: {former} → {name}"),
    "add-alias": QT_TRANSLATE_NOOP("ChangeWords", "{unit} is also called {name}"),
    "remove-alias": QT_TRANSLATE_NOOP("ChangeWords", "{unit} is no longer called {name}"),
    "keep-units-apart": QT_TRANSLATE_NOOP("ChangeWords", "Two names said to be two units"),
    "carry-over": QT_TRANSLATE_NOOP("ChangeWords", "Started from {year}"),
    "settle-doubts": QT_TRANSLATE_NOOP("ChangeWords", "Compared with the source"),
    "settle-question": QT_TRANSLATE_NOOP("ChangeWords", "Cleared up"),
    "submit": QT_TRANSLATE_NOOP("ChangeWords", "Written for submission: {name}"),
    "mark-sent": QT_TRANSLATE_NOOP("ChangeWords", "Sent to {receiver} on {day}"),
    "accept-finding": QT_TRANSLATE_NOOP("ChangeWords", "Let stand before hand-in: {code}, {month}"),
    "remember-sheet": QT_TRANSLATE_NOOP("ChangeWords", "Remembered how a sheet is filled in: {name}"),
    "take-in-returned": QT_TRANSLATE_NOOP("ChangeWords", "Returned files of {month} taken in"),
    "merge": QT_TRANSLATE_NOOP("ChangeWords", "Reports of {month} merged"),
    "assign-sender": QT_TRANSLATE_NOOP("ChangeWords", "Sent by {unit}: {name}"),
    "set-expected": QT_TRANSLATE_NOOP("ChangeWords", "Said who is asked to report"),
    "forget-returned": QT_TRANSLATE_NOOP("ChangeWords", "Returned file put back: {name}"),
    "set-myself": QT_TRANSLATE_NOOP("ChangeWords", "One's own unit: {unit}"),
    "take-holidays": QT_TRANSLATE_NOOP("ChangeWords", "Holidays taken over: {years}"),
    "keep-filters": QT_TRANSLATE_NOOP("ChangeWords", "Saved filters changed: {name}"),
    "make-ledger": QT_TRANSLATE_NOOP("ChangeWords", "Ledger made"),
    "restore-backup": QT_TRANSLATE_NOOP("ChangeWords", "Restored from {name}"),
    "set-passphrase": QT_TRANSLATE_NOOP("ChangeWords", "Passphrase set"),
    "change-passphrase": QT_TRANSLATE_NOOP("ChangeWords", "Passphrase changed"),
    "remove-passphrase": QT_TRANSLATE_NOOP("ChangeWords", "Passphrase removed"),
    "repair": QT_TRANSLATE_NOOP("ChangeWords", "Ledger repaired"),
}
_DONE = {  # and what it is called when it was taken back
    "tick-milestone": (QT_TRANSLATE_NOOP("ChangeWords", "Date met: {wording}"), QT_TRANSLATE_NOOP("ChangeWords", "Date open again: {wording}")),
    "tick-occurrence": (QT_TRANSLATE_NOOP("ChangeWords", "Done: {wording} {day}"), QT_TRANSLATE_NOOP("ChangeWords", "Open again: {wording} {day}")),
}
_UNDOING = {  # with what was undone, and without
    "revert": (QT_TRANSLATE_NOOP("ChangeWords", "Undone: {change}"), QT_TRANSLATE_NOOP("ChangeWords", "Undone")),
    "redo": (QT_TRANSLATE_NOOP("ChangeWords", "Done again: {change}"), QT_TRANSLATE_NOOP("ChangeWords", "Done again")),
}
_KINDS = {
    ChangeKind.STATE: QT_TRANSLATE_NOOP("ChangeWords", "State"),
    ChangeKind.HANDLER: QT_TRANSLATE_NOOP("ChangeWords", "Giving to colleagues"),
    ChangeKind.PROGRESS: QT_TRANSLATE_NOOP("ChangeWords", "Progress"),
    ChangeKind.READING: QT_TRANSLATE_NOOP("ChangeWords", "Reading"),
    ChangeKind.EVIDENCE: QT_TRANSLATE_NOOP("ChangeWords", "Evidence"),
    ChangeKind.DATE: QT_TRANSLATE_NOOP("ChangeWords", "Date"),
    ChangeKind.UNIT: QT_TRANSLATE_NOOP("ChangeWords", "Unit and duty"),
    ChangeKind.PLAN: QT_TRANSLATE_NOOP("ChangeWords", "Plan"),
    ChangeKind.SUBMISSION: QT_TRANSLATE_NOOP("ChangeWords", "Submission"),
    ChangeKind.SETTING: QT_TRANSLATE_NOOP("ChangeWords", "Setting"),
    ChangeKind.UNDOING: QT_TRANSLATE_NOOP("ChangeWords", "Undoing"),
}
_COLUMNS_OF = {
    ("measure", "text"): QT_TRANSLATE_NOOP("ChangeWords", "Text"),
    ("measure", "deadline"): QT_TRANSLATE_NOOP("ChangeWords", "Deadline"),
    ("measure", "closed_note"): QT_TRANSLATE_NOOP("ChangeWords", "Word on closing"),
    ("measure", "closed_on"): QT_TRANSLATE_NOOP("ChangeWords", "Closed on"),
    ("measure", "handler"): QT_TRANSLATE_NOOP("ChangeWords", "Handler"),
    ("due", "met_on"): QT_TRANSLATE_NOOP("ChangeWords", "Met on"),
    ("evidence", "name"): QT_TRANSLATE_NOOP("ChangeWords", "File"),
    ("evidence_link", "evidence_id"): QT_TRANSLATE_NOOP("ChangeWords", "File"),
    ("unit_alias", "name"): QT_TRANSLATE_NOOP("ChangeWords", "Other name"),
    ("occurrence", "met_on"): QT_TRANSLATE_NOOP("ChangeWords", "Done on"),
    ("progress", "text"): QT_TRANSLATE_NOOP("ChangeWords", "Progress"),
    ("progress", "trouble"): QT_TRANSLATE_NOOP("ChangeWords", "Trouble"),
    ("progress", "proof"): QT_TRANSLATE_NOOP("ChangeWords", "Proof named"),
    ("submission", "receiver"): QT_TRANSLATE_NOOP("ChangeWords", "Sent to"),
    ("submission", "sent_at"): QT_TRANSLATE_NOOP("ChangeWords", "Sent on"),
    ("accepted_finding", "word"): QT_TRANSLATE_NOOP("ChangeWords", "Let stand because"),
}
_COLUMNS = {
    "state": QT_TRANSLATE_NOOP("ChangeWords", "State"),
    "value": QT_TRANSLATE_NOOP("ChangeWords", "Reading"),
    "start": QT_TRANSLATE_NOOP("ChangeWords", "From"),
    "end": QT_TRANSLATE_NOOP("ChangeWords", "Until"),
    "note": QT_TRANSLATE_NOOP("ChangeWords", "Note"),
    "course": QT_TRANSLATE_NOOP("ChangeWords", "How it runs"),
    "answer": QT_TRANSLATE_NOOP("ChangeWords", "Means us"),
    "name": QT_TRANSLATE_NOOP("ChangeWords", "Name"),
    "file_name": QT_TRANSLATE_NOOP("ChangeWords", "File"),
}
_VALUES = {
    ("course", "cumulative"): QT_TRANSLATE_NOOP("ChangeWords", "adds up over the year"),
    ("course", "level"): QT_TRANSLATE_NOOP("ChangeWords", "a level each month"),
    ("answer", "yes"): QT_TRANSLATE_NOOP("ChangeWords", "yes"),
    ("answer", "no"): QT_TRANSLATE_NOOP("ChangeWords", "no"),
}

_OF_MEASURES = frozenset({ChangeKind.STATE, ChangeKind.PROGRESS, ChangeKind.EVIDENCE, ChangeKind.DATE})  # others say themselves of how many


class ChangeWords(QObject):
    """Says changes; holds nothing but its translations."""

    def action(self, change: ChangeRow) -> str:
        """What a change did."""
        facts = dict(change.facts)
        known = {"wording": "", "other": "", "name": "", "value": "", "day": "", "note": "", "unit": "", "former": "",
                 "year": "", "years": "", "receiver": "", "code": "", "handler": ""}  # fmt: skip
        told = {**facts, "month": _month(facts.get("month", "")), "state": _state(facts.get("state", "")),
                "change": self._undone(change, facts)}  # fmt: skip
        return self._action(change.action, facts).format_map({**known, **told})

    def step(self, line: HistoryLine) -> str:
        """A change as its step of undo is called: what it did, of which measure, of how many; empty for one that has no words here."""
        said, kind = self.action(line.change), kind_of(line.change.action)
        if kind is None or said == line.change.action:
            return ""
        if line.measures == 1 and line.doors:
            return about(said, line.doors[0][1])
        return about(said, self.tr("%n measure(s)", "", line.measures)) if line.measures > 1 and kind in _OF_MEASURES else said

    def kind(self, kind: ChangeKind | None) -> str:
        """Name of a kind of change; empty for none."""
        return _told(_KINDS[kind]) if kind is not None else ""

    def edit(self, edit: Edit) -> str:
        """One column with what stood there before and after."""
        said = self.tr("{column}: {before} → {after}").format(
            column=self._column(edit), before=self._value(edit, edit.before), after=self._value(edit, edit.after)
        )
        return f"{edit.of}  {said}" if edit.of else said

    def when(self, at: datetime, today: date) -> str:
        """A moment as lists show it: the time today, the day before."""
        if at.date() == today:
            return self.tr("Today {time}").format(time=f"{at:%H:%M}")
        return day_words(at.date()) if at.year == today.year else full_day_words(at.date())

    def _action(self, action: str, facts: dict[str, str]) -> str:
        """Only the words that are needed are looked up: a list says thousands of changes."""
        if action in ("attach", "clean-evidence"):
            count = _number(facts.get("count", "1"))
            return self.tr("%n file(s) attached", "", count) if action == "attach" else self.tr("%n unused file(s) cleaned up", "", count)
        if action == "assign":
            return self._given(_number(facts.get("count", "1")), is_taken=not facts.get("handler"))
        if action in _DONE:
            done, taken_back = _DONE[action]
            return _told(done if facts.get("on") else taken_back)
        if action in _UNDOING:
            of_it, plain = _UNDOING[action]
            return _told(of_it if kind_of(facts.get("of", "")) else plain)
        return _told(_ACTIONS[action]) if action in _ACTIONS else action

    def _given(self, count: int, *, is_taken: bool) -> str:
        if is_taken:
            return self.tr("%n measure(s) taken back from the handler", "", count)
        return self.tr("%n measure(s) given to {handler}", "", count)

    def _undone(self, change: ChangeRow, facts: dict[str, str]) -> str:
        """What was undone or done again, by its own words."""
        of = facts.get("of", "")
        if change.action not in _UNDOING or kind_of(of) is None:
            return ""
        return self.action(replace(change, action=of, facts=tuple(fact for fact in change.facts if fact[0] != "of")))

    def _column(self, edit: Edit) -> str:
        return _told(_COLUMNS_OF.get((edit.table, edit.column)) or _COLUMNS[edit.column])

    def _value(self, edit: Edit, value: str | None) -> str:
        if value is None:
            return NOTHING
        if edit.column == "state":
            return _state(value)
        known = _VALUES.get((edit.column, value))
        return _told(known) if known else value


def _told(text: object) -> str:
    return QCoreApplication.translate("ChangeWords", str(text))


def kind_of(action: str) -> ChangeKind | None:
    """The kind an action is of; None for one of an older or newer program."""
    return next((kind for kind, actions in ACTIONS.items() if action in actions), None)


def local_time(change: ChangeRow) -> datetime:
    """When a change was made, by this machine's clock."""
    return datetime.fromisoformat(change.at).astimezone()


def _state(value: str) -> str:
    return state_word(State(value)) if value in list(State) else value


def _month(text: str) -> str:
    try:
        return month_words(Month.parse(text))
    except UserError:
        return text


def _number(text: str) -> int:
    return int(text) if text.isdecimal() else 1
