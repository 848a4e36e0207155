"""Every code the program may show has its sentences, in both languages, with the facts it is raised with."""

from __future__ import annotations

import ast
import re
import string
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

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
LANGUAGES = ("zh_CN", "en")
OF_THE_SHELL = re.compile(r"main\.py|--[a-z]|命令行|command line|(用|see|with) (list|show|init|import|units|merge|backups|restore)\b", re.IGNORECASE)


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


def asked_for(entry: dict[str, Any]) -> set[str]:
    """The facts its sentences name."""
    spoken = [*(part for language in LANGUAGES for part in entry.get(language, ())), *entry.get("shell", {}).values()]
    return {name for part in spoken for _, name, _, _ in string.Formatter().parse(part) if name}


def is_of_the_shell(source: Path) -> bool:
    """Whether only the command line says what a source names; app.py speaks where no window can be opened."""
    return "command_line" in source.parts or source.name in ("main.py", "commands.py", "display.py", "app.py")


SHOWN_IN_THE_WINDOW = "\n".join(file.read_text(encoding="utf-8") for name in ("model", "gui") for file in sorted((ROOT / name).rglob("*.py"))
                                if not is_of_the_shell(file.relative_to(ROOT)))  # fmt: skip


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
    assert set(entry) - {"shell"} == {*LANGUAGES}
    said = [entry[language] for language in LANGUAGES]
    lengths = {len(parts) for parts in said}
    assert lengths <= ({1, 3} if code.startswith("fault-") else {3})
    assert len(lengths) == 1
    assert all(parts[0] for parts in said)
    for number in range(max(lengths)):  # a part that is empty is so in both
        assert len({bool(parts[number]) for parts in said}) == 1
    chinese, english = (asked_for({language: entry[language]}) for language in ("zh_CN", "en"))
    assert chinese == {"month" if fact == "month_name" else fact for fact in english}  # English names a month, Chinese counts it
    shell = entry.get("shell", dict.fromkeys(LANGUAGES, "."))
    assert set(shell) == {*LANGUAGES}
    assert all(shell.values())


@pytest.mark.parametrize("code", [code for code, entry in CATALOGUE.items() if f'"{code}"' in SHOWN_IN_THE_WINDOW])
def test_the_window_sends_nobody_to_the_command_line(code: str) -> None:
    said = [*map(str, (explain(code, {}, language) for language in LANGUAGES))]
    assert [sentence for sentence in said if OF_THE_SHELL.search(sentence)] == []


def test_what_to_do_next_is_told_where_one_is() -> None:
    window, shell = (explain("ledger-locked", {"where": "台账"}, "zh_CN", is_shell=is_shell) for is_shell in (False, True))
    assert (window.happened, window.kept) == (shell.happened, shell.kept)
    assert "--ledger-passphrase-file" in shell.next
    assert "--ledger-passphrase-file" not in window.next


def test_no_code_is_explained_twice() -> None:
    codes = [code for _, code, _ in ENTRIES]

    assert sorted(code for code in set(codes) if codes.count(code) > 1) == []


@pytest.mark.parametrize("code", [*DoubtCode, *QuestionCode, *FaultKind])
def test_every_doubt_question_and_fault_has_its_sentence(code: str) -> None:
    assert str(code) in CATALOGUE


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_can_be_shown_without_its_facts(language: str) -> None:
    for code in CATALOGUE:
        said = explain(code, {}, language)
        assert said.happened != code
        assert "{" not in str(said)
