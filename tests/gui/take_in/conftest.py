"""The page for taking in on a ledger, its long work at once or held back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from gui.operations import Runners
from gui.page import Frame
from gui.pages.take_in import TakeInPage
from model.ledger import Ledger
from model.queries.overview import myself, plans
from model.rows.review import Review
from tests.builders import TODAY
from tests.fakes import FakeTasks
from tests.gui.take_in.scene import PLAN, a_review


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "计划.txt"
    made.write_text(PLAN, encoding="utf-8")
    return made


@pytest.fixture
def long_work() -> FakeTasks:
    return FakeTasks()


@pytest.fixture
def make_page(
    qtbot: QtBot, make_frame: Callable[..., Frame], long_work: FakeTasks
) -> Callable[[Ledger], TakeInPage]:
    def made(ledger: Ledger) -> TakeInPage:
        frame = make_frame(ledger, runners=Runners(FakeTasks(), FakeTasks(), long_work), today=TODAY)
        frame.chosen.set_ledger(plans(ledger), myself(ledger))
        page = TakeInPage(frame)
        qtbot.addWidget(page)
        return page

    return made


@pytest.fixture
def page(make_page: Callable[[Ledger], TakeInPage], ledger: Ledger) -> TakeInPage:
    return make_page(ledger)


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[tuple[Path, int | None]]:
    """What was asked to be read; every reading gives a_review()."""
    asked: list[tuple[Path, int | None]] = []

    def begin(path: Path, *, document: int | None = None, progress: Callable[[int, int], None], **_: object) -> Review:
        asked.append((path, document))
        progress(1, 2)
        return a_review(document=document or 2, documents=3 if path.name == "gazette.txt" else 1)

    monkeypatch.setattr("model.actions.review.begin_review", begin)
    return asked
