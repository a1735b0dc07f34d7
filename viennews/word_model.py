"""underthesea's model of words, read from its files: which tokens go on with the word before.

The model is a linear chain of two labels, `B-W` (a word begins) and `I-W` (it goes on). Its features are the tokens around a
token, alone, by twos and by threes, as written and in lower case, and whether they are in the dictionary, capitalised,
digits. underthesea writes each feature as a string and hands all strings to a tagger; here the weights are looked up by
the tokens themselves. The sums, and so the words, are the same.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from itertools import chain, pairwise, repeat
from operator import add, mul
from typing import Any, Final

Weights = tuple[float, ...]

_TEMPLATE = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?")
_LABELS: Final = ["B-W", "I-W"]
_TESTS: Final = ("istitle", "isdigit", "is_in_dict")
_REACH: Final = 2
"""The farthest token that a feature looks at."""


class UnknownModelError(Exception):
    """The files are not of the form that this module reads."""


def is_title(text: str) -> bool:
    """Whether every word of `text` begins with a character that is its own upper case; digits and signs are."""
    return all(word[:1] == word[:1].upper() for word in text.split(" "))


def is_digits(text: str) -> bool:
    """Whether `text` is made of the digits 0 to 9."""
    return text.isascii() and text.isdigit()


def read_weights(data: bytes) -> tuple[dict[str, float], list[list[float]]]:
    """The weights of a model file of CRFsuite with the labels `B-W` and `I-W`.

    Returns:
        For each attribute how much it speaks for `I-W` rather than `B-W`; the weights of the transitions, by the
        label before and the label after.

    Raises:
        UnknownModelError: the file is of another form, or has other labels.
    """
    try:
        magic, _, kind, version, _, _, _, features, labels, attributes = struct.unpack_from("<4sI4s7I", data)
        if (magic, kind, version) != (b"lCRF", b"FOMC", 100) or data[features : features + 4] != b"FEAT":
            raise UnknownModelError(f"{magic!r}, {kind!r}, version {version} is no CRFsuite model")
        if list(_strings(data, labels)) != _LABELS:
            raise UnknownModelError(f"the labels are not {_LABELS}")
        names = list(_strings(data, attributes))
        leaning = [0.0] * len(names)
        transitions = [[0.0, 0.0], [0.0, 0.0]]
        (count,) = struct.unpack_from("<I", data, features + 8)
        records = memoryview(data)[features + 12 : features + 12 + 20 * count]
        for is_transition, source, label, weight in struct.iter_unpack("<IIId", records):
            if is_transition:
                transitions[source][label] = weight
            else:
                leaning[source] += weight if label else -weight
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UnknownModelError(f"no CRFsuite model: {error}") from error
    return dict(zip(names, leaning, strict=True)), transitions


def _strings(data: bytes, start: int) -> Iterator[str]:
    """The strings of a constant database, in the order of their numbers."""
    magic, _, _, _, count, places = struct.unpack_from("<4s5I", data, start)
    if magic != b"CQDB":
        raise UnknownModelError("no strings where the header places them")
    for place in struct.unpack_from(f"<{count}I", data, start + places):
        (size,) = struct.unpack_from("<I", data, start + place + 4)
        yield data[start + place + 8 : start + place + 7 + size].decode("utf-8")


def _kind(template: str) -> tuple[int, int, str]:
    """How many tokens a template takes, where the first stands, and its function; empty for the tokens as written."""
    found = _TEMPLATE.fullmatch(template)
    if found:
        first, last, function = int(found[1]), int(found[2] or found[1]), found[3] or ""
        length = last - first + 1
        if (
            -_REACH <= first <= last <= _REACH
            and length <= 3
            and function in ("", "lower", *_TESTS)
            and (length == 1 or function != "isdigit")
            and (length == 1 or first == 0 or function != "istitle")
        ):
            return length, first, function
    raise UnknownModelError(f"a feature of another kind: {template}")


class _Grams:
    """The weights of the n-grams of one length: of tokens alone, of pairs, of threes.

    A row holds a weight for each place where an n-gram may begin, counted from the token whose score it adds to.
    """

    def __init__(
        self,
        length: int,
        templates: Mapping[tuple[int, str], Mapping[str, float]],
        dictionary: Set[str],
    ) -> None:
        self.places = range(-_REACH, _REACH - length + 2)
        self.nothing: Weights = (0.0,) * len(self.places)
        written: dict[str, list[float]] = {}
        lower: dict[str, list[float]] = {}
        tests = {name: ([*self.nothing], [*self.nothing]) for name in _TESTS}
        before, after = [*self.nothing], [*self.nothing]
        for (place, function), values in templates.items():
            column = self.places.index(place)
            before[column] += values.get("BOS", 0.0)
            after[column] += values.get("EOS", 0.0)
            if function in _TESTS:
                for holds in (False, True):
                    tests[function][holds][column] += values.get(str(holds), 0.0)
                continue
            table = lower if function == "lower" else written
            for value, weight in values.items():
                table.setdefault(value, [*self.nothing])[column] += weight
        self.before: Weights = tuple(before)
        """For an n-gram that would begin before the sentence."""
        self.after: Weights = tuple(after)
        """For an n-gram that would end behind it."""
        self.title, self.digits = ([tuple(row) for row in tests[name]] for name in ("istitle", "isdigit"))
        """For an n-gram of which the test fails, and holds."""
        self.unknown, known = (tuple(row) for row in tests["is_in_dict"])
        self.written: dict[str, Weights] = {text: tuple(row) for text, row in written.items()}
        self.lower: dict[str, Weights] = {text: known for text in dictionary if text.count(" ") == length - 1}
        """By the n-gram in lower case; whether it is in the dictionary is counted in, `unknown` where it is not."""
        for text, row in lower.items():
            self.lower[text] = tuple(map(add, row, known if text in dictionary else self.unknown))

    def columns(self, rows: Iterable[Weights], count: int, before: Weights, after: Weights) -> list[Weights]:
        """What the rows of the n-grams of a sentence add to the scores of its tokens, a column for each place."""
        padded = chain(repeat(before, _REACH), rows, repeat(after, _REACH + 1))
        return [column[start : start + count] for start, column in enumerate(zip(*padded, strict=True))]

    def all_columns(self, written: list[str], lower: list[str], titles: list[int], count: int) -> list[Weights]:
        """The columns of pairs or threes of tokens, of which `titles` tells whether all are capitalised."""
        columns = self.columns(map(self.written.get, written, repeat(self.nothing)), count, self.before, self.after)
        columns += self.columns(map(self.lower.get, lower, repeat(self.unknown)), count, self.nothing, self.nothing)
        fails, holds = (row[self.places.index(0)] for row in self.title)
        capitals = tuple(holds if title else fails for title in titles)
        return [*columns, capitals + (0.0,) * (count - len(titles))]


class Memory(dict[str, Weights]):
    """The rows of tokens alone, with 1 behind them for those that are capitalised and 0 for others; filled when asked."""

    def __init__(self, grams: _Grams) -> None:
        super().__init__()
        self._grams = grams

    def __missing__(self, token: str) -> Weights:
        grams, title = self._grams, is_title(token)
        rows = (
            grams.written.get(token, grams.nothing),
            grams.lower.get(token.lower(), grams.unknown),
            grams.title[title],
            grams.digits[is_digits(token)],
        )
        self[token] = found = (*map(sum, zip(*rows, strict=True)), title)
        return found


class Model:
    """Tells which tokens of a sentence go on with the word before.

    Args:
        weights: for each attribute (`T[-1,0].lower=hà nội`) how much it speaks for `I-W`.
        transitions: the weights by the label before and the label after.
        templates: the features of the model, as underthesea writes them: `T[-1,0].lower`.
        dictionary: words in lower case.

    Raises:
        UnknownModelError: there are features of another kind.
    """

    def __init__(
        self,
        weights: Mapping[str, float],
        transitions: Sequence[Sequence[float]],
        templates: Iterable[str],
        dictionary: Set[str],
    ) -> None:
        self._transitions = transitions
        by_template: dict[str, dict[str, float]] = {}
        for attribute, weight in weights.items():
            template, _, value = attribute.partition("=")
            by_template.setdefault(template, {})[value] = weight
        kinds: dict[int, dict[tuple[int, str], dict[str, float]]] = {1: {}, 2: {}, 3: {}}
        for template in templates:
            length, place, function = _kind(template)
            kinds[length][place, function] = by_template.pop(template, {})
        if by_template:
            raise UnknownModelError(f"weights without a feature: {', '.join(sorted(by_template)[:5])}")
        self._grams = [_Grams(length, kind, dictionary) for length, kind in kinds.items()]

    def memory(self) -> Memory:
        """An empty memory of tokens, to be shared by the sentences of one text."""
        return Memory(self._grams[0])

    def _scores(self, tokens: Sequence[str], memory: Memory) -> Iterator[float]:
        """How much the features of each token speak for going on with the word before."""
        count = len(tokens)
        rows = list(map(memory.__getitem__, tokens))
        alone, pairs, threes = self._grams
        *columns, _ = alone.columns(rows, count, (*alone.before, 0), (*alone.after, 0))
        titles: list[int] = [row[-1] for row in rows]  # type: ignore[misc]
        lower = [token.lower() for token in tokens]
        two = [f"{first} {second}" for first, second in pairwise(tokens)]
        two_lower = [f"{first} {second}" for first, second in pairwise(lower)]
        two_titles = list(map(mul, titles, titles[1:]))
        columns += pairs.all_columns(two, two_lower, two_titles, count)
        three = [f"{first} {second}" for first, second in zip(two, tokens[2:], strict=False)]
        three_lower = [f"{first} {second}" for first, second in zip(two_lower, lower[2:], strict=False)]
        columns += threes.all_columns(three, three_lower, list(map(mul, two_titles, titles[2:])), count)
        return map(sum, zip(*columns, strict=True))

    def goes_on(self, tokens: Sequence[str], memory: Memory) -> list[bool]:
        """For each token whether it goes on with the word before: the best sequence of labels, found by Viterbi."""
        (begin_begin, begin_on), (on_begin, on_on) = self._transitions
        on_from_on, begin_from_on = begin_on - on_on, begin_begin - on_begin
        scores = self._scores(tokens, memory)
        leaning = next(scores, 0.0)
        leanings = [leaning]
        for score in scores:
            leaning = (
                score
                + (leaning + on_on if leaning > on_from_on else begin_on)
                - (leaning + on_begin if leaning > begin_from_on else begin_begin)
            )
            leanings.append(leaning)
        labels = []
        least = 0.0
        for leaning in reversed(leanings):
            on = leaning > least
            labels.append(on)
            least = on_from_on if on else begin_from_on
        labels.reverse()
        return labels
