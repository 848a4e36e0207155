"""What the program must never do with what comes from outside, looked for in its own source: run it, fetch, believe it."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from unicodedata import normalize

ROOT = Path(__file__).resolve().parents[1]
FILES = [ROOT / "main.py", *sorted(file for part in ("model", "reports", "gui") for file in (ROOT / part).rglob("*.py"))]

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
    "model/readers/office.py", "model/readers/returned/own_sheet.py", "model/readers/word_files/word_package.py",
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


@cache
def texts() -> dict[str, str]:
    """Every file of the program as Python reads its names: whatever form a letter is written in."""
    return {file.relative_to(ROOT).as_posix(): normalize("NFKC", file.read_text(encoding="utf-8")) for file in FILES}


@cache
def nodes(file: str) -> tuple[ast.AST, ...]:
    """All that stands in a file."""
    return tuple(ast.walk(ast.parse(texts()[file])))


def mentioning(words: set[str]) -> list[str]:
    """The files in which one of these names stands somewhere: the others need not be looked into."""
    word = re.compile("|".join(rf"{'' if '.' in name else '(?<![.])'}\b{name.rpartition('.')[2]}\b" for name in sorted(words)))
    return [file for file, text in texts().items() if word.search(text)]


def calls(wanted: set[str]) -> Iterator[tuple[str, ast.Call]]:
    """Where these functions are called, and how."""
    for file in mentioning(wanted):
        yield from ((file, node) for node in nodes(file) if isinstance(node, ast.Call) and called(node) in wanted)


def called(call: ast.Call) -> str:
    """A function's own name, or "object.name" with the object's last."""
    if isinstance(call.func, ast.Attribute):
        owner = call.func.value
        if isinstance(owner, ast.Call):
            return f"{called(owner)}().{call.func.attr}"
        return f"{owner.id if isinstance(owner, ast.Name) else '…'}.{call.func.attr}"
    return call.func.id if isinstance(call.func, ast.Name) else ""


def imported(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (name.name for name in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module:
        yield node.module
        yield from (f"{node.module}.{name.name}" for name in node.names)


def where(wanted: set[str]) -> set[str]:
    """The files in which one of these functions is called."""
    return {file for file, _call in calls(wanted)}


def test_nothing_that_runs_or_fetches_what_it_is_given_is_imported() -> None:
    modules = {file: {name for node in nodes(file) for name in imported(node)} for file in mentioning({f".{name}" for name in NEVER_IMPORTED})}
    importing = {file: some for file, names in modules.items() if (some := NEVER_IMPORTED & names)}
    assert importing == {"gui/display.py": {"socket"}}  # whether the screen's own server answers, on this machine


def test_nothing_is_run_and_no_shell_is_asked() -> None:
    assert not [(file, ast.unparse(call)) for file, call in calls(NEVER_CALLED)]
    for file in mentioning({".shell"}):
        named = (word.arg for node in nodes(file) if isinstance(node, ast.Call) for word in node.keywords)
        assert "shell" not in named, file


def test_programs_are_started_in_two_places_by_a_list_of_words() -> None:
    starting = {"subprocess.run", "subprocess.Popen", "subprocess.check_output", "subprocess.call", "subprocess.check_call"}
    assert where(starting) == PROGRAMS_STARTED
    for _file, call in calls(starting):
        assert isinstance(call.args[0], ast.List | ast.Name), ast.unparse(call)


def test_archives_are_opened_where_their_sizes_were_looked_at() -> None:
    assert where({"zipfile.ZipFile", "ZipFile", "pyzipper.AESZipFile"}) <= ZIPS_READ
    assert {
        "model/readers/word_files/word_package.py", "model/readers/workbooks/workbook_file.py", "model/readers/office.py",
    } <= where({"checked_archive"})  # fmt: skip
    assert not where({"archive.extractall", "archive.extract", "shutil.unpack_archive"})


def test_xml_is_read_without_entities_and_without_a_network() -> None:
    parsers = [call for _file, call in calls({"etree.XMLParser", "etree.HTMLParser"})]
    assert parsers
    for call in parsers:
        said = {word.arg: ast.literal_eval(word.value) for word in call.keywords if isinstance(word.value, ast.Constant)}
        assert said.get("no_network") is True, ast.unparse(call)
        if called(call) == "etree.XMLParser":
            assert (said.get("resolve_entities"), said.get("load_dtd"), said.get("huge_tree")) == (False, False, False)
    bare = {file for file, call in calls({"etree.fromstring", "etree.parse"}) if len(call.args) < 2}
    assert not bare
    assert where({"ElementTree.parse", "ElementTree.fromstring", "ET.parse", "ET.fromstring"}) == {"gui/texts.py"}  # our own texts


def test_pictures_are_opened_where_their_size_is_looked_at() -> None:
    assert where({"Image.open", "pillow().open"}) <= PICTURES_OPENED


def test_a_ledgers_database_is_opened_through_one_door() -> None:
    assert where({"sqlite3.connect", "dbapi2.connect", "driver().connect"}) == {"model/store/connecting.py"}
    assert not [file for file, text in texts().items() if re.search(r"\bsqlite3 as |from sqlite3 import", text)]


def test_where_a_kept_file_lies_is_known_to_the_store_alone() -> None:
    asking = {file for file in mentioning({".path_of"}) if any(isinstance(node, ast.Attribute) and node.attr == "path_of" for node in nodes(file))}
    assert asking == {"model/store/evidence_files.py"}


def test_what_a_key_does_stands_in_two_places() -> None:
    """Nothing else encrypts, signs or derives; and nobody outside the store asks for a key's parts."""
    assert {file for file in mentioning({".cryptography"}) if "cryptography.hazmat" in texts()[file]} == {"model/store/keys.py", "model/store/sealed.py"}
    parts = {"database", "files", "names"}
    asking = {file for file in mentioning({".key"}) for node in nodes(file)
              if isinstance(node, ast.Attribute) and node.attr in parts and isinstance(node.value, ast.Attribute | ast.Name) and ast.unparse(node.value).endswith("key")}  # fmt: skip
    assert all(file.startswith("model/store/") for file in asking)
