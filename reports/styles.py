"""Measures and type of an official document, after GB/T 9704-2012; all in points."""

from __future__ import annotations

from dataclasses import replace

from reports.fonts import FontRole
from reports.typeset import Align, TextStyle

MM = 72 / 25.4

# 5.1, 5.2.1: A4; white above 37 mm, left 28 mm; text area 156 mm x 225 mm.
PAGE_WIDTH, PAGE_HEIGHT = 210 * MM, 297 * MM
TOP, LEFT = 37 * MM, 28 * MM
TEXT_WIDTH, TEXT_HEIGHT = 156 * MM, 225 * MM
BOTTOM = PAGE_HEIGHT - TOP - TEXT_HEIGHT

# 5.2.3: 22 lines a page, 28 characters a line, filling the text area: the first line touches its top, the last its bottom.
LINES, CHARACTERS = 22, 28
BODY_SIZE = 16.0
LEADING = (TEXT_HEIGHT - BODY_SIZE) / (LINES - 1)
SPACE = (TEXT_WIDTH - CHARACTERS * BODY_SIZE) / (CHARACTERS - 1)
BELOW = LEADING - BODY_SIZE  # the last line's own leading, which hangs below the text area

PAGE_NUMBER_SIZE = 14.0
PAGE_NUMBER_BELOW = 7 * MM  # 7.5: the dashes stand 7 mm below the text area

BODY = TextStyle(FontRole.BODY, BODY_SIZE, LEADING, space=SPACE, first=2)
BODY_RIGHT = replace(BODY, first=0, align=Align.RIGHT)
HEADING = TextStyle(FontRole.HEADING, BODY_SIZE, LEADING, space=SPACE, first=2, align=Align.LEFT)
HEADING_FLUSH = replace(HEADING, first=0)
SUBHEADING = TextStyle(FontRole.KAI, BODY_SIZE, LEADING, space=SPACE, first=2, align=Align.LEFT)
FILTER = TextStyle(FontRole.KAI, BODY_SIZE, LEADING, align=Align.CENTRE)
TITLE = TextStyle(FontRole.TITLE, 22.0, 33.0, align=Align.CENTRE)
CAPTION = TextStyle(FontRole.HEADING, 12.0, 20.0, align=Align.CENTRE)

TABLE = TextStyle(FontRole.SONG, 10.5, 15.0, align=Align.LEFT)
TABLE_CENTRE = replace(TABLE, align=Align.CENTRE)
TABLE_HEAD = replace(TABLE, role=FontRole.HEADING, align=Align.CENTRE)
SMALL = TextStyle(FontRole.SONG, 9.0, 12.5, align=Align.LEFT)
SMALL_CENTRE = replace(SMALL, align=Align.CENTRE)
SMALL_HEAD = replace(SMALL, role=FontRole.HEADING, align=Align.CENTRE)
SMALL_BAND = replace(SMALL, role=FontRole.HEADING)
