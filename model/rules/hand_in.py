"""What is looked for in a month's submission before it leaves the office; each rule names what it saw, none decides."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from datetime import date, datetime

from model.rows.hand_in import Finding, FindingCode, HandInRow
from model.rows.words import Course, State
from model.rules.hand_in_numbers import numbers_against, shown
from model.workbook_layout import CELL_LIMIT

_SHORT = 6  # signs: "无" and "正常推进" are said every month
_BLANK = re.compile(r"\s+")
_GOING_ON = re.compile(r"正在(?:推进|进行|实施|办理|开展|组织|抓紧)|有序推进|持续推进|稳步推进|推进中|进行中|尚未完成|未完成")
_SENTENCE = re.compile(r"[。；;，,\n]")
_NOT_DONE = re.compile(
    r"正(?:在)?(?:有序|稳步|积极|加快|全力|抓紧)*(?:推进|进行|实施|办理|开展|组织|建设|施工|整改|协调)|(?:有序|稳步|加快|抓紧)(?:推进|实施|建设|施工)"
    r"|推进中|进行中|建设中|施工中|(?:尚|还|仍)?未(?:全部|全面)?(?:完成|完工|竣工|启动|开工|开展|实施|达标|达到)(?![^，。]{0,4}(?:的|数)?为?0)"
)
_LATER = re.compile(r"下一步|后续|今后|下阶段|下月|下步|将(?:继续|持续)|明年|无未|没有未|不存在")
_PROMISED = re.compile(
    r"(?:详|具体)?见(?:附件|附表|附图|照片|佐证)|(?:材料|照片|图片|文件|通知|台账|清单|记录|报告)(?:已)?(?:附后|见附件|另附|随文)|附(?:照片|图片|材料|文件|佐证)"
)
# GB 11643-1999: six digits of the place, the day of birth, three of order, one that proves them.
_IDENTITY = re.compile(r"(?<![0-9A-Za-z])[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[0-9Xx](?![0-9A-Za-z])")
_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_PROOFS = "10X98765432"
_MOBILE = re.compile(r"(?<![0-9.])(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?![0-9.])")
_FORBIDDEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_SHOWN = 40  # signs of a text that are named


def findings_in(row: HandInRow, *, today: date) -> Iterator[Finding]:
    """What is found in a measure's row, the day being `today`; nothing is asked of a measure that does not concern."""
    if row.state is State.NOT_APPLICABLE:
        return
    rules = (_dates, _closed_early, _repeats, _contradictions, _falls, _late, _promises, _personal, _writing)
    for rule in rules:
        for code, detail in rule(row, today):
            yield Finding(code, row.measure_id, row.code, detail)


Found = Iterator[tuple[FindingCode, str]]


def _dates(row: HandInRow, today: date) -> Found:
    if row.state is State.CLOSED and row.closed_on is None:
        yield FindingCode.CLOSED_WITHOUT_DATE, ""
    if row.closed_on is not None and row.closed_on > today:
        yield FindingCode.DATE_IN_FUTURE, row.closed_on.isoformat()


def _repeats(row: HandInRow, _today: date) -> Found:
    said = _plain(row.text)
    if len(said) >= _SHORT and said == _plain(row.earlier):
        yield FindingCode.SAME_AS_BEFORE, _cut(row.text)


def _contradictions(row: HandInRow, _today: date) -> Found:
    """A number, a share or 全部完成 in the text that is not what a target's reading says."""
    for target, words in numbers_against(row.text, row.targets):
        value = "" if target.value is None else shown(target.value)
        yield FindingCode.CONTRADICTS_READING, f"{target.subject}：{words} ≠ {value}{target.unit}"


def _closed_early(row: HandInRow, _today: date) -> Found:
    """A measure that is ticked off though its own text, or a reading, says that it is not done."""
    if row.state is not State.CLOSED:
        return
    for part in _SENTENCE.split(row.text):
        if (found := _NOT_DONE.search(part)) and not _LATER.search(part):
            yield FindingCode.CLOSED_BUT_GOES_ON, found[0]
            break
    for target in row.targets:
        if target.is_met is False and target.value is not None:
            asked = f" / {shown(target.asked)}{target.unit}" if target.asked is not None else ""
            yield FindingCode.CLOSED_BELOW_TARGET, f"{target.subject}：{shown(target.value)}{target.unit}{asked}"


def _falls(row: HandInRow, _today: date) -> Found:
    for target in row.targets:
        if target.course is Course.CUMULATIVE and target.value is not None and target.before is not None and target.value < target.before:
            yield FindingCode.CUMULATIVE_FALLS, f"{target.subject}：{shown(target.before)} → {shown(target.value)}{target.unit}"


def _late(row: HandInRow, _today: date) -> Found:
    if not row.is_overdue or row.state is State.CLOSED:
        return
    day = row.overdue_after.isoformat() if row.overdue_after else ""
    if not row.trouble.strip():
        yield FindingCode.OVERDUE_WITHOUT_REASON, day
    if found := _GOING_ON.search(row.text):
        yield FindingCode.STILL_IN_PROGRESS, f"{found[0]}（{day}）" if day else found[0]


def _promises(row: HandInRow, _today: date) -> Found:
    if row.evidence == 0 and (found := _PROMISED.search(row.text)):
        yield FindingCode.PROOF_MISSING, found[0]


def _personal(row: HandInRow, _today: date) -> Found:
    for text in (row.text, row.trouble):
        plain = unicodedata.normalize("NFKC", text)
        for found in _IDENTITY.finditer(plain):
            if _is_identity(found[0]):
                yield FindingCode.PERSONAL_DATA, f"{found[0][:6]}…{found[0][-2:]}"
        for found in _MOBILE.finditer(_IDENTITY.sub(" ", plain)):
            yield FindingCode.PERSONAL_DATA, f"{found[0][:3]}…{found[0][-2:]}"


def _is_identity(number: str) -> bool:
    """Whether the last sign proves the others and the day of birth is a day."""
    try:
        datetime.strptime(f"{number[6:14]} +0000", "%Y%m%d %z")
    except ValueError:
        return False
    total = sum(int(digit) * weight for digit, weight in zip(number[:17], _WEIGHTS, strict=True))
    return _PROOFS[total % 11] == number[17].upper()


def _writing(row: HandInRow, _today: date) -> Found:
    for text in (row.text, row.trouble):
        units = len(text.encode("utf-16-le", "surrogatepass")) // 2
        if units > CELL_LIMIT:
            yield FindingCode.TOO_LONG, str(units)
        if found := _FORBIDDEN.search(text):
            yield FindingCode.FORBIDDEN_SIGN, f"U+{ord(found[0]):04X}"


def _plain(text: str) -> str:
    return _BLANK.sub("", unicodedata.normalize("NFKC", text))


def _cut(text: str) -> str:
    plain = " ".join(text.split())
    return plain if len(plain) <= _SHOWN else plain[: _SHOWN - 1] + "…"
