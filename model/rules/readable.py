"""Words that came in another encoding than the system's: names of files out of a Chinese zip, a terminal in GBK."""

from __future__ import annotations

import os


def readable(words: str) -> str:
    """The same words, fit to be stored: bytes that are no UTF-8 are read as GB 18030."""
    try:
        words.encode("utf-8")
    except UnicodeEncodeError:
        try:
            return os.fsencode(words).decode("gb18030", "replace")
        except UnicodeEncodeError:  # a lone half of a character, as no file system makes it
            return words.encode("utf-8", "replace").decode("utf-8")
    return words
