"""Whose work the program is built from and under which licence: python -m gui.licences writes the list anew.

The list of packages is made from what is installed when requirements are locked (make lock); versions and the texts of
licences are read from the packages themselves when they are asked for.
"""

from __future__ import annotations

import re
import sys
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path

import resources

PACKAGES = "licences/packages.tsv"
_ROOT = Path(__file__).resolve().parent.parent
_PINNED = re.compile(r"^([A-Za-z0-9._-]+)==", re.MULTILINE)
_FILES = re.compile(r"\.dist-info/(?:licen[cs]es/.+|(?:licen[cs]e|copying|notice)[^/]*)$", re.IGNORECASE)
_CLASSIFIER = re.compile(r"^License :: (?:OSI Approved :: )?")
_LONGEST_NAME = 60  # some packages write the whole licence where its name belongs: its heading counts, where it has one
# What is shipped as files: name, licence, text.
ASSETS = (
    ("Taizhang", "MIT", "licences/taizhang.txt"),
    ("Noto Sans CJK, Noto Serif CJK (cut)", "OFL-1.1", "fonts/OFL-Noto-CJK.txt"),
    ("LXGW WenKai (cut)", "OFL-1.1", "fonts/OFL-LXGW-WenKai.txt"),
    ("china-division", "WTFPL", "units/README.md"),
    ("pypinyin (initials)", "MIT", "units/README.md"),
)

# What packages leave out that their own sources say: sqlcipher3 is zlib's, SQLCipher in it BSD's, OpenSSL in it Apache's.
_SAID_ELSEWHERE = {"sqlcipher3": "Zlib AND BSD-3-Clause AND Apache-2.0"}

# Licences that are the same for everybody, for packages that bring no text along.
_STANDARD = (("LGPL-3.0", ("licences/LGPL-3.0.txt", "licences/GPL-3.0.txt")), ("Apache", ("licences/Apache-2.0.txt",)))


@dataclass(frozen=True, slots=True)
class Work:
    """One work that is shipped or installed with the program."""

    name: str
    version: str
    licence: str
    file: str = ""  # below resources/, empty for a package


def works() -> list[Work]:
    """What is shipped as files, then the packages that are installed here."""
    found = [Work(name, "", licence, file) for name, licence, file in ASSETS]
    for line in resources.path(PACKAGES).read_text(encoding="utf-8").splitlines():
        name, licence = line.split("\t")
        try:
            found.append(Work(name, metadata.version(name), licence))
        except metadata.PackageNotFoundError:  # of another system, or left out of this installation
            continue
    return found


def licence_text(work: Work) -> str:
    """The whole text of a licence, empty where a package brings none."""
    if work.file:
        return resources.path(work.file).read_text(encoding="utf-8")
    texts = []
    for file in metadata.files(work.name) or ():
        if _FILES.search(str(file)):
            try:
                texts.append(file.read_text(encoding="utf-8"))
            except (OSError, UnicodeDecodeError):  # taken away, or no text
                continue
    if not texts:
        texts = [resources.path(file).read_text(encoding="utf-8") for name, files in _STANDARD if name in work.licence
                 for file in files]  # fmt: skip
    return "\n\n".join(texts)


def licence_name(package: str) -> str:
    """What an installed package says its licence is."""
    said = metadata.metadata(package)
    for text in (said.get_all("License-Expression") or []) + (said.get_all("License") or []):
        name = text.strip().partition("\n")[0].strip()
        if name and len(name) <= _LONGEST_NAME and name.upper() != "UNKNOWN":
            return name
    kinds = [_CLASSIFIER.sub("", each) for each in said.get_all("Classifier") or [] if _CLASSIFIER.match(each)]
    return ", ".join(kinds) or _SAID_ELSEWHERE.get(package, "")


def locked() -> list[str]:
    """The packages the program is installed with, by requirements/run.txt."""
    text = (_ROOT / "requirements" / "run.txt").read_text(encoding="utf-8")
    return sorted(set(_PINNED.findall(text)), key=str.lower)


def written_list() -> str:
    """The list as it is to stand in resources/: name and licence of every locked package; what is not installed
    here keeps what the list said of it."""
    file = resources.path(PACKAGES)
    before = dict(line.split("\t") for line in file.read_text(encoding="utf-8").splitlines()) if file.exists() else {}
    lines = []
    for name in locked():
        try:
            lines.append(f"{name}\t{licence_name(name)}\n")
        except metadata.PackageNotFoundError:  # for another system
            if name in before:
                lines.append(f"{name}\t{before[name]}\n")
    return "".join(lines)


if __name__ == "__main__":
    resources.path(PACKAGES).write_text(written_list(), encoding="utf-8")
    sys.exit(0)
