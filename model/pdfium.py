"""One caller of PDFium at a time: it must not be entered by two threads, not even for two documents."""

from __future__ import annotations

import threading

PDFIUM = threading.RLock()  # whoever opens, reads, draws or closes a PDF by PDFium holds this meanwhile
