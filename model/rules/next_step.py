"""What comes next (下一步), as an office writes it into a month's note behind what was done."""

from __future__ import annotations

import re

_NEXT = re.compile(r"(?:^|(?<=[。；;！!，,\n]))\s*(?:下一步(?:工作)?(?:计划|打算|安排|措施)?|下步(?:工作)?(?:计划|打算|安排)?|下一?阶段|接下来|后续)\s*[，,：:]?\s*(?P<step>[^，,：:\s][\s\S]*)$")
LABEL = "下一步："


def parted(text: str) -> tuple[str, str]:
    """What was done or is in the way, and what comes next; the second is empty where a note does not say."""
    found = _NEXT.search(text)
    if found is None:
        return text, ""
    return text[: found.start()].rstrip(" \n，,；;"), found["step"].strip()


def joined(text: str, step: str) -> str:
    """A note with what comes next behind it; once where it says so already."""
    if not step.strip() or step.strip() in text:
        return text
    return f"{text}\n{LABEL}{step.strip()}" if text else f"{LABEL}{step.strip()}"
