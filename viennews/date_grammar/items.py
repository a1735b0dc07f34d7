"""The grammar of dates, written in the kinds of tokens (`lexicon`) and of what parts them (`tokens`).

A rule reads one point: `ngày 26/1/2021` is `D b/a/y`. Points that a dash, `đến`, a comma or `và` joins are put together
in `chains`.
"""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Sequence

from viennews.date_grammar.expressions import Point
from viennews.date_grammar.points import BUILDERS
from viennews.date_grammar.reading import Reading

# What stands before the day: clock time, part of the day, weekday, `ngày`, `mùng`.
_BEFORE = r"(?:H(?:[->]H)?[ ,]|[Ww][ ,-]|[DKP][ _]){0,5}"
_CLOCK_BEFORE = r"(?:H(?:[->]H)?[ ,])?"
_TOLD = r"(?:H(?:[->]H)?[ ,]|[Ww][ ,-]|[DKP][ _]){1,5}"
_YEAR = r"(?:[ ,/-]Y[ _]y|[/. _-]y(?!/)|[ ,]V)"
_LUNAR_YEAR = r"(?: (?:Y )?C| Y[ _]y|[/ ]y| V)"
_LUNAR = r"(?:(?: l)?[ (][Ls])"
_MONTH = r"(?:M[ _]a|m)"
_NOT_INSIDE = r"(?<![abcxyz][./;_])"
_NO_MORE = r"(?!/[abcxyz])(?!\.[abcxyz])(?!-[abcxyz](?![./-]| [Mm]))(?!/)"

# A day told by its part alone, whose month stands at the end of its list: `tối 14 rạng sáng 15/10`.
_PART = rf"{_CLOCK_BEFORE}P (?:W[ ,-])?"
_MONTH_BEHIND = rf"(?:[ ,&>-]{_PART}[ab]){{0,3}}(?:[ ,&>-]{_PART}|[,&>-])(?:D[ _])?[ab](?:[/.-]a|[ ,/-]{_MONTH})"
_DAY_OF_LIST = rf"{_PART}[ab](?={_MONTH_BEHIND})"

_NUMERIC = r"(?:[ab]/a/[yabc]|[ab]-a-[yabc]|[ab]\.a\.[yabc]|[ab][/.-]a[/.-]y)"
_NO_THOUSANDS = r"(?![;]|\.x)"  # 6 tháng 1.234 tỷ đồng
_DAY_MONTH = rf"[ab](?:[/.]|-(?!a {_MONTH}))a"  # not the days of `5 - 6 tháng 3`
_YEAR_OF_DAY = rf"(?:{_YEAR}|{_LUNAR_YEAR}|,y(?!/))?"

