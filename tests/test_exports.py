from __future__ import annotations

import dataclasses
import json
import sys
import xml.etree.ElementTree as ElementTree
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.sample_article import empty, sample
from viennews.documents import Document
from viennews.errors import MissingExtraError
from viennews.exports import LABELS, label_studio_config, to_conll, to_label_studio, to_spacy
from viennews.frames import version
from viennews.mentions import OrganizationMention
from viennews.span import Span


def entities_of_conll(text: str) -> list[tuple[str, str]]:
    """Labels and words of the entities of a CoNLL text."""
    found: list[tuple[str, str]] = []
    for line in text.splitlines():
        form, _, tag = line.partition("\t")
        if tag.startswith("B-"):
            found.append((tag[2:], form))
        elif tag.startswith("I-"):
            kind, words = found.pop()
            assert kind == tag[2:]
            found.append((kind, f"{words} {form}"))
    return found


def test_conll() -> None:
    text = to_conll(sample())
    lines = text.splitlines()
    assert lines[0].startswith("# newdoc id = ")
    assert lines[1] == f"# generator = viennews {version()}"
    assert lines[2:5] == ["Hội\tB-ORGANIZATION", "Nông_dân\tI-ORGANIZATION", "xã\tI-ORGANIZATION"]
    assert lines.count("") == 3
    assert ("COUNT", "12") in entities_of_conll(text)
    assert [kind for kind, _ in entities_of_conll(text)] == [
        "ORGANIZATION", "DATE", "ORGANIZATION", "COUNT", "MONEY", "RATIO", "PERCENT",
    ]  # fmt: skip


def test_conll_of_several_and_of_none() -> None:
    assert to_conll([sample(), empty()]).count("# newdoc") == 2
    assert to_conll([]) == ""


def test_a_word_is_cut_where_a_mention_ends() -> None:
    article = Document(
        text="Hội Phụ nữ xã",
        source="",
        words=(Span(0, 3, "Hội"), Span(4, 13, "Phụ nữ xã")),
        sentences=(Span(0, 13, "Hội Phụ nữ xã"),),
        organizations=(OrganizationMention(0, 10, "Hội Phụ nữ"),),
    )
    assert to_conll(article).splitlines()[2:-1] == ["Hội\tB-ORGANIZATION", "Phụ_nữ\tI-ORGANIZATION", "xã\tO"]


def test_label_studio() -> None:
    article = sample()
    task = json.loads(json.dumps(to_label_studio(article)))
    assert task["data"]["text"] == article.text
    (prediction,) = task["predictions"]
    assert prediction["model_version"] == f"viennews {version()}"
    units = article.text.encode("utf-16-le")
    for result in prediction["result"]:
        value = result["value"]
        assert units[2 * value["start"] : 2 * value["end"]].decode("utf-16-le") == value["text"]
        assert value["labels"][0] in LABELS
    assert [result["meta"]["text"][0] for result in prediction["result"]] == [
        "farmers|phú an", "2021-03-05", "farmers|phú an", "12", "300000–500000 VND", "19/20", "5 %",
    ]  # fmt: skip
    assert len({result["id"] for result in prediction["result"]}) == len(prediction["result"])


def test_label_studio_config_names_what_the_tasks_use() -> None:
    view = ElementTree.fromstring(label_studio_config())
    labels = view.find("Labels")
    assert labels is not None
    assert (labels.get("name"), labels.get("toName")) == ("label", "text")
    assert [each.get("value") for each in labels] == list(LABELS)


@pytest.mark.parametrize("labels", [5, "DATE", None, ["DATE", 5], {"DATE"}])
def test_what_makes_no_labels(labels: Any) -> None:
    with pytest.raises(TypeError, match=r"labels are a sequence of str, such as viennews\.exports\.LABELS, not"):
        label_studio_config(labels)


def round_trip(article: Document) -> None:
    doc = to_spacy(article)
    assert doc.text == article.text
    mentions = sorted([*article.dates, *article.figures, *article.organizations], key=lambda each: each.start)
    assert [(each.start_char, each.end_char, each.text) for each in doc.ents] == [
        (each.start, each.end, each.text) for each in mentions
    ]
    starts = {token.idx for token in doc}
    assert {word.start for word in article.words} <= starts


def test_spacy_round_trip() -> None:
    pytest.importorskip("spacy")
    article = sample()
    round_trip(article)
    doc = to_spacy(article)
    assert [each.text.strip() for each in doc.sents] == [each.text for each in article.sentences]
    assert [each.label_ for each in doc.ents][:2] == ["ORGANIZATION", "DATE"]
    assert [each.kb_id_ for each in doc.ents][:2] == ["farmers|phú an", "2021-03-05"]
    assert [each.text for each in doc.spans["figures"]] == [each.text for each in article.figures]
    assert doc.user_data["viennews"]["version"] == version()


def test_spacy_goes_through_bytes_and_a_pipeline() -> None:
    spacy = pytest.importorskip("spacy")
    nlp = spacy.blank("xx")
    doc = to_spacy(sample(), nlp)
    again = spacy.tokens.Doc(nlp.vocab).from_bytes(doc.to_bytes())
    assert again.text == sample().text
    assert [each.text for each in nlp(doc).ents] == [each.text for each in doc.ents]


def test_spacy_of_nothing() -> None:
    pytest.importorskip("spacy")
    assert to_spacy(Document("", "")).text == ""
    round_trip(empty())


@given(st.text(alphabet="aấ \n\t.🌾", max_size=30), st.data())
def test_spacy_of_any_text(text: str, data: st.DataObject) -> None:
    pytest.importorskip("spacy")
    edges = sorted(data.draw(st.sets(st.integers(0, len(text)), max_size=6)))
    pieces = [Span(a, b, text[a:b]) for a, b in pairwise(edges)]
    clean = [each for each in pieces if each.text and each.text == each.text.strip()]
    article = Document(
        text, "", words=tuple(clean), sentences=tuple(clean),
        organizations=tuple(OrganizationMention(each.start, each.end, each.text) for each in clean[::2]),
    )  # fmt: skip
    round_trip(article)
    assert len(entities_of_conll(to_conll(article))) == len(clean[::2])


def test_without_spacy_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "spacy", None)
    monkeypatch.setitem(sys.modules, "spacy.tokens", None)
    with pytest.raises(MissingExtraError, match=r"viennews\[spacy\]"):
        to_spacy(sample())


@pytest.mark.parametrize("given", ["a text", b"bytes", 5, None, {"text": "x"}])
def test_what_is_no_article_is_told(given: Any) -> None:
    for export, expected in (
        (to_spacy, "an article is expected"),
        (to_label_studio, "an article is expected"),
        (to_conll, "an article or several are expected"),
    ):
        with pytest.raises(TypeError, match=f"^{expected}, not {type(given).__name__}$"):
            export(given)
    with pytest.raises(TypeError, match=f"^an article is expected, not {type(given).__name__}$"):
        to_conll([sample(), given])


@pytest.mark.parametrize("nlp", ["vi_core_news", 5, sample()])
def test_what_is_no_pipeline_is_told(nlp: Any) -> None:
    with pytest.raises(TypeError, match=rf"spacy\.blank\('vi'\), not {type(nlp).__name__}$"):
        to_spacy(sample(), nlp)


def test_overlapping_mentions_give_the_longest() -> None:
    article = sample()
    inner = OrganizationMention(*(article.text.index("Nông dân"), article.text.index("Nông dân") + 8), "Nông dân")
    more = dataclasses.replace(article, organizations=(*article.organizations, inner))
    assert entities_of_conll(to_conll(more)) == entities_of_conll(to_conll(article))
