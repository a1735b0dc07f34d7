"""A command that has a terminal for its standard error."""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Callable, Iterator, Sequence

import pytest


@contextlib.contextmanager
def in_terminal(command: Sequence[str]) -> Iterator[tuple[subprocess.Popen[bytes], Callable[[], bytes]]]:
    """The process, leader of a session of its own, and what gives what it has written since; `b""` at its end."""
    pty, termios = pytest.importorskip("pty"), pytest.importorskip("termios")
    near, far = pty.openpty()
    termios.tcsetwinsize(far, (24, 100))
    run = subprocess.Popen(
        command,
        stderr=far,
        start_new_session=True,
        # Where the tests run in the background, Ctrl-C is ignored by what they start.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    os.close(far)

    def shown() -> bytes:
        try:
            return os.read(near, 10_000)
        except OSError:  # so Linux says that it is the end
            return b""

    try:
        yield run, shown
    finally:
        run.kill()
        run.wait()
        os.close(near)
