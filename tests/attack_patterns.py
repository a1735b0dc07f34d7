"""Attacks every pattern that the package compiles; prints those whose time grows faster than their input.

Run by `test_linear.py` in a process of its own: patterns are recorded while the package loads and does its work.
"""

import collections
import importlib
import json
import pkgutil
import re
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import regex

recorded: dict[tuple[str, int], Any] = {}
modules: set[str] = set()
"""Those that compile a pattern; several may compile the same."""


def recorder(compile_pattern: Callable[..., Any]) -> Callable[..., Any]:
    def compile_and_record(pattern: Any, *arguments: Any, **options: Any) -> Any:
        compiled = compile_pattern(pattern, *arguments, **options)
        caller = sys._getframe(1).f_globals.get("__name__", "")
        # underthesea's pattern is shown a bounded piece of the text at once (`word_tokens.WINDOW`).
        bounded = caller == "viennews.word_tokens" and compiled.flags & re.VERBOSE
        if caller.split(".")[0] == "viennews" and isinstance(compiled.pattern, str) and not bounded:
            recorded[compiled.pattern, compiled.flags] = (caller, compiled)
            modules.add(caller)
        return compiled

    return compile_and_record


re.compile = recorder(re.compile)
regex.compile = recorder(regex.compile)

import viennews  # noqa: E402

SMALL, LARGE = 2_000, 8_000
QUICK = 0.004
QUADRATIC = 9.0
"""Four times the text may take four times as long; sixteen times would be quadratic."""


def exercise() -> None:
    """Make the package compile what it compiles when it is imported and on first use."""
    for module in pkgutil.walk_packages(viennews.__path__, "viennews."):
        if not module.name.endswith("__main__"):
            importlib.import_module(module.name)
    article = viennews.example()
    for each in (article, viennews.parse(article.text), viennews.parse(article.source.encode())):
        each.title, each.published, each.sentences, each.dates, each.figures, each.facts, each.explain()
        viennews.find_organizations(each.text, generic=True)
    viennews.words("Hội LHPN tỉnh Thái Bình", keep_names=True)


def literals(pattern: str, flags: int) -> Iterator[str]:
    """Runs of literal characters in a pattern, the shortest way to make it hope."""
    try:
        tree = parser.parse(pattern, flags & ~re.DEBUG)
    except (re.error, OverflowError, ValueError):
        # What only the regex module understands.
        yield from re.findall(r"[^\W_]+", pattern)
        return
    stack: list[Any] = [tree]
    while stack:
        node = stack.pop()
        if isinstance(node, parser.SubPattern):
            run = ""
            for operation, argument in node:
                if operation is constants.LITERAL:
                    run += chr(argument)
                    continue
                if run:
                    yield run
                    run = ""
                stack.append(argument)
            if run:
                yield run
        elif isinstance(node, tuple | list):
            stack.extend(part for part in node if isinstance(part, parser.SubPattern | tuple | list))


GENERAL = [
    "1", "1 ", "1/", "1.", "1,", "1-", "1 - ", "a", "A", "a ", "A ", "Hội ", " ", "\n", "\t", ".", "…", "-", "(", '"',
    "1\n", "a\n", " \n", "tháng ", "ngày 1 ", "một ", "a, ", "A, ", "a.", "a@", "a/", "http://", "năm 2021 - ", "và ",
]  # fmt: skip


def attacks(pattern: str, flags: int) -> list[str]:
    """Strings that a pattern may choke on when they are repeated."""
    found = list(dict.fromkeys(literals(pattern, flags)))
    step = max(1, len(found) // 12)
    return GENERAL + [seed + end for seed in found[::step][:14] for end in ("", " ")]


def measure(compiled: Any, seed: str, length: int) -> float:
    text = (seed * (length // len(seed) + 1))[:length] + "\x00"
    start = time.process_time()
    collections.deque(compiled.finditer(text), maxlen=0)
    return time.process_time() - start


def grows(compiled: Any, seed: str) -> bool:
    """Whether it holds from there on too: on a busy machine one measurement may mislead."""
    small, large = (min(measure(compiled, seed, length) for _ in range(5)) for length in (LARGE, 4 * LARGE))
    return large > QUADRATIC * small


def main() -> None:
    exercise()
    slow = []
    for (pattern, flags), (module, compiled) in list(recorded.items()):
        for seed in attacks(pattern, flags):
            large = measure(compiled, seed, LARGE)
            if large < QUICK:
                continue
            large = min([large, *(measure(compiled, seed, LARGE) for _ in range(4))])
            small = min(measure(compiled, seed, SMALL) for _ in range(5))
            if large > QUICK and large > QUADRATIC * small and grows(compiled, seed):
                slow.append(f"{module}: {pattern[:120]!r} on {seed!r}: {large / small:.1f}")
                break
    print(json.dumps({"patterns": len(recorded), "modules": sorted(modules), "slow": slow}, ensure_ascii=False))


if __name__ == "__main__":
    main()
