"""Ctrl-C, while a pool of processes is at work."""

from __future__ import annotations

import contextlib
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import Future, wait
from types import FrameType
from typing import TypeVar

Result = TypeVar("Result")


@contextlib.contextmanager
def interrupts_held() -> Iterator[None]:
    """Ctrl-C is heeded at the end: a `KeyboardInterrupt` within a lock of the pool would leave it locked for ever."""
    handler = signal.getsignal(signal.SIGINT)
    if not callable(handler) or threading.current_thread() is not threading.main_thread():
        yield
        return
    caught: list[tuple[int, FrameType | None]] = []
    signal.signal(signal.SIGINT, lambda number, frame: caught.append((number, frame)))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, handler)
        if caught:
            handler(*caught[0])


def result_of(future: Future[Result]) -> Result:
    """What a future gives; Ctrl-C is heeded between two looks at it."""
    while True:
        with interrupts_held():
            if wait([future], timeout=0.2).done:
                return future.result()
