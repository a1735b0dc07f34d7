"""Near duplicates: the same story on several pages.

`story_key` is a MinHash of a text's shingles of four words, by one-permutation hashing with rotation (Li, Owen and
Zhang 2012; Shrivastava and Li 2014): each shingle is hashed once and falls into one of 16 bins, the least hash of each
bin is kept, 16 bits of it; an empty bin takes the next one's. The share of bins in which two keys agree estimates
the Jaccard similarity of the texts. Case, punctuation, spelling variants and spacing play no part.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence

from viennews.blocks import words_in
from viennews.spelling import fold

BINS = 16
SHINGLE = 4
"""Words in a shingle."""
ALIKE = 9
"""In how many of the bins the keys of two pages with the same story agree, at least."""
_DIGITS = 4


def story_key(text: str) -> str:
    """The near-duplicate key of a text: 64 hexadecimal digits, four for each bin; empty for a text without words.

    The same text gives the same key in every process and on every machine.

    Raises:
        TypeError: `text` is no `str`.
    """
    if not isinstance(text, str):
        raise TypeError(f"story_key() takes a str, not {type(text).__name__}")
    words = words_in(fold(text))
    if not words:
        return ""
    least: list[int | None] = [None] * BINS
    for index in range(max(1, len(words) - SHINGLE + 1)):
        digest = zlib.crc32(" ".join(words[index : index + SHINGLE]).encode())
        # CRC is linear: a multiplication spreads neighbouring values (Knuth's multiplicative hashing).
        digest = digest * 2654435761 & 0xFFFFFFFF
        place, value = digest >> 28, digest >> 12 & 0xFFFF
        kept = least[place]
        if kept is None or value < kept:
            least[place] = value
    filled = [index for index in range(BINS) if least[index] is not None]
    values = []
    for index in range(BINS):
        source = next((each for each in filled if each >= index), filled[0])
        values.append((least[source] or 0) + (source - index) % BINS * 40503 & 0xFFFF)
    return "".join(f"{value:04x}" for value in values)


def same_stories(keys: Sequence[str]) -> list[str]:
    """For each key the key of the first page with the same story: equal for all pages of one story.

    Two pages tell one story when their keys agree in at least 9 of 16 bins (a Jaccard similarity of about 0.55 and
    more), directly or through others. Only pages that agree in two neighbouring bins are compared.

    Raises:
        TypeError: `keys` are no texts, as `story_key` gives them.
    """
    if isinstance(keys, str) or not all(isinstance(key, str) for key in keys):
        raise TypeError("same_stories() takes a sequence of the keys that story_key() gives")
    parent = list(range(len(keys)))

    def root(index: int) -> int:
        while parent[index] != index:
            parent[index] = parent[parent[index]]
            index = parent[index]
        return index

    parts = [[key[at : at + _DIGITS] for at in range(0, len(key), _DIGITS)] for key in keys]
    buckets: dict[tuple[int, str], list[int]] = {}
    for index, key in enumerate(keys):
        for band in range(0, len(key), 2 * _DIGITS):
            bucket = buckets.setdefault((band, key[band : band + 2 * _DIGITS]), [])
            heads = {root(other) for other in bucket}
            for other in heads:
                agreeing = sum(mine == theirs for mine, theirs in zip(parts[index], parts[other], strict=False))
                if agreeing >= ALIKE and root(other) != root(index):
                    low, high = sorted((root(other), root(index)))
                    parent[high] = low
            # One page stands for its story in a bucket, so that a story on every page costs no square.
            if root(index) not in heads:
                bucket.append(index)
    return [keys[root(index)] for index in range(len(keys))]
