"""One process that writes the quarter's PDF of a content made before: python -m tests.benchmarks.quarter_child CONTENT PDF."""

from __future__ import annotations

import pickle
import sys
from pathlib import Path

from reports.quarterly import write_quarterly
from tests.reports.report_contents import PRINTED_ON


def main() -> None:
    """Write it."""
    content = pickle.loads(Path(sys.argv[1]).read_bytes())
    write_quarterly(content, Path(sys.argv[2]), printed_on=PRINTED_ON)


if __name__ == "__main__":
    main()
