"""The program's statements in PostgreSQL's words."""

from __future__ import annotations

import pytest

from model.store.postgres_sql import bound_by_name, bound_by_place, in_postgres


@pytest.mark.parametrize(("said", "meant"), [
    ("SELECT id FROM change INDEXED BY ix_change_told WHERE id < 3", "SELECT id FROM change WHERE id < 3"),
    ("FROM measure CROSS JOIN due ON due.measure_id = measure.id", "FROM measure JOIN due ON due.measure_id = measure.id"),
    ("WHERE (+measure.state = 'closed') AND measure.plan_id + 0 = 1", "WHERE (measure.state = 'closed') AND measure.plan_id + 0 = 1"),
    ("duty.wording LIKE '%a%'", "duty.wording ILIKE '%a%'"),
    ("json_extract(change.facts, '$.on') > '2026'", "(CAST(change.facts AS json) ->> 'on') > '2026'"),
    ("instr(images, 'x')", "strpos(images, 'x')"),
    ('twin.start IS due.start AND twin."end" IS due."end"',
     'twin.start IS NOT DISTINCT FROM due.start AND twin."end" IS NOT DISTINCT FROM due."end"'),
    ("unit_id IS NULL AND text IS NOT NULL", "unit_id IS NULL AND text IS NOT NULL"),
    ("group_concat(rowid)", "string_agg(CAST(rowid AS text), ',')"),
    ("group_concat(low, '')", "string_agg(CAST(low AS text), '')"),
    ("group_concat(char(65 + coalesce(a, 0)), '')", "string_agg(CAST(chr(65 + coalesce(a, 0)) AS text), '')"),
    ("group_concat(duty.id), group_concat(b, ',')", "string_agg(CAST(duty.id AS text), ','), string_agg(CAST(b AS text), ',')"),
    ("max(coalesce(max(a), ''), b)", "greatest(coalesce(max(a), ''), b)"),
    ("SELECT coalesce(max(id), 0)", "SELECT coalesce(max(id), 0)"),
    ("char(65 + 1)", "chr(65 + 1)"),
    ("LIMIT -1 OFFSET 3", "LIMIT ALL OFFSET 3"),
])  # fmt: skip
def test_what_sqlite_says_otherwise(said: str, meant: str) -> None:
    assert in_postgres(said) == meant


def test_a_search_asks_the_index_and_reads_again() -> None:
    said = in_postgres("WHERE measure_search.measure_search MATCH :words")

    assert said == "WHERE (measure_search.grams @> search_grams(:words) AND measure_search.folded LIKE ALL (search_patterns(:words)))"


def test_values_stand_where_psycopg_binds_them() -> None:
    assert bound_by_place("SELECT 1 FROM unit WHERE key = ? AND name LIKE '%x' AND kind IS ?") == (
        "SELECT 1 FROM unit WHERE key = %s AND name ILIKE '%%x' AND kind IS NOT DISTINCT FROM %s"
    )
    assert bound_by_name("WHERE name = :name OR x::text = :unit") == "WHERE name = %(name)s OR x::text = %(unit)s"
