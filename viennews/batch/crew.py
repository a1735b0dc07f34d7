"""A pool of processes that may be killed, and what is to be done again then."""

from __future__ import annotations

import contextlib
import os
import signal
from collections.abc import Iterable
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from multiprocessing.context import BaseContext
from typing import Any, Generic

from viennews.batch.chunks import Chunk, Result, Work, attempt
from viennews.batch.interrupts import interrupts_held
from viennews.batch.worker import begin, read_chunk
from viennews.inputs import Failure, Input, Item

_KILLED = "the process that read it was killed, twice; it may want more memory than there is"
_NO_START = (
    "worker processes cannot start; where they are spawned, a script that calls read_many() needs "
    "`if __name__ == '__main__':` around the call"
)


class Crew(Generic[Result]):
    """A pool of processes which may break.

    `busy` is shared with the processes: each writes there which document it is reading, so that when one is killed only
    those few documents are under suspicion. They are read again one by one, each in a process of its own.
    """

    def __init__(self, work: Work[Result], workers: int, context: BaseContext) -> None:
        self.work, self.workers, self.context = work, workers, context
        if context.get_start_method() == "fork":
            # The tables of the lexicon are then in memory once, for all processes.
            attempt(work, Input("", "Ngày 5/3/2021, Hội Nông dân xã Phú An trao 12 suất quà."))
        self.start()

    def start(self) -> None:
        """A fresh pool."""
        self.pids = self.context.RawArray("q", self.workers)
        self.busy = self.context.RawArray("q", self.workers)
        self.stopped = self.context.RawValue("b")
        with interrupts_held():
            self.pool = self._pool(self.workers, self.stopped, self.pids, self.busy)

    def _pool(self, workers: int, *shared: Any) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, self.context, begin, (self.work, self.context.Value("i"), *shared))

    def submit(self, chunk: Chunk[Result]) -> None:
        """Hands out the documents of a chunk which have no result."""
        missing = chunk.missing()
        try:
            with interrupts_held():
                chunk.future = self.pool.submit(read_chunk, missing) if missing else None
        except BrokenProcessPool as error:
            chunk.future = Future()
            chunk.future.set_exception(error)

    def settle(self, window: Iterable[Chunk[Result]]) -> None:
        """Makes sure that the first chunk has its results, whatever happens to the processes."""
        fruitless = 0
        head = next(iter(window))
        while True:
            try:
                return head.collect()
            except BrokenProcessPool as error:
                fruitless = 0 if self._mend(window) else fruitless + 1
                if fruitless == 3:
                    raise RuntimeError(_NO_START) from error
            except Exception:
                # What a document gives cannot be sent: which one is seen when they come one by one.
                for number, item in head.missing().items():
                    head.results[number] = self._alone(item)

    def _mend(self, window: Iterable[Chunk[Result]]) -> bool:
        """A new pool in the place of one that broke; whether anything has been settled by the way."""
        with interrupts_held():
            self.pool.shutdown()
        suspects = {number - 1 for number in self.busy if number}
        self.start()
        settled = False
        for chunk in window:
            # What failed for another reason fails again, in its turn.
            with contextlib.suppress(Exception):
                chunk.collect()
            for number, item in chunk.missing().items():
                if number in suspects:
                    chunk.results[number] = self._alone(item)
                    settled = True
        for chunk in window:
            self.submit(chunk)
        return settled

    def _alone(self, item: Item) -> Result | Failure:
        """What becomes of a document in a process of its own."""
        slots = [self.context.RawArray("q", 1) for _ in range(2)]
        with interrupts_held(), self._pool(1, self.context.RawValue("b"), *slots) as pool:
            try:
                result: Result | Failure = pool.submit(read_chunk, {0: item}).result()[0]
            except BrokenProcessPool:
                return Failure(item.name, "BrokenProcessPool", _KILLED)
            except Exception as error:
                return Failure.of(item.name, error)
        return result

    def stop(self) -> None:
        """Has the processes drop their work; killed while they send a result they would leave the pool waiting."""
        self.stopped.value = 1
        for pid in self.pids:
            if pid and os.name == "posix":
                with contextlib.suppress(OSError):
                    os.kill(pid, signal.SIGTERM)
