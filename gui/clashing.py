"""What becomes of a change that another desk was quicker with: a person is asked, and it is made again as that says."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from model.rows.clash import EditClash, Seen

if TYPE_CHECKING:
    from gui.messages import Messages

Failed = Callable[[Exception], None]


def settling(
    messages: Messages, failed: Failed, look_again: Callable[[], None], seen: Seen, again: Callable[[Seen], object]
) -> Failed:
    """What takes a change's errors: a clash is shown, every other one has `failed`, and so has what is left for later."""

    def met(error: Exception) -> None:
        if not isinstance(error, EditClash):
            failed(error)
            return
        look_again()  # theirs is shown everywhere but where something is typed
        messages.ask_clash(error.clashes, lambda said: again(seen.said(*said)), lambda: failed(error))

    return met
