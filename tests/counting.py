"""Which tests' lines are counted for coverage: those of a kind until some in a row came through nothing new.

Counting makes Python 3.11 take nearly twice as long, and most of eighteen thousand tests go where others have been. A line that
only a test runs that was not counted stands in the report as missing, so that the figure is never above the true one and
what is demanded of it is demanded more strictly. `--count-all` counts every test.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

import pytest
from coverage import Coverage
from pytest_cov.engine import CovController, DistMaster

CASES, TESTS = 2, 5  # cases of one test, other tests of one module: so many in a row


def count_sparingly(config: pytest.Config) -> None:
    """Begin with it in a process that runs tests; in one that only shares them out to others nothing is counted from here on."""
    plugin = config.pluginmanager.getplugin("_cov")
    controller = plugin and plugin.cov_controller
    if isinstance(controller, DistMaster):
        controller.pause()
    elif controller and controller.cov and not config.getoption("--count-all"):
        config.pluginmanager.register(Counting(controller), "counting")


class Counting:
    """Stops the counting for a whole test, what its fixtures do included."""

    def __init__(self, controller: CovController) -> None:
        self._controller = controller
        self._idle: Counter[str] = Counter()  # by kind: how many in a row came through nothing new

    @pytest.hookimpl(wrapper=True, tryfirst=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[object]:
        kind, enough = kind_of(item)
        if item.get_closest_marker("no_cover") is not None:  # the plugin's own, that stops it for the test alone
            return (yield)
        if self._idle[kind] >= enough:
            self._controller.pause()
            try:
                return (yield)
            finally:
                self._controller.resume()
        before = steps_seen(self._controller.cov)
        result = yield
        self._idle[kind] = 0 if steps_seen(self._controller.cov) > before else self._idle[kind] + 1
        return result


def kind_of(item: pytest.Item) -> tuple[str, int]:
    """What a test is a case of, or else its module; and how many of those that find nothing new are enough."""
    if hasattr(item, "callspec"):
        return item.nodeid.partition("[")[0], CASES
    return item.nodeid.partition("::")[0], TESTS


def steps_seen(cov: Coverage) -> int:
    """How many steps from line to line were counted so far in this process."""
    return sum(len(steps) for steps in list(cov._collector.data.values()))  # other threads add files meanwhile
