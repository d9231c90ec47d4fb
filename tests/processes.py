"""Processes: the command as it is run from outside, and what it runs on."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

ROOT = Path(__file__).parents[1]
SEEDS = ROOT / "seeds"
COMMAND = str(Path(sys.executable).parent / "fazhi")

Run = Callable[..., subprocess.CompletedProcess[bytes]]


def environment(**more: str) -> dict[str, str]:
    """The tests' own environment: these reports, one fixed day, no colour asked for or forbidden."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("FAZHI_", "NO_COLOR"))}
    return kept | {"FAZHI_SEEDS": str(SEEDS), "FAZHI_TODAY": "2026-03-01"} | more
