"""The notebook runs, shows what it promises, and is the script."""

from __future__ import annotations

import json
from typing import Any

import pytest

from tests.notebook import NOTEBOOK, SCRIPT, cells, executed


def outputs(notebook: Any) -> list[str]:
    """For each code cell the kinds of what it shows."""
    return [
        " ".join(sorted({kind for each in cell["outputs"] for kind in each.get("data", {each["output_type"]: 0})}))
        for cell in notebook["cells"]
        if cell["cell_type"] == "code"
    ]


def test_the_notebook_has_ten_cells_those_of_the_script() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    kept = [(cell["cell_type"], "".join(cell["source"])) for cell in notebook["cells"]]
    assert kept == cells(SCRIPT.read_text(encoding="utf-8"))
    assert len(kept) == 10
    assert all(outputs(notebook)), "the outputs are kept: python -m tests.notebook"


def test_the_notebook_runs() -> None:
    for module in ("nbclient", "ipykernel", "matplotlib", "pandas", "openpyxl"):
        pytest.importorskip(module)
    notebook = executed()
    kept = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    shown = outputs(notebook)
    assert shown == outputs(kept)
    assert "text/html" in shown[0]
    assert sum("image/png" in each for each in shown) == 2
    assert sum("text/html" in each for each in shown) >= 4
