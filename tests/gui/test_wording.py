"""Dates, deadlines and words in both languages."""

from __future__ import annotations

from datetime import date

import pytest

from gui import wording
from gui.translations import Languages
from model.periods import Month, Quarter
from model.rows.due import DuePlace
from model.rows.words import DueKind, Light, Role, State

DAY = date(2024, 6, 30)


def test_dates_are_written_as_each_language_writes_them(languages: Languages) -> None:
    said = {}
    for language in ("zh_CN", "en"):
        languages.use(language)
        said[language] = (
            wording.day_words(DAY), wording.full_day_words(DAY), wording.month_words(Month(2024, 6)),
            wording.month_short(Month(2024, 6)), wording.quarter_words(Quarter(2024, 2)),
        )  # fmt: skip
    assert said["zh_CN"] == ("6月30日", "2024年6月30日", "2024年6月", "6月", "2024年第2季度")
    assert said["en"] == ("30 June", "30 June 2024", "June 2024", "Jun", "Q2 2024")


@pytest.mark.parametrize(
    ("due", "shown"),
    [
        (None, "—"),
        (DuePlace(DueKind.BY, None, date(2024, 12, 31), ""), "12-31"),
        (DuePlace(DueKind.BY, None, date(2025, 3, 31), ""), "2025-3-31"),
        (DuePlace(DueKind.WINDOW, date(2024, 6, 1), date(2024, 9, 30), ""), "6-1 – 9-30"),
        (DuePlace(DueKind.WINDOW, date(2020, 6, 1), date(2020, 9, 30), ""), "2020-6-1 – 9-30"),
        (DuePlace(DueKind.WINDOW, date(2023, 11, 1), date(2024, 3, 31), ""), "2023-11-1 – 2024-3-31"),
        (DuePlace(DueKind.FROM, date(2024, 4, 1), None, ""), "4-1 起"),
        (DuePlace(DueKind.ONGOING, None, None, ""), "长期"),
    ],
)
def test_a_deadline_is_short_and_names_another_year(languages: Languages, due: DuePlace | None, shown: str) -> None:
    languages.use("zh_CN")
    assert wording.due_words(due, 2024) == shown


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_word_of_the_ledger_has_a_name_of_its_own(languages: Languages, language: str) -> None:
    languages.use(language)
    for words in (
        [wording.light_word(light) for light in Light],
        [wording.state_word(state) for state in State],
        [wording.role_word(role) for role in Role],
    ):
        assert len(set(words)) == len(words)
        assert all(words)


@pytest.mark.parametrize(("size", "words"), [(840, "840 B"), (12_288, "12 KB"), (3_565_158, "3.4 MB")])
def test_sizes_are_rounded(size: int, words: str) -> None:
    assert wording.size_words(size) == words


@pytest.mark.parametrize(("text", "plain"), [("清单(&L)", "清单"), ("&Checklist", "Checklist"), ("A & B", "A & B")])
def test_a_mnemonic_is_not_read_out(text: str, plain: str) -> None:
    assert wording.without_mnemonic(text) == plain


@pytest.mark.parametrize(
    ("title", "name"),
    [
        ("示例区人民政府办公室关于印发《示例区2024年行动计划》的通知", "示例区2024年行动计划"),
        ("关于印发《示例市〈大气条例〉实施方案》的通知", "示例市〈大气条例〉实施方案"),
        ("示例区2024年行动计划", "示例区2024年行动计划"),
        ("", ""),
    ],
)
def test_a_plan_is_called_by_what_was_issued(title: str, name: str) -> None:
    assert wording.plan_name(title) == name


def test_days_and_months_in_lists_and_sentences_are_as_each_language_writes_them(languages: Languages) -> None:
    late, summer = DuePlace(DueKind.FROM, date(2024, 4, 1), None, ""), DuePlace(DueKind.WINDOW, date(2024, 6, 1), date(2024, 9, 30), "")
    spring = [Month(2024, month) for month in (4, 5, 6)]
    said = {}
    for language in ("zh_CN", "en"):
        languages.use(language)
        said[language] = (
            wording.day_short(DAY), wording.day_short(DAY, 2025), wording.due_in_full(late), wording.month_name(spring[2]),
            wording.months_short(spring), wording.months_short(spring[::2]), wording.months_short(spring[2:]),
            wording.due_words(summer, 2024), wording.due_words(summer, 2025),
        )  # fmt: skip
    assert said["zh_CN"] == ("6-30", "2024-6-30", "2024年4月1日起", "6月", "4—6月", "4月、6月", "6月", "6-1 – 9-30", "2024-6-1 – 9-30")
    assert said["en"] == ("30 Jun", "30 Jun 2024", "from 1 April 2024", "June", "Apr–Jun", "Apr, Jun", "Jun", "Jun–Sep", "1 Jun 2024 – 30 Sep")


@pytest.mark.parametrize(("fact", "words"), [("2024-06-30", "30 June 2024"), ("2024-06-31", "2024-06-31"), ("推进中", "推进中")])
def test_a_fact_that_is_a_day_is_said_in_words(languages: Languages, fact: str, words: str) -> None:
    languages.use("en")
    assert wording.day_in_words(fact) == words
