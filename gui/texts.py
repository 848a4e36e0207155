"""Keeps the .ts files in step with the source: python -m gui.texts update | fill FILE.json | check.

A tool for those who write pages (resources/i18n/README.md); the window itself never imports it.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from xml.etree.ElementTree import Element

import click
from defusedxml import ElementTree

import resources

ROOT = Path(__file__).resolve().parent.parent
CHINESE = resources.path("i18n/taizhang_zh_CN.ts")
ENGLISH = resources.path("i18n/taizhang_en.ts")
_WAIT_SECONDS = 60

Entry = tuple[str, str, str]  # context, source, comment


def sources() -> list[Path]:
    """Every Python file of the window."""
    return sorted(file for file in (ROOT / "gui").rglob("*.py") if file.name != "texts.py")


def update(*, folder: Path | None = None, drop_unused: bool = False) -> None:
    """Bring both .ts files (or copies in a folder) up to date with the source; translations are kept."""
    for file in (CHINESE, ENGLISH):
        target = file if folder is None else folder / file.name
        options = ["-locations", "none", "-silent"] + (["-no-obsolete"] if drop_unused else [])
        if file is ENGLISH:
            options.append("-pluralonly")
        _lupdate([*map(str, sources()), *options, "-ts", str(target)])


def fill(texts: dict[str, dict[str, str | list[str]]]) -> list[str]:
    """Put texts in, {context: {source: Chinese}}; names what the source does not have.

    A plural has [Chinese, English for one, English for more]. A source with a comment is written "source##comment".
    """
    with _alone():
        update()
        chinese, english = _root(CHINESE), _root(ENGLISH)
        places, plurals = dict(_messages(chinese)), dict(_messages(english))
        unknown = []
        for context, entries in texts.items():
            for named, text in entries.items():
                source, _, comment = named.partition("##")
                entry = (context, source, comment)
                forms = [text] if isinstance(text, str) else text
                if entry not in places:
                    unknown.append(f"{context}: {named}")
                    continue
                _translate(places[entry], forms[:1])
                if entry in plurals and forms[1:]:
                    _translate(plurals[entry], forms[1:])
        _write(CHINESE, chinese)
        _write(ENGLISH, english)
        update()  # lupdate gives the files their usual form again
    return unknown


def missing(file: Path) -> list[str]:
    """Entries of a .ts file that are not finished, or no longer in the source."""
    found = []
    for (context, source, comment), message in _messages(_root(file)):
        translation = message.find("translation")
        if translation is None or translation.get("type") or not _forms(translation):
            kind = "missing" if translation is None else translation.get("type", "empty")
            found.append(f"{kind}: {context}: {source}{f' ({comment})' if comment else ''}")
    return found


def _forms(translation: Element) -> list[str]:
    forms = [form.text or "" for form in translation.iter("numerusform")] or [translation.text or ""]
    return forms if all(form.strip() for form in forms) else []


def _messages(root: Element) -> Iterator[tuple[Entry, Element]]:
    for context in root.iter("context"):
        for message in context.iter("message"):
            name, source = context.findtext("name", ""), message.findtext("source", "")
            yield (name, source, message.findtext("comment", "")), message


def _translate(message: Element, forms: list[str]) -> None:
    translation = message.find("translation")
    if translation is None:
        raise ValueError(f"no place for {forms}")
    translation.attrib.pop("type", None)
    places = list(translation.iter("numerusform")) or [translation]
    for number, place in enumerate(places):
        place.text = forms[min(number, len(forms) - 1)]


def _root(file: Path) -> Element:
    root = ElementTree.parse(file).getroot()
    if root is None:
        raise ValueError(f"{file} is empty")
    return root


def _write(file: Path, root: Element) -> None:
    text = ElementTree.tostring(root, encoding="unicode")
    beside = file.with_suffix(".new")
    beside.write_text(f'<?xml version="1.0" encoding="utf-8"?>\n<!DOCTYPE TS>\n{text}\n', encoding="utf-8")
    beside.replace(file)


def _lupdate(arguments: list[str]) -> None:
    program = Path(sys.executable).with_name("pyside6-lupdate")
    subprocess.run([str(program), *arguments], check=True, cwd=ROOT)


@contextmanager
def _alone() -> Iterator[None]:
    """Let only one process at a time change the files."""
    lock = CHINESE.with_suffix(".lock")
    until = time.monotonic() + _WAIT_SECONDS
    while True:
        try:
            os.close(os.open(lock, os.O_CREAT | os.O_EXCL))
            break
        except FileExistsError:
            if time.monotonic() > until:
                raise TimeoutError(f"{lock} stays; remove it when nobody else is updating texts") from None
            time.sleep(0.1)
    try:
        yield
    finally:
        lock.unlink()


def main(arguments: list[str]) -> int:
    """Run one of the three commands; 1 when something is left to translate."""
    if arguments[:1] == ["update"]:
        with _alone():
            update(drop_unused="--drop-unused" in arguments)
    elif arguments[:1] == ["fill"] and len(arguments) == 2:
        text = sys.stdin.read() if arguments[1] == "-" else Path(arguments[1]).read_text(encoding="utf-8")
        for line in fill(json.loads(text)):
            click.echo(f"no such text: {line}")
    elif arguments != ["check"]:
        click.echo(__doc__)
        return 2
    left = missing(CHINESE) + missing(ENGLISH)
    click.echo("\n".join(left) or "all texts are translated")
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
