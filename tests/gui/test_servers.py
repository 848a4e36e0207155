"""Ledgers on servers in the window: the address, what trying it says, how it is listed; a password is kept nowhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from gui import app, servers
from gui.app import Program
from gui.dialogs.copy_to_server import CopyToServerDialog
from gui.dialogs.server import ServerDialog
from gui.dialogs.server_form import ServerForm
from gui.page_list import PAGES
from gui.server_words import role_word, server_ledger_name
from gui.settings import Settings
from gui.theme import Theme
from model.errors import StorageError, TaizhangError
from model.ledger import Ledger
from model.rows.server import ServerFound, ServerRole
from model.rows.server_address import ServerAddress, as_place, is_same_place, kept_place
from tests.builders import a_plan, taken_in
from tests.gui.checklist_scene import DAY
from tests.gui.window_scene import gone
from tests.server import Server

ADDRESS = "postgresql+psycopg://officer@db.example:5433/office?files=%2Fshare&sslrootcert=%2Fshare%2Fca.crt"
SECRET = "p@ss/ 词"


@pytest.fixture
def program(qtbot: QtBot, settings: Settings, qapp, monkeypatch: pytest.MonkeyPatch) -> Iterator[Program]:
    monkeypatch.setattr(app, "PAGES", tuple(spec for spec in PAGES if spec.name == "checklist"))
    made = Program(settings, lambda: DAY)
    qtbot.addWidget(made.window, before_close_func=gone)
    made.window.show()
    yield made
    if made.servers.dialog is not None and isValid(made.servers.dialog):
        made.servers.dialog.close()
    made.close()
    made.languages.stop()


@pytest.fixture
def dialog(program: Program) -> ServerDialog:
    program.window.ledgers.server.trigger()
    assert program.servers.dialog is not None
    return program.servers.dialog


@pytest.fixture
def tried(monkeypatch: pytest.MonkeyPatch) -> Callable[[ServerFound | TaizhangError], list[str]]:
    """Has every address answered so; gives the addresses that are tried."""

    def answer(outcome: ServerFound | TaizhangError) -> list[str]:
        addresses: list[str] = []

        def trying(address: str) -> ServerFound:
            addresses.append(address)
            if isinstance(outcome, TaizhangError):
                raise outcome
            return outcome

        monkeypatch.setattr(servers, "_tried", trying)
        return addresses

    return answer


def found(*, has_ledger: bool = True) -> ServerFound:
    return ServerFound(ADDRESS, "16.4", ServerRole.REVIEWER, is_verified=True, has_ledger=has_ledger, files="/share")


def fill(form: ServerForm, address: str, password: str = "") -> None:
    form.set_address(address)
    form.password.setText(password)


@pytest.mark.parametrize("address", [
    ServerAddress(), ServerAddress("db.example", 5433, "办 公", "张 @", SECRET, "/共 享/台账", "system"),
    ServerAddress("::1", 5432, "a", "b", "", "", "", (("host", "/run/postgresql"), ("target_session_attrs", "read-write"))),
])
def test_an_address_is_the_same_once_written_and_read(address: ServerAddress) -> None:
    assert ServerAddress.read(address.text) == address
    assert ServerAddress.read("postgresql://h:no-port/x") == ServerAddress()
    assert SECRET not in repr(address)
    assert SECRET not in address.without_password.text


def test_an_address_in_parts_means_to_the_store_what_it_says() -> None:
    from sqlalchemy import make_url

    url = make_url(ServerAddress("db.example", 5433, "办 公", "张 @", SECRET, "/共 享").text)
    assert (url.host, url.port, url.database, url.username, url.password, url.query["files"]) == (
        "db.example", 5433, "办 公", "张 @", SECRET, "/共 享")  # fmt: skip


def test_a_place_is_a_folder_or_an_address() -> None:
    assert as_place("/data/台账") == Path("/data/台账")
    assert as_place(ADDRESS) == ADDRESS
    assert kept_place(ADDRESS.replace("officer@", "officer:secret@")) == ADDRESS
    assert is_same_place(ADDRESS, ADDRESS.replace("officer@", "officer:secret@"))
    assert not is_same_place(ADDRESS, ADDRESS.replace("officer@", "reader@"))
    assert not is_same_place(ADDRESS, Path("/share"))


def test_a_recent_server_is_told_by_its_database_and_never_with_a_password(program: Program, settings: Settings, tmp_path: Path) -> None:
    settings.remember_ledger(tmp_path)
    settings.remember_ledger(ADDRESS.replace("officer@", "officer:secret@"))
    settings.flush()
    program.window.ledgers.retranslate()
    first, second = (action for action in program.window.ledgers.recent.actions())

    assert settings.recent_ledgers == [ADDRESS, tmp_path]
    assert "office" in first.text()
    assert "db.example" in first.text()
    assert first.isEnabled()
    assert second.isEnabled()
    assert "secret" not in first.text() + Path(settings.store.fileName()).read_text(encoding="utf-8")
    assert server_ledger_name("postgresql:///a?host=/run") != server_ledger_name("postgresql://h/a")
    settings.forget_ledger(ADDRESS)
    assert settings.recent_ledgers == [tmp_path]


def test_trying_says_what_is_there_and_keeps_the_address_without_the_password(
    qtbot: QtBot, dialog: ServerDialog, settings: Settings, tried: Callable[..., list[str]]
) -> None:
    addresses = tried(found())
    fill(dialog.form, ADDRESS, SECRET)
    with qtbot.waitSignal(dialog.form.answered):
        dialog.form.test.click()

    assert [ServerAddress.read(address).password for address in addresses] == [SECRET]
    assert settings.server_address == ADDRESS
    assert "16.4" in dialog.form.said.text()
    assert dialog.isVisible()
    assert dialog.form.password.echoMode() is QLineEdit.EchoMode.Password


def test_what_is_in_the_way_is_said_and_the_dialog_stays(qtbot: QtBot, dialog: ServerDialog, settings: Settings, tried: Callable[..., list[str]]) -> None:
    tried(StorageError("server-password-wrong", where=ADDRESS))
    fill(dialog.form, ADDRESS, "wrong")
    with qtbot.waitSignal(dialog.form.answered):
        dialog.closing.act.click()

    assert dialog.isVisible()
    assert dialog.form.said.property("tone") == "amber"
    assert settings.server_address == ""
    qtbot.keyClicks(dialog.form.password, "x")
    assert not dialog.form.said.text()


def test_open_hands_the_address_on_once_a_ledger_is_there(qtbot: QtBot, dialog: ServerDialog, tried: Callable[..., list[str]]) -> None:
    tried(found())
    dialog.wanted.disconnect()
    fill(dialog.form, ADDRESS, SECRET)
    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.closing.act.click()

    assert [ServerAddress.read(wanted.args[0]).password, wanted.args[1]] == [SECRET, False]
    assert not dialog.isVisible()


def test_an_empty_database_becomes_a_ledger_only_when_asked_again(qtbot: QtBot, dialog: ServerDialog, tried: Callable[..., list[str]]) -> None:
    tried(found(has_ledger=False))
    dialog.wanted.disconnect()
    fill(dialog.form, ADDRESS)
    before = dialog.closing.act.text()
    with qtbot.waitSignal(dialog.form.answered):
        dialog.closing.act.click()
    assert dialog.isVisible()
    assert dialog.closing.act.text() != before

    with qtbot.waitSignal(dialog.wanted) as wanted:
        dialog.closing.act.click()
    assert wanted.args[1] is True


def test_nothing_is_tried_without_a_database(dialog: ServerDialog) -> None:
    fill(dialog.form, "postgresql://db.example/")

    assert not dialog.form.test.isEnabled()
    assert not dialog.closing.act.isEnabled()


def test_a_server_that_cannot_be_opened_at_the_start_offers_its_address(
    qtbot: QtBot, program: Program, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_place: object, _first: str) -> None:
        raise StorageError("server-password-missing", where=ADDRESS)

    monkeypatch.setattr(app, "_opened", refuse)
    program.open(ADDRESS)
    qtbot.waitUntil(program.window.opening._other.isVisible)

    program.window.opening._other.click()
    assert program.servers.dialog is not None
    assert program.servers.dialog.form.address.text == ADDRESS


def test_a_password_that_is_wanting_is_asked_for(program: Program) -> None:
    program.servers.fail(ADDRESS, StorageError("server-password-missing", where=ADDRESS))

    assert program.servers.dialog is not None
    assert program.servers.dialog.form.address.text == ADDRESS


def test_a_server_has_no_copies_to_be_put_in_its_place(program: Program, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[Exception] = []
    monkeypatch.setattr(program.window.messages, "show_error", shown.append)
    program._place = ADDRESS
    program.window.ledgers.restore_wanted.emit()

    assert [str(error).split(" ")[0] for error in shown] == ["server-without-file"]


def test_a_ledger_on_a_server_is_opened_and_opened_again(qtbot: QtBot, program: Program, server: Server, tmp_path: Path) -> None:
    server.ask("CREATE DATABASE desk TEMPLATE template0")
    address = server.address("desk", tmp_path / "files")
    program.open(address)
    qtbot.waitUntil(program.window.opening._other.isVisible, timeout=30000)
    assert server.ask("SELECT count(*) FROM pg_tables WHERE schemaname = 'public'", "desk") == [(0,)]

    program.change(address, is_new=True)
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=30000)
    assert program.settings.recent_ledgers == [kept_place(address)]
    assert role_word(ServerRole.OWNER) in program.window.rail.state()

    first = program.operations
    program.reopen()
    qtbot.waitUntil(lambda: program.window.frame is not None and program.operations not in (None, first), timeout=30000)
    assert program.operations is not None
    assert program.operations.ledger.role is ServerRole.OWNER


@pytest.mark.sqlite("it copies a ledger in a folder")
def test_the_ledger_that_is_open_is_copied_to_a_server_and_the_copy_opened(qtbot: QtBot, program: Program, server: Server, tmp_path: Path) -> None:
    server.ask("CREATE DATABASE copied TEMPLATE template0")
    address = server.address("copied", tmp_path / "shared")
    taken_in(Ledger.open(tmp_path / "ledger", person="填报人"), a_plan()).close()
    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=30000)
    program.window.ledgers.copy.trigger()
    dialog = program.servers.copying
    assert dialog is not None
    assert dialog.readable.isHidden()
    dialog.form.set_address(address)
    dialog.closing.act.click()
    assert not dialog.closing.act.isEnabled()
    qtbot.waitUntil(dialog.told.isVisible, timeout=30000)
    assert "SHA-256" in dialog.told.text()
    dialog.closing.act.click()
    qtbot.waitUntil(lambda: isinstance(program.place, str) and program.window.frame is not None, timeout=30000)
    assert is_same_place(program.place, address)
    assert len(program.window.chosen.plans) == 1
    assert (tmp_path / "ledger" / "ledger.db").exists()


@pytest.mark.sqlite("it copies a ledger in a folder")
def test_a_copy_that_cannot_be_made_says_why_and_can_be_tried_elsewhere(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def taken(*_: object, **__: object) -> None:
        raise StorageError("copy-place-taken", where="db.example")

    monkeypatch.setattr("model.actions.copy_ledger.copy_ledger", taken)
    Ledger.open(tmp_path / "ledger", person="填报人").close()
    program.open(tmp_path / "ledger")
    qtbot.waitUntil(lambda: program.window.frame is not None, timeout=30000)
    program.servers.ask_copy()
    dialog = program.servers.copying
    assert dialog is not None
    dialog.form.set_address(ADDRESS)
    dialog.closing.act.click()
    qtbot.waitUntil(lambda: "db.example" in dialog.form.said.text(), timeout=30000)
    assert dialog.closing.act.isEnabled()
    assert not dialog.progress.isVisible()
    dialog.reject()


def test_a_ledger_with_a_passphrase_is_copied_to_a_server_only_when_a_person_says_so(qtbot: QtBot, settings: Settings, theme: Theme) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = CopyToServerDialog(settings, theme, is_locked=True, parent=parent)
    dialog.form.set_address(ADDRESS)
    assert not dialog.closing.act.isEnabled()
    dialog.readable.setChecked(True)
    with qtbot.waitSignal(dialog.wanted) as heard:
        dialog.closing.act.click()
    assert heard.args == [ADDRESS, True]
    dialog.show_stopped()
    dialog.reject()


def test_the_settings_say_where_the_ledger_lies_and_try_an_address(
    qtbot: QtBot, program: Program, settings: Settings, tmp_path: Path, tried: Callable[..., list[str]]
) -> None:
    addresses = tried(found())
    settings.server_address = ADDRESS
    preferences = program.window.dialogs.show_preferences("server")
    section = preferences.server
    assert section.form.address.text == ADDRESS

    with qtbot.waitSignal(section.form.answered):
        qtbot.mouseClick(section.form.test, Qt.MouseButton.LeftButton)
    assert addresses == [ADDRESS]
    section.open.click()
    assert not preferences.isVisible()
    assert program.servers.dialog is not None
    assert program.servers.dialog.form.address.text == ADDRESS
