"""What a single piece looks like: running text, a caption, a byline, a phrase of page chrome."""

from __future__ import annotations

import itertools
import re

from viennews.blocks import Piece
from viennews.lexicon import Lexicon
from viennews.spelling import fold

END = (".", "!", "?", "…", "./.", ".”", '."', "”.", ".)", ";", ":", "。")
CLOSING = "”\"')’*"
_BEFORE = re.compile(r"^[\W_]+")
_NUMBERS = ' \t\n0123456789()[]:.…>»›|+_-"'
_NAME_BEFORE = re.compile(r"^[\W_]+")
_NUMBERS = ' \t\n0123456789()[]:.…>»›|+_-"'
_NAME = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
_CAPTION_START = re.compile(
    r"(?:ảnh(?: minh họa| tư liệu| chụp| do)?|hình(?: ảnh)?|đồ họa|photo|image|nguồn ảnh|tranh|clip|video)"
    r"\s?(?:[:.)(]|$|\d)"
)
_CAPTION_END = re.compile(r"[.(\s](?:ảnh|ảnh minh họa|photo|nguồn|đồ họa)\s?(?::.{0,60}|minh họa|tư liệu|[.)])\W*$")
_BYLINE_START = re.compile(
    r"(?:bài|tin|ảnh|tác giả|nguồn|theo|tin, ảnh|bài, ảnh|tin và ảnh|bài và ảnh|tin bài|thực hiện|biên tập|người viết|"
    r"nguồn tin|ctv|pv|by)\s?(?::|,|-|&|và)\s?.{2,60}|(?:theo|nguồn|by) .{2,50}"
)
_ADDED = re.compile(r"\s?\([^()]{2,45}\)?$|\s?/\s?[^/]{2,35}$")
_COUNT = re.compile(
    r"\A[^\w.,]*+[\d.,]++ ?(?:lượt (?:xem|đọc|truy cập|thích)|lần (?:đọc|xem)|bình luận|ý kiến|nhận xét|phản hồi|"
    r"người xem|views?|comments?|shares?)\W*"
)
_ARROWS = ("»", "›", "►", "▶", ">>", "→")
_BRACKETS = " ()[]*-./"
_LONGEST_PHRASE = 200
_LONG_KINDS = frozenset(("footer", "comment", "tags"))
"""What chrome says in whole sentences."""
_LONGEST_BYLINE = 70
_LONGEST_CAPTION = 260


class Phrases:
    """The phrases of page chrome, by how they match, and the names of elements that tell what they are for."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Built once for a lexicon (`lexicon.built(Phrases)`)."""
        self._whole: dict[str, str] = {}
        self._start: dict[str, str] = {}
        for row in lexicon.rows("chrome_phrases"):
            table = self._whole if row["match"] == "whole" else self._start
            table.setdefault(fold(row["phrase"]), row["kind"])
        self._starts: dict[str, list[str]] = {}
        for phrase in sorted(self._start, key=len, reverse=True):
            self._starts.setdefault(phrase[:2], []).append(phrase)
        self._names = {row["word"]: row["kind"] for row in lexicon.rows("chrome_names")}

    def whole(self, piece: Piece) -> str | None:
        """The kind of chrome that a piece is whose words are a phrase, numbers and signs around it set aside."""
        bare = piece.folded.rstrip(_NUMBERS)
        if bare and not bare[0].isalnum():
            bare = _BEFORE.sub("", bare)
        return self._whole.get(bare)

    def kind(self, piece: Piece) -> str | None:
        """The kind of chrome that a piece is by its words or the words it begins with; `None` for a long one."""
        if len(piece.text) >= _LONGEST_PHRASE:
            return None
        if kind := self.whole(piece):
            return kind
        if piece.text.startswith(_ARROWS):
            return "related_heading"
        if piece.text[0] == "#" and piece.text[1:2].isalpha():
            return "tags"
        if _COUNT.fullmatch(piece.folded):
            return "share"
        kind = self._beginning(piece.folded)
        if not kind:
            return None
        sentence = len(piece.text) > 60 and piece.text.endswith(".") and piece.links * 2 < len(piece.text)
        return None if sentence and kind not in _LONG_KINDS else kind

    def _beginning(self, folded: str) -> str | None:
        for phrase in (*self._starts.get(folded[:2], ()), *self._starts.get(folded[:1], ())):
            if folded.startswith(phrase) and not (phrase[-1].isalnum() and folded[len(phrase) :][:1].isalnum()):
                return self._start[phrase]
        return None

    def of_names(self, names: str) -> str | None:
        """The kind of chrome that an element is, by its class, id and role."""
        words = names.replace("_", " ").replace("-", " ").split()
        pairs = map("-".join, itertools.pairwise(words)) if "-" in names else ()
        return next((self._names[word] for word in (*words, *pairs) if word in self._names), None)


def ended(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return text.rstrip(CLOSING).endswith(END)


def is_prose(piece: Piece) -> bool:
    """Whether a piece reads like running text."""
    length = len(piece.text)
    return length >= 80 and piece.links * 2 < length and (length >= 200 or ended(piece.text))


def is_caption(piece: Piece) -> bool:
    """Whether a piece says that it is a caption: `Ảnh: …` at its start or its end."""
    if len(piece.text) > _LONGEST_CAPTION:
        return False
    return bool(_CAPTION_START.match(piece.folded) or _CAPTION_END.search(piece.folded, max(5, len(piece.text) - 90)))


def says_byline(piece: Piece) -> bool:
    """Whether a short piece says who wrote it: `Bài, ảnh: …`, `Theo …`."""
    text = piece.folded.strip(_BRACKETS)
    if len(text) > _LONGEST_BYLINE or piece.text.endswith((":", "?", "!", ",")):
        return False
    return bool(_BYLINE_START.fullmatch(text))


def is_byline(piece: Piece) -> bool:
    """Whether a short piece says who wrote it, or is nothing but names: `Hồng Vân`, `Hà Anh (tổng hợp)`, `A/Báo B`."""
    if says_byline(piece):
        return True
    text = piece.text.strip(_BRACKETS)
    if len(text) > _LONGEST_BYLINE or piece.text.endswith((":", "?", "!", ",")) or any(map(str.isdigit, text)):
        return False
    words = _NAME.findall(_ADDED.sub("", text))
    return 1 <= len(words) <= 9 and all(word[0].isupper() or word in ("và", "ảnh") for word in words)
