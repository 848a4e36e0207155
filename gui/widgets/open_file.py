"""Opening files with the system's viewer: what was written here; of what is kept a copy, and never anything that could run."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from model.errors import UserError
from model.rows.kept_file import FileAltered, KeptFile

BLOCK = 1 << 20
# What a viewer shows. Everything else (programs, scripts, shortcuts, macros, unknown kinds) is shown in its folder.
_KINDS = """
bmp gif heic heif jpeg jpg png tif tiff webp pdf ofd txt md csv log doc docx xls xlsx ppt pptx wps et dps rtf odt ods odp
mp3 wav m4a mp4 mov avi mkv wmv zip rar 7z
"""
VIEWED = frozenset(f".{kind}" for kind in _KINDS.split())
_PROGRAMS = (b"MZ", b"\x7fELF", b"#!", b"\xca\xfe\xba\xbe", b"\xcf\xfa\xed\xfe")


def open_file(file: Path) -> None:
    """Open a file that was written with the system's program for it."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file)))


def open_folder(file: Path) -> None:
    """Show the folder of a file."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(file.parent)))


def may_be_opened(name: str, stored: KeptFile) -> bool:
    """Whether a stored file is of a kind that is only looked at, by its name and by how it begins."""
    if Path(name).suffix.lower() not in VIEWED:
        return False
    with stored.open("rb") as read:
        return not read.read(4).startswith(_PROGRAMS)


def copied_for_viewing(stored: KeptFile, name: str, **_watch: object) -> tuple[Path, bool]:
    """A copy of a stored file under its own name, and whether it may be opened; the original stays untouched.

    Raises UserError evidence-missing when the stored file is gone, evidence-altered when it is sealed and not as it was.
    """
    if not stored.is_file():
        raise UserError("evidence-missing", name=name)
    copy = Path(tempfile.mkdtemp(prefix="taizhang-")) / (Path(name).name or stored.name)
    try:
        with stored.open("rb") as read, copy.open("wb") as written:
            shutil.copyfileobj(read, written, BLOCK)
    except FileAltered as error:
        shutil.rmtree(copy.parent, ignore_errors=True)
        raise UserError("evidence-altered", name=name) from error
    copy.chmod(0o400)
    return copy, may_be_opened(name, stored)


def show_to_person(copied: tuple[Path, bool]) -> None:
    """Open the copy with the system's viewer, or show its folder when it may not be opened."""
    copy, is_viewed = copied
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(copy if is_viewed else copy.parent)))
