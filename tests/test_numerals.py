"""Numerals: a table by hand, and both directions against num2words, which writes numbers in words on its own."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from num2words import num2words

from tests.case_files import lines
from viennews.numerals import numeral, plain_digits, read_digits, read_words, roman
from viennews.spelling import fold


@pytest.mark.parametrize(("text", "value"), [tuple(line.cells.values()) for line in lines("numerals.tsv")])
def test_table(text: str, value: str) -> None:
    assert numeral(text) == (None if value == "-" else Decimal(value))


CHECKED = [
    *range(131),
    *range(190, 1000, 37),
    *range(1000, 12_000, 487),
    *(7 * 10**power + 5 for power in range(3, 12)),
]
CHECKED += [10**power for power in range(3, 12)] + [123_456_789, 999_999_999, 1_000_001, 20_304_050, 305_000_015_000]


def variants(words: str) -> set[str]:
    """How the same number is said elsewhere: linh, ngàn, tư, nhăm, bẩy."""
    found = {words, words.replace("lẻ", "linh"), words.replace("nghìn", "ngàn"), words.replace("bảy", "bẩy")}
    found.add(re.sub(r"(?<=mươi )bốn", "tư", words))
    found.add(re.sub(r"(?<=mươi )lăm", "nhăm", words))
    return found


@pytest.mark.parametrize("number", CHECKED)
def test_words_by_another_library(number: int) -> None:
    for words in variants(num2words(number, lang="vi")):
        assert numeral(words) == number, words


@given(st.integers(0, 10**12 - 1))
@example(1_000_000_000)
def test_any_number_in_words(number: int) -> None:
    assert numeral(num2words(number, lang="vi")) == number


@given(st.integers(0, 10**15), st.sampled_from(["", ".", ","]))
def test_any_number_in_digits(number: int, mark: str) -> None:
    written = f"{number:,}".replace(",", mark)
    assert numeral(written) == number


@given(st.decimals(0, 10**9, places=2))
def test_any_decimal(value: Decimal) -> None:
    whole, fraction = f"{value:,.2f}".split(".")
    assert numeral(f"{whole.replace(',', '.')},{fraction}") == value


@given(st.integers(1, 3999))
def test_any_roman_number(number: int) -> None:
    written = ""
    for value, letters in zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"),
        strict=True,
    ):
        written += letters * (number // value)
        number %= value
    assert roman(written) == numeral(written)


@given(st.text(alphabet="0123456789.,- hainămộtrươiệuỷphầtk", max_size=40))
def test_nothing_breaks(text: str) -> None:
    numeral(text)
    folded = fold(text)
    for position in range(len(folded)):
        for found in (read_digits(folded, position), read_words(folded, position)):
            assert found is None or position < found.end <= len(folded)


@pytest.mark.parametrize(
    ("text", "value", "read"),
    [
        ("hai mươi năm nay", 20, "hai mươi"),
        ("năm năm", 5, "năm"),
        ("một trăm năm", 100, "một trăm"),
        ("một trăm hai mươi hộ", 120, "một trăm hai mươi"),
        ("hai ba người", 2, "hai"),
        ("ba trăm nghìn đồng", 300_000, "ba trăm nghìn"),
        ("bốn đồng chí", 4, "bốn"),
    ],
)
def test_words_end_where_the_numeral_does(text: str, value: int, read: str) -> None:
    found = read_words(text, 0)
    assert found is not None
    assert (int(found.value), text[: found.end]) == (value, read)


@pytest.mark.parametrize(
    ("text", "value", "read"),
    [
        ("3 triệu 500 hộ", 3_000_000, "3 triệu"),
        ("2 tỷ 3 hộ", 2_000_000_000, "2 tỷ"),
        ("2 tỷ 3 đồng", 2_300_000_000, "2 tỷ 3"),
        ("5 triệu năm 2020", 5_000_000, "5 triệu"),
        ("12.5.2020", None, ""),
        ("20 000 đồng", 20_000, "20 000"),
        ("5 trẻ", 5, "5"),
        ("3 kg", 3, "3"),
    ],
)
def test_digits_end_where_the_numeral_does(text: str, value: int | None, read: str) -> None:
    found = read_digits(text, 0)
    if value is None:
        assert found is None
    else:
        assert found is not None
        assert (int(found.value), text[: found.end]) == (value, read)


def test_a_comma_before_a_scale_is_decimal() -> None:
    assert plain_digits("553,763") == 553_763
    assert plain_digits("553,763", decimal=True) == Decimal("553.763")
