"""Writes examples/union_reports.ipynb, executed, from the cells of union_reports.py: python -m tests.notebook."""

from __future__ import annotations

import ast
import json
import pathlib
import re
from typing import Any

EXAMPLES = pathlib.Path(__file__).parents[1] / "examples"
SCRIPT = EXAMPLES / "union_reports.py"
NOTEBOOK = SCRIPT.with_suffix(".ipynb")


def cells(script: str) -> list[tuple[str, str]]:
    """The cells of a script: `markdown` or `code`, and the source. A value printed last is shown instead."""
    found = []
    for head, body in re.findall(r"^# %%(.*)\n((?:(?!# %%).*\n)*)", script, re.MULTILINE):
        source = body.strip()
        if "markdown" in head:
            found.append(("markdown", re.sub(r"^# ?", "", source, flags=re.MULTILINE)))
        else:
            found.append(("code", _shown(source)))
    return found


def _shown(source: str) -> str:
    last = ast.parse(source).body[-1]
    if (
        isinstance(last, ast.Expr) and isinstance(last.value, ast.Call) and ast.unparse(last.value.func) == "print"
        and len(last.value.args) == 1 and isinstance(last.value.args[0], ast.Name | ast.Subscript | ast.Call)
        and not ast.unparse(last.value.args[0]).startswith("'")
    ):  # fmt: skip
        lines = source.splitlines()
        kept = lines[: last.lineno - 1]
        shown = "\n".join(lines[last.lineno - 1 :])
        return "\n".join([*kept, shown.removeprefix("print(").removesuffix(")")])
    return source


def executed() -> Any:
    """The notebook of the script with its outputs."""
    import nbformat
    from nbclient import NotebookClient

    v4: Any = nbformat.v4
    notebook = v4.new_notebook()
    for number, (kind, source) in enumerate(cells(SCRIPT.read_text(encoding="utf-8"))):
        make = v4.new_markdown_cell if kind == "markdown" else v4.new_code_cell
        notebook.cells.append(make(source, id=f"cell-{number}"))
    notebook.metadata["kernelspec"] = {"name": "python3", "display_name": "Python 3", "language": "python"}
    NotebookClient(notebook, timeout=120, kernel_name="python3", record_timing=False).execute()
    # What changes from machine to machine says nothing to a reader.
    notebook.metadata = {
        "kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"},
        "language_info": {"name": "python"},
    }
    return notebook


def main() -> None:
    """Write the notebook."""
    NOTEBOOK.write_text(json.dumps(executed(), ensure_ascii=False, indent=1, sort_keys=True) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
