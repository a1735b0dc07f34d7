"""Dates in a text, resolved against a reference date.

The expressions come from the scan (`viennews.scan`, by `viennews.date_grammar`); here they get their year (`years`),
their value (`values`) and their relation (`relations`). What is a date is written down in `docs/dates.md`.
"""

from viennews.dates.finder import dates_in, find_dates

__all__ = ["dates_in", "find_dates"]
