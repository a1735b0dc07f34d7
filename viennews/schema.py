"""The JSON Schema (draft 2020-12) of `Article.to_dict()` and `to_json()`; `viennews schema` prints it."""

from __future__ import annotations

from typing import Any, get_args

from viennews import mentions
from viennews.tables import SCHEMA

__all__ = ["json_schema"]

_TEXT = {"type": "string"}
_TEXT_OR_NONE = {"type": ["string", "null"]}
_DAY = {"type": ["string", "null"], "format": "date"}
_OFFSET = {"type": "integer", "minimum": 0}


def _one_of(alias: Any, *, absent: bool = False) -> dict[str, Any]:
    values: list[str | None] = list(get_args(alias))
    return {"enum": [*values, None] if absent else values}


def _object(properties: dict[str, Any], description: str, *, optional: tuple[str, ...] = ()) -> dict[str, Any]:
    return {
        "type": "object",
        "description": description,
        "properties": properties,
        "required": [name for name in properties if name not in optional],
        "additionalProperties": False,
    }


def _span(offsets: str, **further: Any) -> dict[str, Any]:
    return {
        "start": {**_OFFSET, "description": f"offset in {offsets}, in Unicode code points"},
        "end": {**_OFFSET, "description": "exclusive"},
        "text": _TEXT,
        **further,
    }


def json_schema() -> dict[str, Any]:
    """The schema as a new dict of plain JSON values."""
    number = {"type": "number"}
    date = _object(
        _span(
            "text",
            value={**_TEXT_OR_NONE, "description": "EDTF (ISO 8601-2); null when it cannot be known"},
            first={**_DAY, "description": "the first day, inclusive"},
            last={**_DAY, "description": "the last day, inclusive"},
            precision=_one_of(mentions.Precision),
            modifier=_one_of(mentions.Modifier, absent=True),
            relation=_one_of(mentions.Relation, absent=True),
            time=_TEXT_OR_NONE,
            calendar=_one_of(mentions.Calendar),
            timex={**_TEXT_OR_NONE, "description": "TIMEX3 value"},
            rule=_TEXT,
        ),
        "a day, month, year or span of them",
    )
    figure = _object(
        _span(
            "text",
            kind=_one_of(mentions.FigureKind),
            value={
                "oneOf": [number, {"type": "array", "items": number, "minItems": 2, "maxItems": 2}],
                "description": "a number; for a range [low, high], for a ratio [part, whole]",
            },
            unit=_TEXT_OR_NONE,
            bound=_one_of(mentions.Bound, absent=True),
            per=_TEXT_OR_NONE,
            counted=_TEXT_OR_NONE,
            rule=_TEXT,
        ),
        "a number that says how much or how many",
    )
    province = _object({"before": _TEXT_OR_NONE, "after": _TEXT_OR_NONE}, "before and after the merger of 1 July 2025")
    organization = _object(
        _span(
            "text",
            name=_TEXT,
            kind=_one_of(mentions.OrganizationKind),
            level=_one_of(mentions.Level, absent=True),
            place=_TEXT_OR_NONE,
            province={"oneOf": [province, {"type": "null"}]},
            key=_TEXT,
            generic={"type": "boolean"},
            rule=_TEXT,
        ),
        "a named body; in a fact also a group of bodies",
    )
    span = _object(_span("text"), "a piece of the text")

    def reference(name: str) -> dict[str, Any]:
        return {"$ref": f"#/$defs/{name}"}

    def listed(name: str) -> dict[str, Any]:
        return {"type": "array", "items": reference(name)}

    fact = _object(
        {
            "organization": {"oneOf": [reference("organization"), {"type": "null"}]},
            "figure": reference("figure"),
            "date": {"oneOf": [reference("date"), {"type": "null"}]},
            "sentence": reference("span"),
            "change": _one_of(mentions.Change, absent=True),
            "rule": _TEXT,
        },
        "who, how many of what, when, and where it says so",
    )
    block = _object(
        _span("the source", kind=_TEXT, kept={"type": "boolean"}, rule=_TEXT), "a block of the page, kept or dropped"
    )
    article = _object(
        {
            "viennews": {**_TEXT, "description": "the version of the library"},
            "schema": {"const": SCHEMA, "description": "the version of this schema"},
            "document": _TEXT,
            "url": _TEXT_OR_NONE,
            "title": _TEXT_OR_NONE,
            "lead": _TEXT_OR_NONE,
            "author": _TEXT_OR_NONE,
            "published": _DAY,
            "story": {
                "type": "string",
                "pattern": "^([0-9a-f]{64})?$",
                "description": "near-duplicate key: MinHash, 16 bins of 4 digits; empty without words",
            },
            "text": _TEXT,
            "blocks": listed("block"),
            "sentences": listed("span"),
            "dates": listed("date"),
            "figures": listed("figure"),
            "organizations": listed("organization"),
            "facts": listed("fact"),
            "words": listed("span"),
        },
        "an article",
        optional=("words",),
    )
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "viennews article",
        **article,
        "$defs": {
            "span": span,
            "block": block,
            "date": date,
            "figure": figure,
            "organization": organization,
            "fact": fact,
        },
    }
