from __future__ import annotations

import importlib.util
import pathlib
import random
from typing import Any

import pytest

import viennews
from benchmarks.facts_accuracy import FOLDER, documents
from tests.sample_article import sample
from viennews.frames import to_dict
from viennews.scoring import score

SCORER = FOLDER.parent / "score.py"


def figure(start: int, value: Any = 1, **fields: Any) -> dict[str, Any]:
    return {"start": start, "end": start + 2, "kind": "count", "value": value, **fields}


def test_an_article_agrees_with_itself() -> None:
    scores = score(sample(), sample())
    assert list(scores) == ["dates", "figures", "organizations"]
    for layer in scores.values():
        assert (layer.found.f1, layer.exact.f1, layer.right.f1) == (1, 1, 1)
        assert set(layer.fields.values()) <= {1.0}
    assert scores["figures"].to_dict()["right"] == {"precision": 1.0, "recall": 1.0, "f1": 1.0}


@pytest.mark.parametrize(
    ("gold", "given", "hits"),
    [
        ([figure(0)], [figure(0)], (1, 1, 1)),
        ([figure(0)], [figure(1)], (1, 0, 1)),
        ([figure(0)], [figure(0, 2)], (1, 1, 0)),
        ([figure(0)], [figure(5)], (0, 0, 0)),
        ([figure(0, 1.0)], [figure(0, 1)], (1, 1, 1)),
        ([figure(0, [1, 2])], [figure(0, (1, 2))], (1, 1, 1)),
        ([figure(0, kind="money", unit="VND")], [figure(0, kind="money", unit="USD")], (1, 1, 0)),
        ([figure(0, kind="count", unit="a")], [figure(0, kind="count")], (1, 1, 1)),
    ],
)
def test_hits(gold: list[dict[str, Any]], given: list[dict[str, Any]], hits: tuple[int, ...]) -> None:
    layer = score({"figures": gold}, {"figures": given})["figures"]
    assert (layer.found.recall, layer.exact.recall, layer.right.recall) == hits


def test_optional_gold_is_neither_rewarded_nor_punished() -> None:
    gold = {"figures": [figure(0), figure(10, optional=True)]}
    for given in ([figure(0)], [figure(0), figure(10)], [figure(0), figure(11, 9)]):
        layer = score(gold, {"figures": given})["figures"]
        assert (layer.gold, layer.given, layer.right.f1) == (1, 1, 1)


def test_each_mention_is_used_once_the_longest_overlap_first() -> None:
    gold = {"dates": [{"start": 0, "end": 4, "value": "2021"}, {"start": 4, "end": 10, "value": "2022"}]}
    layer = score(gold, {"dates": [{"start": 2, "end": 10, "value": "2022"}]})["dates"]
    assert (layer.found.precision, layer.found.recall, layer.right.recall) == (1, 0.5, 0.5)


def test_fields() -> None:
    gold = {"figures": [figure(0, counted="số hộ nghèo trong xã", bound="more"), figure(5, counted="người")]}
    given = {"figures": [figure(0, counted="hộ nghèo", bound="more"), figure(5, counted="cán bộ", per="xã")]}
    fields = score(gold, given)["figures"].fields
    assert fields == {"bound": 1.0, "counted": 0.5, "counted_exact": 0.0, "per": 0.0}


@pytest.mark.parametrize("wrong", [3, "text", None, [3], ["text"]])
def test_what_cannot_be_scored(wrong: Any) -> None:
    with pytest.raises(TypeError, match="mappings or articles"):
        score(wrong, wrong)
    with pytest.raises(TypeError, match="mappings or articles"):
        score({"dates": []}, wrong)


