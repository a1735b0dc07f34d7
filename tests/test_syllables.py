import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from viennews.spelling import fold
from viennews.syllables import SYLLABLE, syllables

WORDS = ["hội", "K'Bang", "2021", "a'b'c", "Đắk", "_", "'", "’", " ", "  ", "\n", ", ", "-", "“", ".", "\u0301", "İ"]


@given(st.lists(st.sampled_from(WORDS)).map("".join) | st.text())
@example("")
@example(" ")
@example("a")
@example("'a'")
@example("K'Bang, 'Bang' ")
def test_syllables_are_what_the_pattern_finds(text: str) -> None:
    parted = syllables(text)
    folded = fold(text)
    found = list(SYLLABLE.finditer(folded))
    assert parted.folded == folded
    assert parted.words == [match[0] for match in found]
    assert list(zip(parted.starts, parted.ends, strict=True)) == [match.span() for match in found]
    following = [match.start() for match in found[1:]] + [len(folded)] * bool(found)
    gaps = [folded[match.end() : start] for match, start in zip(found, following, strict=True)]
    assert parted.gaps == [*gaps[:-1], *(f"{gap}\n" for gap in gaps[-1:])]


@pytest.mark.parametrize("text", ["Hội LHPN tỉnh", "K'Bang và Đắk Lắk"])
def test_a_gap_ends_where_the_next_syllable_begins(text: str) -> None:
    parted = syllables(text)
    for index in range(len(parted.words) - 1):
        assert parted.ends[index] + len(parted.gaps[index]) == parted.starts[index + 1]
