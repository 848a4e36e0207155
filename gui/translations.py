"""The window's language: the .ts files are read as they are, there is nothing to compile.

Chinese is complete; English has entries for plural forms only, everything else is the source text itself.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from xml.parsers import expat

from PySide6.QtCore import QCoreApplication, QLibraryInfo, QLocale, QObject, QTranslator

import resources
from gui.settings import LANGUAGES

_Key = tuple[str, str, str]
_BEGIN, _END = b"<context>", b"</context>"  # of what one widget says; within texts < is written &lt;


class TsTexts:
    """The texts of one .ts file; those of a widget are read when the first of them is asked for."""

    def __init__(self, file: Path) -> None:
        self.is_chinese = file.stem.endswith("zh_CN")
        self._unread: dict[str, list[bytes]] = {}
        for part in file.read_bytes().split(_BEGIN)[1:]:
            name = part[part.index(b"<name>") + len(b"<name>") : part.index(b"</name>")].decode()
            self._unread.setdefault(name, []).append(_BEGIN + part[: part.index(_END)] + _END)
        self._known: dict[str, dict[_Key, tuple[str, ...]]] = {}

    def __bool__(self) -> bool:
        return bool(self._unread)

    def of(self, context: str) -> dict[_Key, tuple[str, ...]]:
        """What one widget says."""
        if context not in self._known:
            self._known[context] = {key: forms for part in self._unread.get(context, ()) for key, forms in _read(part).items()}
        return self._known[context]

    def read_all(self) -> None:
        """Read what was not read yet."""
        for context in self._unread:
            self.of(context)


class TsTranslator(QTranslator):
    """Translates from one .ts file of Qt Linguist."""

    def __init__(self, texts: TsTexts, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._texts = texts

    def isEmpty(self) -> bool:
        """Whether there is nothing to translate with."""
        return not self._texts

    def translate(self, context: str, source: str, disambiguation: str | None = None, n: int = -1) -> str | None:
        """The text in this language; None where the file has none, which lets the source text stand."""
        forms = self._texts.of(context).get((context, source, disambiguation or ""))
        if forms is None:
            return None
        plural = 0 if self._texts.is_chinese or n == 1 else 1
        return forms[min(plural, len(forms) - 1)]


class _TsReader:
    """Collects finished messages; expat expands no entity here because the files declare none."""

    def __init__(self) -> None:
        self.entries: dict[_Key, tuple[str, ...]] = {}
        self._context = self._source = self._comment = ""
        self._forms: list[str] = []
        self._is_live = True
        self._text: list[str] = []

    def start(self, name: str, attributes: dict[str, str]) -> None:
        self._text = []
        if name == "message":
            self._source = self._comment = ""
            self._forms, self._is_live = [], True
        elif name == "translation":
            self._is_live = attributes.get("type", "finished") == "finished"

    def data(self, text: str) -> None:
        self._text.append(text)

    def end(self, name: str) -> None:
        text = "".join(self._text)
        if name == "name":
            self._context = text
        elif name == "source":
            self._source = text
        elif name == "comment":
            self._comment = text
        elif name == "numerusform" or (name == "translation" and not self._forms):
            self._forms.append(text)
        elif name == "message" and self._is_live and any(self._forms):
            self.entries[self._context, self._source, self._comment] = tuple(self._forms)


def read_ts(file: Path) -> dict[_Key, tuple[str, ...]]:
    """Finished entries of a .ts file by (context, source, comment); one text, or one a plural form."""
    return _read(file.read_bytes())


def _read(text: bytes) -> dict[_Key, tuple[str, ...]]:
    """The same of a file's text or of the part of it that is one context."""
    reader = _TsReader()
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = reader.start
    parser.CharacterDataHandler = reader.data
    parser.EndElementHandler = reader.end
    parser.Parse(text, True)
    return reader.entries


@cache
def _own_texts(language: str) -> TsTexts:
    return TsTexts(resources.path(f"i18n/taizhang_{language}.ts"))


def read_texts() -> None:
    """Read all texts before they are asked for, on a thread on which nobody waits: a page then finds its words, a switch all of them."""
    for language in LANGUAGES:
        _own_texts(language).read_all()


@cache
def translators_of(language: str) -> tuple[QTranslator, ...]:
    """Qt's own words and ours in a language, made once and never given up.

    A translator that ends while another one is asked would wait for itself: ending takes it out of the application's list,
    which is locked as long as a text is looked up, and Python may clear away what nobody holds at any moment in between.
    """
    qt = QTranslator()
    found = qt.load(f"qtbase_{language}", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath))
    own = TsTranslator(_own_texts(language))
    return (qt, own) if found else (own,)


class Languages(QObject):
    """Installs the translators of one language; switching sends LanguageChange to every widget."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._installed: tuple[QTranslator, ...] = ()

    def use(self, language: str) -> None:
        """Speak "zh_CN" or "en" from now on, Qt's own words and the number formats included."""
        self.stop()
        QLocale.setDefault(QLocale(language))
        self._installed = translators_of(language)
        for translator in self._installed:
            QCoreApplication.installTranslator(translator)

    def stop(self) -> None:
        """Speak the source texts again."""
        for translator in self._installed:
            QCoreApplication.removeTranslator(translator)
        self._installed = ()
