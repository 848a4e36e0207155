"""A deadline that the last words of an item's text name ("…，6月底前完成。"), where nothing else names one."""

from __future__ import annotations

import re

from model.readers.wording import compact, names_time

_CLAUSE = re.compile(r"[，,。；;]")
_BEFORE = re.compile(r"^(?:并|且)?(?:确保|力争|争取|务必|须|应|要)?(?:于|在)?")
_DONE = re.compile(r"(?:前|底|内|末|日|旬)(?:全面|全部|基本|如期|按期|高质量)?完成$")
_DATED = re.compile(r"[年月季日]")


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
