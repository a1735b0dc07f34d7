import pathlib
import pickle

import pytest

import viennews
from viennews.errors import LexiconError
from viennews.lexicon import DEFAULT, Lexicon

TABLES = sorted(path.stem for path in (pathlib.Path(viennews.__file__).parent / "data").glob("*.tsv"))


@pytest.mark.parametrize("table", TABLES)
def test_every_table_reads_and_says_what_it_is(table: str) -> None:
    assert DEFAULT.rows(table)
    first = (pathlib.Path(viennews.__file__).parent / "data" / f"{table}.tsv").read_text(encoding="utf-8")
    assert first.startswith("# ")


def test_unknown_table() -> None:
    with pytest.raises(LexiconError, match="no lexicon table 'nonsense'"):
        Lexicon({"nonsense": [{"a": "b"}]})


def test_lexicons_travel() -> None:
    assert pickle.loads(pickle.dumps(DEFAULT)) is DEFAULT


def test_what_is_built_is_built_once() -> None:
    made: list[Lexicon] = []
    lexicon = Lexicon()

    def build(given: Lexicon) -> int:
        made.append(given)
        return 7

    assert (lexicon.built(build), lexicon.built(build)) == (7, 7)
    assert made == [lexicon]
