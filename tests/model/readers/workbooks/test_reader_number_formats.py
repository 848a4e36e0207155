"""What cells show for numbers and dates under the formats offices use."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from model.readers.workbooks.number_formats import shown_number, shown_text

HALF_YEAR = 45473.0  # 30 June 2024


@pytest.mark.parametrize(
    ("value", "form", "shown"),
    [
        (1.0, "General", "1"),
        (0.1 + 0.2, "", "0.3"),
        (0.85, "0%", "85%"),
        (0.1234, "0.0%", "12.3%"),
        (3.0, "000", "003"),
        (6.0, '0"月底前"', "6月底前"),
        (7.0, '"≥"0"个"', "≥7个"),
        (12345.678, r"#,##0.00_);[Red]\(#,##0.00\)", "12,345.68"),
        (-12345.678, r"#,##0.00_);[Red]\(#,##0.00\)", "(12,345.68)"),
        (-3.0, "0", "-3"),
        (0.005, "0.00", "0.01"),
        (0.0, "0;-0;;@", ""),
        (5.0, ";;;", ""),
        (123456789.0, '0.0,,"亿"', "123.5亿"),
        (150.0, '[>=100]"过百";0', "过百"),
        (0.75, "# ?/?", "0.75"),
        (HALF_YEAR, 'yyyy"年"m"月"d"日"', "2024年6月30日"),
        (HALF_YEAR, '[$-804]yyyy"年"m"月"d"日";@', "2024年6月30日"),
        (HALF_YEAR, 'yyyy"年"m"月底前"', "2024年6月底前"),
        (HALF_YEAR, '[DBNum1][$-804]yyyy"年"m"月"d"日"', "二〇二四年六月三十日"),
        (HALF_YEAR, "yyyy/m/d;@", "2024/6/30"),
        (HALF_YEAR, "m/d/yyyy", "2024/6/30"),
        (HALF_YEAR, "[$-409]mm\\-dd\\-yy;@", "2024/6/30"),
        (HALF_YEAR, "dd/mm/yyyy", "2024/6/30"),
        (HALF_YEAR, "mmm-yy", "2024年6月"),
        (HALF_YEAR, r"[$-F800]dddd\,\ mmmm\ dd\,\ yyyy", "2024年6月30日"),
        (HALF_YEAR, "aaaa", "星期日"),
        (HALF_YEAR + 0.75, "yyyy/m/d h:mm", "2024/6/30 18:00"),
        (HALF_YEAR + 0.75, '上午/下午h"时"mm"分"', "下午6时00分"),
        (1.5, "[h]:mm", "36:00"),
        (59.0, "yyyy/m/d", "1900/2/28"),
        (-1.0, "yyyy/m/d", "-1"),
        (3e6, "yyyy/m/d", "3000000"),
        (float("inf"), "0", "inf"),
        (0.25, f"0.{'0' * 30}", f"0.25{'0' * 28}"),
        (1e14, f"0.{'0' * 25}", f"1{'0' * 14}.{'0' * 25}"),
        (0.5, f"0.{'0' * 31}", "0.5"),  # more digits than a format may ask for
        (0.5, f"0{'%' * 40}", "0.5"),
    ],
)
def test_a_number_is_shown_by_its_format(value: float, form: str, shown: str) -> None:
    assert shown_number(value, form) == shown


def test_the_other_calendar_begins_in_1904() -> None:
    assert shown_number(HALF_YEAR - 1462, "yyyy/m/d", since_1904=True) == "2024/6/30"


def test_a_text_takes_the_signs_its_format_puts_around_it() -> None:
    assert shown_text("水务局", '"区"@') == "区水务局"
    assert shown_text("水务局", "@") == shown_text("水务局", "0.00") == "水务局"


@example(1.7e308, "d", False)  # more seconds than there are numbers
@given(st.floats(), st.text('0#?.,%;@/"\\_*[]$-Eegyymmddhhss:aAMP年月日General', max_size=24), st.booleans())
def test_no_format_and_no_number_stops_the_reading(value: float, form: str, since_1904: bool) -> None:
    assert isinstance(shown_number(value, form, since_1904=since_1904), str)
    assert isinstance(shown_text("文", form), str)
