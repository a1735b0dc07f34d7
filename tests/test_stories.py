from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from viennews.stories import same_stories, story_key


def story(seed: int, words: int = 300) -> list[str]:
    chance = random.Random(seed)
    return [f"từ{chance.randrange(4000)}" for _ in range(words)]


def test_the_key_is_the_same_everywhere() -> None:
    # A fixed value: it must not depend on the process, the machine or the hash seed.
    assert story_key("Hội Phụ nữ xã trao quà") == story_key("HỘI PHỤ NỮ  XÃ, TRAO QUÀ.")
    assert len(story_key("một")) == 64
    assert story_key("một hai ba bốn") == "ff7c6145c30e24d786a0cbd92da28f6bf13452fdb4c6168f7858da213bea9db3"


def test_no_words_no_key() -> None:
    assert story_key(" … ") == ""
    assert same_stories(["", ""]) == ["", ""]


@pytest.mark.parametrize("seed", range(20))
def test_another_paper_s_version_is_the_same_story(seed: int) -> None:
    words = story(seed)
    other = ["(TTXVN)", "-", *words[:150], "thêm", "vài", "chữ", *words[150:290]]
    keys = [story_key(" ".join(words)), story_key(" ".join(story(seed + 1000))), story_key(" ".join(other))]
    assert same_stories(keys) == [keys[0], keys[1], keys[0]]


def test_other_stories_stay_apart() -> None:
    keys = [story_key(" ".join(story(seed))) for seed in range(300)]
    assert same_stories(keys) == keys


@pytest.mark.parametrize("wrong", ["0" * 64, [None], [1.5]])
def test_what_is_no_key_is_told(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"the keys that story_key\(\) gives"):
        same_stories(wrong)


@given(st.text())
def test_any_text_has_a_key(text: str) -> None:
    assert len(story_key(text)) in (0, 64)
