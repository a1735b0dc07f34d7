"""underthesea's model of words: which tokens go on with the word before.

The model is a linear chain of two labels, `B-W` (a word begins) and `I-W` (it goes on). Its features are the tokens
around a token, alone, by twos and by threes, as written and in lower case, and whether they are in the dictionary,
capitalised, digits. underthesea writes each feature as a string and hands all strings to a tagger; here the weights
are looked up by the tokens themselves. The sums, and so the words, are the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence, Set
from itertools import chain, compress, pairwise, repeat
from operator import sub
from typing import Final

from viennews.crfsuite import UnknownModelError

Weights = tuple[float, ...]

_TEMPLATE = re.compile(r"T\[(-?\d)(?:,(-?\d))?\](?:\.(\w+))?")
_WHOLE = re.compile(r"([+-]?)(?=[0-9])0*+([0-9]{0,10})")
_TESTS: Final = ("istitle", "isdigit", "is_in_dict")
_REACH: Final = 2
"""The farthest token that a feature looks at."""
_EDGE: Final = (0.0,) * 4
_NEAR: Final = 1e-9
_BLOCK: Final = 1000
"""How many tokens of a long sentence are scored at once, so that what is made for them stays small."""


def is_title(text: str) -> bool:
    """Whether every word of `text` begins with a character that is its own upper case; digits and signs are."""
    return all(word[:1] == word[:1].upper() for word in text.split(" "))


def is_number(text: str) -> bool:
    """Whether `text` is a whole number of 32 bits, as underthesea asks it."""
    whole = _WHOLE.fullmatch(text)
    return whole is not None and -(2**31) <= int(whole[1] + (whole[2] or "0")) < 2**31


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

    A row holds a weight for each place where an n-gram may begin, counted from the token whose score it adds to: for a
    pair from two tokens before it to one behind.
    """

    def __init__(
        self, length: int, templates: Mapping[tuple[int, str], Mapping[str, float]], dictionary: Set[str]
    ) -> None:
        self.places = range(-_REACH, _REACH - length + 2)
        nothing = [0.0] * len(self.places)
        written: dict[str, list[float]] = {}
        lower: dict[str, list[float]] = {}
        tests = {name: ([*nothing], [*nothing]) for name in _TESTS}
        before, after = [*nothing], [*nothing]
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
                table.setdefault(value, [*nothing])[column] += weight
        self.before, self.after = tuple(before), tuple(after)
        """For an n-gram that would begin before the sentence, or end behind it."""
        (not_title, title), (no_digits, digits), (unknown, known) = (map(tuple, tests[name]) for name in _TESTS)
        self.plain: Weights = _sum(not_title, no_digits, unknown)
        """For an n-gram that is neither capitalised, nor digits, nor in the dictionary, and has no weights."""
        self.at_start, self.at_end = _difference(before, self.plain), _difference(after, self.plain)
        """How an n-gram differs from a plain one that would begin before the sentence, or end behind it."""
        self.title, self.digits = _difference(title, not_title), _difference(digits, no_digits)
        """What it adds to be so."""
        in_dictionary = _difference(known, unknown)
        self.lower: dict[str, Weights] = {text: in_dictionary for text in dictionary if text.count(" ") == length - 1}
        """What an n-gram adds by its lower case, the dictionary counted in."""
        for text, row in lower.items():
            self.lower[text] = _sum(row, in_dictionary) if text in dictionary else tuple(row)
        self.whole: dict[str, Weights] = dict(self.lower)
        """What an n-gram adds as it is written, its lower case counted in; many are missing that have capitals."""
        for text, row in written.items():
            self.whole[text] = _sum(row, self.lower.get(text.lower(), nothing))


def _sum(*rows: Iterable[float]) -> Weights:
    return tuple(map(sum, zip(*rows, strict=True)))


def _difference(row: Iterable[float], other: Iterable[float]) -> Weights:
    return tuple(map(sub, row, other))


