"""What a figure is for one of: behind a slash (`/người/tháng`), behind or before it with `mỗi`."""

from __future__ import annotations

import re

from viennews.figures.context import after_or_more, sentence_start
from viennews.figures.lexicon import Knowledge
from viennews.figures.phrases import Phrase, Phrases
from viennews.figures.quantities import Quantity

_SLASH = re.compile(r" ?/ ?(?:0?1 )?(?=[^\W\d_])(?!(?:trên |trong )?tổng(?!\w))")
_PART = re.compile(r"[^\W\d_][\w²³]*")
_EACH_AFTER = re.compile(r" (mỗi|một|trên mỗi|(?:(?:dành )?cho|đối với) mỗi|trên một) (?=[^\W\d_])")
_THEN_NUMBER = re.compile(r" (?:là |từ |trị giá |được )?\d")
_PLAIN = re.compile(r"[^.;:\n\d]*")
_IN_EACH = re.compile(r"\W{0,9}(?:tại|ở|đến|tới|với|cho|trong|qua|sau|trên) \Z")
"""Before `mỗi …` that a clause follows: `Tại mỗi điểm, đoàn tặng 50 suất quà`."""
_OF_EACH = re.compile(r"\),? ?(?:gồm|bao gồm|có|trị giá|được|là|với)(?: có| ít nhất| khoảng| hơn| gần)?:? ")
"""What leads on from a bracket behind `mỗi …` to what each is."""
_JOINT = re.compile(r",| (?:và|cùng|kèm|cộng)(?= )")
_GOES_ON = frozenset(["đạt", "thu", "cho", "lãi", "trị"])
_EACH_TIME = re.compile(r"(?:(?: [^\W\d_]+){1,4} mỗi| một) (năm|tháng|ngày|tuần|quý|giờ|phút|vụ|lần)(?= ?[.,;)\n]|$)")
"""`2,3 triệu người chết mỗi năm`, `3 buổi một tuần`, `2 năm một lần`"""
_TIMES = frozenset(["năm", "tháng", "ngày", "tuần", "quý", "vụ", "lứa", "năm học", "mùa", "giờ", "đêm", "kỳ"])
_MEASURES = frozenset(["ký", "kí", "lít", "tấn", "tạ", "yến", "mét", "lượng", "chỉ", "công", "sào"])
_FRESH = frozenset(["tương", "bằng", "chiếm", "tổng", "được", "cho", "trao", "trong", "thì", "sau", "nên", "đã", "có"])


def find_per(quantity: Quantity, previous: Quantity | None, text: str, phrases: Phrases) -> None:
    """Finds what a figure is for one of; `per` and `last` are set.

    Args:
        quantity: the figure.
        previous: the figure before.
        text: the text.
        phrases: the reader of its noun phrases.
    """
    folded = phrases.folded
    for end in dict.fromkeys((quantity.end, quantity.last, after_or_more(folded, quantity.end))):
        if folded[end : end + 2].strip()[:1] == "/":
            quantity.per, after = _per_after(text, folded, end, phrases)
            if quantity.per is not None:
                quantity.last = max(quantity.last, after)
                return
        if (
            folded.startswith((" mỗi ", " một ", " trên m", " cho m", " dành cho m", " đối với m"), end)
            and quantity.rule != "rough"
        ):
            quantity.per = _each_after(text, folded, end, phrases, money=quantity.kind == "money")
            if quantity.per is not None:
                return
    if quantity.kind in ("count", "duration") and (found := _EACH_TIME.match(folded, quantity.last)):
        quantity.per = text[slice(*found.span(1))]
        return
    if folded.rfind("mỗi ", max(0, quantity.start - 120), quantity.start) < 0 or _is_age(quantity):
        return
    if quantity.counted and folded[slice(*quantity.counted)] == "lần" and folded.endswith("gấp ", 0, quantity.start):
        return  # mỗi vụ lãi 5 triệu đồng, gấp 2 lần trồng lúa
    start = sentence_start(folded, quantity.start)
    told = previous is not None and previous.last > start and not _is_age(previous)
    last = previous.last if previous is not None and told else None
    if last is not None and previous is not None and previous.per is None and folded.rfind("mỗi ", start, last) >= 0:
        start = last
    if previous is not None and previous.per:
        taken = (previous.end, previous.last, after_or_more(folded, previous.end))
        if folded.rfind(" mỗi ", start, quantity.start) in taken:
            return  # 2.000 đồng mỗi ký, lãi 5 triệu đồng
    if phrase := _each_before(folded, start, quantity.start, last, phrases):
        head = folded[phrase.start : phrase.head_end].split(" ", 1)[0]
        if quantity.counted is None or not folded.startswith(head, quantity.counted[0]):
            quantity.per = text[phrase.start : phrase.end]


