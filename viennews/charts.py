"""The marks of the report: SVG that stretches with its column, words beside it as text that does not."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence

from viennews.rendering.markup import escape
from viennews.wording import Wording

MOST_BINS = 60


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """A line of a bar chart: words, where they lead, and parts by kind."""

    label: str
    parts: Mapping[str, float]
    value: str
    note: str = ""
    href: str = ""
    filter: str = ""
    """What the script filters by when the line is clicked: `body 7`, `bodyKind women`."""


def bars(rows: Sequence[Bar], words: Wording) -> str:
    """Horizontal bars, stacked by kind."""
    most = max((sum(row.parts.values()) for row in rows), default=0) or 1
    return f'<ul class="vn-bars">\n{"".join(_bar(row, most, words) for row in rows)}</ul>\n'


def _bar(row: Bar, most: float, words: Wording) -> str:
    position, marks = 0.0, []
    for kind, value in row.parts.items():
        width = 100 * value / most
        title = f"{words.label(kind)}: {words.number(round(value, 2))}"
        marks.append(
            f'<rect class="vn-{escape(kind)}" x="{position:.2f}" width="{width:.2f}" height="10">'
            f"<title>{escape(title)}</title></rect>"
        )
        position += width
    svg = f'<svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true">{"".join(marks)}</svg>'
    note = f"<small>{escape(row.note)}</small>" if row.note else ""
    body = f"<span>{escape(row.label)}{note}</span>{svg}<b>{escape(row.value)}</b>"
    if row.href:
        return f'<li><a href="{escape(row.href)}">{body}</a></li>\n'
    if row.filter:
        return f'<li><button type="button" data-filter="{escape(row.filter)}">{body}</button></li>\n'
    return f"<li><div>{body}</div></li>\n"


def timeline(
    above: Sequence[Mapping[int, float]], below: Mapping[int, float], borders: tuple[int, int], words: Wording
) -> str:
    """Bars over months, or years or decades where there are too many: two series stacked above the axis, one below.

    Args:
        above: series by `collection.month_number`, of the classes `vn-precise` and `vn-spread`.
        below: the series below the axis, of the class `vn-published`.
        borders: the first and the last month shown; what lies outside is told beside the axis.
        words: the language.
    """
    first, last = borders
    size = next(size for size in (1, 12, 120, 1200) if (last - first) // size < MOST_BINS or size == 1200)
    start, end = first // size, last // size
    count = end - start + 1
    columns = [[0.0] * count for _ in (*above, below)]
    outside = [0.0, 0.0]
    for column, series in zip(columns, (*above, below), strict=True):
        for month, weight in series.items():
            place = month // size - start
            if 0 <= place < count:
                column[place] += weight
            elif series is not below:
                outside[place >= 0] += weight
    top = max((sum(parts) for parts in zip(*columns[:-1], strict=True)), default=0) or 1
    depth = max(columns[-1]) or 1
    marks = []
    for place in range(count):
        level = 100.0
        values = [column[place] for column in columns]
        for css, value in zip(("precise", "spread"), values, strict=False):
            height = 96 * value / top
            level -= height
            marks.append(
                f'<rect class="vn-{css}" x="{place + 0.1:g}" y="{level:.2f}" width=".8" height="{height:.2f}"/>'
            )
        height = 22 * values[-1] / depth
        marks.append(f'<rect class="vn-published" x="{place + 0.1:g}" y="102" width=".8" height="{height:.2f}"/>')
        note = (
            f"{_bin(start + place, size, words)}\n{words['timeline_precise']}: {words.number(round(values[0], 1))}\n"
            f"{words['timeline_period']}: {words.number(round(values[1], 1))}\n"
            f"{words['timeline_published']}: {words.number(values[-1])}"
        )
        # One of the bins is in the order of the tabulator, the arrows lead to the others.
        place_in_order = "-1" if place else "0"
        months = f"{(start + place) * size} {(start + place + 1) * size - 1}"
        marks.append(
            f'<rect class="vn-bin" role="button" tabindex="{place_in_order}" aria-label="{escape(note)}" '
            f'data-filter="months {months}" x="{place}" width="1" height="126">'
            f"<title>{escape(note)}</title></rect>"
        )
    step = max(1, -(-count // 8))
    if size == 1:
        step = next((each for each in (1, 2, 3, 6, 12) if each >= step), 12)
    labels = "".join(
        f'<span style="left:{100 * (place + 0.5) / count:.2f}%">{escape(_bin(start + place, size, words))}</span>'
        for place in range(count)
        if (start + place) % step == 0 or count <= 8
    )
    notes = [
        f"{words[name]}: {words.number(round(weight))}"
        for name, weight in zip(("earlier", "later"), outside, strict=True)
        if weight >= 0.5
    ]
    around = f'<p class="vn-outside">{escape(" · ".join(notes))}</p>\n' if notes else ""
    return (
        f'<div class="vn-timeline"><span class="vn-top">{escape(words.number(round(top)))}</span>\n'
        f'<svg viewBox="0 0 {count} 126" preserveAspectRatio="none" role="group" '
        f'aria-label="{escape(words["timeline_title"])}">{"".join(marks)}</svg>\n'
        f'<div class="vn-axis">{labels}</div></div>\n{around}'
    )


def _bin(place: int, size: int, words: Wording) -> str:
    if size == 1:
        return words.month(place // 12, place % 12 + 1)
    years = size // 12
    return str(place * years) if years == 1 else f"{place * years}–{place * years + years - 1}"
