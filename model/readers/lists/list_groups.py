"""Items of a list that share what is named once: below the last of them, or beside the text they are parts of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import groupby

from model.readers.lists.list_outline import SUB_ITEM, Item, Node
from model.readers.lists.list_units import Named
from model.readers.words.wording import has_ended

_SURE = 2  # groups that are closed by one line of units, so that it is the way of this plan


def settle_groups(items: Sequence[Item]) -> list[Item]:
    """The items, those that one line of units closes given their share of it, and parts put to their whole."""
    groups = [list(group) for _, group in groupby(items, key=_beside)]
    closed = [group for group in groups if _is_closed(group)]
    own = {_level(item) for group in groups if not _is_closed(group) for item in group if item.has_units}
    whole = {id(one.node): one for one in items if one.node is not None and one.texts}
    made: list[Item] = []
    for group in groups:
        node = group[0].node
        over = node.parent if node is not None else None
        above = whole.get(id(over)) if over is not None else None
        if _is_closed(group):
            if _are_parts(group, items):
                made = [one for one in made if one is not above]
                made.append(_merged(group, above))
            else:
                _share(group, is_sure=len(closed) >= _SURE and _level(group[0]) not in own)
                made.extend(group)
        elif (
            above is not None
            and above in made
            and not any(one.named for one in group)
            and (above.has_units or (_level(group[0]) < SUB_ITEM and _are_parts(group, items)))
        ):
            _take_in(above, group)
        else:
            made.extend(group)
    return made


def _beside(item: Item) -> tuple[int, int]:
    """What items must have in common to stand beside each other: the heading over them and their level."""
    if item.node is None:
        return (0, 0)
    return (id(item.node.parent), item.node.level)


def _level(item: Item) -> int:
    return item.node.level if item.node is not None else 0


def _is_closed(group: Sequence[Item]) -> bool:
    """True when a line of units stands below the last of several items and none of the others names anything."""
    *others, last = group
    if not others or last.node is None or not last.has_units:
        return False
    if any(one.named or one.node is last.node for one in others):
        return False
    return last.lined or _are_clauses(others)


def _are_clauses(items: Iterable[Item]) -> bool:
    return all(one.text.rstrip().endswith(("；", ";")) for one in items)


def _are_parts(group: Sequence[Item], items: Iterable[Item]) -> bool:
    """True when the items are the parts of one piece of work: marked so, or what their heading stands beside is one."""
    node = group[0].node
    if node is None or node.level >= SUB_ITEM:
        return True
    over = node.parent
    if over is None:
        return False
    return any(
        one.node is not None
        and one.node is not over
        and one.has_units
        and (one.node.parent is over.parent and one.node.level == over.level)
        for one in items
    )


def _merged(group: Sequence[Item], above: Item | None) -> Item:
    """One piece of work out of its parts and of the text over them; in doubt unless the parts are clauses."""
    first, last = group[0], group[-1]
    node = first.node.parent if first.node is not None else None
    over = [above] if above is not None and not above.named and not _is_title(above) else []
    whole = Item(node, [], [], last.named, lined=last.lined)
    for part in (*over, *group):
        whole.texts.extend(_printed(part) if part in group else part.texts)
        whole.lines.extend(line for line in part.lines if line not in whole.lines)
        whole.unsure.extend(part.unsure)
    if node is not None:
        _close_up(node, whole)
    whole.cut = _is_doubtful(group, whole) or (not _are_clauses(group[:-1]) and _level(first) < SUB_ITEM)
    return whole


def _take_in(whole: Item, parts: Sequence[Item]) -> None:
    """Put parts below a piece of work that has its units already to its text."""
    for part in parts:
        whole.texts.extend(_printed(part))
        whole.lines.extend(line for line in part.lines if line not in whole.lines)
        whole.unsure.extend(part.unsure)
    whole.cut = whole.cut or _is_doubtful(parts, whole) or not _are_clauses(parts[:-1])
    if whole.node is not None:
        _close_up(whole.node, whole)


def _is_doubtful(parts: Sequence[Item], whole: Item) -> bool:
    """True when a part is lost or ends before its sentence does."""
    numbers = [part.node.number for part in parts if part.node is not None]
    return numbers != list(range(1, len(parts) + 1)) or not all(map(has_ended, whole.texts))


def _is_title(item: Item) -> bool:
    """True for a short sentence that stands over parts: what they are called together."""
    return item.node is not None and item.texts == [f"{item.node.title}。"] and "，" not in item.node.title


def _close_up(node: Node, whole: Item) -> None:
    """What stood over numbered parts is an item again; a title that was only its first sentence is none."""
    node.has_children = False
    if whole.texts[0].startswith(f"{node.title}。") and len(whole.texts[0]) > len(node.title) + 1:
        node.title = ""


def _printed(item: Item) -> list[str]:
    """The texts of an item as printed, with its mark and title in front."""
    node: Node | None = item.node
    if node is None or node.level >= SUB_ITEM:
        return item.texts
    mark = node.mark.strip()
    if item.bare or not node.title:
        return [f"{mark}{item.texts[0]}", *item.texts[1:]] if item.texts else [f"{mark}{node.title}"]
    return [f"{mark}{node.title}", *item.texts]


def _share(group: Sequence[Item], *, is_sure: bool) -> None:
    cells = group[-1].named.cells
    for item in group[:-1]:
        item.shared = True
        item.named.take(Named(dict(cells), marked=group[-1].named.marked))
    for item in group:
        item.inherits = item.inherits or not is_sure
