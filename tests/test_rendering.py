"""Articles as HTML and as terminal text: everything is there, everything is escaped, markup nests."""

from __future__ import annotations

import dataclasses
import re
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

import viennews
from tests.html_tree import Tree
from tests.sample_article import PAYLOADS, empty, hostile, sample
from viennews.documents import from_dict
from viennews.frames import to_dict
from viennews.rendering import to_fragment, to_html
from viennews.span import Span
from viennews.terminal import to_terminal
from viennews.wording import LANGUAGES, Wording


def plain_text(text: str) -> str:
    return " ".join(text.split())


def test_reads_like_the_article() -> None:
    article = sample()
    tree = Tree(to_fragment(article))
    assert plain_text("".join(tree.text)).endswith(plain_text(article.text))
    assert "300,000–500,000 VND per suất\nmoney" in tree.titles
    assert any(title.startswith("Hội Nông dân xã Phú An\nfarmers' union · commune") for title in tree.titles)
    assert any(title.startswith("2021-03-05\nday · 5 Mar 2021") for title in tree.titles)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("dropped", ["folded", "inline", "hidden"])
@pytest.mark.parametrize("facts", [True, False])
def test_links_lead_somewhere_and_ids_are_unique(language: str, dropped: Any, facts: bool) -> None:
    tree = Tree(to_html(sample(), language=language, dropped=dropped, facts=facts))
    inside = [link[1:] for link in tree.links if link.startswith("#")]
    assert bool(inside) == facts
    assert set(inside) <= set(tree.ids)
    assert len(tree.ids) == len(set(tree.ids))
    assert "script" not in tree.names


def test_what_was_stripped() -> None:
    assert "links only" in to_fragment(sample())
    inline = to_fragment(sample(), dropped="inline")
    assert inline.index("<s>MENU</s>") < inline.index("🌾")
    assert "MENU" not in to_fragment(sample(), dropped="hidden")


def test_a_title_that_the_text_lacks_is_shown() -> None:
    assert "<h1" in to_html(dataclasses.replace(sample(), title="Tên khác"))
    assert to_html(dataclasses.replace(sample(), title=None)).count("<h1") == 0
    first = from_dict({"text": "Tên bài\nThân bài.", "title": "Tên bài"})
    assert to_html(first).count("<h1") == 1


def test_a_fact_without_a_sentence_leads_to_its_line() -> None:
    tree = Tree(to_html(dataclasses.replace(sample(), sentences=())))
    inside = {link[1:] for link in tree.links if link.startswith("#")}
    assert inside <= set(tree.ids)
    assert len(tree.ids) == len(set(tree.ids))


def test_the_same_article_gives_the_same_html() -> None:
    assert to_html(sample()) == to_html(sample())


def test_without_figures() -> None:
    assert "No figures in this article." in to_fragment(empty())
    assert "<details" not in to_fragment(empty())


@pytest.mark.parametrize("options", [{"language": "fr"}, {"theme": "pink"}, {"dropped": "shown"}])
def test_options_say_what_they_may_be(options: dict[str, str]) -> None:
    with pytest.raises(ValueError, match=r"en, vi|auto, light, dark|folded, inline, hidden"):
        to_html(sample(), **options)  # type: ignore[arg-type]


@pytest.mark.parametrize("payload", PAYLOADS)
@pytest.mark.parametrize("dropped", ["folded", "inline"])
def test_text_stays_text(payload: str, dropped: Any) -> None:
    page = to_html(hostile(payload), dropped=dropped)
    page.encode("utf-8")
    tree = Tree(page)
    assert tree.names <= {
        "html", "head", "meta", "title", "style", "body", "main", "div", "label", "input", "mark", "article", "p",
        "span", "h1", "table", "thead", "tbody", "tr", "th", "td", "details", "summary", "a", "s", "footer",
    }  # fmt: skip
    shown = re.sub(r"[\x00\x1b\ud800]", "\ufffd", payload)
    assert plain_text("".join(tree.text)).count(plain_text(shown)) >= 4
    assert all(link.startswith(("#", "https://a/")) for link in tree.links)


@pytest.mark.parametrize("url", ["javascript:alert(1)", "data:text/html,x", " https://a", "//a.b", "x", ""])
def test_only_pages_of_the_web_are_linked(url: str) -> None:
    assert not [
        link for link in Tree(to_html(dataclasses.replace(sample(), url=url))).links if not link.startswith("#")
    ]


@given(st.text(alphabet="aấ \n<&🌾|\x00", max_size=40), st.data())
def test_any_spans_nest_and_no_character_is_lost(text: str, data: st.DataObject) -> None:
    def spans() -> list[Span]:
        edges = data.draw(st.lists(st.integers(0, len(text)), max_size=8).map(sorted))
        return [Span(a, b, text[a:b]) for a, b in pairwise(edges) if a < b]

    article = from_dict(
        {
            "text": text,
            "sentences": [each.to_dict() for each in spans()],
            "dates": [each.to_dict() for each in spans()],
            "figures": [each.to_dict() for each in spans()],
            "organizations": [each.to_dict() for each in spans()],
        }
    )
    tree = Tree(to_html(article))
    assert plain_text("".join(tree.text)) == plain_text(text.replace("\x00", "\ufffd"))
    assert len(tree.ids) == len(set(tree.ids))


def test_plain_dicts() -> None:
    article = sample()
    again = from_dict(to_dict(article, words=True))
    for name in (
        "text",
        "title",
        "url",
        "published",
        "sentences",
        "words",
        "dates",
        "figures",
        "organizations",
        "facts",
    ):
        assert getattr(again, name) == getattr(article, name)
    page = viennews.render(to_dict(article) | {"source": article.source})
    assert page == viennews.render(article) == to_html(article)
    assert "<mark" in viennews.render({"text": "Năm 2021.", "dates": [{"start": 0, "end": 8, "value": "2021"}]})


