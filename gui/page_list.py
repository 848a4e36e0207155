"""Every page of the window, in the rail's order. A page is imported when it is first opened."""

from __future__ import annotations

from gui.page import PageSpec

# A page adds a builder that imports it late and its spec, whose title is QT_TRANSLATE_NOOP("Pages", …).
PAGES: tuple[PageSpec, ...] = ()
