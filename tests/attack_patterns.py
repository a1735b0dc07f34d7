"""Attacks every pattern that the package compiles; prints those whose time grows faster than their input.

Run by `test_linear.py` in a process of its own: patterns are recorded while the package loads and does its work, with
the places that compile them, so that the test can count that none was missed.
"""

import collections
import importlib
import json
import pkgutil
import re
import re._compiler as compiler  # type: ignore[import-not-found]
import re._constants as constants  # type: ignore[import-not-found]
import re._parser as parser  # type: ignore[import-not-found]
import sys
import time
from collections.abc import Callable, Iterator
from typing import Any

import regex

recorded: dict[tuple[str, int], Any] = {}
places: set[tuple[str, int]] = set()
"""Files and lines that compile a pattern; several may compile the same."""


def recorder(compile_pattern: Callable[..., Any]) -> Callable[..., Any]:
    def compile_and_record(pattern: Any, *arguments: Any, **options: Any) -> Any:
        compiled = compile_pattern(pattern, *arguments, **options)
        frame = sys._getframe(1)
        caller = frame.f_globals.get("__name__", "")
        # underthesea's pattern is shown a bounded piece of the text at once (`word_tokens.WINDOW`).
        bounded = caller == "viennews.word_tokens" and compiled.flags & re.VERBOSE
        if caller.split(".")[0] == "viennews":
            places.add((frame.f_code.co_filename, frame.f_lineno))
            if isinstance(compiled.pattern, str) and not bounded:
                recorded[compiled.pattern, compiled.flags] = (caller, compiled)
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


REPEATS = (constants.MAX_REPEAT, constants.MIN_REPEAT, constants.POSSESSIVE_REPEAT)
LOOKS = (constants.ASSERT, constants.ASSERT_NOT)
CANDIDATES = "a1 A.,-/\n\t()“”:;!ộ"
MANY, FEW = 8, 3
"""From how many times on a repetition is attacked; how many branches of an alternation are."""


def inside(operation: Any, argument: Any) -> list[Any]:
    """The patterns within a node, alternatives side by side."""
    if operation is constants.BRANCH:
        return list(argument[1])
    if operation in (*REPEATS, *LOOKS, constants.SUBPATTERN):
        return [argument[-1]]
    return [argument] if operation is constants.ATOMIC_GROUP else []


def sample(pattern: Any) -> str:
    """A short string that a pattern matches, but for what it looks ahead or back at."""
    pieces = []
    for operation, argument in pattern:
        if operation is constants.LITERAL:
            pieces.append(chr(argument))
        elif operation in (constants.IN, constants.ANY, constants.NOT_LITERAL):
            one = compiler.compile(parser.SubPattern(pattern.state, [(operation, argument)]), pattern.state.flags)
            listed = (
                [chr(each) for kind, each in argument if kind is constants.LITERAL] if operation is constants.IN else []
            )
            pieces.append(next(filter(one.match, [*listed[:1], *CANDIDATES, *map(chr, range(33, 0x2100))]), ""))
        elif operation not in LOOKS and (within := inside(operation, argument)):
            times = min(max(argument[0], 1), FEW) if operation in REPEATS else 1
            pieces.append(sample(within[0]) * times)
    return "".join(pieces)


def hopes(pattern: Any, before: str = "") -> Iterator[tuple[str, str]]:
    """What leads to each long repetition of a pattern, and what it repeats."""
    for node in pattern:
        within = inside(*node)
        if node[0] in REPEATS and node[1][1] >= MANY:
            bodies = [within[0]]
            while len(bodies[0]) == 1 and (deeper := inside(*bodies[0][0])):
                bodies = deeper[:FEW]
            yield from ((before, sample(body)) for body in bodies)
        for each in within[:FEW]:
            yield from hopes(each, before)
        before += sample(parser.SubPattern(pattern.state, [node]))


def attacks(pattern: str, flags: int) -> list[tuple[str, str]]:
    """What a pattern may choke on: a beginning, and a string which is repeated behind it."""
    found = list(dict.fromkeys(literals(pattern, flags)))
    step = max(1, len(found) // 12)
    seeds = [("", seed) for seed in GENERAL]
    seeds += [("", seed + end) for seed in found[::step][:14] for end in ("", " ")]
    try:
        tree = parser.parse(pattern, flags & ~re.DEBUG)
    except re.error:
        return seeds
    led = dict.fromkeys((before[-200:], body) for before, body in hopes(tree) if body)
    return seeds + [(before + body, body + end) for before, body in list(led)[:20] for end in ("", " ")]


def measure(compiled: Any, attack: tuple[str, str], length: int) -> float:
    before, seed = attack
    text = before + (seed * (length // len(seed) + 1))[:length] + "\x00"
    start = time.process_time()
    collections.deque(compiled.finditer(text), maxlen=0)
    return time.process_time() - start


def suspicious(compiled: Any, attack: tuple[str, str]) -> bool:
    """Whether the time of a pattern grows faster than a text, by a first look."""
    large = measure(compiled, attack, LARGE)
    return large > QUICK and large > QUADRATIC * min(measure(compiled, attack, SMALL) for _ in range(2))


def grows(compiled: Any, attack: tuple[str, str]) -> bool:
    """Whether it holds from there on too: on a busy machine one measurement may mislead."""
    small, large = (min(measure(compiled, attack, length) for _ in range(5)) for length in (LARGE, 4 * LARGE))
    return large > QUADRATIC * small


def main() -> None:
    exercise()
    slow = []
    for (pattern, flags), (module, compiled) in list(recorded.items()):
        for attack in attacks(pattern, flags):
            if suspicious(compiled, attack) and grows(compiled, attack):
                slow.append(f"{module}: {pattern[:120]!r} on {attack!r}")
                break
    control = suspicious(re.compile("a+b"), ("", "a"))
    report = {"patterns": len(recorded), "places": sorted(places), "slow": slow, "control": control}
    print(json.dumps(report, ensure_ascii=False))


if __name__ == "__main__":
    main()
