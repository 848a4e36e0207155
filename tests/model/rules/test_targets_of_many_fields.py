"""Made-up measures of education, housing, traffic, finance …: each number asked for is found, and nothing else."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from model.rules.targets import targets_in

TABLE = Path(__file__).with_name("targets-of-many-fields.txt")
_ASKED = re.compile(r"  (?P<name>.+) (?P<comparator>>=|<=|=|~|range) (?P<value>-?\d[\d.]*)(?: (?P<unit>\S+))?")
Asked = tuple[str, str, str, str]


@dataclass(slots=True)
class Sentence:
    """A sentence of the table with what stands below it."""

    text: str
    asked: list[Asked] = field(default_factory=list)


def table() -> list[Sentence]:
    sentences: list[Sentence] = []
    for line in TABLE.read_text(encoding="utf-8").splitlines():
        if line.startswith("#") or not line.strip():
            continue
        if found := _ASKED.fullmatch(line):
            sentences[-1].asked.append((found["name"], found["comparator"], found["value"], found["unit"] or ""))
        else:
            assert not line.startswith(" "), line
            sentences.append(Sentence(line))
    return sentences


def read(text: str) -> list[Asked]:
    return [
        (one.subject, one.comparator.value, f"{one.value:f}" + (f"..{one.value_high:f}" if one.value_high is not None else ""), one.unit)
        for one in targets_in(text)
    ]


def test_the_table_is_read_whole() -> None:
    sentences = table()
    assert len(sentences) > 270
    assert sum(len(sentence.asked) for sentence in sentences) > 360
    assert sum(not sentence.asked for sentence in sentences) > 30


@pytest.mark.parametrize("sentence", table(), ids=lambda sentence: sentence.text[:12])
def test_a_sentence_asks_for_what_stands_below_it(sentence: Sentence) -> None:
    assert sorted(read(sentence.text)) == sorted(sentence.asked)
