"""Where a chapter is read: Markdown in the look of the window, pictures to its width, hits lit."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, QUrl, Signal
from PySide6.QtGui import (
    QColor,
    QImage,
    QResizeEvent,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextTable,
)
from PySide6.QtWidgets import QTextBrowser, QTextEdit, QWidget

import resources
from gui.theme import BODY, HEAD, TITLE, Theme, Token

SCHEME = "help"
_SIZES = {1: TITLE, 2: HEAD, 3: BODY}
_PICTURE = "\ufffc"  # what stands for a picture in a block's text
_MARGIN, _SPARE = 24, 4  # beside the text; beside a picture, which must not be wider than it
_WIDEST = 900  # of a picture, at 100 %


class HelpText(QTextBrowser):
    """Shows one chapter; a link within the help is handed out, nothing is ever fetched.

    Signals:
        chapter_wanted: name of the chapter a link leads to.
        resized: the width is another one and there are pictures: render_again() is wanted.
    """

    chapter_wanted = Signal(str)
    resized = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = ""
        self._hits: list[QTextCursor] = []
        self._at = -1
        self.setObjectName("helpText")
        self.setOpenLinks(False)
        self.setOpenExternalLinks(False)
        self.setTabChangesFocus(False)
        self._document: QTextDocument | None = None  # of the chapter that is read
        self.anchorClicked.connect(self._follow)

    def show_text(self, text: str, search: str = "") -> None:
        """Show a chapter's Markdown from its beginning, or from the first hit."""
        self._text = text
        self._render()
        self.light(search)
        if not self._hits:
            self.verticalScrollBar().setValue(0)

    def render_again(self, search: str) -> None:
        """The same chapter after the look or the width changed."""
        place, at = self.verticalScrollBar().value(), self._at
        self._render()
        self.light(search, is_moved=False)
        self._at = at if at < len(self._hits) else -1
        self._paint()
        self.verticalScrollBar().setValue(place)

    def light(self, search: str, *, is_moved: bool = True) -> int:
        """Light every hit and go to the first one; how many there are."""
        self._hits, self._at = [], -1
        if search:
            cursor = QTextCursor(self.document())
            while not (cursor := self.document().find(search, cursor)).isNull():
                self._hits.append(QTextCursor(cursor))
        self._paint()
        if is_moved and self._hits:
            self.step(1)
        return len(self._hits)

    def step(self, direction: int) -> int:
        """Go to the next hit (1) or the one before (-1), round and round; which one, from 1, or 0."""
        if not self._hits:
            return 0
        self._at = (self._at + direction) % len(self._hits)
        shown = QTextCursor(self._hits[self._at])
        shown.clearSelection()
        self.setTextCursor(shown)
        self.ensureCursorVisible()
        self._paint()
        return self._at + 1

    @property
    def hits(self) -> int:
        """How many hits are lit."""
        return len(self._hits)

    def loadResource(self, kind: int, name: QUrl | str) -> object:
        """A picture of resources/, made as wide as the text; anything else is not there."""
        if kind != QTextDocument.ResourceType.ImageResource.value and kind != QTextDocument.ResourceType.ImageResource:
            return None
        file = resources.path(QUrl(name).toString())
        root = resources.path("screens").resolve()
        if root not in file.resolve().parents:
            return None
        picture = QImage(str(file))
        ratio = self.devicePixelRatioF()
        inside = self.contentsRect().width() - self.verticalScrollBar().sizeHint().width() - 2 * _MARGIN - _SPARE
        room = min(inside, self._theme.px(_WIDEST), self._theme.px(picture.width()))
        scaled = picture.scaledToWidth(max(round(room * ratio), 1), Qt.TransformationMode.SmoothTransformation)
        scaled.setDevicePixelRatio(ratio)
        return scaled

    def changeEvent(self, event: QEvent) -> None:
        """Keep the chapter in the font it was rendered in: Qt would lay it out anew four times over in a change of look."""
        if event.type() != QEvent.Type.FontChange:
            super().changeEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Pictures follow the width."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width() and "](screens/" in self._text:
            self.resized.emit()

    def _render(self) -> None:
        """In a document of its own, laid out once when it is done: one that is shown would be laid out anew line by line."""
        made, before = QTextDocument(self), self._document
        made.setDocumentMargin(_MARGIN)
        made.setDefaultFont(self._theme.font(BODY))
        made.setMarkdown(self._text, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
        all_at_once = QTextCursor(made)
        all_at_once.beginEditBlock()
        block = made.begin()
        while block.isValid():
            self._dress(block)
            block = block.next()
        for table in _tables(made):
            form = table.format()
            form.setCellPadding(self._theme.px(6))
            form.setCellSpacing(0)
            form.setBorder(0)
            table.setFormat(form)
        all_at_once.endEditBlock()
        self._document = made
        self.setDocument(made)
        if before is not None:
            before.deleteLater()

    def _dress(self, block: QTextBlock) -> None:
        level = block.blockFormat().headingLevel()
        cursor = QTextCursor(block)
        form = block.blockFormat()
        if not block.text().startswith(_PICTURE):
            form.setLineHeight(140, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
        if level:
            cursor.movePosition(QTextCursor.MoveOperation.EndOfBlock, QTextCursor.MoveMode.KeepAnchor)
            chars = QTextCharFormat()
            chars.setFont(self._theme.font(_SIZES.get(level, BODY), bold=True))
            cursor.setCharFormat(chars)  # not merged: Markdown's own headings are larger by their level
            form.setTopMargin(self._theme.px(16 if level > 1 else 0))
            form.setBottomMargin(self._theme.px(8))
        elif not block.textList() and QTextCursor(block).currentTable() is None:
            form.setBottomMargin(self._theme.px(8))
        QTextCursor(block).setBlockFormat(form)

    def _paint(self) -> None:
        lit = []
        for number, cursor in enumerate(self._hits):
            selection = QTextEdit.ExtraSelection()
            selection.cursor = cursor
            here = number == self._at
            selection.format.setBackground(QColor(self._theme.colour(Token.ACCENT if here else Token.ACCENT_GROUND)))
            selection.format.setFontUnderline(True)  # colour alone does not say it
            selection.format.setForeground(QColor(self._theme.colour(Token.ON_ACCENT if here else Token.TEXT)))
            lit.append(selection)
        self.setExtraSelections(lit)

    def _follow(self, link: QUrl) -> None:
        if link.scheme() == SCHEME:
            self.chapter_wanted.emit(link.path())


def _tables(document: QTextDocument) -> list[QTextTable]:
    return [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]


def plain_text(markdown: str) -> str:
    """What can be read of a chapter, without the signs of Markdown."""
    document = QTextDocument()
    document.setMarkdown(markdown, QTextDocument.MarkdownFeature.MarkdownDialectGitHub)
    return document.toPlainText()
