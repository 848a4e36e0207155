"""A TrueType font embedded in a PDF so that its text can be found and copied, beyond U+FFFF too."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from reportlab.pdfbase.ttfonts import TTFont

_WIDE = re.compile(r"(?<=> <)[0-9A-F]{5,6}(?=>)")


def _as_utf16(found: re.Match[str]) -> str:
    return chr(int(found[0], 16)).encode("utf-16-be").hex().upper()


class EmbeddedFont(TTFont):  # type: ignore[misc, unused-ignore]
    """TTFont whose table for copying text writes characters beyond U+FFFF as UTF-16 (PDF 32000 9.10.3), with widths that agree."""

    def __init__(self, name: str, file: Path) -> None:
        super().__init__(name, str(file), shapable=False)
        self._mend_widths()

    def _mend_widths(self) -> None:
        """Give characters after the last stated width that width in the font's own units.

        reportlab 5.1 gives it to them in thousandths of an em: where a font counts otherwise, what is embedded contradicts its table of widths.
        """
        face: Any = self.face
        metrics = face.hmetrics
        said = int.from_bytes(face.get_table("hhea")[34:36], "big")  # numberOfHMetrics
        metrics[said:] = [(metrics[said - 1][0], bearing) for _, bearing in metrics[said:]]

    def has(self, code: int) -> bool:
        """Whether the font draws a character."""
        return code in self.face.charToGlyph

    def width_of(self, code: int) -> float:
        """The width of a character in ems."""
        return float(self.face.charWidths.get(code, self.face.defaultWidth)) / 1000

    def addObjects(self, doc: Any) -> None:
        """Add the subsets of this font to a document."""
        super().addObjects(doc)
        for key, entry in doc.idToObject.items():
            if key.startswith("toUnicodeCMap:") and isinstance(entry.content, str):
                entry.content = _WIDE.sub(_as_utf16, entry.content)
