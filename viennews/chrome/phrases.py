"""The phrases of page chrome, by the words of a piece: whole, at its beginning, or one after another."""

from __future__ import annotations

import itertools
import re
from collections.abc import Set

import regex

from viennews.alternation import SPACES, alternation
from viennews.blocks import Piece, plain, words_in
from viennews.bylines import are_persons
from viennews.chrome.signs import LONGEST_BYLINE, ended
from viennews.lexicon import Lexicon
from viennews.spelling import fold

_BEFORE = re.compile(r"^[\W_]+")
_NUMBERS = ' \t\n0123456789()[]:.…>»›|/+_-"'
_NEWS = "tin|bài|album|hình ảnh|bài viết|bài đăng|tin tức|tin bài|ảnh|video|clip|thông báo|văn bản|câu hỏi|bản tin"
_SOME = "các|những|một số|xem"
_OTHER_NEWS = re.compile(
    rf"(?:(?:{_SOME}) )?(?:{_NEWS})(?:(?:,| và|) (?:{_NEWS}))? (?:khác|liên quan|trước|trước đó|tiếp theo|"
    r"đã (?:đưa|đăng)|(?:mới|cũ) hơn|cùng (?:chuyên mục|chuyên đề|chủ đề|loại|thể loại|lĩnh vực|sự kiện|tác giả)|"
    r"(?:mới|nổi bật|đọc nhiều|xem nhiều|được quan tâm|quan tâm)(?: nhất)?)(?: khác)?(?: trong (?:ngày|tuần|tháng))?"
    r"|(?:đọc|xem) nhiều(?: nhất)? (?:trong|ở|về) .{2,30}|(?:bài viết )?(?:mới nhất (?:từ|của)|latest from) .{2,30}"
)
_COUNT = re.compile(
    r"\A(?:\W*+[\d.,]++ ?(?:(?:lượt )?(?:xem|đọc|thích|chia sẻ)|lượt truy cập|lần (?:đọc|xem)|bình luận|ý kiến|"
    r"nhận xét|phản hồi|người (?:xem|thích)|bình chọn|phiếu bầu|(?:lượt )?đánh giá|x|"
    r"liên quan|votes?|views?|comments?|shares?|likes?)\W*|\d{2,3} ?%"
    r"|\W*\d++(?:[.,]\d)? ?/ ?(?:5|10)\b.{0,4}?(?:(?:trong|của) )?\(?\d++ "
    r"(?:bình chọn|phiếu|lượt|đánh giá|votes?)\D{0,16}"
    r"|\W*\d++ (?:người|lượt) (?:đã )?(?:đánh giá|bình chọn)\b.{0,30}"
    r"|\d{1,3}(?:[.,]\d)?k|★.{0,40}|\d?\d:\d\d ?/ ?\d?\d:\d\d(?: ?\d(?:[.,]\d\d?)?x)?"
    r"|\W*1\W{1,4}2(?:\W{1,5}\d++){0,12}\W*)"
)
"""Counts of readers and votes, the time of a player, the numbers of pages."""
_TIMES_READ = re.compile(
    r"(?:(?:đã )?(?:xem|đọc)|viewed|read) [\d.,]++ (?:lần|lượt|times)(?: (?:sửa|cập nhật|last).{3,60})?\W*"
    r"|xem (?:thêm )?\d++ (?:câu )?(?:trả lời|phản hồi|bình luận)\W*|xếp hạng \d[\d.,]*+ ?/ ?\d++\W*"
    r"|trang \d++ ?(?:/|trên|của) ?\d++(?:\W{1,4}(?:\d++|tiếp|sau|cuối|trước|đầu|next|last|prev|first))*+\W*"
)
_LONGEST_LEAD = 300
_PATH = re.compile(r"[>›|→]|[/\"](?<= .)(?= )")
"""What stands between the parts of a path; `»` is a quotation mark when folded."""
_SPEED = re.compile(r"\d{1,2}x")
_ARROWS = ("»", "›", "►", "▶", ">>", "→")
_GLUED_WORDS = regex.compile(r"\p{Ll}(?=[\p{Lu}\p{Nd}])")
_GLUED = ("ĐỌC NGAY", "Đọc ngay", "XEM NGAY", "Xem ngay")
"""What some sites glue to the headline of another article."""
_FOLLOW = "theo dõi"
_LONGEST_PHRASE = 200
_LONG_KINDS = frozenset(("footer", "comment", "tags", "advertisement"))
"""What chrome says in whole sentences, as articles do not."""
_CONTROLS = frozenset(("share", "comment"))
_AGO = ("phút", "giờ", "ngày", "tuần", "tháng", "năm")
_LONGEST_CONTROL = 7
_LONGEST_ROW = 140
_LONGEST_PART = 40
_INITIALS = re.compile(r"(?!TP|T\.P)[A-ZĐ]{1,3}\.\s?\w")


