from __future__ import annotations

import multiprocessing
import os
import pathlib
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

import viennews
from viennews.batch import CHUNK, WINDOW, chunks, read_many, read_rows, stream
from viennews.inputs import Failure, Input, Item
from viennews.tables import rows

TEXT = "Hội Nông dân xã Phú An trao bò\n\nHội Nông dân xã Phú An trao bò cho hội viên nghèo, đợt {}."


def given(count: int) -> list[Input]:
    return [Input(f"text {number}", TEXT.format(number)) for number in range(count)]


def broken(name: str = "broken") -> Input:
    return Input(name, b"%PDF-1.4")


def test_articles_come_in_order_with_failures_in_their_places() -> None:
    sources = [*given(20), broken(), *given(30), broken("last")]
    results = list(read_many(sources, workers=2, chunk=3, analyse=("organizations",)))
    here = list(read_many(sources, workers=0, analyse=("organizations",)))
    assert results == here
    assert [result.source if isinstance(result, Failure) else result.document for result in results] == [
        source.name for source in sources
    ]
    assert [result.error for result in results if isinstance(result, Failure)] == ["SourceError", "SourceError"]
    first = results[0]
    assert isinstance(first, viennews.Article)
    assert set(first._computed) == {"organizations"}


def test_rows_are_those_of_the_articles() -> None:
    sources = [*given(12), broken()]
    expected: list[Any] = []
    for article in read_many(sources, workers=0, analyse=()):
        expected += [article] if isinstance(article, Failure) else rows(article, "organizations")
    assert list(read_rows(sources, "organizations", workers=2, chunk=5)) == expected
    assert len(expected) > 12


@pytest.mark.parametrize("method", multiprocessing.get_all_start_methods())
def test_every_way_to_start_processes(method: str) -> None:
    context = multiprocessing.get_context(method)
    assert list(read_many(given(5), workers=1, analyse=(), context=context)) == list(
        read_many(given(5), workers=0, analyse=())
    )


