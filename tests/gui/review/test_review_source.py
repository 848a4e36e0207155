"""The source beside the review as rows: set in lines, lit, leafed through, enlarged, copied."""

from __future__ import annotations

import itertools

import pytest
from PySide6.QtCore import QPointF, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from gui.review.source_setting import SourceSetting, column_widths
from gui.review.source_view import SourceView
from gui.theme import Theme, Token
from model.rows.draft import Place
from model.rows.review import SourceRow
from tests.builders import a_measure
from tests.gui.review.scene import SOURCE, a_draft, work_at_once


def test_only_as_many_rows_are_set_as_fill_the_view(qtbot: QtBot, theme: Theme) -> None:
    long = [SourceRow((str(n), "完成整治任务。" * 60), Place(line=n), is_table=True) for n in range(1, 40)]
    short = [SourceRow((f"{n}、整治。",), Place(line=n)) for n in range(1, 40)]
    view = SourceView(theme, work_at_once)
    qtbot.addWidget(view)
    for rows, shown in ((long, range(17, 22)), (short, range(11, 28))):
        view.set_source(rows)
        view.show_measure(a_measure(place=Place(line=20)))
        assert view.table.shown == shown


def test_long_columns_get_more_room() -> None:
    widths = column_widths([("1", "完成清淤并开展巡查，" * 8, "年底前"), ("2", "", "年底前")])
    assert widths[1] > 2 * widths[2] > 0
    assert sum(widths) == pytest.approx(100)


@pytest.fixture
def source(qtbot: QtBot, theme: Theme) -> SourceView:
    view = SourceView(theme, work_at_once)
    qtbot.addWidget(view)
    view.resize(400, 300)
    return view


def test_the_source_can_be_leafed_through_and_enlarged(source: SourceView) -> None:
    source.set_source([SourceRow((f"第{n}段",), Place(line=n)) for n in range(1, 200)])
    assert not source.back.isEnabled()
    source.on.click()
    assert source.table.shown.start > 0
    source.back.click()
    assert source.table.shown.start == 0
    source.larger.click()
    assert source.zoom == 115
    for _ in range(12):
        source.smaller.click()
    assert source.zoom == 80


def test_a_page_is_named_where_the_format_has_pages(source: SourceView) -> None:
    source.set_source([SourceRow(("甲",), Place(page=7, line=1))])
    assert "7" in source.place.text()
    source.set_source([])
    assert source.table.shown == range(0)


def test_the_source_brings_the_lit_row_into_sight(qtbot: QtBot, source: SourceView) -> None:
    source.set_source([SourceRow((f"第{n}段" * 20,), Place(line=n)) for n in range(1, 200)])
    source.show()
    source.show_measure(a_measure(place=Place(line=150)))
    assert source.table.shown.start <= 149 < source.table.shown.stop
    qtbot.waitUntil(lambda: source.table.verticalScrollBar().value() > 0)
    source.close()


@pytest.fixture
def setting(source: SourceView) -> SourceSetting:
    return SourceSetting(SOURCE, width=500, font=source.font())


def test_the_source_is_shown_as_text_never_as_markup(setting: SourceSetting) -> None:
    cells = setting.row(3).cells
    assert cells[2].text.text() == "完成整治。<b>"
    assert cells[4].text.lineCount() == 2  # as the file breaks it


def test_rows_stand_below_each_other_and_cells_beside(setting: SourceSetting) -> None:
    tops = setting.tops(range(2, 6))
    assert [number for number, _ in tops] == [2, 3, 4, 5, -1]
    for (number, top), (below, bottom) in itertools.pairwise(tops):
        row = setting.row(number)
        assert bottom - top == row.size.height() if below > 0 else bottom - top > row.size.height()
        assert all(one.rect.right() == other.rect.left() for one, other in itertools.pairwise(row.cells))
        assert all(cell.text.boundingRect().bottom() <= cell.rect.height() for cell in row.cells)
        assert row.size.width() == pytest.approx(500)


def test_a_heading_in_a_table_reaches_over_all_columns(setting: SourceSetting) -> None:
    assert len(setting.row(6).cells) == 1
    assert setting.row(6).size.width() == pytest.approx(setting.row(7).size.width())


def test_the_columns_of_a_table_stay_where_they_are_while_it_is_walked_through(setting: SourceSetting) -> None:
    columns = {tuple(cell.rect.left() for cell in setting.row(number).cells) for number in (1, 2, 3, 4, 5, 7)}
    assert len(columns) == 1


def test_a_table_of_many_columns_is_wider_than_the_view(source: SourceView) -> None:
    source.set_source([SourceRow(("",) * 2 + ("甲",) * 98, Place(line=1), is_table=True)])
    source.show()
    assert source.table.horizontalScrollBar().maximum() > 0
    source.set_source(SOURCE)
    assert source.table.horizontalScrollBar().maximum() == 0
    source.close()


def test_lit_rows_and_the_framed_cell_are_painted(qtbot: QtBot, theme: Theme, source: SourceView) -> None:
    source.set_source(SOURCE)
    source.show()

    def grounds() -> set[str]:
        picture = source.table.viewport().grab().toImage()
        places = ((x, y) for x in range(0, picture.width(), 3) for y in range(0, picture.height(), 3))
        return {picture.pixelColor(x, y).name().upper() for x, y in places}

    lit, framed = theme.colours[Token.ACCENT_GROUND], theme.colours[Token.AMBER]
    assert not {lit, framed} & grounds()
    source.show_measure(a_draft().measures[1])
    qtbot.waitUntil(lambda: {lit, framed} <= grounds())
    source.close()


def test_rows_behind_the_pages_are_set_when_they_are_shown(source: SourceView) -> None:
    source.set_source(SOURCE)
    source.show_measure(a_draft().measures[3])
    assert source.table.verticalScrollBar().maximum() == 0
    source.resize(400, 150)
    source.show()
    assert source.table.verticalScrollBar().value() > 0
    source.close()


def test_a_cell_and_a_row_can_be_copied(qapp: QApplication, source: SourceView) -> None:
    source.set_source(SOURCE[2:4])
    source.show()
    clipboard, heard = qapp.clipboard(), []
    for number in (0, 1):
        menu = source.table.copy_menu(QPointF(source.table.viewport().width() - 14, 60))
        assert menu is not None
        menu.actions()[number].trigger()
        heard.append(clipboard.text())
        menu.close()
    assert heard == ["区生杰\n环境局", "\t\t完成整治。<b>\t年底前\t区生杰 环境局"]
    assert source.table.copy_menu(QPointF(50, 290)) is None
    source.close()


def test_the_lit_row_is_spoken_and_copied_with_the_keyboard(qapp: QApplication, source: SourceView) -> None:
    source.set_source(SOURCE)
    source.show_measure(a_draft().measures[1])
    assert "完成整治。" in source.table.accessibleDescription()
    QTest.keyClick(source.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert qapp.clipboard().text() == source.table.accessibleDescription()


def test_narrow_columns_get_no_more_than_they_need(source: SourceView) -> None:
    """Six columns of two letters leave the long text most of the view."""
    rows = [SourceRow((*(["甲乙"] * 3), "完成清淤并开展巡查，" * 12, *(["丙丁"] * 3)), Place(line=1), is_table=True)]
    widths = [cell.rect.width() for cell in SourceSetting(rows, width=470, font=source.font()).row(0).cells]
    assert sum(widths) == pytest.approx(470)
    assert widths[3] > 200
    assert len(set(map(round, widths[:3] + widths[4:]))) == 1
