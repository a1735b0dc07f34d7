"""What every page of ours is made of: escaped text, links, the document around them."""

from __future__ import annotations

import html
import re
from functools import cache
from importlib.resources import files
from typing import Literal

from viennews.tables import version

Theme = Literal["auto", "light", "dark"]

# What HTML has no place for: control characters and lone surrogates.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_WEB = re.compile(r"https?://[^\s/]", re.IGNORECASE)


def document(
    title: str, body: str, *, language: str = "vi", theme: Theme = "auto", script: str = "'none'", style: str = ""
) -> str:
    """An HTML document around markup; its policy forbids all scripts but `script`, and the network altogether."""
    scheme = "light dark" if theme == "auto" else theme
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {script}; base-uri 'none'; form-action 'none'"
    return (
        f'<!DOCTYPE html>\n<html lang="{language}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        f'<meta name="color-scheme" content="{scheme}">\n'
        f'<meta name="generator" content="viennews {escape(version())}">\n'
        f'<meta name="referrer" content="no-referrer">\n'
        f"<title>{title}</title>\n{style}</head>\n<body>\n{body}</body>\n</html>\n"
    )


@cache
def asset(name: str) -> str:
    """A file of the package's `assets/`."""
    return (files("viennews") / "assets" / name).read_text(encoding="utf-8").strip()


def escape(text: object) -> str:
    """Text as HTML, for elements and attribute values."""
    return _UNPRINTABLE.sub("\ufffd", html.escape(str(text), quote=True))


def link(url: str | None, text: str) -> str:
    """A link to a page of the web, or only its text where `url` is none."""
    if url is None or not _WEB.match(url):
        return escape(text)
    return f'<a href="{escape(url)}" rel="noopener noreferrer nofollow" target="_blank">{escape(text)}</a>'
