"""`find_organizations`: the organizations of any text."""

from __future__ import annotations

from viennews.arguments import check_flag
from viennews.lexicon import DEFAULT, Lexicon, check_lexicon
from viennews.limits import MAX_CHARS
from viennews.mentions import OrganizationMention
from viennews.organizations.recognition import organizations_in
from viennews.spelling import compose
from viennews.syllables import syllables


def find_organizations(
    text: str, *, generic: bool = False, lexicon: Lexicon = DEFAULT, max_chars: int = MAX_CHARS
) -> list[OrganizationMention]:
    """The organizations named in a text, in its order, not overlapping.

    Args:
        text: taken as an article whose first line is the title; short names are resolved by what it says.
        generic: whether to give bare common words (`Hội`, `Công đoàn`) and groups of bodies (`các cấp Hội`) too; their
            `generic` is true.
        lexicon: tables with rows of the caller's own.
        max_chars: the most characters that are taken.

    Offsets are code points of `text` as given, NFC or not.

    Raises:
        TypeError: `text` is not a `str`, or `lexicon` not a `Lexicon`.
        LimitError: `text` is longer than `max_chars`.

    >>> [each.name for each in find_organizations("Hội LHPN TP Móng Cái và Thành hội")]
    ['Hội Liên hiệp Phụ nữ Thành phố Móng Cái', 'Hội Liên hiệp Phụ nữ Thành phố Móng Cái']
    """
    check_lexicon(lexicon)
    check_flag("generic", generic)
    composed = compose(text, "find_organizations", max_chars)
    mentions = organizations_in(syllables(composed.text), generic=generic, lexicon=lexicon)
    return [composed.restore(mention) for mention in mentions]
