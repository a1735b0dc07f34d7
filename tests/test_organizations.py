"""Organizations: case files, offsets, groups, what a caller can add, hostile and decomposed text."""

from __future__ import annotations

import itertools
import json
import pathlib
import pickle
import re
import subprocess
import sys
import unicodedata
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

import viennews
from tests.case_files import lines
from tests.gold import gold_scores, needs_gold
from tests.organization_cases import Case, cases
from viennews.lexicon import DEFAULT, Lexicon
from viennews.organizations import organizations_in
from viennews.organizations.heads import END, Trie
from viennews.organizations.knowledge import Knowledge
from viennews.organizations.recognition import _marks
from viennews.organizations.syllables import Tokens
from viennews.spelling import fold
from viennews.syllables import SYLLABLE, syllables

FILES = tuple(f"organizations_{part}.tsv" for part in ("unseen", "fresh", "fourth", "seen", "read", "names"))
ALL = [(file, case) for file in FILES for case in cases(file)]

# Rows of the case files that are known to fail, by their text.
KNOWN = {"Vietcombank Vĩnh Long tài trợ; MB Quảng Ninh góp 500 triệu đồng.": "MB is a measure too"}


@pytest.mark.parametrize(
    "case",
    [
        pytest.param(case, id=f"{file[14:-4]}-{index}", marks=[pytest.mark.xfail(reason=KNOWN[case.text], strict=True)])
        if case.text in KNOWN
        else pytest.param(case, id=f"{file[14:-4]}-{index}")
        for index, (file, case) in enumerate(ALL)
    ],
)
def test_case(case: Case) -> None:
    assert case.faults(viennews.find_organizations(case.text)) == []


def test_there_are_enough_cases() -> None:
    texts = [case for _, case in ALL]
    assert len(texts) >= 500
    assert sum(not case.wanted and not case.optional for case in texts) >= 120
    for field in ("kind", "level", "place", "province"):
        checked = sum(cell not in ("", ".") for case in texts for cell in case.fields.get(field, ()))
        assert checked >= 40, field


@pytest.mark.parametrize(
    ("first", "second", "relation"), [tuple(line.cells.values()) for line in lines("organizations_keys.tsv")]
)
def test_key(first: str, second: str, relation: str) -> None:
    one, other = (viennews.find_organizations(text)[0].key for text in (first, second))
    assert (one == other) == (relation == "same"), (one, other)


@pytest.mark.parametrize(
    ("text", "given"),
    [
        ("Hội đã họp.", ["Hội"]),
        ("Công đoàn chăm lo đoàn viên.", ["Công đoàn"]),
        ("các cấp công đoàn vào cuộc", ["công đoàn"]),
        ("các cấp hội vận động", ["hội"]),
        ("tổ chức hội, tổ chức đoàn vững mạnh", ["hội", "đoàn"]),
        ("tổ chức hội thi, tổ chức đoàn đi thăm", ["đoàn"]),
        ("UBND các xã Hòa An, Hòa Bình và Tân Lập ra quân", ["UBND các xã Hòa An, Hòa Bình và Tân Lập"]),
        ("LĐLĐ các quận 1, 3, 5 báo cáo", ["LĐLĐ các quận 1, 3, 5"]),
        ("Công an các huyện Sóc Sơn, ông Nguyễn Văn An", ["Công an các huyện Sóc Sơn"]),
        ("Hội LHPN các cấp thi đua", ["Hội LHPN các cấp"]),
        ("UBND các xã, phường ra quân", ["UBND các xã, phường"]),
        ("toàn huyện có 25 chi hội", ["chi hội"]),
        ("Đảng và Nhà nước quan tâm", ["Đảng", "Nhà nước"]),
        ("Ban Thường vụ thống nhất", ["Ban Thường vụ"]),
        ("Quỹ Vì người nghèo hỗ trợ", ["Quỹ Vì người nghèo"]),
        ("Công ty đã thưởng Tết.", ["Công ty"]),
        ("LĐLĐ quận, huyện báo cáo", ["LĐLĐ quận, huyện"]),
        ("Hội nghị của hội viên", []),
    ],
)
def test_generic_words_only_when_asked_for(text: str, given: list[str]) -> None:
    assert viennews.find_organizations(text) == []
    found = viennews.find_organizations(text, generic=True)
    assert [mention.text for mention in found] == given
    assert all(mention.generic for mention in found)


