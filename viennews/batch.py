"""Many articles: the processes of `concurrent.futures`, results in order, memory bounded, failures beside them."""

from __future__ import annotations

import contextlib
import itertools
import multiprocessing
import os
import signal
import sys
import threading
from collections import deque
from collections.abc import Callable, Collection, Generator, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from functools import partial
from multiprocessing.context import BaseContext
from types import FrameType
from typing import Any, Generic, TypeVar

from viennews.arguments import check_flag
from viennews.article import Article
from viennews.inputs import Failure, Input, Item, Sources, inputs
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.tables import Row, columns, rows

__all__ = ["ANALYSES", "Failure", "Input", "attempt", "read_many", "read_rows", "stream"]

Result = TypeVar("Result")
Work = Callable[[Item], Result]

ANALYSES = ("sentences", "words", "dates", "figures", "organizations", "facts")
"""What the processes can compute of an article."""
CHUNK = 4
"""Documents that a process gets at a time."""
CHUNK_BYTES = 2**20
"""A chunk whose documents weigh more is closed earlier."""
WINDOW = 4
"""Chunks, for each process, that are being read or wait to be given out in their order."""
_KILLED = "the process that read it was killed, twice; it may want more memory than there is"
_NO_START = (
    "worker processes cannot start; where they are spawned, a script that calls read_many() needs "
    "`if __name__ == '__main__':` around the call"
)


def read_many(
    sources: Sources,
    *,
    workers: int | None = None,
    chunk: int = CHUNK,
    progress: bool = False,
    analyse: Collection[str] = ("dates", "figures", "organizations"),
    lexicon: Lexicon = DEFAULT,
    context: BaseContext | None = None,
) -> Generator[Article | Failure]:
    """The articles of files, folders, patterns and archives, in order; a `Failure` in the place of each that fails.

    Articles stream: whatever their number, only some chunks for each process are held at a time. A process that is
    killed or runs out of memory costs nothing but, when it happens twice with the same document, that document.

    Args:
        sources: paths of files, folders, patterns, or `Input`s; see `viennews.inputs.inputs`.
        workers: processes; by default one for each processor that may be used. 0 reads in this process.
        chunk: documents that a process gets at a time.
        progress: show a bar on standard error.
        analyse: what the processes compute; the rest is computed when asked for, in this process.
        lexicon: the word lists.
        context: how processes are started; by default as `multiprocessing` does on this system.

    Raises:
        TypeError, ValueError: an argument is not as described.
        MissingExtraError: there is a WARC file, but `warcio` is not installed.
    """
    check_lexicon(lexicon)
    check_flag("progress", progress)
    if not isinstance(analyse, Iterable):
        raise TypeError(f"analyse is some of {', '.join(ANALYSES)}; not {type(analyse).__name__}")
    names = (analyse,) if isinstance(analyse, str) else tuple(analyse)
    if isinstance(analyse, str) or any(name not in ANALYSES for name in names):
        wrong = ", ".join(repr(name) for name in names if isinstance(analyse, str) or name not in ANALYSES)
        raise ValueError(f"analyse is some of {', '.join(ANALYSES)}; not {wrong}")
    results = stream(inputs(sources), partial(_analysed, names, lexicon), workers=workers, chunk=chunk, context=context)
    return _articles(results, lexicon, progress)


def _articles(results: Iterator[Any], lexicon: Lexicon, progress: bool) -> Generator[Article | Failure]:
    for _, result in counted(results) if progress else results:
        # What comes from a process brings a lexicon of its own, of which nothing is built.
        yield result.sharing(lexicon) if isinstance(result, Article) else result


def read_rows(
    sources: Sources,
    table: str = "facts",
    *,
    workers: int | None = None,
    chunk: int = CHUNK,
    progress: bool = False,
    lexicon: Lexicon = DEFAULT,
    context: BaseContext | None = None,
) -> Generator[Row | Failure]:
    """The rows of a table (see `viennews.tables`) of many documents, as `read_many` reads them.

    Raises:
        TypeError, ValueError: an argument is not as described.
        MissingExtraError: there is a WARC file, but `warcio` is not installed.
    """
    check_lexicon(lexicon)
    check_flag("progress", progress)
    columns(table)
    results = stream(
        inputs(sources), partial(table_rows, table, lexicon), workers=workers, chunk=chunk, context=context
    )
    return _rows(results, progress)


def _rows(results: Iterator[Any], progress: bool) -> Generator[Row | Failure]:
    for _, result in counted(results) if progress else results:
        if isinstance(result, Failure):
            yield result
        else:
            yield from result


def table_rows(table: str, lexicon: Lexicon, document: Item) -> list[Row]:
    """The rows of a document; what `read_rows` and the clusters have computed."""
    return rows(document.article(lexicon), table)


def attempt(work: Work[Result], document: Item) -> Result | Failure:
    """What `work` makes of a document, or its failure."""
    try:
        return work(document)
    except Exception as error:
        return Failure.of(document.name, error)


