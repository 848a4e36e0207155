"""Giving measures to the colleague who carries them out: one change for many, found, sorted, told and taken back."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.actions.accept_edition import accept_edition
from model.actions.assign import assign_measures
from model.actions.close import close_measures
from model.actions.copy_ledger import copy_ledger
from model.actions.revert import revert
from model.errors import Cancelled, UserError
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_count, checklist_rows
from model.queries.chosen import sorted_ids
from model.queries.handlers import handlers
from model.queries.handover_content import handover_content
from model.queries.history import history
from model.queries.ledger_history import history_page
from model.queries.records_then import records_then
from model.rows.checklist import ChecklistFilter, SortKey
from model.rows.handlers import HandlerRow
from model.rows.history import ChangeKind, HistoryFilter
from model.rules.change_kinds import edits_of
from model.rules.handlers import plain_name
from model.store.copying import content_hash
from tests.builders import TODAY, a_measure, a_plan, content, measure_ids, taken_in, three_measures

NAMES = ("填报人甲", "填报人乙", "Ann Lee", "丙")


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger.open(tmp_path / "ledger", person="填报人", chain="test") as opened:
        yield taken_in(opened, a_plan())


def given_to(ledger: Ledger) -> list[str]:
    return [row.handler for row in checklist_rows(ledger, ChecklistFilter(), today=TODAY)]


def found(ledger: Ledger, words: str) -> list[int]:
    return [row.id for row in checklist_rows(ledger, ChecklistFilter(search=words), today=TODAY)]


def test_many_are_given_in_one_change_and_taken_back_by_one(ledger: Ledger) -> None:
    before = content(ledger)

    changed = assign_measures(ledger, measure_ids(ledger), " 填报人甲\n")

    assert given_to(ledger) == ["填报人甲"] * 3
    assert (changed.action, changed.fact("handler"), changed.fact("count")) == ("assign", "填报人甲", "3")
    assert changed.measure_ids == set(measure_ids(ledger))
    undone = revert(ledger, changed.number or 0)
    assert content(ledger) == before
    revert(ledger, undone.number or 0)
    assert given_to(ledger) == ["填报人甲"] * 3
    assert check(ledger).faults == ()


def test_only_those_that_get_another_handler_are_counted_and_nothing_is_written_for_none(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    assign_measures(ledger, keys[:1], "填报人甲")

    more = assign_measures(ledger, keys, "填报人甲")
    again = assign_measures(ledger, keys, "填报人甲")

    assert (more.fact("count"), more.measure_ids) == ("2", set(keys[1:]))
    assert (again.number, again.fact("count")) == (None, "0")


def test_no_name_takes_them_from_whoever_has_them(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    assign_measures(ledger, keys[:1], "填报人甲")
    assign_measures(ledger, keys[1:2], "填报人乙")

    assert assign_measures(ledger, keys, "  ").fact("count") == "2"
    assert given_to(ledger) == ["", "", ""]


def test_an_unknown_measure_or_a_word_to_stop_leaves_all_as_it_was(ledger: Ledger) -> None:
    before = content(ledger)

    with pytest.raises(UserError, match="measure-unknown"):
        assign_measures(ledger, [*measure_ids(ledger), 99], "填报人甲")
    with pytest.raises(Cancelled):
        assign_measures(ledger, measure_ids(ledger), "填报人甲", cancelled=lambda: True)

    assert content(ledger) == before


def test_the_last_step_that_is_told_is_the_whole(ledger: Ledger) -> None:
    told: list[tuple[int, int]] = []
    assign_measures(ledger, measure_ids(ledger), "填报人甲", progress=lambda done, total: told.append((done, total)))

    assert told[-1] == (3, 3)


@pytest.mark.parametrize(("typed", "kept"), [
    ("填报人甲", "填报人甲"), ("\t填报人甲 ", "填报人甲"), ("Ann \n Lee", "Ann Lee"), ("　甲　", "甲"), ("甲\0乙", "甲乙"), ("\u200b", ""), ("", ""), ("0 \x08 0", "0 0"),
])  # fmt: skip
def test_a_name_is_kept_in_one_line(typed: str, kept: str) -> None:
    assert plain_name(typed) == kept


@given(st.text())
def test_a_kept_name_stays_as_it_is(typed: str) -> None:
    name = plain_name(typed)

    assert plain_name(name) == name
    assert name.isprintable()


def test_the_handlers_are_known_with_what_they_have_to_do(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    assign_measures(ledger, keys[:1], "填报人甲")
    assign_measures(ledger, keys[1:], "填报人乙")
    close_measures(ledger, keys[1:2], on=TODAY)

    assert handlers(ledger) == (HandlerRow("填报人乙", 1, 2), HandlerRow("填报人甲", 1, 1))
    assert handlers(ledger, plan_id=1) == handlers(ledger)
    assert handlers(ledger, plan_id=9) == ()


def test_the_list_is_narrowed_to_a_handler_or_to_nobody(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    assign_measures(ledger, keys[1:], "填报人甲")

    def kept(name: str, **more: bool) -> list[int]:
        asked = ChecklistFilter(handler=name, plan_id=1, **more)  # type: ignore[arg-type]
        rows = [row.id for row in checklist_rows(ledger, asked, today=TODAY, limit=10)]
        assert checklist_count(ledger, asked, today=TODAY) == len(rows)
        return rows

    assert kept("填报人甲") == keys[1:]
    assert kept("填报人甲", is_mine=True) == keys[1:2]
    assert kept("") == keys[:1]
    assert kept("填报人") == []  # the whole name


def test_names_sort_the_list_and_nobody_comes_last(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    assign_measures(ledger, keys[:1], "b")
    assign_measures(ledger, keys[2:], "a")

    def in_order(*, is_descending: bool) -> list[int]:
        return list(sorted_ids(ledger, ChecklistFilter(sort=SortKey.HANDLER, is_descending=is_descending), today=TODAY))

    assert in_order(is_descending=False) == [keys[2], keys[0], keys[1]]
    assert in_order(is_descending=True) == [keys[0], keys[2], keys[1]]


def test_a_measure_is_found_by_its_handler_and_no_longer_once_it_is_another_s(ledger: Ledger) -> None:
    keys = measure_ids(ledger)
    given = assign_measures(ledger, keys[:2], "填报人甲")

    assert (found(ledger, "填报人甲"), found(ledger, "人甲 抽样")) == (keys[:2], keys[:1])
    assign_measures(ledger, keys[:1], "填报人乙")
    assert (found(ledger, "填报人甲"), found(ledger, "填报人")) == (keys[1:2], keys[:2])
    revert(ledger, history(ledger, limit=1)[0].id)
    revert(ledger, given.number or 0)
    assert found(ledger, "填报人") == []
    assert check(ledger).faults == ()


@given(st.lists(st.tuples(st.lists(st.integers(0, 2)), st.sampled_from(("", *NAMES))), max_size=6), st.data())
@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_was_given_and_taken_back_the_words_are_those_of_the_table(
    ledger: Ledger, acts: list[tuple[list[int], str]], data: st.DataObject
) -> None:
    keys, expected, made = measure_ids(ledger), given_to(ledger), []
    for places, name in acts:
        changed = assign_measures(ledger, [keys[place] for place in places], name)
        if changed.number is not None:
            made.append((changed.number, expected))
        expected = [name if place in places else known for place, known in enumerate(expected)]
        assert given_to(ledger) == expected
    for number, before in reversed(made[data.draw(st.integers(0, len(made))) :]):
        revert(ledger, number)
        assert given_to(ledger) == before

    names = given_to(ledger)
    assert check(ledger).faults == ()
    assert {name: found(ledger, name) for name in NAMES} == {
        name: [key for key, known in zip(keys, names, strict=True) if known == name] for name in NAMES}


def test_the_history_tells_who_got_how_many_under_a_kind_of_its_own(ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger)[:1], "填报人甲")
    assign_measures(ledger, measure_ids(ledger)[:1], "填报人乙")

    newest, older = history_page(ledger, HistoryFilter(kind=ChangeKind.HANDLER)).lines
    assert dict(newest.change.facts) == {"handler": "填报人乙", "count": "1", "codes": "1-01-1"}
    assert dict(older.change.facts)["handler"] == "填报人甲"
    (edit,) = edits_of([("measure", 1, {"handler": ""}, {"handler": "填报人甲"})])
    assert (edit.column, edit.before, edit.after) == ("handler", None, "填报人甲")


def test_a_corrected_edition_and_the_past_keep_the_handler(ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger), "填报人甲")
    first, _, _ = three_measures()

    accept_edition(ledger, a_plan(first, a_measure("6月底前完成治理方案。", task_no=2, task="扬尘治理", lead=("相关镇人民政府",)),
                                  a_measure("新增一项。", task_no=3, task="新任务")), 1)  # fmt: skip

    assert sorted(given_to(ledger)) == ["", "填报人甲", "填报人甲", "填报人甲"]
    then = records_then(ledger, ChecklistFilter(), TODAY.replace(year=9998), today=TODAY.replace(year=9999))
    assert sorted(record.row.handler for record in then) == sorted(given_to(ledger))


def test_a_handover_and_the_filters_words_name_the_handler(ledger: Ledger) -> None:
    assign_measures(ledger, measure_ids(ledger)[:1], "填报人甲")

    assert [item.handler for item in handover_content(ledger, today=TODAY).open] == ["填报人甲", "", ""]
    kept = ChecklistFilter(handler="填报人甲")
    assert [item.code for item in handover_content(ledger, kept=kept, today=TODAY).open] == ["1-01-1"]


def test_a_copy_of_the_ledger_has_the_handlers_and_the_hash_tells_them_apart(ledger: Ledger, tmp_path: Path) -> None:
    with ledger.look() as connection:
        before = content_hash(connection)
    assign_measures(ledger, measure_ids(ledger)[:2], "填报人甲")

    copied = copy_ledger(ledger, str(tmp_path / "copy"))

    with Ledger.open(tmp_path / "copy", must_exist=True) as other:
        assert given_to(other) == ["填报人甲", "填报人甲", ""]
        assert found(other, "填报人甲") == measure_ids(other)[:2]
        with other.look() as connection:
            assert content_hash(connection) == copied.sha256 != before
