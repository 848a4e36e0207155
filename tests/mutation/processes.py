"""Work shared out to several processes, each a copy of this one as it stands."""

from __future__ import annotations

import os
import pickle
import select
import sys
import traceback
from collections.abc import Callable, Iterator, Sequence
from typing import BinaryIO, TypeVar

_Job = TypeVar("_Job")
_Answer = TypeVar("_Answer")
_NUMBER = 4  # bytes of a job's number, so few that two processes never share one


def on_processes(jobs: Sequence[_Job], work: Callable[[_Job], _Answer], *, at_once: int) -> Iterator[_Answer]:
    """What comes of each job, as it comes: every process takes the next job that nobody has taken yet.

    Raises EOFError when a process ends without its answer.
    """
    waiting, list_of_jobs = os.pipe()
    for number in range(len(jobs)):
        os.write(list_of_jobs, number.to_bytes(_NUMBER, "big"))
    os.close(list_of_jobs)
    children = dict(_child(jobs, work, waiting) for _ in range(min(at_once, len(jobs))))
    os.close(waiting)
    missing = len(jobs)
    while children:
        for answers in select.select(list(children), [], [])[0]:
            try:
                yield pickle.load(answers)
                missing -= 1
            except EOFError:
                answers.close()
                os.waitpid(children.pop(answers), 0)
    if missing:
        raise EOFError(missing)


def _child(jobs: Sequence[_Job], work: Callable[[_Job], _Answer], waiting: int) -> tuple[BinaryIO, int]:
    reading, writing = os.pipe()
    child = os.fork()
    if child:
        os.close(writing)
        return os.fdopen(reading, "rb"), child
    try:
        os.close(reading)
        with os.fdopen(writing, "wb") as out:
            while number := os.read(waiting, _NUMBER):
                pickle.dump(work(jobs[int.from_bytes(number, "big")]), out)
                out.flush()
    finally:
        if error := sys.exception():
            traceback.print_exception(error)
        os._exit(0)
