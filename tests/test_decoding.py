"""Bytes become text; what is no page and no text is refused by name."""

import bz2
import datetime
import lzma
import pathlib
import random
import unicodedata
import zipfile
import zlib
from typing import Any

import pytest
from bs4 import BeautifulSoup

import viennews
from tests.page_tools import windows_1258
from viennews.decoding import check, decode

TEXT = "Hội Nông dân xã Tân Thành tặng 20 suất quà, mỗi suất trị giá 500.000 đồng, cho hội viên nghèo ở ấp Đường Đào."
PAGE = f"<html><head>{{meta}}<title>Tặng quà</title></head><body><h1>Tặng quà hội viên</h1><p>{TEXT}</p></body></html>"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
@pytest.mark.parametrize("declared", ["", "utf-8", "iso-8859-1", "windows-1252", "utf-16", "nonsense"])
def test_unicode_whatever_the_page_declares(encoding: str, declared: str) -> None:
    page = PAGE.format(meta=f"<meta charset={declared}>" if declared else "")
    assert TEXT in viennews.parse(page.encode(encoding)).text


@pytest.mark.parametrize("meta", ["<meta charset=windows-1258>", ""])
def test_windows_1258_comes_out_composed(meta: str) -> None:
    data = windows_1258(PAGE.format(meta=meta))
    article = viennews.parse(data)
    assert TEXT in article.text
    assert unicodedata.is_normalized("NFC", article.source)


def test_declared_encodings_are_believed_where_it_is_no_utf_8() -> None:
    assert "café" in viennews.parse("<meta charset=iso-8859-1><p>Quán café</p>".encode("iso-8859-1")).source


BINARY = {
    "PDF": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3",
    "PNG": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "JPEG": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "GIF": b"GIF89a",
    "ZIP": b"PK\x03\x04\x14\0\0\0",
    "gzip": b"\x1f\x8b\x08\0\0",
    "RTF": b"{\\rtf1\\ansi",
    "old Office": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
    "binary": b"\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0\x03\0>\0",
    "bzip2": bz2.compress(TEXT.encode()),
    "xz": lzma.compress(TEXT.encode()),
    "Zstandard": b"\x28\xb5\x2f\xfd\x24\x10",
    "TIFF": b"II*\0\x08\0\0\0",
    "MP4": b"\0\0\0\x18ftypmp42",
    "font": b"wOF2\0\x01\0\0",
    "MP3": b"ID3\x04\0",
    "Ogg": b"OggS\0\x02",
    "property list": b"bplist00\xd1",
    "Parquet": b"PAR1\x15\x04",
    "web archive": b"From: <Saved by Blink>\r\nSnapshot-Content-Location: https://bao.example/tin\r\n",
    "web archive or mail": b"MIME-Version: 1.0\r\nContent-Type: multipart/related;\r\n",
    "WARC": b"WARC/1.0\r\nWARC-Type: response\r\n",
    "PostScript": b"%!PS-Adobe-3.0\n",
    "control characters": bytes(range(1, 32)) * 20,
    "deflated": zlib.compress(TEXT.encode() * 3)[2:],
    "chance": random.Random(0).randbytes(5000),
}


@pytest.mark.parametrize(("name", "data"), BINARY.items(), ids=list(BINARY))
def test_binary_files_are_named(name: str, data: bytes) -> None:
    meaning = {"deflated": "binary", "chance": "binary", "web archive or mail": "MHTML"}.get(name, name)
    with pytest.raises(viennews.SourceError, match=meaning):
        viennews.parse(data)


@pytest.mark.parametrize("encoding", ["latin-1", "utf-8"])
@pytest.mark.parametrize(
    "name", ["PDF", "PNG", "JPEG", "gzip", "RTF", "web archive", "WARC", "chance", "control characters"]
)
def test_binary_files_that_were_decoded_are_still_none(name: str, encoding: str) -> None:
    data = BINARY[name] + random.Random(1).randbytes(2000)
    with pytest.raises(viennews.SourceError, match="looks like"):
        viennews.parse(data.decode(encoding, errors="replace"))


@pytest.mark.parametrize("stray", ["\x02", "\x1f\x13\x14", "\x0b", "\x0c", "\ufffd", "\x1b[1m"])
@pytest.mark.parametrize("text", [TEXT, "Tin: 5 suất quà", PAGE.format(meta="")])
def test_stray_signs_make_no_binary_file(stray: str, text: str) -> None:
    check(f"{text[:10]}{stray}{text[10:]}")
    assert viennews.parse(f"{stray}{text}{stray}".encode()).text


@pytest.mark.parametrize(("data", "tool"), [(BINARY["PDF"], "pdftotext"), (BINARY["RTF"], "LibreOffice")])
def test_the_message_says_what_makes_text_of_it(data: bytes, tool: str) -> None:
    with pytest.raises(viennews.SourceError, match=f"turn it into text first.*{tool}"):
        viennews.parse(data)


