from __future__ import annotations

import csv
import errno
import json
import os
import pathlib
import random
import re
import signal
import subprocess
import sys
import time
from typing import Any

import pytest
from click.testing import CliRunner

from benchmarks.generated import Page
from tests.pseudo_terminal import in_terminal
from viennews import extraction
from viennews.batch import read_rows
from viennews.cli import main
from viennews.cluster import page_batches
from viennews.extraction import Summary, extract
from viennews.frames import write_rows
from viennews.inputs import Failure
from viennews.span import plain
from viennews.tables import columns

TABLE = "facts"


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    monkeypatch.chdir(tmp_path)
    pages = tmp_path / "pages"
    pages.mkdir()
    for number in range(20):
        (pages / f"{number:02}.txt").write_text(text_of(number), encoding="utf-8")
    (pages / "07.html.gz").write_bytes(b"no gzip")
    return tmp_path


def text_of(number: int) -> str:
    page = Page(number)
    return "\n\n".join([page.title, *page.paragraphs()[:2]])


def expected(table: str = TABLE) -> list[dict[str, Any]]:
    return [
        {name: plain(cell) for name, cell in row.items()}
        for row in read_rows("pages", table, workers=0)
        if not isinstance(row, Failure)
    ]


def jsonl(path: str | pathlib.Path) -> list[Any]:
    return [json.loads(line) for line in pathlib.Path(path).read_text(encoding="utf-8").splitlines()]


@pytest.mark.parametrize("table", ["blocks", TABLE])
@pytest.mark.parametrize("ending", ["jsonl", "csv", "parquet", "xlsx"])
def test_every_ending_holds_the_rows(ending: str, table: str, folder: pathlib.Path) -> None:
    pandas = pytest.importorskip("pandas")
    out = f"out.{ending}"
    summary = extract(["pages"], out, table=table, workers=2)
    rows = expected(table)
    assert summary == Summary(documents=21, failures=1, rows=len(rows))
    assert rows
    if ending == "jsonl":
        assert jsonl(out) == rows
    else:
        readers = {"csv": pandas.read_csv, "parquet": pandas.read_parquet, "xlsx": pandas.read_excel}
        frame = readers[ending](out)
        assert list(frame.columns) == list(columns(table))
        assert frame["document"].tolist() == [row["document"] for row in rows]
        assert frame["start"].tolist() == [row["start"] for row in rows]
    (failure,) = jsonl(f"{out}.failures.jsonl")
    assert failure["source"] == "pages/07.html.gz"
    assert failure["error"] == "BadGzipFile"
    assert sorted(os.listdir(folder)) == [out, f"{out}.failures.jsonl", "pages"]


def test_cells_are_no_formulas(folder: pathlib.Path) -> None:
    (folder / "pages" / "99.txt").write_text("=HYPERLINK(1)\n\nHội Nông dân xã Phú An trao bò.", encoding="utf-8")
    extract(["pages"], "out.csv", table="blocks", workers=0)
    with open("out.csv", encoding="utf-8-sig", newline="") as file:
        cells = [cell for row in csv.DictReader(file) for cell in row.values()]
    assert any(cell.startswith("'=HYPERLINK") for cell in cells)
    assert not any(cell.startswith(("=", "+", "-", "@")) for cell in cells)


def test_what_it_wrote_is_no_source(folder: pathlib.Path) -> None:
    first = extract(["."], "out.jsonl", table="blocks", workers=0)
    assert extract(["."], "out.jsonl", table="blocks", workers=0) == first


def test_failures_of_an_earlier_run_go(folder: pathlib.Path) -> None:
    extract(["pages"], "out.jsonl", table="blocks", workers=0)
    (folder / "pages" / "07.html.gz").unlink()
    assert extract(["pages"], "out.jsonl", table="blocks", workers=0).failures == 0
    assert not (folder / "out.jsonl.failures.jsonl").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["pages", "-o", "out.doc"], "no table format '.doc'"),
        (["pages", "-o", "out"], "no table format ''"),
        (["pages", "-o", "out.csv", "--table", "people"], "'people' is not one of"),
        (["pages", "-o", "nowhere/out.csv"], "there is no such folder"),
        (["pages", "-o", "out.csv", "--workers", "-1"], "-1"),
        (["-o", "out.csv"], "Missing argument"),
        (["pages"], "Missing option"),
    ],
)
def test_usage(arguments: list[str], message: str, folder: pathlib.Path) -> None:
    result = CliRunner().invoke(main, ["extract", *arguments])
    assert result.exit_code == 2
    assert message in result.output
    assert os.listdir(folder) == ["pages"]


