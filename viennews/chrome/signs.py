"""What a single piece looks like: running text, a caption, a byline, a name of a file."""

from __future__ import annotations

import re

import regex

from viennews.blocks import Piece
from viennews.bylines import says_credit

END = (".", "!", "?", "…", "./.", ".”", '."', "”.", ".)", ";", ":", "。")
CLOSING = "”\"')’*"
_NAME = re.compile(r"[^\W_]+(?:\.[^\W_]+)*\.?")
_CAPTION_START = re.compile(
    r"(?:ảnh(?: minh họa| tư liệu| chụp| do)?|hình(?: ảnh)?|đồ họa|photo|image|nguồn ảnh|tranh|clip|video)"
    r"\s?(?:[:.)(]|$|\d)|(?:photo|image) (?:by|via|courtesy|credit)\b"
)
_CAPTION_END = re.compile(r"[.(\s](?:ảnh|ảnh minh họa|photo|nguồn|đồ họa)\s?(?::.{0,60}|minh họa|tư liệu|[.)])\W*$")
_BYLINE_START = re.compile(
    r"(?:bài|tin|ảnh|tác giả(?: bài viết)?|nguồn|theo|tin, ảnh|bài, ảnh|tin và ảnh|bài và ảnh|tin bài|"
    r"thực hiện|biên tập|người viết|"
    r"nguồn (?:tin|bài|bài viết|tin bài)|ctv|pv|by)\s?(?::|,|-|&|và)\s?.{2,60}"
)
_SOURCE_START = re.compile(
    r"\A(?:theo|nguồn|by) (?:(?:báo|tạp chí|đài|trang|cổng|bản tin)\b.{2,45}|[^\s.]+\.(?:vn|com|net|org)\b.{0,20})"
)
_ADDED = re.compile(
    r"\s?\([^()]{2,45}\)?$|\s?/\s?[^/]{2,35}$"
    r"|\s[-–—]\s(?:CTV|PV|LĐLĐ|CĐ|BCH|UBKT|VP|Hội|Công đoàn|Liên đoàn|Đoàn|Báo|Đài|Ban|Văn phòng|Trung tâm)\b.{0,40}$"
)
_PICTURES = tuple(
    each + end for each in (".jpg", ".jpeg", ".png", ".gif", ".webp", ".bmp", ".mp4", ".mp3") for end in ("", ")")
)
_FILE_NAME = re.compile(
    r"\A(?:(?:img|dscn?|dscf|dji|mvi|pict|image|screenshot|z\d)[_-]?\d{3}[\w-]*|[a-z]{2}[a-z0-9]*+(?:[-_][a-z0-9]+){2,})\Z"
)
_NUMBERED_PICTURE = re.compile(r"\A(?:\d{6,} [a-z]+(?: [a-z]+)*+ \d+|(?=[a-z\d]{8})(?:[a-z]+\d+){2,})\Z")
_DOCUMENT = re.compile(r"\.(?:pdf|docx?|xlsx?|pptx?|rar|zip)(?:\W{1,3}[\d.,]{1,8} ?(?:kb|mb)\W?)?\Z")
GLUE = regex.compile(r"\p{Ll}(?=\p{Lu})")
"""Where a space was lost: `hôm nayChiều qua`."""
_BRACKETS = " ()[]*-./"
_LONGEST_DOCUMENT = 160
LONGEST_BYLINE = 70
_MOST_WORDS_OF_A_SOURCE = 6
_LONGEST_CAPTION = 260


def ended(text: str) -> bool:
    """Whether a text ends like a sentence."""
    return text.rstrip(CLOSING).endswith(END)


def is_file_name(piece: Piece) -> bool:
    """Whether a piece is nothing but names of picture files, as stand for pictures that are not shown."""
    if not piece.text.isascii():
        return False
    words = piece.folded.split()
    return all(word.endswith(_PICTURES) or _FILE_NAME.match(word) for word in words) or bool(
        _NUMBERED_PICTURE.match(piece.folded)
    )


def is_attachment(piece: Piece) -> bool:
    """Whether a piece is the name of a document to download."""
    return len(piece.text) <= _LONGEST_DOCUMENT and bool(_DOCUMENT.search(piece.folded, 3))


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
    if text.startswith(("nguồn", "theo")) and "://" in text and " " not in text.partition("://")[2]:
        return True
    if len(text) > LONGEST_BYLINE or piece.text.endswith((":", "?", "!", ",")):
        return False
    written = _BYLINE_START.fullmatch(text) or _says_source(piece.text.strip(_BRACKETS), text)
    return bool(written) or says_credit(piece.text)


def _says_source(text: str, folded: str) -> bool:
    """Whether a text is `Theo` and a name; `Theo chân nữ công nhân` is a heading."""
    first, _, rest = text.partition(" ")
    if first.lower() not in ("theo", "nguồn", "by"):
        return False
    short = first.lower() == "by" or len(rest.split()) <= _MOST_WORDS_OF_A_SOURCE
    return bool(_SOURCE_START.fullmatch(folded)) or (short and rest[:1].isupper())


def is_byline(piece: Piece) -> bool:
    """Whether a short piece says who wrote it, or is nothing but names: `Hồng Vân`, `Hà Anh (tổng hợp)`, `A/Báo B`."""
    if says_byline(piece):
        return True
    text = piece.text.strip(_BRACKETS)
    if len(text) > LONGEST_BYLINE or piece.text.endswith((":", "?", "!", ",")) or any(map(str.isdigit, text)):
        return False
    if text.endswith(("”", '"')) and not text.startswith(("“", '"')) and text.count('"') < 2 and "“" not in text:
        return False  # the end of what is quoted
    words = _NAME.findall(_ADDED.sub("", text))
    if not any(len(word) > 1 for word in words):
        return False  # A- A A+
    return len(words) <= 9 and all(word[0].isupper() or word in ("và", "ảnh") for word in words)
