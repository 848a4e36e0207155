from __future__ import annotations

import pickle

import pytest

from model.errors import (
    Cancelled,
    PlanReadError,
    StorageError,
    TaizhangError,
    UserError,
    explain,
    explain_error,
    in_a_row,
)


@pytest.mark.parametrize(("language", "start"), [("zh_CN", "没有“2024-13”"), ("en", 'There is no month "2024-13"')])
def test_explain_fills_in_the_facts_in_both_languages(language: str, start: str) -> None:
    said = explain("month-unknown", {"text": "2024-13"}, language)

    assert said.happened.startswith(start)
    assert said.kept
    assert said.next


def test_explain_shows_a_code_nobody_knows_as_it_is() -> None:
    said = explain("no-such-code", {"text": "x"})

    assert (said.happened, said.kept, said.next) == ("no-such-code", "", "")
    assert str(said) == "no-such-code"


def test_explain_leaves_an_ellipsis_for_a_fact_that_is_missing() -> None:
    assert "“…”" in explain("month-unknown", {}).happened


def test_a_fact_is_shown_as_it_is_when_it_holds_braces() -> None:
    assert "{where} {0}" in explain("month-unknown", {"text": "{where} {0}"}).happened


@pytest.mark.parametrize(("sentences", "row"), [
    (("备份好了。", "", "其余照常。"), "备份好了。其余照常。"), (("Done.", "Nothing else changed."), "Done. Nothing else changed."),
    (("填报 PM2.5", "下降 3"), "填报 PM2.5 下降 3"), (("",), ""), ((), ""),
])
def test_sentences_stand_in_a_row_without_a_gap_after_a_full_width_stop(sentences: tuple[str, ...], row: str) -> None:
    assert in_a_row(*sentences) == row


def test_three_sentences_of_an_error_make_one_line() -> None:
    assert "。 " not in str(explain("month-unknown", {"text": "5"}, "zh_CN"))
    assert ". " in str(explain("month-unknown", {"text": "5"}, "en"))


def test_an_error_shows_its_code_and_facts() -> None:
    assert str(UserError("month-unknown", text="5")) == "month-unknown (text='5')"
    assert str(UserError("duty-unknown")) == "duty-unknown"
    assert explain_error(UserError("month-unknown", text="5")) == explain("month-unknown", {"text": "5"})


@pytest.mark.parametrize("kind", [TaizhangError, UserError, StorageError, PlanReadError])
def test_an_error_keeps_kind_code_and_facts_when_it_crosses_processes(kind: type[TaizhangError]) -> None:
    found = pickle.loads(pickle.dumps(kind("disk-full", where="E:\\台账")))

    assert type(found) is kind
    assert (found.code, found.facts) == ("disk-full", {"where": "E:\\台账"})


def test_cancelling_crosses_processes() -> None:
    found = pickle.loads(pickle.dumps(Cancelled()))

    assert (type(found), found.code, found.facts) == (Cancelled, "cancelled", {})
