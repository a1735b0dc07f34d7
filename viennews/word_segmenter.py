"""The words of a sentence with their places: underthesea's, by the short way or the long one.

underthesea gives words as strings, normalised and with one space inside, so that they cannot be found again by
searching. The short way cuts the tokens with its pattern (`word_tokens`) and joins them by its model (`word_model`),
keeping the places. The long way calls `underthesea.word_tokenize` and looks for its words in the sentence, piece by
piece. It is taken when underthesea's insides are not as expected, and for the rare sentence of which the model holds
two readings to be as good, so that rounding decides.
"""

from __future__ import annotations

import threading
import warnings
from collections.abc import Callable, Iterable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, Final, Protocol

from viennews.crfsuite import UnknownModelError, read_weights
from viennews.word_model import Memory, Model
from viennews.word_tokens import Cutter

Offsets = tuple[int, int]
"""Start and end of a word in its sentence."""

_TOKENS: Final = "underthesea.pipeline.word_tokenize.regex_tokenize"
_CHARACTERS: Final = "underthesea.pipeline.text_normalize.text_normalizer"
_MODEL: Final = "models/ws_crf_vlsp2013_20230727"


class Segmenter(Protocol):
    """Gives the words of sentences."""

    def for_text(self) -> Callable[[str], list[Offsets]]:
        """A function from a sentence, NFC and without line ends, to its words, for the sentences of one text."""


class ByModel:
    """The short way.

    Raises:
        UnknownModelError: underthesea is not built as this module knows it.
    """

    def __init__(self) -> None:
        try:
            tokens, characters = import_module(_TOKENS), import_module(_CHARACTERS)
            self._replaced: list[tuple[str, str]] = list(characters.character_map.items())
            self._cutter = Cutter(tokens.regex_patterns_combine)
            folder = Path(str(tokens.__file__)).parent / _MODEL
            load: Callable[[Path], Any] = import_module("joblib").load
            weights, transitions = read_weights((folder / "models.bin").read_bytes())
            self._model = Model(weights, transitions, load(folder / "features.bin"), load(folder / "dictionary.bin"))
        except (ImportError, AttributeError, OSError, TypeError, ValueError) as error:
            raise UnknownModelError(f"{type(error).__name__}: {error}") from error
        if any(len(written) != len(read) for written, read in self._replaced):
            raise UnknownModelError("a character is replaced by more than one")

    def for_text(self) -> Callable[[str], list[Offsets]]:
        """A function from a sentence to its words; it remembers tokens for as long as it is kept."""
        return partial(self._words, self._model.memory())

    def _words(self, memory: Memory, sentence: str) -> list[Offsets]:
        for written, read in self._replaced:
            sentence = sentence.replace(written, read)
        places = self._cutter.tokens(sentence)
        if not places:
            return []
        goes_on = self._model.goes_on([sentence[start:end] for start, end in places], memory)
        if goes_on is None:
            return _long_way().for_text()(sentence)
        found: list[Offsets] = []
        first = last = -1
        for (start, end), on in zip(places, goes_on, strict=True):
            if on and last >= 0:
                last = end
                continue
            if last >= 0:
                found.append((first, last))
            first, last = start, end
        if last >= 0:
            found.append((first, last))
        return found


class ByAlignment:
    """The long way, by nothing but the public function of underthesea."""

    def __init__(self) -> None:
        self._tokenize: Callable[..., Iterable[str]] = import_module("underthesea").word_tokenize
        # Its first call loads its model, and is not safe in threads.
        self._tokenize("a", use_token_normalize=False)

    def for_text(self) -> Callable[[str], list[Offsets]]:
        """A function from a sentence to its words."""
        return lambda sentence: align(sentence, self._tokenize(sentence, use_token_normalize=False))


def align(sentence: str, words: Iterable[str]) -> list[Offsets]:
    """The places of words that stand in `sentence` one behind the other, any white space for a space in them.

    What no word covers is cut at blanks; a word that is not there is left out.
    """
    normal = sentence.replace("ð", "đ").replace("Ð", "Đ")
    found: list[Offsets] = []
    position = 0
    for word in words:
        start = end = -1
        for piece in word.split():
            place = normal.find(piece, max(position, end))
            if place < 0:
                break
            start, end = place if start < 0 else start, place + len(piece)
        else:
            if end > 0:
                found.extend(_blocks(sentence, position, start))
                found.append((start, end))
                position = end
    found.extend(_blocks(sentence, position, len(sentence)))
    return found


def _blocks(sentence: str, start: int, end: int) -> Iterable[Offsets]:
    """The runs without a blank of a piece of a sentence."""
    position = start
    for block in sentence[start:end].split():
        place = sentence.index(block, position)
        position = place + len(block)
        yield place, position


def _once(make: Callable[[], Segmenter]) -> Callable[[], Segmenter]:
    """`make` called once in this process, however many threads ask at the same time."""
    lock = threading.Lock()
    made: list[Segmenter] = []

    def get() -> Segmenter:
        if not made:
            with lock:
                if not made:
                    made.append(make())
        return made[0]

    return get


def load() -> Segmenter:
    """The short way if it is open, else the long way, with a warning."""
    try:
        return ByModel()
    except UnknownModelError as error:
        warnings.warn(
            f"this underthesea is not built as expected ({error}); words are found by a slower way", RuntimeWarning, 2
        )
        return _long_way()


_long_way = _once(ByAlignment)
segmenter = _once(load)
"""The segmenter of this process, loaded on the first call."""
