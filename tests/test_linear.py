"""No pattern of the package backtracks more than linearly (law 4)."""

import ast
import json
import pathlib
import subprocess
import sys

import pytest

import viennews
from viennews import scan

PACKAGE = pathlib.Path(viennews.__file__).parent
ATTACK = pathlib.Path(__file__).with_name("attack_patterns.py")
UNCOMPILED = {"match", "search", "fullmatch", "findall", "finditer", "sub", "subn", "split"}


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda path: str(path.relative_to(PACKAGE)))
def test_every_pattern_is_compiled_where_the_attack_sees_it(path: pathlib.Path) -> None:
    used = [
        ast.unparse(node.func)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and ast.unparse(node.func.value) in ("re", "regex")
        and node.func.attr in UNCOMPILED
    ]
    assert not used


@pytest.mark.skipif(not str(scan.__file__).endswith(".py"), reason="no frames tell where compiled modules compile")
def test_every_pattern_grows_linearly() -> None:
    run = subprocess.run([sys.executable, str(ATTACK)], capture_output=True, text=True, check=False, timeout=600)
    assert run.returncode == 0, run.stderr
    report = json.loads(run.stdout)
    compiling = {
        (str(path), node.lineno)
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) in ("re.compile", "regex.compile")
    }
    assert compiling == {(file, line) for file, line in report["places"]}
    assert report["patterns"] >= len(compiling) / 2
    assert not report["slow"]
    assert report["control"], "a pattern that is known to be slow is not seen"
