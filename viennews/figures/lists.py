"""Figures of a list, a change, which share their noun: `5, 6 và 7 hộ`, `từ 3 lên 15 con`, `27 vụ (Bắc Ninh 2)`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from viennews.figures.context import sentence_start
from viennews.figures.phrases import Phrases
from viennews.figures.quantities import Quantity
from viennews.numerals import ONE

LINK = re.compile(
    r",? (?:và|hoặc|hay|rồi|(?:trong|trên) (?:tổng )?số|lên|xuống|còn"
    r"|lên đến|lên tới|xuống còn|tăng lên|giảm còn|giảm xuống|đến|tới) |, ?| ?[x×] ?| - bán(?: ra)? | ?/ ?tổng (?:số )?"
)
"""What stands between two numbers of a list or a change."""
_CHANGE = re.compile(
    r"(?: (?:vào |đầu |cuối )?năm \d{4}| \((?:[^\W\d_]+ ){0,3}(?:[^\W\d_]+|\d{4}|\d{1,2}/\d{4})\))?"
    rf"(?:{LINK.pattern})"
)
_BACK_LINKS = (" lên ", " xuống còn ", " lên thành ", " lên đến ", " lên tới ", " còn ", " nay là ")
_PLAIN = re.compile(r"[^.;:\n\d]{0,50}")
_FIRST_PLACE = re.compile(r"(?:[^.;:(\n\d]{0,40}(?:\(|gồm|: )|: )[ :]{0,2}([^\W\d_][\w .-]{0,30}):? ")
_NEXT_BRACKET = re.compile(r"\)(?:[,;]| và) (?:[^.;:()\n\d]|(?<=TP)\.|(?<=Tp)\.){1,50}\(")
_SHARE = "share"
_SHARE_ENDS = ("", *",;).\n")
"""What may stand behind the number of a share; nothing at the end of the text."""
_SERIES = 3
"""Of how many numbers a series is at least."""
_OF_WHICH = re.compile(r",? (?:trong đó|trong số đó|riêng)(?: có)? ")
_WHOSE = re.compile(r" (?:của|thuộc|là|ở|tại|do|đến từ)(?!\w)")
_PLACE_BEFORE = re.compile(r"[(,;] ?(?:[A-ZĐÂÔÊƯƠĂÁẤÀẢ]\w{0,9} ){1,4}\Z")
"""A place before a number of a list: `(Lào Cai 482 nhà, Quảng Ninh 15)`."""
_NEXT_PLACE = re.compile(r"(?:[,;]| và) ([^\W\d_][\w .-]{0,30}):? ")


def share_nouns(found: Sequence[Quantity], text: str, folded: str) -> None:
    """Gives numbers of a list or a change, and shares of a number, what their neighbour counts."""
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if here.bare and not following.bare and _is_linked(here, following, folded):
            _take(here, following)
            if folded[here.end : following.start] == " trên ":
                following.bound = None  # 12 trên 15 xã
            if not isinstance(here.value, tuple):
                here.value *= _shared_scale(here, following)
                here.scale = following.scale
            here.per = here.per or following.per
        elif (
            here.kind == following.kind == "percent"
            and here.counted is None
            and following.counted
            and _CHANGE.fullmatch(folded, here.end, following.start)
        ):
            here.counted = following.counted
    for here, before in zip(found[1:], found, strict=False):
        if not here.bare:
            continue
        shared = before.kind in ("count", "measure") and not (here.words or before.bare)
        if shared and _is_share(text, before, here):
            _take(here, before)
            here.rule = _SHARE
        elif (
            before.counted
            and text[here.end : here.end + 1] == ")"
            and text[before.start - 1 : before.start] == "("
            and _NEXT_BRACKET.fullmatch(text, before.last, here.start)
        ):
            _take(here, before)  # bắn súng (7 huy chương vàng), cử tạ (3)
        elif (
            before.counted
            and before.kind == here.kind == "count"
            and _OF_WHICH.fullmatch(folded, before.last, here.start)
            and _WHOSE.match(folded, here.end)
        ):
            _take(here, before)  # 26 cầu thủ, trong đó 5 của Hà Nội
        elif (
            before.counted
            and folded[before.last : here.start].endswith(_BACK_LINKS)
            and _PLAIN.fullmatch(folded, before.last, here.start)
        ):
            _take(here, before)


def _is_linked(here: Quantity, following: Quantity, folded: str) -> bool:
    """Whether two numbers are of one list or change (`12,5; 30,1%`), or one is a part of the other (`1 trong 8 hộ`)."""
    gap = folded[here.end : following.start]
    if gap in (" trong ", " trên ", "; "):
        kinds = ("percent", "money") if gap == "; " else ("count",)
        return following.kind in kinds and here.kind == "count" and not here.words
    if here.scale >= 1000 > following.scale:
        return False  # 300 nghìn, 5 hộ
    return LINK.fullmatch(folded, here.end, following.start) is not None


def _shared_scale(here: Quantity, following: Quantity) -> Decimal:
    """The scale that a number takes from the next: `3, 4 triệu`; of `hàng chục, hàng trăm triệu` the million."""
    if here.scale == 1:
        return following.scale
    shared = ONE
    if here.rule == "rough" and here.scale < 1000 and following.value == following.scale:
        while shared * 1000 <= following.scale:
            shared *= 1000
    return shared


def count_series(found: Sequence[Quantity], text: str, phrases: Phrases) -> None:
    """Makes figures of the numbers of a series of places (`ca bệnh như sau: Hà Nội (2.981), Nam Định (842), …`).

    They count the last noun before the colon; without one a series is taken whose numbers are written as large ones.
    """
    index = 0
    while index < len(found):
        end = index + 1
        if _in_brackets(text, found[index]):
            while (
                end < len(found)
                and _in_brackets(text, found[end])
                and _NEXT_BRACKET.fullmatch(text, found[end - 1].end, found[end].start)
            ):
                end += 1
        series = found[index:end]
        if len(series) >= _SERIES:
            counted = _noun_before_colon(series[0].start, phrases)
            if counted or any("." in text[each.start : each.end] for each in series):
                for each in series:
                    each.counted, each.bare, each.rule = counted, False, _SHARE
        index = end


def _in_brackets(text: str, quantity: Quantity) -> bool:
    return quantity.bare and text[quantity.start - 1 : quantity.start] == "(" and text.startswith(")", quantity.end)


def _noun_before_colon(position: int, phrases: Phrases) -> tuple[int, int] | None:
    """The last noun, of no place or body, before the colon behind which a series begins."""
    folded = phrases.folded
    colon = folded.rfind(":", sentence_start(folded, position) - 2, position)
    if colon < 0 or "\n" in folded[colon:position]:
        return None
    start, found = sentence_start(folded, colon), None
    while start < colon:
        noun = phrases.lookup.noun(start)
        if noun is not None and noun[1] in ("person", "thing", "action"):
            found = (start, noun[0])
        start = folded.find(" ", noun[0] if noun else start, colon) + 1 or colon
    return found


def _take(here: Quantity, other: Quantity) -> None:
    here.kind, here.unit, here.counted, here.bare = other.kind, other.unit, other.counted, False


def _is_share(text: str, before: Quantity, here: Quantity) -> bool:
    """Whether a number says how much of a figure falls to a place: `27 vụ (Bắc Ninh 2, Hà Nội 1)`."""
    if text[here.end : here.end + 1] not in _SHARE_ENDS and not text.startswith(" và ", here.end):
        return False
    if before.rule == _SHARE:
        found = _NEXT_PLACE.fullmatch(text, before.end, here.start)
    else:
        told = _PLACE_BEFORE.search(text, max(0, before.start - 40), before.start)
        next_place = _NEXT_PLACE.fullmatch(text, before.last, here.start) if told else None
        found = next_place or _FIRST_PLACE.fullmatch(text, before.last, here.start)
    return found is not None and all(word[0].isupper() for word in found[1].split())
