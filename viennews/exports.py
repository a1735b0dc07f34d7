"""Articles for other tools: CoNLL (BIO), Label Studio, spaCy."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple
from xml.sax.saxutils import quoteattr

from viennews.article_data import ArticleData, check_article, each_article
from viennews.errors import MissingExtraError
from viennews.mentions import DateMention, OrganizationMention
from viennews.span import Span, longest_disjoint
from viennews.tables import document_id, version
from viennews.wording import Mention, kind_of

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

__all__ = ["LABELS", "label_studio_config", "to_conll", "to_label_studio", "to_spacy"]

LABELS = ("DATE", "COUNT", "RATIO", "PERCENT", "MONEY", "MEASURE", "DURATION", "ORGANIZATION")
"""The labels of the entities: dates, the kinds of figures, organizations."""

_SPACE = re.compile(r"\s+")


class _Token(NamedTuple):
    """A word, a piece of one that a mention cuts, or what stands between words; its label in BIO."""

    start: int
    end: int
    text: str
    tag: str


def _label(mention: Mention) -> str:
    """One of `LABELS`."""
    return kind_of(mention).upper()


def _entities(article: ArticleData) -> list[Mention]:
    """Dates, figures and organizations in text order; of those that overlap, the first and longest."""
    return longest_disjoint([*article.organizations, *article.dates, *article.figures])


def _tokens(article: ArticleData) -> list[_Token]:
    """The words, cut where a mention begins or ends, and whatever else is no white space."""
    text = article.text
    found = _entities(article)
    edges = (edge for each in [*article.words, *found, *article.sentences] for edge in (each.start, each.end))
    cuts = sorted({0, len(text), *edges})
    tokens: list[_Token] = []
    index = 0
    for start, end in pairwise(cuts):
        piece = text[start:end]
        start += len(piece) - len(piece.lstrip())
        piece = piece.strip()
        if not piece:
            continue
        while index < len(found) and found[index].end <= start:
            index += 1
        tag = "O"
        if index < len(found) and found[index].start <= start:
            tag = f"{'B' if found[index].start == start else 'I'}-{_label(found[index])}"
        tokens.append(_Token(start, start + len(piece), piece, tag))
    return tokens


def to_conll(articles: ArticleData | Iterable[ArticleData]) -> str:
    """CoNLL columns: word, tab, BIO tag; a sentence ends with an empty line, an article begins with comment lines.

    The spaces within a word are written `_`. Where a mention begins or ends within a word, the word is cut.

    Raises:
        TypeError: `articles` are no articles.
    """
    lines: list[str] = []
    for article in each_article(articles):
        lines += [f"# newdoc id = {document_id(article)}", f"# generator = viennews {version()}"]
        starts = {sentence.start for sentence in article.sentences}
        fresh = True
        for token in _tokens(article):
            if token.start in starts and not fresh:
                lines.append("")
            lines.append(f"{_SPACE.sub('_', token.text)}\t{token.tag}")
            fresh = False
        lines.append("")
    return "".join(f"{line}\n" for line in lines)


def _utf16(text: str, positions: Iterable[int]) -> dict[int, int]:
    """For each position in code points the same in UTF-16 units, in which JavaScript counts."""
    wide = [index for index, character in enumerate(text) if ord(character) > 0xFFFF]
    result = {}
    passed = 0
    for position in sorted(set(positions)):
        while passed < len(wide) and wide[passed] < position:
            passed += 1
        result[position] = position + passed
    return result


def to_label_studio(article: ArticleData) -> dict[str, Any]:
    """A task for Label Studio with our mentions as predictions; import a JSON list of them beside the text's config.

    Offsets are in UTF-16 units, as the browser counts them. The normalised value of a mention is in `meta`.

    Raises:
        TypeError: `article` is no article.
    """
    check_article(article)
    found: Sequence[Mention] = sorted(
        [*article.dates, *article.figures, *article.organizations], key=lambda each: (each.start, -each.end)
    )
    units = _utf16(article.text, (edge for each in found for edge in (each.start, each.end)))
    return {
        "data": {"text": article.text, "document": document_id(article), "url": article.url},
        "predictions": [
            {
                "model_version": f"viennews {version()}",
                "result": [
                    {
                        "id": f"{_label(each).lower()}-{each.start}",
                        "from_name": "label",
                        "to_name": "text",
                        "type": "labels",
                        "value": {
                            "start": units[each.start],
                            "end": units[each.end],
                            "text": each.text,
                            "labels": [_label(each)],
                        },
                        "meta": {"text": [str(_value(each))]},
                    }
                    for each in found
                ],
            }
        ],
    }


def label_studio_config(labels: Sequence[str] = LABELS) -> str:
    """The labelling interface (XML) that the tasks of `to_label_studio` are made for.

    Raises:
        TypeError: `labels` is no sequence of texts.
    """
    if isinstance(labels, str) or not isinstance(labels, Sequence) or not all(isinstance(each, str) for each in labels):
        raise TypeError(f"labels are a sequence of str, such as viennews.exports.LABELS, not {labels!r:.60}")
    rows = "".join(f"\n    <Label value={quoteattr(each)}/>" for each in labels)
    labelling = f'<Labels name="label" toName="text">{rows}\n  </Labels>'
    return f'<View>\n  {labelling}\n  <Text name="text" value="$text"/>\n</View>\n'


def _value(mention: Mention) -> str:
    """The normalised value as text: EDTF, the number with its unit, the key of the body."""
    if isinstance(mention, DateMention):
        return mention.value or ""
    if isinstance(mention, OrganizationMention):
        return mention.key or mention.name
    values = mention.value if isinstance(mention.value, tuple) else (mention.value,)
    joint = "/" if mention.kind == "ratio" else "–"
    return " ".join(part for part in (joint.join(f"{each:f}" for each in values), mention.unit) if part)


def to_spacy(article: ArticleData, nlp: Language | None = None) -> Doc:
    """A spaCy `Doc` with our words, sentences and entities; nothing is downloaded.

    `doc.text == article.text`; where a mention begins or ends within a word, the word is cut. `doc.ents` are dates,
    figures and organizations with the labels of `LABELS`, `kb_id_` is the normalised value (EDTF, number and unit,
    key of the body); `doc.spans` holds `dates`, `figures` and `organizations`, overlapping ones too.

    Args:
        article: the article.
        nlp: whose vocabulary the `Doc` is made on, so that `nlp(doc)` can go on with it; the default is a new one.

    Raises:
        TypeError: `article` is no article, or `nlp` has no vocabulary.
        MissingExtraError: spaCy is not installed.
    """
    check_article(article)
    if nlp is not None and not hasattr(nlp, "vocab"):
        raise TypeError(f"nlp is a pipeline of spaCy, such as spacy.blank('vi'), not {type(nlp).__name__}")
    try:
        from spacy.tokens import Doc
        from spacy.tokens import Span as SpacySpan
        from spacy.vocab import Vocab
    except ImportError as error:
        raise MissingExtraError("to_spacy() needs spaCy: pip install 'viennews[spacy]'") from error
    text = article.text
    words: list[str] = []
    spaces: list[bool] = []
    starts: list[bool] = []
    first: dict[int, int] = {}
    last: dict[int, int] = {}
    openings = {sentence.start for sentence in article.sentences}
    position = 0
    for token in [*_tokens(article), None]:
        gap = text[position : token.start if token else len(text)]
        # As in spaCy: one space belongs to the word before it, further white space is a token.
        if gap.startswith(" ") and words:
            spaces[-1] = True
            gap = gap[1:]
        if gap:
            words.append(gap)
            spaces.append(False)
            starts.append(False)
        if token is None:
            break
        first[token.start] = len(words)
        words.append(token.text)
        spaces.append(False)
        starts.append(token.start in openings)
        last[token.end] = len(words)
        position = token.end
    if starts:
        starts[0] = True
    doc = Doc(nlp.vocab if nlp is not None else Vocab(), words=words, spaces=spaces, sent_starts=list(starts))

    def span(mention: Mention) -> SpacySpan | None:
        begin, end = first.get(mention.start), last.get(mention.end)
        if begin is None or end is None:
            return None
        return SpacySpan(doc, begin, end, label=_label(mention), kb_id=_value(mention))

    doc.set_ents([made for each in _entities(article) if (made := span(each)) is not None])
    for name in ("dates", "figures", "organizations"):
        mentions: Sequence[Span] = getattr(article, name)
        doc.spans[name] = [made for each in mentions if (made := span(each)) is not None]  # type: ignore[arg-type]
    doc.user_data["viennews"] = {"version": version(), "document": document_id(article), "url": article.url}
    return doc
