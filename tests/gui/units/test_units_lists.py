"""Each list of the units page leaves the window: the one that is shown, not another."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from gui.pages.units import ALIKE, GROUPS, OPEN, UNITS, UnitsPage
from gui.translations import Languages


@pytest.fixture(autouse=True)
def _english(languages: Languages) -> None:
    languages.use("en")


def written(page: UnitsPage, place: int, target: Path) -> list[list[str]]:
    page.show_side(place)
    content = page.export._content()
    assert content is not None
    page.export.files.write(target, content[1])
    return list(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))[1:]


@pytest.mark.parametrize("place", [UNITS, GROUPS])
def test_tables_leave_as_they_are_shown(page: UnitsPage, tmp_path: Path, place: int) -> None:
    model = (page.units if place == UNITS else page.groups).model
    lines = written(page, place, tmp_path / "list.csv")
    assert [line[0] for line in lines] == [model.index(row, 0).data() for row in range(model.rowCount())]


def test_open_questions_leave_with_the_measures_they_stand_in(page: UnitsPage, tmp_path: Path) -> None:
    lines = written(page, OPEN, tmp_path / "list.csv")
    assert lines == [[one.wording, str(one.measures)] for one in page.state.wordings]
    assert lines


def test_names_alike_leave_two_a_line_with_what_makes_them_so(page: UnitsPage, tmp_path: Path) -> None:
    lines = written(page, ALIKE, tmp_path / "list.csv")
    assert [(line[0], line[2]) for line in lines] == [(pair.kept.name, pair.other.name) for pair in page.alike.pairs]
    assert {line[4] for line in lines} == {"Another form of the name", "One character differs: perhaps misread"}


def test_each_list_has_a_name_of_its_own(page: UnitsPage) -> None:
    names = []
    for place in (UNITS, GROUPS, OPEN, ALIKE):
        page.show_side(place)
        names.append(page._exported()[1])
    assert len(set(names)) == 4
