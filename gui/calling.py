"""What a button or a menu entry does, without the `checked` its signal brings along."""

from __future__ import annotations

from collections.abc import Callable


def calling(act: Callable[..., object], *args: object) -> Callable[[], object]:
    """Something to connect to any signal: act(*args), whatever the signal carries."""
    return lambda: act(*args)