def test_a_real_docx(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "bao_cao.docx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", "<w:document/>")
    with pytest.raises(viennews.SourceError, match=r"DOCX.*turn it into text first.*pandoc"):
        viennews.read(path)


@pytest.mark.parametrize(
    "data", [b"\xff\xfe\x00", b"\xfe\xff\xd8\x00", "\ufffd", " \ufffd\n\ufffd", "x\ufffd\ufffd \ufffd"]
)
def test_nothing_but_what_could_not_be_decoded(data: bytes | str) -> None:
    with pytest.raises(viennews.SourceError, match="decoded by the wrong encoding"):
        viennews.parse(data)


HALVES = [
    ("\ud800 Hội trao 5 suất quà", "\ufffd Hội trao 5 suất quà"),
    ("Hội \ud83d\ude00 trao 5\udfff", "Hội 😀 trao 5\ufffd"),
]


@pytest.mark.parametrize(("given", "text"), HALVES)
@pytest.mark.parametrize("make", [str, "<p>{}</p>".format, lambda text: BeautifulSoup(f"<p>{text}</p>", "html.parser")])
def test_halves_of_characters_are_joined_or_replaced(given: str, text: str, make: Any, tmp_path: pathlib.Path) -> None:
    article = viennews.parse(make(given))
    assert (article.text, article.source, article.title) == (text, text, text)
    assert article.to_html(tmp_path / "page.html").encode()
    assert article.to_json().encode()


def test_halves_of_characters_in_the_head_of_a_soup() -> None:
    soup = BeautifulSoup('<meta name="author" content="Lan \ud800"><h1>Tin</h1><p>Hội</p>', "html.parser")
    assert viennews.parse(soup).author == viennews.parse(str(soup)).author == "Lan \ufffd"


def test_a_stray_nul_is_no_binary_file() -> None:
    assert TEXT in viennews.parse((PAGE.format(meta="") + "\0").encode()).text


# The letters of "Công nhân và người lao động được nhận quà Tết, mỗi suất trị giá năm trăm nghìn đồng" in old fonts.
TCVN3 = "C«ng nh©n vµ ng­êi lao ®éng ®­îc nhËn quµ TÕt, mçi suÊt trÞ gi¸ n¨m tr¨m ngh×n ®ång. " * 3
VNI = "Coâng nhaân vaø ngöôøi lao ñoäng ñöôïc nhaän quaø Teát, moãi suaát trò giaù naêm traêm nghìn ñoàng. " * 3


@pytest.mark.parametrize(("name", "text"), [("TCVN3", TCVN3), ("VNI", VNI)])
def test_old_font_encodings_are_recognised(name: str, text: str) -> None:
    for source in (text, text.encode(), f"<p>{text}</p>"):
        with pytest.raises(viennews.SourceError, match=f"old font encoding {name}.*convert it to Unicode"):
            viennews.parse(source)


@pytest.mark.parametrize(
    "text",
    [
        "Người lao động được nhận quà Tết © 2021 ® ở Bình Dương. " * 3,
        "Le préfet a été reçu à l'hôtel de ville où l'évêque était déjà arrivé; août fut très chaud. " * 5,
        "Der Präsident hörte über Überfälle an der Küste, größer als früher. " * 5,
        "La niña soñó con el otoño y el señor Muñoz enseñó español. " * 5,
        "Plain English text without any accents at all, © 2021 and ® too. " * 5,
    ],
)
def test_other_languages_are_no_old_font_encoding(text: str) -> None:
    check(text)


@pytest.mark.parametrize("source", [None, 3, ["<p>"], pathlib.Path("page.html"), object()])
def test_wrong_types(source: object) -> None:
    with pytest.raises(TypeError, match="str or bytes, a BeautifulSoup or a Tag"):
        viennews.parse(source)  # type: ignore[arg-type]


def test_wrong_types_of_options() -> None:
    with pytest.raises(TypeError, match=r"datetime\.date"):
        viennews.parse("x", published="2021-01-01")  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="url"):
        viennews.parse("x", url=3)  # type: ignore[arg-type]
    with pytest.raises(TypeError, match="path"):
        viennews.read(3)  # type: ignore[arg-type]
    assert viennews.parse("x", published=datetime.datetime(2021, 1, 2, 3)).published == datetime.date(2021, 1, 2)


def test_a_missing_file() -> None:
    with pytest.raises(FileNotFoundError):
        viennews.read("there/is/no/such.html")


@pytest.mark.parametrize(
    "empty",
    ["", " \n\t ", b"", b"\xef\xbb\xbf", "<html></html>", "<p>&nbsp;</p>", "\u200b<p></p>", "\ufeff", "\u200b \n\u2060",
     "<p>\u200e</p>"],
)  # fmt: skip
def test_blank_gives_an_article_without_blocks(empty: str | bytes) -> None:
    article = viennews.parse(empty)
    assert (article.blocks, article.text, article.title) == ((), "", None)


def test_broken_utf_8_loses_only_what_is_broken() -> None:
    data = b"<meta charset=utf-8><p>" + TEXT.encode() + b" \xc3</p>"
    assert TEXT in decode(data)
