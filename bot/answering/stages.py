"""Stages: what is begun, and what may come of it."""

from __future__ import annotations

import re
from functools import cache

from retrieval.text.lexicon import read_words


@cache
def outcomes() -> frozenset[str]:
    """What may come of a case, a check, an exam or a plan."""
    return read_words("outcomes.txt")


@cache
def outcome_words() -> re.Pattern[str]:
    """Any of the outcomes."""
    return _any_of(outcomes())


@cache
def begun_words() -> re.Pattern[str]:
    """What is begun or undertaken, which tells nothing of what came of it."""
    return _any_of(read_words("begun.txt"))


def _any_of(words: frozenset[str]) -> re.Pattern[str]:
    """What finds any of the words; nothing where there are none."""
    return re.compile("|".join(sorted(words)) or "(?!)")