def test_the_function_stays_the_function() -> None:
    import viennews.rendering

    assert callable(viennews.render)
    assert viennews.render is viennews.rendering.render


@pytest.mark.parametrize(
    ("document", "message"),
    [
        ({}, "needs its text"),
        ({"text": "abc", "dates": [{"start": 0, "end": 4}]}, "does not lie in the text of 3"),
        ({"text": "abc", "dates": [{"start": 2, "end": 1}]}, "does not lie"),
        ({"text": "abc", "dates": [{"start": 0, "end": 2, "text": "bc"}]}, "the text has 'ab'"),
        ({"text": "abc", "dates": [{"start": "0", "end": 2}]}, "whole numbers"),
        ({"text": "abc", "dates": [{}, 7]}, r"dates\[0\]: start and end"),
        ({"text": "abc", "dates": [7]}, r"dates\[0\]: a mapping is expected"),
        ({"text": "abc", "dates": 7}, "dates: a list is expected"),
        ({"text": "abc", "dates": "7"}, "dates: a list is expected"),
        ({"text": "abc", "dates": [{"start": 0, "end": 2, "value": 2021}]}, "value: a text is expected"),
        ({"text": "abc", "dates": [{"start": 0, "end": 2, "precision": "hour"}]}, "it is one of day, week"),
        ({"text": "abc", "dates": [{"start": 0, "end": 2, "time": "noon"}]}, "HH:MM"),
        ({"text": "abc", "organizations": [{"start": 0, "end": 2, "province": "Huế"}]}, "before and after"),
        ({"text": "abc", "figures": [{"start": 0, "end": 2, "value": True}]}, "a number"),
        ({"text": "abc", "title": 7}, "title: a text is expected"),
        ({"text": "abc", "blocks": [{"text": "abc", "start": "0"}]}, r"blocks\[0\]"),
        ({"text": "abc", "figures": [{"start": 0, "end": 2, "kind": "score"}]}, "the kinds are count, ratio"),
        ({"text": "abc", "figures": [{"start": 0, "end": 2, "value": "many"}]}, "a number"),
        ({"text": "abc", "figures": [{"start": 0, "end": 2, "value": [1, 2, 3]}]}, "two numbers"),
        ({"text": "abc", "organizations": [{"start": 0, "end": 2, "kind": "team"}]}, "the kinds are women"),
        ({"text": "abc", "published": "yesterday"}, "YYYY-MM-DD"),
        ({"text": "abc", "facts": [{}]}, "needs its figure"),
        ({"text": "abc", "blocks": [{}]}, "needs its text"),
    ],
)  # fmt: skip
def test_wrong_dicts_say_what_is_wrong(document: dict[str, Any], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        viennews.render(document)


@pytest.mark.parametrize("wrong", [3, None, "text", ["text"]])
def test_what_is_no_document(wrong: Any) -> None:
    with pytest.raises(TypeError, match="mapping"):
        viennews.render(wrong)


def test_terminal() -> None:
    text = to_terminal(sample(), colour=False, dropped=True)
    assert "\x1b" not in text
    assert sample().text in text
    assert "menu (links only): MENU" in text
    assert "\x1b[34mNgày 5/3/2021\x1b[0m" in to_terminal(sample())


def test_values_in_the_terminal_are_plain_numbers() -> None:
    text = to_terminal(sample(), colour=False, values=True)
    assert "Ngày 5/3/2021 [2021-03-05]" in text
    assert "300.000 - 500.000 đồng [300000–500000 VND" in text
    assert "19/20 [19/20" in text
    road = viennews.parse("Tuyến đường hoa\n\nTuyến đường hoa có chiều dài 1.250,5 m.")
    assert "1.250,5 m [1250.5 m]" in to_terminal(road, colour=False, values=True)
    assert "1.250,5 m [1250,5 m]" in to_terminal(road, colour=False, values=True, language="vi")


@pytest.mark.parametrize("colour", [True, False])
def test_a_page_cannot_reach_the_terminal(colour: bool) -> None:
    text = to_terminal(hostile("\x1b]0;owned\x07\x9b31m\u202e"), colour=colour, dropped=True)
    assert not re.search(r"\x1b(?!\[\d+m)|[\x07\x9b\u202e]", text)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_label_is_there(language: str) -> None:
    words = Wording(language)
    assert all(words[key] for key in ("facts", "organization", "no_facts"))
    with pytest.raises(ValueError, match="en, vi"):
        Wording("de")


@pytest.mark.parametrize(
    ("language", "value", "written", "short"),
    [
        ("en", "1234.5", "1,234.5", "1,234.5"),
        ("vi", "1234.5", "1.234,5", "1.234,5"),
        ("en", "553763000000", "553,763,000,000", "553.8 billion"),
        ("vi", "250000000", "250.000.000", "250 triệu"),
        ("en", "25000", "25,000", "25 k"),
        ("en", "1000000000000", "1,000,000,000,000", "1,000 billion"),
        ("en", "100", "100", "100"),
        ("en", "0", "0", "0"),
        ("en", "1E+3", "1,000", "1,000"),
        ("vi", "-0.50", "-0,5", "-0,5"),
    ],
)
def test_numbers(language: str, value: str, written: str, short: str) -> None:
    words = Wording(language)
    assert (words.number(Decimal(value)), words.short(Decimal(value))) == (written, short)