def counted(results: Iterable[tuple[Item | Failure, Result | Failure]], **options: Any) -> Generator[Any]:
    """`results`, with a bar of their number, rate and failures on standard error; `options` are those of tqdm."""
    from tqdm import tqdm

    failed = 0
    # In a log, which keeps every line of the bar, one in ten seconds is enough.
    with tqdm(unit=" pages", smoothing=0.05, mininterval=0.2 if sys.stderr.isatty() else 10, **options) as bar:
        for each in results:
            failed += isinstance(each[1], Failure)
            bar.set_postfix(failed=failed, refresh=False)
            bar.update()
            yield each


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
    """
    for name, value, least in (("workers", workers, 0), ("chunk", chunk, 1)):
        if name == "workers" and value is None:
            continue
        if not isinstance(value, int) or isinstance(value, bool) or value < least:
            raise ValueError(f"{name} is a whole number from {least} on, not {value!r}")
    if context is not None and not isinstance(context, BaseContext):
        raise TypeError(f"context is what multiprocessing.get_context() gives, not {context!r}")
    if workers == 0:
        return ((item, item if isinstance(item, Failure) else attempt(work, item)) for item in items)
    return _streamed(_chunks(items, chunk), work, workers or _processors(), context or multiprocessing.get_context())


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _analysed(analyse: tuple[str, ...], lexicon: Lexicon, document: Item) -> Article:
    article = document.article(lexicon)
    for name in analyse:
        getattr(article, name)
    return article


class _Chunk(Generic[Result]):
    """Some documents, the first of them the `start`-th of all, and what is known of them."""

    def __init__(self, start: int, items: list[Item | Failure]) -> None:
        self.items = items
        self.results: dict[int, Result | Failure] = {}
        self.documents: dict[int, Item] = {}
        self.future: Future[dict[int, Result | Failure]] | None = None
        for number, item in enumerate(items, start):
            if isinstance(item, Failure):
                self.results[number] = item
            else:
                self.documents[number] = item
        self._numbers = range(start, start + len(items))

    def missing(self) -> dict[int, Item]:
        """The documents without a result, by number."""
        return {number: item for number, item in self.documents.items() if number not in self.results}

    def collect(self) -> None:
        """Waits for what a process makes of it.

        Raises:
            BrokenProcessPool: a process was killed.
        """
        if self.future is not None:
            try:
                self.results |= _result(self.future)
            finally:
                self.future = None

    def pairs(self) -> Iterator[tuple[Item | Failure, Result | Failure]]:
        """The items with their results, in order."""
        return zip(self.items, (self.results[number] for number in self._numbers), strict=True)


def _chunks(items: Iterable[Item | Failure], size: int) -> Iterator[_Chunk[Any]]:
    start, held, weight = 0, [], 0
    for item in items:
        held.append(item)
        weight += 0 if isinstance(item, Failure) else item.weight
        if len(held) == size or weight >= CHUNK_BYTES:
            yield _Chunk(start, held)
            start, held, weight = start + len(held), [], 0
    if held:
        yield _Chunk(start, held)


def _streamed(
    chunks: Iterator[_Chunk[Result]], work: Work[Result], workers: int, context: BaseContext
) -> Generator[Any]:
    window: deque[_Chunk[Result]] = deque()
    crew = _Crew(work, workers, context)
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
        with _interrupts_held():
            crew.pool.shutdown(cancel_futures=True)


@contextlib.contextmanager
def _interrupts_held() -> Iterator[None]:
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


def _result(future: Future[dict[int, Result | Failure]]) -> dict[int, Result | Failure]:
    """What a future gives; Ctrl-C is heeded between two looks at it."""
    while True:
        with _interrupts_held():
            if wait([future], timeout=0.2).done:
                return future.result()


class _Crew(Generic[Result]):
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
        with _interrupts_held():
            self.pool = self._pool(self.workers, self.stopped, self.pids, self.busy)

    def _pool(self, workers: int, *shared: Any) -> ProcessPoolExecutor:
        return ProcessPoolExecutor(workers, self.context, _begin, (self.work, self.context.Value("i"), *shared))

    def submit(self, chunk: _Chunk[Result]) -> None:
        """Hands out the documents of a chunk which have no result."""
        missing = chunk.missing()
        try:
            with _interrupts_held():
                chunk.future = self.pool.submit(_read_chunk, missing) if missing else None
        except BrokenProcessPool as error:
            chunk.future = Future()
            chunk.future.set_exception(error)

    def settle(self, window: Iterable[_Chunk[Result]]) -> None:
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

    def _mend(self, window: Iterable[_Chunk[Result]]) -> bool:
        """A new pool in the place of one that broke; whether anything has been settled by the way."""
        with _interrupts_held():
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
        with _interrupts_held(), self._pool(1, self.context.RawValue("b"), *slots) as pool:
            try:
                result: Result | Failure = pool.submit(_read_chunk, {0: item}).result()[0]
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


class _Worker:
    """What a process knows of its task; set when it begins."""

    work: Callable[[Item], Any]
    stopped: Any
    busy: Any
    slot: int
    reading = False


class _Stopped(BaseException):
    """The work of a process is no longer wanted."""


def _begin(work: Work[Any], count: Any, stopped: Any, pids: Any, busy: Any) -> None:
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


def _read_chunk(items: dict[int, Item]) -> dict[int, Any]:
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
