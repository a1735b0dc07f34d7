"""What a caller gives is checked at the door: what is wrong, and what is accepted."""

from __future__ import annotations


def check_flag(name: str, value: object) -> None:
    """Whether an option that is on or off is so.

    Raises:
        TypeError: it is no `bool`; a text that says no would otherwise mean yes.
    """
    if not isinstance(value, bool):
        raise TypeError(f"{name} is True or False, not {value!r}")
