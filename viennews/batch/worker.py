"""What runs in a process of the pool."""

from __future__ import annotations

import multiprocessing
import os
import signal
import threading
from collections.abc import Callable
from types import FrameType
from typing import Any

from viennews.batch.chunks import Work, attempt
from viennews.inputs import Item


class _Worker:
    """What a process knows of its task; set when it begins."""

    work: Callable[[Item], Any]
    stopped: Any
    busy: Any
    slot: int
    reading = False


class _Stopped(BaseException):
    """The work of a process is no longer wanted."""


def begin(work: Work[Any], count: Any, stopped: Any, pids: Any, busy: Any) -> None:
    """The first thing in a process; what it shares with the others is described at `Crew`."""
    # Ctrl-C is for the process that gave the task; it ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, _terminated)
    threading.Thread(target=_end_with_parent, daemon=True).start()
    with count.get_lock():
        _Worker.slot = count.value
        count.value += 1
    _Worker.work, _Worker.stopped, _Worker.busy = work, stopped, busy
    pids[_Worker.slot] = os.getpid()


def _terminated(number: int, frame: FrameType | None) -> None:
    if not _Worker.stopped.value:
        os._exit(128 + number)
    if _Worker.reading:
        raise _Stopped


def _end_with_parent() -> None:
    """A parent that is killed cannot end its processes: they would wait for work forever."""
    parent = multiprocessing.parent_process()
    if parent is not None:
        parent.join()
        os._exit(1)


def read_chunk(items: dict[int, Item]) -> dict[int, Any]:
    """What becomes of documents, by number; those behind a stop are left out."""
    results = {}
    for number, item in items.items():
        if _Worker.stopped.value:
            break
        _Worker.busy[_Worker.slot] = number + 1
        _Worker.reading = True
        try:
            results[number] = attempt(_Worker.work, item)
        except _Stopped:
            break
        finally:
            _Worker.reading = False
    _Worker.busy[_Worker.slot] = 0
    return results
