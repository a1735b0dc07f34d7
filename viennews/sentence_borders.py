"""Where a sentence ends: an ordered list of small named rules over a candidate border.

A candidate is a run of end marks with what closes behind it (`.`, `?!`, `…”`, `./.`) wherever a sentence may begin
behind it. Each rule looks at what stands left and right of it and answers `True` (two sentences), `False` (one) or
`None` (not mine); the first answer counts. Line ends need no rule.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cached_property
from typing import Final

import regex

from viennews.sentence_candidates import BLANKS, CLOSING, DASHES, MARKS, OPENING, SPACES, UPPER, Knowledge
from viennews.spelling import fold

_REACH = 60
_LONG_REACH = 300
"""How far a rule looks, and how far back an address may begin; bounds, so that every candidate costs the same."""
_WORD_BEFORE = regex.compile(rf"(?r)[^{BLANKS}{OPENING}{CLOSING},;:–—]*+")
_BLOCK_BEFORE = regex.compile(rf"(?r)[^{BLANKS}]*+")
_PARTS = re.compile(r"[.\-/]")
_LEAD = re.compile(rf"[{OPENING}{DASHES}{BLANKS}•*+>]*")
_FIRST_WORDS = re.compile(rf"([^\W\d_]+)(?:[{SPACES}]+(?:([^\W\d_]+)|(\d)))?")
_ADDRESS = re.compile(r"://|\bwww\b|@", re.IGNORECASE)
_DOMAIN = re.compile(
    r"(?:vn|com|net|org|edu|gov|info|html?|php|aspx?|docx?|pdf|xlsx?|pptx?|jpe?g|png|mp[34])\b", re.IGNORECASE
)
_ITEM = re.compile(r"\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[a-zđA-ZĐ]\d?)")
_ITEM_LETTER = re.compile(r"(?:[a-zđ]|\d{1,2})[.)][^\W_]?")
_INITIALS = re.compile(rf"(?:[{UPPER}]\.)*[{UPPER}]")
_ROMAN_OR_DIGIT = re.compile(r"\d|[IVX]+\b")


class Border:
    """A candidate border and what stands around it.

    `start` is where the sentence begins that may end here, `mark` where its end marks begin, `end` where they and the
    closing signs behind them end, `following` the place of the next visible character.
    """

    def __init__(self, knowledge: Knowledge, text: str, start: int, mark: int, end: int, following: int) -> None:
        self.knowledge, self.text = knowledge, text
        self.start, self.mark, self.end, self.following = start, mark, end, following
        self.marks = text[mark:end]
        self.glued = following == end
        self.right = right = text[following : following + _REACH]
        """The next characters."""
        lead = _LEAD.match(right)
        self.lead = lead[0] if lead else ""
        """The opening quotation marks, brackets and dashes that follow."""
        self.first = right[len(self.lead) : len(self.lead) + 1]
        """The first character that follows them, empty at the end of the text."""
        word = _WORD_BEFORE.match(text, max(start, mark - _REACH), mark)
        self.word = word[0] if word else ""
        """What stands before the marks, back to a blank, quotation mark or bracket; points inside are kept."""

    @cached_property
    def block(self) -> str:
        """What stands before the marks, back to a blank."""
        found = _BLOCK_BEFORE.match(self.text, max(self.start, self.mark - _LONG_REACH), self.mark)
        return found[0] if found else ""

    @cached_property
    def before(self) -> str:
        """What stands before the word, in the sentence."""
        end = self.mark - len(self.word)
        return self.text[max(self.start, end - _REACH) : end]

    @cached_property
    def _first_words(self) -> tuple[str, str]:
        """The next word, folded, and the one behind it when it is in lower case, `#` for a number."""
        found = _FIRST_WORDS.match(self.right, len(self.lead))
        if found is None:
            return "", ""
        second = found[2] or ""
        return fold(found[1]), "#" if found[3] else fold(second) if second.islower() else ""

    @cached_property
    def opens_strongly(self) -> bool:
        """Whether the next word begins a sentence whatever follows it."""
        word, second = self._first_words
        return word in self.knowledge.openers or f"{word} {second}" in self.knowledge.openers

    @cached_property
    def opens(self) -> bool:
        """Whether the next words begin a sentence, for they hardly ever begin a name."""
        word, second = self._first_words
        weak = self.knowledge.openers_before_lower
        return self.opens_strongly or (second.islower() and (word in weak or f"{word} {second}" in weak))

    @cached_property
    def abbreviation(self) -> frozenset[str]:
        """What the abbreviation before a single point stands before."""
        if self.marks != ".":
            return frozenset()
        word = self.word
        return self.knowledge.abbreviations(word) or self.knowledge.abbreviations(_PARTS.split(word)[-1])


Rule = Callable[[Border], bool | None]


def address(border: Border) -> bool | None:
    """Inside a web address, an e-mail address or the name of a file."""
    if border.glued and (_ADDRESS.search(border.block) or (border.marks == "." and _DOMAIN.match(border.right))):
        return False
    return None


def mark_follows(border: Border) -> bool | None:
    """A comma, a colon or another mark goes on with the sentence."""
    return False if border.right[:1] in {*",;:.?!…)%/&=”’»]}›"} else None


def item_letter_follows(border: Border) -> bool | None:
    """`a) …` begins an item."""
    found = not border.glued and _ITEM_LETTER.match(border.right)
    return True if found and found[0][1:2] == ")" else None


def lower_case_follows(border: Border) -> bool | None:
    """No sentence begins with a lower-case letter, but for a name like iPhone."""
    following = border.right[len(border.lead) : len(border.lead) + 2]
    return False if following[:1].islower() and not following[1:].isupper() else None


def speaker(border: Border) -> bool | None:
    """`“…!” - Chị Hoa nói`: what is quoted and who says it."""
    if border.lead[:1] not in {"-", "–", "—"}:
        return None
    if "”" in border.marks or '"' in border.marks or "»" in border.marks:
        return False
    return False if border.knowledge.speech.match(border.right, len(border.lead)) else None


def inside_brackets(border: Border) -> bool | None:
    """`(xoài, mít...) Hội`: the mark belongs to what the brackets hold."""
    if border.text[border.mark] != "(":
        return None
    closed = border.marks.rfind(")")
    return None if border.mark == border.start or set(border.marks[closed:]) & {*MARKS} else False


def item_number(border: Border) -> bool | None:
    """`1. Tăng cường`, `II.`, `a.`, `Điều 5.`: the number of what follows."""
    if border.marks != "." or not _ITEM.fullmatch(border.word):
        return None
    before = border.before.strip(BLANKS + "-–—+*•")
    if not before:
        return False if border.mark - len(border.word) - border.start <= _REACH else None
    if before[-1] == ";" or (before[-1] == ":" and border.word in {"1", "I", "a", "A"}):
        return False
    if fold(before) in border.knowledge.items and border.word[:1] in {*"0123456789IVX"}:
        return False
    return None


def abbreviation_of_number(border: Border) -> bool | None:
    """`tr. 5`, `No. 1`."""
    return False if "number" in border.abbreviation and _ROMAN_OR_DIGIT.match(border.right) else None


def abbreviation_of_place(border: Border) -> bool | None:
    """`TP. Vinh`, `Q. 3`, `NXB. Trẻ`."""
    if "place" not in border.abbreviation or border.lead:
        return None
    return border.opens and not border.glued


def abbreviation_of_body(border: Border) -> bool | None:
    """`NXB. Phụ nữ`, `Cty. TNHH Hòa Bình`: two lower-case words may be the name."""
    if "body" not in border.abbreviation or border.lead:
        return None
    return border.opens_strongly and not border.glued


def abbreviation_of_name(border: Border) -> bool | None:
    """`PGS.TS. Trần Hà`, `Mr. Smith`."""
    if "name" not in border.abbreviation or border.lead or not border.first.isalpha():
        return None
    return border.opens and not border.glued


def initial(border: Border) -> bool | None:
    """`Trần Văn A.`, `N.T.K.`, `George W. Bush`: ends a sentence only before a word that hardly begins a name."""
    if border.marks != "." or not _INITIALS.fullmatch(border.word.rpartition("-")[2]):
        return None
    if border.glued or border.lead[:1] == "(":
        return False
    if border.lead or not border.first.isalpha():
        return None
    before = border.before.split()
    if before and fold(before[-1]) in border.knowledge.labels:
        return None
    return border.opens


def glued(border: Border) -> bool | None:
    """No blank: two sentences only between a lower-case letter, a digit or a closing sign and a capitalised word."""
    if not border.glued:
        return None
    last = border.word[-1:]
    if border.marks == "." and last and not (last.islower() or last in {*"0123456789%"}):
        return False
    following = border.right[len(border.lead) : len(border.lead) + 2]
    return following[:1].isupper() and (following[1:].islower() or not following[0].isascii())


def end_mark(_border: Border) -> bool | None:
    """A mark, then a capital, a number or a sign."""
    return True


RULES: Final[tuple[Rule, ...]] = (
    address,
    mark_follows,
    item_letter_follows,
    lower_case_follows,
    speaker,
    inside_brackets,
    item_number,
    abbreviation_of_number,
    abbreviation_of_place,
    abbreviation_of_body,
    abbreviation_of_name,
    initial,
    glued,
    end_mark,
)


def decide(border: Border) -> tuple[bool, str]:
    """Whether two sentences meet here, and the name of the rule that says so."""
    for rule in RULES:
        verdict = rule(border)
        if verdict is not None:
            return verdict, rule.__name__
    raise AssertionError("the last rule answers always")
