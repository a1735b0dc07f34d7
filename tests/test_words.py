"""Words: the same as underthesea's, each an exact slice."""

import concurrent.futures
import itertools
import pathlib
import subprocess
import sys
import threading
import unicodedata
import warnings
from collections.abc import Callable

import pytest
import underthesea
from hypothesis import given
from hypothesis import strategies as st

import viennews
from tests.case_files import CASES
from viennews import word_segmenter
from viennews.crfsuite import UnknownModelError, read_weights
from viennews.names import names_in
from viennews.segments import sentences, words
from viennews.word_model import Model
from viennews.word_segmenter import ByAlignment, ByModel, align
from viennews.word_tokens import WINDOW, Cutter

EVAL = pathlib.Path(__file__).parents[2] / "shared" / "eval"


def theirs(text: str) -> list[str]:
    """The words of underthesea, sentence by sentence, in the normal form that it gives them."""
    return [
        word
        for sentence in sentences(text)
        for word in underthesea.word_tokenize(sentence.text, use_token_normalize=False)
    ]


def bare(word: str) -> str:
    """A word without its spaces: underthesea puts one between its tokens, also where the text has none."""
    return "".join(unicodedata.normalize("NFC", word).replace("ð", "đ").replace("Ð", "Đ").split())


def check(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(first.end <= second.start for first, second in itertools.pairwise(found))
    assert [bare(word.text) for word in found] == [bare(word) for word in theirs(text)]


SENTENCE = (
    "Sáng 8/3, Hội LHPN TP. Hồ Chí Minh trao 1.200 suất quà (trị giá 3,5 tỷ đồng) cho nữ công nhân ở KCN Tân Tạo…"
)
ODD = [
    "",
    "   \n\t ",
    "a",
    ".",
    "BOS EOS BOS",
    "T[0]=a = ==> -> :) :D <3 ♥‿♥",
    SENTENCE,
    unicodedata.normalize("NFD", SENTENCE),
    SENTENCE.replace(" ", "\u00a0"),
    SENTENCE.replace(" ", "\t"),
    SENTENCE.replace(" ", "  "),
    SENTENCE.replace("à", "a\u0300"),
    SENTENCE.replace("ô", "\u200bô"),
    SENTENCE.upper(),
    "Th S Th.S ThS. ThaSa Th s. Thus Th, S Th",
    "ði Ðông ðến nơi",
    "v.v... v.v. v.v Tp. Mr. A. A.B. T.Ư NĐ-CP e-mail H'Mông N’Thôn",
    "http://abc.vn/a(b)c?d=e.f. www.abc.com.vn abc.com/ a@b.com foo.na@example.com",
    "03-5730-2357 02/05/2014 8-3 1.6.2014 10:20:50 43H-0530 4K 3x4 1.600m-2.000m 4.123,2 100,000,000 1_000 98%",
    "👍🏽 tuyệt 👨‍👩‍👧 vời 🇻🇳!",
    "ﬁ ² ½ Ⅳ ٣ ǆ ß ΣΑΣ ΑΣ İstanbul",
    "từ_ghép _ __ a_b",
    "2147483647 | money 2147483648 VND | percent 0002147483647 VND | 4800000000 " + "0" * 6000 + "5 | money",
    " ".join(["Hội phụ nữ Hà Nội trao quà"] * 600),
    "漢字とかな 한국어 हिन्दी عربى",
    "a\x00b\x07c\x1b \x85 \ufeff \u2060x",
    "Ở đây. Ý. ạ. Đ. x.",
    '"Nói" “thế” ‘này’ «nhé» (ừ) [a] {b}',
    "một/hai/ba và/hoặc 100%/năm a/b.com/c",
]


@pytest.mark.parametrize("text", ODD)
def test_equal_on_odd_text(text: str) -> None:
    check(text)


@pytest.mark.parametrize("path", sorted(CASES.glob("*.tsv")), ids=lambda path: path.stem)
def test_equal_on_the_cases(path: pathlib.Path) -> None:
    check(path.read_text(encoding="utf-8")[:5_000])


@pytest.mark.skipif(not EVAL.is_dir(), reason="the evaluation articles stand beside the checkout, not in it")
def test_equal_on_all_articles() -> None:
    vietnamese = sorted([*EVAL.glob("dev/*.txt"), *EVAL.glob("pages/*.txt")])
    assert vietnamese
    lines = dict.fromkeys(line for path in vietnamese for line in path.read_text(encoding="utf-8").splitlines())
    check("\n".join(lines))
    for path in sorted(EVAL.glob("pages_en/*.txt"))[::20]:
        check(path.read_text(encoding="utf-8"))


LETTERS = "aăâbcdđeêghiklmnoôơpqrstuưvxyáàảãạằẫậếờợựỳABCĐHNTSƯƠÔ"
PIECES = st.one_of(
    st.sampled_from([*SENTENCE.split(), "Hà", "Nội", "công", "nhân", "viên", "chức", "lao", "động", "học", "sinh"]),
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=5),
    st.text(st.sampled_from("0123456789.,/-:%x+_@&'’()=<>$^~*#"), min_size=1, max_size=6),
    st.text(max_size=4),
)
TEXTS = st.lists(st.tuples(PIECES, st.sampled_from([" ", " ", " ", "", ". ", ", ", "\u00a0", "\n"])), max_size=25).map(
    lambda pairs: "".join(piece + gap for piece, gap in pairs)
)


