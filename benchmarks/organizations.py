"""Organizations: the speed of the finders on an article, growth with its length, the time and the memory to load."""

from __future__ import annotations

import time
import tracemalloc
from collections.abc import Callable, Iterator
from functools import partial

from benchmarks.measure import Row, article_or, processor, ratio
from viennews import Article, Block
from viennews.lexicon import Lexicon
from viennews.organizations import find_organizations, organizations_in
from viennews.organizations.knowledge import Knowledge
from viennews.places import gazetteer
from viennews.syllables import syllables

SENTENCE = (
    "Sáng 8/3, Hội LHPN huyện Tiên Lãng phối hợp với LĐLĐ huyện, Công ty TNHH May Tinh Lợi tặng 30 suất quà cho nữ "
    "công nhân nghèo; Chủ tịch Hội LHPN huyện Trần Thị Mơ mong các chi hội tiếp tục giúp nhau làm kinh tế. "
)
HOSTILE = "Công đoàn Công ty Trường Bệnh viện Hội Liên hiệp "


def rows(smoke: bool) -> Iterator[Row]:
    """The rows of the table."""
    lexicon = Lexicon()
    tracemalloc.start()
    lexicon.built(Knowledge)
    lexicon.built(gazetteer)
    memory = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    yield Row("organizations: memory to load the tables, MB", memory / 1e6, "<= 60")
    loading = min(_taken(_first) for _ in range(1 if smoke else 5))
    yield Row("organizations: first call, tables loaded, s", loading, "<= 0.15", "of the processor; best of 5")
    text = article_or(SENTENCE)
    parted = syllables(text)
    find_organizations("Hội")
    fastest = min(_taken(partial(organizations_in, parted)) for _ in range(2 if smoke else 9))
    yield Row("organizations: characters a second", len(text) / fastest, "", "parted into syllables before; best of 9")
    import underthesea

    underthesea.word_tokenize("Một")
    _three(text)
    ours = theirs = 1e9
    for _ in range(1 if smoke else 5):  # in turns, so that a busy machine slows both
        ours = min(ours, processor(partial(_three, text), 3))
        theirs = min(theirs, processor(partial(underthesea.word_tokenize, text), 1))
    yield Row("three finders on an article: characters a second", len(text) / ours, ">= 500000")
    yield Row("three finders: times as fast as underthesea's words", theirs / ours, ">= 3")
    for name, piece in (("article", SENTENCE), ("hostile", HOSTILE)):
        times = 20 if smoke else 200
        small, large = piece * times, piece * times * 10
        growth = ratio(partial(find_organizations, large), partial(find_organizations, small), 1 if smoke else 3)
        yield Row(f"organizations: ten times the text, {name}", growth, "<= 14", "10 is linear")


def _first() -> None:
    find_organizations(SENTENCE, lexicon=Lexicon())


def _three(text: str) -> None:
    """The dates, the figures and the organizations of one article, which are found in one reading."""
    article = Article(text, [Block(text, 0, len(text), "paragraph", True, "benchmark")])
    found = (article.dates, article.figures, article.organizations)
    assert all(found)


def _taken(action: Callable[[], object]) -> float:
    """Seconds of the processor for one call, the collector of garbage at work as it is for a user."""
    start = time.process_time()
    action()
    return time.process_time() - start
