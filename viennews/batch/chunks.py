"""The documents that a process gets at a time, and what one of them becomes."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future
from typing import Any, Generic, TypeVar

from viennews.batch.interrupts import result_of
from viennews.inputs import Failure, Item

Result = TypeVar("Result")
Work = Callable[[Item], Result]

CHUNK = 4
"""Documents that a process gets at a time."""
CHUNK_BYTES = 2**20
"""A chunk whose documents weigh more is closed earlier."""


def attempt(work: Work[Result], document: Item) -> Result | Failure:
    """What `work` makes of a document, or its failure."""
    try:
        return work(document)
    except Exception as error:
        return Failure.of(document.name, error)


class Chunk(Generic[Result]):
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
                found: dict[int, Result | Failure] = result_of(self.future)
                self.results |= found
            finally:
                self.future = None

    def pairs(self) -> Iterator[tuple[Item | Failure, Result | Failure]]:
        """The items with their results, in order."""
        return zip(self.items, (self.results[number] for number in self._numbers), strict=True)


def in_chunks(items: Iterable[Item | Failure], size: int) -> Iterator[Chunk[Any]]:
    """Chunks of at most `size` items, the heavy ones shorter."""
    start, held, weight = 0, [], 0
    for item in items:
        held.append(item)
        weight += 0 if isinstance(item, Failure) else item.weight
        if len(held) == size or weight >= CHUNK_BYTES:
            yield Chunk(start, held)
            start, held, weight = start + len(held), [], 0
    if held:
        yield Chunk(start, held)