@given(TEXTS)
def test_equal_on_any_text(text: str) -> None:
    check(text)


@given(TEXTS.map(lambda text: " ".join(text.split())))
def test_tokens_are_those_of_their_pattern(sentence: str) -> None:
    from underthesea.pipeline.word_tokenize import regex_tokenize

    sentence = unicodedata.normalize("NFC", sentence)
    expected = [match.span() for match in regex_tokenize.patterns.finditer(sentence)]
    pattern = regex_tokenize.regex_patterns_combine
    assert Cutter(pattern).known
    assert Cutter(pattern).tokens(sentence) == expected
    assert Cutter(pattern.replace("e-mail", "e-mail|e-maill")).tokens(sentence) == expected


def test_a_long_run_is_cut_like_a_short_one() -> None:
    from underthesea.pipeline.word_tokenize import regex_tokenize

    cutter = Cutter(regex_tokenize.regex_patterns_combine)
    for piece in ("a.b", "a-", "Nam2", "http://abc.vn/x", "x@y.vn,", "1.000,", "ă", "…", "😀", "漢"):
        run = piece * (3 * WINDOW // len(piece))
        expected = [match.span() for match in regex_tokenize.patterns.finditer(run)]
        assert cutter.tokens(run) == expected, piece


@pytest.mark.parametrize(
    "text",
    [
        "a" * 100_000,
        "ă1." * 33_000,
        "a.b" * 33_000,
        "x@y." * 25_000,
        "😀" * 100_000,
        "http://" + "." * 99_000,
        "http:a" + "(" * 99_000,
        "đi " * 33_000,
        "Hà Nội, " * 12_000,
    ],
    ids=lambda text: text[:8],
)
def test_one_sentence_of_a_hundred_thousand_characters(text: str) -> None:
    found = words(text)
    assert all(text[word.start : word.end] == word.text for word in found)
    assert "".join(word.text for word in found).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("value", [None, b"a", 3, ["a"], pathlib.Path("a")])
@pytest.mark.parametrize("function", [words, sentences], ids=["words", "sentences"])
def test_other_types(function: Callable[[object], object], value: object) -> None:
    with pytest.raises(TypeError, match=f"takes a str, not {type(value).__name__}"):
        function(value)


def test_the_short_way_is_taken() -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        assert isinstance(word_segmenter.load(), ByModel)


@pytest.mark.parametrize(
    ("target", "value"),
    [
        ("_TOKENS", "underthesea.pipeline.no_such_module"),
        ("_MODEL", "models/no_such_model"),
        ("read_weights", lambda _data: (_ for _ in ()).throw(UnknownModelError("another form"))),
    ],
)
def test_the_long_way_gives_the_same(monkeypatch: pytest.MonkeyPatch, target: str, value: object) -> None:
    expected = [words(text) for text in ODD]
    monkeypatch.setattr(word_segmenter, target, value)
    with pytest.warns(RuntimeWarning, match="slower way"):
        segmenter = word_segmenter.load()
    assert isinstance(segmenter, ByAlignment)
    monkeypatch.setattr("viennews.segments.segmenter", lambda: segmenter)
    assert [words(text) for text in ODD] == expected


def test_alignment_loses_nothing() -> None:
    sentence = "Hội  phụ\u00a0nữ ðã họp, rồi về."
    places = align(sentence, ["Hội", "phụ nữ", "đã", "không có", "họp", "về"])
    expected = ["Hội", "phụ\u00a0nữ", "ðã", "họp", ",", "rồi", "về", "."]
    assert [sentence[start:end] for start, end in places] == expected
    assert [sentence[start:end] for start, end in align(sentence, [])] == sentence.split()


TEMPLATES = ["T[0]", "T[-1,0].lower", "T[0,1].istitle", "T[-1,1].is_in_dict"]
TRANSITIONS = [[0.0, 0.0], [0.0, 0.0]]


@pytest.mark.parametrize("template", ["T[-3]", "T[0,3]", "T[0].shape", "T[-1,0].isdigit", "T[-1,0].istitle", "word"])
def test_a_feature_of_another_kind(template: str) -> None:
    with pytest.raises(UnknownModelError, match="another kind"):
        Model({}, TRANSITIONS, [template], set())


def test_weights_without_a_feature() -> None:
    with pytest.raises(UnknownModelError, match="without a feature"):
        Model({"T[1]=a": 1.0}, TRANSITIONS, TEMPLATES, set())


@pytest.mark.parametrize("data", [b"", b"lCRF", b"x" * 200, b"lCRF" + bytes(200)])
def test_another_file(data: bytes) -> None:
    with pytest.raises(UnknownModelError):
        read_weights(data)


def test_what_the_model_adds_up() -> None:
    weights = {
        "T[-1,0].lower=hà nội": 5.0,
        "T[0]=nội": -1.0,
        "T[0]=BOS": 9.0,
        "T[0]=Hà": -1.0,
        "T[0,1].istitle=EOS": -2.0,
    }
    model = Model(weights, TRANSITIONS, TEMPLATES, {"hà nội"})
    assert model.goes_on(["Hà", "Nội", "nội"], model.memory()) == [False, True, False]


def test_two_readings_as_good() -> None:
    model = Model({}, TRANSITIONS, TEMPLATES, set())
    assert model.goes_on(["Xyz", "Xyz"], model.memory()) is None
    check("Shibani Dandekar Sets Internet On Fire With Wynkzz Brqs")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("Sáng 8/3, Hội LHPN TP Móng Cái trao quà.", "Hội LHPN TP Móng Cái"),
        ("Nhiệm kỳ 2021 - 2026 của chi bộ.", "2021 - 2026"),
        ("Theo Kế hoạch số 357/KH-HPN của tỉnh.", "357/KH-HPN"),
        ("Có 19/19 đơn vị đăng ký, đạt 98,5%.", "19/19"),
        ("Có 19/19 đơn vị đăng ký, đạt 98,5%.", "98,5%"),
        ("Chị em ở Móng Cái rất vui.", "Móng Cái"),
        ("Ông vào Buôn Ma Thuột làm ăn.", "Buôn Ma Thuột"),
    ],
)
def test_kept_in_one_piece(text: str, kept: str) -> None:
    found = words(text, keep_names=True)
    assert kept in [word.text for word in found]
    assert all(text[word.start : word.end] == word.text for word in found)


