"""The first schema."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_SEARCHING = (
    ("search_terms(expression text)", "SETOF text",
     "SELECT regexp_replace(found[1], ' .(.)', '\\1', 'g') FROM regexp_matches(expression, '\"([^\"]*)\"', 'g') AS found"),
    ("pairs_of(words text)", "text[]",
     ("SELECT coalesce(array_agg(DISTINCT substr(line, place, length)), '{}') FROM regexp_split_to_table(words, E'\\n') AS line, "
      "generate_series(1, char_length(line)) AS place, (VALUES (1), (2)) AS lengths (length) "
      "WHERE place + length <= char_length(line) + 1")),
    ("search_grams(expression text)", "text[]",
     ("SELECT coalesce(array_agg(gram), '{}') FROM search_terms(expression) AS term, unnest(pairs_of(term)) AS gram "
      "WHERE char_length(term) = 1 OR char_length(gram) = 2")),
    ("chr(first integer, second integer, third integer)", "text", "SELECT chr(first) || chr(second) || chr(third)"),
    ("search_patterns(expression text)", "text[]", "SELECT array_agg('%' || term || '%') FROM search_terms(expression) AS term"),
)


def upgrade() -> None:
    _plans()
    _units()
    _work()
    _progress()
    _evidence()
    _history()
    _search()


def _plans() -> None:
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("doc_no", sa.String(), nullable=False),
        sa.Column("issuer", sa.String(), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("report_rule", sa.String(), nullable=False),
        sa.Column("source_name", sa.String(), nullable=False),
        sa.Column("source_sha256", sa.String(), nullable=False),
        sa.Column("accepted_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
    )
    op.create_table(
        "annex",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_annex_plan_id_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_annex"),
        sa.UniqueConstraint("plan_id", "number", name="uq_annex_plan_id"),
    )
    op.create_table(
        "task",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("annex_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["annex_id"], ["annex.id"], name="fk_task_annex_id_annex"),
        sa.PrimaryKeyConstraint("id", name="pk_task"),
    )
    op.create_index("ix_task_annex_position", "task", ["annex_id", "position"])
    op.create_table(
        "measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("task_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(), nullable=False),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("deadline", sa.String(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("line", sa.Integer(), nullable=True),
        sa.Column("doubts", sa.JSON(), nullable=False),
        sa.Column("doubt_count", sa.Integer(), nullable=False),
        sa.Column("questions", sa.JSON(), nullable=False),
        sa.Column("question_count", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("closed_note", sa.String(), nullable=False),
        sa.Column("next_due", sa.Date(), nullable=True),
        sa.Column("overdue_after", sa.Date(), nullable=True),
        sa.Column("endless_from", sa.Date(), nullable=True),
        sa.Column("starts_on", sa.Date(), nullable=True),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_measure_plan_id_plan"),
        sa.ForeignKeyConstraint(["task_id"], ["task.id"], name="fk_measure_task_id_task"),
        sa.PrimaryKeyConstraint("id", name="pk_measure"),
    )
    op.create_index("ix_measure_code", "measure", ["code"])
    op.create_index("ix_measure_plan_position", "measure", ["plan_id", "position"])
    op.create_index("ix_measure_plan_state_due", "measure", ["plan_id", "state", "next_due"])
    op.create_index("ix_measure_task_position", "measure", ["task_id", "position"])
    op.create_table(
        "indicator",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("district", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("value", sa.String(), nullable=False),
        sa.Column("unit", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_indicator_plan_id_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_indicator"),
    )
    op.create_index("ix_indicator_plan_district", "indicator", ["plan_id", "district"])


def _units() -> None:
    op.create_table(
        "unit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("kind", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit"),
        sa.UniqueConstraint("key", name="uq_unit_key"),
    )
    op.create_table(
        "unit_alias",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_unit_alias_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_alias"),
        sa.UniqueConstraint("key", name="uq_unit_alias_key"),
    )
    op.create_index("ix_unit_alias_unit_id", "unit_alias", ["unit_id"])
    op.create_table(
        "unit_group",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("asks_which", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_unit_group"),
        sa.UniqueConstraint("key", name="uq_unit_group_key"),
    )
    op.create_table(
        "unit_group_member",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=False),
        sa.Column("is_certain", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(["group_id"], ["unit_group.id"], name="fk_unit_group_member_group_id_unit_group"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_unit_group_member_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_unit_group_member"),
        sa.UniqueConstraint("group_id", "unit_id", name="uq_unit_group_member_group_id"),
    )
    op.create_index("ix_unit_group_member_unit_id", "unit_group_member", ["unit_id"])


def _work() -> None:
    op.create_table(
        "duty",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("role", sa.String(24), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("group_id", sa.Integer(), nullable=True),
        sa.Column("answer", sa.Boolean(), nullable=True),
        sa.ForeignKeyConstraint(["group_id"], ["unit_group.id"], name="fk_duty_group_id_unit_group"),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_duty_measure_id_measure"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_duty_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_duty"),
    )
    op.create_index("ix_duty_group", "duty", ["group_id", "measure_id", "role"])
    op.create_index("ix_duty_measure", "duty", ["measure_id", "role"])
    op.create_index("ix_duty_unit", "duty", ["unit_id", "measure_id", "role"])
    op.create_table(
        "due",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(24), nullable=False),
        sa.Column("start", sa.Date(), nullable=True),
        sa.Column("end", sa.Date(), nullable=True),
        sa.Column("wording", sa.String(), nullable=False),
        sa.Column("is_milestone", sa.Boolean(), nullable=False),
        sa.Column("met_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_due_measure_id_measure"),
        sa.PrimaryKeyConstraint("id", name="pk_due"),
    )
    op.create_index("ix_due_end", "due", ["end"])
    op.create_index("ix_due_measure", "due", ["measure_id"])
    op.create_table(
        "recurrence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("every", sa.String(24), nullable=False),
        sa.Column("day", sa.Integer(), nullable=True),
        sa.Column("workday", sa.Integer(), nullable=True),
        sa.Column("step", sa.Integer(), nullable=False),
        sa.Column("months", sa.JSON(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_recurrence_measure_id_measure"),
        sa.PrimaryKeyConstraint("id", name="pk_recurrence"),
    )
    op.create_index("ix_recurrence_measure_id", "recurrence", ["measure_id"])
    op.create_table(
        "target",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("subject", sa.String(), nullable=False),
        sa.Column("comparator", sa.String(24), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.Column("value_high", sa.String(40), nullable=True),
        sa.Column("unit", sa.String(), nullable=False),
        sa.Column("wording", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_target_measure_id_measure"),
        sa.PrimaryKeyConstraint("id", name="pk_target"),
    )
    op.create_index("ix_target_measure_id", "target", ["measure_id"])


def _progress() -> None:
    op.create_table(
        "reading",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("target_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("value", sa.String(40), nullable=False),
        sa.ForeignKeyConstraint(["target_id"], ["target.id"], name="fk_reading_target_id_target"),
        sa.PrimaryKeyConstraint("id", name="pk_reading"),
        sa.UniqueConstraint("target_id", "year", "month", name="uq_reading_target_id"),
    )
    op.create_table(
        "progress",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("unit_id", sa.Integer(), nullable=True),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(24), nullable=True),
        sa.Column("text", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("written_at", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_progress_measure_id_measure"),
        sa.ForeignKeyConstraint(["unit_id"], ["unit.id"], name="fk_progress_unit_id_unit"),
        sa.PrimaryKeyConstraint("id", name="pk_progress"),
        sa.UniqueConstraint("measure_id", "unit_id", "year", "month", name="uq_progress_measure_id"),
    )
    op.create_index("ix_progress_measure_month", "progress", ["measure_id", "year", "month"])
    op.create_table(
        "submission",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("month", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("file_name", sa.String(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("measures", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_submission"),
    )


def _evidence() -> None:
    op.create_table(
        "evidence",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sha256", sa.String(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("mime", sa.String(), nullable=False),
        sa.Column("taken_at", sa.String(), nullable=False),
        sa.Column("note", sa.String(), nullable=False),
        sa.Column("added_at", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_evidence"),
        sa.UniqueConstraint("sha256", "name", name="uq_evidence_sha256"),
    )
    op.create_table(
        "evidence_link",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("evidence_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=True),
        sa.Column("month", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["evidence_id"], ["evidence.id"], name="fk_evidence_link_evidence_id_evidence"),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_evidence_link_measure_id_measure"),
        sa.PrimaryKeyConstraint("id", name="pk_evidence_link"),
        sa.UniqueConstraint("evidence_id", "measure_id", name="uq_evidence_link_evidence_id"),
    )
    op.create_index("ix_evidence_link_measure", "evidence_link", ["measure_id"])


def _history() -> None:
    op.create_table(
        "setting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(), nullable=False),
        sa.Column("value", sa.JSON(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_setting"),
        sa.UniqueConstraint("key", name="uq_setting_key"),
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("chain", sa.String(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(), nullable=False),
        sa.Column("person", sa.String(), nullable=False),
        sa.Column("action", sa.String(), nullable=False),
        sa.Column("facts", sa.String(), nullable=False),
        sa.Column("images", sa.String(), nullable=False),
        sa.Column("reverts", sa.Integer(), nullable=True),
        sa.Column("previous_hash", sa.String(), nullable=False),
        sa.Column("hash", sa.String(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change"),
        sa.UniqueConstraint("chain", "number", name="uq_change_chain"),
    )
    op.create_index("ix_change_reverts", "change", ["reverts"])
    op.create_table(
        "change_measure",
        sa.Column("change_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("change_id", "measure_id", name="pk_change_measure"),
    )
    op.create_index("ix_change_measure_measure_id", "change_measure", ["measure_id"])


def _search() -> None:
    op.create_table(
        "measure_words",
        sa.Column("measure_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("measure_id", name="pk_measure_words"),
    )
    if op.get_bind().dialect.name == "sqlite":
        op.execute("CREATE VIRTUAL TABLE measure_search USING fts5("
                   "pairs, content='', tokenize='unicode61 remove_diacritics 0')")
        for word in ("UPDATE", "DELETE"):
            op.execute(f"CREATE TRIGGER change_keeps_{word.lower()} BEFORE {word} ON change "
                       "BEGIN SELECT RAISE(ABORT, 'history is never rewritten'); END")
    else:
        _search_on_a_server()


def _search_on_a_server() -> None:
    """What SQLite's FTS5 does: overlapping pairs of characters in an index, and the same texts read again whole.

    What is looked for comes as FTS5's expression of pairs (model.store.search_words), folded, without a sign of LIKE's.
    """
    op.create_table(
        "measure_search",
        sa.Column("rowid", sa.Integer(), nullable=False, autoincrement=False),
        sa.Column("folded", sa.Text(), nullable=False),
        sa.Column("grams", sa.ARRAY(sa.Text()), nullable=False),
        sa.PrimaryKeyConstraint("rowid", name="pk_measure_search"),
    )
    op.create_index("ix_measure_search_grams", "measure_search", ["grams"], postgresql_using="gin")
    for name, result, body in _SEARCHING:
        op.execute(f"CREATE FUNCTION {name} RETURNS {result} LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE AS $$ {body} $$")
    op.execute("""
        CREATE FUNCTION history_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION 'history is never rewritten'; END $$
    """)
    op.execute("""
        CREATE FUNCTION change_is_told() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN PERFORM pg_notify('taizhang_change', NEW.id::text); RETURN NULL; END $$
    """.replace(":", "\\:"))
    op.execute("CREATE TRIGGER change_is_told AFTER INSERT ON change FOR EACH ROW EXECUTE FUNCTION change_is_told()")
    for word in ("UPDATE", "DELETE", "TRUNCATE"):
        each = "STATEMENT" if word == "TRUNCATE" else "ROW"
        op.execute(f"CREATE TRIGGER change_keeps_{word.lower()} BEFORE {word} ON change "
                   f"FOR EACH {each} EXECUTE FUNCTION history_is_kept()")


def downgrade() -> None:
    raise NotImplementedError("a ledger goes back to an older schema by its backup")
