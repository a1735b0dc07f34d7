"""The part that each organization plays in its sentence.

An organization's part is read off the words beside it, by the lexicon `fact_words`: `subject` (it acts), `agent` (`do
… tổ chức`, `được … trao`), `origin` (`từ …`), `place` (`tại …`), `post` (`Chủ tịch …`), `source` (`theo …`),
`observer` (a source that tells of what others did: a statistics office, a newspaper), `bare` (it opens a clause, no
verb is seen), `holder` (`của …`), `oblique` (a receiver, a partner, a part of another phrase). Organizations joined
by commas and `và` play one part, and the first stands for all.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from viennews.facts.lexicon import FactWords, beginning, ending, size, tokens_after, tokens_before
from viennews.mentions import FigureMention, OrganizationMention
from viennews.span import Span
from viennews.spelling import fold

Part = Literal["subject", "agent", "origin", "place", "post", "source", "observer", "bare", "holder", "oblique"]

CLAUSE_MARKS = ",;:.!?()[]\"-/…*•+'"
JOINTS = frozenset({",", "và", "cùng", "-", "hoặc", "hay", "&", ", và", "và các", "cùng các", "cùng với"})
_WHERE = frozenset({"trong", "toàn", "ở", "tại", "trên", "thuộc", "các"})
_ASPECTS = frozenset({"đã", "đang", "sẽ", "vừa"})
_PLACE_REACH = 9
"""Within how many words behind a place the verb of its body begins."""
AGENT_REACH = 160
"""How far behind a figure, in characters, its agent may stand (`… suất quà cho … do Hội … trao`)."""


@dataclasses.dataclass(frozen=True, slots=True)
class Body:
    """An organization, or a row of them that the first stands for, and its part in the sentence."""

    organization: OrganizationMention
    end: int
    """Where the row ends."""
    part: Part
    acts: bool
    """Whether a verb follows."""
    opens: bool
    """Whether nothing but an opening word or mark stands before it."""
    segment: int
    """The number of its part of the sentence, between semicolons."""

    @property
    def start(self) -> int:
        """Where the row starts."""
        return self.organization.start


def bodies(
    folded: str,
    sentence: Span,
    organizations: Sequence[OrganizationMention],
    others: Sequence[Span],
    words: FactWords,
) -> list[Body]:
    """The organizations of a sentence with their parts.

    Args:
        folded: the whole text, folded.
        sentence: the sentence.
        organizations: those that start in the sentence, in text order.
        others: its dates and figures, in text order: a mention ends what is read beside another.
        words: the lexicon.
    """
    found: list[Body] = []
    marks = [index for index in range(sentence.start, sentence.end) if folded[index] == ";"]
    starts = [other.start for other in others]
    index = 0
    while index < len(organizations):
        first = last = organizations[index]
        index += 1
        comma = False
        while index < len(organizations):
            joint = " ".join(folded[last.end : organizations[index].start][:24].split())
            if joint not in JOINTS:
                break
            last, comma = organizations[index], joint == ","
            index += 1
        if comma and not (last.generic and first.generic):
            # A list ends with `và`: what follows a mere comma opens a clause (`… của Hội tỉnh, Hội xã đã …`).
            index -= 1
            last = organizations[index - 1]
        before = bisect_left(starts, first.start)
        floor = max(
            sentence.start,
            others[before - 1].end if before else 0,
            found[-1].end if found else 0,
        )
        part, opens = _left(folded, first, sentence, floor, others[before - 1] if before else None, words)
        acts, speaks = _right(folded, last.end, sentence, words)
        if part == "control":
            part = "subject" if acts else "oblique"
        elif part == "opening":
            part = "source" if speaks else "subject" if acts else "bare"
        elif part == "inside":
            part, acts = "oblique", False  # `tại công trình mở rộng Trường …`
        elif part == "noun":
            # `nâng cao vai trò Hội`: no verb before it is known, so one behind it decides.
            part = "bare" if acts else "oblique"
        elif part == "receive":
            part = "origin"
        elif part == "possess":
            part = "holder"
        if part == "source" and _observes(first, words):
            part = "observer"
        if _in_brackets(folded, sentence, first.start, last.end, others[before] if before < len(others) else None):
            part, opens = "oblique", False
        found.append(Body(first, last.end, part, acts, opens, bisect_left(marks, first.start)))  # type: ignore[arg-type]
    return found


def _observes(organization: OrganizationMention, words: FactWords) -> bool:
    """Whether a body tells of what others did: a newspaper, a statistics or weather office."""
    return organization.kind == "media" or fold(organization.text).startswith(tuple(words.roles["observer"]))


def _in_brackets(folded: str, sentence: Span, start: int, end: int, following: Span | None) -> bool:
    """Whether brackets hold an organization and no date or figure behind it (`(Chủ tịch BCH xã)`)."""
    first = max(sentence.start, start - AGENT_REACH)
    opening = folded.rfind("(", first, start)
    if opening < 0 or folded.rfind(")", first, start) > opening:
        return False
    close = folded.find(")", end, min(sentence.end, end + AGENT_REACH))
    return close >= 0 and (following is None or following.start > close)


def _left(
    folded: str,
    organization: OrganizationMention,
    sentence: Span,
    floor: int,
    neighbour: Span | None,
    words: FactWords,
) -> tuple[str, bool]:
    """What the words before an organization make of it, and whether it opens its clause."""
    tokens = tokens_before(folded, organization.start, floor)
    role = ""
    while True:
        if not tokens:
            # Behind a date a clause opens; behind a figure stands what is counted, or who has it.
            opens = floor == sentence.start or (
                neighbour is not None and neighbour.end == floor and _is_date(neighbour)
            )
            return role or ("opening" if opens else "noun"), opens
        if tokens[-1] in CLAUSE_MARKS:
            return role or "opening", True
        if role == "post" or (phrase := ending(tokens, words.left)) is None:
            inside = not role and any(token in ("tại", "ở") for token in _clause(tokens))
            return "inside" if inside else role or "noun", False
        found = words.left[phrase]
        del tokens[len(tokens) - size(phrase) :]
        if found == "classifier":
            continue
        if found == "opening":
            return "opening", True
        if found == "agent" and phrase == "được" and ending(tokens, words.right):
            return "oblique", False  # thành lập được công đoàn
        if found in ("place", "source", "agent"):
            return found, not tokens or tokens[-1] in CLAUSE_MARKS or ending(tokens, words.left) is not None
        if found == "post":
            # `tặng quà Chủ tịch …` is no giver: what stands before the post decides.
            if (
                tokens
                and (outer := ending(tokens, words.left))
                and words.left[outer] in ("oblique", "possess", "agent", "source")
            ):
                return words.left[outer], False
            return "post", True
        return found, False


def _clause(tokens: Sequence[str]) -> Sequence[str]:
    """The last words, as far back as the last mark."""
    for index in range(len(tokens) - 1, max(-1, len(tokens) - 9), -1):
        if tokens[index] in CLAUSE_MARKS:
            return tokens[index + 1 :]
    return tokens[-8:]


def _is_date(mention: Span) -> bool:
    return not isinstance(mention, FigureMention)


def _right(folded: str, end: int, sentence: Span, words: FactWords) -> tuple[bool, bool]:
    """Whether a verb, and whether a verb of speech, follows at `end`; a bracket or an apposition is passed over."""
    tokens = tokens_after(folded, end, sentence.end)
    if tokens and tokens[0] == "(" and ")" in tokens:
        tokens = tokens[tokens.index(")") + 1 :]
    if beginning(tokens, words.roles["speech"]):
        return False, True
    if beginning(tokens, words.right) is not None:
        return True, False
    if tokens and tokens[0] in _WHERE:
        # `các cấp Hội trong tỉnh đã …`: a place stands between.
        for token in tokens[1:_PLACE_REACH]:
            if token in CLAUSE_MARKS:
                break
            if token in _ASPECTS:
                return True, False
    return False, False


def topic(found: Sequence[Body]) -> OrganizationMention | None:
    """The organization that a sentence is about: its first subject, else who speaks or where it plays."""
    for parts in (("subject",), ("agent", "bare"), ("place", "post", "source", "bare")):
        for body in found:
            if body.part in parts and (body.acts or body.part != "bare" or len(parts) > 2):
                return body.organization
    return None
