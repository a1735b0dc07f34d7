"""No network, no home, no files, no clock that matters; safe in threads and processes (law 6)."""

import concurrent.futures
import importlib.util
import inspect
import multiprocessing
import os
import pathlib
import pickle
import re
import subprocess
import sys
from typing import Any

import pytest

import viennews
from viennews.documents import from_dict
from viennews.segments import explain_sentences

ROOT = pathlib.Path(__file__).parents[1]
EXAMPLES = ROOT / "examples" / "pages"
WHOLE_INTERFACE = """
import datetime, os, pathlib, sys

def watch(event, arguments):
    # No socket is made; nothing is opened to be written, made, moved or removed, but the shared memory of processes.
    if "/pym" in str(arguments[:1]):
        return
    if event in ("socket.__new__", "socket.connect", "socket.bind", "socket.getaddrinfo", "socket.gethostbyname"):
        raise AssertionError(f"{event} {arguments}")
    if event == "open" and arguments[0] != os.devnull and not isinstance(arguments[0], int):
        if arguments[2] & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_APPEND):
            raise AssertionError(f"{arguments[0]} was opened to be written")
    if event in ("os.mkdir", "os.rename", "os.remove", "os.rmdir", "os.link", "os.symlink", "shutil.rmtree"):
        raise AssertionError(f"{event} {arguments}")

import viennews
from viennews import exports, frames, report, terminal
from viennews.batch import read_rows
from viennews.segments import explain_sentences

if sys.argv[1]:
    import pandas  # what others do when they are imported is theirs

sys.addaudithook(watch)
article = viennews.example()
again = viennews.parse(article.source)
for each in (article, again):
    each.title, each.lead, each.author, each.published, each.url, each.text, each.blocks, each.dropped
    each.paragraphs, each.sentences, each.words, each.dates, each.figures, each.organizations, each.facts, each.tables
    each.explain(), each.explain("facts"), each.to_dict(), each.to_json(), each._repr_html_(), each.to_html()
    viennews.render(each), viennews.render(each.to_dict()), terminal.to_terminal(each)
    viennews.score(each, each)
    exports.to_label_studio(each), list(exports.to_conll([each]))
viennews.find_dates(article.text, reference=datetime.date(2021, 3, 1))
viennews.find_figures(article.text)
viennews.find_organizations(article.text, generic=True)
viennews.sentences(article.text), explain_sentences(article.text)
viennews.words(article.text, keep_names=True)
viennews.json_schema()
for name in viennews.example_names():
    viennews.example(name).facts
pages = [viennews.Input(str(number), article.source) for number in range(4)]
for workers in (0, 2):
    assert len(list(viennews.read_many(pages, workers=workers))) == 4
    assert list(read_rows(pages, "facts", workers=workers))
report.to_report(viennews.read_many(pages, workers=0))
for table in ("facts", "dates", "figures", "organizations", "sentences", "blocks"):
    list(frames.many_rows([article, again], table))
    if sys.argv[1]:
        article.to_frame(table)
lexicon = viennews.Lexicon({"units": [{"form": "giạ", "unit": "giạ", "kind": "measure"}]})
viennews.find_figures(article.text, lexicon=lexicon)
folder = pathlib.Path(viennews.__file__).parent / "examples"
folder = folder if folder.is_dir() else pathlib.Path(sys.argv[2])
for path in sorted(folder.iterdir()):
    assert viennews.read(path).facts is not None
assert list(viennews.read_many(folder, workers=2))
print("done")
"""


