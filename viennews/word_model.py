"""Words by underthesea's model, with their places in the text.

underthesea gives words as strings, normalised and with one space inside; here its own steps are taken one by one, so
that each token keeps its span: its pattern cuts tokens, its model says which of them go on with the word before.
"""

from __future__ import annotations

import threading
import unicodedata
from collections.abc import Callable
from typing import Any

_lock = threading.Lock()
_segmenter: Callable[[str], list[tuple[int, int]]] | None = None


def segmenter() -> Callable[[str], list[tuple[int, int]]]:
    """The function that gives the words of a sentence in NFC as pairs of offsets; loaded on the first call."""
    global _segmenter
    if _segmenter is None:
        with _lock:
            if _segmenter is None:
                _segmenter = _load()
    return _segmenter


def _load() -> Callable[[str], list[tuple[int, int]]]:
    import underthesea
    from underthesea.pipeline.text_normalize.character_normalize import character_normalize
    from underthesea.pipeline.word_tokenize import regex_tokenize

    underthesea.word_tokenize("a")
    import sys

    model: Any = sys.modules["underthesea.pipeline.word_tokenize"].word_tokenize_model
    patterns = regex_tokenize.patterns

    def words(sentence: str) -> list[tuple[int, int]]:
        normal = character_normalize(unicodedata.normalize("NFC", sentence))
        spans = [match.span() for match in patterns.finditer(normal)]
        tags = model.predict([[normal[start:end]] for start, end in spans])
        found: list[tuple[int, int]] = []
        for (start, end), tag in zip(spans, tags, strict=True):
            if tag == "I-W" and found:
                found[-1] = (found[-1][0], end)
            else:
                found.append((start, end))
        return found

    return words
