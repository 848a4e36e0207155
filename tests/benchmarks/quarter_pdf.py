"""The quarter's PDF of 300 measures and 600 thumbnails against LibreOffice converting the same content from .docx.

Whole processes on both sides. Thumbnails are given to both, small already: LibreOffice finds them in the .docx.
"""

from __future__ import annotations

import pickle
import shutil
import subprocess
import sys
import tempfile
from dataclasses import replace
from pathlib import Path

from reports.quarterly_word import write_quarterly_word
from tests.benchmarks.timing import compare
from tests.reports.report_contents import PRINTED_ON, a_quarter, evidence, jpeg

MEASURES, THUMBNAILS = 300, 600
SIZE = (640, 480)  # pixels, as the ledger makes them


def quarter_pdf(runs: int = 5) -> None:
    """Time both, in turn; without LibreOffice the PDF alone."""
    files = tuple(replace(item, thumbnail=jpeg(number, SIZE)) for number, item in enumerate(evidence(THUMBNAILS)))
    content = replace(a_quarter(MEASURES, 0), evidence=files)
    office = shutil.which("soffice")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "content").write_bytes(pickle.dumps(content))
        write_quarterly_word(content, folder / "q.docx", printed_on=PRINTED_ON)
        child = [sys.executable, "-m", "tests.benchmarks.quarter_child", str(folder / "content"), str(folder / "q.pdf")]
        convert = [str(office), f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless", "--convert-to", "pdf",
                   "--outdir", str(folder / "office"), str(folder / "q.docx")]
        compare(
            "quarterly PDF, whole process", f"{MEASURES} measures, {THUMBNAILS} thumbnails",
            lambda: subprocess.run(child, check=True, capture_output=True),
            peer="LibreOffice converting the same content from .docx" if office else "",
            other=(lambda: subprocess.run(convert, check=True, capture_output=True)) if office else None, limit="≤ 0.3", runs=runs,
        )  # fmt: skip


if __name__ == "__main__":
    quarter_pdf(int(sys.argv[1]) if len(sys.argv) > 1 else 5)
