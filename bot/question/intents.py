"""What a turn is for, before it is read as a question to the reports."""

from __future__ import annotations

from bot.question.model import Intent
from bot.question.phrases import phrases

_WHOLE_TURNS: tuple[Intent, ...] = ("greeting", "thanks", "help", "more", "source", "passage", "reset")
"""Each told by a section of its name, which has to fit all of the turn; the first that fits wins."""


def intent_of(folded: str, scopeless: str) -> Intent:
    """What a folded turn is for.

    `scopeless` is the same text with every region and year replaced by `@` of equal length.
    """
    bare = folded.strip()
    if not any(char.isalnum() for char in bare):
        return "empty"
    covers = phrases("coverage").search(scopeless) or phrases("holds").match(scopeless.strip())
    for intent in _WHOLE_TURNS:
        if phrases(intent).match(bare):
            return "coverage" if intent == "help" and covers else intent
    if covers:
        return "coverage"
    return "task" if phrases("task").search(bare) else "ask"
