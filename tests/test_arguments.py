"""What a caller gives is checked at the door: a text that says `no` is not taken for a yes."""

from __future__ import annotations

import inspect
import pathlib
import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest

import viennews
from tests.sample_article import sample
from viennews import batch, cluster, extraction, frames, rendering, report, terminal
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


TARGETS: dict[str, Callable[[Any], object]] = {
    "extract": lambda path: extraction.extract(refused(), path),
    "pack": lambda path: cluster.pack(refused(), path),
    "write_report": lambda path: report.write_report(refused(), path),
    "write_table": lambda path: frames.write_table(refused(), "facts", path),
}


def refused() -> Iterator[Any]:
    """Articles, or sources of articles, the first of which is not to be asked for."""
    raise AssertionError("read before the target was looked at")
    yield


@pytest.mark.parametrize("write", TARGETS.values(), ids=list(TARGETS))
def test_a_file_that_cannot_be_written_is_told_first(write: Callable[[Any], object], tmp_path: pathlib.Path) -> None:
    (tmp_path / "folder.csv").mkdir()
    with pytest.raises(IsADirectoryError, match="it is a folder, not a file that can be written"):
        write(tmp_path / "folder.csv")
    with pytest.raises(FileNotFoundError, match=r"there is no such folder: .*nowhere"):
        write(tmp_path / "nowhere" / "out.csv")
    with pytest.raises(TypeError, match=r"by its path \(str or os\.PathLike\), not int"):
        write(5)
    with pytest.raises(ValueError, match="not by an empty text"):
        write("")
    assert [each.name for each in tmp_path.iterdir()] == ["folder.csv"]


def test_texts_are_texts() -> None:
    with pytest.raises(TypeError, match="the name of an example is a str, not int"):
        viennews.example(5)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="title is a str, not int"):
        report.to_report([sample()], title=5)  # type: ignore[arg-type]
    calls: list[Callable[..., Any]] = [frames.to_dict, frames.to_json, partial(frames.rows, table="facts")]
    for call in calls:
        with pytest.raises(TypeError, match="document is a str, not int"):
            call(sample(), document=5)


def test_results_made_by_hand_are_checked() -> None:
    with pytest.raises(TypeError, match="the message of a Failure is a str, not ValueError"):
        viennews.Failure("page.html", "ValueError", ValueError("no page"))  # type: ignore[arg-type]
    figure = viennews.FigureMention(0, 1, "x")
    for parts, message in (
        ((figure, "a sentence"), "the sentence of a fact is Span, not str"),
        ((figure, figure, "Hội"), "the organization of a fact is OrganizationMention or None, not str"),
        ((figure, figure, None, None, "up", 5), "the rule of a fact is str, not int"),
    ):
        with pytest.raises(TypeError, match=message):
            viennews.Fact(*parts)
    with pytest.raises(TypeError, match="the kept of a block is a bool, not int"):
        viennews.Block("Hội", 0, 3, "paragraph", 1, "")  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="from 3 to 0"):
        viennews.Block("Hội", 3, 0, "paragraph", True, "")


def test_every_flag_is_tried() -> None:
    modules = (viennews, batch, extraction, frames, rendering, report, terminal)
    public = {getattr(module, name) for module in modules for name in module.__all__ if name.islower()}
    flags = {
        (call, parameter.name)
        for call in public
        if inspect.isfunction(call)
        for parameter in inspect.signature(call).parameters.values()
        if parameter.annotation == "bool"
    }
    assert flags == {(call, name) for name, call, _ in FLAGS}
