"""How large an input may be."""

from __future__ import annotations

from viennews.errors import LimitError

MAX_CHARS = 100_000_000
"""The most characters (Unicode code points) of one page or text, unless another number is given as `max_chars`."""
WIDEST = 4
"""The most bytes of a character in the encodings that are read."""


def check_length(length: int, caller: str, max_chars: int) -> None:
    """Whether an input of `length` characters may be read.

    Raises:
        LimitError: it is longer than `max_chars`; `caller` is the public function that the message names.
        TypeError, ValueError: `max_chars` is no whole number, or a negative one.
    """
    if not isinstance(max_chars, int) or isinstance(max_chars, bool):
        raise TypeError(f"max_chars is a whole number, not {type(max_chars).__name__}")
    if max_chars < 0:
        raise ValueError(f"max_chars is a number of characters, not {max_chars}")
    if length > max_chars:
        raise LimitError(
            f"{caller}() takes {max_chars:,} characters at most, and the input has {length:,} or more; max_chars= sets "
            "another limit"
        )
