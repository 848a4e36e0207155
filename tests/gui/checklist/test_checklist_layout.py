"""Which rows the checklist has, held against a list of rows that is simply written out."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gui.item_models.checklist_layout import (
    BlockKind,
    Layout,
    blocks_of,
    joined_runs,
    laid_out,
    outline_of_rows,
)
from model.rows.checklist import OutlineTask

# (annex, section, measures) of task after task
Shape = list[tuple[int, str, int]]


def outline(shape: Shape) -> list[OutlineTask]:
    return [
        OutlineTask(number, 1, annex, f"A{annex}", section, number, f"T{number}", measures, 1)
        for number, (annex, section, measures) in enumerate(shape, start=1)
    ]


THREE = outline([(1, "一", 1), (1, "二", 3), (2, "", 2)])


def written_out(layout: Layout) -> list[tuple[int, int]]:
    """Every row as (block, number in it; 0 is the heading), found without the layout's sums."""
    rows: list[tuple[int, int]] = []
    hidden: list[BlockKind] = []
    for place, block in enumerate(layout.blocks):
        hidden = [kind for kind in hidden if kind < block.kind]
        if hidden:
            continue
        rows.append((place, 0))
        if layout.is_folded(place):
            hidden.append(block.kind)
        elif block.kind is BlockKind.TASK:
            rows += [(place, inside) for inside in range(1, block.measures + 1)]
    return rows


def rows_of(layout: Layout) -> list[tuple[int, int]]:
    found = []
    for row in range(len(layout)):
        at = layout.measure_at(row)
        found.append((layout.block_at(row), 0 if at is None else at[1] + 1))
    return found


def test_headings_stand_above_their_tasks_and_a_section_without_name_has_none() -> None:
    kinds = [(block.kind, block.title, block.measures) for block in blocks_of(THREE)]
    assert kinds == [
        (BlockKind.ANNEX, "A1", 4), (BlockKind.SECTION, "一", 1), (BlockKind.TASK, "T1", 1),
        (BlockKind.SECTION, "二", 3), (BlockKind.TASK, "T2", 3), (BlockKind.ANNEX, "A2", 2), (BlockKind.TASK, "T3", 2),
    ]  # fmt: skip


def test_a_heading_counts_the_closed_below_it() -> None:
    assert blocks_of(THREE)[0].closed == 2


def test_an_empty_outline_has_no_rows() -> None:
    assert len(Layout(blocks_of([]))) == 0
    assert Layout(blocks_of([])).measures == 0


@pytest.mark.parametrize("place", range(7))
def test_folding_hides_what_hangs_below_and_unfolding_brings_it_back(place: int) -> None:
    layout = Layout(blocks_of(THREE))
    before = rows_of(layout)
    below = layout.rows_below(place)
    layout.fold(place)
    assert len(layout) == len(before) - below
    assert layout.rows_to_unfold(place) == below
    assert rows_of(layout) == written_out(layout)
    layout.unfold(place)
    assert rows_of(layout) == before


def test_a_fold_inside_a_fold_stays_when_the_outer_one_opens() -> None:
    layout = Layout(blocks_of(THREE))
    layout.fold(4)
    layout.fold(0)
    layout.unfold(0)
    assert rows_of(layout) == written_out(layout)
    assert layout.is_folded(4)


def test_the_heading_above_leads_outwards() -> None:
    layout = Layout(blocks_of(THREE))
    task, measure = layout.starts[4], layout.starts[4] + 2
    assert layout.heading_above(measure) == task
    assert layout.heading_above(task) == layout.starts[3]
    assert layout.heading_above(layout.starts[3]) == 0
    assert layout.heading_above(0) is None


def test_runs_name_the_measures_in_rows_and_skip_folded_ones() -> None:
    layout = Layout(blocks_of(THREE))
    assert joined_runs(layout.measure_runs(0, len(layout) - 1)) == [(0, 6)]
    layout.fold(4)
    assert joined_runs(layout.measure_runs(0, len(layout) - 1)) == [(0, 1), (4, 2)]


def test_runs_of_a_part_begin_and_end_inside_tasks() -> None:
    layout = Layout(blocks_of(THREE))
    assert layout.measure_runs(layout.starts[4] + 2, layout.starts[6] + 1) == [(2, 2), (4, 1)]


def test_a_new_layout_says_which_blocks_stayed() -> None:
    before = Layout(blocks_of(THREE))
    fewer = outline([(1, "一", 1), (1, "二", 2), (2, "", 2)])
    laid = laid_out(blocks_of(fewer), before, ())
    assert (laid.same_before, laid.same_after) == (4, 2)


def test_the_same_outline_again_stays_whole() -> None:
    laid = laid_out(blocks_of(THREE), Layout(blocks_of(THREE)), ())
    assert laid.same_before + laid.same_after == 7


def test_folds_are_kept_by_meaning_over_a_new_layout() -> None:
    key = blocks_of(THREE)[4].key
    laid = laid_out(blocks_of(outline([(1, "二", 3)])), None, {key, ("gone",)})
    assert laid.layout.given == {key, ("gone",)}
    assert Layout(blocks_of(THREE), {key}).is_folded(4)


def test_no_rows_make_no_outline() -> None:
    assert outline_of_rows([]) == []


@given(
    st.lists(st.tuples(st.integers(1, 3), st.sampled_from(["", "一", "二"]), st.integers(1, 4)), max_size=12),
    st.sets(st.integers(0, 40)),
)
def test_rows_are_those_written_out_whatever_is_folded(shape: Shape, folded: set[int]) -> None:
    blocks = blocks_of(outline(sorted(shape, key=lambda task: task[0])))
    layout = Layout(blocks, [block.key for place, block in enumerate(blocks) if place in folded])
    assert rows_of(layout) == written_out(layout)


@given(st.lists(st.sampled_from(["fold", "unfold"]), max_size=8), st.data())
def test_folding_step_by_step_gives_the_layout_made_at_once(steps: list[str], data: st.DataObject) -> None:
    blocks = blocks_of(THREE)
    layout = Layout(blocks)
    for step in steps:
        shown = sorted({layout.block_at(row) for row in range(len(layout))})
        getattr(layout, step)(data.draw(st.sampled_from(shown)))
    assert layout.starts == Layout(blocks, layout.folded).starts
