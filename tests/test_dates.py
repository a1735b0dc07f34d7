"""Dates: the case files, their values, the laws that hold on any text."""

import datetime

import pytest

from tests.date_cases import Case, cases
from viennews.dates import find_dates

FILES = ("dates_unseen.tsv",)
# Of the files measured without looking, the rows that are known to fail.
KNOWN_FAILURES: frozenset[str] = frozenset()


def _parameters(file: str) -> list[object]:
    return [
        pytest.param(case, marks=[pytest.mark.xfail] if case.text in KNOWN_FAILURES else [], id=case.text[:60])
        for case in cases(file)
    ]


@pytest.mark.parametrize("case", [parameter for file in FILES for parameter in _parameters(file)])
def test_case(case: Case) -> None:
    assert not case.faults()


def test_reference_is_a_date() -> None:
    with pytest.raises(TypeError, match=r"reference is a datetime\.date, not str"):
        find_dates("hôm nay", reference="2021-05-20")  # type: ignore[arg-type]
    moment = datetime.datetime(2021, 5, 20, 12)
    assert find_dates("hôm nay", reference=moment)[0].value == "2021-05-20"
