"""Who: the part that each organization plays in its sentence, and which of them a figure belongs to.

An organization's part is read off the words beside it, by the lexicon `fact_words`: `subject` (it acts), `agent`
(`do … tổ chức`, `được … trao`), `origin` (`từ …`), `place` (`tại …`), `post` (`Chủ tịch …`), `source` (`theo …`),
`bare` (it opens a clause, no verb is seen), `holder` (`của …`), `oblique` (a receiver, a partner, a part of another
phrase). Organizations joined by commas and `và` play one part, and the first stands for all.
"""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Sequence
from typing import Literal

from viennews.facts.lexicon import FactWords, anywhere, beginning, ending, size, tokens_after, tokens_before, within
from viennews.mentions import FigureMention, OrganizationMention
from viennews.span import Span

Part = Literal["subject", "agent", "origin", "place", "post", "source", "bare", "holder", "oblique"]

CLAUSE_MARKS = ",;:.!?()[]\"-/…*•+'"
JOINTS = frozenset({",", "và", "cùng", "-", "hoặc", "hay", "&", ", và", "và các", "cùng các", "cùng với"})
POSSESSIVE = frozenset({"của", "thuộc", "tại", "ở", "trực thuộc", "thuộc các"})
_WHERE = frozenset({"trong", "toàn", "ở", "tại", "trên", "thuộc", "các"})
_ASPECTS = frozenset({"đã", "đang", "sẽ", "vừa"})
_ROUGHLY = frozenset({"trên", "hơn", "gần", "khoảng", "dưới", "chừng", "tới", "đến"})
_PLACE_REACH = 9
"""Within how many words behind a place the verb of its body begins."""
REACH, AHEAD = 24, 8
"""How many organizations before and behind a figure are looked at."""
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
        if _in_brackets(folded, sentence, first.start, last.end, others[before] if before < len(others) else None):
            part, opens = "oblique", False
        found.append(Body(first, last.end, part, acts, opens, bisect_left(marks, first.start)))  # type: ignore[arg-type]
    return found


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


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """The organization of a figure and the rule that chose it."""

    organization: OrganizationMention | None
    rule: str


def choose(
    folded: str,
    figure: FigureMention,
    counted_end: int,
    sentence: Span,
    found: Sequence[Body],
    segment: tuple[int, int],
    words: FactWords,
) -> Choice | None:
    """The organization of `figure` within its sentence, by the first of these rules that finds one.

    0. `whole`: `ban chấp hành gồm 5 đồng chí`, `câu lạc bộ với 30 thành viên`.
    1. `agent behind`: `… do Hội … hỗ trợ`, `… được Công đoàn … trao`, in the same clause.
       `giver`: `tiếp nhận … từ Công ty …`; where no body acts, `được nhận học bổng của Công ty …`.
    2. `relative clause`: `67 hồ sơ BHXH tỉnh đề nghị …`.
    3. `clause subject`: the nearest one before the figure that acts, in its part of the sentence.
    4. `holder`: `40 công nhân Công ty …`, `77 công đoàn cơ sở thuộc …`.
    5. `place`, `post`, `bare name`: the nearest before the figure, in its part of the sentence.
    6. `sentence subject`: as 3, in the whole sentence.
    7. `subject behind`: `Với 5 tỷ đồng, Hội … đã …`.
    8. `source`, or any other of 5 in the whole sentence.
    9. `holder before`: `doanh thu của Công ty … là …`.
    10. `object`: an organization that acts, though it is another's object (`vụ kiện Công ty … nợ 5 tỷ`).

    What is counted is never who has it: `19/19 cơ sở Hội`.
    """
    number, start = segment
    index = bisect_left(found, figure.start, key=lambda body: body.start)
    before, after = found[max(0, index - REACH) : index], found[index : index + AHEAD]
    if after and figure.counted and after[0].start <= figure.end + 2:
        after = after[1:]
    if before and before[-1].segment == number:
        tokens = tokens_before(folded, figure.start, before[-1].end)
        counted = before[-1].start and folded[before[-1].start - 2 : before[-1].start - 1].isdecimal()
        has = bool(tokens) and tokens[0] not in _ROUGHLY
        if has and len(tokens) <= 5 and not counted and all(token in words.roles["whole"] for token in tokens):
            return Choice(before[-1].organization, "whole")
    if after and after[0].start - counted_end <= AGENT_REACH and after[0].segment == number:
        tokens = tokens_before(folded, after[0].start, counted_end)
        near = not within(tokens, ",.:") and after[0].start - counted_end <= 96
        acting = any(body.part in ("subject", "agent") and body.segment == number for body in before[-4:])
        if after[0].part == "agent" and (near or not acting):
            return Choice(after[0].organization, "agent behind")
        if not tokens and after[0].acts and not acting:
            return Choice(after[0].organization, "relative clause")
    same = [body for body in before if body.segment == number]
    acting = any(body.part in ("subject", "agent") for body in same)
    for body in reversed([*before[-2:], *after[:2]]):
        if body.segment == number and (body.part == "origin" or (body.part == "holder" and not acting)):
            tokens = tokens_before(folded, figure.start if body.part == "origin" else body.start, start)
            if anywhere(tokens, words.roles["receiving"]) is not None:
                return Choice(body.organization, "giver")
    for body in reversed(same):
        if body.part in ("subject", "agent"):
            return Choice(body.organization, "clause subject")
    if after and after[0].start - counted_end <= 12:
        tokens = tokens_before(folded, after[0].start, counted_end)
        if not tokens or " ".join(tokens) in POSSESSIVE:
            return Choice(after[0].organization, "holder")
    for body in reversed(same):
        if body.part in ("place", "post", "bare"):
            return Choice(body.organization, {"bare": "bare name"}.get(body.part, body.part))
    for body in reversed(before):
        if body.part in ("subject", "agent"):
            return Choice(body.organization, "sentence subject")
    if beginning(tokens_after(folded, start, figure.start), words.roles["fronting"]):
        for body in after:
            if body.part == "subject" and body.opens and body.segment == number:
                return Choice(body.organization, "subject behind")
    for body in [*reversed(before), *after[:4]]:
        if body.part == "source" or (body.start < figure.start and body.part not in ("oblique", "holder", "origin")):
            return Choice(body.organization, body.part)
    if same and same[-1].part == "holder":
        tokens = tokens_before(folded, figure.start, same[-1].end)
        if not within(tokens, ",;.") and anywhere(tokens, words.roles["copula"]) is not None:
            return Choice(same[-1].organization, "holder before")
    for body in reversed(same):
        group = beginning(tokens_after(folded, body.start, body.end), words.roles["group"])
        if body.acts and (group or not body.organization.generic):
            return Choice(body.organization, "object")  # qua các cấp Hội đạt
    return None


def topic(found: Sequence[Body]) -> OrganizationMention | None:
    """The organization that a sentence is about: its first subject, else who speaks or where it plays."""
    for parts in (("subject",), ("agent", "bare"), ("place", "post", "source", "bare")):
        for body in found:
            if body.part in parts and (body.acts or body.part != "bare" or len(parts) > 2):
                return body.organization
    return None
