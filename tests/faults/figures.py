"""What came of many tries of one fault: how many were made, and in how many something was lost, damaged or left unsaid."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field

LONGEST = 500  # signs of one trouble
SHOWN = 5  # troubles told in full; a fault that always strikes has no end of them


class Lost(AssertionError):
    """Something that was acknowledged is not there."""


class Unclear(AssertionError):
    """What went wrong was not said, or not in words a person can act on."""


@dataclass(slots=True)
class Figures:
    """One line of the table. What a try raises is counted: `Lost`, `Unclear`, any other AssertionError as damage; a crash
    of the program is the least clear of all messages."""

    fault: str
    tries: int = 0
    lost: int = 0
    damaged: int = 0
    unclear: int = 0
    ended: Counter[str] = field(default_factory=Counter)
    troubles: list[str] = field(default_factory=list)
    remark: str = ""

    @contextmanager
    def attempt(self, name: str) -> Iterator[None]:
        """One try; what goes wrong in it is counted and the next one goes on."""
        self.tries += 1
        try:
            yield
        except Lost as error:
            self.lost += 1
            self._trouble(name, error)
        except Unclear as error:
            self.unclear += 1
            self._trouble(name, error)
        except AssertionError as error:
            self.damaged += 1
            self._trouble(name, error)
        except Exception as error:  # noqa: BLE001 - whatever the program lets through to its user is counted
            self.unclear += 1
            self._trouble(name, error)

    @property
    def bad(self) -> int:
        """How many tries did not end as they must."""
        return self.lost + self.damaged + self.unclear

    def require_none(self) -> None:
        """Raise AssertionError with the first troubles unless every try ended as it must."""
        assert not self.bad, "\n".join(self.troubles)

    def _trouble(self, name: str, error: Exception) -> None:
        if len(self.troubles) < SHOWN:
            self.troubles.append(f"{self.fault}, {name}: {repr(error)[:LONGEST]}")


def total(figures: list[Figures], fault: str, remark: str = "") -> Figures:
    """Several lines as one."""
    made = Figures(fault, remark=remark)
    for each in figures:
        made.tries += each.tries
        made.lost += each.lost
        made.damaged += each.damaged
        made.unclear += each.unclear
        made.ended += each.ended
        made.troubles += each.troubles
    return made
