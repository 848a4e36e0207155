"""`make bench`: prints every figure as one JSON object a line. `--small` leaves the million out."""

from __future__ import annotations

import sys

from tests.benchmarks.calendar_month import all_months
from tests.benchmarks.handing_in import handing_in
from tests.benchmarks.long_history import long_history
from tests.benchmarks.many_rows import many_rows
from tests.benchmarks.merging import merge_a_month
from tests.benchmarks.mine import mine
from tests.benchmarks.quarter_pdf import quarter_pdf
from tests.benchmarks.reading_formats import pdf_documents, scanned_pages, text_documents, word_documents
from tests.benchmarks.scrolling import scrolls
from tests.benchmarks.stalls import stalls
from tests.benchmarks.starting import starts
from tests.benchmarks.working import all_of_it

LARGEST = 1_000_000


def main() -> None:
    """Run all benchmarks."""
    largest = () if "--small" in sys.argv else (LARGEST,)
    mine()
    all_of_it((1_000, 100_000, *largest))
    quarter_pdf()
    all_months((100_000, *largest))
    many_rows()
    for changes in (100_000, *largest):
        long_history(changes)
    starts((230, *largest))
    stalls((230, 100_000))
    scrolls(largest or (100_000,))
    merge_a_month()
    handing_in()
    text_documents()
    word_documents()
    pdf_documents()
    scanned_pages()


if __name__ == "__main__":
    main()
