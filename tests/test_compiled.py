"""The compiled build (`docs/compiled.md`): it answers as the package does that is not compiled."""

from __future__ import annotations

import ast
import importlib.machinery
import importlib.util
import os
import pathlib
import pickle
import shutil
import subprocess
import sys
import sysconfig
from typing import Any

import pytest

import viennews
from tests import date_cases, figure_cases, organization_cases

ROOT = pathlib.Path(__file__).parents[1]
PACKAGE = pathlib.Path(viennews.__file__).parent
COMPILED = [
    "viennews.chrome.text", "viennews.date_grammar.chains", "viennews.dates.years", "viennews.figures.quantities",
    "viennews.organizations.grammar", "viennews.scan", "viennews.titles",
]  # fmt: skip
ASK = """
import pickle, sys
from tests.test_compiled import COMPILED, answers
given = answers()
sys.stdout.buffer.write(pickle.dumps((given, [sys.modules[name].__file__ for name in COMPILED])))
"""


def answers() -> dict[str, Any]:
    """What the finders say of the texts of the case files, `parse` of the example pages and of hostile ones."""
    examples = [viennews.example(name) for name in viennews.example_names()]
    texts = [example.text for example in examples]
    texts += [case.text for case in date_cases.cases("dates_seen.tsv")]
    texts += [case.text for case in figure_cases.cases("figures_seen.tsv")]
    texts += [case.text for case in organization_cases.cases("organizations_seen.tsv")]
    pages = [path.read_bytes() for path in sorted((ROOT / "tests" / "hostile").glob("*.html"))]
    articles = [viennews.parse(page) for page in pages] + examples
    return {
        "dates": [viennews.find_dates(text) for text in texts],
        "figures": [viennews.find_figures(text) for text in texts],
        "organizations": [viennews.find_organizations(text, generic=True) for text in texts],
        "articles": articles,
        "facts": [article.facts for article in articles],
        "refused": [refusal(call, wrong) for call in CALLS for wrong in (None, 5, b"ng\xc3\xa0y", ["5/3"])],
    }


CALLS: list[Any] = [viennews.find_dates, viennews.find_figures, viennews.find_organizations, viennews.parse]


def refusal(call: Any, wrong: object) -> str:
    """The error that a wrong argument is refused with; nothing where it is taken."""
    try:
        call(wrong)
    except Exception as error:
        return repr(error)
    return ""


@pytest.fixture(scope="module")
def compiled(tmp_path_factory: pytest.TempPathFactory) -> pathlib.Path:
    """The folder that the compiled wheel is installed in."""
    compiler = (sysconfig.get_config_var("CC") or "cl").split()[0]
    if shutil.which(compiler) is None:
        pytest.skip(f"no C compiler: {compiler} is not here")
    if importlib.util.find_spec("hatch_mypyc") is None or importlib.util.find_spec("build") is None:
        pytest.skip("hatch-mypyc or build is not here: pip install -e '.[dev]'")
    if not (ROOT / "LICENSE").exists():
        pytest.skip("what the package is built of is not beside the tests")
    work = tmp_path_factory.mktemp("compiled")
    source = work / "source"  # the compiler writes beside what it compiles
    shutil.copytree(ROOT / "viennews", source / "viennews", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "examples", source / "examples")
    for name in ("README.md", "LICENSE"):
        shutil.copy(ROOT / name, source)
    # What the modules say does not depend on how well the compiler optimises, which takes minutes.
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8").replace('opt_level = "3"', 'opt_level = "0"')
    (source / "pyproject.toml").write_text(settings, encoding="utf-8")
    python, wheels = [sys.executable, "-m"], str(work / "wheels")
    told = os.environ | {"HATCH_BUILD_HOOK_ENABLE_MYPYC": "1"}
    subprocess.run([*python, "build", "-q", "-w", "-n", "-o", wheels, str(source)], check=True, env=told)
    (wheel,) = (work / "wheels").iterdir()
    assert "py3-none-any" not in wheel.name
    subprocess.run(
        [*python, "pip", "install", "-q", "--no-deps", "--target", str(work / "site"), str(wheel)], check=True
    )
    return work / "site"


def test_no_set_is_taken_for_a_frozenset() -> None:
    """A frozenset with the keys of a dictionary gives a set, which compiled code refuses to take for a frozenset."""
    mixed = [
        (path.name, ast.unparse(node))
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.BinOp) and ast.unparse(node.right).endswith(".keys()")
    ]
    assert not mixed


@pytest.mark.slow
def test_compiled_modules_answer_alike(compiled: pathlib.Path) -> None:
    told = os.environ | {"PYTHONPATH": f"{compiled}{os.pathsep}{ROOT}"}
    run = subprocess.run([sys.executable, "-c", ASK], check=True, env=told, cwd=compiled, stdout=subprocess.PIPE)
    theirs, files = pickle.loads(run.stdout)
    assert all(file.endswith(tuple(importlib.machinery.EXTENSION_SUFFIXES)) for file in files), files
    assert all(file.startswith(str(compiled)) for file in files), files
    ours = answers()
    assert list(theirs) == list(ours)
    for topic in ours:
        assert theirs[topic] == ours[topic], topic
