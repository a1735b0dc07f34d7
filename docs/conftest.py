"""The examples of the documentation run in a folder of their own, with saved pages in `pages/`, as a reader would."""

import pathlib
import shutil

import pytest

PAGES = pathlib.Path(__file__).parents[1] / "examples" / "pages"


@pytest.fixture(autouse=True)
def _folder_of_a_reader(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(PAGES, tmp_path / "pages")
    monkeypatch.chdir(tmp_path)
