"""Options that are on or off: a text that says `no` is not taken for a yes."""

from __future__ import annotations

import inspect
import re
from collections.abc import Callable
from typing import Any

import pytest

import viennews
from tests.sample_article import sample
from viennews import batch, extraction, frames, rendering, report
from viennews.terminal import to_terminal

FLAGS: list[tuple[str, Callable[..., Any], tuple[Any, ...]]] = [
    ("generic", viennews.find_organizations, ("Hội",)),
    ("keep_names", viennews.words, ("Hội",)),
    ("progress", batch.read_many, ([],)),
    ("progress", batch.read_rows, ([],)),
    ("progress", extraction.extract, (["page.txt"], "out.csv")),
    ("resume", extraction.extract, (["page.txt"], "out.csv")),
    ("words", frames.to_dict, (sample(),)),
    ("words", frames.to_json, (sample(),)),
    ("facts", rendering.to_html, (sample(),)),
    ("facts", rendering.to_fragment, (sample(),)),
    ("colour", to_terminal, (sample(),)),
    ("values", to_terminal, (sample(),)),
    ("dropped", to_terminal, (sample(),)),
]


@pytest.mark.parametrize(("name", "call", "arguments"), FLAGS)
@pytest.mark.parametrize("value", ["no", None, 1, [viennews.Span(0, 3, "Hội")]])
def test_a_flag_is_true_or_false(name: str, call: Callable[..., Any], arguments: tuple[Any, ...], value: Any) -> None:
    with pytest.raises(TypeError, match=re.escape(f"{name} is True or False, not {value!r}")):
        call(*arguments, **{name: value})


def test_every_flag_is_tried() -> None:
    tried = {(call, name) for name, call, _ in FLAGS}
    modules = (viennews, batch, extraction, frames, rendering, report)
    public = [getattr(module, name) for module in modules for name in module.__all__]
    for call in public:
        if inspect.isfunction(call):
            flags = [each.name for each in inspect.signature(call).parameters.values() if each.annotation == "bool"]
            assert {(call, name) for name in flags} <= tried
