"""Pages and texts that want to break the reader: an answer or an error of our own, and nothing visible lost."""

import json
import pathlib
import re
import subprocess
import sys
import unicodedata
from collections.abc import Callable

import pytest

import viennews
from tests.page_tools import windows_1258

ROOT = pathlib.Path(__file__).parents[1]
FILES = sorted(pathlib.Path(__file__).with_name("hostile").glob("*.html"))
BODY = "Hội LHPN xã Tân Lập tặng 25 suất quà cho hội viên nghèo ngày 8/3/2021, mỗi suất 300.000 đồng."


def demands(page: str) -> tuple[list[str], list[str]]:
    """What must come back and what must not stand in the text, as the first line of a page says."""
    first = page.split("\n", 1)[0].removeprefix("<!--").removesuffix("-->")
    keep = re.search(r"keep:(.*?)(?:\| not:|$)", first)
    avoid = re.search(r"not:(.*)", first)
    return [
        [part.strip() for part in match[1].split(" | ") if part.strip()] if match else [] for match in (keep, avoid)
    ]  # type: ignore[return-value]


def squeeze(text: str) -> str:
    return re.sub(r"\s+", " ", text)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_hostile_page(path: pathlib.Path) -> None:
    data = path.read_bytes()
    keep, avoid = demands(data.decode(errors="replace"))
    assert keep
    article = viennews.parse(data)
    for words in keep:
        assert words in squeeze(article.text)
    for words in avoid:
        assert words not in squeeze(article.text)
    for mention in [*article.dates, *article.figures, *article.organizations, *article.sentences]:
        assert article.text[mention.start : mention.end] == mention.text


@pytest.mark.parametrize("form", ["NFC", "NFD", "NFKC", "NFKD"])
def test_every_normal_form_gives_the_same_article(form: str) -> None:
    page = f"<html><body><h1>Tặng quà hội viên nghèo</h1><p>{BODY}</p></body></html>"
    expected = viennews.parse(page)
    article = viennews.parse(unicodedata.normalize(form, page))  # type: ignore[arg-type]
    assert article.text == expected.text
    assert article.dates == expected.dates


ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "windows-1258"]
DECLARED = ["utf-8", "utf-16", "windows-1258", "windows-1252", "gb2312", "shift_jis", "no-such-encoding", ""]


@pytest.mark.parametrize("declared", DECLARED)
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_lies_about_the_encoding(encoding: str, declared: str) -> None:
    page = f'<html><head><meta charset="{declared}"></head><body><h1>Tặng quà</h1><p>{BODY}</p></body></html>'
    data = page.encode(encoding) if encoding != "windows-1258" else windows_1258(page)
    article = viennews.parse(data)
    assert article.text
    if encoding.startswith(("utf-8", "utf-16")) and declared not in (
        "windows-1252",
        "windows-1258",
        "gb2312",
        "shift_jis",
    ):
        assert BODY in article.text


HUGE = {
    "an attribute of a megabyte": f'<p data-x="{"x" * 1_000_000}">{BODY}</p>',
    "tables in tables, 10,000 deep": "<table><tr><td>" * 10_000 + BODY + "</td></tr></table>" * 10_000,
    "a million empty blocks": "<p></p>" * 1_000_000 + f"<p>{BODY}</p>",
    "a hundred thousand open tags": "<div>" * 100_000 + BODY,
    "a hundred thousand attributes": "<p " + " ".join(f"a{n}=1" for n in range(100_000)) + f">{BODY}</p>",
    "inline tags, 5,000 deep": "<b><i>" * 5_000 + BODY,
}


@pytest.mark.parametrize("page", HUGE.values(), ids=list(HUGE))
def test_huge_structures_lose_nothing(page: str) -> None:
    article = viennews.parse(f"<html><body><h1>Tặng quà hội viên</h1>{page}</body></html>")
    seen = " ".join(block.text for block in article.blocks)
    assert BODY in squeeze(seen)


ONE_LINE = """
import json, resource, sys, time
import viennews
from benchmarks.growth import article

SIZES = 5_000_000, 50_000_000
few = article(0, 1_000_000).replace("\\n", " ").encode()
text = (few * (SIZES[1] // len(few) + 1))[: SIZES[1]].decode(errors="ignore")
stage = {
    "bytes": lambda text: viennews.parse(text.encode()).blocks,
    "markup": lambda text: viennews.parse(f"<h1>Tin</h1><p>{text}</p>").blocks,
    "text": lambda text: viennews.parse(text).blocks,
}.get(sys.argv[1]) or getattr(viennews, sys.argv[1])
stage("Hội trao 25 suất quà ngày 8/3/2021.")
taken = []
for size in SIZES:
    part = text[: len(text) * size // SIZES[1]]
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.process_time()
    found = stage(part)
    taken.append(time.process_time() - start)
    memory = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) * 1024 / len(part)
    assert found[-1].end > len(part) - 5_000
    count = len(found)
    del found
print(json.dumps({"growth": taken[1] / taken[0] / 10, "memory": memory, "count": count}))
"""
LINE_STAGES = ["bytes", "markup", "text", "sentences", "find_dates", "find_figures", "find_organizations"]


@pytest.mark.slow
@pytest.mark.parametrize("stage", LINE_STAGES)
def test_fifty_megabytes_of_one_line(stage: str) -> None:
    """In linear time, and in the memory for a character that the documentation names."""
    run = subprocess.run([sys.executable, "-c", ONE_LINE, stage], capture_output=True, text=True, check=False, cwd=ROOT)
    assert run.returncode == 0, run.stderr
    told = json.loads(run.stdout)
    assert told["growth"] < 2  # quadratic would be 10
    assert told["memory"] < 120
    assert told["count"] == 1 if stage in ("bytes", "text") else told["count"] > 1


@pytest.mark.parametrize("make", [str, str.encode, "<p>{}</p>".format], ids=["text", "bytes", "markup"])
def test_fifty_megabytes_beyond_the_limit(make: Callable[[str], str | bytes]) -> None:
    with pytest.raises(viennews.LimitError, match="max_chars="):
        viennews.parse(make("Hội trao quà. " * 3_600_000), max_chars=10_000_000)


STRANGE = {
    "lone surrogates": f"\ud800 {BODY} \udfff",
    "NUL in the middle": f"{BODY}\x00{BODY}",
    "a million less-than signs": "<" * 1_000_000,
    "a million ampersands": "&" * 1_000_000,
    "one word of a million letters": "ươ" * 500_000,
    "a million digits": "1" * 1_000_000,
    "a million line ends": "\n" * 1_000_000,
    "combining marks": "a" + "\u0301" * 100_000,
    "every plane": "".join(chr(code) for code in range(0x100, 0x20000, 7)),
}


@pytest.mark.parametrize("text", STRANGE.values(), ids=list(STRANGE))
def test_strange_texts_give_an_answer(text: str) -> None:
    article = viennews.parse(text)
    for span in [*article.sentences, *article.dates, *article.figures, *article.organizations]:
        assert article.text[span.start : span.end] == span.text
    for find in (viennews.find_dates, viennews.find_figures, viennews.find_organizations, viennews.sentences):
        for span in find(text):
            assert text[span.start : span.end] == span.text
