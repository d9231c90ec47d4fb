"""Stages: what is begun, and what may come of it."""

from __future__ import annotations

from functools import cache

from retrieval.text.lexicon import read_words


@cache
def outcomes() -> frozenset[str]:
    """What may come of a case, a check, an exam or a plan."""
    return read_words("outcomes.txt")


@cache
def begun() -> frozenset[str]:
    """What is begun or undertaken, which tells nothing of what came of it."""
    return read_words("begun.txt")