def test_nothing_and_one() -> None:
    assert list(read_many([])) == []
    assert list(read_many([broken()])) == list(read_many(broken(), workers=1))


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"workers": -1}, "workers is a whole number from 0 on, not -1"),
        ({"chunk": 0}, "chunk is a whole number from 1 on, not 0"),
        ({"analyse": ("dates", "people")}, "not 'people'"),
        ({"analyse": "dates"}, "not 'dates'"),
    ],
)
def test_wrong_options_are_told_at_once(options: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        read_many([], **options)


@pytest.mark.parametrize(("name", "value"), [("workers", "2"), ("workers", True), ("chunk", 2.0)])
def test_options_of_wrong_types(name: str, value: Any) -> None:
    with pytest.raises(TypeError, match=rf"{name} is a whole number from \d on, not {value!r}"):
        read_many([], **{name: value})


def test_an_unknown_table_is_told() -> None:
    with pytest.raises(ValueError, match="no table 'people'"):
        list(read_rows([], "people"))


def test_a_failure_travels() -> None:
    failure = Failure("page.html", "OSError", "x")
    assert pickle.loads(pickle.dumps(failure)) == failure
    assert str(failure) == "page.html: OSError: x"
    assert failure.to_dict() == {"source": "page.html", "error": "OSError", "message": "x"}


@pytest.mark.parametrize("workers", [1, 3])
def test_few_documents_are_held(workers: int) -> None:
    ahead = 0
    taken = 0

    def counting() -> Iterator[Item]:
        nonlocal taken
        for item in given(400):
            taken += 1
            yield item

    for done, _ in enumerate(stream(counting(), name_of, workers=workers)):
        ahead = max(ahead, taken - done)
    assert ahead <= (WINDOW * workers + 1) * CHUNK


def test_heavy_documents_go_in_small_chunks() -> None:
    heavy = [Input(str(number), "x" * chunks.CHUNK_BYTES) for number in range(3)]
    assert [len(chunk.items) for chunk in chunks.in_chunks([*heavy, *given(CHUNK + 1)], CHUNK)] == [1, 1, 1, CHUNK, 1]


# What the processes do in the tests below, beside reading.


def name_of(item: Item) -> str:
    return item.name


def killed_by_some(item: Item) -> str:
    if "deadly" in item.name:
        os.kill(os.getpid(), signal.SIGKILL)
    return item.name


def leaving(item: Item) -> str:
    if "deadly" in item.name:
        os._exit(3)
    return item.name


def out_of_memory(item: Item) -> str:
    if "deadly" in item.name:
        resource.setrlimit(resource.RLIMIT_AS, (2**30, resource.getrlimit(resource.RLIMIT_AS)[1]))
        try:
            bytearray(2**32)
        finally:
            resource.setrlimit(resource.RLIMIT_AS, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
    return item.name


def not_to_be_sent(item: Item) -> Any:
    return (lambda: None) if "deadly" in item.name else item.name


class KilledOnce:
    """Kills its process at the first document of that name, and not again."""

    def __init__(self, mark: pathlib.Path) -> None:
        self.mark = mark

    def __call__(self, item: Item) -> str:
        if "deadly" in item.name and not self.mark.exists():
            self.mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return item.name


@pytest.mark.parametrize(
    ("work", "error", "method"),
    [
        *((killed_by_some, "BrokenProcessPool", method) for method in multiprocessing.get_all_start_methods()),
        (leaving, "BrokenProcessPool", None),
        (out_of_memory, "MemoryError", None),
    ],
)
def test_a_killed_process_costs_its_document(work: Callable[[Item], str], error: str, method: str | None) -> None:
    # A fresh process that is no fork takes a second to begin, and each killed one costs several.
    forked = method in ("fork", None)
    workers = 2 if forked else 1
    sources = given(60 if forked else 20)
    for place in (0, 30, 31, 59) if forked else (7,):
        sources.insert(place, Input(f"deadly {place}", ""))
    results = list(stream(sources, work, workers=workers, chunk=4, context=multiprocessing.get_context(method)))
    assert [item for item, _ in results] == sources
    for item, result in results:
        assert isinstance(item, Input)
        if "deadly" in item.name:
            assert isinstance(result, Failure)
            assert (result.source, result.error) == (item.name, error)
        else:
            assert result == item.name


def test_a_process_killed_with_much_to_send() -> None:
    """More waits to be sent to the processes than a pipe holds."""
    sources = [Input("deadly" if number == 20 else str(number), "x" * 300_000) for number in range(60)]
    results = [result for _, result in stream(sources, killed_by_some, workers=2)]
    assert [result.source for result in results if isinstance(result, Failure)] == ["deadly"]


def test_a_process_killed_once_costs_nothing(tmp_path: pathlib.Path) -> None:
    sources = [*given(20), Input("deadly", ""), *given(20)]
    results = [result for _, result in stream(sources, KilledOnce(tmp_path / "mark"), workers=2)]
    assert results == [source.name for source in sources]


def test_a_result_that_cannot_be_sent_costs_its_document() -> None:
    sources = [*given(10), Input("deadly", ""), *given(10)]
    results = [result for _, result in stream(sources, not_to_be_sent, workers=2)]
    assert [isinstance(result, Failure) for result in results].index(True) == 10
    assert sum(isinstance(result, Failure) for result in results) == 1


class Unable:
    """Work that breaks each process which takes it up, as a script does that starts itself again."""

    def __reduce__(self) -> Any:
        return os._exit, (1,)

    def __call__(self, item: Item) -> None:
        return None


def test_processes_that_cannot_start_are_told() -> None:
    with pytest.raises(RuntimeError, match="__name__ == '__main__'"):
        list(stream(given(3), Unable(), workers=2, context=multiprocessing.get_context("spawn")))


def test_leaving_early_leaves_no_process() -> None:
    articles = read_many(given(2000), workers=2, analyse=())
    next(articles)
    assert multiprocessing.active_children()
    articles.close()
    assert multiprocessing.active_children() == []


PROGRAM = """
import sys
import viennews

def endless():
    while True:
        yield viennews.Input("text", "Hội Nông dân xã Phú An trao bò cho hội viên nghèo. " * 200)

if __name__ == "__main__":
    for count, article in enumerate(viennews.read_many(endless(), workers=2, analyse=("organizations",))):
        print(count, flush=True)
"""


def of_session(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for path in pathlib.Path("/proc").glob("[0-9]*/stat"):
        try:
            state, _, _, owner, *_ = path.read_text(encoding="utf-8").rpartition(")")[2].split()
        except OSError:
            continue
        if int(owner) == session and state != "Z":
            found.append(int(path.parent.name))
    return found


@pytest.mark.skipif(not os.path.isdir("/proc/self"), reason="looks for processes in /proc")
@pytest.mark.parametrize(
    ("number", "to_all"),
    [(signal.SIGINT, True), (signal.SIGINT, False), (signal.SIGTERM, False), (signal.SIGKILL, False)],
)
def test_a_signal_leaves_no_process(number: signal.Signals, to_all: bool, tmp_path: pathlib.Path) -> None:
    script = tmp_path / "script.py"
    script.write_text(PROGRAM, encoding="utf-8")
    run = subprocess.Popen(
        [sys.executable, script], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    )
    assert run.stdout is not None
    for _ in range(30):
        assert run.stdout.readline()
    assert len(of_session(run.pid)) == 3
    if to_all:
        os.killpg(run.pid, number)
    else:
        run.send_signal(number)
    _, messages = run.communicate(timeout=60)
    assert messages.count("Traceback") == (number == signal.SIGINT)
    for _ in range(300):
        if not of_session(run.pid):
            break
        time.sleep(0.1)
    assert of_session(run.pid) == []
