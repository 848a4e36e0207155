"""What only an office program reads (.doc, .xls, .wps, .et, .rtf, .odt, .ods): converted by LibreOffice, then read.

LibreOffice works on a copy, in a folder and with settings of its own that are gone afterwards: it runs no macros,
follows no links, and asks nothing of whoever has it open beside. WPS is not used: it converts nothing without its
window.
"""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from model.errors import Cancelled, PlanReadError
from model.readers.files.archive import DAMAGE, checked_archive, whole_part
from model.readers.files.compound_file import Holds, compound_of
from model.readers.files.word_binary import with_last_paragraph
from model.readers.grid import Block
from model.readers.pace import IsCancelled, Progress

LARGEST = 64 * 2**20  # bytes of a document; those with pictures have ten
LONGEST = 180  # seconds; a document of two thousand pages takes half of it on a slow machine
_POLL = 0.1  # seconds
_PACKAGE = b"PK\x03\x04"
_WRITER, _CALC = "docx", "xlsx"
_FILTERS = {_WRITER: "docx:MS Word 2007 XML", _CALC: "xlsx:Calc MS Excel 2007 XML"}
_OPEN_DOCUMENT = {
    "application/vnd.oasis.opendocument.text": ("odt", _WRITER),
    "application/vnd.oasis.opendocument.spreadsheet": ("ods", _CALC),
}
_COMPOUND = {Holds.TEXT: _WRITER, Holds.WORKS: _WRITER, Holds.SHEETS: _CALC}

# Settings of the converting program: node, name, value.
_SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Calc/Content/Update", "Link", "2"),
    ("Office.Writer/Content/Update", "Link", "2"),
    ("Office.Calc/Formula/Load", "OOXMLRecalcMode", "1"),  # never: what the cells showed is wanted
    ("Office.Calc/Formula/Load", "ODFRecalcMode", "1"),
    ("Office.Common/Misc", "FirstRun", "false"),
    ("Inet/Settings", "ooInetProxyType", "2"),  # whatever would still be fetched finds nobody there
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
)



