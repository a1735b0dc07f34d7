"""The errors that viennews raises besides `TypeError`, `ValueError` and `FileNotFoundError`."""


class ViennewsError(Exception):
    """The base of all errors of this library."""


class SourceError(ViennewsError, ValueError):
    """The input is not a page or a text: the message names what it looks like and what would help."""


class LimitError(ViennewsError, ValueError):
    """The input is larger, or takes longer, than a documented limit allows."""


class LexiconError(ViennewsError, ValueError):
    """A row of a lexicon is broken: the message names its file and line."""


class MissingExtraError(ViennewsError, ImportError):
    """An optional dependency is not installed: the message names the extra that brings it."""