def test_a_name_is_not_found_inside_that_of_a_person() -> None:
    names = names_in("Chị Lê Bình Minh kể chuyện.", viennews.Lexicon())
    assert names == []


@given(TEXTS)
def test_names_lose_nothing(text: str) -> None:
    plain, kept = words(text), words(text, keep_names=True)
    assert all(text[word.start : word.end] == word.text for word in kept)
    assert all(first.end <= second.start for first, second in itertools.pairwise(kept))
    assert bare("".join(word.text for word in plain)) == bare("".join(word.text for word in kept))


LAZY = """
import sys, viennews
article = viennews.parse("Hội nghị bế mạc.\\n\\nChị Lan nói: “Vui quá!”. Mọi người về.")
article.sentences, viennews.sentences("Một. Hai.")
viennews.find_organizations("Hội LHPN tỉnh Thái Bình")
assert not {"underthesea", "joblib", "sklearn", "numpy"} & set(sys.modules), "too early"
viennews.words("Một hai")
assert "underthesea" in sys.modules
"""


def test_underthesea_is_imported_for_words_only() -> None:
    run = subprocess.run([sys.executable, "-c", LAZY], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr


THREADS = """
import concurrent.futures, threading
import viennews
barrier = threading.Barrier(8)
def work(_):
    barrier.wait()
    return [word.text for word in viennews.words("Hội phụ nữ Hà Nội trao quà cho công nhân lao động.")]
with concurrent.futures.ThreadPoolExecutor(8) as pool:
    results = list(pool.map(work, range(8)))
assert all(result == results[0] for result in results) and "phụ nữ" in results[0], results
"""


def test_threads_at_the_first_call() -> None:
    run = subprocess.run([sys.executable, "-c", THREADS], capture_output=True, text=True, check=False, timeout=120)
    assert run.returncode == 0, run.stderr


def test_threads_give_the_same() -> None:
    texts = [SENTENCE, SENTENCE.upper(), *ODD]
    expected = [words(text) for text in texts]
    barrier = threading.Barrier(4)

    def work(_number: int) -> list[list[viennews.Span]]:
        barrier.wait()
        return [words(text) for text in texts]

    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        assert all(result == expected for result in pool.map(work, range(4)))
