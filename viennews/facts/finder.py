"""`find_facts`: a fact for each figure of a text."""

from __future__ import annotations

import datetime
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from viennews.facts.bodies import Body, bodies, topic
from viennews.facts.choice import choose
from viennews.facts.dates import (
    bracketed,
    choose_date,
    continues,
    is_event,
    is_period,
    of_feast,
    opens_vague,
    refers,
    sentence_date,
    tells_event,
    told_of,
    vague,
)
from viennews.facts.lexicon import FactWords, beginning, fact_words, tokens_after
from viennews.facts.phrases import change, counted_end, grouped, outside
from viennews.lexicon import DEFAULT, Lexicon
from viennews.mentions import Change, DateMention, Fact, FigureMention, OrganizationMention
from viennews.span import Span, SpanType, longest_disjoint
from viennews.spelling import fold

FRAME_SENTENCES = 3
"""For how many further sentences of its paragraph a date that opens a sentence holds."""
LEAD_PARAGRAPHS = 2
"""The title and the lead: where the period stands that an article reports on."""


def find_facts(
    text: str,
    *,
    sentences: Sequence[Span],
    dates: Sequence[DateMention],
    figures: Sequence[FigureMention],
    organizations: Sequence[OrganizationMention],
    title: str | None = None,
    published: datetime.date | None = None,
    sections: Sequence[Span] = (),
    lexicon: Lexicon = DEFAULT,
) -> list[Fact]:
    """A fact for each figure, in text order: its organization, its date, its sentence; what is unknown is `None`.

    Args:
        text: the text, in NFC; a blank line or a line end parts paragraphs.
        sentences: its sentences; a figure outside of them takes its line as its sentence.
        dates: the dates of the text.
        figures: the figures of the text; each gives one fact.
        organizations: the organizations of the text, groups and bare words (`generic=True`) too, for they may be whom
            a figure belongs to.
        title: the title, when the text begins with it: the organization and the period in it are those of the article.
        published: the date of publication: an event lies near it, a period that is reported on ends not long before.
        sections: the headings of the text; what stands in one holds down to the next.
        lexicon: where the words come from, table `fact_words`.

    The organization is the one that did, has or gives what is counted, by the first of `choice.RULES` that finds one in
    the sentence; else, unless another subject stands there (`nhân dân`, `xã …`, `anh …`), the section's organization or
    the one last spoken of, else the article's. The date is one of its clause, else of the event that is told (`Tại hội
    nghị`), of the sentence, of the date that opens the passage, of the section, of the title and lead; a vague time
    (`hiện nay`) ends the search. A date that only refers (a law's year, `so với năm …`) is none. `Fact.rule` names the
    rules that chose.
    """
    words = lexicon.built(fact_words)
    folded = fold(text)
    reader = _Reader(text, folded, sections, published, words)
    organizations = grouped(text, folded, longest_disjoint(organizations), words)
    dates = longest_disjoint(dates)
    title_end = len(title) if title and folded.startswith(fold(title)) else 0
    reader.open_article(organizations, dates, title_end)
    facts = []
    for sentence, held in _by_sentence(text, sentences, figures):
        facts += reader.read(sentence, _inside(dates, sentence), held, _inside(organizations, sentence))
    return facts


def _inside(spans: Sequence[SpanType], outer: Span) -> Sequence[SpanType]:
    """Those that start within `outer`; `spans` are in text order."""
    first = bisect_left(spans, outer.start, key=lambda span: span.start)
    return spans[first : bisect_left(spans, outer.end, lo=first, key=lambda span: span.start)]


def _by_sentence(
    text: str, sentences: Sequence[Span], figures: Sequence[FigureMention]
) -> list[tuple[Span, list[FigureMention]]]:
    """Every sentence, with the figures that start in it; lines stand in for sentences where a figure has none."""
    held: list[tuple[Span, list[FigureMention]]] = [(sentence, []) for sentence in sentences]
    starts = [sentence.start for sentence in sentences]
    stray: dict[tuple[int, int], list[FigureMention]] = {}
    for figure in sorted(figures, key=lambda each: each.start):
        index = bisect_right(starts, figure.start) - 1
        if index >= 0 and figure.start < sentences[index].end:
            held[index][1].append(figure)
        else:
            start = text.rfind("\n", 0, figure.start) + 1
            end = text.find("\n", figure.end)
            stray.setdefault((start, end if end >= 0 else len(text)), []).append(figure)
    held += [(Span(start, end, text[start:end]), found) for (start, end), found in stray.items()]
    return sorted(held, key=lambda pair: pair[0].start)