GRAMMAR = (
    ("ISO date", rf"{_NOT_INSIDE}y-a-[ab](?![-/.;])"),
    ("full date", rf"{_BEFORE}{_NOT_INSIDE}{_NUMERIC}{_NO_MORE}{_LUNAR}?(?: H(?![ ,][DPab]))?"),
    ("part of year", r"(?:[ab] [MQ] E|(?:[ab] )?f)[ ^,](?:Y[ _]y|V|Y|y)|[ab] [MQ](?:[ ^](?:Y[ _]y|V)|/y)"),
    ("day in words", rf"{_BEFORE}(?:[ab]|e)[ ,/-]{_MONTH}(?: l)?{_YEAR_OF_DAY}{_LUNAR}?{_NO_THOUSANDS}(?! D(?! [ab]))"),
    ("day and month", rf"{_BEFORE}{_NOT_INSIDE}{_DAY_MONTH}{_NO_MORE}(?!;)(?:[ ,]Y[ _]y| V)?{_LUNAR}?{_LUNAR_YEAR}?"),
    ("new year", rf"{_BEFORE}(?:[ab]|e) T{_LUNAR_YEAR}?"),
    ("full moon", rf"{_BEFORE}G {_MONTH}(?: l)?{_LUNAR_YEAR}?"),
    ("day of told month", rf"{_TOLD}(?:[ab]|e) N"),
    ("day of told month in words", r"e N"),
    ("month", rf"(?:[EF] )?{_MONTH}(?: l)?(?:{_YEAR}|{_LUNAR_YEAR})?{_LUNAR}?{_NO_THOUSANDS}(?! D(?! [ab]))"),
    ("quarter", rf"(?:E )?(?:Q[ _][Ra]|q){_YEAR}?"),
    ("week of year", rf"S[ _][abc](?:/y|{_YEAR}){_NO_MORE}"),
    ("half", r"F[ ^](?:Y[ _]y|V|Y|Z|X[ _][abcy])"),
    ("edge", r"E[ ^](?:Y[ _]y|V|Y|U|N|J)"),
    ("edge of bare year", rf"E y{_NO_MORE}"),
    ("bare day", _DAY_OF_LIST),
    ("told weekday", rf"{_CLOCK_BEFORE}(?:P )?(?:W U|w)"),
    ("weekday beside its date", r"(?:P )?W(?=\((?:D )?[ab][/.-]a)"),
    ("weekday", r"(?:P )?W"),
    ("decade", r"(?:E )?X[ _][abcy](?:[ ^]Z)?"),
    ("century", r"(?:E )?Z"),
    ("relative", rf"{_CLOCK_BEFORE}O|(?:E )?[UNJV]"),
    ("ago", r"A"),
    ("year", r"Y[ _][yx](?![;])"),
    ("month and year", rf"(?:E )?{_NOT_INSIDE}a[/.-]y{_NO_MORE}"),
    ("month of list", r"a Y[ _]y"),
    ("quarter of list", rf"(?<=[,>&-])R{_YEAR}?"),
    ("bare year", rf"{_NOT_INSIDE}y(?![./;_](?!\()|-[ab](?![./-]))"),
    ("bare day", rf"{_CLOCK_BEFORE}(?:P )?(?:D[ _])?(?:[DK][ _][ab]|e)(?![;/.])"),
    ("number", rf"{_NOT_INSIDE}[ab](?=[,>&;-][a-wyzA-Z])|(?<=[a-zA-Z][,>&;-])[abc](?![._]|;x)"),
)  # fmt: skip
BEGINNINGS = "abceyAEDFGHJKMNOPQRSUVWXYZfmqw"
"""The kinds of tokens that a point may begin with."""
_RULES = {f"g{index}": rule for index, (rule, _) in enumerate(GRAMMAR)}
_PATTERN = re.compile(
    f"(?=[{BEGINNINGS}])(?:{'|'.join(f'(?P<g{index}>{pattern})' for index, (_, pattern) in enumerate(GRAMMAR))})"
)
_WORDS_OF_TIME = frozenset("DKPHWweMmYQqEFfXZOUNJVAGTLS")
"""The kinds of words of time, which tell that a point is one."""


@dataclasses.dataclass(slots=True)
class Item:
    """A point that a rule read: its first and last token, and whether words of time tell that it is one."""

    first: int
    last: int
    point: Point
    rule: str
    told: bool


def read_items(kinds: str, values: Sequence[object]) -> list[Item]:
    """The points of a text, in order; those that cannot be (30/2) are left out."""
    items = []
    for match in _PATTERN.finditer(kinds):
        rule = _RULES[match.lastgroup]  # type: ignore[index]
        first, last = match.start() // 2, (match.end() - 1) // 2
        letters = kinds[2 * first : 2 * last + 1 : 2]
        reading = Reading(letters, values[first : last + 1])
        point = BUILDERS[rule](reading)
        if point is not None:
            told = (
                not _WORDS_OF_TIME.isdisjoint(letters)
                or rule == "ISO date"
                or (rule == "full date" and letters[-1] == "y")
                or kinds[2 * first - 2 : 2 * first] in ("I ", "I(")
            )
            items.append(Item(first, last, point, rule, told))
    return items
