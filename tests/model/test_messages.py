"""Every code the program may show has its sentences, in both languages, with the facts it is raised with."""

from __future__ import annotations

import ast
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

import resources
from model.errors import explain
from model.rows.draft import DoubtCode, QuestionCode
from model.rows.faults import FaultKind

ROOT = Path(__file__).resolve().parents[2]
KINDS = {"UserError", "StorageError", "PlanReadError", "TaizhangError"}
FILES = sorted(resources.path("messages").glob("*.toml"))
ENTRIES = [(file.name, code, entry) for file in FILES
           for code, entry in tomllib.loads(file.read_text(encoding="utf-8")).items()]


@dataclass(frozen=True)
class Raised:
    code: str
    facts: frozenset[str] | None  # None: not all are known where it is raised
    where: str


def raised() -> Iterator[Raised]:
    sources = [ROOT / "main.py", *(file for name in ("model", "reports", "gui") for file in (ROOT / name).rglob("*.py"))]
    for source in sources:
        text = source.read_text(encoding="utf-8")
        if not any(f"{kind}(" in text for kind in KINDS):
            continue
        for node in ast.walk(ast.parse(text)):
            if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in KINDS):
                continue
            names = [word.arg for word in node.keywords]
            facts = None if None in names else frozenset(name for name in names if name)
            for code in codes_in(node.args[0] if node.args else None):
                yield Raised(code, facts, f"{source.relative_to(ROOT)}:{node.lineno}")


def codes_in(node: ast.expr | None) -> list[str]:
    if isinstance(node, ast.Constant):
        return [str(node.value)]
    return [*codes_in(node.body), *codes_in(node.orelse)] if isinstance(node, ast.IfExp) else []


def asked_for(entry: dict[str, list[str]]) -> set[str]:
    return {name for parts in entry.values() for part in parts
            for _, name, _, _ in string.Formatter().parse(part) if name}


CATALOGUE = {code: entry for _, code, entry in ENTRIES}
RAISED = sorted(set(raised()), key=lambda one: (one.where, one.code))


def test_raised_codes_are_found_at_all() -> None:
    assert {"measure-unknown", "disk-full", "month-unknown"} <= {one.code for one in RAISED}


@pytest.mark.parametrize("one", RAISED, ids=lambda one: f"{one.where} {one.code}")
def test_a_raised_code_has_its_sentences_and_brings_the_facts_they_ask_for(one: Raised) -> None:
    assert one.code in CATALOGUE
    if one.facts is not None:
        assert asked_for(CATALOGUE[one.code]) <= one.facts


@pytest.mark.parametrize(("file", "code", "entry"), ENTRIES, ids=[f"{file} {code}" for file, code, _ in ENTRIES])
def test_an_entry_speaks_both_languages_in_three_parts(file: str, code: str, entry: dict[str, list[str]]) -> None:
    assert set(entry) == {"zh_CN", "en"}
    lengths = {len(parts) for parts in entry.values()}
    assert lengths <= ({1, 3} if code.startswith("fault-") else {3})
    assert len(lengths) == 1
    assert all(parts[0] for parts in entry.values())
    for number in range(max(lengths)):  # a part that is empty is so in both
        assert len({bool(parts[number]) for parts in entry.values()}) == 1
    assert asked_for({"": entry["zh_CN"]}) == asked_for({"": entry["en"]})


def test_no_code_is_explained_twice() -> None:
    codes = [code for _, code, _ in ENTRIES]

    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []


@pytest.mark.parametrize("code", [*DoubtCode, *QuestionCode, *FaultKind])
def test_every_doubt_question_and_fault_has_its_sentence(code: str) -> None:
    assert str(code) in CATALOGUE


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_sentence_can_be_shown_without_its_facts(language: str) -> None:
    for code in CATALOGUE:
        said = explain(code, {}, language)
        assert said.happened != code
        assert "{" not in str(said)
