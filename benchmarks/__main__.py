"""Runs the benchmarks and prints one table; the exit status is 1 when a bound is broken."""

from __future__ import annotations

import importlib
import pathlib

import click

TOPICS = sorted(
    path.stem
    for path in pathlib.Path(__file__).parent.glob("*.py")
    if "\ndef rows(" in path.read_text(encoding="utf-8")
)


@click.command()
@click.argument("topics", nargs=-1)
@click.option("--smoke", is_flag=True, help="Small inputs, once: only to see that everything runs.")
def main(topics: tuple[str, ...], smoke: bool) -> None:
    """Measure TOPICS (all by default) and print one table."""
    if unknown := set(topics) - set(TOPICS):
        raise click.UsageError(f"no topic {', '.join(sorted(unknown))}; there are {', '.join(TOPICS)}")
    broken = 0
    for topic in topics or TOPICS:
        rows = list(importlib.import_module(f"benchmarks.{topic}").rows(smoke))
        if not rows:
            click.echo(f"{topic}: nothing is measured, as the texts or the peers that it needs are not here")
        for row in rows:
            broken += not row.kept
            verdict = "ok" if row.kept else "BROKEN"
            click.echo(f"{row.name:<58} {row.value:>14,.3f}  {row.bound:<12} {verdict:<7} {row.note}")
    raise SystemExit(1 if broken and not smoke else 0)


if __name__ == "__main__":
    main()
