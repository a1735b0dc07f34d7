"""What stands at a figure: how far its phrase goes, the bodies that are no part of it, its change; groups of bodies."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence

from viennews.facts.lexicon import FactWords, ending, size, start_of_ending, tokens_after, tokens_before
from viennews.mentions import Change, FigureMention, OrganizationMention
from viennews.span import Span
from viennews.spelling import fold


def grouped(
    text: str, folded: str, organizations: Sequence[OrganizationMention], words: FactWords
) -> list[OrganizationMention]:
    """`các cấp Công đoàn` are a group, not one `Công đoàn`: such a mention begins with the words that make it one."""
    result: list[OrganizationMention] = []
    floor = 0
    for each in organizations:
        # `các Công ty Hà Tu, Núi Béo` lists bodies that have names.
        start = start_of_ending(folded, each.start, floor, words.roles["group"]) if each.generic else None
        floor = each.end
        if start is None:
            result.append(each)
            continue
        before = text[start : each.start]
        name = " ".join(before.split())
        result.append(
            dataclasses.replace(
                each, start=start, text=before + each.text, name=f"{name[:1].upper()}{name[1:]} {each.name}",
                key=f"{fold(name)} {each.key}" if each.key else "",
            )
        )  # fmt: skip
    return result


def outside(
    organizations: Sequence[OrganizationMention], figures: Sequence[FigureMention], ends: Sequence[int]
) -> list[OrganizationMention]:
    """Those that do not stand within what a figure counts (`56 mái ấm công đoàn`); it may be one itself."""
    starts = [figure.end + 2 for figure in figures]
    result = []
    for each in organizations:
        index = bisect_left(starts, each.start) - 1
        if index < 0 or each.start >= ends[index]:
            result.append(each)
    return result


def counted_end(text: str, figure: FigureMention, sentence: Span) -> int:
    """Where the phrase ends that a figure makes with what it counts."""
    if not figure.counted:
        return figure.end
    end = figure.end + 8 + len(figure.counted)
    place = text.find(figure.counted, figure.end, min(end, sentence.end))
    return place + len(figure.counted) if place >= 0 else figure.end


def change(folded: str, figure: FigureMention, sentence: Span, last: Change | None, words: FactWords) -> Change | None:
    """The direction of a figure that tells a change: `tăng 5%`, `giảm 3 vụ`; `tăng lên 5 tỷ` tells a level."""
    tokens = tokens_before(folded, figure.start, sentence.start)
    # `giảm 3 vụ (12%)`: the bracket tells the same change.
    if last and figure.kind == "percent" and tokens and tokens[-1] == "(":
        return last
    while phrase := ending(tokens, words.change):
        role = words.change[phrase]
        if role in ("up", "down"):
            following = tokens_after(folded, figure.end, sentence.end)[:1]
            if following and following[0] in ("lên", "xuống"):
                return None  # `tăng từ 3 triệu lên 5 triệu`: two levels
            return "up" if role == "up" else "down"
        if role == "level":
            return None
        del tokens[len(tokens) - size(phrase) :]
    return None
