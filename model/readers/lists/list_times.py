"""A deadline that an item's last words or the heading over it name ("…，6月底前完成。"), where nothing else names one."""

from __future__ import annotations

import re

from model.readers.words.wording import compact, names_time

_CLAUSE = re.compile(r"[，,。；;]")
_BEFORE = re.compile(r"^(?:并|且)?(?:确保|力争|争取|务必|须|应|要)?(?:于|在)?")
_DONE = re.compile(r"(?:前|底|内|末|日|旬)(?:全面|全部|基本|如期|按期|高质量)?完成$")
_DATED = re.compile(r"[年月季日]")
_MARK = re.compile(r"^(?:[一二三四五六七八九十]{1,3}[、.．]|[（(][一二三四五六七八九十\d]{1,3}[）)]|\d{1,2}[、.．](?=\d))")
_MUST = re.compile(r"^(?:需要?|应当?|必?须|要求)")
_WORK = re.compile(r"(?:[需应须要拟]?(?:全部|基本)?(?:完成|落实|推进|实施|办结))?的?(?:各项|重点|主要)*(?:工作)?(?:任务|事项|工作|项目)?$")


def time_of_heading(title: str) -> str:
    """The deadline of all work below a heading that consists of it ("（一）6月底前完成的任务"); "" for other headings."""
    bare = _MUST.sub("", _MARK.sub("", compact(title).rstrip("：:")))
    found = _WORK.search(bare)
    time = bare[: found.start()] if found else bare
    return time if time != bare and names_time(time) else ""


def time_at_end(text: str) -> str:
    """The deadline the last clause of a text consists of; "" when it is about more, or about no date."""
    clauses = [clause for clause in _CLAUSE.split(compact(text)) if clause]
    if len(clauses) < 2:
        return ""
    last = _BEFORE.sub("", clauses[-1])
    if not _DATED.search(last) or not _DONE.search(last):
        return ""
    plain = re.sub(r"(?:全面|全部|基本|如期|按期|高质量)完成$", "完成", last)
    return last if names_time(plain) else ""


def has_other_time(text: str) -> bool:
    """True when an earlier clause ends in a deadline too, so that the last is not the only one."""
    clauses = [clause for clause in _CLAUSE.split(compact(text)) if clause]
    return any(_DONE.search(clause) and names_time(_BEFORE.sub("", clause)) for clause in clauses[:-1])
