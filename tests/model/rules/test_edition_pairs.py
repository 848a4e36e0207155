"""Pairs of two editions' measures as a person makes them: taken apart, put together, each measure in one at most."""

from __future__ import annotations

from collections.abc import Sequence

from hypothesis import given
from hypothesis import strategies as st

from model.rows.draft import MeasureDraft
from model.rows.edition import Edition, EditionKind, StoredMeasure
from model.rules.edition_pairs import apart, pairs_of, partners_of, together, with_pairs
from model.rules.editions import compared
from tests.builders import a_measure

BOILER, SMOKE, FORK, GRILL = "完成20台锅炉改造。", "开展餐饮油烟检查。", "淘汰老旧叉车。", "开展露天烧烤检查。"


def an_edition(before: Sequence[str], now: Sequence[MeasureDraft]) -> Edition:
    stored = tuple(
        StoredMeasure(number, f"1-01-{number}", 1, "", 1, "", text, "年底前", ("区生态环境局",), (), ())
        for number, text in enumerate(before, start=1)
    )
    return Edition(1, "计划", 2026, "", compared(stored, now), (), stored)


def drafts(*texts: str) -> tuple[MeasureDraft, ...]:
    return tuple(a_measure(text, section="", task="") for text in texts)


def kinds(edition: Edition) -> list[tuple[str, int | None, int | None]]:
    return [(row.kind.value, row.stored.id if row.stored else None, row.place) for row in edition.rows]


def test_what_is_taken_apart_is_a_new_measure_and_one_no_longer_listed() -> None:
    now = drafts(BOILER.replace("20", "30"), SMOKE)
    edition = an_edition((BOILER, SMOKE), now)
    assert kinds(edition) == [("changed", 1, 0), ("same", 2, 1)]
    made = with_pairs(edition, now, apart(pairs_of(edition), 0))
    assert kinds(made) == [("dropped", 1, None), ("new", None, 0), ("same", 2, 1)]


def test_what_is_put_together_is_one_measure_that_was_changed() -> None:
    now = drafts(GRILL)
    edition = an_edition((FORK,), now)
    assert kinds(edition) == [("dropped", 1, None), ("new", None, 0)]
    made = with_pairs(edition, now, together(pairs_of(edition), 1, 0))
    assert kinds(made) == [("changed", 1, 0)]
    assert [(before, after) for _, before, after in made.rows[0].fields] == [(FORK, GRILL)]


def test_putting_together_frees_what_both_belonged_to() -> None:
    now = drafts(BOILER, SMOKE)
    edition = an_edition((BOILER, SMOKE), now)
    made = with_pairs(edition, now, together(pairs_of(edition), 1, 1))
    assert set(kinds(made)) == {("new", None, 0), ("changed", 1, 1), ("dropped", 2, None)}


def test_partners_stand_alone_on_the_other_side_the_most_alike_first() -> None:
    now = drafts(GRILL, BOILER)
    edition = an_edition((BOILER, FORK, SMOKE), now)
    made = with_pairs(edition, now, {1: 1})
    new = next(row for row in made.rows if row.kind is EditionKind.NEW)
    assert [row.stored.measure for row in partners_of(new, made, now) if row.stored] == [SMOKE, FORK]
    gone = next(row for row in made.rows if row.stored and row.stored.measure == FORK)
    assert [row.place for row in partners_of(gone, made, now)] == [0]
    assert partners_of(next(row for row in made.rows if row.kind is EditionKind.SAME), made, now) == ()


@given(st.lists(st.tuples(st.integers(1, 4), st.integers(0, 4)), max_size=8))
def test_each_measure_of_both_stands_once_whatever_is_paired(steps: list[tuple[int, int]]) -> None:
    now = drafts(BOILER, SMOKE, FORK, GRILL, "新的一条。")
    edition = an_edition((FORK, BOILER, "旧的一条。", SMOKE), now)
    pairs = pairs_of(edition)
    for number, (key, place) in enumerate(steps):
        pairs = apart(pairs, place) if number % 3 == 2 else together(pairs, key, place)
    rows = with_pairs(edition, now, pairs).rows
    assert sorted(row.stored.id for row in rows if row.stored) == [1, 2, 3, 4]
    assert sorted(row.place for row in rows if row.place is not None) == [0, 1, 2, 3, 4]
    assert pairs_of(with_pairs(edition, now, pairs)) == pairs
