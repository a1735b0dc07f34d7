"""The model files of CRFsuite, in which underthesea keeps its model of words."""

from __future__ import annotations

import struct
from collections.abc import Iterator
from typing import Final

_LABELS: Final = ["B-W", "I-W"]


class UnknownModelError(Exception):
    """The files of underthesea are not of the form that is read here."""


def read_weights(data: bytes) -> tuple[dict[str, float], list[list[float]]]:
    """The weights of a model file of CRFsuite with the labels `B-W` and `I-W`.

    Returns:
        For each attribute how much it speaks for `I-W` rather than `B-W`; the weights of the transitions, by the
        label before and the label after.

    Raises:
        UnknownModelError: the file is of another form, or has other labels.
    """
    try:
        magic, _, kind, version, _, _, _, features, labels, attributes = struct.unpack_from("<4sI4s7I", data)
        if (magic, kind, version) != (b"lCRF", b"FOMC", 100) or data[features : features + 4] != b"FEAT":
            raise UnknownModelError(f"{magic!r}, {kind!r}, version {version} is no CRFsuite model")
        if list(_strings(data, labels)) != _LABELS:
            raise UnknownModelError(f"the labels are not {_LABELS}")
        names = list(_strings(data, attributes))
        leaning = [0.0] * len(names)
        transitions = [[0.0, 0.0], [0.0, 0.0]]
        (count,) = struct.unpack_from("<I", data, features + 8)
        records = memoryview(data)[features + 12 : features + 12 + 20 * count]
        for is_transition, source, label, weight in struct.iter_unpack("<IIId", records):
            if is_transition:
                transitions[source][label] = weight
            else:
                leaning[source] += weight if label else -weight
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise UnknownModelError(f"no CRFsuite model: {error}") from error
    return dict(zip(names, leaning, strict=True)), transitions


def _strings(data: bytes, start: int) -> Iterator[str]:
    """The strings of a constant database, in the order of their numbers."""
    magic, _, _, _, count, places = struct.unpack_from("<4s5I", data, start)
    if magic != b"CQDB":
        raise UnknownModelError("no strings where the header places them")
    for place in struct.unpack_from(f"<{count}I", data, start + places):
        (size,) = struct.unpack_from("<I", data, start + place + 4)
        yield data[start + place + 8 : start + place + 7 + size].decode("utf-8")
