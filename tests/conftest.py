"""What many tests stand on: an index of the five reports, and the command run to its end."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from processes import COMMAND, Run, environment


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
