"""Names of organizations of open classes: offices, companies, schools, hospitals, media, associations, clubs.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

import itertools

from viennews.organization_lexicon import Head, match, phrase
from viennews.organization_reader import DEEPEST, Name
from viennews.organization_run import Runs


class Open(Runs):
    """A method for each `follow` of an open class."""

    def _office(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        return self._opened(start, end, head, depth)

    def _dept(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end) or not (self.tokens.capital[start] or len(head.words) > 1):
            return None
        if head.words == ("phòng",) and (numbered := self._police_office(start, end, head, depth)) is not None:
            return numbered
        if not self.tokens.capital[end] and not (
            len(head.words) > 1 and self.tokens.capital[start] and match(self.knowledge.fields, self.tokens, end)
        ):  # fmt: skip
            return None
        name = self._opened(start, end, head, depth)
        if name is not None and head.words == ("vụ",) and not match(self.knowledge.fields, self.tokens, end):
            return None  # vụ Hè thu
        if name is not None and head.words == ("viện",) and phrase(self.knowledge.state_fields, self.words, end):
            name.kind = "government"
        if name is not None and head.words == ("phòng",) and name.nested is None and name.place is None and not phrase(
            self.knowledge.squad_fields, self.words, end
        ):  # fmt: skip
            name.named = False  # Phòng Tổ chức: of any body
        return name

    def _squad(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Đội` of the police, the customs and the like; others are told by what they do."""
        if not (self.tokens.capital[start] and self.joined(end)) or (
            not self.tokens.capital[end] and self.opens(start)
        ):
            return None
        if not phrase(self.knowledge.squad_fields, self.words, end):
            return None
        run = self.run(end, start, depth)
        return self._with(self._made(start, end, head, end, True), run) if run.end > end else None

    def _police_office(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """An office of the police by its number: `Phòng PC04`, `Phòng PA 08 Công an tỉnh`."""
        printed = self.tokens.shown(end)
        if printed[:2] not in ("PC", "PA", "PX", "PK", "PV") or not (printed[2:].isdigit() or len(printed) == 2):
            return None
        position = end + 1
        if len(printed) == 2:
            if not self.joined(position) or not self.words[position].isdigit():
                return None
            position += 1
        name = self._made(start, position, head, end, True)
        name.proper = end
        owner = self._owner(position, depth)
        return self._adopt(name, owner) if owner is not None and owner.kind == "government" else name

    def _brand(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A brand, with what companies of its group add: `Samsung Electronics Việt Nam`, `Agribank Chi nhánh …`."""
        name = self._made(start, end, head, end, True)
        for _ in range(3):
            if not self.joined(name.end):
                gap = self.tokens.gaps[name.end - 1] if name.end < self.count else ""
                if gap.strip(" ") != "-":
                    break
            if self.joined(name.end) and (size := phrase(self.knowledge.brands, self.words, name.end)):
                if not self.tokens.closes[name.end + size - 1]:
                    break
                name.end += size
                continue
            position = name.end
            if self.words[position : position + 2] == ["chi", "nhánh"] and self.joined(position + 2):
                position += 2
            place = self.gazetteer.place(self, position, levels=False, bare=True)
            if place is None or place.group:
                break
            name.place, name.end = place, place.end
            if self.joined(name.end) and self.tokens.shown(name.end) in ("I", "II", "III", "IV"):
                name.end += 1  # Agribank Lâm Đồng II
            break
        name.proper = end if name.end > end else start
        return name

    def _intl(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, True)
        for words in (["quốc", "tế"], ["tại", "việt", "nam"], ["việt", "nam"]):
            here = name.end
            if self.joined(here) and self.words[here : here + len(words)] == words and (
                self.words[here - 2 : here] != ["việt", "nam"]
            ):  # fmt: skip
                name.end = here + len(words)
        return name

    def _center(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        if not self.tokens.capital[end] and not (
            self.tokens.capital[start] and match(self.knowledge.fields, self.tokens, end)
        ) and not match(self.knowledge.fields, self.tokens, end):  # fmt: skip
            return None
        name = self._opened(start, end, head, depth)
        if name and name.place and name.proper is not None and name.place.start == end:
            return None
        return name

    def _opened(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._made(start, end, head, end, False)
        tailed = self._tail(name)
        if tailed.end > end and (tailed.place or tailed.group):
            if self._lower(start, end) and tailed.place and tailed.place.unit is None:
                return None
            return tailed
        run = self.run(end, start, depth)
        if run.end > end and (
            run.named_field
            or (run.field and len(head.words) > 2 and self.tokens.capital[start])
            or run.proper
            or (run.place and not self._lower(start, end))
            or run.nested
        ):
            name = self._made(start, end, head, end, False)
            name = self._with(name, run)
            if self._lower(start, end) and not (run.named_field or run.proper):
                return None
            content = self.words[end : name.end]
            if head.kind == "government" and ("công", "đoàn") in itertools.pairwise(content):
                name.kind = "labour"  # Ban Quản lý Dự án Thiết chế Công đoàn
            if run.nested and run.nested.level and not name.level:
                name.level = run.nested.level
            if (
                run.nested
                and head.follow == "dept"
                and run.nested.kind in ("women", "labour", "youth", "front", "party")
            ):
                name.kind = run.nested.kind
            if head.follow == "dept" and name.level is None and name.place is None and head.words == ("cục",):
                name.level = "central"
            if self.words[name.end - 2 : name.end] in (["việt", "nam"], ["trung", "ương"]):
                name.level, name.national = head.level or "central", True
            elif name.end - 2 >= end and self.words[name.end - 2 : name.end] == ["quốc", "gia"]:
                name.level = head.level or "central"
            elif name.level is None and name.place and name.place.level:
                name.level = name.place.level
            if head.kind == "association" and self.joined(name.end) and self.words[name.end] == "tại" and (
                self.joined(name.end + 1) and (size := self._country(name.end + 1))
            ):  # fmt: skip
                name.end += 1 + size  # Hiệp hội Doanh nghiệp Hàn Quốc tại Việt Nam
            return self._each(name)
        if tailed.end > end:
            return tailed
        return self._bare(start, end, head)

    def _office_placed(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        capital = self.tokens.capital[start + 1] or self.tokens.abbreviated[end - 1]
        name = self._tail(self._made(start, end, head, end, False))
        if name.end > end and (capital or (name.place and name.place.name)):
            if name.place and head.level and name.place.level in ("district", "commune") and head.level == "district":
                name.level = name.place.level
            else:
                name.level = head.level
            return name
        if not capital:
            return None
        nested = self._owner(end, depth)
        if nested and nested.named and nested.kind == "government" and nested.head.follow in ("placed", "police"):
            name = self._adopt(self._made(start, end, head, end, True), nested)
            name.level = nested.level
            return name
        return self._bare(start, end, head)

    def _company(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth, open_=True, lower=True)
        if end < self.count and run.end == end:
            quoted = self._quoted(end)
            if quoted:
                name = self._made(start, quoted, head, end, True)
                name.proper = end
                return name
        if run.end > end and (run.proper or (run.nested and run.nested.named)):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return self._with_branch(name)
        if run.place and run.place.name and (run.field or head.words[0] == "quỹ"):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        if run.named_field and (
            head.words[0] in ("ngân", "tập", "tổng") or len(head.words) > 3 or run.end - end > 3
            or (head.words[0] in ("xí", "nhà") and self.tokens.capital[start] and self.tokens.capital[end])
        ):  # fmt: skip
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        bare = self._bare(start, end, head) if head.bare else None
        if bare and run.named_field and run.end > end:
            bare.end = run.end
        if bare:
            return self._each(bare)
        if len(head.words) == 1 or self._lower(start, end) or not run.field:
            return None
        return None

    def _branch(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        position = end
        nested = self._owner(position, depth, lower=True)
        if nested is not None and nested.named and nested.kind in ("enterprise", "government"):
            name = self._adopt(self._made(start, end, head, end, True), nested)
            name.kind = nested.kind
            if (
                name.end < self.count
                and self.tokens.gaps[name.end - 1] in (" - ", "-")
                and self.tokens.capital[name.end]
            ):
                more = self.name(name.end, depth + 1) if depth < DEEPEST else None
                if more and more.named and more.kind == "enterprise":
                    name.end = more.end
                elif (place := self.gazetteer.place(self, name.end, levels=False, bare=True)) is not None:
                    name.end, name.place = place.end, place
            return name
        return None

    def _caponly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end) or not self.tokens.capital[start] or not self.tokens.capital[end]:
            return None
        if self.words[end] == "fdi" or self._country(end):
            return None
        run = self.run(end, start, depth, open_=True)
        if run.proper and run.nested is None:
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        return None

    def _school(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if len(head.words) == 1 and not (self.joined(end) and self.tokens.capital[end]):
            return None
        if len(head.words) == 1 and not self.tokens.capital[start] and self._country(end):
            return None
        if head.words[0] in ("đại", "cao") and not self.tokens.capital[start] and not self.tokens.abbreviated[start]:
            return None
        run = self.run(end, start, depth, open_=True, lower=True)
        if run.end > end and (
            run.proper or (run.place and run.place.name and not self._lower(start, end)) or run.nested
        ):
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            if len(head.words) == 1 and name.end - end == 1 and self.tokens.words[end] in ("sa", "sơn", "đảng"):
                return None
            return name
        if run.named_field and head.words[0] in ("học", "đại", "trường") and len(head.words) > 1 and (
            self.tokens.capital[start]
        ):  # fmt: skip
            return self._with(self._made(start, end, head, end, True), run)
        if run.place and self.tokens.capital[start]:  # Trường Chính trị tỉnh
            return self._with(self._made(start, end, head, end, True), run)
        return None

    def _hospital(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth, open_=True)
        if run.end > end and (run.proper or run.place or (run.named_field and self.tokens.capital[start])):
            name = self._with(self._made(start, end, head, end, True), run)
            if run.place is None or run.place.unit is None:
                name.level = None
            if self.words[name.end - 2 : name.end] == ["trung", "ương"]:
                name.level = "central"
            owner = self._owner(name.end, depth)  # Bệnh viện 198 Bộ Công an
            if owner is not None and owner.head.follow == "ministry":
                name.end = owner.end
            return name
        if head.level:
            return self._made(start, end, head, end, True) if run.end > end else None
        return None

    def _media(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        tokens = self.tokens
        if not self.joined(end) and not self._quoted(end):
            return self._bare(start, end, head) if head.bare and tokens.capital[start] else None
        found = match(self.knowledge.newspapers, tokens, end) if end < self.count else None
        # `báo Công an` tells the police; `báo Tuổi Trẻ`, `Báo Công an nhân dân` are newspapers.
        if (
            found
            and tokens.capital[end]
            and (
                tokens.capital[start]
                or any(tokens.capital[index] for index in range(end + 1, found[0]))
                or found[0] - end > 2
                or not self._begins(end)
            )
        ):
            name = self._made(start, found[0], head, end, True)
            name.proper = end
        else:
            unit = self.gazetteer.unit(self.words, end) if end < self.count else None
            if not (tokens.capital[end] or (unit and len(head.words) > 1)) or (
                not tokens.capital[start] and self._begins(end)
            ):  # fmt: skip
                return None
            if self.words[end] in ("đảng", "đài", "tết", "xuân", "hiếu", "ngành") and head.words == ("báo",):
                return None
            run = self.run(end, start, depth)
            if run.end == end or not (run.proper or run.named_field or run.place):
                return self._bare(start, end, head) if head.bare and tokens.capital[start] else None
            if len(head.words) == 1 and not tokens.capital[start] and run.end - end == 1 and not tokens.capitals(end):
                return None  # báo Mua sắm
            name = self._with(self._made(start, end, head, end, True), run)
            if name.level not in ("province", "district"):
                name.level = None
        if self.words[name.end : name.end + 5] == ["thành", "phố", "hồ", "chí", "minh"] and self.joined(name.end):
            name.end += 5  # Báo Tuổi Trẻ TP.HCM
        if self.joined(name.end) and self.words[name.end : name.end + 2] == ["điện", "tử"]:
            name.end += 2
        elif self.joined(name.end) and self.words[name.end] in ("online", "plus") and tokens.capital[name.end]:
            name.end += 1
        return name

    def _embassy(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        size = self._country(end)
        if not size:
            return None
        name = self._made(start, end + size, head, end, True)
        name.proper = end
        if self.joined(name.end) and self.words[name.end] == "tại" and self.joined(name.end + 1):
            size = self._country(name.end + 1)
            place = None if size else self.gazetteer.place(self, name.end + 1, levels=False, bare=True)
            if size:
                name.end += 1 + size
            elif place is not None:
                name.end, name.place = place.end, place
        return name

    def _club(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        run = self.run(end, start, depth)
        name = self._made(start, end, head, end, False)
        if run.end > end:
            name = self._with(name, run)
            name.named = run.proper and self.tokens.capital[start]
            name.level = None
        return name

    def _fund(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        name = self._tail(self._made(start, end, head, end, False))
        if name.end == end and self.joined(end) and self.tokens.capital[end]:
            run = self.run(end, start, depth)
            if run.end > end:
                name = self._with(name, run)
        name.named = False
        return name if name.end > end or len(head.words) > 1 else None

    def _library(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.tokens.capital[start]:
            return None
        return self._opened(start, end, head, depth)

    def _ban(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Ban` with fields and the body that it is an organ of: `Ban Chính sách - Luật pháp Hội LHPN tỉnh`."""
        if not self.joined(end) or not self.tokens.capital[end] or not match(self.knowledge.fields, self.tokens, end):
            return None
        if not self.tokens.capital[start] and self.words[max(0, start - 1)] != "trưởng":
            return None
        run = self.run(end, start, depth)
        if run.nested is None and run.place is None:
            return None
        name = self._with(self._made(start, end, head, end, True), run)
        if run.nested:
            name.kind, name.level = run.nested.kind, run.nested.level
        return name

    def _hoi(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """`Hội` and an unlisted field: an association when it says of what and where."""
        if self.tokens.capital[start] and self.joined(end) and self.tokens.capital[end]:
            if self.gazetteer.named(self, start) is None and match(self.knowledge.fields, self.tokens, end):
                run = self.run(end, start, depth)
                last = self.words[run.end - 2 : run.end]
                if run.named_field and (run.place or last == ["việt", "nam"] or run.end - end > 1):
                    name = self._with(self._made(start, end, head, end, True), run)
                    name.level = "central" if last == ["việt", "nam"] else name.level
                    return name
            elif self.gazetteer.named(self, start) is not None:
                return None
            if self.words[end] not in ("lhpn",) and not self.gazetteer.unit(self.words, end):
                return None
        return self._bare(start, end, head)
