"""The scores of the library on the shared gold articles, where these are."""

import json
import pathlib
import subprocess
import sys
from typing import Any

import pytest

_SCORER = pathlib.Path(__file__).parents[2] / "shared" / "eval" / "score.py"

needs_gold = pytest.mark.skipif(not _SCORER.exists(), reason="the shared gold articles are not here")


def gold_scores(layer: str) -> dict[str, Any]:
    """What the scorer gives for a layer: `found`, `exact`, `right` with their F1, and the `fields`."""
    done = subprocess.run(
        [sys.executable, str(_SCORER), "--layer", layer, "--json"], capture_output=True, text=True, check=True
    )
    scores: dict[str, Any] = json.loads(done.stdout)[layer]
    return scores
