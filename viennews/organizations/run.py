"""The open part of a name of an organization: fields, proper names, the body that it belongs to, a place."""

from __future__ import annotations

from viennews.organizations.borders import JOINING, Borders
from viennews.organizations.heads import match, matches
from viennews.organizations.knowledge import phrase
from viennews.organizations.naming import DEEPEST, LONGEST, Name, Run

_FIRMS = (["công", "ty"], ["tổng", "công", "ty"], ["tập", "đoàn"])
_ZONES = (["khu", "công", "nghiệp"], ["khu", "chế", "xuất"], ["cụm", "công", "nghiệp"])
_PERSONAL = ("thị", "văn")
"""Middle names that no company has."""
_LISTING = frozenset(["trung", "ban", "cục", "chi", "văn"])
"""The first syllables of heads that end with a field, so that more fields may follow behind a comma."""


def _roman(printed: str) -> bool:
    return printed.isupper() and not set(printed) - set("IVX")


class Runs(Borders):
    """Reads what no table can list."""

    def run(self, index: int, start: int, depth: int, *, lower: bool = False, open_: bool = False) -> Run:
        """Reads fields, proper names, an owner and a place from a syllable on.

        Args:
            index: the first syllable behind the head.
            start: the first syllable of the name.
            depth: how many names this one stands in.
            lower: whether the owner may begin in lower case.
            open_: whether the name is of an open class (a company, a school): no owner but a company's.
        """
        words, tokens, knowledge = self.words, self.tokens, self.knowledge
        result = Run(index)
        position = index
        previous = "head"
        posted = self.posted(start)
        shouting = tokens.capitals(start) and index < self.count and tokens.capitals(index)
        propers = 0
        while position < self.count and position - start < LONGEST:
            gap = tokens.gaps[position - 1]
            stripped = gap.strip(" ")
            if stripped == "(":
                after = self.bracket(position)
                if after is None or result.skipped:
                    break
                if (
                    not match(knowledge.fields, tokens, after)
                    and not (open_ and words[after].isdigit() and len(words[after]) <= 2 and not self._counted(after))
                    and (not tokens.capital[after] or self.place_at(after, levels=True, bare=True) is None)
                ):
                    break
                result.skipped = (position, after)
                position = after
                stripped = gap = ""
            if len(gap) > 3 or "\n" in gap:
                break
            joint = ""
            if stripped in ("-", ",", "&", "/"):
                joint = stripped
            elif stripped == "." and gap == "." and tokens.capital[position]:
                joint = "."
            elif stripped:
                break
            word = words[position]
            if joint == "-" and open_ and words[position : position + 3] in _ZONES:
                break  # Công ty Freetrend A - KCX Linh Trung 2
            if joint == "" and word == "và" and words[position + 1 : position + 3] == ["cán", "bộ"] and (
                words[position - 2 : position] != ["tổ", "chức"]
            ):  # fmt: skip
                break  # Phòng Cảnh sát cơ động + và cán bộ, chiến sĩ
            if joint == "" and word in JOINING:
                if open_ and propers and words[start] == "trường" and word == "và":
                    break  # Trường THPT Tập Sơn + và THPT Hàm Giang
                zone = word == "và" and self.words[position + 1 : position + 2] in (["các"], ["khu"])
                if (previous not in ("field", "head") and not zone) or not self.joined(position + 1):
                    break
                if word == "và" and previous == "head":
                    if not (words[start] in _LISTING and tokens.capital[position + 1] and self._field_before(position)):
                        break
                    previous = "field"  # Trung tâm Giáo dục nghề nghiệp và Hỗ trợ …
                if word == "và" and self._begins(position + 1) and not (
                    (words[start] == "trường" or not tokens.capital[position + 1])
                    and match(knowledge.fields, tokens, position + 1)
                ):  # fmt: skip
                    break
                if word == "của" and previous == "head":
                    break
                if not match(knowledge.fields, tokens, position + 1) and not (
                    tokens.capital[position + 1] and previous == "field" and word != "của"
                ):
                    found = match(knowledge.fields, tokens, position)
                    if not found:
                        break
                    position, previous = found[0], "field"
                    result.end, result.field = position, True
                    continue
                if word == "của":
                    break
                position += 1
                joint, word = "và", words[position]
            if joint == "" and word == "số" and position + 1 < self.count and words[position + 1].isdigit():
                position += 2
                result.end, result.proper, previous = position, True, "number"
                continue
            if joint == "" and word in ("vùng", "khu") and previous != "head":
                behind = position + (2 if words[position : position + 2] == ["khu", "vực"] else 1)
                if (word == "vùng" or behind > position + 1) and (size := self._zone_name(behind)):
                    result.end, result.proper = behind + size, True  # Chi cục Thú y vùng VI
                    return result
            if word in ("tin", "bài", "ảnh") and tokens.gaps[position][:1] == ":":
                break
            capital = tokens.capital[position]
            fields = matches(knowledge.fields, tokens, position)  # SX&TM: one may end within an abbreviation
            field = fields[0] if fields else None
            size = field[0] - position if field else 0
            if size == 1 and capital and (named := self.place_named(position)) and (
                named.level == "province" and named.end > position + 1
            ):  # fmt: skip
                size = 0  # Trường Thực hành Sư phạm Trà Vinh
            if joint in ("", "-") and (capital or lower):
                nested = self._nested_in_run(position, size, previous, joint, depth, open_)
                if nested is not None:
                    result.nested, result.end = nested, nested.end
                    result.place = result.place or nested.place
                    result.proper = result.proper or nested.named
                    return result
                if not size and (
                    (self._begins(position, open_) and not (open_ and self._brand_name(position)))
                    if previous != "head"
                    else open_ and self._state_office(position)
                ):
                    break
            if shouting and phrase(knowledge.stops, words, position) and not (size > 1):
                break
            if joint == "-" and (not size if previous == "head" else self._body(position)):
                break
            if open_ and previous == "proper" and joint == "" and not capital and (
                region := phrase(knowledge.regions, words, position)
            ) and any(tokens.capital[position : position + region]):  # fmt: skip
                result.end = position + region  # Công ty Cổ phần Kinh Đô miền Bắc
                break
            if size:
                if previous in ("proper", "number", "place") and (not capital or joint in (",", "và")):
                    zone = joint == "và" and word in ("các", "khu") and "khu" in words[position : position + 2]
                    after = position + size  # Công ty Tuyển than Cửa Ông
                    inner = open_ and propers == 1 and previous == "proper" and joint == "" and (
                        self.joined(after) and tokens.capital[after]
                    )  # fmt: skip
                    if not (zone or inner):
                        break
                if joint == "," and (previous not in ("field", "head") or self._body(position) or (
                    capital and size == 1 and match(knowledge.heads, tokens, position)  # Phòng …, Phòng …
                )):  # fmt: skip
                    break
                if (
                    joint == ","
                    and previous == "head"
                    and not (words[start] in _LISTING and self._field_before(position))
                ):
                    break
                if previous != "head" and capital and joint == "" and self.ended(position) >= size:
                    break
                position += size
                result.end, result.field, previous = position, True, "field"
                result.named_field = result.named_field or capital
                if field and words[position - 2 : position] == ["việt", "nam"]:
                    result.proper = True
                    previous = "proper"
                continue
            if capital and previous != "head" and self.ended(position):
                break
            small = open_ and capital and self.gazetteer.small(words, position)  # Ngân hàng Bản Việt
            if joint in ("", "-") and not small and self.gazetteer.unit(words, position) is not None:
                place = self.place_at(position, levels=not open_ or previous in ("head", "field"), bare=False)
                if place is not None and not place.group:
                    result.place, result.end = place, place.end
                    return result
                if place is not None or not capital:
                    break
            if joint == "" and previous in ("field", "proper") and _roman(tokens.shown(position)):
                position += 1  # Trung tâm Lưu trữ Quốc gia III
                result.end, result.proper, previous = position, True, "number"
                continue
            if word.isdigit() or (len(word) <= 4 and word[0].isdigit() and word.isalnum()):
                if joint in ("", "-", "/") and len(word) <= 4 and (
                    previous in ("proper", "number")
                    or (previous == "head" and (open_ or not self._counting(position)))
                    or (previous == "field" and result.named_field and (
                        len(word) <= 2 or (len(word) == 3 and (open_ or not self._counting(position)))))
                ) and not self._counted(position):  # fmt: skip
                    position += 1
                    result.end, previous = position, "number"
                    result.proper = True
                    continue
                break
            if not capital and open_ and joint == "" and previous in ("head", "field") and (
                tokens.capital[start] or words[start] == "hợp" or words[start] == "tổ"
            ) and (longer := self._phrase_end(position)) > position and (
                self.joined(longer) and tokens.capital[longer] and not self.country(longer)
                and not self.person(longer, True)
            ):  # fmt: skip
                position, previous = longer, "field"
                result.end, result.field = position, True
                continue
            if not capital:
                break
            if joint in (",", "và", "/") and previous != "field":
                break
            if joint == "," and not self._field_after(position):
                break
            place = self.place_named(position)
            if place is not None and words[position - 2 : position] == ["việt", "nam"] and (
                word in knowledge.family_often and self.posted(self.outermost)
            ):  # fmt: skip
                break  # Chủ tịch Công đoàn Y tế Việt Nam + Cao Bằng
            if place is not None:
                result.place, result.end = place, place.end
                position, previous, result.proper = place.end, "proper", True
                continue
            if (result.proper or (posted and result.field)) and self.person(
                position, posted and (result.proper or not open_)  # lãnh đạo Công ty CP than Hà Lầm
            ) and not (
                open_ and not posted and not self.posted(self.outermost)
                and words[position + 1] not in _PERSONAL
            ):  # fmt: skip
                break  # but Công ty TNHH Hồng + Dương Quốc Tế
            if (
                previous == "head"
                and words[start:index] in _FIRMS
                and self.person(position, False)
                and self.posted(self.outermost)
            ):
                break  # Chủ tịch Công đoàn Công ty + Nguyễn Thị Lan
            if previous == "head" and posted and words[start] == "công" and not open_ and self.person(position, True):
                break  # Chủ tịch công đoàn + Nguyễn Thùy Trang
            if joint == "-" and self.person(position, True) and previous != "head":
                break
            if not tokens.closes[position]:
                break
            fresh = previous in ("head", "field") and not open_
            if self._compound(position) and (previous in ("head", "field") or tokens.closes[position]):
                position += 2
                result.end, previous, result.field, result.named_field = position, "field", True, True
                result.proper = result.proper or open_
                continue
            position += 1
            propers += 1
            if (
                fresh
                and not shouting
                and not tokens.capitals(position - 1)
                and (longer := self._phrase_end(position)) > position
            ):
                position = longer
                result.end, previous, result.named_field = position, "field", True
                continue
            if open_ and propers == 1 and previous in ("head", "field") and (
                longer := self._trade_end(position)
            ) > position:  # fmt: skip
                position, previous, propers = longer, "field", 0
                result.end, result.field, result.named_field = position, True, True
                continue
            result.end, previous, result.proper = position, "proper", True
            if shouting and propers >= 5:
                break
        if not tokens.closes[result.end - 1]:
            result.end = index
        return result

    def _nested_in_run(
        self, position: int, size: int, previous: str, joint: str, depth: int, open_: bool
    ) -> Name | None:
        found = match(self.knowledge.heads, self.tokens, position)
        if found is None or depth >= DEEPEST or found[0] - position < size:
            return None
        head = found[1]
        if open_:
            if previous != "head":
                return None
            if head.follow not in ("company", "school", "hospital") or (found[0] - position == size):
                return None
        elif found[0] - position == size or (len(head.words) == 1 and head.follow not in ("company", "nested")):
            return None
        if joint == "-" and not open_:
            return None
        nested = self.name(position, depth + 1)
        if nested is None or not (nested.named or nested.head.follow == "fund"):
            return None
        return nested

    def _owner(self, index: int, depth: int, lower: bool = False) -> Name | None:
        """The body that a name goes on with (`Công đoàn` + `Công ty …`)."""
        if depth >= DEEPEST or not self.joined(index):
            return None
        if not lower and not self.tokens.capital[index]:
            return None
        nested = self.name(index, depth + 1)
        if nested is None or (nested.head.kind == "" and nested.nested is None):
            return None
        return nested

    def _adopt(self, name: Name, nested: Name) -> Name:
        name.nested, name.end = nested, nested.end
        name.named, name.group = nested.named, nested.group
        name.proper = name.proper or nested.start
        name.place = name.place or nested.place
        return name

    def _with(self, name: Name, run: Run) -> Name:
        name.proper = name.proper or name.end
        name.end, name.place, name.nested = run.end, run.place or name.place, run.nested
        name.named = True
        name.skipped = run.skipped or name.skipped
        if run.place and run.place.level and not name.head.level:
            name.level = run.place.level
        return name

    def _with_branch(self, name: Name) -> Name:
        """With its branch: `Ngân hàng … chi nhánh Quảng Ninh`, `… - Chi nhánh tỉnh Lâm Đồng`."""
        end = name.end
        after = self.bracket(end)
        if after is not None and self.words[after : after + 2] == ["chi", "nhánh"]:
            name.skipped, end = (end, after), after  # Ngân hàng … (BIDV) Chi nhánh …
        elif self.words[end : end + 4] == ["công", "ty", "cổ", "phần"] and self.tokens.gaps[end - 1] == " - " and not (
            self.joined(end + 4) and (self.tokens.capital[end + 4] or not self.tokens.abbreviated[end])
        ):  # fmt: skip
            name.end = end + 4  # Tổng Công ty Thép Việt Nam - CTCP
            return name
        elif self.words[end : end + 2] != ["chi", "nhánh"] or self.tokens.gaps[end - 1].strip(" ") not in ("", "-"):
            return name
        place = self.place_at(end + 2, levels=False, bare=True) if self.joined(end + 2) else None
        if place is not None and not place.group:
            name.end, name.place, name.named = place.end, place, True
        elif self.joined(end + 2) and self.tokens.capital[end + 2]:
            run = self.run(end + 2, name.start, DEEPEST, open_=True)
            name.end = run.end if run.proper else name.end
        return name
