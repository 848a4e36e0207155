"""What the program must never do with what comes from outside, looked for in its own source: run it, fetch, believe it."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
FILES = [ROOT / "main.py", *sorted(file for part in ("model", "reports", "gui") for file in (ROOT / part).rglob("*.py"))]
TREES = {file.relative_to(ROOT).as_posix(): ast.parse(file.read_text(encoding="utf-8")) for file in FILES}

NEVER_IMPORTED = {
    "pickle", "marshal", "shelve", "dill", "pty",  # what they read is run
    "socket", "ssl", "http", "urllib.request", "ftplib", "smtplib", "requests", "httpx", "PySide6.QtNetwork", "xmlrpc",  # no network
    "xml.dom", "xml.sax", "xml.dom.minidom",  # entities
}  # fmt: skip
NEVER_CALLED = {"eval", "exec", "compile", "__import__", "os.system", "os.popen", "os.startfile", "os.execvp", "os.spawnl", "os.fork"}

# Where each of these stands, and why it is safe there.
PROGRAMS_STARTED = {
    "model/readers/office.py",  # LibreOffice, named by its full path, as a list of words; its macros and links are off
    "gui/texts.py",  # Qt's own tools, for those who translate
}
ZIPS_READ = {
    "model/readers/files/archive.py",  # looks an archive over, and the next ones call it first
    "model/readers/files/kinds.py",  # names, and the first bytes of one part
    "model/readers/office.py", "model/readers/own_sheet.py", "model/readers/word_files/word_package.py",
    "model/readers/workbooks/workbook_file.py",
    "model/readers/package.py",  # has limits of its own
    "model/readers/locked_package.py",  # the same limits, before anything is opened
    "reports/locked_package.py", "reports/own_sheet.py", "reports/package.py", "reports/word_document.py", "reports/workbook.py", "reports/workbook_rows.py",
}  # fmt: skip
PICTURES_OPENED = {
    "model/readers/scans/page_sources.py", "model/store/thumbnails.py", "model/store/picture_hashes.py", "model/store/without_place.py",
    "model/store/evidence_files.py",  # EXIF alone: nothing is decoded
    "gui/widgets/picture_pages.py", "gui/widgets/thumbnails.py",
    "reports/appendix.py", "reports/quarterly_word.py",  # thumbnails this program made
}  # fmt: skip


def calls(tree: ast.AST) -> Iterator[ast.Call]:
    return (node for node in ast.walk(tree) if isinstance(node, ast.Call))


def called(call: ast.Call) -> str:
    """A function's own name, or "object.name" with the object's last."""
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        if isinstance(owner, ast.Call):
            return f"{called(owner)}().{call.func.attr}"
        return f"{owner.id if isinstance(owner, ast.Name) else '…'}.{call.func.attr}"
    return call.func.id if isinstance(call.func, ast.Name) else ""


def imported(tree: ast.AST) -> Iterator[str]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module
            yield from (f"{node.module}.{name.name}" for name in node.names)


def where(wanted: set[str]) -> set[str]:
    """The files in which one of these functions is called."""
    return {file for file, tree in TREES.items() for call in calls(tree) if called(call) in wanted}


def test_nothing_that_runs_or_fetches_what_it_is_given_is_imported() -> None:
    found = {file: some for file, tree in TREES.items() if (some := NEVER_IMPORTED & set(imported(tree)))}
    assert found == {"gui/display.py": {"socket"}}  # whether the screen's own server answers, on this machine


def test_nothing_is_run_and_no_shell_is_asked() -> None:
    for file, tree in TREES.items():
        for call in calls(tree):
            name = called(call)
            assert name not in NEVER_CALLED, (file, ast.unparse(call))
            assert not any(word.arg == "shell" for word in call.keywords), (file, ast.unparse(call))


def test_programs_are_started_in_two_places_by_a_list_of_words() -> None:
    starting = {"subprocess.run", "subprocess.Popen", "subprocess.check_output", "subprocess.call", "subprocess.check_call"}
    assert where(starting) == PROGRAMS_STARTED
    for file in PROGRAMS_STARTED:
        for call in calls(TREES[file]):
            if called(call) in starting:
                assert isinstance(call.args[0], ast.List | ast.Name), ast.unparse(call)


def test_archives_are_opened_where_their_sizes_were_looked_at() -> None:
    assert where({"zipfile.ZipFile", "ZipFile", "pyzipper.AESZipFile"}) <= ZIPS_READ
    for file in ("model/readers/word_files/word_package.py", "model/readers/workbooks/workbook_file.py", "model/readers/office.py"):
        assert any(called(call) == "checked_archive" for call in calls(TREES[file])), file
    assert not where({"archive.extractall", "archive.extract", "shutil.unpack_archive"})


def test_xml_is_read_without_entities_and_without_a_network() -> None:
    parsers = [call for tree in TREES.values() for call in calls(tree) if called(call) in {"etree.XMLParser", "etree.HTMLParser"}]
    assert parsers
    for call in parsers:
        said = {word.arg: ast.literal_eval(word.value) for word in call.keywords if isinstance(word.value, ast.Constant)}
        assert said.get("no_network") is True, ast.unparse(call)
        if called(call) == "etree.XMLParser":
            assert (said.get("resolve_entities"), said.get("load_dtd"), said.get("huge_tree")) == (False, False, False)
    bare = {file for file, tree in TREES.items() for call in calls(tree) if called(call) in {"etree.fromstring", "etree.parse"} and len(call.args) < 2}
    assert not bare
    assert where({"ElementTree.parse", "ElementTree.fromstring", "ET.parse", "ET.fromstring"}) == {"gui/texts.py"}  # our own texts


def test_pictures_are_opened_where_their_size_is_looked_at() -> None:
    assert where({"Image.open", "pillow().open"}) <= PICTURES_OPENED
