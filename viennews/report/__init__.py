"""A page to look at for a collection of articles: who reports what, when, how much, and where it says so.

One self-contained file: charts as SVG, the facts as a table that can be sorted and filtered, every article behind the
facts that it gives. Its only script is our own; nothing of a page is executed, nothing is loaded.
"""

from viennews.report.writing import to_report, write_report

__all__ = ["to_report", "write_report"]
