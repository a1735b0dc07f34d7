"""Names of organizations written out: abbreviations in full, capitals of headings taken back, the fullest form."""

from __future__ import annotations

import re

from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import Head, match
from viennews.organizations.naming import OPEN_ENDED, Name

_SPACES = re.compile(r"[^\S ]\s*|\s{2,}")
_BEFORE_MARK = re.compile(r" ([,.;])")
_COLLEGES = (("đại", "học"), ("cao", "đẳng"), ("cao", "đẳng", "nghề"), ("trung", "học", "phổ", "thông"))
_COOPERATIVE = ("hợp", "tác", "xã")
_PLAIN = frozenset(
    [("công", "ty"), ("bệnh", "viện"), ("trường",), ("tổng", "công", "ty"), ("ngân", "hàng"), _COOPERATIVE]
)
"""Heads that stand for the longer ones of the same group."""
_LOWER = frozenset(["tỉnh", "huyện", "quận", "xã", "phường", "thị", "trấn", "thôn", "và"])
LONGEST_NAME = 300
"""Characters; no body has a name that long."""


def _tidy(text: str) -> str:
    """With single spaces only."""
    return (_SPACES.sub(" ", text) if "  " in text or not text.isprintable() else text).strip()


def _closed(text: str) -> str:
    """Without a space before a mark, and with the mark that ends a quotation."""
    if "“" in text and "”" not in text:
        text += "”"
    elif '"' in text and text.count('"') == 1:
        text += '"'
    return _BEFORE_MARK.sub(r"\1", text) if " ," in text or " ." in text or " ;" in text else text


