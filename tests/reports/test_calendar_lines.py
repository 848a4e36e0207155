"""The lines of a calendar file: folded where the standard asks, read back as they were, and a torn file known as such."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from icalendar import Event

from reports.calendar_lines import after_line, component, folded, text_line, whole_components


@given(text=st.text(st.characters(exclude_categories=("Cs", "Cc"), include_characters="\n;,\\:"), max_size=300))
def test_any_text_is_folded_and_read_back(text: str) -> None:
    written = folded(component("VEVENT", [text_line("SUMMARY", text)]))
    assert all(len(line) <= 75 for line in written.split(b"\r\n"))
    assert [line.decode() for line in written.split(b"\r\n")]  # no sign is cut in two
    assert str(Event.from_ical(written)["summary"]) == text


def test_controls_that_no_reader_takes_are_left_out() -> None:
    assert text_line("SUMMARY", "甲\x00乙\r\n丙\r\x7f") == "SUMMARY:甲乙\\n丙"


@pytest.mark.parametrize(("hours", "line"), [(9, "TRIGGER:PT9H"), (-15, "TRIGGER:-PT15H"), (-63, "TRIGGER:-PT63H")])
def test_a_bell_rings_whole_hours_before_or_after(hours: int, line: str) -> None:
    assert after_line("TRIGGER", timedelta(hours=hours)) == line


@pytest.mark.parametrize(("cut", "found"), [(0, 2), (1, None), (30, None)])
def test_a_torn_file_is_known(tmp_path: Path, cut: int, found: int | None) -> None:
    file = tmp_path / "a.ics"
    event = component("VEVENT", [text_line("SUMMARY", "整治")])
    whole = folded(component("VCALENDAR", [*event, *event]))
    file.write_bytes(whole[: len(whole) - cut])
    assert whole_components(file, "VEVENT") == found
