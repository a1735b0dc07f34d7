"""Coverage-guided fuzzing of `parse`, the finders and `sentences`.

    pip install atheris && python -m tests.fuzz.target tests/hostile -max_total_time=600

The first byte of an input chooses the way in: bytes of a page, markup, a bare string. A crash is written to a file
of the current folder; make it a case of `tests/hostile`.
"""

import logging
import sys

import atheris

with atheris.instrument_imports(include=["viennews"]):
    import viennews
    from tests.fuzz import laws

    # Modules are imported on first use: instrumented here, or not at all.
    for name in viennews.__all__:
        getattr(viennews, name)

logging.disable()


def one_input(data: bytes) -> None:
    """One run of the fuzzer."""
    way, rest = data[:1], data[1:]
    if way < b"U":
        laws.article_holds(rest)
    elif way < b"\xaa":
        laws.article_holds("<p>" + rest.decode("utf-8", errors="surrogateescape"))
    else:
        laws.finders_hold(rest.decode("utf-8", errors="surrogateescape"))


if __name__ == "__main__":
    atheris.Setup(sys.argv, one_input)
    atheris.Fuzz()
