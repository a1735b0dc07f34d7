"""Many articles: the processes of `concurrent.futures`, results in order, memory bounded, failures beside them."""

from viennews.batch.chunks import CHUNK, attempt
from viennews.batch.reading import ANALYSES, counted, read_many, read_rows, table_rows
from viennews.batch.streaming import WINDOW, stream

__all__ = [
    "ANALYSES",
    "CHUNK",
    "WINDOW",
    "attempt",
    "counted",
    "read_many",
    "read_rows",
    "stream",
    "table_rows",
]
