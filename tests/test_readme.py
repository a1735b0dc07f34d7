"""The commands of the documentation are commands that there are; those of the README run in a fresh clone."""

from __future__ import annotations

import pathlib
import re
import shlex

import click
import pytest
from click.testing import CliRunner

from viennews.cli import main

ROOT = pathlib.Path(__file__).parents[1]
PAGES = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
README = ROOT / "README.md"


def console(page: pathlib.Path) -> list[str]:
    """The lines of the console blocks of a page."""
    blocks = re.findall(r"^```console\n(.*?)^```", page.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def commands(page: pathlib.Path) -> list[list[str]]:
    """The arguments of each call of `viennews` in them."""
    calls = [part.strip() for line in console(page) if line.startswith("$ ") for part in line[2:].split("&&")]
    words = [shlex.split(call, comments=True) for call in calls]
    return [call[1:] for call in words if call and pathlib.PurePath(call[0]).name == "viennews"]


def test_every_line_of_the_readme_is_a_command() -> None:
    lines = console(README)
    assert len(lines) >= 4
    assert all(line.startswith("$ ") for line in lines)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
def test_commands_have_the_options_that_there_are(page: pathlib.Path) -> None:
    for arguments in commands(page):
        if arguments[0].startswith("-"):
            continue
        command = main.get_command(click.Context(main), arguments[0])
        assert command is not None, arguments
        command.make_context(arguments[0], arguments[1:])


def test_the_commands_of_the_readme_run(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    monkeypatch.chdir(tmp_path)
    calls = commands(README)
    assert [call[0] for call in calls] == ["show", "extract", "report"]
    for arguments in calls:
        result = CliRunner().invoke(main, arguments)
        assert result.exit_code == 0, result.output
        if "-o" in arguments:
            assert (tmp_path / arguments[arguments.index("-o") + 1]).stat().st_size > 1000