def test_generic_adds_and_takes_nothing_away() -> None:
    text = "Hội LHPN tỉnh Hưng Yên họp. Hội khen các cấp Hội. LĐLĐ tỉnh cùng dự."
    named = viennews.find_organizations(text)
    everything = viennews.find_organizations(text, generic=True)
    assert [mention for mention in everything if not mention.generic] == named
    assert len(everything) > len(named)


def test_decomposed_text_keeps_its_own_offsets() -> None:
    text = unicodedata.normalize("NFD", "Bà Lan, Hội LHPN huyện Tiên Lãng và LĐLĐ tỉnh Hải Dương.")
    found = viennews.find_organizations(text)
    assert [unicodedata.normalize("NFC", mention.text) for mention in found] == [
        "Hội LHPN huyện Tiên Lãng",
        "LĐLĐ tỉnh Hải Dương",
    ]
    assert all(text[mention.start : mention.end] == mention.text for mention in found)


def test_a_caller_can_add_rows() -> None:
    lexicon = Lexicon(
        {
            "organization_bodies": [{"form": "Xóm Chài Xanh", "kind": "club", "level": "grassroots"}],
            "organization_abbreviations": [{"form": "QXTD", "full": "Quán Xá Thiện Duyên"}],
            "newspapers": [{"name": "Sóng Biếc", "head": "Báo", "alone": "yes"}],
        }
    )
    text = "Xóm Chài Xanh mời PV Sóng Biếc."
    assert viennews.find_organizations(text) == []
    found = viennews.find_organizations(text, lexicon=lexicon)
    assert [(mention.name, mention.kind) for mention in found] == [
        ("Xóm Chài Xanh", "club"),
        ("Báo Sóng Biếc", "media"),
    ]
    assert found[0].rule == "organization_bodies (added row 1)"


def test_every_mention_names_its_rule() -> None:
    found = viennews.find_organizations("LĐLĐ huyện Củ Chi, Bộ Y tế, PV Tiền Phong, Công ty Canon, UNICEF")
    assert [mention.rule.split(":")[0] for mention in found] == [
        "organization_heads.tsv", "organization_offices.tsv", "newspapers.tsv", "organization_heads.tsv",
        "organization_bodies.tsv",
    ]  # fmt: skip


def test_mentions_are_plain_values() -> None:
    found = viennews.find_organizations("Hội LHPN TP Móng Cái và Thành hội")
    assert pickle.loads(pickle.dumps(found)) == found
    assert len({found[0], *found}) == 2
    assert json.loads(json.dumps(found[0].to_dict()))["province"] == {"before": "Quảng Ninh", "after": "Quảng Ninh"}


def test_only_strings_are_taken() -> None:
    with pytest.raises(TypeError, match=r"find_organizations\(\) takes a str, not bytes"):
        viennews.find_organizations(b"LD")  # type: ignore[arg-type]


