"""Figures in a text: how much, how many, of what, for one of what.

A quantity is read where a numeral begins (`quantities`), unless the scan has claimed it (a date, a document
number) or the words around make it a name (`thôn 5`); the words before give its bound (`context`), those behind
what it counts (`counted`). What is a figure is written down in `docs/figures.md`.
"""

from viennews.figures.finder import find_figures
from viennews.figures.recognition import figures_in

__all__ = ["figures_in", "find_figures"]
