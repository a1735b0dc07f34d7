"""What a caller gives is checked at the door: what is wrong, and what is accepted."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from pathlib import Path


def check_flag(name: str, value: object) -> None:
    """Whether an option that is on or off is so.

    Raises:
        TypeError: it is no `bool`; a text that says no would otherwise mean yes.
    """
    if not isinstance(value, bool):
        raise TypeError(f"{name} is True or False, not {value!r}")


def check_text(name: str, value: object) -> None:
    """Whether an option is a text, or none.

    Raises:
        TypeError: it is something else.
    """
    if value is not None and not isinstance(value, str):
        raise TypeError(f"{name} is a str, not {type(value).__name__}")


def check_target(path: str | os.PathLike[str]) -> Path:
    """The path of a file that is going to be written: told before the work is done, not after it.

    Raises:
        TypeError: it is no path.
        ValueError: it is empty.
        FileNotFoundError: there is no folder for it.
        IsADirectoryError: it is a folder itself.
    """
    if not isinstance(path, str | os.PathLike):
        raise TypeError(
            f"the file that is written is given by its path (str or os.PathLike), not {type(path).__name__}"
        )
    if not os.fspath(path):
        raise ValueError("the file that is written is given by its path, not by an empty text")
    target = Path(path)
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, "it is a folder, not a file that can be written", os.fspath(path))
    if not target.parent.is_dir():
        raise FileNotFoundError(errno.ENOENT, "there is no such folder", str(target.parent))
    return target


def check_no_source(target: str | os.PathLike[str], sources: Iterable[object]) -> None:
    """Whether a file that is going to be written is none of the paths that are read meanwhile.

    Raises:
        ValueError: it is one.
    """
    if not os.path.exists(target):
        return
    for source in sources:
        if not isinstance(source, str | os.PathLike) or not os.path.exists(source):
            continue
        if os.path.samefile(source, target):
            raise ValueError(f"{os.fspath(target)} is one of the sources, and would be written over")
