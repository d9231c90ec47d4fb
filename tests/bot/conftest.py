"""What the tests of answers stand on: a bot over the index of the five reports, in this process."""

from __future__ import annotations

import datetime
from collections.abc import Iterator
from pathlib import Path

import pytest
from processes import SEEDS

from bot.app import Bot
from bot.settings import Settings


@pytest.fixture(scope="session")
def bot(index: Path) -> Iterator[Bot]:
    with Bot.open(Settings(SEEDS, index, datetime.date(2026, 3, 1))) as opened:
        yield opened
