"""Pages and texts that want to break the reader: an answer or an error of our own, and nothing visible lost."""

import pathlib
import re
import unicodedata

import pytest

import viennews

FILES = sorted(pathlib.Path(__file__).with_name("hostile").glob("*.html"))
BODY = "Hội LHPN xã Tân Lập tặng 25 suất quà cho hội viên nghèo ngày 8/3/2021, mỗi suất 300.000 đồng."


def demands(page: str) -> tuple[list[str], list[str]]:
    """What must come back and what must not stand in the text, as the first line of a page says."""
    first = page.split("\n", 1)[0].removeprefix("<!--").removesuffix("-->")
    keep = re.search(r"keep:(.*?)(?:\| not:|$)", first)
    avoid = re.search(r"not:(.*)", first)
    return [
        [part.strip() for part in match[1].split(" | ") if part.strip()] if match else [] for match in (keep, avoid)
    ]  # type: ignore[return-value]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hostile_page(path: pathlib.Path) -> None:
    data = path.read_bytes()
    keep, avoid = demands(data.decode())
    assert keep
    article = viennews.parse(data)
    for words in keep:
        assert words in squeeze(article.text)
    for words in avoid:
        assert words not in squeeze(article.text)
    for mention in [*article.dates, *article.figures, *article.organizations, *article.sentences]:
        assert article.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_normal_form_gives_the_same_article(form: str) -> None:
    page = f"<html><body><h1>Tặng quà hội viên nghèo</h1><p>{BODY}</p></body></html>"
    expected = viennews.parse(page)
    article = viennews.parse(unicodedata.normalize(form, page))  # type: ignore[arg-type]
    assert article.text == expected.text
    assert article.dates == expected.dates


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1258"]
DECLARED = ["utf-8", "utf-16", "windows-1258", "windows-1252", "gb2312", "shift_jis", "no-such-encoding", ""]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lies_about_the_encoding(encoding: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><h1>Tặng quà</h1><p>{BODY}</p></body></html>'
    data = page.encode(encoding) if encoding != "windows-1258" else windows_1258(page)
    article = viennews.parse(data)
    assert article.text
    if encoding.startswith(("utf-8", "utf-16")) and declared not in (
        "windows-1252",
        "windows-1258",
        "gb2312",
        "shift_jis",
    ):
        assert BODY in article.text


def windows_1258(text: str) -> bytes:
    """In windows-1258 the tone marks are characters of their own, the other marks are not."""
    pieces = []
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tones = [mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323"]
        base = unicodedata.normalize("NFC", "".join(mark for mark in decomposed if mark not in tones))
        pieces.append(base + "".join(tones))
    return "".join(pieces).encode("windows-1258")


def test_windows_1258_comes_out_composed() -> None:
    page = f'<html><head><meta charset="windows-1258"></head><body><h1>Tặng quà</h1><p>{BODY}</p></body></html>'
    assert BODY in viennews.parse(windows_1258(page)).text


HUGE = {
    "an attribute of a megabyte": f'<p data-x="{"x" * 1_000_000}">{BODY}</p>',
    "tables in tables, 10,000 deep": "<table><tr><td>" * 10_000 + BODY + "</td></tr></table>" * 10_000,
    "a million empty blocks": "<p></p>" * 1_000_000 + f"<p>{BODY}</p>",
    "a hundred thousand open tags": "<div>" * 100_000 + BODY,
    "a hundred thousand attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{BODY}</p>",
    "inline tags, 5,000 deep": "<b><i>" * 5_000 + BODY,
}


@pytest.mark.parametrize("page", HUGE.values(), ids=list(HUGE))
def test_huge_structures_lose_nothing(page: str) -> None:
    article = viennews.parse(f"<html><body><h1>Tặng quà hội viên</h1>{page}</body></html>")
    seen = " ".join(block.text for block in article.blocks)
    assert BODY in squeeze(seen)


STRANGE = {
    "lone surrogates": f"\ud800 {BODY} \udfff",
    "NUL in the middle": f"{BODY}\x00{BODY}",
    "a million less-than signs": "<" * 1_000_000,
    "a million ampersands": "&" * 1_000_000,
    "one word of a million letters": "ươ" * 500_000,
    "a million digits": "1" * 1_000_000,
    "a million line ends": "\n" * 1_000_000,
    "combining marks": "a" + "\u0301" * 100_000,
    "every plane": "".join(chr(code) for code in range(0x100, 0x20000, 7)),
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=list(STRANGE))
def test_strange_texts_give_an_answer(text: str) -> None:
    article = viennews.parse(text)
    for span in [*article.sentences, *article.dates, *article.figures, *article.organizations]:
        assert article.text[span.start : span.end] == span.text
    for find in (viennews.find_dates, viennews.find_figures, viennews.find_organizations, viennews.sentences):
        for span in find(text):
            assert text[span.start : span.end] == span.text
