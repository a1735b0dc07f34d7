"""Who wrote it, from a byline or a date line: `Bài, ảnh: Thu Hà` and `Thu Hà (tổng hợp)` both name Thu Hà."""

from __future__ import annotations

import re

from viennews.date_lines import is_date_line, is_stamped, without_dates
from viennews.spelling import fold

_SOURCE = "nguồn|theo"
_WRITING = "bài|tin|tác giả|thực hiện|nội dung|người viết|viết|biên soạn|phóng viên|pv|lời|tổng hợp|by"
_SHOWING = "ảnh|hình|video|clip|đồ họa|thiết kế|trình bày|kỹ thuật|dựng|quay phim|infographic|minh họa|photo"
_GENRES = "tản văn|tạp văn|tùy bút|bút ký|ký|ký sự|phóng sự|ghi chép|truyện ngắn|truyện|thơ|tiểu luận"
_BETWEEN = r"(?:\s?(?:,|và|&|-|\+|/)\s?|\s)"
_LABEL = re.compile(
    rf"\A(?:(?P<source>{_SOURCE})(?: tin)?(?:\s?:\s*|\s+)"
    rf"|(?:(?P<written>{_WRITING})|{_SHOWING})(?:{_BETWEEN}(?:(?P<too>{_WRITING})|{_SHOWING}|{_SOURCE}))*+\s?:\s*"
    r"|(?P<posted>(?:được )?(?:viết|đăng|gửi) bởi|người (?:đăng|gửi)(?: bài(?: viết)?)?|tác giả|posted by|by"
    rf"|(?:{_GENRES}) của)"
    r"(?:\s?:\s*|\s+))"
)
_CREDITS = re.compile(
    rf"\A(?:{_WRITING}|{_SHOWING}|{_SOURCE})(?:{_BETWEEN}(?:{_WRITING}|{_SHOWING}|{_SOURCE}))*+\s?:\s*"
)
_SEPARATORS = re.compile(r"\s[–—]\s|[|•;]|\s-\s(?=(?:[Ảả]nh|[Tt]in|[Bb]ài|[Vv]ideo|[Đđ]ồ họa)\s?:)")
_ADDED = re.compile(r"\([^()]*+\)\s*+$")
_NAME = re.compile(r"[^\W_]+(?:[.'-][^\W_]+)*\.?")
_NOBODY = frozenset((
    "admin", "administrator", "webmaster", "quản trị", "quản trị viên", "ban biên tập", "bbt", "ctv", "pv", "editor",
    "superuser", "super user", "nhóm phóng viên", "nhóm pv", "quản trị website", "quản trị trang", "biên tập viên",
    "biên tập", "ban quản trị", "rồi", "chưa", "có", "không", "by", "guest", "user", "root", "sưu tầm", "internet",
    "báo giấy", "tòa soạn", "nam", "nữ",
))  # fmt: skip
_BODY = re.compile(
    r"(?:t[./]?m|t[./]?l|k[./]?t)\.? |(?:ban|bch|btv|bbt|ủy ban|ubnd|ubmttq|mttq|hđnd|văn phòng|trung tâm|chi cục|"
    r"cục|sở|bộ|phòng|tổ|nhóm|nhà trường|bệnh viện|công ty|tập đoàn|tổng công ty|tổng cục|lđlđ|cđcs|đảng (?:ủy|bộ)|"
    r"liên đoàn|tổng liên đoàn|công đoàn|nghiệp đoàn|clb|câu lạc bộ|chi (?:bộ|đoàn|hội)|"
    r"(?:trung ương|tỉnh|thành|huyện|quận|thị|xã|phường) (?:đoàn|hội|ủy)|"
    r"hội (?:lhpn|liên hiệp|phụ nữ|nông dân|cựu|ccb|chữ thập|đồng|nhà báo|người|lhtn|sinh viên|khuyến học)|"
    r"đoàn (?:thanh niên|tncs|thanh|tn|khối|trường|xã|phường|thị trấn|cơ sở)|"
    r"trường (?:thpt|thcs|tiểu học|th|mầm non|mẫu giáo|mn|đại học|cao đẳng|đh|cđ|chính trị|trung học|trung cấp))\b"
)
_POST = re.compile(
    r"(?:(?:k/?t|t/?l|tuq|q)[./]? ?)?(?:(?:phó|nguyên|quyền|đồng) ){0,2}+"
    r"(?:chủ (?:tịch|nhiệm)|(?:tổng )?(?:bí thư|giám đốc|thư ký|biên tập)|"
    r"(?:thủ|bộ|thứ|hiệu|viện|cục|vụ|tổ|đội|hội) trưởng|trưởng (?:ban|phòng|đoàn|khoa|trạm|tiểu ban)|"
    r"chi (?:cục|hội) trưởng|chánh (?:văn phòng|thanh tra|án)|ủy viên)"
    r"(?: (?:thường trực|thường vụ|phụ trách))?(?!\w)"
)
_FOR_A_BODY = re.compile(r"(?:t/?[mlp]|k/?t|tuq)[./]? \w")
_LONGEST_POST = 60
_CREED = frozenset((
    "đoàn kết", "dân chủ", "kỷ cương", "đổi mới", "sáng tạo", "phát triển", "trí tuệ", "bản lĩnh", "hội nhập",
    "trách nhiệm", "năng động", "trung hậu", "đảm đang", "tự tin", "tự trọng", "văn minh", "hạnh phúc", "tiên phong",
    "xung kích", "tình nguyện", "hiệu quả", "độc lập", "tự do", "gương mẫu", "hành động", "nghĩa tình", "kỷ luật",
    "đồng tâm", "thân thiện", "chất lượng", "niềm tin", "khát vọng", "bứt phá", "chủ động", "kiên cường", "bất khuất",
))  # fmt: skip
"""What mottoes are made of."""
_OF = re.compile(r" ?[-–] |, ")
_ROLE = re.compile(r"(?:pv|ctv|phóng viên|cộng tác viên)\.? (?=\w)")
_PARTS = re.compile(r"[-–—,&/+•]| và ")
_MOST_PERSONS = 3
_LONGEST_PERSON = 4
"""Words in the name of a person."""
_TIME_WORDS = re.compile(
    r"\b(?:thứ (?:hai|ba|tư|năm|sáu|bảy|[2-7])|chủ nhật|ngày|vào lúc|vào|lúc|on|at|[ap]m|(?:gmt|utc)\W*\d*)\W*\Z"
)
_POSTED_AT = re.compile(r" (?:vào lúc|vào|lúc|at|on) ")
"""What comes between who posted an article and the time."""
_POSTED_BY = re.compile(r" (?:bởi|by) ")
_AROUND = " \t()[]*-–—./,:;|"
_LONGEST_NAME = 60


