"""Where many articles come from: files, folders, patterns, archives.

`inputs` walks them lazily and in a fixed order. It opens only what holds many documents (JSON lines, WARC); a page
in a file of its own is read, unpacked and parsed by whoever asks for its `article`, in whatever process that is.
"""

from viennews.inputs.archives import ENDINGS
from viennews.inputs.items import LIMIT, Failure, File, Input, Item, Line, day_of
from viennews.inputs.paths import Sources, check_found, count, inputs, listed

__all__ = [
    "ENDINGS",
    "LIMIT",
    "Failure",
    "File",
    "Input",
    "Item",
    "Line",
    "Sources",
    "check_found",
    "count",
    "day_of",
    "inputs",
    "listed",
]
