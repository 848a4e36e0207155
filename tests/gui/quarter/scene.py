"""What the tests of the quarter's report share: which quarters, and what a report says."""

from __future__ import annotations

import pypdfium2

from gui.page import Page
from model.actions.progress import note_progress
from model.periods import Month, Quarter
from tests.builders import TODAY, measure_ids

Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
JUNE = Month(2026, 6)



def note(panel: Page, measure: int = 0) -> None:
    """Change what the report tells."""
    operations = panel.frame.operations
    measure_id = measure_ids(operations.ledger)[measure]
    operations.write(panel, "note", note_progress, measure_id, JUNE, "已抽检8个。", today=TODAY)


def text_of(data: bytes) -> str:
    """All words of a PDF."""
    document = pypdfium2.PdfDocument(data)
    try:
        return "".join(page.get_textpage().get_text_bounded() for page in document).replace("\r\n", "")
    finally:
        document.close()
