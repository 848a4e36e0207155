"""Which measures of two editions are the same, changed by hand before the correction is taken over."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from gui.dialogs.pair_measure import PairDialog
from gui.pages.take_in import TakeInPage
from gui.review.edition_step import EditionStep
from model.ledger import Ledger
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.rows.edition import EditionKind
from tests.builders import TODAY
from tests.gui.take_in.scene import PLAN, review_of

OTHER = PLAN.replace("完成第2项整治任务", "推广新能源公交车辆").replace("\t任务2\t", "\t公共交通\t")
REWORDED = PLAN.replace("第3项整治任务", "第3项和第6项整治任务")


def corrected(page: TakeInPage, file: Path, text: str) -> EditionStep:
    """The plan is in the ledger, and another text of it was reviewed and accepted."""
    for said in (PLAN, text):
        file.write_text(said, encoding="utf-8")
        page.take_files([file])
        review_of(page).head.accept.click()
    step = page.step
    assert isinstance(step, EditionStep)
    return step


def kinds(step: EditionStep) -> list[str]:
    return sorted(row.kind.value for row in step.shown_rows())


def the_dialog(step: EditionStep) -> PairDialog:
    return next(found for found in step.findChildren(PairDialog) if found.isVisible())


def link(step: EditionStep, kind: EditionKind) -> str:
    """Where the link of the one row of a kind leads."""
    row = next(row for row in step.shown_rows() if row.kind is kind)
    return step._link(row)[0]


def test_two_that_were_taken_for_one_are_parted_and_put_together_again(page: TakeInPage, file: Path) -> None:
    step = corrected(page, file, REWORDED)
    assert (kinds(step), step.pairs, step.as_found.isHidden()) == (["changed"], None, True)
    step.list.link_followed.emit(link(step, EditionKind.CHANGED))
    assert (kinds(step), step.as_found.isHidden()) == (["dropped", "new"], False)
    step.as_found.click()
    assert (kinds(step), step.pairs) == (["changed"], None)


@pytest.mark.parametrize("kind", [EditionKind.NEW, EditionKind.DROPPED])
def test_a_measure_is_put_to_the_one_it_is_from_either_side(page: TakeInPage, file: Path, kind: EditionKind) -> None:
    step = corrected(page, file, OTHER)
    assert kinds(step) == ["dropped", "new"]
    step.list.link_followed.emit(link(step, kind))
    dialog = the_dialog(step)
    assert len(dialog.partners.shown()) == 1
    dialog.closing.act.click()
    assert kinds(step) == ["changed"]
    assert step.pairs is not None


def test_the_work_goes_with_the_measure_it_was_put_to(
    qtbot: QtBot, page: TakeInPage, file: Path, ledger: Ledger
) -> None:
    step = corrected(page, file, OTHER)
    before = {row.code: row.id for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)}
    step.list.link_followed.emit(link(step, EditionKind.NEW))
    the_dialog(step).closing.act.click()
    with qtbot.waitSignal(page.wanted):
        step.take.click()
    rows = checklist_rows(ledger, ChecklistFilter(), today=TODAY)
    assert {row.code: row.id for row in rows} == before
    assert "推广新能源公交车辆。" in {row.text for row in rows}


def test_pairs_made_by_hand_stay_while_the_review_is_looked_at_again(page: TakeInPage, file: Path) -> None:
    step = corrected(page, file, REWORDED)
    step.list.link_followed.emit(link(step, EditionKind.CHANGED))
    step.back.click()
    review_of(page).head.accept.click()
    assert kinds(step) == ["dropped", "new"]
    step.back.click()
    review_of(page).step("delete")
    review_of(page).head.accept.click()
    assert step.pairs is None  # another draft: its places are others


def test_links_are_reached_and_followed_with_the_keyboard(qtbot: QtBot, page: TakeInPage, file: Path) -> None:
    page.show()
    step = corrected(page, file, REWORDED)
    qtbot.waitUntil(lambda: step.list.is_set)
    step.list.setFocus()
    QTest.keyClick(step.list, Qt.Key.Key_Tab)
    QTest.keyClick(step.list, Qt.Key.Key_Return)
    assert kinds(step) == ["dropped", "new"]
    page.close()


def test_a_measure_nothing_could_be_has_no_link(page: TakeInPage, file: Path) -> None:
    step = corrected(page, file, PLAN + "6\t任务6\t完成第六项。\t年底前\t区水务局\t——\n")
    (row,) = step.shown_rows()
    assert (row.kind, step._link(row)) == (EditionKind.NEW, ("", ""))


def test_the_partner_is_found_by_typing_and_taken_with_return(page: TakeInPage, file: Path) -> None:
    lines = OTHER.replace("完成第4项整治任务", "建设口袋公园").replace("\t任务4\t", "\t园林绿化\t")
    step = corrected(page, file, lines)
    assert kinds(step) == ["dropped", "dropped", "new", "new"]
    row = next(row for row in step.shown_rows() if row.kind is EditionKind.NEW)
    step.list.link_followed.emit(step._link(row)[0])
    dialog = the_dialog(step)
    dialog.partners.field.setText("第4项")
    assert len(dialog.partners.shown()) == 1
    QTest.keyClick(dialog.partners.field, Qt.Key.Key_Return)
    assert dialog.result() == QDialog.DialogCode.Accepted
    assert kinds(step) == ["changed", "dropped", "new"]
