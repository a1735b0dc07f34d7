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
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from typing import Any

from viennews.blocks import words_in
from viennews.records import sealed
from viennews.span import Span

__all__ = ["LayerScore", "Rate", "score"]

LAYERS = ("dates", "figures", "organizations")
_QUANTITY = ("số", "các", "những", "tổng")
_Mention = dict[str, Any]


@sealed
@dataclasses.dataclass(frozen=True, slots=True)
class Rate:
    """Precision, recall and their harmonic mean; each 0 where there is nothing."""

    precision: float
    recall: float
    f1: float


@sealed
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
            means are needed; `"optional": True` marks what is neither rewarded nor punished. With `text`, the mentions
            are held against it. An article serves too. A layer that a document does not have was not annotated in it.
        predicted: as many documents of the same texts, in the same order, with the layers that their gold has; an empty
            list where nothing was found.

    Raises:
        ValueError: there are no documents, or not as many predictions as gold documents; a pair is of two texts; a
            layer is missing; a mention has no offsets, does not lie in its text or has another text than stands there.
        TypeError: a document is neither a mapping nor an article, or its mentions are no mappings.
    """
    golds, predictions = _documents(gold), _documents(predicted)
    if len(golds) != len(predictions):
        raise ValueError(f"{len(golds)} gold documents, but {len(predictions)} predicted ones")
    if not any(_has(document, layer) for document in golds for layer in LAYERS):
        raise ValueError(f"nothing to score: the gold has none of {', '.join(LAYERS)}")
    pairs: dict[str, list[tuple[list[_Mention], list[_Mention]]]] = {}
    for number, (wanted, given) in enumerate(zip(golds, predictions, strict=True), start=1):
        text = _text(wanted, given, number)
        for layer in LAYERS:
            if not _has(wanted, layer):
                continue
            if not _has(given, layer):
                raise ValueError(
                    f"predicted document {number} has no {layer!r}, which its gold has; [] stands for none"
                )
            mentions = [
                _mentions(document, layer, text, f"{side} document {number}")
                for side, document in (("gold", wanted), ("predicted", given))
            ]
            pairs.setdefault(layer, []).append((mentions[0], mentions[1]))
    return {layer: _layer(layer, pairs[layer]) for layer in LAYERS if layer in pairs}


def _documents(given: Any) -> list[Any]:
    if isinstance(given, Mapping) or hasattr(given, "blocks"):
        return [given]
    if not isinstance(given, Iterable) or isinstance(given, str | bytes):
        raise TypeError(f"score() takes mappings or articles, or sequences of them, not {type(given).__name__}")
    documents = list(given)
    for each in documents:
        if not isinstance(each, Mapping) and not hasattr(each, "blocks"):
            raise TypeError(f"score() takes mappings or articles, not {type(each).__name__}")
    return documents


def _has(document: Any, layer: str) -> bool:
    return not isinstance(document, Mapping) or document.get(layer) is not None


def _text(gold: Any, given: Any, number: int) -> str | None:
    """The text that both are of, where one of them holds it."""
    texts = [each.get("text") if isinstance(each, Mapping) else each.text for each in (gold, given)]
    for side, text in zip(("gold", "predicted"), texts, strict=True):
        if text is not None and not isinstance(text, str):
            raise TypeError(f"the text of {side} document {number} is a str, not {type(text).__name__}")
    first, second = texts
    if first is not None and second is not None and first != second:
        pairs = enumerate(zip(first, second, strict=False))
        place = next((place for place, (one, other) in pairs if one != other), min(len(first), len(second)))
        raise ValueError(
            f"document {number}: gold and predicted are of different texts: from character {place} on they are "
            f"{first[place : place + 30]!r} and {second[place : place + 30]!r}"
        )
    return first if first is not None else second


def _mentions(document: Any, layer: str, text: str | None, where: str) -> list[_Mention]:
    found = document[layer] if isinstance(document, Mapping) else getattr(document, layer)
    if not isinstance(found, Iterable) or isinstance(found, str | bytes | Mapping):
        raise TypeError(f"{where}: {layer} are a list of mentions, not {type(found).__name__}")
    mentions = []
    for each in found:
        if not isinstance(each, Span | Mapping):
            raise TypeError(f"{where}: one of its {layer} is a mapping or a mention, not {type(each).__name__}")
        mention = each.to_dict() if isinstance(each, Span) else dict(each)
        if problem := _problem(mention, layer, text):
            raise ValueError(f"{where}: one of its {layer} {problem}: {str(mention)[:200]}")
        mentions.append(mention)
    return mentions


def _problem(mention: _Mention, layer: str, text: str | None) -> str | None:
    """What is wrong with a mention."""
    start, end = mention.get("start"), mention.get("end")
    if type(start) is not int or type(end) is not int:
        return "needs start and end, whole numbers"
    if not 0 <= start < end:
        return "has no characters between start and end"
    if text is not None and end > len(text):
        return f"does not lie in the text of {len(text)} characters"
    if text is not None and mention.get("text") not in (None, text[start:end]):
        return f"has another text than stands there, {text[start:end]!r}"
    if layer == "figures":
        try:
            _number(mention.get("value"))
        except ArithmeticError:
            return "has a value that is neither a number nor a pair of numbers"
    return None


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


def _head(phrase: object) -> list[str]:
    """The first two syllables of what is counted, without words of quantity."""
    syllables = words_in(str(phrase or "").casefold())
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
