"""What the window remembers keeps its type in a new process."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray

from gui.settings import MAX_RECENT, Settings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "window.ini"


def reopened(settings: Settings, file: Path) -> Settings:
    settings.flush()
    return Settings(file)


def test_values_come_back_with_their_types(file: Path) -> None:
    settings = Settings(file)
    settings.theme, settings.text_size = "dark", 130
    settings.window_geometry = QByteArray(b"\x00\x01")
    again = reopened(settings, file)
    assert (again.theme, again.text_size) == ("dark", 130)
    assert again.window_geometry == QByteArray(b"\x00\x01")


def test_each_ledger_has_the_plan_looked_at_last_in_it(file: Path) -> None:
    settings = Settings(file)
    settings.remember_plan(Path("甲/台账"), 5)
    settings.remember_plan(Path("乙/台账"), 7)
    again = reopened(settings, file)
    assert [again.last_plan(Path(name)) for name in ("甲/台账", "乙/台账", "丙/台账")] == [5, 7, None]


def test_nothing_stored_gives_the_defaults(file: Path) -> None:
    settings = Settings(file)
    assert (settings.theme, settings.text_size, settings.recent_ledgers, settings.snoozed_until) == (
        "system", 100, [], None,
    )  # fmt: skip


@pytest.mark.parametrize(("stored", "shown"), [(50, 100), (1000, 200)])
def test_a_text_size_out_of_range_is_held_back(file: Path, stored: int, shown: int) -> None:
    settings = Settings(file)
    settings.text_size = stored
    assert settings.text_size == shown


def test_a_damaged_file_gives_the_defaults(file: Path) -> None:
    file.write_text("[look]\ntext_size=large\ntheme=@Invalid()\n[reminders]\nsnoozed_until=soon\n", encoding="utf-8")
    settings = Settings(file)
    assert (settings.text_size, settings.snoozed_until) == (100, None)


def test_one_recent_ledger_is_still_a_list_of_one(file: Path) -> None:
    settings = Settings(file)
    settings.remember_ledger(Path("/data/台账"))
    assert reopened(settings, file).recent_ledgers == [Path("/data/台账")]


def test_recent_ledgers_are_the_newest_first_and_few(file: Path) -> None:
    settings = Settings(file)
    for number in range(12):
        settings.remember_ledger(Path(f"/data/{number}"))
    settings.remember_ledger(Path("/data/8"))
    recent = reopened(settings, file).recent_ledgers
    assert recent[:3] == [Path("/data/8"), Path("/data/11"), Path("/data/10")]
    assert len(recent) == MAX_RECENT


def test_an_unknown_language_is_not_used(file: Path) -> None:
    settings = Settings(file)
    settings.language_choice = "xx"
    assert settings.language in ("zh_CN", "en")
    settings.language_choice = "zh_CN"
    assert settings.language == "zh_CN"


def test_column_widths_belong_to_their_table(file: Path) -> None:
    settings = Settings(file)
    settings.set_column_widths("checklist", [300, 80])
    again = reopened(settings, file)
    assert (again.column_widths("checklist"), again.column_widths("units")) == ([300, 80], [])


def test_a_page_keeps_a_text_of_its_own(file: Path) -> None:
    settings = Settings(file)
    settings.save_text("checklist/filter", '{"is_mine": true, "search": "扬尘, 道路"}')
    assert reopened(settings, file).saved_text("checklist/filter") == '{"is_mine": true, "search": "扬尘, 道路"}'


def test_a_snooze_is_a_day(file: Path) -> None:
    settings = Settings(file)
    settings.snoozed_until = date(2024, 7, 1)
    assert reopened(settings, file).snoozed_until == date(2024, 7, 1)
    settings.snoozed_until = None
    assert settings.snoozed_until is None


def test_files_are_first_looked_for_in_the_documents(file: Path, tmp_path: Path) -> None:
    settings = Settings(file)
    first = settings.last_folder
    assert Path(first).is_absolute()
    settings.last_folder = str(tmp_path)
    assert reopened(settings, file).last_folder == str(tmp_path)
    settings.last_folder = str(tmp_path / "gone")
    assert settings.last_folder == first


def test_files_are_looked_for_in_a_folder_that_is_there(settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("gui.settings.QStandardPaths.writableLocation", lambda _kind: str(tmp_path / "no documents"))
    monkeypatch.setenv("HOME", str(tmp_path))
    settings.last_folder = str(tmp_path / "gone")
    assert settings.last_folder == str(Path.home())