class Writer:
    """Writes the names of one article."""

    def __init__(self, grammar: Grammar, names: list[Name]) -> None:
        self.grammar = grammar
        self.tokens = grammar.tokens
        self.names = names
        self._fullest: dict[tuple[str, ...], tuple[tuple[int, int], str, Head, int]] = {}
        self._initials: dict[str, tuple[tuple[int, int], str, Head, int]] | None = None
        """By their initials: the schools in it."""
        self._brands: dict[str, str] = {}
        """By a brand that the article gives in brackets: the name before them."""

    def text(self, start: int, end: int, skipped: tuple[int, int] | None = None) -> str:
        """Syllables as a name writes them: abbreviations written out, capitals of headings taken back."""
        tokens = self.tokens
        text, starts, ends, gaps, written_out = (
            tokens.text, tokens.starts, tokens.ends, tokens.gaps, tokens.written_out
        )  # fmt: skip
        if tokens.abbreviated.find(1, start, end) < 0:
            printed = text[starts[start] : ends[end - 1]]
            if (
                printed.count(" ") == end - start - 1
                and gaps[start : end - 1].count(" ") == end - start - 1
                and sum(map(str.isupper, printed)) == sum(tokens.capital[start:end])
                and "Ð" not in printed
            ):
                return printed
        pieces: list[str] = []
        for index in range(start, end):
            if skipped and skipped[0] <= index < skipped[1]:
                continue
            shown = written_out.get(index)
            if shown is None:
                shown = text[starts[index] : ends[index]]
                if len(shown) > 1 and shown.isupper() and self._heading(index):
                    shown = shown.lower() if tokens.words[index] in _LOWER else shown.capitalize()
            pieces.append(shown)
            gap = gaps[index]
            if gap != " " and index + 1 < end:
                gap = tokens.printed_gap(index)
                if gap.strip() == "&" and (index in written_out or index + 1 in written_out):
                    gap = " và "
                if skipped and index + 1 == skipped[0]:  # Ngân hàng … (NCB)-Chi nhánh Bạc Liêu
                    gap = tokens.printed_gap(skipped[1] - 1).lstrip(")") if skipped[1] < end else " "
                    gap = gap if gap.strip() in ("-", "–", "—", ",") else " "
                elif not gap or (gap in (". ", ".") and index in written_out):
                    gap = " "
            pieces.append(gap)
        del pieces[-1:]
        return _tidy("".join(pieces)).replace("Ð", "Đ").replace("ð", "đ")

    def _heading(self, index: int) -> bool:
        """Whether a syllable in capitals stands in a line of them, so that the capitals mean nothing."""
        text, start = self.tokens.text, self.tokens.starts[index]
        first = max(text.rfind("\n", max(0, start - 40), start) + 1, start - 40, 0)
        last = text.find("\n", start, start + 40)
        letters = [letter for letter in text[first : last if last >= 0 else start + 40] if letter.isalpha()]
        return sum(letter.isupper() for letter in letters) > 0.7 * len(letters)

    def written(self, name: Name) -> str:
        """The name with its head in full, and the body that it belongs to in its full form."""
        head, words = name.head, self.tokens.words
        branch = words[name.head_end : name.head_end + 2] == ["chi", "nhánh"]
        # A brand stays as printed before a place (Agribank chi nhánh Láng Hạ), initials of a bank are written out.
        extended = head.follow == "brand" and name.end > name.head_end and not (branch and head.exact)
        if (head.renamed and not extended and not (name.nested is not None and head.kind == "women")) or (
            self.tokens.capitals(name.start) and self._heading(name.start)
        ):
            pieces = [head.name]
        else:
            pieces = [self.text(name.start, name.head_end)]
        size = self.grammar.country(name.head_end) if name.head_end < name.end else 0
        country = " ".join(words[name.head_end : name.head_end + size])
        rest = name.head_end + (size if country and head.official.endswith(country) else 0)  # JICA Nhật Bản
        if self._brands and (branch or head.words == ("ngân", "hàng")):
            last = name.head_end + (head.follow != "brand")  # Agribank chi nhánh …, Ngân hàng Agribank
            brand = words[name.start if head.follow == "brand" else name.head_end : last]
            if (company := self._brands.get(" ".join(brand))) is not None:
                pieces, rest = [company], last
        nested = name.nested
        if nested is not None and nested.start >= rest:
            middle = self._rest(rest, nested.start, name.skipped)
            if not middle and (dash := self.tokens.printed_gap(nested.start - 1).strip()) and dash in "-–—":
                middle = dash
            inner = self.written(nested) if head.follow == "nested" else self.nested(nested)
            pieces += [middle, inner, self._rest(nested.end, name.end, name.skipped)]
        else:
            pieces.append(self._rest(rest, name.end, name.skipped))
        joined = _closed(_tidy(" ".join(filter(None, pieces))))
        return joined[:1].upper() + joined[1:]

    def _rest(self, start: int, end: int, skipped: tuple[int, int] | None) -> str:
        if start >= end or (skipped and skipped[0] <= start and end <= skipped[1]):
            return ""
        text = self.text(start, end, skipped)
        gap = self.tokens.printed_gap(start - 1).strip()
        if gap and gap[-1] in "-–—,&/" and not (skipped and skipped[0] == start):
            text = f"{gap[-1]} {text}" if gap[-1] != "," else f", {text}"
        elif gap and gap[-1] in '“"':
            newspaper = match(self.grammar.knowledge.newspapers, self.tokens, start)
            if newspaper is None or newspaper[0] < end:  # Câu lạc bộ “Phụ nữ khởi nghiệp”
                text = gap[-1] + text
        return text

    def nested(self, nested: Name) -> str:
        """The full name of a body inside another name."""
        if nested.head.follow in OPEN_ENDED or nested.place is None or nested.place.name is not None:
            full = self.fullest(nested)
            if full:
                return full
        full = self.standing_for(nested)
        # A short name may stand for a body that holds short names: each would make the next one longer.
        return full if len(full) <= LONGEST_NAME else self.text(nested.start, nested.end)

    def standing_for(self, name: Name) -> str:
        """The full name of the body that a name inside another stands for."""
        raise NotImplementedError

    def prepare(self) -> None:
        """Notes the fullest forms of open names, wherever they stand in the article."""
        for name in self.names:
            current: Name | None = name
            while current is not None:
                if current.head.follow in OPEN_ENDED and current.named and not current.group:
                    self._note(current)
                if current.kind == "enterprise" and current.skipped is not None:
                    brand = " ".join(self.tokens.words[slice(*current.skipped)])
                    self._brands[brand] = self.text(current.start, current.skipped[0])
                current = current.nested
            if name.head.follow == "alias" and name.nested is not None and name.kind == "enterprise":
                brand = " ".join(self.tokens.words[name.start : name.end])
                self._brands.setdefault(brand, self.text(name.nested.start, name.nested.end))

    def _content(self, name: Name) -> tuple[str, ...]:
        words = self.tokens.words
        if name.skipped is None:
            return tuple(words[name.head_end : name.end])
        first, behind = name.skipped
        return tuple(words[index] for index in range(name.head_end, name.end) if not first <= index < behind)

    def _group(self, head: Head) -> tuple[str, ...]:
        """What the heads of one body have in common: `Công ty`, `Trường`."""
        words = head.words
        if words[0] == "trường" or words in _COLLEGES:
            return ("trường",)
        if words[:3] == _COOPERATIVE:
            return _COOPERATIVE
        if words[:2] == ("bệnh", "viện"):
            return words[:2]
        return words if words[0] in ("trung", "nhà", "xí", "ban", "viện") else words[:2]

    def _note(self, name: Name) -> None:
        content = self._content(name)
        if not content or len(content) > 24:
            return
        group = self._group(name.head)
        size = (len(content), len(name.head.words))
        unplaced = name.place.start - name.head_end if name.place is not None else 0
        entry = (size, self.written_alone(name), name.head, unplaced)
        first = self._first_proper(name)
        if first == unplaced:
            first = 0  # Bệnh viện Đà Nẵng is not Bệnh viện Phụ sản - Nhi Đà Nẵng
        spans = [(0, count) for count in range(0 if len(name.head.words) > 3 else 1, len(content) + 1)]
        spans += [(first, count) for count in range(first + 1, len(content) + 1)] if first else []
        branch = next((at for at in range(len(content)) if content[at : at + 2] == ("chi", "nhánh")), 0)
        keys = [content[start:end] for start, end in spans if end > branch or not branch]  # a bank is no branch of it
        if name.place is not None and name.place.unit and name.place.name and not unplaced:
            keys.append(tuple(self.tokens.words[slice(*name.place.name)]))  # Bệnh viện Đa khoa (huyện) Nghi Xuân
        for each in keys:
            key = (*group, "|", *each)
            held = self._fullest.get(key)
            if held is None or held[0] < size:
                self._fullest[key] = entry

    def _first_proper(self, name: Name) -> int:
        """How many syllables of fields stand before the proper name (`chế biến khoáng sản` + `Thân Gia`)."""
        if name.skipped is not None:
            return 0
        position = name.head_end
        while position < name.end and (found := match(self.grammar.knowledge.fields, self.tokens, position)):
            position = found[0] + (self.tokens.words[found[0] : found[0] + 1] == ["và"])
        return position - name.head_end if position < name.end and self.tokens.capital[position] else 0

    def written_alone(self, name: Name) -> str:
        """The name without a look at fuller forms."""
        head = name.head
        front = head.name if head.renamed else self.text(name.start, name.head_end)
        rest = self._rest(name.head_end, name.end, name.skipped)
        joined = _closed(_tidy(f"{front} {rest}"))
        return joined[:1].upper() + joined[1:]

    def fullest(self, name: Name) -> str | None:
        """The fullest form that the article gives an open name."""
        if name.head.follow not in OPEN_ENDED or name.nested is not None:
            return None
        content = self._content(name)
        if not content and len(name.head.words) <= 3:
            return None
        held = self._fullest.get((*self._group(name.head), "|", *content))
        if held is not None and name.head.words == ("trường",) and len(content) == 1:
            held = self._by_initials(name) or held
        if held is None:
            return None
        size, full, head, unplaced = held
        words = name.head.words
        if size <= (len(content), len(words)) or not (
            words in _PLAIN or head.words == words or head.words[1:] == words
        ):  # fmt: skip
            return None
        if size[0] > len(content) and content and len(content) != unplaced and not self._proper(name):
            return None
        return full

    def _by_initials(self, name: Name) -> tuple[tuple[int, int], str, Head, int] | None:
        """The school of the article whose initials a name gives: `Trường ĐHKT` for `Trường Đại học Kinh tế`."""
        tokens = self.tokens
        initials = tokens.words[name.head_end]
        if len(initials) < 3 or not tokens.capitals(name.head_end):
            return None
        if self._initials is None:
            self._initials = {}
            for key, held in self._fullest.items():
                if key[0] == "trường":
                    words = (*held[2].words[1:], *key[key.index("|") + 1 :])
                    self._initials.setdefault("".join(word[0] for word in words), held)
        return self._initials.get(initials)

    def _proper(self, name: Name) -> bool:
        """Whether a name holds more than fields: `Công ty May` is not short for every `Công ty May …`."""
        tokens, position = self.tokens, name.head_end
        while position < name.end:
            field = match(self.grammar.knowledge.fields, tokens, position)
            if field is None and tokens.capital[position]:
                return True
            position = field[0] if field is not None else position + 1
        return False
