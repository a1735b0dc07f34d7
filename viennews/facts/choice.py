"""Who: which organization of its sentence a figure belongs to, by an ordered list of rules."""

from __future__ import annotations

import dataclasses
from bisect import bisect_left
from collections.abc import Callable, Sequence

from viennews.facts.bodies import AGENT_REACH, Body
from viennews.facts.lexicon import FactWords, anywhere, beginning, tokens_after, tokens_before, within
from viennews.mentions import FigureMention, OrganizationMention

REACH, AHEAD = 24, 8
"""How many organizations before and behind a figure are looked at."""
NEAR = 96
"""How far behind a figure, in characters, its agent may stand where another body acts before it."""
_POSSESSIVE = frozenset({"của", "thuộc", "tại", "ở", "trực thuộc", "thuộc các"})
_ROUGHLY = frozenset({"trên", "hơn", "gần", "khoảng", "dưới", "chừng", "tới", "đến"})


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """The organization of a figure and the rule that chose it."""

    organization: OrganizationMention
    rule: str


@dataclasses.dataclass(frozen=True, slots=True)
class _View:
    """What the rules see of a sentence: the bodies before and behind a figure, and those of its part of it."""

    folded: str
    figure: FigureMention
    counted_end: int
    before: Sequence[Body]
    after: Sequence[Body]
    number: int
    """Of the part of the sentence."""
    start: int
    """Where the part starts."""
    words: FactWords

    @property
    def same(self) -> list[Body]:
        """The bodies before the figure in its part of the sentence."""
        return [body for body in self.before if body.segment == self.number]

    def tokens_before_figure(self, start: int) -> list[str]:
        """The words from `start` to the figure."""
        return tokens_before(self.folded, self.figure.start, start)


def choose(
    folded: str,
    figure: FigureMention,
    counted_end: int,
    found: Sequence[Body],
    segment: tuple[int, int],
    words: FactWords,
) -> Choice | None:
    """The organization of `figure` within its sentence, by the first of `RULES` that finds one.

    What is counted is never who has it: `19/19 cơ sở Hội`.

    Args:
        folded: the whole text, folded.
        figure: the figure.
        counted_end: where it ends together with what it counts.
        found: the organizations of the sentence, in text order.
        segment: the number of its part of the sentence, and where that starts.
        words: the lexicon.
    """
    number, start = segment
    index = bisect_left(found, figure.start, key=lambda body: body.start)
    before, after = found[max(0, index - REACH) : index], found[index : index + AHEAD]
    if after and figure.counted and after[0].start <= figure.end + 2:
        after = after[1:]
    view = _View(folded, figure, counted_end, before, after, number, start, words)
    for rule in RULES:
        if choice := rule(view):
            return choice
    return None


def _whole(view: _View) -> Choice | None:
    """`ban chấp hành gồm 5 đồng chí`, `câu lạc bộ với 30 thành viên`."""
    if not view.before or view.before[-1].segment != view.number:
        return None
    body = view.before[-1]
    tokens = view.tokens_before_figure(body.end)
    counted = body.start and view.folded[body.start - 2 : body.start - 1].isdecimal()
    if not tokens or len(tokens) > 5 or tokens[0] in _ROUGHLY or counted:
        return None
    return Choice(body.organization, "whole") if all(token in view.words.roles["whole"] for token in tokens) else None


def _behind(view: _View) -> Choice | None:
    """`… do Hội … hỗ trợ`, `… được Công đoàn … trao`; `67 hồ sơ BHXH tỉnh đề nghị …`."""
    if not view.after or view.after[0].segment != view.number:
        return None
    body = view.after[0]
    distance = body.start - view.counted_end
    if distance > AGENT_REACH:
        return None
    tokens = tokens_before(view.folded, body.start, view.counted_end)
    near = not within(tokens, ",.:") and distance <= NEAR
    acting = any(other.part in ("subject", "agent") and other.segment == view.number for other in view.before[-4:])
    if body.part == "agent" and (near or not acting):
        return Choice(body.organization, "agent behind")
    return Choice(body.organization, "relative clause") if not tokens and body.acts and not acting else None


