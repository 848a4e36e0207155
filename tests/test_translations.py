"""The Chinese of the window is complete, whatever pages there are."""

from __future__ import annotations

import re
import shutil
import tomllib
from pathlib import Path

import pytest
from defusedxml import ElementTree

import resources
from gui import texts
from gui.translations import read_ts


@pytest.fixture(scope="module")
def fresh(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Copies of the .ts files brought up to date with the source by lupdate."""
    folder = tmp_path_factory.mktemp("i18n")
    for file in (texts.CHINESE, texts.ENGLISH):
        shutil.copy(file, folder / file.name)
    texts.update(folder=folder)
    return folder


@pytest.mark.parametrize("name", [texts.CHINESE.name, texts.ENGLISH.name])
def test_every_text_of_the_source_is_translated_and_none_is_left_over(fresh: Path, name: str) -> None:
    """Mend with: python -m gui.texts fill, update --drop-unused (resources/i18n/README.md)."""
    assert texts.missing(fresh / name) == []


def test_lupdate_finds_the_texts_of_every_module_that_translates(fresh: Path) -> None:
    root = ElementTree.parse(fresh / texts.CHINESE.name).getroot()
    found = {context.findtext("name") for context in root.iter("context")}
    for file in texts.sources():
        source = file.read_text(encoding="utf-8")
        if re.search(r"\bself\.tr\(", source):
            classes = set(re.findall(r"^class (\w+)", source, re.MULTILINE))
            assert classes & found, f"no text of {file.name} was found"


def test_a_translation_uses_the_same_facts_as_its_source() -> None:
    for (context, source, _), forms in read_ts(texts.CHINESE).items():
        if context == "Wording":
            continue  # dates are put together differently in each language
        facts = sorted(re.findall(r"\{\w*\}|%n", source))
        for form in forms:
            assert sorted(re.findall(r"\{\w*\}|%n", form)) == facts, source


def test_no_source_text_is_an_f_string_or_a_variable() -> None:
    for file in texts.sources():
        source = file.read_text(encoding="utf-8")
        assert not re.search(r"\.tr\(\s*(f[\"']|[a-z_]+[,)])", source), file


def test_an_unfinished_entry_is_named(tmp_path: Path) -> None:
    file = tmp_path / "x.ts"
    file.write_text(
        '<!DOCTYPE TS><TS version="2.1"><context><name>Page</name>'
        '<message><source>Done</source><translation type="unfinished"></translation></message>'
        '<message><source>Gone</source><translation type="vanished">走</translation></message>'
        "<message><source>Kept</source><translation>留</translation></message>"
        "</context></TS>",
        encoding="utf-8",
    )
    assert texts.missing(file) == ["unfinished: Page: Done", "vanished: Page: Gone"]


def test_filling_keeps_what_was_translated_and_names_what_is_unknown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = tmp_path / "page.py"
    source.write_text(
        "class Page(QWidget):\n    def show(self, n):\n        self.tr('Kept')\n        self.tr('New')\n"
        "        self.tr('%n file(s)', '', n)\n",
        encoding="utf-8",
    )
    for name, file in (("CHINESE", "taizhang_zh_CN.ts"), ("ENGLISH", "taizhang_en.ts")):
        monkeypatch.setattr(texts, name, tmp_path / file)
        language = file.removeprefix("taizhang_").removesuffix(".ts")
        (tmp_path / file).write_text(
            f'<!DOCTYPE TS>\n<TS version="2.1" language="{language}" sourcelanguage="en"></TS>\n', encoding="utf-8"
        )
    monkeypatch.setattr(texts, "sources", lambda: [source])
    assert texts.fill({"Page": {"Kept": "留"}}) == []
    assert texts.fill({"Page": {"New": "新", "Absent": "无", "%n file(s)": ["%n 个", "%n file", "%n files"]}}) == [
        "Page: Absent"
    ]
    chinese = read_ts(tmp_path / "taizhang_zh_CN.ts")
    assert chinese["Page", "Kept", ""] == ("留",)
    assert chinese["Page", "New", ""] == ("新",)
    assert read_ts(tmp_path / "taizhang_en.ts") == {("Page", "%n file(s)", ""): ("%n file", "%n files")}
    assert not list(tmp_path.glob("*.lock"))


MESSAGES = sorted(resources.path("messages").glob("*.toml"))
FULL_WIDTH = re.compile("[“”‘’、，。；：（）！？【】]|……")
NAMES_A_SIGN = ("Units are separated by 、", "(marked ？)")  # that is what is typed and printed


def test_english_has_english_punctuation() -> None:
    """Also no curled quotation marks: the fonts that hold Chinese draw them as wide as a character."""
    said = [source for _, source, _ in read_ts(texts.CHINESE)] + [form for forms in read_ts(texts.ENGLISH).values() for form in forms]
    said += [part for file in MESSAGES for entry in tomllib.loads(file.read_text(encoding="utf-8")).values() for part in entry["en"]]
    assert [text for text in said if FULL_WIDTH.search(text) and not any(sign in text for sign in NAMES_A_SIGN)] == []


def test_chinese_has_chinese_punctuation() -> None:
    half = re.compile(r"[\u4e00-\u9fff}][,;:!?]|[,;!?][\u4e00-\u9fff]|[\u4e00-\u9fff]\(|\)[\u4e00-\u9fff]|\.\.\.")
    said = [re.sub(r"\(&\w\)", "", form) for forms in read_ts(texts.CHINESE).values() for form in forms]
    assert [text for text in said if half.search(text)] == []


def test_no_module_of_the_window_puts_chinese_punctuation_between_things_itself() -> None:
    """`listed`, `clauses` and `named_value` have it in the window's language; names of units in a field of the plan are parted as there."""
    own = re.compile(r"""["'][、；：，]["']\.join|（[^）"]*\{|\}：""")
    found = [file.name for file in texts.sources() if own.search(file.read_text(encoding="utf-8")) and "command_line" not in file.parts]
    assert found == ["row_card.py", "units_field.py"]
