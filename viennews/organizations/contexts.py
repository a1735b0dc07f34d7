"""What the words around a name make of it: a number or an address, a newspaper, a group, a body of a list."""

from __future__ import annotations

from viennews.organizations.borders import VIETNAMESE
from viennews.organizations.grammar import Grammar
from viennews.organizations.heads import CREDITS, match
from viennews.organizations.knowledge import phrase
from viennews.organizations.named_places import Place
from viennews.organizations.naming import Name
from viennews.organizations.placing import short_unit
from viennews.organizations.surroundings import compatible
from viennews.organizations.syllables import Tokens

_LISTED = frozenset(["mass", "placed", "front", "office-placed", "doan"])
_LISTED_LAST = frozenset(["police", "office", "center", "insurance"])
"""What follows the heads of bodies that a list may end with, so that their place is that of all."""
_GROUPED = _LISTED | {"union"}
_ONE_OF_A_LEVEL = frozenset(["mass", "placed", "police"])
"""What follows the heads of bodies of which a province or a district has one."""
_COMMUNES = frozenset(["xã", "phường", "thôn", "ấp", "bản", "làng", "xóm", "khóm", "buôn"])
_BEFORE_NOUN = frozenset(["do", "của", "với", "từ", "bởi", "diện", "đốc"])
"""Before `tổ chức`: it is no verb (`đại diện tổ chức`, `Giám đốc tổ chức`)."""
_LINKS = frozenset(["of", "for", "the", "to", "and", "in", "et", "de", "des", "du", "without"])
"""Words in lower case within foreign names."""
_BODIES = frozenset(["foundation", "international", "fund", "charity", "trust", "network", "association", "alliance"])
"""Foreign words for bodies, which names end with."""
_LONGEST_FOREIGN = 7
_OTHERS = (["bên"], ["bạn"], ["khác"], ["nào"])
"""Behind a word for a unit: that of another place."""


def numbered(tokens: Tokens, index: int) -> bool:
    """Whether a syllable is part of a document number (`295/LĐLĐ`, `357/KH-HPN`) or of an address (`vtv.vn`)."""
    start, end = tokens.starts[index], tokens.ends[index]
    text = tokens.text
    if (start == 0 or text[start - 1] in " \n") and text[end : end + 1] not in ("@", "_", "."):
        return False
    stop = tokens.capital[index] and text[start - 1] == "." and not text[start - 2 : start - 1].isupper()  # quà.Hội
    if start and text[start - 1] in "/-&.@_" and index and not stop:
        if text[start - 1] in "/" and text[start - 2 : start - 1].isdigit():
            return True
        left = text[max(0, start - 16) : start].rsplit(None, 1)
        if left and any(sign in left[-1] for sign in "/@") and any(letter.isdigit() for letter in left[-1]):
            return True
        if text[start - 1] in "@_" or (text[start - 1] == "." and text[start - 2 : start - 1].islower()):
            return True
    return text[end : end + 1] in ("@", "_") or text[end : end + 4].lower() in (".vn/", ".com") or (
        text[end : end + 3].lower() == ".vn" and not text[end + 3 : end + 4].isalpha()
    )  # fmt: skip


def reporter(grammar: Grammar, index: int) -> Name | None:
    """The newspaper behind `PV`, `phóng viên`, `theo` or `Ảnh:`."""
    tokens = grammar.tokens
    credit = grammar.words[index] in CREDITS
    position = index + (2 if grammar.words[index] == "phóng" else 1)
    if position > index + 1 and grammar.words[index + 1 : index + 2] != ["viên"]:
        return None
    if position >= grammar.count or not grammar.tokens.capital[position]:
        return None
    if not (tokens.gaps[index].strip() == ":" if credit else grammar.joined(position)):
        return None
    found = match(grammar.knowledge.newspapers, grammar.tokens, position)
    if found is None:
        return None
    end, head = found
    if grammar.words[index] == "theo" and (
        head.rule not in grammar.knowledge.newspapers_alone
        or not (tokens.capital[end - 1] or end == position + 1)
        or (grammar.joined(end) and tokens.capital[end])
    ):
        return None  # theo Lao động Thủ đô, theo Giao thông vận tải
    if credit and (head.rule not in grammar.knowledge.newspapers_alone or grammar.joined(end)):
        return None  # Ảnh: Thanh niên tình nguyện
    return Name(position, end, head, end, "media", None, True)


def foreign(grammar: Grammar, index: int) -> Name | None:
    """The foreign body behind `tổ chức`, which may be a verb too: `tổ chức phi chính phủ MCNV`, `do tổ chức MAG`."""
    tokens, words, knowledge = grammar.tokens, grammar.words, grammar.knowledge
    start = index + 2 + (phrase(knowledge.sorts, words, index + 2) if index + 2 < grammar.count else 0)
    if not grammar.joined(start) or not tokens.capital[start] or tokens.capitals(index):
        return None
    if match(knowledge.heads, tokens, start) is not None:
        return None
    end = start + 1
    while end - start < _LONGEST_FOREIGN and grammar.joined(end) and (
        tokens.capital[end]
        or (words[end] in _LINKS and grammar.joined(end + 1) and tokens.capital[end + 1])
    ):  # fmt: skip
        end += 1
    noun = start > index + 2 or (tokens.capital[index] and not grammar.opens(index)) or (
        (index > 0 and words[index - 1] in _BEFORE_NOUN) or words[end - 1] in _BODIES
    )  # fmt: skip
    if not noun:
        return None
    latin = any(VIETNAMESE.fullmatch(word) is None for word in words[start : min(end, start + 3)])
    if not (latin or tokens.capitals(start)) or not tokens.closes[end - 1]:
        return None
    for tail in (["quốc", "tế"], ["tại", "việt", "nam"]):
        if grammar.joined(end) and words[end : end + len(tail)] == tail:
            end += len(tail)
    return Name(start, end, knowledge.foreign, end, "international", None, True)


