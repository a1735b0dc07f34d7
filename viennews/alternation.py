"""Many words as one pattern."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

MAXIMUM_SPACES = 3
SPACES = f" {{1,{MAXIMUM_SPACES}}}"
"""What a space is written as."""


def alternation(words: Iterable[str], endings: Mapping[str, str] | None = None) -> str:
    """A pattern that matches the longest of `words`, each space as one to three; shared beginnings are written once.

    Args:
        words: the words.
        endings: for each word the pattern (a lookahead) that must hold behind it.
    """
    trie: dict[str, Any] = {}
    for word in words:
        node = trie
        for character in word:
            node = node.setdefault(character, {})
        node[""] = endings[word] if endings else ""
    return _written(trie)


def _written(node: dict[str, Any]) -> str:
    branches = [
        (SPACES if character == " " else re.escape(character)) + _written(rest)
        for character, rest in sorted(node.items())
        if character
    ]
    if "" in node:
        branches.append(node[""])
    return branches[0] if len(branches) == 1 else f"(?:{'|'.join(branches)})"