def test_whole_interface_without_network_and_home(tmp_path: pathlib.Path) -> None:
    """Nor is any file written: into HOME, into the current folder, among temporary files."""
    folders = [tmp_path / name for name in ("home", "empty", "temporary")]
    for folder in folders:
        folder.mkdir()
    folders[0].chmod(0o500)
    environment = {
        "HOME": str(folders[0]), "TMPDIR": str(folders[2]), "PATH": "/usr/bin:/bin", "PYTHONDONTWRITEBYTECODE": "1",
        "LANG": "C.UTF-8", **{name: os.environ[name] for name in ("PYTHONPATH",) if name in os.environ},
    }  # fmt: skip
    run = subprocess.run(
        [sys.executable, "-c", WHOLE_INTERFACE, "pandas" if importlib.util.find_spec("pandas") else "", EXAMPLES],
        capture_output=True,
        text=True,
        check=False,
        cwd=folders[1],
        env=environment,
        timeout=300,
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "done\n"
    assert [list(folder.iterdir()) for folder in folders] == [[], [], []]


def test_the_whole_interface_is_called() -> None:
    """But for the types of what is given back and the errors, which nobody calls."""
    called = set(re.findall(r"viennews\.(\w+)", WHOLE_INTERFACE))
    functions = {name for name in viennews.__all__ if inspect.isfunction(getattr(viennews, name))}
    assert functions <= called


THREADS_AT_FIRST_CALL = """
import concurrent.futures, sys, threading
import viennews
from benchmarks.generated import Page

sys.setswitchinterval(1e-5)
made = [Page(number) for number in range(96)]
pages = {"\\n".join([page.title, *page.paragraphs()[:2]]): page.published for page in made}
texts = list(pages)
barrier = threading.Barrier(8)
FIRST = [
    viennews.words, viennews.sentences, viennews.find_dates, viennews.find_figures, viennews.find_organizations,
    lambda text: viennews.parse(text).facts, lambda text: viennews.parse(text).title, viennews.words,
]

def result(source):
    article = viennews.parse(source, published=pages[source])
    return hash((article.text, article.dates, article.figures, article.organizations, article.sentences, article.facts))

def work(number):
    barrier.wait()
    FIRST[number](texts[0])
    results = {text: result(text) for text in texts[12 * number :] + texts[: 12 * number]}
    return [results[text] for text in texts], hash(tuple(viennews.words(texts[number])))

with concurrent.futures.ThreadPoolExecutor(8) as pool:
    outcomes = list(pool.map(work, range(8)))
alone = [result(text) for text in texts]
assert len(set(alone)) == 96
for number, (results, words) in enumerate(outcomes):
    assert results == alone
    assert words == hash(tuple(viennews.words(texts[number])))
print("one")
"""


def test_eight_threads_at_the_first_call() -> None:
    run = subprocess.run(
        [sys.executable, "-c", THREADS_AT_FIRST_CALL],
        capture_output=True,
        text=True,
        check=False,
        timeout=600,
        cwd=ROOT,
        env={**os.environ, "PYTHONHASHSEED": "0"},
    )
    assert run.returncode == 0, run.stderr
    assert run.stdout == "one\n"


def everything(source: str) -> tuple[Any, ...]:
    article = viennews.parse(source)
    return (
        article.blocks, article.sentences, article.words, article.dates, article.figures, article.organizations,
        article.facts, article.to_json(), article.to_html(),
    )  # fmt: skip


@pytest.mark.parametrize("method", ["fork", "spawn", "forkserver"])
def test_processes_give_the_same(method: str) -> None:
    if method not in multiprocessing.get_all_start_methods():
        pytest.skip(f"no {method} on this system")
    source = viennews.example().source
    here = everything(source)
    context = multiprocessing.get_context(method)
    with concurrent.futures.ProcessPoolExecutor(1, mp_context=context) as pool:
        assert pool.submit(everything, source).result() == here


def test_every_result_travels() -> None:
    article = viennews.example()
    text = article.text
    results: list[Any] = [
        article, article.blocks, article.paragraphs, article.sentences, article.words, article.dates, article.figures,
        article.organizations, article.facts, article.tables, viennews.find_dates(text), viennews.find_figures(text),
        viennews.find_organizations(text, generic=True), viennews.sentences(text), explain_sentences(text),
        viennews.words(text, keep_names=True), viennews.Failure("a", "SourceError", "b"), viennews.Input("a", text),
        viennews.score(article, article), article.to_dict(), from_dict(article.to_dict()), article.to_html(),
        viennews.json_schema(),
    ]  # fmt: skip

    def types_in(value: Any) -> set[type]:
        within = value if isinstance(value, tuple | list) else ()
        return {type(value)}.union(*map(types_in, within))

    public = {each for name in viennews.__all__ if inspect.isclass(each := getattr(viennews, name))}
    in_others = {viennews.Lexicon, viennews.Province}
    assert {each for each in public if not issubclass(each, Exception)} - in_others <= types_in(results)
    for result in results:
        for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
            assert pickle.loads(pickle.dumps(result, protocol)) == result


@pytest.mark.parametrize(
    "error",
    [viennews.SourceError("a"), viennews.LimitError("a"), viennews.LexiconError("a"), viennews.MissingExtraError("a")],
)
def test_errors_travel(error: Exception) -> None:
    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert again.args == error.args


def test_the_clock_does_not_matter() -> None:
    program = (
        "import time, viennews\n"
        "print([mention.value for mention in viennews.find_dates('hôm nay, ngày 5/3 và tháng 8')])"
    )
    run = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    assert run.stdout.strip() == "[None, 'XXXX-03-05', 'XXXX-08']"