def _told_by_level(grammar: Grammar, name: Name) -> bool:
    """Whether the word for a unit tells a body in lower case: `công an thành phố`, `Bệnh viện mắt tỉnh`."""
    assert name.place is not None
    clinic = name.head.follow == "hospital" and grammar.tokens.capital[name.start] and name.place.start > name.start + 2
    if not (clinic or name.head.follow in _ONE_OF_A_LEVEL) or grammar.words[name.end : name.end + 1] in _OTHERS:
        return False
    return name.place.level != "commune" or grammar.posted(name.start)


def in_context(grammar: Grammar, name: Name) -> Name | None:
    """What the words before a name make of it: a group, a person, a law."""
    words, tokens = grammar.words, grammar.tokens
    start = name.start
    if (
        name.named
        and name.place is not None
        and name.place.name is None
        and name.head.follow != "keep"
        and not (name.kind == "labour" and name.place.start > name.head_end)
        and not any(
            tokens.capital[index] or tokens.abbreviated[index]
            for index in range(start + (name.kind in ("hospital", "school")), name.end)
        )
        and not _told_by_level(grammar, name)
    ):
        name.named = False  # trạm y tế xã, but công an thành phố, Chủ tịch hội phụ nữ xã
    if start == 0:
        return name
    if name.head.follow == "brand" and name.end == name.head_end and grammar.joined(start) and grammar.thing(start):
        return None
    before = words[start - 1]
    if before in ("tại", "ở") and " ".join(name.head.words[:2]) in grammar.knowledge.venues:
        return None
    spaced = grammar.joined(start)
    told = name.place is not None and name.place.name is not None
    if spaced and before == "cấp" and words[start - 2 : start - 1] == ["các"] and name.head.follow in _GROUPED:
        name.group = True  # các cấp công đoàn tỉnh Bình Định
    counted = before.isdigit() and words[start - 2 : start - 1] != ["số"]  # Tổ số 3 HĐND tỉnh
    several = before in grammar.knowledge.plural or (counted and not told)
    if spaced and several and name.head.follow == "unit" and name.proper == name.head_end:
        name.group = name.nested is None and not words[name.head_end].isdigit()  # các chi hội xã, 13 chi hội phường
    if spaced and not told and not (name.head.follow == "none" and name.head.bare == "name"):
        if before in grammar.knowledge.plural or (before == "cấp" and words[start - 2 : start - 1] == ["các"]):
            name.group = (
                name.group or name.proper is None or (name.head.follow == "organ" and not tokens.capital[start])
            )
        elif counted and (name.proper is None or (name.place is not None and name.place.start == name.proper)):
            name.group = True  # 8 Công đoàn phường
    if spaced and before in _COMMUNES and name.head_end == start + 1 and tokens.capital[start] and (
        tokens.capital[name.end - 1]
    ):  # fmt: skip
        return None  # xã Trường Hà
    if spaced and (name.head.words[0] == "thị" or name.head.words == ("trường",)) and tokens.capital[start - 1] and (
        before in grammar.knowledge.family or before in grammar.knowledge.middle
    ):  # fmt: skip
        return None  # Đoàn Thị Hội, Nguyễn Trường Giang
    if spaced and name.head.follow == "doan" and before in grammar.knowledge.persons:
        return None  # anh Đoàn Thị Xã
    if spaced and len(name.head.words) <= 2 and name.end == name.head_end:
        if before in ("luật", "bộ") and name.head.level != "central":
            return None
        if (
            tokens.capital[start - 1]
            and (before in grammar.knowledge.middle or before in grammar.knowledge.family)
            and len(name.head.words) == 1
        ):
            return None
    return name


def listed(names: list[Name], index: int, grammar: Grammar) -> Place | None:
    """The place that stands once behind a list of bodies: `Hội LHPN, Hội Nông dân xã Yên Mỹ`."""
    short = names[index].head.follow == "keep"  # Thành đoàn, Hội Sinh viên TP.HCM
    if not (short or names[index].head.follow in _LISTED) or names[index].place is not None:
        return None
    current = index
    while current + 1 < len(names) and current - index < 12:
        here, following = names[current], names[current + 1]
        gap = grammar.tokens.text[grammar.tokens.ends[here.end - 1] : grammar.tokens.starts[following.start]]
        if gap.strip() not in (",", "và", "-", "–", ", và") or following.head.follow not in _LISTED | _LISTED_LAST:
            return None
        if following.place is not None:
            if not short:
                return following.place
            unit = short_unit(names[index].head)
            return following.place if unit is not None and compatible(following.place, *unit) else None
        current += 1
    return None


def listed_as_groups(grammar: Grammar, before: Name, name: Name) -> bool:
    """Whether a short name follows a group of its like in a list: `các Thành hội, Huyện hội`."""
    follow = name.head.follow
    return (
        before.group
        and follow in ("short", "keep")
        and follow == before.head.follow
        and name.place is None
        and grammar.tokens.gaps[before.end - 1] in (", ", " - ")
        and before.end == name.start
    )