class Phrases:
    """The phrases of page chrome, by how they match, and the names of elements that tell what they are for.

    `match` is `whole` or `bare` for a piece that is the phrase, `start` or `line` for one that begins with it.
    """

    def __init__(self, lexicon: Lexicon) -> None:
        """Built once for a lexicon (`lexicon.built(Phrases)`)."""
        self._whole: dict[str, str] = {}
        self._start: dict[str, str] = {}
        self._bare: set[str] = set()
        """Those of the whole ones that have no colon behind them."""
        self._lines: set[str] = set()
        """Those of the beginnings with which a long sentence of an article may begin too."""
        for row in lexicon.rows("chrome_phrases"):
            phrase = fold(row["phrase"])
            table = self._start if row["match"] in ("start", "line") else self._whole
            table.setdefault(phrase, row["kind"])
            if row["match"] == "bare":
                self._bare.add(phrase)
            elif row["match"] == "line":
                self._lines.add(phrase)
        starts: dict[str, list[str]] = {}
        for phrase in sorted(self._start, key=len, reverse=True):
            starts.setdefault(phrase[:2], []).append(phrase)
        self._starts: dict[str, tuple[str, ...]] = {
            start: (*phrases, *(starts.get(start[0], ()) if len(start) == 2 else ()))
            for start, phrases in starts.items()
        }
        self._family_names = {fold(row["name"]) for row in lexicon.rows("family_names")}
        by_role: dict[str, list[str]] = {}
        for row in lexicon.rows("chrome_words"):
            by_role.setdefault(row["role"], []).append(fold(row["words"]))
        self._contact = re.compile(rf"\A\W{{0,3}}{alternation(by_role['contact'])}\b[^:]{{0,40}}:")
        self._reached = re.compile(alternation(by_role["reached"]))
        self._scene = re.compile(rf"(?!{alternation(by_role['no_scene'])}\b){alternation(by_role['scene'])} ")
        self.short_titles = frozenset(by_role["title"])
        self.marks = frozenset(by_role["mark"])
        """What may stand before a title that is said again."""
        self.topics = frozenset(pair for topic in by_role["topic"] for pair in itertools.pairwise(topic.split()))
        """The pairs of words that articles of one field share, whatever their subject."""
        self._names = {row["word"]: row["kind"] for row in lexicon.rows("chrome_names")}
        self._controls = {
            words: kind
            for phrase, kind in self._whole.items()
            if kind in _CONTROLS and (words := tuple(plain(phrase).split()))
        }
        self._controls.update({(unit, "trước"): "share" for unit in _AGO})
        controls = {" ".join(words) for words in self._controls}
        self._row_start = re.compile(_loosely(controls))
        any_start = f"{_loosely({*controls, *self._start, _FOLLOW})}|{_TIMES_READ.pattern}|{_OTHER_NEWS.pattern}"
        self._unlike = re.compile(rf"\A(?!{any_start})[^\W\d_][^>›|→/]*+(?<![►▶])(?<!đọc ngay)(?<!xem ngay)\Z")
        """What begins like no phrase and has no signs of one; it may be one only as a whole."""

    def whole(self, piece: Piece) -> str | None:
        """The kind of chrome that a piece is whose words are a phrase, numbers and signs around it set aside.

        Or several phrases for controls, one after another: `Chia sẻ Facebook In bài`, `Chia sẻZaloLấy link`.
        """
        bare = bare_words(piece.folded)
        if _is_count(piece):
            return "share"
        if not bare:
            return None
        if kind := self._whole.get(bare):
            # `Tài khoản: 3761.0.105` is no item of a menu.
            told = kind == "menu" and ": " in piece.text
            return None if told or (bare in self._bare and piece.text.endswith(":")) else kind
        if self._start.get(bare) == "share":
            return "share"
        if piece.text.endswith(_GLUED):
            return "related_link"
        if len(bare) <= _LONGEST_ROW and (kind := self._path(bare)):
            return kind
        return "related_heading" if _OTHER_NEWS.fullmatch(bare) else self._row_of_controls(piece, bare)

    def _path(self, bare: str) -> str | None:
        """The kind of phrases with signs between them: `Tin tức » Đoàn thể » Hội`, `English | Tiếng Việt`."""
        parts = [part.strip() for part in _PATH.split(bare)]
        if len(parts) == 1:
            return None
        kind = self._whole.get(parts[0])
        known = sum(part in self._whole for part in parts[1:])
        if kind == "menu" and "|" not in bare:
            return "breadcrumb" if all(len(part) <= _LONGEST_PART for part in parts) else None
        return kind if kind and known * 2 >= len(parts) - 1 else None

    def _row_of_controls(self, piece: Piece, bare: str) -> str | None:
        if len(bare) > _LONGEST_ROW or not self._row_start.match(bare) or _is_said(piece.text):
            return None
        words, glued, numbered = _unglued(piece)
        position = count = unknown = 0
        kind = None
        while position < len(words):
            for size in range(min(_LONGEST_CONTROL, len(words) - position), 0, -1):
                if found := self._controls.get(tuple(words[position : position + size])):
                    kind = kind or found
                    count, position = count + 1, position + size
                    break
            else:
                if not position:
                    return None
                unknown, position = unknown + 1, position + 1
        most = len(words) // 2 if glued and count > 2 else 0
        return kind if (count > 1 or numbered) and unknown <= most else None

    def kind(self, piece: Piece) -> str | None:
        """The kind of chrome that a piece is by its words or the words it begins with; `None` for a long one."""
        if len(piece.text) >= _LONGEST_PHRASE:
            return None
        unlike = self._unlike.match(piece.folded) and "»" not in piece.text
        if unlike and piece.folded.rstrip(_NUMBERS) not in self._whole:
            return None
        signed = not piece.text[0].isalpha()
        if kind := self.whole(piece):
            return kind
        if signed and (piece.text.startswith(_ARROWS) or (piece.text.startswith("> ") and not ended(piece.text))):
            return "related_heading"
        if piece.text.endswith(_ARROWS):
            return "breadcrumb"
        if signed and piece.text[0] == "#" and piece.text[1:2].isalpha():
            return "tags"
        if piece.folded.startswith(f"{_FOLLOW} ") and piece.folded.rstrip(": ").endswith(" trên"):
            return "share"
        phrase = self._beginning(piece.folded.removeprefix("(*)").lstrip("*• ") if signed else piece.folded)
        if not phrase:
            return None
        kind = self._start[phrase]
        sentence = len(piece.text) > 60 and piece.text.endswith(".") and piece.links * 2 < len(piece.text)
        return None if sentence and (phrase in self._lines or kind not in _LONG_KINDS) else kind

    def _beginning(self, folded: str) -> str | None:
        """The longest phrase that a text begins with."""
        phrases = self._starts.get(folded[:2]) or self._starts.get(folded[:1]) or ()
        if not folded.startswith(phrases):
            return None
        for phrase in phrases:
            if folded.startswith(phrase) and not (phrase[-1].isalnum() and folded[len(phrase) :][:1].isalnum()):
                return phrase
        return None

    def may_be_writer(self, piece: Piece) -> bool:
        """Whether a piece alone under a title is who wrote it: names before a bar, or those of several people, or one
        with a family name.

        A place under a title looks much like a name: `Hà Giang`.
        """
        text = piece.text.rstrip("| ")
        if len(text) > LONGEST_BYLINE or not are_persons(text):
            return False
        words = piece.folded.split()
        if text != piece.text or " - " in piece.folded or _INITIALS.match(text):
            return True
        return 3 <= len(words) <= 4 and words[0] in self._family_names

    def is_contact(self, piece: Piece) -> bool:
        """Whether a line says how to reach somebody: `Địa chỉ: …`, `Điện thoại: …`."""
        return bool(self._contact.match(piece.folded))

    def leads_to_contacts(self, piece: Piece) -> bool:
        """Whether a line says what the addresses beneath it are for: `Mọi chi tiết xin liên hệ:`."""
        return piece.text.endswith(":") or (
            len(piece.text) <= _LONGEST_LEAD and bool(self._reached.search(piece.folded))
        )

    def shows_a_scene(self, piece: Piece) -> bool:
        """Whether a line begins as captions do and headlines hardly: `Quang cảnh hội nghị`, `Các em vui Trung thu`."""
        return bool(self._scene.match(piece.folded))

    def of_names(self, names: str) -> str | None:
        """The kind of chrome that an element is, by its class, id and role."""
        words = names.replace("_", " ").replace("-", " ").split()
        if "-" in names:
            words = [*words, *map("-".join, itertools.pairwise(words))]
        if self._names.keys().isdisjoint(words):
            return None
        return next(self._names[name] for name in words if name in self._names)


