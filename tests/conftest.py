"""What many tests stand on: an index of the five reports, a reader of questions, and the command."""

from __future__ import annotations

import datetime
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import COMMAND, Run, environment

from bot.question import Reader
from retrieval import open_index
from retrieval.reports.gazetteer import Gazetteer
from retrieval.text.lexicon import Lexicon


@pytest.fixture(scope="session")
def index(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder with the index of the five reports."""
    data = tmp_path_factory.mktemp("data")
    subprocess.run([COMMAND, "index"], env=environment(FAZHI_DATA=str(data)), check=True, capture_output=True)
    return data


@pytest.fixture
def fazhi(index: Path) -> Run:
    """Runs the command to its end: fazhi("ask", "…", input=b"…", FAZHI_DATA="…")."""

    def run(*arguments: str, input: bytes = b"", **more: str) -> subprocess.CompletedProcess[bytes]:
        env = environment(**({"FAZHI_DATA": str(index)} | more))
        return subprocess.run([COMMAND, *arguments], input=input, env=env, capture_output=True, timeout=120)

    return run


@pytest.fixture(scope="session")
def reader(index: Path) -> Iterator[Reader]:
    """What reading a question needs: the words of the index, and a day."""
    with open_index(index / "index.db") as opened:
        held = frozenset(report.region for report in opened.reports)
        today = datetime.date(2026, 3, 1)
        yield Reader(Gazetteer.load(), Lexicon.load(), opened.words, opened.tag, opened.names, held, today)
