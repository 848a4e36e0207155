"""Units and deadlines named around an item of a list: labelled lines, brackets behind the text, a unit before it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from model.readers.tables.header import column_of
from model.readers.words.columns import UNIT_COLUMNS, Column
from model.readers.words.first_leads import without_saying
from model.readers.words.persons import names_persons, without_persons
from model.readers.words.shared_duties import shared_in
from model.readers.words.unit_shapes import has_beginning, is_shaped, looks_like_units, without_brackets
from model.readers.words.wording import compact, has_ended, names_time, signs_outside_brackets

_LABEL = re.compile(r"(?:^|(?<=[；;。，,\s|（(]))([\u4e00-\u9fff][\u4e00-\u9fff（）()、/]{1,11}?)\s*[:：]")
_WIDE_LABEL = re.compile(
    r"^(?:[\u4e00-\u9fff][ \u3000]{1,3}){2,7}[\u4e00-\u9fff][ \u3000]*[:：]"
)  # 责 任 单 位：
_CORNER_LABEL = re.compile(r"[【\[〔［]\s*([\u4e00-\u9fff]{2,8})\s*[】\]〕］]\s*[:：]?")  # [责任单位] 区某局
_INLINE = re.compile(r"(?<=[。；;，,])\s*(?=([\u4e00-\u9fff]{2,8})[:：])")
_BRACKETS = re.compile(r"[（）()]")
_MARKED_LEAD = re.compile(
    r"([^\s、，,；;（）()*＊★]+)\s*(?:[（(](?:牵头|牵头单位|牵头部门|主办)[）)]|[*＊★])"
)
_DOES = (
    (Column.LEAD, re.compile(r"(.+?)(?:分别|共同|联合)?(?:负责)?(?:牵头|主办)(?:负责|落实|组织|实施|督导|指导|抓总|推进|统筹|协调)*$")),
    (
        Column.SUPPORT,
        re.compile(
            r"(.+?)(?:等)?(?:按照?职责(?:分工)?)?(?:配合|参与|参加|协助|(?<!政)协办|协同)(?:负责|落实|实施)?$"
        ),
    ),
    (
        Column.RESPONSIBLE,
        re.compile(
            r"(.+?)(?:分别|共同|具体)?(?:按照?(?:各自)?职责(?:分工)?)?(?:组织|抓好|做好)?(?:(?:负责|落实|实施)+|承办|承担)$"
        ),
    ),
)
_SAYS_ROLE = re.compile(r"牵头|主办|配合|协助|参与|协办|负责")
_SAYS_DUTY = re.compile(r"牵头|主办|配合|协助|参[与加]|协办|协同|负责|落实|实施")
_PERSON = re.compile(
    r"(?:分管|联系|包保|责任|牵头)?(?:[省市县区旗州镇乡](?:委|政府)?)?(?:副?(?:省|市|县|区|旗|州|盟|镇|乡)长|(?:副?书记|常委|部长|主席|主任|秘书长)(?!办)|领导|同志)[^局委厅办部]{0,4}"
    r"(?:牵头|负责|分管|联系|包保)?"
)
_ROUND = str.maketrans("［］[]【】〔〕〖〗﹝﹞", "（）" * 6)  # square brackets name units as round ones do
_OPENS = re.compile(r"[（(［\[【〔〖﹝]")
_SENTENCE_BEFORE = re.compile(r"[。；;]\s*$")
_CLOSES = re.compile(r"\s*([。；;]?)\s*")
_OPENED = re.compile(r"\s*[（(]$")  # the next label stands in a bracket
_EVERY = re.compile(r"每(?:半?年|季度?|月|周|日|天|旬)(?:至少|不少于)?[一两二三四\d]?次?")
_A_NAME_BEFORE = re.compile(r"(?:局|委|办|厅|部|会|府|(?<!\d)处|中心|[镇乡县区市]|街道)\s*$")  # its bracket is a remark: 区委宣传部（区文明办）
_OWN_KINDS = re.compile(r"(?:(?:镇|乡|街道|街|园区|开发区|区|县|市|旗|办事处|人民政府|政府|管委会)[、，,]?)+")  # 各镇（街道、开发区）
_EXPLAINS = re.compile(r"\s*(?:不?含|不?包[含括]|除|以下|简称|[如即])")  # whom the words before the bracket mean
_AMONG = re.compile(r"^(?:其中由?|由)(?=[^，。；]{2,}(?:牵头|主办|配合|负责))")  # 各镇（其中甲镇牵头）
_LONGEST = 600  # signs of a bracket that names units
_YEARS = re.compile(r"20\d\d年?(?:[-—–~～至]+20\d\d年?)?度?")
_NAME_OF_PLAN = re.compile(r"(?:方案|计划|规划|意见|要点|分解|分工|清单|措施|办法|台账|[表书])$")
_UNIT_FIRST = re.compile(r"([^：:。，；]{2,60})[：:]\s*(?=\S)")


@dataclass(slots=True)
class Named:
    """What was named around one item, by column, as written."""

    cells: dict[Column, str] = field(default_factory=dict)
    marked: bool = False  # a label said so, or a word like 牵头
    by_label: bool = False  # labels said so
    last: Column | None = None  # the column named last: a list of units may go on in the next line
    for_all: str = ""  # the sentence that gives these and all items below further units

    def add(self, column: Column, text: str) -> None:
        """Add to a column what a further line names."""
        had = self.cells.get(column, "")
        self.last = column
        self.cells[column] = f"{had}、{text}" if had else text

    def take(self, other: Named) -> None:
        """Add all that another line names."""
        for column, text in other.cells.items():
            self.add(column, text)
        self.marked = self.marked or other.marked
        self.by_label = self.by_label or other.by_label
        self.for_all = other.for_all or self.for_all

    def __bool__(self) -> bool:
        return bool(self.cells)


def labelled(text: str) -> Named | None:
    """What a line of labels names ("牵头单位：…", several in one line); None for other text."""
    text = _WIDE_LABEL.sub(lambda found: compact(found[0]), text)
    text = _CORNER_LABEL.sub(
        lambda found: f" {found[1]}：" if _is_label(found[1]) else found[0], text
    ).strip()
    marks = [found for found in _LABEL.finditer(text) if _is_label(found[1])]
    if not marks or text[: marks[0].start()].strip(" （("):
        return None
    named = Named(marked=True, by_label=True)
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    shut = " ；;。，,|" if not marks[0].start() else " ；;。，,）)|"
    for mark, end in zip(marks, ends, strict=True):
        value = _OPENED.sub("", text[mark.end() : end].strip(shut))
        column = column_of(mark[1])
        if column in UNIT_COLUMNS and names_persons(mark[1]):
            value = without_persons(value)
        if value and column is not Column.OTHER:
            _add_value(named, column, value)
    return named


def _add_value(named: Named, column: Column, value: str) -> None:
    """Add what stands behind a label; words in it that say who leads, follows or what holds for all are heard."""
    value, said = shared_in(without_saying(value))
    named.for_all = said or named.for_all
    if column in UNIT_COLUMNS:
        value = _without_times(named, value)
    if column not in UNIT_COLUMNS or not _SAYS_DUTY.search(value):
        if value:
            named.add(column, value)
        return
    found = [(piece, *_doing(compact(piece))) for piece in pieces(value)]
    if all(units != compact(piece) or looks_like_units(units) for piece, _, units in found):
        for piece, said_column, units in found:
            says_other = units != compact(piece) and said_column is not Column.RESPONSIBLE
            named.add(said_column if says_other else column, units)
    else:
        named.add(column, value)


def _without_times(named: Named, value: str) -> str:
    """The units of a value; a time among them ("区民政局；6月底前完成") is put where deadlines stand."""
    parts = pieces(value)
    times = [part for part in parts if names_time(part)]
    for part in times:
        named.add(Column.DEADLINE, compact(part))
    return "，".join(part for part in parts if part not in times) if times else value


def going_on(above: str, text: str) -> str | None:
    """A list of units with its rest from the next line; None when that line is no such rest."""
    text = text.strip("。；; ")
    if text.endswith(("）", ")")) and not re.search("[（(]", text):
        text = text[:-1]  # it closes the bracket of the line above
    if not looks_like_units(text) or labelled(text) is not None:
        return None
    first = re.split(r"[、，,；;\s]", text.strip(), maxsplit=1)[0]
    last = re.split(r"[、，,；;\s]", above.strip())[-1]
    if not last or (is_shaped(last) and is_shaped(first) and has_beginning(first)):
        return f"{above.rstrip('、，,； ;')}、{text}"
    return f"{above}{text}" if is_shaped(f"{last}{first}") else None


def before_labels(text: str) -> tuple[str, Named | None]:
    """What stands in front of the first label of a line, and what the labels name."""
    mark = next((found for found in _LABEL.finditer(text) if _is_label(found[1])), None)
    behind = labelled(text[mark.start() :]) if mark is not None else None
    return (text[: mark.start()].rstrip(), behind) if mark is not None and behind else (text, None)


def lead_marked(text: str) -> tuple[str, str] | None:
    """The units marked （牵头） among others, and those others; None where none is marked."""
    leads = _MARKED_LEAD.findall(text)
    rest = re.sub(r"[、，,；;\s]{2,}", "、", _MARKED_LEAD.sub("", text)).strip(" 、，,；;\n")
    return ("、".join(leads), rest) if leads else None


def lead_inside(text: str) -> tuple[str, str] | None:
    """The units that a bracket behind another name says lead ("各镇（甲镇牵头）"), and the text without it; None for none."""
    if not _OPENS.search(text):
        return None  # most cells
    rounded = text.translate(_ROUND)
    for start, end in _brackets(rounded):
        inner = compact(rounded[start + 1 : end - 1])
        column, units = _doing(inner)
        if rounded[:start].strip() and column is Column.LEAD and units != inner and only_units(units):
            return units, f"{text[:start].rstrip()}{text[end:]}"
    return None


def roles_said(text: str) -> Named | None:
    """The units of a cell that says in words who leads and who follows ("甲局牵头，乙局配合")."""
    named = _named_in(text) if _SAYS_ROLE.search(text) else None
    return named if named and not named.for_all and set(named.cells) <= set(UNIT_COLUMNS) else None


def _is_label(label: str) -> bool:
    if _BRACKETS.search(without_brackets(label)):
        return False  # a title with a bracket behind it
    column = column_of(label)
    return column in (*UNIT_COLUMNS, Column.DEADLINE) or (
        column is Column.OTHER and label.endswith(("领导", "人", "电话", "备注"))
    )


def in_brackets(text: str) -> tuple[str, Named] | None:
    """The text and what the bracket at its end names, when that bracket names units."""
    text = text.rstrip()
    spans = [span for span in _brackets(text.translate(_ROUND)) if _CLOSES.fullmatch(text, span[1])]
    if not spans:
        return None
    start, end = spans[-1]
    inner = text.translate(_ROUND)[start + 1 : end - 1]
    before = text[:start].rstrip()
    if _YEARS.fullmatch(compact(inner)) and _NAME_OF_PLAN.search(before):
        return None  # the years a plan is made for
    if _OWN_KINDS.fullmatch(compact(inner)) and _A_NAME_BEFORE.search(before):
        return None  # the other kinds that the name before it means too
    named = _named_in(inner)
    stop = text[end:].strip()
    return (before if not before or has_ended(before) else before + stop, named) if named else None


def at_end(text: str) -> tuple[str, Named] | None:
    """The text and what its end names, in a bracket or behind labels: whichever begins first.

    The last name behind a label may end in a bracket of its own ("责任单位：区某局、各镇（街道）。").
    """
    found = [one for one in (in_brackets(text), behind_text(text)) if one is not None]
    return min(found, key=lambda one: len(one[0]), default=None)


def in_parts(text: str) -> list[Named]:
    """What each bracket inside a text names for its part of it ("…排查（责任单位：甲局），…"); a name's own remark is none."""
    rounded = text.translate(_ROUND)
    found: list[Named] = []
    for start, end in _brackets(rounded):
        inner = rounded[start + 1 : end - 1]
        named = None if _EXPLAINS.match(inner) else _named_in(inner)
        if named is None or not set(named.cells) & set(UNIT_COLUMNS):
            continue
        if named.marked or not _A_NAME_BEFORE.search(rounded[:start]):
            found.append(named)
    return found


