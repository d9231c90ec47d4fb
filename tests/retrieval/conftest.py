"""What the tests of the index stand on: the five reports, and a folder with a copy of them and their index."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from retrieval import build_index

SEEDS = Path(__file__).parents[2] / "seeds"


@dataclass(frozen=True, slots=True)
class Place:
    """A folder of reports and the index made from it."""

    seeds: Path
    index: Path

    def report(self, start: str) -> Path:
        """The report whose file name starts so."""
        (found,) = self.seeds.glob(f"{start}*")
        return found

    def change(self, start: str, old: str = "2021", new: str = "2021 ") -> None:
        """Write a report anew with something in it replaced."""
        file = self.report(start)
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new), encoding="utf-8")


@pytest.fixture(scope="session")
def original(tmp_path_factory: pytest.TempPathFactory) -> Place:
    """Built once and only read from."""
    folder = tmp_path_factory.mktemp("original")
    shutil.copytree(SEEDS, folder / "seeds")
    build_index(folder / "seeds", folder / "data" / "index.db")
    return Place(folder / "seeds", folder / "data" / "index.db")


@pytest.fixture
def place(original: Place, tmp_path: Path) -> Place:
    """A copy, to be changed at will; its index is up to date."""
    shutil.copytree(original.seeds, tmp_path / "seeds")
    shutil.copytree(original.index.parent, tmp_path / "data")
    return Place(tmp_path / "seeds", tmp_path / "data" / "index.db")
