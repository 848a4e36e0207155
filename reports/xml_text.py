"""What a text must be to stand in XML: workbooks, documents, the properties of a PDF."""

from __future__ import annotations

import re

# XML 1.0 forbids most controls, lone surrogates and U+FFFE/U+FFFF; the C1 controls nobody can see either.
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")


def with_line_feeds(text: str) -> str:
    """The text with LF at its line ends."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def without_forbidden(text: str) -> str:
    """The text without what must not stand in XML."""
    return _FORBIDDEN.sub("", text)