def _giver(view: _View) -> Choice | None:
    """`tiếp nhận … từ Công ty …`; where no body acts, `được nhận học bổng của Công ty …`."""
    acting = any(body.part in ("subject", "agent") for body in view.same)
    for body in reversed([*view.before[-2:], *view.after[:2]]):
        if body.segment == view.number and (body.part == "origin" or (body.part == "holder" and not acting)):
            end = view.figure.start if body.part == "origin" else body.start
            if anywhere(tokens_before(view.folded, end, view.start), view.words.roles["receiving"]) is not None:
                return Choice(body.organization, "giver")
    return None


def _next_of_list(view: _View) -> Choice | None:
    """Without its verb again: `Hội tỉnh trao 50 suất, Hội huyện 20 suất`; not one that receives as the ones before."""
    if not (same := view.same) or same[-1].part != "bare" or not same[-1].opens:
        return None
    body = same[-1]
    tokens = view.tokens_before_figure(body.end)
    while tokens and tokens[0] in _ROUGHLY:
        del tokens[0]
    if tokens and (not tokens[0][0].isdigit() or within(tokens, ",:(")):
        return None
    listed = next((other for other in reversed(same) if other.part != "bare" or not other.opens), None)
    return Choice(body.organization, "next of list") if listed and listed.part == "subject" and listed.acts else None


def _clause_subject(view: _View) -> Choice | None:
    """The nearest one before the figure that acts, in its part of the sentence."""
    return _nearest(view.same, ("subject", "agent"), "clause subject")


def _holder(view: _View) -> Choice | None:
    """`40 công nhân Công ty …`, `77 công đoàn cơ sở thuộc …`."""
    if not view.after or view.after[0].start - view.counted_end > 12:
        return None
    tokens = tokens_before(view.folded, view.after[0].start, view.counted_end)
    return Choice(view.after[0].organization, "holder") if not tokens or " ".join(tokens) in _POSSESSIVE else None


def _place(view: _View) -> Choice | None:
    """Where it is, who speaks, or a bare name: the nearest before the figure, in its part of the sentence."""
    return _nearest(view.same, ("place", "post", "bare"))


def _sentence_subject(view: _View) -> Choice | None:
    """The nearest before the figure that acts, in the whole sentence."""
    return _nearest(view.before, ("subject", "agent"), "sentence subject")


def _subject_behind(view: _View) -> Choice | None:
    """`Với 5 tỷ đồng, Hội … đã …`."""
    if not view.after:
        return None
    opening = tokens_after(view.folded, view.start, view.figure.start)
    if beginning(opening, view.words.roles["fronting"]) is None:
        return None
    for body in view.after:
        if body.part == "subject" and body.opens and body.segment == view.number:
            return Choice(body.organization, "subject behind")
    return None


def _any(view: _View) -> Choice | None:
    """A source, or any other before the figure that is no receiver, holder or giver."""
    for body in [*reversed(view.before), *view.after[:4]]:
        before = body.start < view.figure.start
        if body.part == "source" or (before and body.part not in ("oblique", "holder", "origin", "observer")):
            return Choice(body.organization, body.part)
    return None


def _holder_before(view: _View) -> Choice | None:
    """`doanh thu của Công ty … là …`."""
    same = view.same
    if not same or same[-1].part != "holder":
        return None
    tokens = view.tokens_before_figure(same[-1].end)
    if within(tokens, ",;.") or anywhere(tokens, view.words.roles["copula"]) is None:
        return None
    return Choice(same[-1].organization, "holder before")


def _object(view: _View) -> Choice | None:
    """An organization that acts, though it is another's object (`vụ kiện Công ty … nợ 5 tỷ`)."""
    for body in reversed(view.same):
        if not body.acts:
            continue
        group = beginning(tokens_after(view.folded, body.start, body.end), view.words.roles["group"])
        if group or not body.organization.generic:
            return Choice(body.organization, "object")  # qua các cấp Hội đạt
    return None


def _nearest(bodies: Sequence[Body], parts: Sequence[str], rule: str = "") -> Choice | None:
    for body in reversed(bodies):
        if body.part in parts:
            return Choice(body.organization, rule or {"bare": "bare name"}.get(body.part, body.part))
    return None


RULES: tuple[Callable[[_View], Choice | None], ...] = (
    _whole, _behind, _giver, _next_of_list, _clause_subject, _holder, _place, _sentence_subject, _subject_behind, _any,
    _holder_before, _object,
)  # fmt: skip
"""In the order in which they are asked."""
