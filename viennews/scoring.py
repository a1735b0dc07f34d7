"""Our scorer, for one's own gold: `viennews.score(gold, predicted)`.

Of each layer, over all documents together:

- found: a prediction overlaps a gold mention, the longest overlaps first, each used once; predictions that touch only
  optional gold are left out;
- exact: found, and both offsets agree;
- right: found, and the meaning agrees: a date's value; a figure's kind, value and, but for counts and ratios, unit;
  an organization's exact span;
- fields: of the right ones, the share whose other fields agree: `counted` (its first two syllables), `counted_exact`,
  `bound`, `per`, `modifier` (where either side has one), `name`, `kind`.
"""

from __future__ import annotations

import dataclasses
import re
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from viennews.span import Span

__all__ = ["LayerScore", "Rate", "score"]

LAYERS = ("dates", "figures", "organizations")
_QUANTITY = ("số", "các", "những", "tổng")
_SYLLABLE = re.compile(r"\w+")
_Mention = dict[str, Any]


@dataclasses.dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean; each 0 where there is nothing."""

    precision: float
    recall: float
    f1: float


@dataclasses.dataclass(frozen=True, slots=True)
class LayerScore:
    """The scores of dates, figures or organizations."""

    gold: int
    """How many gold mentions count."""
    given: int
    """How many predictions count."""
    found: Rate
    exact: Rate
    right: Rate
    fields: Mapping[str, float]

    def to_dict(self) -> dict[str, Any]:
        """Plain JSON values."""
        return {**dataclasses.asdict(dataclasses.replace(self, fields={})), "fields": dict(self.fields)}


def score(gold: Any, predicted: Any) -> dict[str, LayerScore]:
    """Scores predictions against gold: for each of `dates`, `figures`, `organizations` that the gold has.

    Args:
        gold: a document, or a sequence of documents. A document is a mapping with lists of mentions under the names of
            the layers, a mention a mapping with the names of `to_dict()`, of which `start`, `end` and what the layer
            means are needed; `"optional": True` marks what is neither rewarded nor punished. An article serves too.
        predicted: as many documents, in the same order.

    Raises:
        ValueError: there are not as many predictions as gold documents, or a mention has no offsets.
        TypeError: a document is neither a mapping nor an article.
    """
    golds, predictions = _documents(gold), _documents(predicted)
    if len(golds) != len(predictions):
        raise ValueError(f"{len(golds)} gold documents, but {len(predictions)} predicted ones")
    layers = [layer for layer in LAYERS if any(_has(document, layer) for document in golds)]
    return {
        layer: _layer(
            layer, [(_mentions(a, layer), _mentions(b, layer)) for a, b in zip(golds, predictions, strict=True)]
        )
        for layer in layers
    }


def _documents(given: Any) -> list[Any]:
    if isinstance(given, Mapping) or hasattr(given, "blocks"):
        return [given]
    if not isinstance(given, Iterable) or isinstance(given, str | bytes):
        raise TypeError(f"score() takes mappings or articles, or sequences of them, not {type(given).__name__}")
    return list(given)


def _has(document: Any, layer: str) -> bool:
    return not isinstance(document, Mapping) or layer in document


def _mentions(document: Any, layer: str) -> list[_Mention]:
    if isinstance(document, Mapping):
        found = document.get(layer) or ()
    elif hasattr(document, layer):
        found = getattr(document, layer)
    else:
        raise TypeError(f"score() takes mappings or articles, not {type(document).__name__}")
    mentions = [each.to_dict() if isinstance(each, Span) else dict(each) for each in found]
    for mention in mentions:
        if not isinstance(mention.get("start"), int) or not isinstance(mention.get("end"), int):
            raise ValueError(f"a mention of {layer} needs start and end: {mention!r}")
    return mentions


def _pairs(gold: Sequence[_Mention], given: Sequence[_Mention]) -> dict[int, int]:
    """Gold index to prediction index: overlapping, the longest overlap first, each used once."""
    order = sorted(range(len(given)), key=lambda index: given[index]["start"])
    starts = [given[index]["start"] for index in order]
    longest = max((each["end"] - each["start"] for each in given), default=0)
    candidates = []
    for i, mention in enumerate(gold):
        low = bisect_left(starts, mention["start"] - longest)
        for position in range(low, bisect_left(starts, mention["end"])):
            j = order[position]
            shared = min(mention["end"], given[j]["end"]) - max(mention["start"], given[j]["start"])
            if shared > 0:
                candidates.append((-shared, bool(mention.get("optional")), i, j))
    partner: dict[int, int] = {}
    used: set[int] = set()
    for _, _, i, j in sorted(candidates):
        if i not in partner and j not in used:
            partner[i] = j
            used.add(j)
    return partner


def _layer(layer: str, documents: Sequence[tuple[list[_Mention], list[_Mention]]]) -> LayerScore:
    totals = dict.fromkeys(("gold", "given", "found", "exact", "right"), 0)
    agreements: dict[str, list[int]] = {}
    for gold, given in documents:
        partner = _pairs(gold, given)
        optional = [each for each in gold if each.get("optional")]
        used = set(partner.values())
        totals["given"] += sum(
            j not in used and not any(_touch(each, mention) for each in optional) for j, mention in enumerate(given)
        )
        for i, mention in enumerate(gold):
            if mention.get("optional"):
                continue
            totals["gold"] += 1
            if i not in partner:
                continue
            other = given[partner[i]]
            totals["given"] += 1
            totals["found"] += 1
            totals["exact"] += _offsets(mention) == _offsets(other)
            if not _means_the_same(layer, mention, other):
                continue
            totals["right"] += 1
            for field, agrees in _fields(layer, mention, other).items():
                agreements.setdefault(field, []).append(agrees)
    found, exact, right = (_rate(totals[name], totals["given"], totals["gold"]) for name in ("found", "exact", "right"))
    fields = {field: sum(each) / len(each) for field, each in sorted(agreements.items())}
    return LayerScore(totals["gold"], totals["given"], found, exact, right, fields)


def _rate(hits: int, given: int, gold: int) -> Rate:
    precision = hits / given if given else 0.0
    recall = hits / gold if gold else 0.0
    return Rate(precision, recall, 2 * precision * recall / (precision + recall) if hits else 0.0)


def _touch(first: _Mention, second: _Mention) -> bool:
    return bool(first["start"] < second["end"] and second["start"] < first["end"])


def _offsets(mention: _Mention) -> tuple[int, int]:
    return mention["start"], mention["end"]


def _number(value: Any) -> Any:
    if isinstance(value, list | tuple):
        return tuple(_number(each) for each in value)
    return None if value is None else Decimal(str(value)).normalize()


def _means_the_same(layer: str, gold: _Mention, given: _Mention) -> bool:
    if layer == "dates":
        return bool(gold.get("value") == given.get("value"))
    if layer == "organizations":
        return _offsets(gold) == _offsets(given)
    if gold.get("kind") != given.get("kind") or _number(gold.get("value")) != _number(given.get("value")):
        return False
    return gold.get("kind") in ("count", "ratio") or gold.get("unit") == given.get("unit")


def _head(phrase: str | None) -> list[str]:
    """The first two syllables of what is counted, without words of quantity."""
    syllables = _SYLLABLE.findall((phrase or "").casefold())
    first = next((index for index, each in enumerate(syllables) if each not in _QUANTITY), len(syllables))
    return syllables[first : first + 2]


def _fields(layer: str, gold: _Mention, given: _Mention) -> dict[str, bool]:
    """Whether each field agrees that the gold mention carries, or that either side has."""

    def same(name: str) -> bool:
        return str(gold.get(name) or "").casefold() == str(given.get(name) or "").casefold()

    checks: dict[str, bool] = {}
    if layer == "organizations":
        checks["kind"] = gold.get("kind") == given.get("kind")
        if gold.get("name"):
            checks["name"] = same("name")
        return checks
    if layer == "figures" and (gold.get("counted") or gold.get("kind") == "percent"):
        checks["counted"] = _head(gold.get("counted")) == _head(given.get("counted"))
    if layer == "figures" and gold.get("counted"):
        checks["counted_exact"] = same("counted")
    for name in ("bound", "per") if layer == "figures" else ("modifier",):
        if gold.get(name) or given.get(name):
            checks[name] = same(name)
    return checks
