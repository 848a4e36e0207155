"""The numbers a measure asks for ("不低于 20 个", "控制在 5 吨左右"), and whether a reading meets them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from model.rows.due import TargetPlace
from model.rows.words import Comparator
from model.rules import target_words as said
from model.rules.chinese_numbers import number_of
from model.rules.plain_text import PlainText, plain
from model.rules.target_names import JOINING, LEADING, LONGEST_OBJECT, named, told_apart, what_was_found
from model.rules.target_parts import CLAUSE, GAP, LOOK_BACK, Clause, Number, Verdict
from model.rules.target_words import rule

_MAY_HOLD = re.compile(r"[\d零一二两三四五六七八九十]|不再?(?:发生|出现)|杜绝|无.{1,30}发生")
_PARENTHESES = re.compile(r"\([^()]*\)")
_JOINTS = frozenset("、和及与")
_ALTERNATIVE = re.compile(r"[且并]?或者?(?:可以?|能够?)?")  # 达到100%,或者达到95%以上: the first is what is asked
_LOWER_IS_BETTER = re.compile(r"浓度|综合指数|污染指数|PM\d|降尘|能耗|水耗")
_WITHIN = re.compile(r"之间|区间|范围")
_PER_HEAD = re.compile(r"每[百千万十]+(?:名|个)?(?:常住|户籍)?[人老居户]")
_ABOUT_SHARE = Decimal("0.1")


def targets_in(text: str) -> tuple[TargetPlace, ...]:
    """The numbers to reach, keep or not exceed in a measure's text, in its order.

    A fall is negative ("下降3%" is at most -3 %). Numbers that only say who is meant ("4.5吨以下邮政车"), dates,
    standards and the names of programmes are not targets.
    """
    if not _MAY_HOLD.search(text):
        return ()
    words = plain(text)
    found: list[tuple[int, TargetPlace]] = []
    for clause in _clauses(words):
        found.extend(_targets_of(words, clause))
    return tuple(told_apart(words.masked, sorted(found, key=lambda each: each[0])))


def is_met(target: TargetPlace, reading: Decimal) -> bool:
    """Whether a reading reaches its target. "约" and "左右" leave a tenth of the value, and what is better is met."""
    value, comparator = target.value, target.comparator
    is_floor = bool(re.search(r"不低于|不少于|至少|以上", target.wording))
    if comparator is Comparator.RANGE:
        is_ceiling = bool(re.search(r"不超过|不高于|以[内下]", target.wording))
        high = value if target.value_high is None else target.value_high
        if value < 0:
            return reading <= max(value, high)  # 下降3%-5%: a greater fall is better
        return (is_ceiling or reading >= value) and (is_floor or reading <= high)
    if comparator is Comparator.ABOUT:
        slack = abs(value) * _ABOUT_SHARE
        is_ceiling = value < 0 or bool(re.search(r"控制|[下降]降|降[低至到]|减少|压[减缩]", target.wording))
        if is_ceiling:
            return reading <= value + slack
        return reading >= value - slack and (_is_to_grow(target.wording) or reading <= value + slack)
    if comparator is Comparator.EQUAL:
        return reading == value
    return reading >= value if comparator is Comparator.AT_LEAST else reading <= value


def _is_to_grow(wording: str) -> bool:
    return bool(rule("growing").search(wording))


def _clauses(words: PlainText) -> Iterator[Clause]:
    """The clauses that hold a number; remarks in brackets for themselves, unless they say who is meant."""
    text = words.masked
    for remark in _PARENTHESES.finditer(text):
        if text.startswith("的", remark.end()) or not _MAY_HOLD.search(remark[0]):
            continue
        for part in CLAUSE.finditer(text, remark.start() + 1, remark.end() - 1):
            yield Clause(part[0], part.start(), text, is_remark=not remark[0].startswith("(其中"))
    text = _PARENTHESES.sub(lambda remark: GAP * len(remark[0]), text)
    for part in CLAUSE.finditer(text):
        if _MAY_HOLD.search(part[0]):
            yield Clause(part[0], part.start(), text)


def _targets_of(words: PlainText, clause: Clause) -> Iterator[tuple[int, TargetPlace]]:
    end = 0  # of the last number that was a target: those between it and the next only say more of what is measured
    for number in _numbers(clause):
        if _is_hoped(number, clause) or (number.unit in {"位", "名"} and rule("ranked last").search(number.near)):
            continue  # 退出全省后10位: how many places there are is not said
        verdict = _ranked(number) or _ahead(number) or _compared(number, clause) or (None if clause.is_remark else _promised(number, clause))
        if verdict is None and end and end == number.near_start and re.fullmatch(r"[^,]{0,12}、", number.near) and number.is_counted:
            verdict = Verdict(_direction(number) or Comparator.AT_LEAST, "")  # 建设2条示范带、10个和美乡村
        if verdict and not _ALTERNATIVE.fullmatch(verdict.subject):
            start = max(end, number.span[0] - LOOK_BACK)
            said_before = clause.text[start : number.near_start].replace(GAP, "")
            whole = replace(verdict, subject=said_before + verdict.subject)
            yield from _places(words, clause, replace(number, near_start=start), whole)
            end = number.span[1] + (number.after.end() if number.after else 0)
    if not clause.is_remark:
        yield from _zeros(words, clause)


def _is_hoped(number: Number, clause: Clause) -> bool:
    """增长8%以上，力争10%: the first binds, the second is what one hopes for."""
    if not rule("hoped").match(number.near):
        return False
    before = clause.text[: number.near_start] or (clause.before if clause.whole[clause.start - 1 : clause.start] == "," else "")
    return any((each["unit"] or "").strip() == number.unit for each in rule("number").finditer(before))


def _numbers(clause: Clause) -> Iterator[Number]:
    text, groups = clause.text, list[list[re.Match[str]]]()
    for found in _found_numbers(clause):
        if groups and text[groups[-1][-1].end() : found.start()] in _JOINTS and groups[-1][-1]["unit"]:
            groups[-1].append(found)
        else:
            groups.append([found])
    end = 0
    for group in groups:
        first, last = group[0], group[-1]
        right = text[last.end() : last.end() + LOOK_BACK].lstrip(GAP)
        after = rule("after").match(right)
        yield Number(
            tuple((_value(each["low"]), _high(each)) for each in group),
            tuple((each["unit"] or "").strip() for each in group),
            text[max(0, first.start() - LOOK_BACK) : first.start()].replace(GAP, ""),
            text[max(end, first.start() - LOOK_BACK) : first.start()].replace(GAP, ""),
            right[after.end() if after else 0 :].replace(GAP, ""), after, (first.start(), last.end()), end)
        end = last.end() + (after.end() if after else 0)


def _found_numbers(clause: Clause) -> list[re.Match[str]]:
    found = list(rule("number").finditer(clause.text))
    if not found:
        found = [each for each in rule("chinese").finditer(clause.text) if _is_meant(each, clause)]
    if not found and clause.creates_before:
        found = [*rule("chinese listed").finditer(clause.text)][:1]
    return found


def _is_meant(number: re.Match[str], clause: Clause) -> bool:
    """Whether Chinese numerals stand next to a word that makes them a target."""
    left = clause.text[: number.start()].replace(GAP, "")
    counts = (number["unit"] not in {"个", "次", "场", "轮", "期"} or re.search("[百千]", number["low"])) and number["low"] != "一"
    return bool(rule("limit ends").search(left)) or (
        bool(counts) and bool(re.search(r"(?:建设|新建|建成|创建|新增|打造|培育|改造|完成|整治)$", left)))


def _ranked(number: Number) -> Verdict | None:
    """进入全省前10位: at most the tenth."""
    found = rule("ranked").search(number.near) if number.unit in {"位", "名"} and number.is_last else None
    return Verdict(Comparator.AT_MOST, number.near[: found.start()]) if found else None


def _ahead(number: Number) -> Verdict | None:
    """高于全国平均水平2个百分点: by how much."""
    found = rule("better than").search(number.near)
    if not found or not number.unit or number.describes:
        return None
    is_ceiling = re.match("不(?:高于|大于|多于|超过|突破)", found[0])
    return Verdict(_direction(number) or (Comparator.AT_MOST if is_ceiling else Comparator.AT_LEAST), number.near)


def _value(text: str) -> Decimal:
    return Decimal(text.replace(",", "")) if text[0].isdigit() else Decimal(number_of(text) or 0)


def _high(found: re.Match[str]) -> Decimal | None:
    return _value(found["high"]) if "high" in found.re.groupindex and found["high"] else None


def _compared(number: Number, clause: Clause) -> Verdict | None:
    """What a comparator before the number asks for."""
    found = rule("compared").search(number.near)
    if not found:
        return None if clause.is_remark else _changed(number)
    before = number.near[: found.start()]
    is_strong = found["least"] or found["most"]
    if (clause.is_remark and not is_strong) or said.MADE_UP.search(before) or said.GRANT.search(before):
        return None
    creates = bool(said.CREATING.search(before))
    excludes = rule("excluding").match(found["reach"] or found["low"] or "")
    says_who = (number.describes and not found["least"]) or (excludes and not number.is_last)
    if says_who and not creates:
        return None
    is_none = found["be"] and not number.values[0][0]  # 比例为0
    is_ratio = clause.whole[clause.start + number.span[1] :][:1] == ":"  # 3:1
    if not (number.unit or is_none or (said.UNITLESS.search(before) and not is_ratio)):
        return None
    is_measured = number.unit == "%" or rule("measured ends").search(before)
    if (found["keep"] or found["be"]) and not (is_measured or (found["keep"] or "").endswith("在")):
        return None
    return Verdict(_comparator(number, found, before), before, is_fall=bool(found["fall"]))


def _comparator(number: Number, found: re.Match[str], before: str) -> Comparator:
    about = _direction(number)
    if about is Comparator.ABOUT or re.search(r"约|近", found[0]):
        return Comparator.ABOUT
    if found["fall"]:
        return Comparator.AT_LEAST if found["most"] else Comparator.AT_MOST
    if about:
        return about
    if found["keep"] or found["be"]:
        return Comparator.EQUAL
    is_ceiling = found["most"] or found["low"] or (found["reach"] and said.BETTER_LOW.search(before))
    return Comparator.AT_MOST if is_ceiling else Comparator.AT_LEAST


def _direction(number: Number) -> Comparator | None:
    """What 以上, 以内, 左右 after the number, or 约 before it, say."""
    if number.after is None:
        return Comparator.ABOUT if rule("roughly ends").search(number.near) else None
    if number.after["about"]:
        return Comparator.ABOUT
    return Comparator.AT_LEAST if number.after["over"] else Comparator.AT_MOST


def _changed(number: Number) -> Verdict | None:
    """下降3%, 增长5%, 提升2个百分点."""
    found = rule("changed").search(number.near)
    if not found or number.describes or not number.unit:
        return None
    before = number.near[: found.start()]
    if found["better"]:  # 浓度改善5%: it is better the lower it is
        return _bettered(number, before)
    is_amount = found["fall"] and re.match(r"削减|压减|压降", found["fall"]) and number.unit != "%"
    is_fall = bool(found["fall"]) and not is_amount
    comparator = _direction(number) or Comparator.AT_LEAST
    if is_fall and comparator is not Comparator.ABOUT:
        comparator = Comparator.AT_LEAST if comparator is Comparator.AT_MOST else Comparator.AT_MOST
    return Verdict(comparator, before if is_fall else number.near, is_fall)


def _bettered(number: Number, before: str) -> Verdict | None:
    """优良天数比率改善2个百分点 is a rise; 浓度改善5% a fall, for it is better the lower it is."""
    if number.is_counted:  # 改善200户居民住房条件 is a promise
        return None
    direction = _direction(number)
    if not _LOWER_IS_BETTER.search(before):
        return Verdict(direction or Comparator.AT_LEAST, number.near)
    return Verdict(direction if direction is Comparator.ABOUT else Comparator.AT_MOST, before, is_fall=True)


def _promised(number: Number, clause: Clause) -> Verdict | None:
    """What a verb asks for: 完成检查2.4万辆, 推动20家以上企业…, 粪污利用率80%以上."""
    comparator = _direction(number) or Comparator.AT_LEAST
    is_of_another_goal = number.tail.startswith("目标") and re.search(r"为(?:实现|完成|达到)", number.left)
    if not number.unit or is_of_another_goal or said.FACT.search(number.near) or _is_granted(number):
        return None
    near = rule("roughly ends").sub("", number.near)
    is_low = said.BETTER_LOW.search(near)
    is_value = number.unit == "%" or number.after or is_low or _PER_HEAD.search(number.left)  # 面积约225平方公里 is a fact
    if number.values[-1][1] is not None and near.endswith("在") and _WITHIN.match(number.tail):  # 增速在6%-7%之间
        return Verdict(comparator, near.removesuffix("在"))
    if is_value and number.is_last and not said.DURATION.match(number.unit) and rule("measured ends").search(near):
        return Verdict(Comparator.AT_MOST if is_low and not number.after else comparator, near)
    if comparator is Comparator.AT_MOST or said.DURATION.match(number.unit):
        return None
    is_asked = _is_done(number, clause) or _is_objects_share(number) or _is_listed(number, clause)
    return Verdict(comparator, near) if is_asked else None


def _is_granted(number: Number) -> bool:
    """补贴最高不超过50万元: what is handed out, whatever the verb."""
    found = rule("compared").search(number.near)
    return bool(found and said.GRANT.search(number.near[: found.start()]))


def _is_done(number: Number, clause: Clause) -> bool:
    left = rule("roughly ends").sub("", number.left)
    standing = [*said.STANDING.finditer(left)]
    done = left[standing[-1].end() :] if standing else left
    if said.RHETORIC.match(number.tail):
        return False
    if number.is_last and (rule("doing").search(done) or (number.is_counted and not standing and said.COUNTED_OUT.fullmatch(left))):
        return True
    verb = rule("doing ends").search(done)
    if verb or (clause.verb_before and not left):
        if number.is_last or (verb and verb[0] == "完成"):
            return True
        return number.is_counted or (number.unit == "%" if number.describes else number.after is None)
    return _is_done_to_things(number, left, done)


def _is_done_to_things(number: Number, left: str, done: str) -> bool:
    """完成…14家单位的排查, 对400口井进行监测: a count with the things behind it and the verb further off."""
    if not number.is_counted or number.describes or number.is_last or re.match("范围|[或及]", number.tail):
        return False
    if re.search(r"对[^,。;、]{0,4}$", left):
        return bool(re.search(r"进行|开展|实施", number.tail))
    if left.endswith("在"):  # 在18个村推广积分制
        return bool(rule("doing").search(number.tail))
    return number.after is None and bool(rule("promising").search(done))


def _is_objects_share(number: Number) -> bool:
    """20%的建成区实现…, 3个镇完成…: the number stands first, and what it counts gets done."""
    stands_first = re.fullmatch(r"(?:全[市区县省]|各[市区县]|确保|力争|使|推动|且|其中|实现|年底前|、|和|并)*", number.near)
    return bool(stands_first) and bool(rule("achieved").match(number.tail)) and (
        number.unit == "%" or (number.is_counted and number.after is None))


def _is_listed(number: Number, clause: Clause) -> bool:
    """休闲公园15处,口袋公园50处: the verb of the clause before holds; …体系。包括十六所…"""
    if clause.creates_before and re.fullmatch(r"(?:其中)?(?:包括|包含)?", number.left) and number.is_counted:
        return True
    return clause.promised_before and number.is_last and 0 < len(number.near) <= 20


def _places(words: PlainText, clause: Clause, number: Number, verdict: Verdict) -> Iterator[tuple[int, TargetPlace]]:
    near = clause.text[max(number.near_start, number.span[0] - LOOK_BACK) : number.span[0]]
    start = clause.start + number.span[0] - len(JOINING.sub("", near))
    end = clause.start + number.span[1] + (number.after.end() if number.after else 0)
    if not number.is_last:  # 完成5个村庄的污水治理: what is counted stands behind
        end = clause.start + len(clause.text[: end - clause.start + LONGEST_OBJECT].rstrip(GAP))
    wording = words.wording(start, min(end, clause.start + len(clause.text)))
    sign = -1 if verdict.is_fall else 1
    for place, ((low, high), unit, subject) in enumerate(named(number, verdict, clause)):
        comparator = verdict.comparator if high is None else Comparator.RANGE
        target = TargetPlace(words.unmasked(subject) or wording, comparator, low * sign, unit, wording, None if high is None else high * sign)
        yield start + place, target


def _zeros(words: PlainText, clause: Clause) -> Iterator[tuple[int, TargetPlace]]:
    for found in rule("zero").finditer(clause.text) if "零" in clause.text else ():
        subject = LEADING.sub("", clause.text[: max(found.start(name) for name in ("zero", "nought", "quoted", "bare"))].replace(GAP, ""))
        subject = re.sub(r"(?:基本|动态|全部|全面|实现|达到|保持|确保)+$", "", subject)
        yield _none_of(subject or what_was_found(clause), words, clause, found)
    none = rule("none").search(clause.text)
    if none and _is_kept_off(none, clause.text[: none.start()]):
        yield _none_of(none["of"].replace(GAP, ""), words, clause, none)


def _is_kept_off(found: re.Match[str], before: str) -> bool:
    """不发生事故, and not 不发生事故的企业, 如不发生; 杜绝 and 不出现 only what is counted when it happens."""
    is_counted = found["never"] or found["free"] or said.EVENT.search(found["of"])
    return bool(is_counted) and not said.SAYS_WHO.search(found["of"]) and not said.MADE_UP.search(before)


def _none_of(subject: str, words: PlainText, clause: Clause, found: re.Match[str]) -> tuple[int, TargetPlace]:
    wording = words.wording(clause.start, clause.start + found.end())
    return clause.start + found.start(), TargetPlace(words.unmasked(subject) or wording, Comparator.EQUAL, Decimal(0), "", wording)
