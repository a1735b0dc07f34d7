"""The command as a user meets it: what is missing, what is empty, Ctrl-C, a pipe that is closed."""

from __future__ import annotations

import os
import pathlib
import signal
import subprocess
import sys

import pytest
from click.testing import CliRunner

from tests.pseudo_terminal import in_terminal
from viennews.cli import main

COMMAND = [sys.executable, "-m", "viennews"]
TEXT = "Tặng quà hội viên\n\nHội Nông dân xã Phú An trao 12 suất quà cho hội viên nghèo ngày 5/3/2021.\n"


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "page.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("command", [["extract", "-o", "out.csv"], ["report", "-o", "out.html"]])
@pytest.mark.parametrize(
    ("paths", "message"),
    [
        (["nowhere"], "nothing to read: nowhere: there is no such file or folder"),
        (["no.html", "*.nothing"], "no.html: there is no such file or folder; *.nothing: no file matches"),
        (["<p>Tặng quà</p>"], "a path is expected, not markup or text"),
    ],
)
def test_nothing_found_writes_nothing(command: list[str], paths: list[str], message: str, folder: pathlib.Path) -> None:
    out = folder / command[-1]
    out.write_text("what an earlier run wrote", encoding="utf-8")
    result = CliRunner().invoke(main, [*command, *paths])
    assert result.exit_code == 2
    assert message in result.output
    assert out.read_text(encoding="utf-8") == "what an earlier run wrote"
    assert sorted(os.listdir(folder)) == sorted([out.name, "page.txt"])


@pytest.mark.parametrize("paths", [["page.txt", "nowhere"], ["*.nothing", "page.txt"]])
def test_one_of_several_missing_is_a_failure(paths: list[str], folder: pathlib.Path) -> None:
    for command in (["extract", "-o", "out.csv"], ["report", "-o", "out.html"]):
        result = CliRunner().invoke(main, [*command, *paths, "--workers", "0"])
        assert result.exit_code == 1, result.output
        assert (folder / command[-1]).exists()


def test_a_report_does_not_read_itself(folder: pathlib.Path) -> None:
    for _ in range(2):
        result = CliRunner().invoke(main, ["report", str(folder), "-o", str(folder / "out.html"), "--workers", "0"])
        assert (result.exit_code, result.stderr.partition(":")[0]) == (0, "1 article")


@pytest.mark.parametrize(
    ("data", "status", "said"),
    [
        (b"", 1, "Error: standard input is empty: there is nothing to show"),
        (b" \n\t", 1, "Error: standard input is empty: there is nothing to show"),
        (b"<p>&nbsp;</p>", 1, "Error: standard input is empty: there is nothing to show"),
        (b"\x89PNG\r\n\x1a\n", 1, "Error: the input looks like a PNG image; a page or a text is expected"),
        (b"\x1f\x8b\x08", 1, "Error: the input looks like a gzip archive; unpack it first"),
        (bytes(range(1, 32)) * 9, 1, "control characters"),
        (TEXT.encode(), 0, "12 suất quà"),
    ],
)
def test_show_standard_input(data: bytes, status: int, said: str) -> None:
    result = CliRunner().invoke(main, ["show", "-"], input=data)
    assert result.exit_code == status
    assert said in result.output


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("nowhere.html", "Error: nowhere.html: No such file or directory"),
        (".", "Error: . is a folder; viennews extract and report read all files in it"),
        ("", "Error: read() takes the path of a file, not an empty string"),
        ("empty.txt", "Error: empty.txt is empty: there is nothing to show"),
        ("a\ud800b", "Error: read() takes the path of a file, and no file can be called so"),
        ("<p>x</p>", "Error: read() takes the path of a file, and this is markup or text"),
    ],
)
def test_show_what_is_no_article(name: str, said: str, folder: pathlib.Path) -> None:
    (folder / "empty.txt").touch()
    result = CliRunner().invoke(main, ["show", name])
    assert result.exit_code == 1
    assert result.output.startswith(said)


def test_a_closed_pipe_is_no_error(folder: pathlib.Path) -> None:
    (folder / "long.txt").write_text(TEXT * 3000, encoding="utf-8")
    run = subprocess.Popen([*COMMAND, "show", "long.txt"], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert run.stdout is not None
    assert run.stderr is not None
    run.stdout.readline()
    run.stdout.close()
    assert run.stderr.read() == b""
    run.wait(timeout=60)


def test_ctrl_c_while_a_report_is_made(folder: pathlib.Path) -> None:
    pages = folder / "pages"
    pages.mkdir()
    for number in range(3000):
        (pages / f"{number}.txt").write_text(TEXT * 20, encoding="utf-8")
    with in_terminal([*COMMAND, "report", "pages", "-o", "out.html"]) as (run, shown):
        said = b""
        while b"failed=0" not in said:
            said += (fresh := shown())
            assert fresh
        os.killpg(run.pid, signal.SIGINT)
        messages = b"".join(iter(shown, b""))
        assert run.wait(timeout=60) == 130
    assert b"Traceback" not in messages
    assert messages.endswith(b"\nStopped.\r\n")
    assert not (folder / "out.html").exists()


def test_ctrl_c_elsewhere(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stopped(path: str) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("viennews.cli.read", stopped)
    result = CliRunner().invoke(main, ["show", "page.txt"])
    assert (result.exit_code, result.output) == (130, "Stopped.\n")