@pytest.mark.parametrize(
    ("gold", "given", "message"),
    [
        ([{"dates": []}], [{}, {}], "1 gold documents, but 2"),
        ([], [], "the gold has none of dates, figures, organizations"),
        ({}, {}, "the gold has none of dates, figures, organizations"),
        ({"date": []}, {"date": []}, "the gold has none of dates, figures, organizations"),
        ({"dates": []}, {"date": []}, "predicted document 1 has no 'dates'"),
        ([{"dates": []}, {"figures": []}], [{"dates": []}, {"dates": []}], "predicted document 2 has no 'figures'"),
        ({"dates": [{"value": "2021"}]}, {"dates": []}, "gold document 1: one of its dates needs start and end"),
        ({"dates": []}, {"dates": [{"start": 0.0, "end": 4}]}, "predicted document 1: one of its dates needs start"),
        ({"dates": [{"start": True, "end": 4}]}, {"dates": []}, "needs start and end"),
        ({"dates": [{"start": 4, "end": 4}]}, {"dates": []}, "has no characters between"),
        ({"dates": [{"start": -4, "end": 4}]}, {"dates": []}, "has no characters between"),
        ({"text": "Năm 2021", "dates": [{"start": 4, "end": 9}]}, {"dates": []}, "does not lie in the text of 8"),
        ({"dates": [{"start": 4, "end": 9}]}, {"text": "Năm 2021", "dates": []}, "does not lie in the text of 8"),
        (
            {"dates": [{"start": 3, "end": 7, "text": "2021"}]},
            {"text": "Năm 2021", "dates": []},
            "has another text than stands there, ' 202'",
        ),
        ({"figures": [figure(0, "nhiều")]}, {"figures": []}, "neither a number nor a pair"),
        (
            {"text": "Năm 2021", "dates": []},
            {"text": "Năm 2022", "dates": []},
            "document 1: gold and predicted are of different texts: from character 7 on they are '1' and '2'",
        ),
        ([sample()], [viennews.example()], "document 1: gold and predicted are of different texts"),
        (sample(), {**to_dict(sample()), "text": sample().text[:-1]}, "different texts: from character"),
    ],
)
def test_documents_must_match(gold: Any, given: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        score(gold, given)


@pytest.mark.parametrize(
    ("wrong", "message"),
    [
        ({"dates": 3}, "gold document 1: dates are a list of mentions, not int"),
        ({"dates": {"start": 0, "end": 4}}, "dates are a list of mentions, not dict"),
        ({"dates": ["2021"]}, "one of its dates is a mapping or a mention, not str"),
        ({"dates": [None]}, "not NoneType"),
        ({"text": 3, "dates": []}, "the text of gold document 1 is a str, not int"),
    ],
)
def test_mentions_of_another_type(wrong: Any, message: str) -> None:
    with pytest.raises(TypeError, match=message):
        score(wrong, {"dates": []})


def test_a_layer_counts_where_it_was_annotated() -> None:
    gold = [{"dates": [{"start": 0, "end": 4, "value": "2021"}]}, {"figures": [figure(0)]}]
    given = [{"dates": gold[0]["dates"], "figures": [figure(7)]}, {"dates": [{"start": 5, "end": 9}], **gold[1]}]
    scores = score(gold, given)
    assert [(layer.gold, layer.given, layer.right.f1) for layer in scores.values()] == [(1, 1, 1.0), (1, 1, 1.0)]


def test_a_plain_dict_is_as_good_as_its_article() -> None:
    assert score(to_dict(sample()), sample()) == score(sample(), to_dict(sample())) == score(sample(), sample())


@pytest.mark.skipif(not SCORER.is_file(), reason="the reference scorer lies outside of the repository")
def test_the_definitions_are_those_of_the_reference() -> None:
    spec = importlib.util.spec_from_file_location("reference_score", pathlib.Path(SCORER))
    assert spec is not None
    assert spec.loader is not None
    reference = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(reference)
    chance = random.Random(7)
    golds, givens = [], []
    for _, _, gold in documents(FOLDER):
        given: dict[str, list[dict[str, Any]]] = {}
        for layer in ("dates", "figures", "organizations"):
            given[layer] = []
            for each in gold[layer]:
                mention = dict(each)
                mention.pop("optional", None)
                draw = chance.random()
                if draw < 0.2:
                    continue
                if draw < 0.3:
                    mention["end"] += 2
                if draw > 0.9:
                    mention["start"] += mention["end"] - mention["start"] > 1
                    mention["value"] = mention["name"] = "x" if layer != "figures" else 1
                    mention["counted"] = None
                given[layer].append(mention)
        golds.append(gold)
        givens.append(given)
    ours = score(golds, givens)
    for layer in ours:
        pairs = [("", "", gold[layer], given[layer]) for gold, given in zip(golds, givens, strict=True)]
        theirs = reference.score_layer(layer, pairs, lambda *_: None)
        assert (ours[layer].gold, ours[layer].given) == (theirs["gold"], theirs["given"])
        for name in ("found", "exact", "right"):
            assert round(getattr(ours[layer], name).f1, 4) == theirs[name]["f1"]
        assert {field: round(value, 4) for field, value in ours[layer].fields.items()} == theirs["fields"]
