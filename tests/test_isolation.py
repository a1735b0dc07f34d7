"""No network, no home, no files, no clock that matters; safe in threads and processes (law 6)."""

import concurrent.futures
import multiprocessing
import pathlib
import pickle
import subprocess
import sys
from typing import Any

import pytest

import viennews

WHOLE_INTERFACE = """
import socket, sys, builtins, pathlib, datetime

def forbidden(*arguments, **options):
    raise AssertionError("a socket was opened")

socket.socket.connect = forbidden
socket.create_connection = forbidden
socket.getaddrinfo = forbidden

import viennews

article = viennews.example()
again = viennews.parse(article.source)
for each in (article, again):
    each.title, each.lead, each.author, each.published, each.url, each.text, each.blocks, each.dropped
    each.paragraphs, each.sentences, each.words, each.dates, each.figures, each.organizations, each.facts, each.tables
    each.explain(), each.to_dict(), each.to_json(), each._repr_html_()
viennews.find_dates(article.text, reference=datetime.date(2021, 3, 1))
viennews.find_figures(article.text)
viennews.find_organizations(article.text, generic=True)
viennews.sentences(article.text)
viennews.words(article.text)
print("done")
"""


def test_whole_interface_without_network_and_home(tmp_path: pathlib.Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o500)
    empty = tmp_path / "empty"
    empty.mkdir()
    environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
    run = subprocess.run(
        [sys.executable, "-c", WHOLE_INTERFACE],
        capture_output=True,
        text=True,
        check=False,
        cwd=empty,
        env=environment,
        timeout=120,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "done\n"
    assert list(empty.iterdir()) == []
    assert list(home.iterdir()) == []


THREADS_AT_FIRST_CALL = """
import concurrent.futures, json, threading
import viennews

source = viennews.example().source
barrier = threading.Barrier(8)

def work(number):
    barrier.wait()
    results = []
    for _ in range(200):
        article = viennews.parse(source)
        mentions = (article.dates, article.figures, article.organizations, article.sentences)
        results.append(hash(tuple(map(tuple, mentions))))
    words = viennews.words(article.text[:400])
    return results, hash(tuple(words))

with concurrent.futures.ThreadPoolExecutor(8) as pool:
    outcomes = list(pool.map(work, range(8)))
assert len({result for results, _ in outcomes for result in results}) == 1
assert len({words for _, words in outcomes}) == 1
print("one")
"""


def test_eight_threads_at_the_first_call() -> None:
    run = subprocess.run(
        [sys.executable, "-c", THREADS_AT_FIRST_CALL], capture_output=True, text=True, check=False, timeout=300
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "one\n"


def everything(source: str) -> tuple[Any, ...]:
    article = viennews.parse(source)
    return article.blocks, article.sentences, article.dates, article.figures, article.organizations, article.facts


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_give_the_same(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} on this system")
    source = viennews.example().source
    here = everything(source)
    context = multiprocessing.get_context(method)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(everything, [source, source])) == [here, here]


def test_every_result_travels() -> None:
    article = viennews.example()
    results = [
        article,
        article.blocks,
        article.paragraphs,
        article.sentences,
        article.words,
        article.dates,
        article.figures,
        article.organizations,
        article.facts,
        article.tables,
    ]
    for result in results:
        assert pickle.loads(pickle.dumps(result)) == result


def test_the_clock_does_not_matter() -> None:
    program = (
        "import time, viennews\n"
        "print([mention.value for mention in viennews.find_dates('hôm nay, ngày 5/3 và tháng 8')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[None, 'XXXX-03-05', 'XXXX-08']"
