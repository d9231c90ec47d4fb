"""Questions: what is asked, read off what was typed."""

from __future__ import annotations

from bot.question.reader import Reader
from bot.question.understanding import LONGEST, understand

__all__ = ["LONGEST", "Reader", "understand"]
