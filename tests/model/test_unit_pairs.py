"""Which units of a ledger are proposed as one, with what the directory and the words of bureaus know."""

from __future__ import annotations

import pytest

from model.actions.unit_pairs import unit_pairs
from model.actions.units import keep_apart, merge_units
from model.ledger import Ledger
from model.rows.units import Likeness
from tests.builders import a_measure, a_plan, taken_in


def pairs(ledger: Ledger) -> list[tuple[str, str, Likeness]]:
    return [(pair.kept.name, pair.other.name, pair.likeness) for pair in unit_pairs(ledger)]


@pytest.mark.parametrize(("names", "expected"), [
    (("区住建委", "区住房城乡建设委", "区住房城乡建设委"), [("区住房城乡建设委", "区住建委", Likeness.FORM)]),
    (("区生态环境局", "区生杰环境局"), [("区生态环境局", "区生杰环境局", Likeness.LETTER)]),
    (("区税务局", "区水务局", "区教委", "区科委", "区气象局"), []),
    (("柳河镇人民政府", "柳诃镇人民政府"), [("柳河镇人民政府", "柳诃镇人民政府", Likeness.LETTER)]),  # the directory has the first
    (("示例水务局", "区水务局"), [("示例水务局", "区水务局", Likeness.FORM)]),
])
def test_proposed_as_one(names: tuple[str, ...], expected: list[tuple[str, str, Likeness]], ledger: Ledger) -> None:
    taken_in(ledger, a_plan(*(a_measure(f"{at}。", lead=(name,)) for at, name in enumerate(names))))

    assert pairs(ledger) == expected


def test_what_is_settled_is_not_proposed_again(ledger: Ledger) -> None:
    taken_in(ledger, a_plan(a_measure("一。", lead=("区生态环境局", "区生杰环境局"), support=("区住建委", "区住房城乡建设委"))))
    form, letter = unit_pairs(ledger)
    keep_apart(ledger, letter.kept.id, letter.other.id)
    merge_units(ledger, form.kept.id, [form.other.id])

    assert pairs(ledger) == []


def test_an_area_nobody_knows_and_an_empty_ledger_propose_nothing(ledger: Ledger) -> None:
    assert pairs(ledger) == []
