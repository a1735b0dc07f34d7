"""The laws of spans on any input (laws 1, 2, 6 and 9), by Hypothesis; `tests.fuzz.target` fuzzes the same."""

import re
import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

import viennews
from tests.fuzz import laws


def _one_of(pieces: str) -> st.SearchStrategy[str]:
    return st.sampled_from(pieces.split("|"))


PIECES = _one_of(
    "ngày|tháng|năm|quý|sáng|thứ Hai|mùng|Tết|từ|đến|trước|sau|26/1/2021|30/2|19/19|3.2|2021 - 2026|1,2|"
    "km|triệu|đồng|tỷ|%|trên|khoảng|hai mươi lăm|mươi|rưỡi|mỗi|/người/tháng|357/KH-HPN|15/2021/NĐ-CP|Hội|"
    "LHPN|TP|tỉnh|LĐLĐ|Thành hội|Móng Cái|Ủy ban|UBND|Công ty|TNHH|(|)|“|”|.|…|./.|?|,|;|:|-|–|/|\n|\n\n|"
    "\t|\xa0|\u200b|\xad|\ufeff|uỷ|hoà|Ð|𝟙|½|①|٣|e\u0323\u0302|🌾|\x00|\ud800|\u202e|suất quà|hội viên|đã|"
    "và|của|nhiệm kỳ|giai đoạn|học kỳ|đầu năm|cuối tháng|âm lịch|7h30|Nguyễn Văn A|TP.HCM|v.v.|1.|a"
)
TEXTS = st.one_of(
    st.text(),
    st.lists(PIECES, max_size=40).map(" ".join),
    st.lists(st.one_of(PIECES, st.text(max_size=3)), max_size=40).map("".join),
)
TAGS = _one_of(
    "<p>|</p>|<div>|</div>|<br>|<b>|</b>|<a href=x>|</a>|<h1>|</h1>|<table>|<tr>|<td>|<th>|</table>|<ul>|"
    "<li>|</ul>|<script>|</script>|<style>|<!--|-->|<img>|<figure>|<figcaption>|</figure>|"
    "<span style=display:none>|</span>|<p hidden>|&nbsp;|&#x0;|&#1114112;|&lt;p&gt;|<![CDATA[|]]>|<svg>|"
    '<math>|<title>|</title>|<textarea>|<plaintext>|<noscript>|<template>|<body>|<html>|<|>|&|"'
)
MARKUP = st.lists(st.one_of(TAGS, PIECES, st.text(max_size=6)), max_size=40).map("".join)


@given(TEXTS)
@example("Ngày 30/2 và 31/4/2021")
def test_finders(text: str) -> None:
    laws.finders_hold(text)


@given(TEXTS)
def test_sentences(text: str) -> None:
    laws.sentences_hold(text)


@given(TEXTS.map(lambda text: unicodedata.normalize("NFD", text)))
def test_finders_on_decomposed_text(text: str) -> None:
    laws.finders_hold(text)


@given(st.one_of(TEXTS, MARKUP))
def test_articles(source: str) -> None:
    laws.article_holds(source)


@given(st.one_of(st.binary(), MARKUP.map(lambda text: text.encode("utf-16", "surrogatepass"))))
def test_articles_of_bytes(source: bytes) -> None:
    laws.article_holds(source)


def answer(source: str) -> object:
    """The article, or what was said instead of it."""
    try:
        return viennews.parse(source)
    except viennews.ViennewsError as error:
        return str(error)


@given(st.one_of(TEXTS, MARKUP))
def test_same_input_same_article(source: str) -> None:
    assert answer(source) == answer(source)


@given(st.lists(PIECES, max_size=30).map(" ".join))
def test_nothing_visible_is_lost(text: str) -> None:
    """Law 2: all letters and digits of a text stand in its blocks, kept or dropped."""
    try:
        article = viennews.parse(text)
    except viennews.ViennewsError:
        return
    seen = "".join(block.text for block in article.blocks)
    expected = unicodedata.normalize("NFC", text)
    assert re.sub(r"\W", "", seen) == re.sub(r"\W", "", expected)