class Memory(dict[str, tuple[Weights, bool, str]]):
    """For each token its row, whether it is capitalised, and its lower case, the same object when it has no other.

    Filled when asked; shared by the sentences of one text.
    """

    def __init__(self, grams: _Grams) -> None:
        super().__init__()
        self._grams = grams

    def __missing__(self, token: str) -> tuple[Weights, bool, str]:
        grams = self._grams
        lower = token.lower()
        row = grams.whole.get(token) or grams.lower.get(lower)
        row = _sum(grams.plain, row) if row else grams.plain
        title = is_title(token)
        if title:
            row = _sum(row, grams.title)
            if is_number(token):
                row = _sum(row, grams.digits)
        self[token] = found = (row, title, token if lower == token else lower)
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
        self._plain = sum(chain.from_iterable(grams.plain for grams in self._grams[1:]))

    def memory(self) -> Memory:
        """An empty memory of tokens, to be shared by the sentences of one text."""
        return Memory(self._grams[0])

    def _scores(self, tokens: Sequence[str], memory: Memory) -> list[float]:
        """How much the features of each token speak for going on with the word before."""
        if len(tokens) <= _BLOCK:
            return self._block(tokens, memory)
        scores: list[float] = []
        for start in range(0, len(tokens), _BLOCK):
            first = max(0, start - _REACH)
            block = self._block(tokens[first : start + _BLOCK + _REACH], memory)
            scores += block[start - first : start - first + _BLOCK]
        return scores

    def _block(self, tokens: Sequence[str], memory: Memory) -> list[float]:
        """The scores of a sentence, or of a piece of one; then those at its inner ends are not right."""
        count = len(tokens)
        alone, pairs, threes = self._grams
        known = list(map(memory.__getitem__, tokens))
        titles = [title for _, title, _ in known]
        lower = [in_lower for _, _, in_lower in known]
        rows = [*repeat(alone.before, _REACH), *(row for row, _, _ in known), *repeat(alone.after, _REACH)]
        around = zip(rows, rows[1:], rows[2:], rows[3:], rows[4:], strict=False)
        plain = self._plain
        # What an n-gram at the edge of the sentence would add to tokens outside goes to places around it.
        scores = [*_EDGE, *(plain + a[0] + b[1] + c[2] + d[3] + e[4] for a, b, c, d, e in around), *_EDGE]
        two = list(map(" ".join, pairwise(tokens)))
        three = list(map(" ".join, zip(two, tokens[2:], strict=False)))
        of_two = list(map(pairs.whole.get, two))
        of_three = list(map(threes.whole.get, three))
        for place, (token, in_lower) in enumerate(zip(tokens, lower, strict=True)):
            if token is not in_lower:
                for start in range(max(place - 1, 0), min(place + 1, len(two))):
                    if of_two[start] is None:
                        of_two[start] = pairs.lower.get(" ".join(lower[start : start + 2]))
                for start in range(max(place - 2, 0), min(place + 1, len(three))):
                    if of_three[start] is None:
                        of_three[start] = threes.lower.get(" ".join(lower[start : start + 3]))
        title, title_three = pairs.title[_REACH], threes.title[_REACH]
        for place in compress(range(count - 1), titles):
            if titles[place + 1]:
                scores[place + len(_EDGE)] += title
                if place + 2 < count and titles[place + 2]:
                    scores[place + len(_EDGE)] += title_three
        edge = len(_EDGE) - _REACH
        of_two = [*repeat(pairs.at_start, _REACH), *of_two, *repeat(pairs.at_end, count + 1 - len(of_two))]
        for place, row in enumerate(of_two, edge):
            if row is not None:
                first, second, third, fourth = row
                scores[place + 2] += first
                scores[place + 1] += second
                scores[place] += third
                scores[place - 1] += fourth
        of_three = [*repeat(threes.at_start, _REACH), *of_three, *repeat(threes.at_end, count - len(of_three))]
        for place, row in enumerate(of_three, edge):
            if row is not None:
                first, second, third = row
                scores[place + 2] += first
                scores[place + 1] += second
                scores[place] += third
        return scores[len(_EDGE) : -len(_EDGE)]

    def goes_on(self, tokens: Sequence[str], memory: Memory) -> list[bool] | None:
        """For each token whether it goes on with the word before: the best sequence of labels, found by Viterbi.

        `None` when another sequence is as good, but for rounding: in a row of unknown capitalised tokens.
        """
        (begin_begin, begin_on), (on_begin, on_on) = self._transitions
        on_from_on, begin_from_on = begin_on - on_on, begin_begin - on_begin
        leaning, *scores = self._scores(tokens, memory)
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
            if -_NEAR < leaning - least < _NEAR:
                return None
            on = leaning > least
            labels.append(on)
            least = on_from_on if on else begin_from_on
        labels.reverse()
        return labels