def _is_count(piece: Piece) -> bool:
    counted = not piece.text[0].isalpha() and _COUNT.fullmatch(piece.folded)
    return bool(counted or _TIMES_READ.fullmatch(piece.folded))


def bare_words(folded: str) -> str:
    """A folded text without the numbers and signs around its words, as whole phrases are looked up."""
    bare = folded.rstrip(_NUMBERS)
    return bare if not bare or bare[0].isalnum() else _BEFORE.sub("", bare)


def _loosely(phrases: Set[str]) -> str:
    """A pattern for the beginning of phrases, whose words may have numbers and signs between them, or be glued."""
    return alternation(filter(None, map(plain, phrases))).replace(SPACES, r"[\W\d]*")


def _unglued(piece: Piece) -> tuple[list[str], bool, bool]:
    """The folded words of a piece without numbers, whether some have lost the space between them, and whether there
    are speeds: `1.5x`.
    """
    text = piece.text
    cuts = [match.end() for match in _GLUED_WORDS.finditer(text)]
    edges = [0, *cuts, len(text)]
    words = [word for first, last in itertools.pairwise(edges) for word in words_in(piece.folded[first:last])]
    speeds = [word for word in words if word[0].isdigit() and _SPEED.fullmatch(word)]
    return [word for word in words if not word.isdigit() and word not in speeds], bool(cuts), bool(speeds)


def _is_said(text: str) -> bool:
    """Whether a text ends as controls do not: `Sao chép thành công!` is one."""
    return ended(text) and not text.endswith("!")