def behind_text(text: str) -> tuple[str, Named] | None:
    """The text and what labels behind its last sentence name ("…。责任单位：区某局。完成时限：年底前。")."""
    for found in _INLINE.finditer(text):
        if not _is_label(found[1]):
            continue
        named = labelled(text[found.end() :])
        if named and _is_sound(named):
            return text[: found.start()].rstrip("，, "), named
    return None


def _is_sound(named: Named) -> bool:
    """True when what labels inside running text name are units, and times where deadlines stand."""
    units = [named.cells[column] for column in UNIT_COLUMNS if column in named.cells]
    time = named.cells.get(Column.DEADLINE, "")
    return all(map(looks_like_units, units)) if units else names_time(time)


def cut_at_brackets(text: str) -> list[str]:
    """The text parted behind each bracket that names units and stands behind a sentence."""
    parts, cut = [], 0
    rounded = text.translate(_ROUND)
    for start, end in _brackets(rounded):
        if _SENTENCE_BEFORE.search(rounded[:start]) and _named_in(rounded[start + 1 : end - 1]):
            closed = _CLOSES.match(rounded, end)
            stop = closed.end() if closed else end
            parts.append(text[cut:stop].strip())
            cut = stop
    return [*parts, text[cut:].strip()] if text[cut:].strip() else parts


