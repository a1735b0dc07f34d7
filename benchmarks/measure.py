"""What every benchmark is made of: ratios of times taken in turns, in one process, in one run."""

from __future__ import annotations

import dataclasses
import gc
import pathlib
import time
from collections.abc import Callable

_ARTICLE = pathlib.Path(__file__).parents[2] / "shared" / "eval" / "dev" / "mong_cai_2021.txt"


def article_or(sentence: str) -> str:
    """A real article where one stands beside the checkout, else a sentence thirty times."""
    return _ARTICLE.read_text(encoding="utf-8") if _ARTICLE.exists() else sentence * 30


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: a ratio (or rate), the bound that it must keep, and what it means."""

    name: str
    value: float
    bound: str
    """`<= 0.5` or `>= 1000000`; empty where nothing is promised."""
    note: str = ""

    @property
    def kept(self) -> bool:
        """Whether the value keeps its bound."""
        if not self.bound:
            return True
        relation, limit = self.bound.split()
        return self.value <= float(limit) if relation == "<=" else self.value >= float(limit)


def seconds(action: Callable[[], object]) -> float:
    """The time that one call takes."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def best(action: Callable[[], object], times: int = 5) -> float:
    """The least of the times of several calls."""
    return min(seconds(action) for _ in range(times))


def processor(action: Callable[[], object], times: int = 5) -> float:
    """The least time that the processor works on one call, whatever else the machine does.

    The garbage collector is off: a full collection, of all that the process holds, would fall into long calls only.
    """
    taken = []
    gc.collect()
    gc.disable()
    try:
        for _ in range(times):
            start = time.process_time()
            action()
            taken.append(time.process_time() - start)
    finally:
        gc.enable()
    return min(taken)


def ratio(ours: Callable[[], object], theirs: Callable[[], object], times: int = 5) -> float:
    """Our best time divided by theirs, called in turns so that a busy machine slows both."""
    pairs = [(seconds(ours), seconds(theirs)) for _ in range(times)]
    return min(our for our, _ in pairs) / min(their for _, their in pairs)
