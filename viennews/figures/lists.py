"""Figures of a list, a change, which share their noun: `5, 6 và 7 hộ`, `từ 3 lên 15 con`, `27 vụ (Bắc Ninh 2)`."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viennews.figures.quantities import Quantity

LINK = re.compile(
    r",? (?:và|hoặc|hay|rồi|(?:trong|trên) (?:tổng )?số|lên|xuống|còn"
    r"|lên đến|lên tới|xuống còn|tăng lên|giảm còn|giảm xuống|đến|tới) |, ?| ?[x×] ?| - bán(?: ra)? "
)
"""What stands between two numbers of a list or a change."""
_BACK_LINKS = (" lên ", " xuống còn ", " lên thành ", " lên đến ", " lên tới ", " còn ", " nay là ")
_PLAIN = re.compile(r"[^.;:\n\d]{0,50}")
_FIRST_PLACE = re.compile(r"(?:[^.;:(\n\d]{0,40}(?:\(|gồm|: )|: )[ :]{0,2}([^\W\d_][\w .-]{0,30}):? ")
_NEXT_BRACKET = re.compile(r"\)(?:[,;]| và) [^.;:()\n\d]{1,50}\(")
_SHARE = "share"
_NEXT_PLACE = re.compile(r"(?:[,;]| và) ([^\W\d_][\w .-]{0,30}):? ")


def share_nouns(found: Sequence[Quantity], text: str, folded: str) -> None:
    """Gives numbers of a list or a change, and shares of a number, what their neighbour counts."""
    for index in range(len(found) - 2, -1, -1):
        here, following = found[index], found[index + 1]
        if here.bare and not following.bare and LINK.fullmatch(folded, here.end, following.start):
            _take(here, following)
            if here.scale == 1 and following.scale != 1 and not isinstance(here.value, tuple):
                here.value *= following.scale
            here.per = here.per or following.per
        elif (
            here.kind == following.kind == "percent"
            and here.counted is None
            and following.counted
            and LINK.fullmatch(folded, here.end, following.start)
        ):
            here.counted = following.counted
    for here, before in zip(found[1:], found, strict=False):
        if not here.bare:
            continue
        if not here.words and before.kind in ("count", "measure") and _is_share(text, before, here):
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
            and folded[before.last : here.start].endswith(_BACK_LINKS)
            and _PLAIN.fullmatch(folded, before.last, here.start)
        ):
            _take(here, before)


def _take(here: Quantity, other: Quantity) -> None:
    here.kind, here.unit, here.counted, here.bare = other.kind, other.unit, other.counted, False


def _is_share(text: str, before: Quantity, here: Quantity) -> bool:
    """Whether a number says how much of a figure falls to a place: `27 vụ (Bắc Ninh 2, Hà Nội 1)`."""
    if text[here.end : here.end + 1] not in ("", *",;).\n") and not text.startswith(" và ", here.end):
        return False
    pattern, begin = (_NEXT_PLACE, before.end) if before.rule == _SHARE else (_FIRST_PLACE, before.last)
    found = pattern.fullmatch(text, begin, here.start)
    return found is not None and all(word[0].isupper() for word in found[1].split())
