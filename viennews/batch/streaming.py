"""`stream`: documents go to processes, what becomes of them comes back in order."""

from __future__ import annotations

import itertools
import multiprocessing
import os
from collections import deque
from collections.abc import Generator, Iterable, Iterator
from multiprocessing.context import BaseContext
from typing import Any

from viennews.batch.chunks import CHUNK, Chunk, Result, Work, attempt, in_chunks
from viennews.batch.crew import Crew
from viennews.batch.interrupts import interrupts_held
from viennews.inputs import Failure, Item

WINDOW = 4
"""Chunks, for each process, that are being read or wait to be given out in their order."""


def stream(
    items: Iterable[Item | Failure],
    work: Work[Result],
    *,
    workers: int | None = None,
    chunk: int = CHUNK,
    context: BaseContext | None = None,
) -> Generator[tuple[Item | Failure, Result | Failure]]:
    """Each item with what `work` makes of it, in order; a `Failure` among the items passes through.

    `work` and what it gives are sent between processes.

    Raises:
        TypeError, ValueError: `workers`, `chunk` or `context` is not as `read_many` describes it.
    """
    for name, value, least in (("workers", 0 if workers is None else workers, 0), ("chunk", chunk, 1)):
        typed = isinstance(value, int) and not isinstance(value, bool)
        if not typed or value < least:
            raise (ValueError if typed else TypeError)(f"{name} is a whole number from {least} on, not {value!r}")
    if context is not None and not isinstance(context, BaseContext):
        raise TypeError(f"context is what multiprocessing.get_context() gives, not {context!r}")
    if workers == 0:
        return ((item, item if isinstance(item, Failure) else attempt(work, item)) for item in items)
    return _streamed(in_chunks(items, chunk), work, workers or _processors(), context or multiprocessing.get_context())


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _streamed(
    chunks: Iterator[Chunk[Result]], work: Work[Result], workers: int, context: BaseContext
) -> Generator[Any]:
    window: deque[Chunk[Result]] = deque()
    crew = Crew(work, workers, context)
    try:
        while True:
            for chunk in itertools.islice(chunks, WINDOW * workers - len(window)):
                crew.submit(chunk)
                window.append(chunk)
            if not window:
                break
            crew.settle(window)
            yield from window.popleft().pairs()
    except BaseException:
        crew.stop()
        raise
    finally:
        with interrupts_held():
            crew.pool.shutdown(cancel_futures=True)
