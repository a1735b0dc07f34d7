"""A file is written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import pathlib
import tempfile
from collections.abc import Iterator


@contextlib.contextmanager
def whole(target: pathlib.Path) -> Iterator[pathlib.Path]:
    """A path to write to, which takes the place of `target` when that went well; else `target` stays as it was.

    Raises:
        OSError: nothing can be written in the folder of `target`, which the error names.
    """
    if target.exists() and not target.is_file():  # a pipe, a device
        yield target
        return
    target = target.resolve()
    try:
        folder = tempfile.TemporaryDirectory(dir=target.parent, prefix=".viennews-")
    except OSError as error:
        raise type(error)(error.errno, error.strerror, os.fspath(target)) from None
    with folder as name:
        fresh = pathlib.Path(name, target.name)
        yield fresh
        fresh.replace(target)
