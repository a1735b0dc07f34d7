"""The limit on the length of an input: documented, an error of our own, the same at every door."""

import pathlib
from collections.abc import Callable

import pytest
from bs4 import BeautifulSoup

import viennews
from viennews.limits import check_length
from viennews.segments import explain_sentences

TEXT = "Hội LHPN xã Tân Lập trao 25 suất quà ngày 8/3/2021."
PAGE = f"<html><body><h1>Trao quà</h1><p>{TEXT}</p></body></html>"
DOORS: list[Callable[..., object]] = [
    viennews.parse, viennews.find_dates, viennews.find_figures, viennews.find_organizations, viennews.sentences,
    viennews.words, explain_sentences,
]  # fmt: skip


@pytest.mark.parametrize("door", DOORS, ids=lambda door: door.__name__)
def test_longer_than_the_limit(door: Callable[..., object]) -> None:
    assert door(TEXT, max_chars=len(TEXT))
    with pytest.raises(viennews.LimitError, match=rf"{door.__name__}\(\) takes 10 characters at most.*max_chars="):
        door(TEXT, max_chars=10)


@pytest.mark.parametrize("source", [PAGE, PAGE.encode(), PAGE.encode("utf-16"), BeautifulSoup(PAGE, "lxml")])
def test_every_kind_of_source(source: str | bytes | BeautifulSoup) -> None:
    with pytest.raises(viennews.LimitError):
        viennews.parse(source, max_chars=30)
    assert TEXT in viennews.parse(source, max_chars=len(PAGE)).text


def test_files(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "page.html"
    path.write_text(PAGE, encoding="utf-8")
    assert TEXT in viennews.read(path, max_chars=len(PAGE)).text
    for limit in (0, 10, len(PAGE) - 1):
        with pytest.raises(viennews.LimitError):
            viennews.read(path, max_chars=limit)


def test_what_is_no_limit() -> None:
    with pytest.raises(TypeError, match="whole number"):
        viennews.find_dates(TEXT, max_chars=1.5)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="not -1"):
        viennews.parse(TEXT, max_chars=-1)


def test_the_limit_unless_told() -> None:
    assert viennews.MAX_CHARS == 100_000_000
    check_length(viennews.MAX_CHARS, "parse", viennews.MAX_CHARS)
    with pytest.raises(viennews.LimitError, match="100,000,000"):
        check_length(viennews.MAX_CHARS + 1, "parse", viennews.MAX_CHARS)
