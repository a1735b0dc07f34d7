"""What the report's script reads: the facts, the bodies and the pages of a collection, column by column."""

from __future__ import annotations

import base64
import zlib
from typing import Any

from viennews.collection import Collection, amount, month_number
from viennews.mentions import DateMention
from viennews.rendering.view import clipped
from viennews.tables import version
from viennews.wording import KINDS, Wording


def packed(text: str) -> str:
    """Text for the script to unpack when it is needed: deflated, in Base64, which no markup can break out of."""
    return base64.b64encode(zlib.compress(text.encode("utf-8", "replace"), 6)).decode()


def script_data(collection: Collection, words: Wording) -> dict[str, Any]:
    """The columns, in plain JSON values."""
    facts = [row.fact for row in collection.rows]
    return {
        "language": words.language,
        "version": version(),
        "labels": {key: words[key] for key in ("undated", "untitled", "facts_count", "also", "up", "down", "articles")},
        "kinds": {kind: words[kind] for kind in KINDS},
        "bodies": {
            "name": [body.name for body in collection.bodies],
            "kind": [body.kind for body in collection.bodies],
            "generic": [int(body.generic) for body in collection.bodies],
        },
        "pages": {
            "title": [page.title for page in collection.pages],
            "url": [page.url for page in collection.pages],
            "published": [page.published.toordinal() if page.published else 0 for page in collection.pages],
            "day": [words.day(page.published) for page in collection.pages],
            "facts": [page.facts for page in collection.pages],
            "same": [page.same_as for page in collection.pages],
        },
        "facts": {
            "page": [row.page for row in collection.rows],
            "body": [row.body for row in collection.rows],
            "sentence": [fact.sentence.start for fact in facts],
            "kind": [fact.figure.kind for fact in facts],
            "amount": [words.amount(fact.figure) for fact in facts],
            "value": [float(amount(fact)) for fact in facts],
            "what": [words.what(fact.figure) for fact in facts],
            "when": [words.when(fact.date) if fact.date else "" for fact in facts],
            "first": [fact.date.first.toordinal() if fact.date and fact.date.first else 0 for fact in facts],
            "months": [_months(fact.date) for fact in facts],
            "change": [fact.change or "" for fact in facts],
            "quote": [clipped(fact) for fact in facts],
        },
    }


def _months(date: DateMention | None) -> list[int]:
    """First and last month of a date, as the timeline counts them."""
    days = (date.first, date.last) if date else ()
    return [month_number(day) for day in days if day]