@pytest.mark.parametrize("command", ["extract", "report"])
def test_a_source_is_not_written_over(command: str, folder: pathlib.Path) -> None:
    source = folder / "pages" / "lines.jsonl"
    source.write_text('{"id": "a", "text": "Hội LHPN xã trao 5 suất quà."}\n', encoding="utf-8")
    before = source.read_bytes()
    for written in ("pages/lines.jsonl", "./pages/../pages/lines.jsonl"):
        result = CliRunner().invoke(main, [command, "pages/lines.jsonl", "-o", written])
        assert (result.exit_code, source.read_bytes()) == (2, before)
        assert "is one of the sources" in result.output


def test_a_missing_extra_is_usage(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    result = CliRunner().invoke(main, ["extract", "pages", "-o", "out.parquet"])
    assert result.exit_code == 2
    assert "viennews[arrow]" in result.output


@pytest.mark.parametrize(
    ("paths", "status"),
    [(["pages/0*.txt"], 0), (["pages"], 1), (["nowhere.html", "pages/01.txt"], 1), (["pages/0*.txt", "*.nothing"], 1)],
)
def test_exit_status_and_messages(paths: list[str], status: int, folder: pathlib.Path) -> None:
    command = ["extract", *paths, "-o", "out.jsonl", "--table", "blocks", "--workers", "0"]
    run = CliRunner().invoke(main, command)
    assert (run.exit_code, run.stdout) == (status, ""), run.output
    failed = ", 1 of them failed: see out.jsonl.failures.jsonl" if status else ""
    assert re.fullmatch(rf"\d+ documents{failed}; \d+ rows in out.jsonl\n", run.stderr)
    quiet = CliRunner().invoke(main, [*command, "--quiet"])
    assert (quiet.exit_code, quiet.output) == (status, "")


@pytest.mark.parametrize("command", [["extract", "-o", "out.csv"], ["report", "-o", "out.html"]])
def test_the_bar_is_for_a_terminal(command: list[str], folder: pathlib.Path) -> None:
    arguments = [sys.executable, "-m", "viennews", *command, "pages", "--workers", "0"]
    piped = subprocess.run(arguments, capture_output=True, text=True, check=False, timeout=120)
    assert (piped.returncode, piped.stdout) == (1, "")
    (line,) = piped.stderr.splitlines()
    with in_terminal(arguments) as (run, shown):
        said = b"".join(iter(shown, b"")).decode()
        assert run.wait(timeout=120) == 1
    assert "pages/s, failed=1" in said
    assert said.rstrip().endswith(line)


class Killed(BaseException):
    """Stands for what ends a process at once."""


def broken_off(
    monkeypatch: pytest.MonkeyPatch, sources: list[str], after: int, *, out: str = "out.jsonl", **options: Any
) -> None:
    """A run that ends after some documents, its last state older than its rows."""
    monkeypatch.setattr(extraction, "COMMIT", -1.0)
    commit = extraction._Spool._commit
    passed = 0

    def commit_some(*arguments: Any) -> None:
        nonlocal passed
        passed += 1
        if passed > after:
            raise Killed
        if passed % 3 == 1:
            commit(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(extraction._Spool, "_commit", commit_some)
        with pytest.raises(Killed):
            extract(sources, out, table=TABLE, workers=0, **options)


def test_a_broken_run_leaves_no_half_file(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_off(monkeypatch, ["pages"], 5)
    assert sorted(os.listdir(folder)) == [".out.jsonl.partial", "pages"]


@pytest.mark.parametrize("after", [1, 3, 5, 12, 20])
def test_gone_on_with(after: int, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_off(monkeypatch, ["pages"], after)
    if after > 3:
        broken_off(monkeypatch, ["pages"], 2, resume=True)
    summary = extract(["pages"], "out.jsonl", table=TABLE, workers=0, resume=True)
    assert jsonl("out.jsonl") == expected()
    assert [each["source"] for each in jsonl("out.jsonl.failures.jsonl")] == ["pages/07.html.gz"]
    assert summary == Summary(21, 1, len(expected()))
    assert not (folder / ".out.jsonl.partial").exists()


@pytest.mark.parametrize("ending", ["csv", "parquet", "xlsx"])
def test_every_ending_is_gone_on_with(ending: str, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pandas = pytest.importorskip("pandas")
    out = f"out.{ending}"
    broken_off(monkeypatch, ["pages"], 12, out=out)
    assert not pathlib.Path(out).exists()
    extract(["pages"], out, table=TABLE, workers=0, resume=True)
    extract(["pages"], f"whole.{ending}", table=TABLE, workers=0)
    read = {"csv": pandas.read_csv, "parquet": pandas.read_parquet, "xlsx": pandas.read_excel}[ending]
    pandas.testing.assert_frame_equal(read(out), read(f"whole.{ending}"))
    assert len(read(out)) == len(expected())


@pytest.mark.skipif(os.name != "posix", reason="names of files are bytes only there")
def test_names_of_files_that_are_no_utf_8(folder: pathlib.Path) -> None:
    os.mkdir(b"old")
    for name in (b"old/b\xe0i.txt", b"old/b\xe0i.pdf"):
        pathlib.Path(os.fsdecode(name)).write_text(text_of(0), encoding="utf-8")
    for ending in ("jsonl", "csv", "parquet", "xlsx"):
        assert extract(["old"], f"out.{ending}", table=TABLE, workers=0).failures == 1
    assert {row["document"] for row in jsonl("out.jsonl")} == {"old/b\\udce0i.txt"}
    (failure,) = jsonl("out.jsonl.failures.jsonl")
    assert os.fsencode(failure["source"]) == b"old/b\xe0i.pdf"
    assert {name for batch in page_batches("old") for name in batch["document"].to_pylist()} == {
        "old/b\\udce0i.txt", "old/b\\udce0i.pdf",
    }  # fmt: skip


def test_without_resume_it_begins_anew(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_off(monkeypatch, ["pages"], 12)
    assert extract(["pages"], "out.jsonl", table=TABLE, workers=0).documents == 21
    assert jsonl("out.jsonl") == expected()


def test_resume_with_nothing_to_go_on_with(folder: pathlib.Path) -> None:
    assert extract(["pages"], "out.jsonl", table=TABLE, workers=0, resume=True).documents == 21


def test_another_task_is_not_gone_on_with(folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    broken_off(monkeypatch, ["pages"], 12)
    with pytest.raises(ValueError, match="broken off wrote facts"):
        extract(["pages"], "out.jsonl", table="blocks", workers=0, resume=True)
    state = folder / ".out.jsonl.partial" / "state.json"
    written = state.read_text(encoding="utf-8")
    state.write_text(json.dumps(json.loads(written) | {"version": "0.0.1+schema.1", "pages": 1}), encoding="utf-8")
    with pytest.raises(ValueError, match=r"broken off wrote facts with 0\.0\.1\+schema\.1, not facts with"):
        extract(["pages"], "out.jsonl", table=TABLE, workers=0, resume=True)
    state.write_text(written, encoding="utf-8")
    (folder / "pages" / "00.txt").rename(folder / "pages" / "00a.txt")
    with pytest.raises(ValueError, match="are not those of the run that was broken off"):
        extract(["pages"], "out.jsonl", table=TABLE, workers=0, resume=True)
    assert state.exists()


@pytest.mark.parametrize("step", ["copyfile", "write_rows", "unlink"])
def test_broken_off_at_the_very_end(step: str, folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def killed(*_: Any) -> None:
        raise Killed

    with monkeypatch.context() as patch:
        if step == "copyfile":
            patch.setattr("shutil.copyfile", killed)
        elif step == "write_rows":
            path = "viennews.extraction.write_rows"
            patch.setattr(path, lambda found, *rest: killed() if found else write_rows(found, *rest))
        else:
            real_forget = extraction._Spool.forget
            at_the_end = folder / "out.csv"
            patch.setattr(
                extraction._Spool, "forget", lambda spool: (killed if at_the_end.exists() else real_forget)(spool)
            )
        with pytest.raises(Killed):
            extract(["pages"], "out.csv", table=TABLE, workers=0)
    monkeypatch.setattr("viennews.extraction.table_rows", killed)  # nothing is read again
    extract(["pages"], "out.csv", table=TABLE, workers=0, resume=True)
    with open("out.csv", encoding="utf-8-sig", newline="") as file:
        assert [row["start"] for row in csv.DictReader(file)] == [str(row["start"]) for row in expected()]
    assert len(jsonl("out.csv.failures.jsonl")) == 1
    assert not (folder / ".out.csv.partial").exists()


COMMAND = [sys.executable, "-m", "viennews", "extract", "texts.jsonl", "-o", "out.jsonl", "--table"]


def killed_and_resumed(table: str, kills: int, count: int) -> None:
    """Kills a run of `count` documents `kills` times, at places chosen by chance, and compares its rows in the end."""
    with open("texts.jsonl", "w", encoding="utf-8") as file:
        for number in range(count):
            file.write(json.dumps({"text": text_of(number)} if number % 1000 != 3 else ["broken"]) + "\n")
    undisturbed = [each if each != "out.jsonl" else "whole.jsonl" for each in COMMAND]
    assert subprocess.run([*undisturbed, table], check=False, capture_output=True, timeout=1800).returncode == 1
    whole = pathlib.Path("whole.jsonl").stat().st_size
    chance = random.Random(0)
    for kill in range(kills):
        run = subprocess.Popen([*COMMAND, table, "--resume", "--quiet"])
        goal = whole * (kill + chance.random()) / (kills + 1)
        rows = pathlib.Path(".out.jsonl.partial/rows.jsonl")
        while not rows.exists() or rows.stat().st_size <= goal:
            assert run.poll() is None
            time.sleep(0.001)
        run.send_signal(signal.SIGKILL)
        run.wait()
        assert not pathlib.Path("out.jsonl").exists()
    assert subprocess.run([*COMMAND, table, "--resume", "--quiet"], check=False, timeout=1800).returncode == 1
    for name in ("", ".failures.jsonl"):
        assert pathlib.Path(f"out.jsonl{name}").read_bytes() == pathlib.Path(f"whole.jsonl{name}").read_bytes()
    assert not rows.parent.exists()


def test_killed_and_resumed(folder: pathlib.Path) -> None:
    killed_and_resumed("blocks", kills=2, count=2000)


@pytest.mark.slow
def test_20_000_documents_killed_five_times(folder: pathlib.Path) -> None:
    killed_and_resumed("sentences", kills=5, count=20_000)


def test_one_run_at_a_time(folder: pathlib.Path) -> None:
    pytest.importorskip("fcntl")
    program = (
        "import sys, pathlib; from viennews.extraction import _Spool\n"
        "with _Spool(pathlib.Path('out.jsonl')).locked(): print('locked', flush=True); sys.stdin.read()"
    )
    other = subprocess.Popen([sys.executable, "-c", program], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert other.stdin is not None
    assert other.stdout is not None
    other.stdout.readline()
    with pytest.raises(OSError, match="another run is writing it"):
        extract(["pages"], "out.jsonl", table="blocks", workers=0)
    other.stdin.close()
    other.wait()
    assert extract(["pages"], "out.jsonl", table="blocks", workers=0).documents == 21


def test_interrupted(folder: pathlib.Path) -> None:
    with open("texts.jsonl", "w", encoding="utf-8") as file:
        for number in range(20_000):
            file.write(json.dumps({"text": f"Hội Nông dân xã Phú An trao bò, đợt {number}."}) + "\n")
    run = subprocess.Popen([*COMMAND, "blocks"], stderr=subprocess.PIPE, text=True, start_new_session=True)
    state = folder / ".out.jsonl.partial" / "state.json"
    while not state.exists():
        assert run.poll() is None
        time.sleep(0.01)
    os.killpg(run.pid, signal.SIGINT)
    _, messages = run.communicate(timeout=60)
    assert run.returncode == 130
    assert "Traceback" not in messages
    assert messages.endswith("Stopped; the same command with --resume goes on.\n")
    assert json.loads(state.read_text())["documents"] > 0


def test_a_folder_that_takes_no_file_is_told_by_the_name_of_the_result(
    folder: pathlib.Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(path: pathlib.Path, **options: Any) -> None:
        raise PermissionError(errno.EACCES, "Permission denied", str(path))

    monkeypatch.setattr(pathlib.Path, "mkdir", refuse)
    with pytest.raises(PermissionError) as raised:
        extract(["pages"], "out.csv", table=TABLE, workers=0)
    assert raised.value.filename == "out.csv"
