"""Elements over a text: what overlaps without nesting is cut, so that the markup is well formed."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from viennews.rendering.markup import escape


class Element(NamedTuple):
    """A span with its markup; `again` opens it a second time, where another span or a block's end cut it."""

    start: int
    end: int
    open: str
    again: str
    close: str


class Cutter:
    """Writes pieces of the text, in order, with the elements that lie in them; cuts what overlaps without nesting."""

    def __init__(self, text: str, elements: Sequence[Element]) -> None:
        self.text = text
        self.elements = elements
        self.next = 0
        self.open: list[Element] = []

    def markup(self, start: int, end: int) -> str:
        """The text from `start` to `end`; calls go forward."""
        pieces = [element.again for element in self.open if element.end > start]
        self.open = [element for element in self.open if element.end > start]
        position = start
        while self.next < len(self.elements) and self.elements[self.next].start < end:
            element = self.elements[self.next]
            self.next += 1
            if element.end <= start:
                continue
            position = self._advance(pieces, position, max(element.start, start))
            pieces.append(element.open)
            self.open.append(element)
        self._advance(pieces, position, end)
        pieces += [element.close for element in reversed(self.open)]
        return "".join(pieces)

    def _advance(self, pieces: list[str], position: int, goal: int) -> int:
        """Writes text up to `goal`, closing what ends on the way; gives `goal`."""
        while self.open:
            # Of those that end at one place the innermost.
            ending = min(reversed(self.open), key=lambda each: each.end)
            if ending.end > goal:
                break
            pieces.append(escape(self.text[position : ending.end]))
            position = ending.end
            index = self.open.index(ending)
            inner = self.open[index + 1 :]
            pieces += [each.close for each in reversed(inner)]
            pieces.append(ending.close)
            pieces += [each.again for each in inner]
            del self.open[index]
        pieces.append(escape(self.text[position:goal]))
        return goal