def _brackets(text: str) -> list[tuple[int, int]]:
    """Where the outer brackets of a text begin and end; a bracket that is never closed is none."""
    found: list[tuple[int, int]] = []
    opened: list[int] = []
    if "（" not in text and "(" not in text:
        return found
    for index, sign in enumerate(text):
        if sign in "（(":
            opened.append(index)
        elif sign in "）)" and opened:
            start = opened.pop()
            found = [span for span in found if span[0] < start]
            if index - start < _LONGEST:
                found.append((start, index + 1))
    return found


def pieces(text: str) -> list[str]:
    """The text parted at 。；， outside brackets; empty pieces left out."""
    found, start = [], 0
    for index in signs_outside_brackets(text, "；;，,。"):
        found.append(text[start:index])
        start = index + 1
    return [piece.strip() for piece in [*found, text[start:]] if piece.strip()]


def unit_first(text: str) -> tuple[str, Named] | None:
    """The text behind the units it begins with ("区某局：负责…")."""
    found = _UNIT_FIRST.match(text)
    if (
        not found
        or not looks_like_units(found[1])
        or not text[found.end() :].rstrip().endswith(("。", "；", ";"))
    ):
        return None
    return text[found.end() :].strip(), Named({Column.RESPONSIBLE: found[1].strip()})


