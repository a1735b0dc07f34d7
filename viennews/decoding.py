"""Bytes become text, and what is neither a page nor a text is refused by name."""

from __future__ import annotations

import re

from bs4.dammit import UnicodeDammit

from viennews.errors import SourceError

_TO_TEXT = "turn it into text first, with a tool such as"
_WEB_ARCHIVE = "a web archive (MHTML) or a mail; save the page as HTML"
_SIGNATURES = [
    (b"%PDF", f"a PDF file; {_TO_TEXT} pdftotext"),
    (b"\x89PNG", "a PNG image"),
    (b"\xff\xd8\xff", "a JPEG image"),
    (b"GIF8", "a GIF image"),
    (b"RIFF", "a RIFF file (WebP, AVI, WAV)"),
    (b"\x1f\x8b", "a gzip archive; unpack it first"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\xd0\xcf\x11\xe0", f"an old Office document (DOC, XLS); {_TO_TEXT} LibreOffice"),
    (b"{\\rtf", f"an RTF document; {_TO_TEXT} LibreOffice"),
    (b"BZh", "a bzip2 archive; unpack it first"),
    (b"\xfd7zXZ", "an xz archive; unpack it first"),
    (b"\x28\xb5\x2f\xfd", "a Zstandard archive; unpack it first"),
    (b"II*\0", "a TIFF image"),
    (b"MM\0*", "a TIFF image"),
    (b"ID3\x03", "an MP3 file"),
    (b"ID3\x04", "an MP3 file"),
    (b"OggS", "an Ogg file"),
    (b"wOF", "a font"),
    (b"\x7fELF", "a binary file (a program)"),
    (b"MZ\x90\0", "a binary file (a program)"),
    (b"bplist", "a binary property list (Safari's web archive); save the page as its source"),
    (b"SQLite format 3", "an SQLite database"),
    (b"From: <Saved by", _WEB_ARCHIVE),
    (b'From: "Saved by', _WEB_ARCHIVE),
    (b"MIME-Version: ", _WEB_ARCHIVE),
    (b"WARC/", "a WARC archive; read_many() reads its pages"),
    (b"%!PS", f"a PostScript file; {_TO_TEXT} ps2ascii"),
    (b"PAR1", "a Parquet file; viennews.cluster reads its pages"),
]
_TELLING = (b"%PDF", b"{\\rtf", b"From: <Saved by", b'From: "Saved by', b"MIME-Version: ", b"WARC/", b"%!PS")
"""Signatures of letters and signs that no page and no text begins with."""
_MEDIA = re.compile(rb"....ftyp", re.DOTALL)
"""MP4, MOV, HEIC, AVIF."""
_OFFICE = (b"word/", b"xl/", b"ppt/", b"mimetypeapplication/vnd.oasis")
_BINARY = "a binary file (it holds NUL characters)"
_NOT_ASCII = re.compile(rb"[\x80-\xff]+")
_BROKEN = 0.1
"""UTF-8 of which so much is broken is still UTF-8: of another encoding nearly each letter would be broken."""
_NUL_SHARE = 0.01
"""A page with a stray NUL is still a page."""
_CONTROL = bytes((*range(1, 9), *range(14, 27), *range(28, 32), 127))
_CONTROL_SHARE, _STRAY = 0.02, 10
"""So many control characters, and more than some stray ones, no text has; of chance bytes they are a tenth."""
_REPLACED_SHARE = 0.2
"""Text of which so much could not be decoded was none, or was decoded as what it is not."""

# Letters of the old font encodings, as they look in Unicode: TCVN3 uses signs within words, VNI writes the tone as a
# second letter.
_TCVN3 = re.compile("[a-zA-Zéèêôùúñ][¸µ¶·¹»¼½¾®©ª«¬¨÷×Ö§]|[®©ª«¬¨µ¸¹][a-zA-Z]")
_VNI = re.compile("[aoeuAOEUöôÖÔ][âêäåøùûõïúÂÊÄÅØÙÛÕÏÚ]")
_VIETNAMESE = re.compile("[ăđơưĂĐƠƯ\u1ea0-\u1ef9]")
_SAMPLE = 20_000


def decode(data: bytes) -> str:
    """The text of bytes: by their BOM, as UTF-8 where they are valid UTF-8, by `<meta>`, else by detection.

    Raises:
        SourceError: the bytes are those of a binary file.
    """
    for signature, meaning in _SIGNATURES:
        if data.startswith(signature):
            raise _refused(meaning)
    if _MEDIA.match(data):
        raise _refused("a film or an image (MP4, MOV, HEIC, AVIF)")
    if data.startswith(b"PK\x03\x04"):
        if any(part in data for part in _OFFICE):
            raise _refused(f"a DOCX or other Office document; {_TO_TEXT} pandoc or LibreOffice")
        raise _refused("a ZIP archive; unpack it first")
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\0" in data and (encoding := _bare_utf_16(data)):
        return data.decode(encoding, errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        if b"\0" in data:
            raise _refused(_BINARY) from None
    text = data.decode("utf-8", errors="replace")
    if text.count("\ufffd") <= _BROKEN * sum(len(run) for run in _NOT_ASCII.findall(data)):
        return text
    declared = b"charset" in data[:4096].lower()
    found = UnicodeDammit(data, is_html=True, user_encodings=None if declared else ["windows-1258"])
    if found.unicode_markup is not None and not found.contains_replacement_characters:
        return found.unicode_markup
    return text


def _bare_utf_16(data: bytes) -> str | None:
    """UTF-16 without a BOM: every other byte of its Latin letters and signs is NUL, the others never are."""
    even, odd = data[:4000:2], data[1:4000:2]
    for encoding, high, low in (("utf-16-le", odd, even), ("utf-16-be", even, odd)):
        if high.count(0) > len(high) * 0.3 and not low.count(0):
            return encoding
    return None


def whole(text: str) -> str:
    """The text with its surrogates joined to characters; U+FFFD for one that is alone: no file can hold it."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return text


def printable(name: str) -> str:
    r"""A name as it can be written: of a file whose name is no UTF-8, the bytes that are none as `\udce0`."""
    return name.encode("utf-8", "backslashreplace").decode()


def check(text: str) -> None:
    """Whether text is text.

    Raises:
        SourceError: it is a binary file that was decoded, or written in an old font encoding.
    """
    if (count := text.count("\0")) and count > len(text) * _NUL_SHARE:
        raise _refused(_BINARY)
    begin = text[:20].encode("latin-1", "replace")
    for signature, meaning in _SIGNATURES:
        if begin.startswith(signature) and (not signature.isascii() or signature in _TELLING):
            raise _refused(meaning)
    sample = text[:_SAMPLE]
    data = sample.encode("utf-8", "surrogatepass")
    if (count := len(data) - len(data.translate(None, _CONTROL))) > max(_STRAY, len(sample) * _CONTROL_SHARE):
        raise _refused(f"a binary file ({count:,} of {len(sample):,} characters are control characters)")
    count = text.count("\ufffd")
    # What is short is refused too, where it is little else.
    if count > len(text) * _REPLACED_SHARE and count > min(_STRAY, len("".join(text.split())) / 2):
        raise _refused(
            f"a binary file, or a text decoded by the wrong encoding ({count:,} of {len(text):,} characters are U+FFFD)"
        )
    if not _VIETNAMESE.search(sample):
        words = max(1, sample.count(" "))
        for name, pattern in (("TCVN3 (ABC)", _TCVN3), ("VNI", _VNI)):
            count = sum(1 for _ in pattern.finditer(sample))
            if count >= 5 and count > words * 0.15:
                raise SourceError(
                    f"the text looks like Vietnamese in the old font encoding {name}; convert it to Unicode first, "
                    "with a tool such as UniKey or uvconverter"
                )


def _refused(meaning: str) -> SourceError:
    return SourceError(f"the input looks like {meaning}; a page or a text is expected")
