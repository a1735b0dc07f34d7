"""The command `viennews`."""

from __future__ import annotations

import sys

import click

from viennews.article import Article, parse, read
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
    if mentions:
        from viennews.render import to_terminal

        click.echo(to_terminal(article))
    else:
        click.echo(plain(article))
    if dropped:
        click.echo("\nDropped:")
        for block in article.dropped:
            click.echo(f"  {block.kind} ({block.rule}): {block.text[:100]}".replace("\n", " "))


def plain(article: Article) -> str:
    """The article for a terminal: what is known of it, then its text."""
    facts = [str(value) for value in (article.published, article.author, article.url) if value]
    return "\n\n".join(part for part in (" · ".join(facts), article.text) if part)