def begins_with_units(text: str) -> bool:
    """True for a text whose first words name units and a colon ends them, whether it ends as a sentence or not."""
    found = _UNIT_FIRST.match(text)
    return bool(found) and unit_first(f"{text.rstrip('。')}。") is not None


def _named_in(inner: str) -> Named | None:
    inner, said = shared_in(inner)
    if labels := labelled(inner):
        labels.for_all = said or labels.for_all
        return labels
    named = Named(for_all=said)
    for piece in pieces(inner):
        if behind := labelled(piece):
            named.take(behind)
            continue
        bare = _closed_up(piece)
        column, units = _doing(bare)
        if names_time(bare) or _EVERY.fullmatch(bare):
            named.add(Column.DEADLINE, bare)
        elif _PERSON.fullmatch(bare):
            continue  # persons are no units
        elif only_units(units) or units != bare:  # 牵头, 配合, 负责 behind it say what it is
            named.add(column, units)
            named.marked = named.marked or units != bare
        else:
            return None
    return named if named or said else None


def _closed_up(piece: str) -> str:
    """A piece without blanks; those that part units are put as marks."""
    *names, last = piece.split()
    if names and all(map(is_shaped, names)) and (is_shaped(last) or _doing(last)[1] != last):
        return "、".join((*names, last))
    return compact(piece)


def _doing(text: str) -> tuple[Column, str]:
    text = _AMONG.sub("", text)
    for column, pattern in _DOES:
        found = pattern.fullmatch(text)
        if found and (only_units(found[1]) or _names_some(found[1])):
            return column, found[1]
    return Column.RESPONSIBLE, text


def _names_some(text: str) -> bool:
    """True for a list of names of which one at least is a unit's."""
    names = re.split(r"[、\s]", text)
    return any(map(is_shaped, names)) and all(2 <= len(name) <= 20 for name in names)


def only_units(text: str) -> bool:
    """True for a text that is nothing but a list of units."""
    if not looks_like_units(text):
        return False
    first = re.split(r"[、\s（(]|等", text)[0]
    return is_shaped(first) or "、" in text
