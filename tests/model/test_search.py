"""Searching: any two characters of anything a measure says find it, and nothing typed does harm."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import Engine, create_engine, text

from model.actions.close import close_measures
from model.actions.evidence import attach_evidence, detach_evidence, note_on_evidence
from model.actions.revert import revert
from model.ledger import Ledger
from model.queries.check import check
from model.queries.checklist import checklist_rows
from model.rows.checklist import ChecklistFilter
from model.store.search import index_words, match_expression, plain, unindex
from tests.builders import TODAY, a_plan, measure_ids, taken_in

RARE = "𠮷㐂䶮𬭊𪚥鿍鿫𰻝〇"
words = st.text(alphabet=st.one_of(st.sampled_from("空气质量PM25水ab１２Ａ，。 " + RARE), st.characters(exclude_categories=("Cs",))), max_size=30)


@pytest.fixture(scope="module")
def engine() -> Engine:
    made = create_engine("sqlite://")
    with made.begin() as connection:
        connection.execute(text("CREATE TABLE measure_words (measure_id INTEGER PRIMARY KEY, words TEXT NOT NULL)"))
        connection.execute(text("CREATE VIRTUAL TABLE measure_search USING fts5("
                                "pairs, content='', tokenize='unicode61 remove_diacritics 0')"))
    return made


def found_in(engine: Engine, indexed: str, search: str) -> bool:
    with engine.connect() as connection:
        index_words(connection, [(1, indexed)])
        expression = match_expression(search)
        rows = [] if expression is None else connection.execute(
            text("SELECT rowid FROM measure_search WHERE measure_search MATCH :what"), {"what": expression}).all()
        connection.rollback()
    return bool(rows)


@given(words, st.data())
@settings(max_examples=150)
def test_any_part_of_a_text_finds_it(engine: Engine, indexed: str, data: st.DataObject) -> None:
    kept = plain(indexed.replace("\n", " "))
    if not kept:
        return
    start = data.draw(st.integers(0, len(kept) - 1))
    part = kept[start : data.draw(st.integers(start + 1, len(kept)))]

    assert found_in(engine, indexed.replace("\n", " "), part)


@given(words, words)
@settings(max_examples=150)
def test_nothing_is_found_that_does_not_stand_there(engine: Engine, indexed: str, search: str) -> None:
    terms = [plain(word) for word in search.split() if plain(word)]
    lines = [plain(line) for line in indexed.split("\n")]

    stands = bool(terms) and all(any(term in line for line in lines) for term in terms)
    assert found_in(engine, indexed, search) == stands


@pytest.mark.parametrize("character", RARE)
def test_rare_characters_are_told_apart(character: str, engine: Engine) -> None:
    assert found_in(engine, f"整治{character}河", character)
    assert found_in(engine, f"整治{character}河", f"治{character}")
    assert not found_in(engine, "整治河", f"治{character}")
    assert not found_in(engine, "整治好河", character)


@pytest.mark.parametrize(("indexed", "search"), [
    ("ＰＭ２．５浓度", "pm2.5"), ("PM₂.₅浓度", "pm25"), ("VOCs减排", "ｖｏｃｓ"), ("① 完成", "1完"), ("㎡", "m2"), ("第 3 页", "第3"),
    ("镇（街道）", "镇街"), ("A—B", "ab"),
])
def test_width_capitals_and_punctuation_do_not_matter(indexed: str, search: str, engine: Engine) -> None:
    assert found_in(engine, indexed, search)


def test_fields_do_not_run_into_each_other(engine: Engine) -> None:
    assert not found_in(engine, "空气\n质量", "气质")
    assert found_in(engine, "空气\n质量", "空气 质量")


def searched(ledger: Ledger, what: str) -> list[str]:
    return [row.code for row in checklist_rows(ledger, ChecklistFilter(search=what), today=TODAY)]


@given(what=st.one_of(st.text(max_size=12), st.sampled_from([
    '"', "'", "*", "a*", "NEAR(a b)", "a AND", "OR", "NOT 水", "(", ")", "^空气", "-空气", "pairs:空气", '"空气', "空气\x00", "{a}", "%", "_",
    "\ud800", "\\", ";--", "🙂", "a" * 5000,
])))
@settings(max_examples=60)
def test_nothing_typed_raises(session_ledger: Ledger, what: str) -> None:
    assert set(searched(session_ledger, what)) <= {"1-01-1", "1-02-1", "1-02-2"}


@pytest.fixture(scope="module")
def session_ledger(tmp_path_factory: pytest.TempPathFactory):  # type: ignore[no-untyped-def]
    with Ledger.open(tmp_path_factory.mktemp("search") / "ledger", chain="c") as ledger:
        yield taken_in(ledger, a_plan())


@pytest.mark.parametrize(("what", "codes"), [
    ("抽样", ["1-01-1"]), ("扬尘", ["1-02-1", "1-02-2"]), ("水务", ["1-02-2"]), ("1-02", ["1-02-1", "1-02-2"]), ("年底", ["1-01-1", "1-02-1"]),
    ("主要目标", ["1-01-1", "1-02-1", "1-02-2"]), ("街道办事处 通报", ["1-01-1"]), ("水务 抽样", []), ("绝无此词", []), ("，。", []), ("  ", ["1-01-1", "1-02-1", "1-02-2"]),
    ("水", ["1-02-2"]),
])
def test_text_task_units_code_and_deadline_are_searched(what: str, codes: list[str], session_ledger: Ledger) -> None:
    assert searched(session_ledger, what) == codes


@pytest.fixture
def proven(town_ledger: Ledger, tmp_path: Path) -> Ledger:
    proof = tmp_path / "河道巡查照片.txt"
    proof.write_text("x")
    attach_evidence(town_ledger, measure_ids(town_ledger)[:2], [proof])
    return town_ledger


def test_the_index_follows_the_names_and_notes_of_evidence(proven: Ledger) -> None:
    assert searched(proven, "巡查照片") == ["1-01-1", "1-02-1"]
    note_on_evidence(proven, 1, "五月拍摄")
    assert searched(proven, "五月") == ["1-01-1", "1-02-1"]
    note_on_evidence(proven, 1, "")
    assert searched(proven, "五月") == []
    detach_evidence(proven, measure_ids(proven)[0], 1)
    assert searched(proven, "巡查照片") == ["1-02-1"]
    assert check(proven).faults == ()


def test_the_index_follows_undoing(proven: Ledger) -> None:
    noted = note_on_evidence(proven, 1, "五月拍摄")
    revert(proven, noted.number or 0)
    assert searched(proven, "五月") == []
    detached = detach_evidence(proven, measure_ids(proven)[0], 1)
    revert(proven, detached.number or 0)
    assert searched(proven, "巡查照片") == ["1-01-1", "1-02-1"]
    assert check(proven).faults == ()


def test_a_closed_measure_is_still_found(town_ledger: Ledger) -> None:
    close_measures(town_ledger, measure_ids(town_ledger), on=TODAY)

    assert searched(town_ledger, "抽样") == ["1-01-1"]


def test_a_measure_taken_out_of_the_index_is_not_found(engine: Engine) -> None:
    with engine.connect() as connection:
        index_words(connection, [(1, "空气质量"), (2, "水环境质量")])
        unindex(connection, [1])
        rows = connection.execute(text("SELECT rowid FROM measure_search WHERE measure_search MATCH '\"质量\"'")).all()
        connection.rollback()
    assert [row[0] for row in rows] == [2]


def test_many_measures_are_indexed_at_once(engine: Engine) -> None:
    with engine.connect() as connection:
        index_words(connection, [(key, f"第{key}条") for key in range(1, 1202)])
        index_words(connection, [(key, f"改{key}条") for key in range(1, 1202)])
        rows = [connection.execute(text("SELECT count(*) FROM measure_search WHERE measure_search MATCH :what"),
                                   {"what": match_expression(what)}).scalar_one() for what in ("第1", "改1201")]
        connection.rollback()
    assert rows == [0, 1]
