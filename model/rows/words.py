"""The fixed vocabulary of the ledger, as enums stored by value (word table: README)."""

from __future__ import annotations

from enum import StrEnum


class Role(StrEnum):
    """What a unit is in a measure, strongest first (牵头, 主责, 协办)."""

    LEAD = "lead"
    RESPONSIBLE = "responsible"
    SUPPORT = "support"


class State(StrEnum):
    """Where a measure stands (未启动, 推进中, 存在困难, 已完成, 不涉及)."""

    NOT_STARTED = "not_started"
    IN_PROGRESS = "in_progress"
    BLOCKED = "blocked"
    CLOSED = "closed"
    NOT_APPLICABLE = "not_applicable"


class LightReason(StrEnum):
    """Why a light is amber."""

    BLOCKED = "blocked"
    MISSED = "missed"  # an occurrence of what comes back
    PAST = "past"  # a milestone or first date, while a later one stands or the measure goes on
    SOON = "soon"  # a date within 30 days
    SILENT = "silent"  # no progress last month nor this month


class Light(StrEnum):
    """The computed signal of a measure (红 逾期, 黄 临期, 绿 正常, 蓝 长期, 灰 已销号或不涉及)."""

    RED = "red"
    AMBER = "amber"
    GREEN = "green"
    BLUE = "blue"
    GREY = "grey"


class DueKind(StrEnum):
    """How a deadline binds: by a day, from a day, within a window, or without end."""

    BY = "by"
    FROM = "from"
    WINDOW = "window"
    ONGOING = "ongoing"


class Every(StrEnum):
    """The step of a recurrence (每日 … 每年)."""

    DAY = "day"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    HALF = "half"
    YEAR = "year"


class Comparator(StrEnum):
    """How a reading is held against a target's value; `range` compares with value and value_high."""

    AT_LEAST = ">="
    AT_MOST = "<="
    EQUAL = "="
    ABOUT = "~"
    RANGE = "range"


class Course(StrEnum):
    """How the readings of a target run: summed up over the year, or a level of its own each month (累计, 时点)."""

    CUMULATIVE = "cumulative"
    LEVEL = "level"


class Pace(StrEnum):
    """Where a target stands (达标, 达时序, 落后时序, 未达标, 未填报)."""

    MET = "met"
    ON_COURSE = "on_course"
    BEHIND = "behind"
    NOT_MET = "not_met"
    UNREAD = "unread"


class BackupKind(StrEnum):
    """Why a copy was made; the value stands in its file's name, but for the daily one."""

    DAILY = "daily"
    UPGRADE = "upgrade"  # before the ledger was brought to a newer schema
    MERGE = "merge"  # before what other offices sent back was taken in
    REPLACED = "replaced"  # no copy: the ledger itself, as it was when a backup took its place


class FileState(StrEnum):
    """Whether a stored file is as it was taken in."""

    SOUND = "sound"
    MISSING = "missing"
    ALTERED = "altered"
