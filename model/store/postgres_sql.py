"""The program's statements in PostgreSQL's words: the few that SQLite says otherwise, each in one rule.

The rules know the program's own statements, not SQL at large: every statement there is goes through them in the tests.
"""

from __future__ import annotations

import re
from functools import lru_cache

# What is searched stands in text arrays of pairs of characters, found by an index, and is read again whole (migration 0001).
_FOUND = r"(measure_search.grams @> search_grams(\1) AND measure_search.folded LIKE ALL (search_patterns(\1)))"
_RULES = tuple((re.compile(found), said) for found, said in (
    (r" INDEXED BY \w+", ""),  # PostgreSQL finds the index by its own statistics
    (r"\bCROSS JOIN\b", "JOIN"),
    (r"(?<=[\s(])\+(?=measure\.)", ""),
    (r"\bLIKE\b", "ILIKE"),  # SQLite's does not tell capitals from small letters
    (r"measure_search(?:\.measure_search)? MATCH (:\w+|%\(\w+\)s)(?:::VARCHAR)?", _FOUND),
    (r"json_extract\(([\w.]+), '\$\.(\w+)'\)", r"(CAST(\1 AS json) ->> '\2')"),
    (r"\binstr\(", "strpos("),
    (r"\bIS (?=\?|:\w|\w+\.[\w\"])", "IS NOT DISTINCT FROM "),
    (r"\bmax\((?=coalesce\()", "greatest("),  # the one of two values, not the one of many rows
    (r"\bchar\(", "chr("),
    (r"\bLIMIT -1\b", "LIMIT ALL"),
    (r"\bCAST\(\? AS TEXT\)", "convert_from(?, 'UTF8')"),  # bound as bytes: long texts are kept so
))  # fmt: skip
_CONCAT = "group_concat("
_NAME = re.compile(r"(?<![:\w]):([a-z_]\w*)")


@lru_cache(maxsize=512)
def in_postgres(sql: str) -> str:
    """A statement in PostgreSQL's words; how its values are bound stays as it is."""
    for found, said in _RULES:
        sql = found.sub(said, sql)
    return _put_together(sql)


def _put_together(sql: str) -> str:
    """SQLite's group_concat(what) and group_concat(what, between); PostgreSQL's has no default, and takes text alone."""
    at = sql.find(_CONCAT)
    while at >= 0:
        start = end = at + len(_CONCAT)
        depth, comma = 1, 0
        while depth:
            depth += {"(": 1, ")": -1}.get(sql[end], 0)
            if sql[end] == "," and depth == 1 and not comma:
                comma = end
            end += 1
        what, between = (sql[start:comma], sql[comma + 1 : end - 1].strip()) if comma else (sql[start : end - 1], "','")
        sql = f"{sql[:at]}string_agg(CAST({what} AS text), {between}){sql[end:]}"
        at = sql.find(_CONCAT, at)
    return sql


@lru_cache(maxsize=512)
def bound_by_place(sql: str) -> str:
    """A statement whose values stand at question marks, as psycopg binds them."""
    return in_postgres(sql.replace("%", "%%")).replace("?", "%s")


@lru_cache(maxsize=512)
def bound_by_name(sql: str) -> str:
    """A statement whose values stand at names, as psycopg binds them."""
    return _NAME.sub(r"%(\1)s", in_postgres(sql.replace("%", "%%")))
