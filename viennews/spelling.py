"""One spelling for all: NFC with a way back, and a fold that leaves every character in its place.

Lexicons and patterns are matched on folded text, so that they match whatever the spelling; the fold keeps the
length, so that an offset in the folded text is an offset in the text.
"""

from __future__ import annotations

import dataclasses
import re
import unicodedata
from collections.abc import Sequence

import regex

from viennews.errors import LimitError
from viennews.limits import MAX_CHARS, check_length
from viennews.span import SpanType

_TONES = {"a": "àáảãạ", "e": "èéẻẽẹ", "i": "ìíỉĩị", "o": "òóỏõọ", "u": "ùúủũụ", "y": "ỳýỷỹỵ"}

# Old and new orthography put the tone of oa, oe, uy on different letters: hòa/hoà, khỏe/khoẻ, ủy/uỷ.
_TONE_MOVED = {
    first + toned: _TONES[first][tone] + second
    for first, second in ("oa", "oe", "uy")
    for tone, toned in enumerate(_TONES[second])
}
_TONE_MOVED_AFTER_Q = {_TONES["u"][tone] + "y": "u" + _TONES["y"][tone] for tone in range(5)}
_LETTER = r"[^\W\d_]"
# Each pattern begins with a letter or a set of them, and looks behind last: a scan skips to such a letter at once.
_TONE_PATTERN = re.compile(rf"(?:o[{_TONES['a']}{_TONES['e']}]|u[{_TONES['y']}])(?!{_LETTER})(?<!qu.)")
_TONE_AFTER_Q_PATTERN = re.compile(rf"q[{_TONES['u']}]y(?!{_LETTER})")

# i and y at the end of an open syllable: kỹ/kĩ, lý/lí, tỷ/tỉ, quý/quí; but bác sĩ is the usual spelling.
_TO_Y = dict(zip("i" + _TONES["i"], "y" + _TONES["y"], strict=True))
_TO_I = {after: before for before, after in _TO_Y.items()}
_Y_PATTERN = re.compile(rf"[i{_TONES['i']}](?!{_LETTER})(?<=[hklmt].)(?<!{_LETTER}..)")
_Y_AFTER_Q_PATTERN = re.compile(rf"qu[i{_TONES['i']}](?!{_LETTER})")
_I_PATTERN = re.compile(rf"s[y{_TONES['y']}](?!{_LETTER})(?<!{_LETTER}..)")

INVISIBLE = "\u00ad\u200b-\u200f\u2060\ufeff"
"""Characters that are not seen, as a set of a pattern."""
_CLUSTER = regex.compile(r"\X")
_PATIENCE = 0.001
"""Seconds of the processor for a character, the last net below a pattern: a thousand times what it takes."""
_REPLACED = {
    "ă": "ǎ",
    "đ": "ðɖ",
    "-": "‐‑‒–—―−",
    " ": "\t\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000",
    '"': "“”„‟«»″",
    "'": "‘’‚‛′",
    **{digit: chr(ord(digit) + 0xFEE0) for digit in "0123456789"},  # of full width
}
_USUAL = {variant: usual for usual, variants in _REPLACED.items() for variant in variants}
_VARIANT = re.compile(f"[{''.join(map(re.escape, _USUAL))}]")


def fold(text: str) -> str:
    """`text` in the spelling that lexicons are compared in; exactly as long as `text`, character for character.

    Lower case; the tone of `oa`, `oe`, `uy` in the old place (`hòa`, `khỏe`, `ủy`; `quý` after q); `y` for `i` in
    `hy`, `ky`, `ly`, `my`, `ty`, `quy` and `i` in `sĩ`; `đ` for its look-alikes; all dashes as `-`, all spaces but line
    ends as a space, all quotation marks straight, digits of full width as others. `text` is expected in NFC (see
    `compose`).
    """
    folded = text.lower()
    if len(folded) != len(text):
        folded = "".join(lower if len(lower := character.lower()) == 1 else character for character in text)
    for variant in set(_VARIANT.findall(folded)):
        folded = folded.replace(variant, _USUAL[variant])
    folded = _TONE_PATTERN.sub(lambda match: _TONE_MOVED[match[0]], folded)
    folded = _TONE_AFTER_Q_PATTERN.sub(lambda match: "q" + _TONE_MOVED_AFTER_Q[match[0][1:]], folded)
    folded = _Y_PATTERN.sub(lambda match: _TO_Y[match[0]], folded)
    folded = _Y_AFTER_Q_PATTERN.sub(lambda match: "qu" + _TO_Y[match[0][2]], folded)
    return _I_PATTERN.sub(lambda match: "s" + _TO_I[match[0][-1]], folded)


@dataclasses.dataclass(frozen=True, slots=True)
class Composed:
    """A text in NFC and the way back to the text as it was given."""

    text: str
    given: str
    offsets: Sequence[int] | None
    """For each offset in `text` the offset in `given`; `None` where they are the same."""

    def restore(self, span: SpanType) -> SpanType:
        """A span of `text` as the span of `given` that it came from."""
        if self.offsets is None:
            return span
        start, end = self.offsets[span.start], self.offsets[span.end]
        return dataclasses.replace(span, start=start, end=end, text=self.given[start:end])


def compose(text: object, caller: str, max_chars: int = MAX_CHARS) -> Composed:
    """`text` in NFC, with offsets that lead back to it.

    Raises:
        TypeError: `text` is not a `str`; `caller` is the public function that the message names.
        LimitError: it is longer than `max_chars`, or its characters take a thousand times longer than usual.
    """
    if not isinstance(text, str):
        raise TypeError(f"{caller}() takes a str, not {type(text).__name__}")
    check_length(len(text), caller, max_chars)
    if unicodedata.is_normalized("NFC", text):
        return Composed(text, text, None)
    pieces: list[str] = []
    offsets: list[int] = []
    # No composition crosses the border of a grapheme cluster.
    try:
        for cluster in _CLUSTER.finditer(text, timeout=_PATIENCE * (len(text) + 10_000)):
            start, end = cluster.span()
            piece = unicodedata.normalize("NFC", cluster[0])
            pieces.append(piece)
            offsets.extend(min(start + index, end) for index in range(len(piece)))
    except TimeoutError:
        raise LimitError(f"{caller}() gave up composing the characters of the text: it takes too long") from None
    offsets.append(len(text))
    return Composed("".join(pieces), text, offsets)
