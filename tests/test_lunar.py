"""The lunar calendar is Vietnam's: its new years, leap months and cycle."""

import datetime

import pytest

from viennews.dates.lunar import gregorian, month_days, year_of_cycle


@pytest.mark.parametrize(
    ("year", "new_year"),
    [
        (1945, "1945-02-13"),
        (1960, "1960-01-28"),
        (1968, "1968-01-29"),  # a day before China: UTC+7 since 1967
        (1969, "1969-02-16"),
        (1975, "1975-02-11"),
        (1985, "1985-01-21"),  # a month before China
        (2000, "2000-02-05"),
        (2007, "2007-02-17"),  # a day before China
        (2017, "2017-01-28"),
        (2021, "2021-02-12"),
        (2025, "2025-01-29"),
        (2030, "2030-02-02"),  # a day before China
    ],
)
def test_new_years(year: int, new_year: str) -> None:
    assert gregorian(year, 1, 1) == datetime.date.fromisoformat(new_year)


@pytest.mark.parametrize(("year", "month"), [(2017, 6), (2020, 4), (2023, 2), (2025, 6), (1985, 2), (1984, 10)])
def test_leap_months(year: int, month: int) -> None:
    plain, leap = month_days(year, month), month_days(year, month, leap=True)
    # In 1984 it was the Chinese calendar that had a leap tenth month, in 1985 the Vietnamese had a leap second.
    assert plain is not None
    assert (leap is None) == (year == 1984)
    if leap is not None:
        assert leap[0] == plain[1] + datetime.timedelta(days=1)


def test_there_is_no_such_day() -> None:
    assert gregorian(2021, 12, 30) is None
    assert gregorian(2021, 1, 1, leap=True) is None
    assert gregorian(1600, 1, 1) is None
    assert gregorian(2500, 1, 1) is None
    assert month_days(2021, 3, leap=True) is None


@pytest.mark.parametrize(
    ("cycle", "latest", "year"), [(36, 2021, 2020), (44, 2021, 1968), (0, 1984, 1984), (59, 2021, 1983)]
)
def test_cycle(cycle: int, latest: int, year: int) -> None:
    assert year_of_cycle(cycle, latest) == year
