"""What reading a question needs: the words of the index, and a day."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.question import Reader
from retrieval import open_index
from retrieval.reports.gazetteer import Gazetteer
from retrieval.text.lexicon import Lexicon


@pytest.fixture(scope="session")
def reader(index: Path) -> Iterator[Reader]:
    with open_index(index / "index.db") as opened:
        held = frozenset(report.region for report in opened.reports)
        today = datetime.date(2026, 3, 1)
        yield Reader(Gazetteer.load(), Lexicon.load(), opened.words, opened.tag, held, today)
