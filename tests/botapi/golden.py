"""Golden files: talks as they are kept. FAZHI_GOLDEN=write writes them anew; read the difference before keeping it."""

from __future__ import annotations

import os
from pathlib import Path

GOLDEN = Path(__file__).parents[1] / "golden" / "telegram"


def compare(name: str, text: str) -> None:
    """The text is what is kept under that name."""
    kept = GOLDEN / f"{name}.txt"
    if os.environ.get("FAZHI_GOLDEN") == "write":
        kept.write_text(text, encoding="utf-8")
    assert text == kept.read_text(encoding="utf-8")