def _is_age(quantity: Quantity) -> bool:
    """Whether a figure is an age, which only says who: `mỗi trẻ dưới 12 tháng tuổi được 2 hộp sữa`."""
    return quantity.unit is not None and quantity.unit.endswith("tuổi")


def _per_after(text: str, folded: str, end: int, phrases: Phrases) -> tuple[str | None, int]:
    """What stands behind a slash, or `mỗi …`, at `end`: the words, and where they end."""
    found = _SLASH.match(folded, end)
    if found is None:
        return None, end
    start = position = found.end()
    while True:
        noun = phrases.lookup.noun(position)
        part = _PART.match(folded, position)
        assert part is not None
        position = noun[0] if noun and noun[0] > part.end() else part.end()
        found = _SLASH.match(folded, position)
        if found is None:
            tail = (
                phrases.lookup.longest(position + 1, phrases.knowledge.roles["per-tail"])
                if folded[position : position + 1] == " "
                else 0
            )
            position = tail or position  # /ngày thực làm
            return text[start:position], position
        position = found.end()


def _each_after(text: str, folded: str, end: int, phrases: Phrases, *, money: bool) -> str | None:
    """`mỗi căn` behind a figure; behind money `một tháng` too."""
    found = _EACH_AFTER.match(folded, end)
    if found is None:
        return None
    if found[1] == "một" and not money:
        return None
    start = found.end()
    if found[1].endswith("một"):
        things, word = phrases.knowledge.roles["per"], _PART.match(folded, start)
        after = phrases.lookup.longest(start, things) or (word.end() if word and word[0] in things else 0)  # m2
        return text[start:after] if after else None
    phrase = _each(start, phrases)
    if phrase is None or _THEN_NUMBER.match(folded, phrase.end):
        return None  # 2 giải nhì mỗi giải 3 triệu đồng
    return text[phrase.start : phrase.end]


def _each(position: int, phrases: Phrases) -> Phrase | None:
    """The noun phrase behind `mỗi`; a unit of time is one here."""
    found = _PART.match(phrases.folded, position)
    if found is not None and (found[0] in _MEASURES or found[0] in _TIMES):
        noun = phrases.lookup.noun(position)
        end = found.end() if noun is None or noun[0] < found.end() else noun[0]
        if found[0] in _MEASURES:  # mỗi công; not so mỗi công nhân
            return Phrase(position, end, "", end) if end == found.end() else phrases.read(position, trades=False)
        if found[0] in ("vụ", "lứa") and (longer := phrases.read(position)):
            end = longer.end
        return Phrase(position, end, "time", end)
    return phrases.read(position, trades=False)


def _each_before(folded: str, start: int, position: int, previous: int | None, phrases: Phrases) -> Phrase | None:
    """The noun phrase of the nearest `mỗi` before a number, where it still holds.

    It holds for the first figure behind it, and for the next where a coordination goes on.

    Args:
        folded: the folded text.
        start: where the sentence begins.
        position: where the number begins.
        previous: where the figure before ends, if it stands in this sentence.
        phrases: the reader of noun phrases.
    """
    found = folded.rfind("mỗi ", start, position)
    if found < 0 or (found and folded[found - 1].isalnum()):
        return None
    phrase = _each(found + 4, phrases)
    if phrase is None or phrase.end > position:
        return None
    gap = folded[phrase.end : position]
    if gap.count(")") > gap.count("("):
        return None  # (mỗi suất 500.000 đồng), 15 xe đạp
    if "," in gap and phrase.known != "time" and previous is None and not _IN_EACH.match(folded, start, found):
        return None
    if previous is not None and previous > found:
        if previous < phrase.end:
            return None
        if folded.startswith(" (", phrase.end) and _OF_EACH.fullmatch(folded, folded.find(")", previous), position):
            return phrase  # mỗi phần quà (500 nghìn đồng) gồm 5 kg gạo
        if not _carries(folded[previous:position], phrases.knowledge):
            return None
    return phrase


def _carries(gap: str, knowledge: Knowledge) -> bool:
    """Whether what stands between two figures lets what the first is for one of hold for the second."""
    joints = [*_JOINT.finditer(gap[:80])] if len(gap) < 80 and _PLAIN.fullmatch(gap) else []
    if not joints:
        return False
    rest = gap[joints[-1].end() :].split()
    goes_on = bool(rest) and rest[0] in _GOES_ON
    named = any(" ".join(rest[:2]) in known for known in (knowledge.nouns, knowledge.keeps))  # phân bón 5 kg
    if not goes_on and not named and any(" ".join(rest[:count]) in knowledge.acts for count in (1, 2)):
        return False  # mỗi sổ 5 triệu đồng, xây 3 căn nhà
    words = gap[: joints[-1].start()].split() + rest[goes_on:]
    return len(rest) <= (8 if goes_on else 3) and not any(word in _FRESH for word in words)
