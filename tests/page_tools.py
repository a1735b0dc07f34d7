"""Pages for tests: every visible character, random names, flattened pages."""

import random
import re
import unicodedata

from bs4 import BeautifulSoup, NavigableString, Tag
from bs4.element import PreformattedString

import viennews

UNSEEN = {"script", "style", "noscript", "template", "svg", "canvas", "audio", "video", "object", "iframe", "title",
          "datalist", "noframes", "noembed"}  # fmt: skip
ZERO_WIDTH = re.compile("[\u200b-\u200f\u2060\ufeff\u00ad]")


def characters(text: str) -> list[str]:
    """The characters of a text that leave a mark, in order, whatever the spaces between them."""
    return [each for each in ZERO_WIDTH.sub("", unicodedata.normalize("NFC", text)) if not each.isspace()]


def visible_text(markup: str) -> str:
    """What a reader may see of a page, by a walk of BeautifulSoup's own."""
    stack: list[object] = [BeautifulSoup(markup, "lxml")]
    parts = []
    while stack:
        node = stack.pop()
        if isinstance(node, Tag):
            if node.name not in UNSEEN:
                stack.extend(reversed(node.contents))
        elif isinstance(node, NavigableString) and not isinstance(node, PreformattedString):
            parts.append(str(node))
    return " ".join(parts)


def windows_1258(text: str) -> bytes:
    """Tone marks are characters of their own in windows-1258, other marks are not."""
    pieces = []
    for character in text:
        decomposed = unicodedata.normalize("NFD", character)
        tones = "".join(mark for mark in decomposed if mark in "\u0300\u0301\u0303\u0309\u0323")
        base = "".join(mark for mark in decomposed if mark not in tones)
        pieces.append(unicodedata.normalize("NFC", base) + tones)
    return "".join(pieces).encode("windows-1258")


def with_random_names(markup: str, seed: int) -> str:
    """The page with each word of its classes and ids replaced, always by the same random word."""
    chance = random.Random(seed)
    words: dict[str, str] = {}

    def replaced(text: str) -> str:
        return " ".join(
            words.setdefault(word, "".join(chance.choices("bcdfghklmnpqrstvxz", k=8))) for word in text.split()
        )

    soup = BeautifulSoup(markup, "lxml")
    for element in soup.find_all(True):
        for name in ("class", "id", "role"):
            value = element.attrs.get(name)
            if isinstance(value, list):
                element[name] = replaced(" ".join(value)).split()
            elif value:
                element[name] = replaced(value)
    return str(soup)


def shingles(text: str) -> set[tuple[str, ...]]:
    """Runs of four words within a line."""
    found: set[tuple[str, ...]] = set()
    for line in text.splitlines():
        words = re.findall(r"\w+", line)
        found.update(tuple(words[start : start + 4]) for start in range(max(1, len(words) - 3)))
    return found


def likeness(first: str, second: str) -> float:
    """F1 of the shingles of two texts."""
    one, other = shingles(first), shingles(second)
    return 2 * len(one & other) / max(1, len(one) + len(other))


def check_laws(article: viennews.Article) -> None:
    """Offsets hold, blocks are in order, and what is kept is the text."""
    end = 0
    for block in article.blocks:
        assert article.source[block.start : block.end] == block.text
        assert block.start >= end
        assert not characters(article.source[end : block.start])
        assert block.rule
        end = block.end
    assert not characters(article.source[end:])
    assert article.text == "\n\n".join(block.text for block in article.blocks if block.kept)
    assert unicodedata.is_normalized("NFC", article.source)
    for span in article.paragraphs:
        assert article.text[span.start : span.end] == span.text
        assert article.source_span(span).text == span.text
    assert set(article.dropped) == {block for block in article.blocks if not block.kept}
