"""Made-up plans in layouts nobody drew by hand, whole and with accidents: read rightly, or marked."""

from __future__ import annotations

import random
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from model.readers import plan_from_blocks
from tests.model.readers.plan_accidents import ACCIDENTS, Plan, even, unseen
from tests.model.readers.plan_forms import MARKS, Form, table_plan
from tests.model.readers.plan_lists import STEPS, UNITS, ListForm, list_plan
from tests.model.readers.plan_truth import BODIES, Verdict, judge

COLUMNS = (
    *("n t m d u", "n t m u d", "t m d u", "t m u d", "n t m f u d o", "n t m u d o"),
    *("n m u d", "m u d", "n t m u", "u t m d", "n t m d u f", "t m u", "n m d u o"),
)
SEEDS = st.integers(0, 10_000)
QUICK = settings(
    max_examples=60, deadline=None, database=None, derandomize=True, suppress_health_check=list(HealthCheck)
)


def settled(form: Form) -> Form:
    """The form without choices that do not go together."""
    roles = {"marked": "lr", "said": "ls"}.get(form.header, form.roles)
    form = replace(form, roles=roles)
    if form.header == "two" and len(roles) < 2:
        form = replace(form, header="one")
    return form if form.sections != "none" and form.numbers != "steps" else replace(form, restart=False)


FORMS = st.builds(
    Form,
    place=st.sampled_from(list(BODIES)),
    roles=st.sampled_from(["ls", "r", "rs", "lrs", "lr", "l"]),
    columns=st.sampled_from(COLUMNS),
    words=st.integers(0, 11),
    mark=st.sampled_from(MARKS),
    numbers=st.sampled_from(["plain", "chinese", "bracket", "dotted", "steps"]),
    merged=st.sampled_from(["span", "blank", "again"]),
    sections=st.sampled_from(["row", "column", "paragraph", "none"]),
    restart=st.booleans(),
    header=st.sampled_from(["one", "two", "labelled", "marked", "said"]),
    pages=st.sampled_from([0, 3, 5]),
    repeat_header=st.booleans(),
    dash=st.sampled_from(["", "—", "/", "无"]),
    ended=st.booleans(),
).map(settled)
EVEN_FORMS = FORMS.map(
    lambda form: replace(
        form,
        merged="again" if form.merged == "span" else form.merged,
        header="one" if form.header == "two" else form.header,
    )
)
LISTS = st.builds(
    ListForm,
    place=st.sampled_from(list(BODIES)),
    steps=st.sampled_from(STEPS),
    units=st.sampled_from(UNITS),
    restart=st.booleans(),
    dot=st.sampled_from([".", "．", "、"]),
)


def verdict(plan: Plan) -> Verdict:
    blocks, truth = plan
    return judge(truth, plan_from_blocks(blocks, "示例").draft.measures)


@QUICK
@given(FORMS, SEEDS)
def test_a_table_in_any_form_is_read_rightly(form: Form, seed: int) -> None:
    found = verdict(table_plan(form, seed))
    assert (found.silent, found.lost) == ((), ())
    assert found.right == found.rows


@QUICK
@given(LISTS, SEEDS)
def test_a_list_in_any_form_is_read_rightly(form: ListForm, seed: int) -> None:
    found = verdict(list_plan(form, seed))
    assert (found.silent, found.lost) == ((), ())
    assert found.right == found.rows


@QUICK
@given(EVEN_FORMS, SEEDS, st.sampled_from(sorted(ACCIDENTS)))
def test_an_accident_leaves_no_wrong_row_without_a_doubt(form: Form, seed: int, accident: str) -> None:
    plan = table_plan(form, seed)
    if not even(plan[0]):
        return
    found = verdict(ACCIDENTS[accident](plan, random.Random(seed)))
    assert [wrong for wrong in found.silent if not unseen(wrong, form.merged)] == []
