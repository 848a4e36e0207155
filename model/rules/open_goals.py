"""Goals that name no number of their own: better than the average, halved, in the front rank, as many as handed down."""

from __future__ import annotations

import re
from functools import cache

from model.rules.plain_text import plain
from model.rules.target_words import BETTER_THAN, EVENT, MADE_UP, SAYS_WHO

_PART = r"[一二三四五六七八九十百]+分之[一二三四五六七八九十]+|[一二三四五六七八九]成(?!立|为|果|效|功|员|本|长|都|就|品|年|绩|渝|交|套|熟|份|型|像|色|语|田)"
_ABOVE = r"国家|全?省|自治区|全?市|全?州|全?盟|全?县|全?区|上级"
_WORDS = "|".join((
    # 优于全市平均水平, 不低于上年: how much the others reached is not said here
    rf"{BETTER_THAN}(?!约?\d|[^,。;、]{{0,8}}(?:标准|规定|限值))[^,。;、\d]{{0,16}}",
    # 达到全省平均水平, 与上年持平
    rf"(?:达到|赶上|接近|保持)(?:{_ABOVE})(?:平均|先进|领先)(?:水平|值|增速)?|(?:[与同较和](?:上年|去年|往年|同期|上年同期)|基本)(?:基本)?持平",
    # 走在全省前列
    (r"(?:走在|位居|位列|居|进入|保持|处于|跻身|迈入|排名|排在|稳居|挺进|迈进|争当|争进)(?:在|于)?(?:全[国省市区县州盟]|同类|本[省市])[^,。;、]{0,8}?"
    r"(?:前列|第一方阵|第一梯队|前茅|[中上]+游|先进行列|领先(?:水平|地位|位次)?)"),
    # 翻一番, 减半, 起数和人数双下降
    (r"翻[一两二三]番|(?:实现|力争|年均|数量|规模|产值|收入)倍增(?!计划|行动|工程)|(?:下降|减少|压减|增长|提高)一半|减半(?!征收|收取|缴纳)|双(?:下降|降(?!本|解)|提升(?!工程|行动))|"
    r"只[减降]不[增升]|只[增升]不[减降]"),
    # 九成以上, 不少于三分之二, 半数以上
    rf"(?:达到?|超过?|近|至少|不低于|不少于|完成|覆盖|约|占)?(?:(?:{_PART})(?:[及或]?以上|左右|以内|以下|(?=[,。;、)]|$))|半数以上|一半以上|过半(?=[,。;、)]|$))",
    # 完成市下达的任务
    rf"(?:完成|达到|落实|实现)(?:{_ABOVE})[^,。;、\d]{{0,8}}?(?:下达|分解|确定|核定|规定|交办|明确|分配)的?[^,。;、\d]{{0,10}}?(?:任务|目标|指标)(?!\d)",
    # 杜绝…: what cannot be counted as an event was not read as a nought
    r"(?:杜绝|不再?出现|遏制|严防)(?P<what>[^,。;]{2,30})",
))
_MAY_HOLD = re.compile(
    r"[于过出超破](?:全|国家|本|上|去年|往年|历年|前|同|年初|周边|行业|考核|GDP|经济|城镇|[省市县州])|持平|平均|先进|前列|方阵|梯队|前茅|游|领先|"
    r"[一两二三]番|倍增|一半|减半|双[下降提]|只[减降增升]|分之|[一二三四五六七八九]成|半数|过半|下达|分解|核定|交办|分配|(?:确定|规定|明确)的?|杜绝|出现|遏制|严防")
_LONGEST_WHO = 12
_ACCIDENT = re.compile(r"事故|事件|案件")


@cache  # compiled on first use: the first screen needs none of them
def _rule() -> re.Pattern[str]:
    return re.compile(_WORDS)


def goals_without_a_number(text: str) -> tuple[str, ...]:
    """The words of a text that ask for something to be reached and do not say how much, each once, in their order."""
    if not _MAY_HOLD.search(text):
        return ()
    words = plain(text)
    found = (each for each in _rule().finditer(words.masked) if _is_asked(each, words.masked))
    return tuple(dict.fromkeys(words.wording(*each.span()) for each in found))


def _is_asked(found: re.Match[str], text: str) -> bool:
    """Not 位居全市前列的镇, which says who, nor what is only supposed; of what is to be kept off only what was not read as a nought."""
    who = SAYS_WHO.search(text, found.start(), found.end() + _LONGEST_WHO)
    if (who and who.start() <= found.end()) or MADE_UP.search(text[max(0, found.start() - 4) : found.start()]):
        return False
    return found["what"] is None or _is_kept_off(found[0], found["what"])


def _is_kept_off(wording: str, what: str) -> bool:
    """杜绝偷排 asks for none of it; 遏制 and 严防 only where they speak of accidents; a counted event is a nought already."""
    if wording.startswith(("遏制", "严防")):
        return _ACCIDENT.search(what) is not None
    return EVENT.search(what) is None
