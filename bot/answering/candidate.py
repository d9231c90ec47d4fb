"""A candidate: a place in a passage that could answer, with what speaks for it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from bot.answering.figures import Figure
from bot.answering.judging import Judgement
from bot.answering.passage import Passage

Family = Literal["figure", "name", "sentence"]


@dataclass(frozen=True, slots=True)
class Candidate:
    """Better candidates of one question have higher scores; scores of two questions say nothing of each other."""

    passage: Passage
    first: int
    last: int
    """Half-open numbers of the clauses it fills."""
    marks: tuple[tuple[int, int], ...]
    """What is asked for: spans of the paragraph's text, at most three."""
    judgement: Judgement
    evidence: dict[str, float]
    """Everything that speaks for it or against it, by name."""
    family: Family
    figure: Figure | None = None
    score: float = 0.0
    """The evidence weighed: higher is better."""
    sure: float = 0.0
    """How surely it answers, 0 to 1, as a probability."""
