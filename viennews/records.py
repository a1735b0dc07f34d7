"""What the frozen dataclasses with slots have in common."""

from __future__ import annotations

import dataclasses
from typing import Any, TypeVar

Record = TypeVar("Record")


def sealed(record: type[Record]) -> type[Record]:
    """A frozen dataclass with slots that refuses any other attribute as it does its fields.

    What dataclasses generate raises a `TypeError` about `super` in many versions of Python (python/cpython#105936).
    """
    fields = frozenset(field.name for field in dataclasses.fields(record))  # type: ignore[arg-type]

    def assign(self: Any, name: str, value: Any) -> None:
        if type(self) is record or name in fields:
            raise dataclasses.FrozenInstanceError(f"cannot assign to field {name!r}")
        super(record, self).__setattr__(name, value)  # a subclass may have more

    def delete(self: Any, name: str) -> None:
        if type(self) is record or name in fields:
            raise dataclasses.FrozenInstanceError(f"cannot delete field {name!r}")
        super(record, self).__delattr__(name)

    for name, method in (("__setattr__", assign), ("__delattr__", delete)):
        setattr(record, name, method)
    return record
