"""Spans as a caller makes them."""

from __future__ import annotations

import copy
import dataclasses
import pickle
from typing import Any

import pytest
from bs4.element import NavigableString

from viennews import Block, DateMention, Fact, Failure, FigureMention, Input, OrganizationMention, Span
from viennews.blocks import Table
from viennews.documents import from_dict
from viennews.extraction import Summary
from viennews.scoring import Rate
from viennews.segments import SentenceBorder

KINDS = [Span, DateMention, FigureMention, OrganizationMention]


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("parts", "error", "message"),
    [
        (("a", 3, "abcd"), TypeError, "the start of a span is an int, an offset in code points, not str"),
        ((0, "4", "abcd"), TypeError, "the end of a span is an int, an offset in code points, not str"),
        ((0.0, 4, "abcd"), TypeError, "the start of a span is an int, .* not float"),
        ((True, 5, "abcd"), TypeError, "the start of a span is an int, .* not bool"),
        ((0, None, ""), TypeError, "the end of a span is an int, .* not NoneType"),
        ((0, 4, b"abcd"), TypeError, "the text of a span is a str, not bytes"),
        ((0, 4, None), TypeError, "the text of a span is a str, not NoneType"),
        ((-1, 3, "abcd"), ValueError, "a span from -1 to 3 cannot have a text of 4 characters: 'abcd'"),
        ((0, 3, "abcd"), ValueError, r"a span from 0 to 3 .* 'abcd'; it holds text\[start:end\]"),
        ((4, 0, ""), ValueError, "a span from 4 to 0 cannot have a text of 0 characters"),
    ],
)
def test_parts_that_make_no_span(kind: Any, parts: tuple[Any, ...], error: type[Exception], message: str) -> None:
    with pytest.raises(error, match=message):
        kind(*parts)


@pytest.mark.parametrize("kind", KINDS)
def test_parts_that_make_one(kind: Any) -> None:
    for parts in ((0, 0, ""), (2, 6, "abcd"), (1, 3, "🌾ấ"), (1, 3, NavigableString("ấp"))):
        span = kind(*parts)
        assert (span.start, span.end, span.text) == parts
        assert kind(start=parts[0], end=parts[1], text=parts[2]) == span


@pytest.mark.parametrize("span", [*(kind(2, 6, "abcd") for kind in KINDS), SentenceBorder(5, 6, ".", True, "rule")])
def test_spans_are_values(span: Span) -> None:
    for again in (copy.deepcopy(span), pickle.loads(pickle.dumps(span)), dataclasses.replace(span)):
        assert again == span
        assert hash(again) == hash(span)
        assert type(again) is type(span)
    assert span.shift(3).start == span.start + 3
    with pytest.raises(dataclasses.FrozenInstanceError):
        span.start = 0  # type: ignore[misc]
    with pytest.raises(ValueError, match="a span from -"):
        span.shift(-7)


RESULTS = [
    Span(0, 1, "x"), *(kind(2, 6, "abcd") for kind in KINDS), SentenceBorder(5, 6, ".", True, "rule"),
    Fact(FigureMention(0, 1, "x"), Span(0, 1, "x")), Block("x", 0, 1, "paragraph", True, ""), Table((), ()),
    Failure("page.html", "ValueError", "no page"), Input("page", "text"), Summary(), Rate(1, 1, 1),
    from_dict({"text": "x"}),
]  # fmt: skip


@pytest.mark.parametrize("result", RESULTS, ids=lambda result: type(result).__name__)
def test_results_do_not_change(result: Any) -> None:
    for name in (result.__match_args__[0], "another"):
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot assign to field '{name}'"):
            setattr(result, name, 1)
        with pytest.raises(dataclasses.FrozenInstanceError, match=f"cannot delete field '{name}'"):
            delattr(result, name)


def test_a_kind_of_mention_of_ones_own_may_hold_more() -> None:
    class Noted(FigureMention):
        pass

    noted: Any = Noted(0, 1, "x")
    noted.note = "seen"
    assert noted.note == "seen"
    del noted.note
    with pytest.raises(dataclasses.FrozenInstanceError):
        noted.kind = "money"
