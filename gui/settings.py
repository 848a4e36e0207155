"""What the window remembers between starts: size, columns, language, look, last place, recent ledgers."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, TypeVar, overload

from PySide6.QtCore import QByteArray, QLocale, QSettings, QStandardPaths

if TYPE_CHECKING:
    from model.rows.server_address import LedgerPlace

MAX_RECENT = 8
LANGUAGES = ("zh_CN", "en")
MOST_WORKDAYS = 10
TEXT_SIZES = (100, 115, 130, 150, 175, 200)

_T = TypeVar("_T")


class _Key(Generic[_T]):
    """One setting: its key, its type and what holds while nothing is stored."""

    def __init__(self, key: str, kind: type[_T], default: _T) -> None:
        self._key, self._kind, self._default = key, kind, default

    @overload
    def __get__(self, settings: None, owner: type[Settings]) -> _Key[_T]: ...
    @overload
    def __get__(self, settings: Settings, owner: type[Settings]) -> _T: ...
    def __get__(self, settings: Settings | None, owner: type[Settings]) -> _Key[_T] | _T:
        if settings is None:
            return self
        # an INI file hands everything out as text unless asked with type=
        value: Any = settings.store.value(self._key, self._default, type=self._kind)
        return value if isinstance(value, self._kind) else self._default

    def __set__(self, settings: Settings, value: _T) -> None:
        settings.store.setValue(self._key, value)


class _Bounded:
    """A whole number that is read within its bounds, whatever the file says."""

    def __init__(self, key: str, default: int, least: int, most: int) -> None:
        self._key, self._default, self._least, self._most = key, default, least, most

    def __get__(self, settings: Settings, owner: type[Settings]) -> int:
        stored: Any = settings.store.value(self._key, self._default, type=int)
        return min(max(stored if isinstance(stored, int) else self._default, self._least), self._most)

    def __set__(self, settings: Settings, value: int) -> None:
        settings.store.setValue(self._key, value)


class _Day:
    """A day, None while there is none."""

    def __init__(self, key: str) -> None:
        self._key = key

    def __get__(self, settings: Settings, owner: type[Settings]) -> date | None:
        return _day(str(settings.store.value(self._key, "", type=str)))

    def __set__(self, settings: Settings, day: date | None) -> None:
        settings.store.setValue(self._key, day.isoformat() if day else "")


class Settings:
    """The window's own memory; what belongs to the office stands in the ledger instead."""

    theme = _Key("look/theme", str, "system")  # "system", "light" or "dark"
    system_scheme = _Key("look/system_scheme", str, "")  # "light" or "dark": what the system said when it was asked last
    language_choice = _Key("look/language", str, "")  # empty: the system's
    window_geometry = _Key("window/geometry", QByteArray, QByteArray())
    last_page = _Key("window/last_page", str, "")
    detail_width = _Key("checklist/detail_width", int, 380)
    _last_folder = _Key("files/last_folder", str, "")
    text_size = _Bounded("look/text_size", 100, TEXT_SIZES[0], TEXT_SIZES[-1])  # of all text and controls, in percent
    _recent = _Key("files/recent_ledgers", list, [])
    server_address = _Key("files/server_address", str, "")  # the last one written down; never with its password
    reminders = _Key("reminders/wanted", bool, True)
    remind_reports = _Key("reminders/reports", bool, True)
    remind_overdue = _Key("reminders/overdue", bool, True)
    remind_holidays = _Key("reminders/holidays", bool, True)
    report_workdays = _Bounded("reminders/report_workdays", 3, 1, MOST_WORKDAYS)  # ahead of a reporting day
    # Days before which nothing is said of the reporting day, of overdue measures, of holidays that are not known.
    snoozed_until = _Day("reminders/snoozed_until")
    overdue_snoozed_until = _Day("reminders/overdue_snoozed_until")
    holidays_snoozed_until = _Day("reminders/holidays_snoozed_until")
    noticed_on = _Day("reminders/noticed_on")  # the last notice in the tray: one a day is enough

    def __init__(self, file: Path | None = None) -> None:
        self.store = (
            QSettings("Taizhang", "Taizhang") if file is None else QSettings(str(file), QSettings.Format.IniFormat)
        )

    @property
    def language(self) -> str:
        """ "zh_CN" or "en": what was chosen, else the system's language; Chinese when that is neither."""
        if self.language_choice in LANGUAGES:
            return self.language_choice
        return "en" if QLocale.system().language() == QLocale.Language.English else "zh_CN"

    @property
    def last_folder(self) -> str:
        """Where files were last chosen; the user's documents while none were, or when that folder is gone; where there are
        no documents either, the user's own folder: a dialog would take a folder that is not there for a file's name."""
        documents = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        return next((folder for folder in (self._last_folder, documents) if folder and Path(folder).is_dir()), str(Path.home()))

    @last_folder.setter
    def last_folder(self, folder: str) -> None:
        self._last_folder = folder

    @property
    def recent_ledgers(self) -> list[LedgerPlace]:
        """Ledgers opened before, the newest first."""
        from model.rows.server_address import as_place  # what places are is known once the window is painted

        return [as_place(str(item)) for item in self._recent]

    def remember_ledger(self, ledger: LedgerPlace) -> None:
        """Put a ledger at the top of the recent ones; a server's without its password."""
        from model.rows.server_address import kept_place  # as above

        kept = [kept_place(ledger), *self._kept_beside(ledger)]
        self._recent = kept[:MAX_RECENT]

    def forget_ledger(self, ledger: LedgerPlace) -> None:
        """Take a ledger off the recent ones; the ledger itself stays where it is."""
        self._recent = self._kept_beside(ledger)

    def _kept_beside(self, ledger: LedgerPlace) -> list[str]:
        from model.rows.server_address import kept_place  # as above

        return [str(item) for item in self._recent if item != kept_place(ledger)]

    def is_put_off(self, today: date) -> bool:
        """Whether some reminder keeps silent because it was put off."""
        return any(until and today < until for until in
                   (self.snoozed_until, self.overdue_snoozed_until, self.holidays_snoozed_until))  # fmt: skip

    def speak_again(self) -> None:
        """Let every reminder that was put off speak again."""
        self.snoozed_until = self.overdue_snoozed_until = self.holidays_snoozed_until = None

    def second_place(self, ledger: Path) -> Path | None:
        """The folder on this machine where a ledger's copies go as well, None where none was chosen."""
        stored = str(self.store.value(f"second_places/{key_of(ledger)}", "", type=str))
        return Path(stored) if stored else None

    def set_second_place(self, ledger: Path, place: Path | None) -> None:
        """Take another folder for a ledger's further copies, or none."""
        self.store.setValue(f"second_places/{key_of(ledger)}", str(place) if place else "")

    def last_plan(self, ledger: Path) -> int | None:
        """The plan looked at last in a ledger, None when that was the newest."""
        stored: Any = self.store.value(f"plans/{key_of(ledger)}", 0, type=int)  # an INI file hands out text
        return stored or None

    def remember_plan(self, ledger: Path, plan_id: int | None) -> None:
        """Look at this plan again when the ledger is opened the next time; None for whichever is the newest."""
        self.store.setValue(f"plans/{key_of(ledger)}", plan_id or 0)

    def column_widths(self, table: str) -> list[int]:
        """Widths a table had when it was last shown, empty at first."""
        text = str(self.store.value(f"columns/{table}", "", type=str))
        return [int(part) for part in text.split(" ") if part.isdigit()]

    def set_column_widths(self, table: str, widths: list[int]) -> None:
        """Keep a table's column widths."""
        self.store.setValue(f"columns/{table}", " ".join(str(width) for width in widths))

    def saved_text(self, name: str) -> str:
        """A page's own remembered text (filters as JSON, a splitter's place), empty at first."""
        return str(self.store.value(f"places/{name}", "", type=str))

    def save_text(self, name: str, text: str) -> None:
        """Keep a page's own text."""
        self.store.setValue(f"places/{name}", text)

    def flush(self) -> None:
        """Write everything to disk now."""
        self.store.sync()


def key_of(ledger: Path) -> str:
    """A ledger's name in the settings, where a slash would begin a new group."""
    from hashlib import sha256  # brings a library that a window without a ledger does not need

    return sha256(str(ledger).encode(errors="surrogateescape")).hexdigest()[:16]


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