def writer_in(line: str, *, sources: bool = True) -> str | None:
    """The name of who wrote an article, where a byline tells it, or of the source that it is taken from.

    A photographer is not who wrote it; nor is a body or a motto whose name stands alone under a text.
    """
    parts = _SEPARATORS.split(line)
    if len(parts) > 1 and ":" not in line and are_persons(line.strip(_AROUND)):
        return line.strip(_AROUND)
    source = None
    for part in parts:
        name, rank = _reading(part)
        if name and rank == _WROTE:
            return name
        source = source or (name if rank == _TAKEN else None)
    return source if sources else None


_WROTE, _TAKEN, _SHOWED = range(3)


def _reading(part: str) -> tuple[str | None, int]:
    text = (_ADDED.sub("", part) or part).strip(_AROUND)
    label = _LABEL.match(fold(text))
    rank = _WROTE
    if label:
        wrote = any(label[name] for name in ("written", "too", "posted"))
        rank = _TAKEN if label["source"] else _WROTE if wrote else _SHOWED
        text = text[label.end() :]
        if label["posted"]:
            text = _POSTED_AT.split(text, maxsplit=1)[0]
    text = _without_times(text)
    if "/" in text and " " in text.partition("/")[0].strip() and are_persons(text.partition("/")[0]):
        text = text.partition("/")[0].strip()
    if not text or len(text) > _LONGEST_NAME or fold(text) in _NOBODY or is_date_line(fold(part), alone=True):
        return None, rank
    if not are_names(text) and (not label or are_persons(_OF.split(text, maxsplit=1)[0])):
        text = _OF.split(text, maxsplit=1)[0].strip()
    if role := _ROLE.match(fold(text)):
        text = text[role.end() :]
    return (text if label or are_persons(text) else None), rank


def are_persons(text: str) -> bool:
    """Whether a text is nothing but names as persons and agencies have them, not those of bodies, not a motto."""
    folded = fold(text)
    parts = _PARTS.split(folded)
    return (
        are_names(text)
        and "online" not in folded
        and not _BODY.match(folded)
        and not _POST.match(folded)
        and all(len(part.split()) <= _LONGEST_PERSON and part.strip() not in _CREED for part in parts)
    )


def leads_to_a_signature(line: str) -> bool:
    """Whether who signs a text, and so is not who wrote the article, follows: `T/M BAN CHẤP HÀNH`, `CHỦ TỊCH`."""
    folded = fold(line.strip(_AROUND))
    if _POST.fullmatch(folded):
        return True
    signed = _POST.match(folded) or _FOR_A_BODY.match(folded)
    return bool(signed) and line.isupper() and len(line) <= _LONGEST_POST


def _without_times(text: str) -> str:
    """A line without its days and clock times, and the words that lead to them."""
    text = without_dates(text).strip(_AROUND)
    while led := _TIME_WORDS.search(fold(text)):
        text = text[: led.start()]
    return text.strip(_AROUND)


def writer_in_date_line(line: str) -> str | None:
    """The name before a day and a clock time side by side: `Thu Hà 12/03/2021 08:15`."""
    folded = fold(line)
    if posted := _POSTED_BY.search(folded):
        name = writer_in("by " + line[posted.end() :])
        return name if name and are_persons(name) else None
    if not is_stamped(folded):
        return None
    first = next(iter(_SEPARATORS.split(without_dates(line))), "")
    name = _without_times(_ADDED.sub("", first).strip(_AROUND))
    persons = [part.split() for part in _PARTS.split(fold(name))]
    if len(persons) > _MOST_PERSONS or not all(len(words) > 1 and "thứ" not in words for words in persons):
        return None
    return name if are_persons(name) else None


def writer_of_head(value: str) -> tuple[str | None, bool]:
    """Who the head of a page says wrote it, and whether it reads like the name of a person; no account, no address."""
    text = value.strip(_AROUND)
    if label := _LABEL.match(fold(text)):
        text = text[label.end() :].strip()
    if not text or fold(text) in _NOBODY or "@" in text or (" " not in text and "." in text.strip(".")):
        return None, False
    return text, are_persons(text)


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
