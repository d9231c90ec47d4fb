"""What the Telegram tests stand on: a server, the bot running against it, and a data folder with an index."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi.process import OWNER, BotProcess
from botapi.server import BotApi


@pytest.fixture
def data(index: Path, tmp_path: Path) -> Path:
    """A data folder of the test's own."""
    folder = tmp_path / "data"
    folder.mkdir()
    shutil.copy(index / "index.db", folder)
    return folder


@pytest.fixture
def api() -> Iterator[BotApi]:
    """A server that no bot talks to yet."""
    with BotApi() as running:
        yield running


@pytest.fixture(scope="module")
def served(index: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[BotApi]:
    """A server with the bot running against it, for tests that leave both as they are."""
    folder = tmp_path_factory.mktemp("telegram")
    shutil.copy(index / "index.db", folder)
    with BotApi() as running, BotProcess(running, folder, owners=str(OWNER)):
        yield running


@pytest.fixture
def shared(served: BotApi) -> BotApi:
    """The same, with everything seen that earlier tests made the bot do."""
    served.at = len(served.events)
    return served
