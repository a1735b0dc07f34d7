"""The command `viennews`."""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import click

from viennews.article import Article
from viennews.errors import MissingExtraError
from viennews.parsing import parse, read
from viennews.tables import TABLES
from viennews.wording import LANGUAGES

if TYPE_CHECKING:
    from viennews.inputs import Failure


class _Commands(click.Group):
    """Commands that Ctrl-C ends without more than a last word, by the exit status that a shell gives for it."""

    def invoke(self, ctx: click.Context) -> Any:
        try:
            return super().invoke(ctx)
        except KeyboardInterrupt:
            click.echo("Stopped.", err=True)
            raise SystemExit(130) from None


def _number_of(number: int, noun: str) -> str:
    """`1 row`, `2,000 rows`."""
    return f"{number:,} {noun}" + "s" * (number != 1)


def _said(error: Exception) -> str:
    """The message of an error; of one of the system's without its number."""
    if isinstance(error, OSError) and error.strerror:
        return f"{error.filename}: {error.strerror}" if error.filename else error.strerror
    return str(error)


def _shown(quiet: bool) -> bool:
    """Whether a bar is shown: in a terminal only; a log would keep every state of it."""
    return not quiet and sys.stderr.isatty()


@click.group(cls=_Commands)
@click.version_option(package_name="viennews")
def main() -> None:
    """Vietnamese news articles: chrome stripped, dates, figures and organizations found."""


@main.command()
@click.argument("file")
@click.option("--dropped", is_flag=True, help="Show what was stripped, and by which rule.")
@click.option("--values", is_flag=True, help="Put its normalised value behind each mention.")
@click.option("--color/--no-color", default=None, help="Colour the mentions; by default in a terminal.")
def show(file: str, dropped: bool, values: bool, color: bool | None) -> None:
    """Show the article of FILE (`-` for standard input), its dates, figures and organizations coloured.

    The exit status is 1 when FILE cannot be read or holds no article.
    """
    try:
        article = parse(sys.stdin.buffer.read()) if file == "-" else read(file)
    except IsADirectoryError as error:
        raise click.ClickException(f"{file} is a folder; viennews extract and report read all files in it") from error
    except (OSError, ValueError) as error:
        raise click.ClickException(_said(error)) from error
    name = "standard input" if file == "-" else file
    if not article.blocks:
        raise click.ClickException(f"{name} is empty: there is nothing to show")
    from viennews.terminal import to_terminal

    if color is None:
        color = sys.stdout.isatty() and "NO_COLOR" not in os.environ
    click.echo(to_terminal(article, colour=color, values=values, dropped=dropped), color=color)
    if not article.text:
        hint = "" if dropped else "; --dropped shows what was stripped"
        raise click.ClickException(f"{name} holds no article{hint}")


@main.command()
def schema() -> None:
    """Print the JSON Schema of an article's JSON."""
    from viennews.schema import json_schema

    click.echo(json.dumps(json_schema(), ensure_ascii=False, indent=2))


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--out", required=True, help="The result: .jsonl, .csv, .parquet or .xlsx.")
@click.option("--table", type=click.Choice(TABLES), default="facts", show_default=True)
@click.option("--workers", type=click.IntRange(0), help="Processes; by default one a processor; 0 for none but this.")
@click.option("--resume", is_flag=True, help="Go on where a run that was broken off stopped.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
def extract(paths: tuple[str, ...], out: str, table: str, workers: int | None, resume: bool, quiet: bool) -> None:
    """Write a table of many documents to a file.

    PATHS are files (.html, .htm, .xhtml, .txt, .jsonl, .ndjson, .warc, .wet, also with .gz), folders and patterns. OUT
    appears when it is whole; documents that fail are listed in OUT.failures.jsonl, and the exit status is then 1. A
    path or pattern under which nothing is found is such a failure; when there is nothing at all, nothing is written and
    the exit status is 2. A document without text, as an empty file, is none that fails: it has no rows.
    """
    from viennews.extraction import extract as write

    try:
        summary = write(paths, out, table=table, workers=workers, resume=resume, progress=_shown(quiet))
    except (ValueError, OSError, MissingExtraError) as error:
        raise click.UsageError(_said(error)) from error
    except KeyboardInterrupt:
        click.echo("Stopped; the same command with --resume goes on.", err=True)
        raise SystemExit(130) from None
    if not quiet:
        failed = f", {summary.failures:,} of them failed: see {out}.failures.jsonl" if summary.failures else ""
        read = f"{_number_of(summary.documents, 'document')}{failed}"
        click.echo(f"{read}; {_number_of(summary.rows, 'row')} in {out}", err=True)
    raise SystemExit(1 if summary.failures else 0)


@main.command()
@click.argument("paths", nargs=-1, required=True)
@click.option("-o", "--out", default="report.html", show_default=True, help="The page that is written.")
@click.option("--title", help="The heading of the page.")
@click.option("--language", type=click.Choice(LANGUAGES), default="en", show_default=True, help="Of its own words.")
@click.option("--workers", type=click.IntRange(0), help="Processes; by default one a processor; 0 for none but this.")
@click.option("--quiet", is_flag=True, help="No progress bar, no summary.")
def report(
    paths: tuple[str, ...], out: str, title: str | None, language: str, workers: int | None, quiet: bool
) -> None:
    """Write a page to look at: who reports what, when, how much, and where it says so.

    PATHS are files, folders and patterns, as in `extract`. The page is one file that needs no network. Documents that
    fail are listed in it, and the exit status is then 1; when nothing is found at all, nothing is written and it is 2.
    """
    from viennews.arguments import check_no_source, check_target
    from viennews.batch import read_many
    from viennews.inputs import Failure, check_found
    from viennews.report import write_report

    failures = 0

    def watched(results: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        nonlocal failures
        for each in results:
            failures += isinstance(each, Failure)
            yield each

    try:
        check_target(out)
        check_no_source(out, paths)
        check_found(paths)
        results = read_many(
            paths, workers=workers, progress=_shown(quiet), analyse=("sentences", "facts"),
            leave_out={os.path.abspath(out)},
        )  # fmt: skip
        # Ctrl-C between two results leaves the bar and the pool open; what is said then comes after them.
        with contextlib.closing(results):
            count = write_report(watched(results), out, title=title, language=language)
    except (ValueError, OSError, MissingExtraError) as error:
        raise click.UsageError(_said(error)) from error
    if not quiet:
        failed = f", {failures:,} not read" if failures else ""
        click.echo(f"{_number_of(count, 'article')}{failed}: {out}", err=True)
    raise SystemExit(1 if failures else 0)
