"""What a turn is for, before it is read as a question to the reports."""

from __future__ import annotations

from bot.question.model import Intent
from bot.question.phrases import phrases

_WHOLE_TURNS: tuple[Intent, ...] = ("greeting", "farewell", "thanks", "help", "more", "source", "passage", "reset")
"""Each told by a section of its name, which has to fit all of the turn; the first that fits wins."""


_OF_A_PLACE: tuple[Intent, ...] = ("source", "passage")
"""Those that may name the place whose quote is meant: 塔河那句的原文."""


def intent_of(folded: str, scopeless: str) -> Intent:
    """What a folded turn is for.

    `scopeless` is the same text with every region and year replaced by `@` of equal length.
    """
    bare = folded.strip()
    if not any(char.isalnum() for char in bare):
        return "empty"
    asked = phrases("coverage").search(scopeless) or phrases("holds").match(scopeless.strip())
    covers = bool(asked) or _only_of_holding(scopeless)
    for intent in _WHOLE_TURNS:
        if phrases(intent).match(bare) or (intent in _OF_A_PLACE and phrases(intent).match(scopeless.strip(" @的"))):
            return "coverage" if intent == "help" and covers else intent
    if covers:
        return "coverage"
    return "task" if phrases("task").search(bare) else "ask"


def _only_of_holding(scopeless: str) -> bool:
    """Whether a turn talks of nothing but what is held: 最新的一份报告是哪一年的."""
    if not phrases("holding-noun").search(scopeless) or not phrases("asks-holding").search(scopeless):
        return False
    return not any(char.isalnum() for char in phrases("holding-word").sub("", scopeless))
