"""How regions, years and reports are set against each other."""

from __future__ import annotations

import re

from bot.question.model import Condition
from bot.question.phrases import Span, phrases, spans

_HALF = 50.0
_IN_WORDS = {"零": 0.0, "百分之百": 100.0}
_ABOVE = ("大于", "高于", "超过", "多于", "不少于", "至少", "以上")
_BELOW = ("小于", "低于", "少于", "不到", "不足")


def compares(text: str) -> bool:
    return bool(phrases("compare").search(text))


def compare_words(text: str) -> list[Span]:
    return spans("compare-words", text)


def superlative(text: str) -> int:
    """1 where the most is asked for, -1 where the least, else 0."""
    return 1 if phrases("most").search(text) else -1 if phrases("least").search(text) else 0


def recency(text: str) -> int:
    """1 where the latest is asked for, -1 where the earliest, else 0."""
    return 1 if phrases("latest").search(text) else -1 if phrases("earliest").search(text) else 0


def everywhere(text: str) -> bool:
    return bool(phrases("everywhere").search(text))


def everywhere_words(text: str) -> list[Span]:
    return spans("everywhere", text)


def condition_of(text: str) -> tuple[Condition, Span] | None:
    """What a figure must be (为0, 超过90%), with the span that says so."""
    for match in phrases("condition").finditer(text):
        if condition := _condition(match):
            return condition, match.span()
    return None


def _condition(match: re.Match[str]) -> Condition | None:
    """None for words that relate to no number: 为, 是."""
    if match["percent"]:
        return Condition(">" if "上" in match["beyond"] else "<", float(match["percent"]))
    if not (match["number"] or match["half"]):
        return None
    value = _HALF if match["half"] else _IN_WORDS.get(match["number"])
    if value is None:
        value = float(match["number"])
    if match["side"] == "以下" or match["relation"] in _BELOW:
        return Condition("<", value)
    return Condition(">" if match["side"] == "以上" or match["relation"] in _ABOVE else "=", value)
