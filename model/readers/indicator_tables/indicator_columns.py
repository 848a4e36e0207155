"""Which label stands over which column of values, when a scanner lost a column or tangled a second header row."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import StatisticsError, correlation

from model.readers.indicator_tables.indicator_labels import as_in_text, cut_to_values, same_twice, untangled
from model.readers.words.wording import compact, is_dash

_SPAN = re.compile(r"全年|[一二三四]季度|上半年|下半年|累计|当年|[1-4]季度")
_NUMBER = re.compile(r"-?\d+(?:\.\d+)?")
_LOST = -1.5  # a label over no column
_TWIN = 0.8  # a label over two columns that run alike
_NO_TWIN = -2.0
_PARTED = -1.0  # two columns that run alike under two labels


@dataclass(frozen=True, slots=True)
class Labels:
    """The names of the columns of values; `in_doubt` when they had to be fitted or two columns are the same."""

    names: tuple[str, ...]
    in_doubt: bool = False


def fitted_labels(heads: Sequence[Sequence[str]], rows: Sequence[Sequence[str]], text: str = "") -> Labels:
    """The label of each column of values, from one or two header rows; `text` is the document's own wording.

    A column that a scanner gave twice has no name the second time.
    """
    width = max((len(row) for row in rows), default=0)
    columns = [[row[index] if index < len(row) else "" for row in rows] for index in range(width)]
    while columns and not any(text.strip() for text in columns[-1]):
        columns.pop()
    spans = _spans_of(heads)
    twice = same_twice(columns)
    printed = [cell for cell in heads[0][1:] if cell.strip()]
    if twice >= 0 and not spans and len(printed) == len(columns) and (names := untangled(printed)):
        return Labels((*names[: twice + 1], "", *names[twice + 1 :]), in_doubt=True)
    return _mended(_by_place(heads, columns, spans), columns, text)


def _mended(labels: Labels, columns: Sequence[Sequence[str]], text: str) -> Labels:
    """The labels with words taken out that are not theirs; then they are in doubt."""
    names = tuple(
        as_in_text(cut_to_values(name, column), text)
        for name, column in zip(labels.names, columns, strict=False)
    )
    return Labels(names, labels.in_doubt or names != labels.names[: len(names)])


def _by_place(
    heads: Sequence[Sequence[str]], columns: Sequence[Sequence[str]], spans: Sequence[str]
) -> Labels:
    top = [compact(cell) for cell in heads[0][1:]]
    doubled = same_twice(columns) >= 0
    for index, span in enumerate(spans[: len(top)]):
        if index and span and not top[index]:  # a merged label reaches over this column too
            top[index] = top[index - 1]
    if (
        spans and len(spans) == len(top) and len(top) == len(columns)
    ):  # merged cells written out: one above the other
        return Labels(
            tuple(
                f"{name}({span})" if span and span != name else name
                for name, span in zip(top, spans, strict=True)
            ),
            doubled,
        )
    labels = [label for label in top if label]
    if not spans and len(labels) == len(columns):
        return Labels(tuple(labels), doubled)
    if not spans and len(top) == len(columns):
        return Labels(tuple(top), in_doubt=True)
    names = _best_fit(labels, columns, [span for span in spans if span])
    return Labels(names, in_doubt=True)


def _spans_of(heads: Sequence[Sequence[str]]) -> list[str]:
    """The second header row, when it names spans of time (全年, 一季度)."""
    if len(heads) < 2:
        return []
    above = [compact(cell) for cell in heads[0]]
    cells = [compact(cell) for cell in heads[1]]
    if len(cells) == len(above):  # a label merged over both rows
        cells = ["" if cell == label else cell for cell, label in zip(cells, above, strict=True)]
    named = [cell for cell in cells if cell]
    if (
        named
        and len(cells) == len(above)
        and all(above.count(label) > 1 for cell, label in zip(cells, above, strict=True) if cell)
    ):
        return cells[1:]  # parts of a merged label
    if not named or sum(bool(_SPAN.search(cell)) for cell in named) * 2 < len(named):
        return []
    return cells[1:] if not cells[0] or not _SPAN.search(cells[0]) else cells


def _best_fit(
    labels: Sequence[str], columns: Sequence[Sequence[str]], spans: Sequence[str]
) -> tuple[str, ...]:
    """Labels over columns in order, each over one, two alike or none, as the values allow."""
    best: dict[tuple[int, int], tuple[float, tuple[str, ...]]] = {(0, 0): (0.0, ())}
    pair = tuple(dict.fromkeys(spans))[:2] if len(set(spans)) > 1 else ()
    for i in range(len(labels) + 1):
        for j in range(len(columns) + 1):
            if (i, j) not in best:
                continue
            score, names = best[i, j]
            for (di, dj), gain, put in _choices(labels[i:], columns[j:], pair):
                at = (i + di, j + dj)
                if at not in best or best[at][0] < score + gain:
                    best[at] = (score + gain, names + put)
    end = best.get((len(labels), len(columns)))
    return end[1] if end else tuple(labels[: len(columns)])


_Choice = tuple[tuple[int, int], float, tuple[str, ...]]


def _choices(labels: Sequence[str], columns: Sequence[Sequence[str]], pair: tuple[str, ...]) -> list[_Choice]:
    choices: list[_Choice] = []
    if labels:
        choices.append(((1, 0), _LOST - 0.01 * len(labels), ()))  # of equals the last is lost
    if labels and columns:
        torn = _PARTED if pair and len(columns) > 1 and _run_alike(columns[0], columns[1]) else 0.0
        choices.append(((1, 1), _fits(labels[0], columns[0]) + torn, (labels[0],)))
    if columns:
        choices.append(((0, 1), _LOST, ("",)))
    if len(columns) > 1 and labels and pair:
        gain = _fits(labels[0], columns[0]) + (_TWIN if _run_alike(columns[0], columns[1]) else _NO_TWIN)
        choices.append(((1, 2), gain, (f"{labels[0]}({pair[0]})", f"{labels[0]}({pair[1]})")))
    return choices


def _fits(label: str, column: Sequence[str]) -> float:
    """How well values go with a label's unit: shares stay below 100, counts differ from place to place."""
    filled = [text for text in column if text.strip() and not is_dash(text)]
    numbers = [float(found[0]) for text in filled if (found := _NUMBER.search(text))]
    if not numbers:
        return 0.0
    if re.search(r"[（(][%％][）)]|率|比例?$", label):
        return 1.0 if max(numbers) <= 100 else -1.5
    if len(set(numbers)) > 1:
        return 0.6
    return -1.0 if re.search(r"[（(]万?(?:吨|公顷|亩|蒸吨|立方米|公里|元|户)[）)]", label) else 0.0


def _run_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """True for two columns that are two spans of one indicator: they rise together, or both stay as they are."""
    pairs = [
        (float(left[0]), float(right[0]))
        for a, b in zip(one, other, strict=True)
        if (left := _NUMBER.fullmatch(a.strip())) and (right := _NUMBER.fullmatch(b.strip()))
    ]
    if len(pairs) < 3 or len(pairs) * 2 < len(one):
        return False
    lefts, rights = [pair[0] for pair in pairs], [pair[1] for pair in pairs]
    if len(set(lefts)) == 1 and len(set(rights)) == 1:
        return max(lefts[0], rights[0]) <= 3 * max(1e-9, min(lefts[0], rights[0]))
    try:
        return correlation(lefts, rights) > 0.97 and max(rights) < 3 * max(lefts)
    except StatisticsError:
        return False
