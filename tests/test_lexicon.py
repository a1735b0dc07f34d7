import collections
import pathlib
import pickle
import unicodedata
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, get_args

import pytest

import viennews
from viennews.batch import read_rows
from viennews.errors import LexiconError
from viennews.extraction import extract
from viennews.facts.lexicon import CHANGE, DATE_LEFT, LEFT, RIGHT, SINGLE
from viennews.figures.lexicon import ROLES
from viennews.lexicon import DEFAULT, Lexicon
from viennews.mentions import Level, OrganizationKind, Relation
from viennews.organizations.heads import FOLLOWS
from viennews.segments import explain_sentences
from viennews.spelling import fold

TABLES = sorted(path.stem for path in (pathlib.Path(viennews.__file__).parent / "data").glob("*.tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_reads_and_says_what_it_is(table: str) -> None:
    assert DEFAULT.rows(table)
    first = (pathlib.Path(viennews.__file__).parent / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    assert first.startswith("# ")


@pytest.mark.parametrize("table", TABLES)
def test_no_row_says_again_what_another_does(table: str) -> None:
    rows = DEFAULT.rows(table)
    read = [tuple(row.values()) if row.get("case") == "exact" else tuple(map(fold, row.values())) for row in rows]
    assert [row for row, times in collections.Counter(read).items() if times > 1] == []


def columns(table: str) -> list[str]:
    return list(DEFAULT.rows(table)[0])


def extended() -> list[str]:
    """The tables that a caller may add to."""
    return [table for table in TABLES if table != "labels"]


@pytest.mark.parametrize("table", extended())
def test_every_row_of_the_package_may_be_added(table: str) -> None:
    rows = [dict(row) for row in DEFAULT.rows(table)]
    added = Lexicon({table: rows}).rows(table)
    assert [dict(row) for row in added] == [*rows, *rows]
    assert added[0].place == f"{table} (added row 1)"


@pytest.mark.parametrize("wrong", [[], [{"form": "giạ"}], "units", 3, {"units"}])
def test_what_is_no_mapping_of_tables(wrong: Any) -> None:
    with pytest.raises(TypeError, match=r"Lexicon\(\) takes a mapping from the names of tables to rows, as .*, not"):
        Lexicon(wrong)


@pytest.mark.parametrize("table", ["nonsense", "labels", "", 3, None, "../cli"])
def test_unknown_tables(table: Any) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon({table: []})
    assert str(caught.value) == f"no lexicon table {table!r}; the tables are {', '.join(extended())}"


UNIT = {"form": "giạ", "unit": "giạ", "kind": "measure"}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (None, "units: the rows are a list of mappings, not NoneType"),
        ("giạ", "units: the rows are a list of mappings, not str"),
        (UNIT, "units: the rows are a list of mappings, not dict"),
        ([None], "units (added row 1): a mapping from columns to cells, not NoneType; the columns are form, unit,"),
        ([UNIT, "giạ"], "units (added row 2): a mapping from columns to cells, not str"),
        ([{"unt": "giạ"}], "units (added row 1): no column unt; the columns are form, unit, kind, follow, case"),
        ([{3: "x"}], "units (added row 1): no column 3; the columns are"),
        ([UNIT, {**UNIT, "form": 3}], "units (added row 2): the cell of the column form is a str, not int"),
        ([{**UNIT, "case": None}], "units (added row 1): the cell of the column case is a str, not NoneType"),
        ([{**UNIT, "form": ""}], "units (added row 1): the cell of the column form is empty"),
        ([{**UNIT, "form": " "}], "units (added row 1): the cell of the column form is empty"),
        ([{"form": "giạ"}], "units (added row 1): the cell of the column unit is empty"),
        ([{**UNIT, "form": "giạ\tlúa"}], "units (added row 1): the cell of the column form holds a tab or a line end"),
        ([{**UNIT, "form": "giạ\u2028lúa"}], "units (added row 1): the cell of the column form holds a tab or a line"),
        ([{**UNIT, "kind": "size"}], "units (added row 1): no kind 'size'; it is one of measure, duration"),
        ([{**UNIT, "case": "Exact"}], "units (added row 1): no case 'Exact'; it is one of exact, empty"),
    ],
)
def test_broken_rows_are_told_when_the_lexicon_is_made(rows: Any, message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon({"units": rows})
    assert str(caught.value).startswith(message)


@pytest.mark.parametrize(
    ("table", "row", "message"),
    [
        ("date_words", {"word": "chạng vạng", "role": "part"}, "no role 'part'; it is one of day, beginning-day,"),
        (
            "date_words",
            {"word": "chạng vạng", "role": "part-of-day", "value": "X"},
            "no value for 'part-of-day' 'X'; it is one of MO, MI, AF, EV, NI",
        ),
        ("date_words", {"word": "giêng hai", "role": "month-word", "value": "13"}, "no value for 'month-word' '13'"),
        ("date_words", {"word": "lẻ", "role": "number", "value": "x"}, "no value for 'number' 'x'; it is one of 1, 2"),
        ("date_words", {"word": "ngày", "role": "day", "value": "1"}, "no value for 'day' '1'; it is one of empty"),
        ("date_relations", {"word": "nội trong", "place": "above", "relation": "until"}, "no place 'above'"),
        ("date_relations", {"word": "nội trong", "place": "before", "relation": "by"}, "no relation 'by'"),
        ("organization_heads", {"head": "Hội quán", "kind": "guild"}, "no kind 'guild'; it is one of women, labour"),
        ("organization_heads", {"head": "Hội quán", "kind": "club", "follow": "x"}, "no follow 'x'"),
        ("organization_bodies", {"form": "Hội quán", "kind": "club", "level": "world"}, "no level 'world'"),
        (
            "organization_offices",
            {"field": "Thủy sản", "heads": "Sở, Cục"},
            "no heads 'Sở, Cục'; it is some of Bộ, Sở, Phòng, Ty, empty",
        ),
        ("figure_nouns", {"noun": "bao lì xì", "class": "gift"}, "no class 'gift'; it is one of person, unit, thing,"),
        ("chrome_phrases", {"phrase": "góc", "match": "end", "kind": "menu"}, "no match 'end'; it is one of whole"),
        ("fact_words", {"phrase": "nhờ", "role": "thanks"}, "no role 'thanks'; it is one of agent, control"),
        ("sentence_words", {"word": "rằng", "role": "closer"}, "no role 'closer'; it is one of opener, opener before"),
        ("places", {"name": "Cù Lao", "level": "isle", "type": "Huyện"}, "no level 'isle'; it is one of province"),
        ("organization_abbreviations", {"form": "…", "full": "x"}, "the cell of the column form has neither a letter"),
        ("organization_heads", {"head": "-"}, "the cell of the column head has neither a letter nor a digit: '-'"),
        ("family_names", {"name": "Đàng", "often": "no"}, "no often 'no'; it is one of yes, empty"),
    ],
)
def test_values_that_a_column_does_not_know(table: str, row: dict[str, str], message: str) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon({table: [row]})
    assert str(caught.value).startswith(f"{table} (added row 1): {message}")


@pytest.mark.parametrize(
    ("table", "column", "known"),
    [
        ("figure_words", "role", ROLES),
        ("fact_words", "role", (*LEFT, *RIGHT, *DATE_LEFT, *CHANGE, *SINGLE)),
        ("organization_heads", "follow", (*FOLLOWS, "empty")),
        ("organization_heads", "kind", (*get_args(OrganizationKind), "empty")),
        ("organization_bodies", "kind", get_args(OrganizationKind)),
        ("organization_bodies", "level", (*get_args(Level), "empty")),
        ("date_relations", "relation", (*get_args(Relation), "-")),
    ],
)
def test_the_tables_list_what_the_code_knows(table: str, column: str, known: Sequence[str]) -> None:
    with pytest.raises(LexiconError) as caught:
        Lexicon({table: [{**DEFAULT.rows(table)[0], column: "nonsense"}]})
    assert sorted(str(caught.value).partition("one of ")[2].split(", ")) == sorted(known)


def test_several_values_in_a_cell() -> None:
    row = Lexicon({"organization_offices": [{"field": "Thủy sản", "heads": "Bộ,Sở"}]}).rows("organization_offices")[0]
    assert row["heads"] == "Bộ,Sở"


def test_cells_are_composed_and_stripped() -> None:
    row = Lexicon({"figure_nouns": [{"noun": unicodedata.normalize("NFD", " bao lì xì "), "class": "thing"}]})
    assert row.rows("figure_nouns")[0]["noun"] == "bao lì xì"


TEXT = """Phụ nữ Hạ Long góp 1.250 ngày công

Sáng 5/3/2021, Hội LHPN TP Móng Cái … tặng 12 giạ lúa, 3 triệu đồng, hơn 20% hội viên; từ mùng 5 tháng Giêng >> a|b.
Theo Báo Lao Động, thứ Hai tới, bà Nguyễn Thị A, Chủ tịch Công đoàn (LĐLĐ), nói: “Bộ Nội vụ ( [ \\ * ? ABC”."""
ODD = ["…", "-", "(", "[a", "\\", "*", "a|b", "2021", "^", "Ⅷ", "ß", "İ", "x\u0301", "a.", ",", "và", "{2}", "'", "1"]


@pytest.mark.slow
@pytest.mark.parametrize("table", extended())
def test_odd_first_cells_break_nothing(table: str) -> None:
    column = columns(table)[0]
    words_only = all(any(map(str.isalnum, row[column])) for row in DEFAULT.rows(table))
    odd = [each for each in ODD if not words_only or any(map(str.isalnum, each))]
    lexicon = Lexicon({table: [{**row, column: each} for row in DEFAULT.rows(table)[:1] for each in odd]})
    for source in (TEXT, f"<h1>x</h1><p>{TEXT}</p>"):
        article = viennews.parse(source, lexicon=lexicon)
        assert article.facts is not None
        assert article.sentences


@pytest.mark.parametrize("wrong", [None, {}, {"units": [UNIT]}, [], "units", 3])
def test_what_is_no_lexicon_is_told_at_every_door(wrong: Any, tmp_path: pathlib.Path) -> None:
    page = tmp_path / "page.txt"
    page.write_text(TEXT, encoding="utf-8")
    doors: list[Callable[..., Any]] = [
        partial(viennews.parse, TEXT),
        partial(viennews.read, page),
        partial(viennews.read_many, [page], workers=0),
        partial(viennews.find_dates, TEXT),
        partial(viennews.find_figures, TEXT),
        partial(viennews.find_organizations, TEXT),
        partial(viennews.sentences, TEXT),
        partial(viennews.words, TEXT),
        partial(explain_sentences, TEXT),
        partial(read_rows, [page], workers=0),
        partial(extract, [page], tmp_path / "out.jsonl"),
    ]
    for door in doors:
        with pytest.raises(
            TypeError, match=r"lexicon is a viennews\.Lexicon, not .*; viennews\.Lexicon\({…}\) makes one"
        ):
            door(lexicon=wrong)
    assert not (tmp_path / "out.jsonl").exists()


def test_an_article_splits_its_sentences_by_its_own_lexicon() -> None:
    text = "Tặng lúa cho bà con\n\nĐoàn do Qttk. Minh dẫn đầu đã về với xã Tân Lập và tặng lúa cho bà con."
    lexicon = Lexicon({"sentence_abbreviations": [{"form": "Qttk", "before": "name"}]})
    assert len(viennews.parse(text).sentences) == 3
    assert len(viennews.parse(text, lexicon=lexicon).sentences) == 2


def test_lexicons_travel() -> None:
    assert pickle.loads(pickle.dumps(DEFAULT)) is DEFAULT
    lexicon = Lexicon({"units": [UNIT]})
    travelled = pickle.loads(pickle.dumps(lexicon))
    assert travelled.rows("units") == lexicon.rows("units")
    assert travelled.rows("units")[0].place == "units (added row 1)"
    assert (travelled, hash(travelled)) == (lexicon, hash(lexicon))
    assert travelled != DEFAULT
    article = viennews.parse(TEXT, lexicon=lexicon)
    assert pickle.loads(pickle.dumps(article)) == article


def test_articles_of_processes_share_the_lexicon_of_the_caller() -> None:
    lexicon = Lexicon({"units": [UNIT]})
    for article in viennews.read_many(
        [viennews.Input(str(number), TEXT) for number in range(3)], workers=1, lexicon=lexicon
    ):
        assert isinstance(article, viennews.Article)
        assert article._lexicon is lexicon
        assert "giạ" in {figure.unit for figure in article.figures}


def test_a_lexicon_says_what_it_is_and_does_not_change() -> None:
    own = Lexicon({"units": [{"form": "giạ", "unit": "giạ", "kind": "measure"}]})
    assert (repr(own), repr(Lexicon())) == ("<Lexicon units: 1 added>", "<Lexicon of the package>")
    with pytest.raises(AttributeError):
        own.rules = 1  # type: ignore[attr-defined]


def test_what_is_built_is_built_once() -> None:
    made: list[Lexicon] = []
    lexicon = Lexicon()

    def build(given: Lexicon) -> int:
        made.append(given)
        return 7

    assert (lexicon.built(build), lexicon.built(build)) == (7, 7)
    assert made == [lexicon]
