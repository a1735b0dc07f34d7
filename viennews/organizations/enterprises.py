"""Names of companies, banks, brands and their branches.

Each method reads what may follow a head; its name is the word in the column `follow` of the heads.
"""

from __future__ import annotations

from viennews.organizations.borders import VIETNAMESE
from viennews.organizations.heads import Head, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.naming import DEEPEST, Name
from viennews.organizations.offices import Offices

_DIRECTIONS = frozenset(["nam", "bắc", "đông", "tây", "trung"])


class Enterprises(Offices):
    """A method for each `follow` of enterprises."""

    def _brand(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A brand, with what companies of its group add: `Samsung Electronics Việt Nam`, `Agribank Chi nhánh …`."""
        name = self._made(start, end, head, end, True)
        if (after := self.bracket(end, brand=True)) is not None and self.behind_branch(after):
            return self._with_branch(name)  # Ngân hàng … (Agribank) chi nhánh …
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
            position = self.behind_branch(name.end) or name.end
            if self.words[position] in _DIRECTIONS and self.tokens.capital[position] and self.joined(position + 1):
                place = self.place_named(position) or self.place_named(position + 1)  # BIDV Nam Hà Nội
            else:
                place = self.place_at(position, levels=False, bare=True)
            if place is None or place.group:
                if position > name.end and self._tells_apart(position):
                    name.end = position + 1  # Agribank Chi nhánh 3
                elif position > name.end and self.tokens.capital[position]:
                    run = self.run(position, name.start, DEEPEST, open_=True)
                    name.end = run.end if run.proper else name.end  # BIDV Chi nhánh Quang Trung
                elif head.kind == "enterprise" and self._quarter(position):
                    name.end += 2  # Agribank Láng Hạ, Hyundai Thành Công
                break
            name.place, name.end = place, place.end
            if self.joined(name.end) and self.tokens.shown(name.end) in ("I", "II", "III", "IV"):
                name.end += 1  # Agribank Lâm Đồng II
            break
        name.proper = end if name.end > end else start
        return name

    def _quarter(self, index: int) -> bool:
        """Whether two syllables name what a branch or a partner is called by (a quarter of a town), and no person."""
        capital, after = self.tokens.capital, index + 2
        return (
            self.joined(index) and self.joined(index + 1) and capital[index] and capital[index + 1]
            and not (self.joined(after) and capital[after])
            and all(VIETNAMESE.fullmatch(word) for word in self.words[index:after])
            and not (self.person(index, True) or self.field(index) or self.ended(index) or self._begins(index))
        )  # fmt: skip

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
            return self._with_branch(name)
        if run.field and self.tokens.capital[start]:
            name = self._with(self._made(start, end, head, end, True), run)
            if self._with_branch(name).end > run.end:  # Công ty bay dịch vụ hàng không - Chi nhánh Cà Mau
                name.level = None
                return name
        bare = self._bare(start, end, head) if head.bare else None
        if bare and run.named_field and run.end > end:
            bare.end = run.end
        if bare:
            return self._each(bare)
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
                elif (place := self.place_at(name.end, levels=False, bare=True)) is not None:
                    name.end, name.place = place.end, place
            return name
        return None

    def _trade(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        """A company by its trade and its name alone: `Cao su Dầu Tiếng`, `Than Hà Tu`."""
        if not (self.joined(end) and self.tokens.capital[start] and self.tokens.capital[end]):
            return None
        if self.country(end) or self.tokens.capitals(start) or self.place_known(start) or self.ended(end):
            return None
        if match(self.knowledge.fields, self.tokens, end) or self._begins(end):
            return None
        run = self.run(end, start, depth, open_=True)
        if not run.proper or run.nested is not None:
            return None
        name = self._with(self._made(start, end, head, end, True), run)
        name.level = None
        return name

    def _caponly(self, start: int, end: int, head: Head, depth: int) -> Name | None:
        if not self.joined(end):
            return None
        farm = head.words[-1] == "trường"  # nông trường cao su Tân Hiệp, Nông trường 5
        if farm and self.tokens.capital[start] and self.words[end].isdigit() and len(self.words[end]) <= 2:
            name = self._made(start, end + 1, head, end, True)
            name.proper = end
            return name
        named = self.tokens.capital[end] and (self.tokens.capital[start] or self._business(head, end))
        if not named and not (farm and match(self.knowledge.fields, self.tokens, end)):
            return None
        if self.words[end] == "fdi" or self.foreign(end):
            return None
        run = self.run(end, start, depth, open_=True)
        if run.proper and run.nested is None:
            name = self._with(self._made(start, end, head, end, True), run)
            name.level = None
            return name
        return None

    def _business(self, head: Head, end: int) -> bool:
        """Whether a proper name stands behind `doanh nghiệp` in lower case: none of a country, a place or a person."""
        return head.words == ("doanh", "nghiệp") and self.joined(end + 1) and self.tokens.capital[end + 1] and not (
            self.country(end) or self.place_named(end) or self.person(end, True) or self.field(end)
        )  # fmt: skip