def test_the_heavy_libraries_stay_out() -> None:
    program = (
        "import sys, viennews; viennews.find_organizations('LĐLĐ huyện Củ Chi');"
        "print(any(name in sys.modules for name in ('underthesea', 'pandas', 'pyarrow')))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def forms(trie: Trie) -> list[str]:
    found: list[str] = []
    waiting: list[Trie] = [trie]
    while waiting:
        for word, below in waiting.pop().items():
            if word == END:
                assert isinstance(below, list)
                found += [head.rule for head in below]
            else:
                assert isinstance(below, dict)
                waiting.append(below)
    return found


def test_every_row_of_the_tables_can_match() -> None:
    knowledge = DEFAULT.built(Knowledge)
    rules = set(forms(knowledge.heads)) | set(forms(knowledge.newspapers)) | set(forms(knowledge.fields))
    for table in ("organization_heads", "organization_bodies", "organization_fields", "newspapers"):
        assert {row.place for row in DEFAULT.rows(table)} <= rules


def test_every_body_is_found_by_its_own_row() -> None:
    for row in DEFAULT.rows("organization_bodies"):
        found = viennews.find_organizations(f"Sáng nay, {row['form']} họp.")
        assert [(mention.text, mention.rule) for mention in found] == [(row["form"], row.place)]


def test_every_office_is_found_by_its_own_row() -> None:
    for row in DEFAULT.rows("organization_offices"):
        for head in filter(None, row["heads"].split(", ")):
            found = viennews.find_organizations(f"Sáng nay, {head} {row['field']} họp.", generic=True)
            assert [mention.text for mention in found] == [f"{head} {row['field']}"], row.place


def test_every_abbreviation_is_written_out() -> None:
    knowledge, marks = DEFAULT.built(Knowledge), DEFAULT.built(_marks)
    for row in DEFAULT.rows("organization_abbreviations"):
        before = row["before"].split("|")[0]
        before = {"@company": "cổ phần", "@college": "Trường Đại học Vinh và"}.get(before, before)
        after = row["after"].split("|")[0].replace("^", "Ba Vì")
        text = f"{before} {row['form']} {after}".strip()
        tokens = Tokens(syllables(text), knowledge.abbreviations, marks)
        written = " ".join(tokens.written_out[index] for index in sorted(tokens.written_out))
        assert " ".join(SYLLABLE.findall(row["full"])).casefold() in written.casefold(), row.place


def shadowed(trie: Trie) -> list[tuple[str, str]]:
    """The rows that never win, each with the one of the same form before it."""
    found: list[tuple[str, str]] = []
    waiting: list[Trie] = [trie]
    while waiting:
        for word, below in waiting.pop().items():
            if word == END:
                assert isinstance(below, list)
                first: dict[object, str] = {}
                for head in below:
                    before = first.setdefault((head.exact, head.soft), head.rule)
                    found += [(head.rule, before)] if before != head.rule else []
            else:
                assert isinstance(below, dict)
                waiting.append(below)
    return found


def test_no_row_is_shadowed() -> None:
    knowledge = DEFAULT.built(Knowledge)
    assert [*shadowed(knowledge.heads), *shadowed(knowledge.newspapers), *shadowed(knowledge.fields)] == []


def test_no_word_or_abbreviation_is_shadowed() -> None:
    words = [(row["role"], *SYLLABLE.findall(fold(row["word"]))) for row in DEFAULT.rows("organization_words")]
    abbreviations = [
        (entry.printed, entry.ampersand, entry.upper, *map(tuple, (entry.before, entry.after)))
        for entries in DEFAULT.built(Knowledge).abbreviations.values()
        for entry in entries
    ]
    for rows in (words, abbreviations):
        assert [row for row, times in Counter(rows).items() if times > 1] == []


def test_kinds_and_levels_of_the_tables_are_known() -> None:
    kinds = {"women", "labour", "youth", "farmers", "veterans", "front", "association", "party", "government",
             "assembly", "enterprise", "school", "hospital", "media", "club", "international", "other", ""}  # fmt: skip
    levels = {"central", "province", "district", "commune", "grassroots", ""}
    for table in ("organization_heads", "organization_bodies"):
        for row in DEFAULT.rows(table):
            assert row["kind"] in kinds, row.place
            assert row["level"] in levels, row.place


def examples() -> list[str]:
    """The examples in the table of forms of the documentation."""
    page = (pathlib.Path(__file__).parents[1] / "docs" / "organizations.md").read_text(encoding="utf-8")
    table = page.split("| `follow` | reads | example |")[1].split("\n\n")[0]
    rows = [line for line in table.splitlines() if line.startswith("| `")]
    return [example for row in rows for example in re.findall(r"`([^`]+)`", row.split("|")[3])]


@pytest.mark.parametrize("example", examples())
def test_documented_forms(example: str) -> None:
    assert [mention.text for mention in viennews.find_organizations(example)] == [example]


WORDS = """Hội LHPN|LĐLĐ|tỉnh|TP|HCM|(|)|,| - |–|.|\n|các cấp|Công ty|TNHH|Canon|Việt Nam|Ban Thường vụ|xã|Hải Đông|và
|của|UBND|Trường|THPT|Nguyễn|Văn|An|12|“|”|Báo|Lao Động|Thành hội|KCN|T.Ư|Đảng|HỘI|NÔNG DÂN|quận|3|/|&|công đoàn|ngành
|Y tế|PV|Tiền Phong|tại|Hà Nội|Trung tâm|Đoàn|Chi hội|số|Quỹ|Viện|Sở|GD&ĐT|CLB"""
PIECES = st.sampled_from(WORDS.split("|"))


@given(st.lists(PIECES, max_size=40), st.booleans())
def test_offsets_order_and_no_crash(pieces: list[str], generic: bool) -> None:
    text = " ".join(pieces)
    found = viennews.find_organizations(text, generic=generic)
    assert all(text[mention.start : mention.end] == mention.text for mention in found)
    assert all(one.end <= other.start for one, other in itertools.pairwise(found))
    assert all(mention.name and mention.key for mention in found)
    assert organizations_in(syllables(text), generic=generic) == found


@needs_gold
def test_gold_articles() -> None:
    scores = gold_scores("organizations")
    assert scores["exact"]["f1"] >= 0.97
    assert scores["found"]["f1"] >= 0.98
    assert scores["fields"]["kind"] >= 0.98
    assert scores["fields"]["name"] >= 0.96
