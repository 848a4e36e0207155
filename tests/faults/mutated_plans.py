"""Accidents that happen to the bytes of a file: sound ones changed at random, inside their parts where they have any."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from copy import deepcopy

from lxml import etree

from model.readers.files.archive import DAMAGE
from tests.faults.made_plans import repacked

ZIPPED = {"docx", "xlsx", "zip"}
MARKED = {"html", "mht", "xml", "docx", "xlsx"}
TEXTUAL = {"txt", "csv", *MARKED - ZIPPED}
_TAG = re.compile(rb"</?[A-Za-z][^<>]{0,200}>")
_VALUE = re.compile(rb'="[^"]{0,60}"')
_NUMBER = re.compile(rb"\d+")
_ODD = (
    b"0", b"-1", b"99999999999", b"4294967296", b"", b"1e308", b"NaN", b"\xff\xfe", b"\0", "𠮷".encode(), "\u202e".encode(),
    "（".encode() * 50, b"=" * 99, "年".encode() * 40, b"\t" * 30, b"\n\n", b"<table><tr><td>", b"&#x0;", b"&amp;" * 9, b"]]>",
)  # fmt: skip

_VALUES = ("", "0", "-1", "1", "65536", "4294967297", "1e999", "restart", "continue", "none", "true", "A1:XFD1048576", "ZZZ9",
           "治", "年底前", "区水务局", "一、", "1", "2026", "……", "\U00020bb7", "s", "str", "e", "45000.5", "99")  # fmt: skip

Change = Callable[[bytes, random.Random], bytes]


def flip(data: bytes, chance: random.Random) -> bytes:
    """A few bits turned."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 4, 40))):
        made[chance.randrange(len(made))] ^= 1 << chance.randrange(8)
    return bytes(made)


def cut(data: bytes, chance: random.Random) -> bytes:
    """The end, the beginning or the middle is missing."""
    start, stop = sorted(chance.randrange(len(data) + 1) for _ in range(2))
    return chance.choice((data[:stop], data[start:], data[:start] + data[stop:]))


def double(data: bytes, chance: random.Random) -> bytes:
    """A piece stands there several times."""
    start = chance.randrange(len(data))
    stop = start + chance.choice((1, 20, 300, 4000))
    return data[:stop] + data[start:stop] * chance.choice((1, 3, 200)) + data[stop:]


def splice(data: bytes, chance: random.Random) -> bytes:
    """Two pieces in each other's place."""
    one, two, three, four = sorted(chance.randrange(len(data) + 1) for _ in range(4))
    return data[:one] + data[three:four] + data[two:three] + data[one:two] + data[four:]


def insert(data: bytes, chance: random.Random) -> bytes:
    """Something odd stands somewhere."""
    for _ in range(chance.choice((1, 5))):
        place = chance.randrange(len(data) + 1)
        data = data[:place] + chance.choice(_ODD) + data[place:]
    return data


def _some(pattern: re.Pattern[bytes], data: bytes, chance: random.Random) -> list[tuple[int, int]]:
    found = [one.span() for one in pattern.finditer(data)]
    return sorted(chance.sample(found, min(len(found), chance.choice((1, 4, 30)))), reverse=True)


def retag(data: bytes, chance: random.Random) -> bytes:
    """Tags lost, doubled, moved or turned into others."""
    tags = _TAG.findall(data)
    for start, stop in _some(_TAG, data, chance):
        tag = data[start:stop]
        other = chance.choice((b"", tag * 2, tag * 100, chance.choice(tags), tag.replace(b"</", b"<"), tag[:-1]))
        data = data[:start] + other + data[stop:]
    return data


def revalue(data: bytes, chance: random.Random) -> bytes:
    """Attributes with other values."""
    for start, stop in _some(_VALUE, data, chance):
        data = data[: start + 2] + chance.choice(_ODD) + data[stop - 1 :]
    return data


def renumber(data: bytes, chance: random.Random) -> bytes:
    """Other numbers."""
    for start, stop in _some(_NUMBER, data, chance):
        number = chance.choice((b"0", b"-1", b"65536", b"2147483648", b"1" * 30, str(chance.randrange(300)).encode()))
        data = data[:start] + number + data[stop:]
    return data


def regrow(data: bytes, chance: random.Random) -> bytes:
    """Elements lost, doubled, moved, put inside others, with other values: the XML stays sound."""
    try:
        root = etree.fromstring(data)
    except etree.XMLSyntaxError:
        return retag(data, chance)
    for _ in range(chance.choice((1, 3, 12, 60))):
        elements = [one for one in root.iter("*") if one is not root]
        if not elements:
            break
        _grow(chance.choice(elements), elements, chance)
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8")


def _grow(one: etree._Element, elements: list[etree._Element], chance: random.Random) -> None:
    above, way = one.getparent(), chance.randrange(6)
    assert above is not None
    if way == 0:
        above.remove(one)
    elif way == 1:
        for _ in range(chance.choice((1, 2, 40))):
            one.addnext(deepcopy(one))
    elif way == 2:
        chance.choice(elements).append(deepcopy(one))
    elif way == 3:
        one.tag = chance.choice(elements).tag
    elif way == 4 and one.attrib:
        one.attrib[chance.choice(list(one.attrib))] = chance.choice(_VALUES)
    elif way == 5:
        one.text = chance.choice(_VALUES) * chance.choice((1, 1, 300))


PLAIN: tuple[Change, ...] = (flip, cut, double, splice, insert, renumber)


def changed(ending: str, data: bytes, chance: random.Random) -> bytes:
    """A plan's bytes after one to three accidents, inside its parts where it has any."""
    ways = (*PLAIN, retag, revalue) if ending in MARKED else PLAIN
    inside = (regrow, regrow, regrow, *ways)
    for _ in range(chance.choice((1, 1, 2, 3))):
        way = chance.choice(inside if ending in ZIPPED or ending == "xml" else ways)
        if not data:
            return data
        if ending in ZIPPED and chance.random() < 0.8:
            hit = chance.random()

            def change(name: str, part: bytes, way: Change = way, hit: float = hit) -> bytes:
                is_main = name in ("word/document.xml", "xl/worksheets/sheet1.xml")
                return way(part, chance) if part and (is_main if hit < 0.7 else chance.random() < 0.3) else part

            try:
                data = repacked(data, change)
            except DAMAGE:  # what an earlier accident left is no zip any more
                data = way(data, chance)
        elif ending in TEXTUAL and way is flip:
            data = flip(data, chance) if chance.random() < 0.3 else insert(data, chance)
        else:
            data = way(data, chance)
    return data
