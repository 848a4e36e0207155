"""What stands on the pages of a report."""

from __future__ import annotations

from pathlib import Path

import pypdfium2

from model.pdfium import PDFIUM


def page_texts(file: Path) -> list[str]:
    """The text of every page as a reader would copy it."""
    with PDFIUM:
        document = pypdfium2.PdfDocument(file)
        try:
            texts = []
            for page in document:
                text = page.get_textpage()
                texts.append(text.get_text_bounded())
                text.close()
                page.close()
            return texts
        finally:
            document.close()
