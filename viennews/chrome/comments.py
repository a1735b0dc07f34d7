"""What readers say under an article, where only its controls tell: a name, a comment, `Thích`, `Trả lời`."""

from __future__ import annotations

from viennews.chrome.page import Page
from viennews.chrome.signs import is_byline, is_prose

_LIKE = ("thích", "like")
_ANSWER = ("trả lời", "reply", "phản hồi")
_EITHER = (*_LIKE, *_ANSWER)
_CONTROLS = ("share", "comment")
_LONGEST = 50
_CLIMB = 5


def comments(page: Page) -> None:
    """Comments with their names above them and their controls beneath them.

    One alone is a comment where it is short, or has the heading of the comments or other controls above its name: the
    last part of an article may be headed by a name too, and readers may like the article.
    """
    start = page.title_piece if page.title_piece is not None else -1
    found: list[range] = []
    for index in range(start + 1, len(page.pieces)):
        if not page.pieces[index].folded.startswith(_EITHER) or not _answers(page, index):
            continue
        page.drop(index, "comment", "controls of a comment")
        name = next((each for each in range(index - 1, max(start, index - _CLIMB), -1) if _is_name(page, each)), index)
        if name < index:
            found.append(range(name, index))
    for said in found:
        parted = said[0] - 1 > start and page.phrase(said[0] - 1) in _CONTROLS
        if len(found) > 1 or parted or not any(is_prose(page.pieces[index]) for index in said):
            for index in said:
                page.drop(index, "comment", "a comment")


def _answers(page: Page, index: int) -> bool:
    """Whether a piece, or it and the next, are the controls to like and to answer a comment."""
    pieces = page.pieces[index : index + 2]
    said = " ".join(piece.folded for piece in pieces if len(piece.text) <= _LONGEST)
    return (
        any(word in said for word in _LIKE)
        and any(word in said for word in _ANSWER)
        and page.phrase(index) in _CONTROLS
        and (len(pieces) == 1 or len(pieces[0].text) > len(_ANSWER[0]) or bool(page.phrase(index + 1)))
    )


def _is_name(page: Page, index: int) -> bool:
    piece = page.pieces[index]
    return piece.links * 2 > len(piece.text) or is_byline(piece)
