"""A candidate: a place in a passage that could answer, with its score."""

from __future__ import annotations

from dataclasses import dataclass

from bot.answering.figures import Figure
from bot.answering.judging import Judgement
from bot.answering.passage import Passage


@dataclass(frozen=True, slots=True)
class Candidate:
    """Better candidates of one question have higher scores; scores of two questions say nothing of each other."""

    passage: Passage
    first: int
    last: int
    """Half-open numbers of the clauses it fills."""
    marks: tuple[tuple[int, int], ...]
    """What is asked for: spans of the paragraph's text, at most three."""
    score: float
    judgement: Judgement
    figure: Figure | None = None