def office_blocks(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> list[Block]:
    """The blocks of a document that LibreOffice converts.

    `progress` is told seconds waited and seconds at most. Raises PlanReadError when LibreOffice is not installed
    or cannot convert the file, Cancelled when the caller says so.
    """
    with converted(path, progress=progress, cancelled=cancelled) as (made, target):
        return _read(made, target, progress, cancelled)


@contextmanager
def converted_sheets(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Iterator[Path]:
    """The .xlsx made of a spreadsheet, gone afterwards; raises as office_blocks(), and for what is no spreadsheet."""
    if _kind(path)[1] != _CALC:
        raise PlanReadError("returned-kind-unknown", name=path.name)
    with converted(path, progress=progress, cancelled=cancelled) as (made, _):
        yield made


@contextmanager
def converted(
    path: Path, *, progress: Progress | None = None, cancelled: IsCancelled | None = None
) -> Iterator[tuple[Path, str]]:
    """What LibreOffice makes of a document, in a folder that is gone afterwards, and its ending."""
    ending, target = _kind(path)
    program = office_program()
    if program is None:
        raise PlanReadError("plan-needs-office", name=path.name, kind=_shown_kind(path, ending))
    with TemporaryDirectory(prefix="taizhang-", ignore_cleanup_errors=True) as folder:
        source = Path(folder, f"plan.{ending}")
        try:
            _copy(path, source)
            yield _converted(program, source, target, (progress, cancelled)), target
        except PlanReadError as error:  # the officer knows the file by its own name
            raise PlanReadError(error.code, **(error.facts | {"name": path.name})) from error
        except OSError as error:
            raise PlanReadError("plan-conversion-failed", name=path.name) from error


def office_program() -> Path | None:
    """LibreOffice, where it is installed: on the search path, else in one of the usual places."""
    for name in ("soffice.com", "soffice", "libreoffice") if os.name == "nt" else ("soffice", "libreoffice"):
        found = shutil.which(name)
        if found:
            return Path(found)
    return next((place for place in _usual_places() if place.is_file()), None)


def _usual_places() -> Iterator[Path]:
    if os.name == "nt":
        for variable in ("ProgramFiles", "ProgramW6432", "ProgramFiles(x86)", "LOCALAPPDATA"):
            base = os.environ.get(variable)
            if base:
                yield Path(base, "LibreOffice", "program", "soffice.com")
                yield Path(base, "Programs", "LibreOffice", "program", "soffice.com")
    elif sys.platform == "darwin":
        for base in (Path("/Applications"), Path.home() / "Applications"):
            yield base / "LibreOffice.app" / "Contents" / "MacOS" / "soffice"
    else:
        for place in ("/usr/lib/libreoffice", "/usr/lib64/libreoffice", "/usr/local/lib/libreoffice"):
            yield Path(place, "program", "soffice")
        yield from sorted(Path("/opt").glob("libreoffice*/program/soffice"), reverse=True)
        yield Path("/snap/bin/libreoffice")


def _copy(path: Path, source: Path) -> None:
    if source.suffix == ".doc":
        source.write_bytes(with_last_paragraph(path.read_bytes()))
    else:
        shutil.copyfile(path, source)


def _shown_kind(path: Path, ending: str) -> str:
    return (path.suffix.lstrip(".") or ending).upper()


def _kind(path: Path) -> tuple[str, str]:
    """The ending that says what a file holds, and what it is converted to; its own name decides nothing."""
    try:
        size = path.stat().st_size
        with path.open("rb") as file:
            head = file.read(8)
    except OSError as error:
        raise PlanReadError("plan-unreadable", name=path.name, reason=error.strerror or str(error)) from error
    if size > LARGEST:
        raise PlanReadError("plan-too-large", name=path.name, size=size // 2**20, most=LARGEST // 2**20)
    if head.startswith(b"{\\rtf"):
        return "rtf", _WRITER
    if head.startswith(_PACKAGE):
        return _open_document(path)
    compound = compound_of(path)
    if compound.is_locked:
        raise PlanReadError("plan-locked", name=path.name)
    if compound.holds not in _COMPOUND:
        raise PlanReadError("plan-kind-not-yet", name=path.name, kind=_shown_kind(path, "ole"))
    return compound.holds.value, _COMPOUND[compound.holds]


def _open_document(path: Path) -> tuple[str, str]:
    checked_archive(path)
    try:
        with zipfile.ZipFile(path) as archive:
            mimetype = whole_part(archive, "mimetype")[:100].decode("ascii", errors="replace").strip()
            manifest = whole_part(archive, "META-INF/manifest.xml")[: 2**20]
    except DAMAGE as error:
        raise PlanReadError("plan-damaged", name=path.name) from error
    if b"encryption-data" in manifest:
        raise PlanReadError("plan-locked", name=path.name)
    if mimetype not in _OPEN_DOCUMENT:
        raise PlanReadError("plan-kind-not-yet", name=path.name, kind=_shown_kind(path, "zip"))
    return _OPEN_DOCUMENT[mimetype]


def _converted(
    program: Path,
    source: Path,
    target: str,
    watch: tuple[Progress | None, IsCancelled | None],
) -> Path:
    """The converted file beside its source."""
    profile = source.parent / "profile"
    _write_settings(profile)
    out = source.parent / "out"
    command = [str(program), f"-env:UserInstallation={profile.as_uri()}"]
    command += ["--headless", "--invisible", "--norestore", "--nologo", "--nodefault", "--nolockcheck"]
    command += ["--convert-to", _FILTERS[target], "--outdir", str(out), str(source)]
    _run(command, watch)
    made = out / f"{source.stem}.{target}"
    if not made.is_file():
        raise PlanReadError("plan-conversion-failed", name=source.name)
    return made


def _write_settings(profile: Path) -> None:
    items = "".join(
        f'<item oor:path="/org.openoffice.{node}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop></item>'
        for node, name, value in _SETTINGS
    )
    user = profile / "user"
    user.mkdir(parents=True)
    (user / "registrymodifications.xcu").write_text(
        '<?xml version="1.0" encoding="UTF-8"?>\n<oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>\n",
        encoding="utf-8",
    )


def _run(command: list[str], watch: tuple[Progress | None, IsCancelled | None]) -> None:
    """Run a program to its end; it and all it started are killed when it takes too long or nobody wants it."""
    progress, cancelled = watch
    apart: dict[str, int | bool] = {"start_new_session": True}
    if sys.platform == "win32":
        apart = {"creationflags": subprocess.CREATE_NO_WINDOW | subprocess.CREATE_NEW_PROCESS_GROUP}
    began = time.monotonic()
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=os.environ | {"SAL_USE_VCLPLUGIN": "svp"},
        **apart,  # type: ignore[call-overload]
    )
    try:
        while process.poll() is None:
            waited = time.monotonic() - began
            if cancelled is not None and cancelled():
                raise Cancelled
            if waited > LONGEST:
                raise PlanReadError("plan-conversion-slow", name=Path(command[-1]).name, most=LONGEST // 60)
            if progress is not None:
                progress(int(waited), LONGEST)
            time.sleep(_POLL)
    finally:
        if process.poll() is None:
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    if sys.platform == "win32":
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    else:
        os.killpg(process.pid, signal.SIGKILL)
    process.wait(10)


def _read(
    made: Path, target: str, progress: Progress | None, cancelled: IsCancelled | None
) -> list[Block]:
    if target == _CALC:
        from model.readers.workbooks.excel import workbook_blocks

        return workbook_blocks(made, progress=progress, cancelled=cancelled)
    from model.readers.word_files.word import word_blocks

    return word_blocks(made, progress=progress, cancelled=cancelled)
