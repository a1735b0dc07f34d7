"""Coverage-guided fuzzing of `parse`, the finders and `sentences`.

    pip install atheris && python -m tests.fuzz.target all CORPUS tests/hostile -max_total_time=600

The first argument says what is fuzzed: `bytes` of a page, `markup`, the `finders` or the `sentences` of a string, or
`all`, where the first byte of an input chooses. New inputs are kept in CORPUS; a crash is written to a file of the
current folder: make it a case of `tests/hostile`.
"""

import logging
import sys
from collections.abc import Callable

import atheris

with atheris.instrument_imports(include=["viennews"]):
    import viennews
    from tests.fuzz import laws

    # Modules are imported on first use: instrumented here, or not at all.
    for name in viennews.__all__:
        getattr(viennews, name)

logging.disable()


def text_of(data: bytes) -> str:
    """A string with lone surrogates for what is not UTF-8."""
    return data.decode("utf-8", errors="surrogateescape")


WAYS: dict[str, Callable[[bytes], None]] = {
    "bytes": laws.article_holds,
    "markup": lambda data: laws.article_holds("<p>" + text_of(data)),
    "finders": lambda data: laws.finders_hold(text_of(data)),
    "sentences": lambda data: laws.sentences_hold(text_of(data)),
}


def all_of_them(data: bytes) -> None:
    """The first byte chooses."""
    ways = list(WAYS.values())
    ways[data[0] % len(ways) if data else 0](data[1:])


if __name__ == "__main__":
    way = {"all": all_of_them, **WAYS}[sys.argv.pop(1)]
    atheris.Setup(sys.argv, way)
    atheris.Fuzz()
