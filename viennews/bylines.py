"""Who wrote it, from a byline or a date line: `Bài, ảnh: Thu Hà` and `Thu Hà (tổng hợp)` both name Thu Hà."""

from __future__ import annotations

import re

from viennews.date_lines import is_date_line, is_stamped, without_dates
from viennews.spelling import fold

_WRITING = "bài|tin|tác giả|thực hiện|nội dung|người viết|viết|biên soạn|phóng viên|pv|lời|tổng hợp|nguồn|theo|by"
_SHOWING = "ảnh|hình|video|clip|đồ họa|thiết kế|trình bày|kỹ thuật|dựng|quay phim|infographic|minh họa|photo"
_BETWEEN = r"(?:\s?(?:,|và|&|-|\+|/)\s?|\s)"
_LABEL = re.compile(
    rf"\A(?:(?:(?P<written>{_WRITING})|{_SHOWING})(?:{_BETWEEN}(?:(?P<too>{_WRITING})|{_SHOWING}))*+\s?:\s*"
    r"|(?P<posted>(?:được )?(?:viết|đăng|gửi) bởi|người (?:đăng|gửi)|posted by|by|theo|nguồn)(?:\s?:\s*|\s+))"
)
_CREDITS = re.compile(rf"\A(?:{_WRITING}|{_SHOWING})(?:{_BETWEEN}(?:{_WRITING}|{_SHOWING}))*+\s?:\s*")
_SEPARATORS = re.compile(r"\s[–—]\s|[|•;]")
_ADDED = re.compile(r"\([^()]*+\)\s*+$")
_NAME = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?")
_NOBODY = frozenset((
    "admin", "administrator", "webmaster", "quản trị", "quản trị viên", "ban biên tập", "bbt", "ctv", "pv", "editor",
    "superuser", "super user", "nhóm phóng viên", "nhóm pv",
))  # fmt: skip
_AROUND = " \t()[]*-–—./,:;|"
_LONGEST_NAME = 60


def writer_in(line: str) -> str | None:
    """The name of who wrote an article, where a byline tells it; a photographer is not who wrote it."""
    named = None
    for part in _SEPARATORS.split(line):
        name, wrote = _reading(part)
        if name and wrote:
            return name
        named = named or name
    return named


def _reading(part: str) -> tuple[str | None, bool]:
    text = (_ADDED.sub("", part) or part).strip(_AROUND)
    label = _LABEL.match(fold(text))
    wrote = label is None or any(label[name] for name in ("written", "too", "posted"))
    if label:
        text = text[label.end() :]
    text = without_dates(text).strip(_AROUND)
    if not text or len(text) > _LONGEST_NAME or fold(text) in _NOBODY or is_date_line(fold(part), alone=True):
        return None, wrote
    if not label and not are_names(text):
        text = text.partition(" - ")[0].strip()
    return (text, wrote) if label or are_names(text) else (None, wrote)


def writer_in_date_line(line: str) -> str | None:
    """The name before a day and a clock time side by side: `Thu Hà 12/03/2021 08:15`."""
    folded = fold(line)
    if not is_stamped(folded):
        return None
    first = next(iter(_SEPARATORS.split(without_dates(line))), "")
    name = _ADDED.sub("", first).strip(_AROUND)
    words = name.split()
    return name if 2 <= len(words) <= 4 and are_names(name) and "thứ" not in fold(name).split() else None


def are_names(text: str) -> bool:
    """Whether a text is nothing but names: words with a capital, `và` between them."""
    words = _NAME.findall(text)
    return bool(words) and all(word[0].isupper() or word == "và" for word in words)


def says_credit(line: str) -> bool:
    """Whether a line is credits and nothing else: `Nội dung: Thu Hà | Đồ họa: Mai An`."""
    if ":" not in line:
        return False
    for part in map(str.strip, _SEPARATORS.split(line.strip(_AROUND))):
        label = _CREDITS.match(fold(part))
        if not label or not are_names(part[label.end() :]) or len(part) > _LONGEST_NAME:
            return False
    return True
