"""What a change did, in words: for a measure's history and for the ledger's."""

from __future__ import annotations

from datetime import date, datetime

from PySide6.QtCore import QObject

from gui.wording import day_words, full_day_words, month_words, state_word
from model.errors import UserError
from model.periods import Month
from model.rows.checklist import ChangeRow
from model.rows.history import ChangeKind, Edit
from model.rows.words import State
from model.rules.change_kinds import ACTIONS

NOTHING = "—"


class ChangeWords(QObject):
    """Says changes; holds nothing but its translations."""

    def action(self, change: ChangeRow) -> str:
        """What a change did."""
        facts = dict(change.facts)
        count = _number(facts.get("count", "1"))
        words = {
            "accept-plan": self.tr("Plan taken in"),
            "accept-edition": self.tr("Corrected edition taken over"),
            "close": self.tr("Closed"),
            "reopen": self.tr("Reopened"),
            "set-state": self.tr("State: {state}").format(state=_state(facts.get("state", ""))),
            "tick-milestone": self.tr("Date met: {wording}") if facts.get("on") else self.tr("Date open again: {wording}"),
            "tick-occurrence": (
                self.tr("Done: {wording} {day}") if facts.get("on") else self.tr("Open again: {wording} {day}")
            ),
            "set-aside-occurrence": self.tr("Not needed: {wording} {day} · {note}"),
            "add-date": self.tr("Date set: {day}"),
            "change-date": self.tr("Date changed: {wording} → {day}"),
            "remove-date": self.tr("Date removed: {wording} {day}"),
            "read-dates-anew": self.tr("The plan's dates again"),
            "answer-deadline": self.tr("Deadline answered: {wording} → {day}"),
            "note-progress": self.tr("Progress of {month} noted"),
            "enter-reading": self.tr("Reading of {month}: {value}"),
            "enter-readings": self.tr("Readings of {month} entered"),
            "set-course": self.tr("Said how a target runs"),
            "attach": self.tr("%n file(s) attached", "", count),
            "detach": self.tr("File removed: {name}"),
            "note-evidence": self.tr("Note on {name}"),
            "clean-evidence": self.tr("%n unused file(s) cleaned up", "", count),
            "answer-duty": self.tr("Answered: {wording}"),
            "answer-duties": self.tr("Answered with others"),
        }.get(change.action) or self._further(change)
        known = {"wording": "", "other": "", "name": "", "value": "", "day": "", "note": "", "unit": "", "former": "",
                 "years": "", "receiver": "", "code": ""}  # fmt: skip
        return words.format_map({**known, **facts, "month": _month(facts.get("month", ""))})

    def _further(self, change: ChangeRow) -> str:
        """What changed units, settings, submissions, or undid something."""
        undone = self.kind(kind_of(dict(change.facts).get("of", "")))
        return {
            "merge-units": self.tr("Units merged: {other} into {name}"),
            "edit-group": self.tr("Members of “{wording}” changed"),
            "reset-group": self.tr("“{wording}” by its words"),
            "rename-unit": self.tr("Unit renamed: {former} → {name}"),
            "add-alias": self.tr("{unit} is also called {name}"),
            "remove-alias": self.tr("{unit} is no longer called {name}"),
            "keep-units-apart": self.tr("Two names said to be two units"),
            "settle-doubts": self.tr("Compared with the source"),
            "settle-question": self.tr("Cleared up"),
            "submit": self.tr("Written for submission: {name}"),
            "mark-sent": self.tr("Sent to {receiver} on {day}"),
            "accept-finding": self.tr("Let stand before hand-in: {code}, {month}"),
            "remember-sheet": self.tr("Remembered how a sheet is filled in: {name}"),
            "take-in-returned": self.tr("Returned files of {month} taken in"),
            "merge": self.tr("Reports of {month} merged"),
            "assign-sender": self.tr("Sent by {unit}: {name}"),
            "set-expected": self.tr("Said who is asked to report"),
            "forget-returned": self.tr("Returned file put back: {name}"),
            "set-myself": self.tr("One's own unit: {unit}"),
            "take-holidays": self.tr("Holidays taken over: {years}"),
            "keep-filters": self.tr("Saved filters changed: {name}"),
            "make-ledger": self.tr("Ledger made"),
            "restore-backup": self.tr("Restored from {name}"),
            "set-passphrase": self.tr("Passphrase set"),
            "change-passphrase": self.tr("Passphrase changed"),
            "remove-passphrase": self.tr("Passphrase removed"),
            "repair": self.tr("Ledger repaired"),
            "revert": self.tr("Undone: {kind}").format(kind=undone) if undone else self.tr("Undone"),
            "redo": self.tr("Done again: {kind}").format(kind=undone) if undone else self.tr("Done again"),
        }.get(change.action, change.action)

    def kind(self, kind: ChangeKind | None) -> str:
        """Name of a kind of change; empty for none."""
        return {
            None: "",
            ChangeKind.STATE: self.tr("State"),
            ChangeKind.PROGRESS: self.tr("Progress"),
            ChangeKind.READING: self.tr("Reading"),
            ChangeKind.EVIDENCE: self.tr("Evidence"),
            ChangeKind.DATE: self.tr("Date"),
            ChangeKind.UNIT: self.tr("Unit and duty"),
            ChangeKind.PLAN: self.tr("Plan"),
            ChangeKind.SUBMISSION: self.tr("Submission"),
            ChangeKind.SETTING: self.tr("Setting"),
            ChangeKind.UNDOING: self.tr("Undoing"),
        }[kind]

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

    def _column(self, edit: Edit) -> str:
        own = {
            ("measure", "text"): self.tr("Text"), ("measure", "deadline"): self.tr("Deadline"),
            ("measure", "closed_note"): self.tr("Word on closing"), ("measure", "closed_on"): self.tr("Closed on"),
            ("due", "met_on"): self.tr("Met on"), ("evidence", "name"): self.tr("File"), ("evidence_link", "evidence_id"): self.tr("File"),
            ("unit_alias", "name"): self.tr("Other name"), ("occurrence", "met_on"): self.tr("Done on"),
            ("progress", "text"): self.tr("Progress"), ("progress", "trouble"): self.tr("Trouble"),
            ("progress", "proof"): self.tr("Proof named"), ("submission", "receiver"): self.tr("Sent to"),
            ("submission", "sent_at"): self.tr("Sent on"), ("accepted_finding", "word"): self.tr("Let stand because"),
        }.get((edit.table, edit.column))  # fmt: skip
        return own or {
            "state": self.tr("State"), "value": self.tr("Reading"), "start": self.tr("From"), "end": self.tr("Until"),
            "note": self.tr("Note"), "course": self.tr("How it runs"), "answer": self.tr("Means us"), "name": self.tr("Name"),
            "file_name": self.tr("File"),
        }[edit.column]  # fmt: skip

    def _value(self, edit: Edit, value: str | None) -> str:
        if value is None:
            return NOTHING
        known = {
            ("course", "cumulative"): self.tr("adds up over the year"), ("course", "level"): self.tr("a level each month"),
            ("answer", "yes"): self.tr("yes"), ("answer", "no"): self.tr("no"),
        }  # fmt: skip
        return _state(value) if edit.column == "state" else known.get((edit.column, value), value)


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