class _Reader:
    """Reads the sentences of one text in order, and knows what the ones before were about."""

    __slots__ = (
        "body", "event", "folded", "frame", "frame_left", "heading", "headings", "lead", "lead_end", "paragraph",
        "period", "published", "section_body", "section_date", "text", "topic", "vague", "words",
    )  # fmt: skip

    def __init__(
        self,
        text: str,
        folded: str,
        sections: Sequence[Span],
        published: datetime.date | None,
        words: FactWords,
    ) -> None:
        self.text, self.folded, self.published, self.words = text, folded, published, words
        self.headings = sorted((heading.start, heading.end) for heading in sections)
        self.heading = -1
        self.body: OrganizationMention | None = None
        self.lead: OrganizationMention | None = None
        self.lead_end = 0
        self.section_body: OrganizationMention | None = None
        self.topic: OrganizationMention | None = None
        self.period: DateMention | None = None
        self.section_date: DateMention | None = None
        self.event: DateMention | None = None
        self.frame: DateMention | None = None
        self.frame_left = 0
        self.vague = False
        self.paragraph = -1

    def open_article(
        self, organizations: Sequence[OrganizationMention], dates: Sequence[DateMention], title_end: int
    ) -> None:
        """What the title and the lead say holds for the whole article."""
        if title_end:
            named = [each for each in organizations if each.end <= title_end and not each.generic]
            self.body = self.topic = named[0] if named else None
        end, lines = 0, 0
        while lines < LEAD_PARAGRAPHS and end < len(self.text):
            line = end
            end = self.text.find("\n", line) + 1 or len(self.text)
            lines += bool(self.text[line:end].strip())
        self.lead_end = end
        lead = Span(0, end, self.text[:end])
        for date in dates:
            if date.start >= end:
                break
            if date.start >= title_end and bracketed(self.folded, date):
                continue
            if is_period(date, self.published) and not refers(self.folded, date, lead, self.words):
                self.period = date
                break

    def read(
        self,
        sentence: Span,
        dates: Sequence[DateMention],
        figures: Sequence[FigureMention],
        organizations: Sequence[OrganizationMention],
    ) -> list[Fact]:
        """The facts of one sentence; then what it leaves behind for the next."""
        opens_paragraph = self._enter(sentence, dates, organizations)
        others: list[Span] = longest_disjoint([*dates, *figures])
        ends = [counted_end(self.text, figure, sentence) for figure in figures]
        free = outside(organizations, figures, ends)
        found = bodies(self.folded, sentence, free, others, self.words)
        holding = [date for date in dates if not refers(self.folded, date, sentence, self.words)]
        named = [date for date in holding if not of_feast(self.folded, date, sentence)]
        holding = named or holding
        wide = [date for date in holding if not bracketed(self.folded, date)]
        facts = []
        marks = [sentence.start, *(i for i in range(sentence.start, sentence.end) if self.text[i] == ";"), sentence.end]
        foreign: bool | None = None
        last: Change | None = None
        for figure, end in zip(figures, ends, strict=True):
            segment = bisect_right(marks, figure.start) - 1
            borders = (marks[segment], marks[min(segment + 1, len(marks) - 1)])
            start = marks[segment] + bool(segment)
            chosen = choose(self.folded, figure, end, found, (segment, start), self.words)
            if figure.unit == "tuổi":
                organization, who = None, ""  # a person's
            elif chosen is None:
                if foreign is None:
                    observed = any(body.part == "observer" for body in found)
                    foreign = observed or self._foreign_subject(sentence)
                organization, who = self._body_from_before(figure, opens_paragraph, foreign)
            else:
                organization, who = chosen.organization, chosen.rule
            date, when = self._date(figure, end, sentence, holding, wide, borders)
            last = change(self.folded, figure, sentence, last, self.words)
            rule = "; ".join(part for part in (who and f"who: {who}", when and f"when: {when}") if part)
            facts.append(Fact(figure, sentence, organization, date, last, rule))
        # `33/33 cơ sở Hội tham gia`: what is counted is not what the text goes on about.
        counted = {figure.end + 1 for figure in figures if figure.counted}
        self._leave(sentence, [body for body in found if body.start not in counted], wide)
        return facts

    def _enter(
        self, sentence: Span, dates: Sequence[DateMention], organizations: Sequence[OrganizationMention]
    ) -> bool:
        """Goes on to a sentence: a heading before it opens a section, a line end a paragraph; whether it opens one."""
        passed = self.heading
        while self.heading + 1 < len(self.headings) and self.headings[self.heading + 1][0] <= sentence.start:
            self.heading += 1
        if self.heading != passed and sentence.start < self.headings[self.heading][1]:
            named = [each for each in organizations if not each.generic]
            self.section_body = self.topic = named[0] if named else None
            self.section_date = next((date for date in dates if is_period(date, self.published)), None)
            self.frame = None
        paragraph = self.text.rfind("\n", 0, sentence.start)
        opens, self.paragraph = paragraph != self.paragraph, paragraph
        if opens:
            self.frame, self.vague = None, False
        return opens

    def _foreign_subject(self, sentence: Span) -> bool:
        """Whether the sentence has a subject that is no organization: people, a person, a place."""
        tokens = tokens_after(self.folded, sentence.start, sentence.end)
        for index in range(len(tokens)):
            if (not index or tokens[index - 1] in ",:\"'(-") and beginning(
                tokens[index:], self.words.roles["non_body"]
            ):
                return True
        return False

    def _body_from_before(
        self, figure: FigureMention, opens_paragraph: bool, foreign: bool
    ) -> tuple[OrganizationMention | None, str]:
        if foreign or figure.kind == "duration":
            return None, ""
        if opens_paragraph and (own := self.section_body or self.body):
            return own, "section" if self.section_body else "article"
        if self.topic:
            return self.topic, "topic"
        own = self.body or self.lead
        return (own, "article") if own else (None, "")

    def _date(
        self,
        figure: FigureMention,
        counted_end: int,
        sentence: Span,
        dates: Sequence[DateMention],
        wide: Sequence[DateMention],
        segment: tuple[int, int],
    ) -> tuple[DateMention | None, str]:
        if choice := choose_date(self.folded, figure, counted_end, sentence, dates, segment, self.words):
            return choice.date, choice.rule
        if self.event and tells_event(self.folded, sentence, self.words):
            return self.event, "event"
        if choice := sentence_date(figure, wide, segment):
            return choice.date, choice.rule
        if figure.kind == "duration" or figure.unit == "tuổi" or vague(self.folded, figure, sentence, self.words):
            return None, ""
        if self.vague:
            return None, ""
        if self.frame and (self.frame_left > 0 or continues(self.folded, sentence, self.words)):
            return self.frame, "passage"
        if self.section_date:
            return self.section_date, "section"
        # What the lead says only further on, it does not say of what stands before.
        return (self.period, "article") if self.period and self.period.start < sentence.end else (None, "")

    def _leave(self, sentence: Span, found: Sequence[Body], dates: Sequence[DateMention]) -> None:
        own = topic(found)
        self.topic = own or self.topic
        if sentence.start < self.lead_end:
            self.lead = self.lead or own
        self.frame_left -= 1
        self.vague = not dates and (self.vague or opens_vague(self.folded, sentence, self.words))
        for date in dates:
            if is_event(date, self.folded, self.published):
                self.event = date
        if dates:
            opening = dates[0].start - sentence.start <= 40
            self.frame = told_of(self.folded, dates, self.words) if opening else dates[-1]
            self.frame_left = FRAME_SENTENCES if opening else 0
