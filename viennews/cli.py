"""The command `viennews`."""

from __future__ import annotations

import json
import sys

import click

from viennews.article import parse, read
from viennews.errors import ViennewsError


@click.group()
@click.version_option(package_name="viennews")
def main() -> None:
    """Vietnamese news articles: chrome stripped, dates, figures and organizations found."""


@main.command()
@click.argument("file")
@click.option("--dropped", is_flag=True, help="Show what was stripped, and by which rule.")
@click.option("--mentions", is_flag=True, help="Colour dates, figures and organizations.")
def show(file: str, dropped: bool, mentions: bool) -> None:
    """Show the article of FILE (`-` for standard input)."""
    try:
        article = parse(sys.stdin.buffer.read()) if file == "-" else read(file)
    except (OSError, ViennewsError) as error:
        raise click.ClickException(str(error)) from error
    from viennews.terminal import to_terminal

    click.echo(to_terminal(article, colour=mentions, dropped=dropped))


@main.command()
def schema() -> None:
    """Print the JSON Schema of an article's JSON."""
    from viennews.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))
