"""The branch behind the name of a bank or a company: `Ngân hàng … (BIDV) Chi nhánh …`, `… - Công ty Cổ phần`."""

from __future__ import annotations

from viennews.organizations.knowledge import Phrases, phrase
from viennews.organizations.naming import DEEPEST, Name
from viennews.organizations.run import Runs

_BRANCHES: Phrases = {"chi": [("chi", "nhánh")], "phòng": [("phòng", "giao", "dịch")]}
"""The words for a branch of a bank or a company."""
_FORMS = {"công": [tuple(form.split()) for form in (
    "công ty trách nhiệm hữu hạn một thành viên", "công ty trách nhiệm hữu hạn", "công ty cổ phần"
)]}  # fmt: skip
"""The forms of a company behind its name."""


class Branches(Runs):
    """Reads what says of which part of a company a name is."""

    def behind_branch(self, index: int) -> int:
        """The syllable behind `chi nhánh`, `phòng giao dịch` or `chi nhánh tại` where a name goes on; 0 elsewhere."""
        size = phrase(_BRANCHES, self.words, index) if index < self.count else 0
        if not size or not self.joined(index + size):
            return 0
        index += size
        return index + 1 if self.words[index] == "tại" and self.joined(index + 1) else index

    def _with_branch(self, name: Name) -> Name:
        """With its branch: `Ngân hàng … chi nhánh Quảng Ninh`, `… - Chi nhánh tỉnh Lâm Đồng`."""
        end = name.end
        after = self.bracket(end, brand=True)
        if after is not None and self.words[after : after + 2] == ["chi", "nhánh"]:
            name.skipped, end = (end, after), after  # Ngân hàng … (BIDV) Chi nhánh …
        elif self.tokens.gaps[end - 1] in (" - ", "-") and (size := phrase(_FORMS, self.words, end)) and not (
            self.joined(end + size)
            and (self.tokens.capital[end + size] or (size == 4 and not self.tokens.abbreviated[end]))
        ):  # fmt: skip
            name.end = end + size  # Tổng Công ty Thép Việt Nam - CTCP
            return name
        elif self.tokens.gaps[end - 1].strip(" ") not in ("", "-", ","):
            return name
        behind = self.behind_branch(end)
        place = self.place_at(behind, levels=name.head.follow == "placed", bare=True) if behind else None
        if behind and self.words[behind : behind + 2] == ["khu", "vực"] and (size := self._zone_name(behind + 2)):
            name.end, name.named = behind + 2 + size, True  # Ngân hàng Nhà nước chi nhánh Khu vực 9
        elif place is not None and not place.group:
            name.end, name.place, name.named = place.end, place, True
        elif behind and self._tells_apart(behind):
            name.end = behind + 1  # Ngân hàng … Chi nhánh 3
        elif behind and self.tokens.capital[behind] and "," not in self.tokens.gaps[end - 1]:
            run = self.run(behind, name.start, DEEPEST, open_=True)
            name.end = run.end if run.proper else name.end
        return name
