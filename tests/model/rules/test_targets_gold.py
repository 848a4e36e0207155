"""Targets and dates against hand-checked tables of real plans, where these are at hand."""

from __future__ import annotations

import json
import os
from collections import Counter
from collections.abc import Callable, Hashable, Iterable
from pathlib import Path
from typing import Any

import pytest

from model.rows.due import DuePlace, TargetPlace
from model.rules.deadlines import dues_of
from model.rules.recurrences import recurrences_in
from model.rules.targets import targets_in

# Labelled by reading every measure of a district's plan that holds a number, a numeral or a zero, with what the rules found
# standing beside it (so it tells what they misread, less what both reader and rules overlooked): the row, the number asked
# for, and a word that the target's name must hold. An entry that is not `sure` is left out of the score (a share told in
# words, a count that may only say who is meant); the plan's sentences are not kept here.
READ_BY_HAND = Path(__file__).with_name("daxing-2024.targets.jsonl")
SHARED = Path(os.environ.get("TAIZHANG_SHARED", Path(__file__).resolve().parents[4] / "shared")) / "gold"
Row = dict[str, Any]

pytestmark = [
    pytest.mark.plans,
    pytest.mark.skipif(not SHARED.is_dir(), reason="the real plans are not here (TAIZHANG_SHARED or ../shared)"),
]


def lines(name: str) -> list[Row]:
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines() if line.strip()]


def plans_with(kind: str) -> list[str]:
    return [path.name.removesuffix(f".{kind}.jsonl") for path in sorted(SHARED.glob(f"*.{kind}.jsonl"))]


def score(pairs: Iterable[tuple[Iterable[Hashable], Iterable[Hashable]]]) -> tuple[float, float]:
    """Precision and recall over rows of (read, gold)."""
    right = read_all = gold_all = 0
    for read, gold in pairs:
        read_count, gold_count = Counter(read), Counter(gold)
        right += sum((read_count & gold_count).values())
        read_all += sum(read_count.values())
        gold_all += sum(gold_count.values())
    return right / max(1, read_all), right / max(1, gold_all)


def due_key(due: DuePlace) -> tuple[str, str | None, str | None]:
    return due.kind.value, str(due.start) if due.start else None, str(due.end) if due.end else None


def due_scores(
    of_read: Callable[[Row, int], Iterable[Hashable]], of_gold: Callable[[Row], Iterable[Hashable]], *, sure_only: bool = False
) -> list[float]:
    figures: list[float] = []
    for plan in plans_with("due"):
        measures, year = lines(f"{plan}.jsonl"), int(plan[-4:])
        figures += score((of_read(measures[gold["row"]], year), of_gold(gold))
                         for gold in lines(f"{plan}.due.jsonl") if gold["sure"] or not sure_only)
    return figures


def test_targets_reach_precision_and_recall() -> None:
    for plan in plans_with("targets"):
        gold: dict[int, list[Hashable]] = {}
        for each in lines(f"{plan}.targets.jsonl"):
            value = tuple(each["value"]) if isinstance(each["value"], list) else (each["value"],)
            gold.setdefault(each["row"], []).append((each["comparator"], tuple(map(float, value)), each["unit"]))
        precision, recall = score(
            ([(found.comparator.value, tuple(float(value) for value in (found.value, found.value_high) if value is not None),
               found.unit) for found in targets_in(row["measure"])], gold.get(place, []))
            for place, row in enumerate(lines(f"{plan}.jsonl")))
        assert precision >= 0.97, plan
        assert recall >= 0.92, plan


def test_every_target_labelled_by_hand_is_found_by_its_name() -> None:
    labels = [json.loads(line) for line in READ_BY_HAND.read_text(encoding="utf-8").splitlines()]
    plan = SHARED / READ_BY_HAND.name.replace(".targets", "")
    if not plan.is_file():
        pytest.skip("the plan that was labelled is not here")
    wrong: list[str] = []
    for place, row in enumerate(lines(plan.name)):
        gold = [label for label in labels if label["row"] == place and label["sure"]]
        unsure = sum(label["row"] == place and not label["sure"] for label in labels)
        read = list(targets_in(row["measure"]))
        for label in gold:
            found = next((one for one in read if _is_labelled(one, label)), None)
            if found is None:
                wrong.append(f"{place}: {label['subject']} is missed")
            else:
                read.remove(found)
        if len(read) > unsure:
            wrong.append(f"{place}: {len(read)} too many")
    assert wrong == []


def _is_labelled(found: TargetPlace, label: Row) -> bool:
    asked = (found.comparator.value, float(found.value), found.unit)
    return asked == (label["comparator"], float(label["value"]), label["unit"]) and label["subject"] in found.subject


def test_targets_of_one_measure_bear_different_names() -> None:
    for path in sorted(SHARED.glob("*-20[0-9][0-9].jsonl")):
        for place, row in enumerate(lines(path.name)):
            names = [(found.subject, found.unit) for found in targets_in(row["measure"])]
            assert len(set(names)) == len(names), (path.name, place, names)


def test_every_deadline_of_the_gold_gets_its_dates() -> None:
    assert min(due_scores(
        lambda row, year: [due_key(due) for due in dues_of(row["deadline"], row["measure"], year).dues if not due.is_milestone],
        lambda gold: [(due["kind"], due["start"], due["end"]) for due in gold["due"]])) >= 0.99


def test_every_milestone_of_the_gold_is_found() -> None:
    assert min(due_scores(
        lambda row, year: [due_key(due)[1:] for due in dues_of(row["deadline"], row["measure"], year).dues if due.is_milestone],
        lambda gold: [(each.get("start"), each.get("end")) for each in gold["milestones"]])) >= 0.95


def test_every_recurrence_of_the_gold_is_found() -> None:
    assert min(due_scores(
        lambda row, year: [(each.every.value, each.day) for each in recurrences_in(row["measure"]) if year],
        lambda gold: [(each["every"], each["day"]) for each in gold["recurrences"]], sure_only=True)) >= 0.95


def test_only_wordings_without_a_date_are_open() -> None:
    for path in sorted(SHARED.glob("*-20[0-9][0-9].jsonl")):
        year = int(path.stem[-4:])
        for row in lines(path.name):
            if dues_of(row["deadline"], row["measure"], year).is_open:
                assert row["deadline"] in {"", "按时间节点完成"}, row["deadline"]
