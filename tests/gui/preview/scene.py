"""A PDF to be looked at in tests."""

from __future__ import annotations

import io

from reportlab.pdfgen.canvas import Canvas

UPRIGHT, LYING = (595, 842), (842, 595)
SIX = (UPRIGHT, UPRIGHT, UPRIGHT, UPRIGHT, LYING, LYING)



def a_pdf(*sizes: tuple[int, int]) -> bytes:
    """A PDF with a black square in the middle of every page."""
    written = io.BytesIO()
    canvas = Canvas(written, invariant=1)
    for width, height in sizes:
        canvas.setPageSize((width, height))
        canvas.rect(width / 2 - 50, height / 2 - 50, 100, 100, fill=1)
        canvas.showPage()
    canvas.save()
    return written.getvalue()
