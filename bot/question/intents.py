"""What a turn is for, before it is read as a question to the reports."""

from __future__ import annotations

from bot.question.model import Intent
from bot.question.phrases import phrases

_TOLD_BY_WORDS: tuple[Intent, ...] = (
    "reset", "passage", "source", "more", "help", "farewell", "thanks", "greeting",
)  # fmt: skip
"""Each told by a section of its name, whose words have to make up all of the turn; the first that fits wins."""
_OF_A_PLACE: tuple[Intent, ...] = ("source", "passage", "reset", "farewell")
"""Those that may name the place whose quote is meant: 塔河那句的原文."""


_A_WORD_OR_TWO = 4
"""Characters beside the words for what is held that may stand in a turn about it."""


def intent_of(folded: str, scopeless: str, of_the_field: bool = False) -> Intent:
    """What a folded turn is for.

    `scopeless` is the same text with every region and year replaced by `@` of equal length; `of_the_field`: a term of
    the field stands in it.
    """
    if not any(char.isalnum() for char in folded):
        return "empty"
    if (
        phrases("coverage").search(scopeless)
        or phrases("holds").match(scopeless.strip())
        or _only_of_holding(scopeless, of_the_field)
    ):
        return "coverage"
    for intent in _TOLD_BY_WORDS:
        if _made_up_of(intent, scopeless.replace("@", " ") if intent in _OF_A_PLACE else folded):
            return intent
    return "task" if phrases("task").search(folded.strip()) else "ask"


def _made_up_of(intent: Intent, turn: str) -> bool:
    """Whether a turn has a word that tells an intent, and nothing beside but courtesy and filling."""
    rest, found = phrases(intent).subn(" ", turn)
    for section in ("courtesy", "filler"):
        rest = phrases(section).sub(" ", rest)
    return found > 0 and not any(char.isalnum() for char in rest)


def _only_of_holding(scopeless: str, of_the_field: bool) -> bool:
    """Whether a turn talks of nothing but what is held (最新的一份报告是哪一年的), or of hardly anything else."""
    if not phrases("holding-noun").search(scopeless) or not phrases("asks-holding").search(scopeless):
        return False
    others = sum(char.isalnum() for char in phrases("holding-word").sub("", scopeless))
    return not others or (others <= _A_WORD_OR_TWO and not of_the_field and bool(phrases("keeper").search(scopeless)))
