"""The window's own reader of .ts files, and switching the language while running."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

import resources
from gui.translations import Languages, TsTexts, TsTranslator, read_ts
from tests import children

TS = """<?xml version="1.0" encoding="utf-8"?><!DOCTYPE TS><TS version="2.1" language="zh_CN">
<context><name>Page</name>
<message><source>A &amp; B</source><translation>甲 &lt;乙&gt;</translation></message>
<message><source>Done</source><comment>state</comment><translation>已完成</translation></message>
<message><source>Draft</source><translation type="unfinished">稿</translation></message>
<message numerus="yes"><source>%n file(s)</source><translation><numerusform>%n one</numerusform>
<numerusform>%n more</numerusform></translation></message>
</context></TS>"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    made = tmp_path / "taizhang_en.ts"
    made.write_text(TS, encoding="utf-8")
    return made


def test_finished_entries_are_read_with_comment_and_plural(file: Path) -> None:
    assert read_ts(file) == {
        ("Page", "A & B", ""): ("甲 <乙>",),
        ("Page", "Done", "state"): ("已完成",),
        ("Page", "%n file(s)", ""): ("%n one", "%n more"),
    }


@pytest.mark.parametrize("language", ["zh_CN", "en"])
def test_every_text_that_is_shipped_is_found(language: str) -> None:
    shipped = resources.path(f"i18n/taizhang_{language}.ts")
    translator = TsTranslator(TsTexts(shipped))
    entries = read_ts(shipped)
    assert len(entries) > 50
    assert {key: translator.translate(*key, n=1) for key in entries} == {key: forms[0] for key, forms in entries.items()}


def test_a_missing_text_lets_the_source_stand(qapp, file: Path) -> None:
    translator = TsTranslator(TsTexts(file))
    qapp.installTranslator(translator)
    try:
        texts = [QCoreApplication.translate("Page", text) for text in ("A & B", "Draft", "Unknown")]
    finally:
        qapp.removeTranslator(translator)
    assert texts == ["甲 <乙>", "Draft", "Unknown"]


@pytest.mark.parametrize(("count", "text"), [(1, "1 one"), (0, "0 more"), (2, "2 more")])
def test_a_plural_follows_the_number(qapp, file: Path, count: int, text: str) -> None:
    translator = TsTranslator(TsTexts(file))
    qapp.installTranslator(translator)
    try:
        assert QCoreApplication.translate("Page", "%n file(s)", "", count) == text
    finally:
        qapp.removeTranslator(translator)


def test_switching_tells_every_widget_and_changes_formats(qtbot: QtBot, languages: Languages) -> None:
    heard: list[str] = []

    class Told(QLabel):
        def changeEvent(self, event) -> None:
            heard.append(event.type().name)
            super().changeEvent(event)

    widget = Told()
    qtbot.addWidget(widget)
    languages.use("zh_CN")
    qtbot.waitUntil(lambda: "LanguageChange" in heard)
    assert QLocale().language() == QLocale.Language.Chinese


def test_qts_own_words_are_chinese_too(qapp, languages: Languages) -> None:
    languages.use("zh_CN")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "取消"
    languages.use("en")
    assert QCoreApplication.translate("QPlatformTheme", "Cancel") == "Cancel"


CLEARED_AWAY = """
import gc
from PySide6.QtCore import QCoreApplication
from gui.translations import Languages
app = QCoreApplication([])
spoken = Languages()
for number in range(30):
    forgotten = Languages()
    forgotten.use("zh_CN")
    forgotten.stop()
    forgotten.itself = forgotten  # only the collector finds it, and it may begin while a text is looked up
    del forgotten
    spoken.use("zh_CN")
    gc.set_threshold(1)
    for _ in range(20):
        QCoreApplication.translate("ChecklistPage", "Progress")
    gc.set_threshold(700)
print("done")
"""


def test_languages_nobody_holds_any_more_never_stop_the_window() -> None:
    child = children.run(CLEARED_AWAY)

    assert child.stdout.strip() == "done"


def test_texts_read_ahead_are_those_read_when_they_are_asked_for(tmp_path: Path) -> None:
    shipped = resources.path("i18n/taizhang_zh_CN.ts")
    ahead, asked = TsTexts(shipped), TsTexts(shipped)
    ahead.read_all()
    contexts = {context for context, _source, _comment in read_ts(shipped)}
    assert {context: ahead.of(context) for context in contexts} == {context: asked.of(context) for context in contexts}
    assert {key for context in contexts for key in ahead.of(context)} == set(read_ts(shipped))
