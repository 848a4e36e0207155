"""Counting what stands in a written PDF waits for whoever uses PDFium meanwhile."""

from __future__ import annotations

import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from reportlab.pdfgen.canvas import Canvas

from model.pdfium import PDFIUM
from reports.proof import turned_page_texts
from tests.reports.pdf_text import page_texts


@pytest.mark.parametrize("read", [page_texts, turned_page_texts])
def test_a_written_pdf_is_not_read_while_another_is_drawn(tmp_path: Path, read: Callable[[Path], object]) -> None:
    file = tmp_path / "a.pdf"
    canvas = Canvas(str(file), invariant=1)
    canvas.drawString(100, 100, "1-2")
    canvas.save()
    found: list[object] = []
    reader = threading.Thread(target=lambda: found.append(read(file)))
    with PDFIUM:
        reader.start()
        reader.join(0.3)
        assert not found
    reader.join(10)
    assert len(found) == 1
