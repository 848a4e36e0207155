"""The names of those who carry measures out, as they are kept and looked up."""

from __future__ import annotations


def plain_name(typed: str) -> str:
    """A name as it is kept: one line, without blanks around it and with one between its parts, and without what shows nowhere."""
    shown = ("".join(sign for sign in word if sign.isprintable()) for word in typed.split())
    return " ".join(word for word in shown if word)
