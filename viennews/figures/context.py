"""The words around a quantity: bounds, names that only look like figures, what the figure is for one of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from viennews.figures.lexicon import Knowledge
from viennews.figures.phrases import Phrase, Phrases

_REACH = 160
_SENTENCE_END = re.compile(r"[.;:!?…](?=\s)|\n")
_BACK = 44
_CLOSING = frozenset(".,;:)]!?…\"'/")
_OPENING = frozenset("([\"'")
_OR_MORE = re.compile(r" trở (?:(lên|đi)|xuống|lại(?= ?[,.;)\n]|$))(?!\w)")
_SLASH = re.compile(r" ?/ ?(?:0?1 )?(?=[^\W\d_])")
_PART = re.compile(r"[^\W\d_][\w²³]*")
_EACH_AFTER = re.compile(r" (mỗi|một|trên mỗi|cho mỗi|trên một|trên) (?=[^\W\d_])")
_THEN_NUMBER = re.compile(r" (?:là |từ |trị giá |được )?\d")
_PLAIN = re.compile(r"[^.;:\n\d]*")
_JOINT = re.compile(r",| (?:và|cùng|kèm|cộng)(?= )")
_GOES_ON = frozenset(["đạt", "thu", "cho", "lãi", "trị"])
_TIMES = frozenset(["năm", "tháng", "ngày", "tuần", "quý", "vụ", "lứa", "năm học", "mùa", "giờ", "đêm", "kỳ"])
_MEASURES = frozenset(["ký", "kí", "lít", "tấn", "tạ", "yến", "mét", "lượng", "chỉ", "công", "sào"])
_FRESH = frozenset(["tương", "tổng", "được", "cho", "trao", "trong", "thì", "sau", "nên", "đã", "có"])
_QUOTED = re.compile(r'["“]([^"“”\n]{1,70})["”]')
_SPEAKER = re.compile(r",? ?-? ?(?:anh|chị|ông|bà|em|cô|chú|bác|đồng chí|đ/c|theo|cụ|thầy)(?!\w)")


def words_before(folded: str, position: int) -> list[str]:
    """The words right before a number, at most six, the nearest last; none where a mark or bracket stands between."""
    window = folded[max(0, position - _BACK) : position]
    if not window or window[-1] != " ":
        return []
    words = window.rpartition("\n")[2].split()[-6:]
    for index in range(len(words) - 1, -1, -1):
        word = words[index]
        if word[-1] in _CLOSING:
            return words[index + 1 :]
        if word[0] in _OPENING:
            return [word[1:], *words[index + 1 :]]
    return words


def bound_before(words: Sequence[str], knowledge: Knowledge) -> tuple[str | None, int]:
    """The bound that words before a number set, and how many words at their end say so."""
    bounds, between = knowledge.bounds, knowledge.roles["between"]
    last = len(words)
    for _ in range(3):
        for count in (4, 3, 2, 1) if last and words[last - 1] in knowledge.bound_ends else ():
            if last >= count and (bound := bounds.get(" ".join(words[last - count : last]))):
                none = knowledge.roles["no-bound"]
                if any(" ".join(words[max(0, last - count - more) : last]) in none for more in (1, 2)):
                    return None, 0
                return bound, len(words) - last + count
        if not last or words[last - 1] not in between:
            break
        last -= 1
    return None, 0


def bound_after(folded: str, *ends: int) -> str | None:
    """`trở lên`, `trở xuống` behind a figure or what it counts."""
    for end in ends:
        if folded.startswith(" trở", end) and (found := _OR_MORE.match(folded, end)):
            return "more" if found[1] else "less"
    return None


def after_or_more(folded: str, end: int) -> int:
    """Where `trở lên` ends behind a number, before what it counts (`60% trở lên hộ`); `end` where there is none."""
    found = _OR_MORE.match(folded, end) if folded.startswith(" trở", end) else None
    return end if found is None else found.end()


def sentence_start(folded: str, position: int) -> int:
    """Where the sentence (or line, or part before a semicolon) begins, within reach before `position`."""
    first = max(0, position - _REACH)
    start = first
    for found in _SENTENCE_END.finditer(folded, first, position):
        start = found.end()
    return start


def per_after(text: str, folded: str, end: int, phrases: Phrases) -> tuple[str | None, int]:
    """What stands behind a slash, or `mỗi …`, at `end`: the words, and where they end."""
    found = _SLASH.match(folded, end)
    if found is None:
        return None, end
    start = position = found.end()
    while True:
        noun = phrases.noun(position)
        part = _PART.match(folded, position)
        assert part is not None
        position = noun[0] if noun and noun[0] > part.end() else part.end()
        found = _SLASH.match(folded, position)
        if found is None:
            tail = (
                phrases.longest(position + 1, phrases.knowledge.roles["per-tail"])
                if folded[position : position + 1] == " "
                else 0
            )
            position = tail or position  # /ngày thực làm
            return text[start:position], position
        position = found.end()


def each_after(text: str, folded: str, end: int, phrases: Phrases, *, money: bool) -> str | None:
    """`mỗi căn` behind a figure; behind money `một tháng` too."""
    found = _EACH_AFTER.match(folded, end)
    if found is None:
        return None
    if found[1] in ("một", "trên") and not money:
        return None
    if found[1] == "trên":
        return None
    start = found.end()
    if found[1].endswith("một"):
        word = _PART.match(folded, start)
        if word is None or word[0] not in phrases.knowledge.roles["per"]:
            return None
        return text[start : word.end()]
    phrase = each(start, phrases)
    if phrase is None or _THEN_NUMBER.match(folded, phrase.end):
        return None  # 2 giải nhì mỗi giải 3 triệu đồng
    return text[phrase.start : phrase.end]


def each(position: int, phrases: Phrases) -> Phrase | None:
    """The noun phrase behind `mỗi`; a unit of time is one here."""
    found = _PART.match(phrases.folded, position)
    if found is not None and found[0] in _MEASURES:
        return Phrase(position, found.end(), "", found.end())
    if found is not None and found[0] in _TIMES:
        noun = phrases.noun(position)
        end = found.end() if noun is None or noun[0] < found.end() else noun[0]
        if found[0] in ("vụ", "lứa") and (longer := phrases.read(position)):
            end = longer.end
        return Phrase(position, end, "time", end)
    return phrases.read(position, trades=False)


def each_before(folded: str, start: int, position: int, previous: int | None, phrases: Phrases) -> Phrase | None:
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
    phrase = each(found + 4, phrases)
    if phrase is None or phrase.end > position:
        return None
    gap = folded[phrase.end : position]
    if "," in gap and phrase.known != "time" and previous is None:
        return None
    if previous is not None and previous > found:
        if previous < phrase.end:
            return None
        if not _carries(folded[previous:position]):
            return None
    return phrase


def _carries(gap: str) -> bool:
    """Whether what stands between two figures lets what the first is for one of hold for the second."""
    joints = [*_JOINT.finditer(gap[:80])] if len(gap) < 80 and _PLAIN.fullmatch(gap) else []
    if not joints:
        return False
    rest = gap[joints[-1].end() :].split()
    goes_on = bool(rest) and rest[0] in _GOES_ON
    words = gap[: joints[-1].start()].split() + rest[goes_on:]
    return len(rest) <= (8 if goes_on else 3) and not any(word in _FRESH for word in words)


def quoted_names(text: str, folded: str) -> list[tuple[int, int]]:
    """The places of short quotations that are names or slogans (`“5 không, 3 sạch”`), no speech."""
    if '"' not in folded:
        return []
    found = []
    for quote in _QUOTED.finditer(text):
        inner = quote[1]
        before = text[: quote.start()][-2:] if quote.start() < 2 else text[quote.start() - 2 : quote.start()]
        if (
            before.rstrip().endswith(":")
            or inner.count(" ") > 9
            or inner.rstrip()[-1:] in (".", ",", "!", "?", "…", ";")
        ):
            continue
        if _SPEAKER.match(folded, quote.end()) and inner[:1].isupper():
            continue
        found.append((quote.start(), quote.end()))
    return found


def name_before(words: Sequence[str], knowledge: Knowledge) -> str | None:
    """Whether words before a number make it a name: `always`, `maybe` (what stands behind decides), or `None`."""
    if not words or words[-1] not in knowledge.name_ends:
        return None
    always, maybe = knowledge.roles["name-always"], knowledge.roles["name"]
    certainty = None
    for count in (1, 2, 3):
        if len(words) < count:
            break
        phrase = " ".join(words[-count:])
        if phrase in always:
            return "always"
        if phrase in maybe:
            certainty = "maybe"
    return certainty
