"""How well a place in a passage answers: what it covers of the question, and how near the terms stand to it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.passage import Passage
from bot.question.model import Term

_SAME_CLAUSE, _BEYOND_A_FIGURE = 1.0, 0.82
_EARLIER_CLAUSE, _EARLIER_STEP, _EARLIER_LEAST = 0.95, 0.04, 0.7
_NEXT_CLAUSE, _LATER_CLAUSE = 0.6, 0.5
_LEAD, _HEADING, _OUTER_HEADING = 0.8, 0.8, 0.4
_SENTENCE_BEFORE, _ELSEWHERE_BEFORE, _AFTER = 0.65, 0.5, 0.4
_PART_OF_A_TERM, _OTHER_NAME = 0.85, 0.97
COVERS = 0.5
"""A term this near to the answer counts as covered."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A term of the question and what it weighs (plain idf, less for general words)."""

    term: Term
    weight: float
    doubt: float
    """What it weighs where it is missing: more for a term of the field, less for a word that may be mere chatter."""


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one place in a passage covers of a question."""

    nearness: float
    """Weighted mean of how near each term stands, 0 to 1."""
    coverage: float
    """What is covered against what is missing, 0 to 1."""
    missing: tuple[str, ...]
    """Surfaces of the terms that are not covered, weightiest first."""


def _near(passage: Passage, span: tuple[int, int], first: int, last: int, anchor: tuple[int, int]) -> float:
    """How near an occurrence stands to an anchor that fills the clauses first..last (half-open)."""
    at = passage.clause_at(span[0])
    sentence, own = passage.clauses[at].sentence, passage.clauses[first].sentence
    if first <= at < last:
        low, high = min(span[1], anchor[1]), max(span[0], anchor[0])
        between = any(low <= figure.start and figure.end <= high for figure in passage.figures)
        return _BEYOND_A_FIGURE if between else _SAME_CLAUSE
    if sentence == own or (first <= at and passage.clauses[last - 1].sentence == sentence):
        if at < first:
            return max(_EARLIER_LEAST, _EARLIER_CLAUSE - _EARLIER_STEP * (first - at - 1))
        return _NEXT_CLAUSE if at == last else _LATER_CLAUSE
    if at < first:
        return _LEAD if sentence == 0 else _SENTENCE_BEFORE if sentence == own - 1 else _ELSEWHERE_BEFORE
    return _AFTER


def nearness(passage: Passage, forms: Sequence[str], first: int, last: int, anchor: tuple[int, int]) -> float:
    """The best nearness of any of the forms to an anchor, 0 where none stands in the passage or above it."""
    best = max((_near(passage, span, first, last, anchor) for span in passage.occurrences(forms[:1])), default=0.0)
    if best < _SAME_CLAUSE:
        others = (_near(passage, span, first, last, anchor) for span in passage.occurrences(forms[1:]))
        best = max(best, _OTHER_NAME * max(others, default=0.0))
    for depth, heading in enumerate(reversed(passage.section)):
        value = _OUTER_HEADING if depth else _HEADING
        if value > best and any(form in heading for form in forms):
            best = value
    return best


def _partly(passage: Passage, term: Term, first: int, last: int, anchor: tuple[int, int]) -> float:
    """How near the parts of a term stand that is not there as a whole."""
    if not term.parts:
        return 0.0
    found = sum(nearness(passage, forms, first, last, anchor) * len(forms[0]) for forms in term.parts)
    return _PART_OF_A_TERM * found / len(term.surface)


def judge(passage: Passage, terms: Sequence[Weighted], first: int, last: int, anchor: tuple[int, int]) -> Judgement:
    """Judge the anchor, a half-open span inside the clauses first..last (half-open), by the terms around it."""
    total = near = covered = doubted = 0.0
    missing: list[tuple[float, str]] = []
    for weighted in terms:
        value = nearness(passage, weighted.term.forms, first, last, anchor) or _partly(
            passage, weighted.term, first, last, anchor
        )
        total += weighted.weight
        near += weighted.weight * value
        share = min(1.0, value / COVERS)
        covered += weighted.weight * share
        doubted += weighted.doubt * (1 - share)
        if value < COVERS:
            missing.append((-weighted.doubt, weighted.term.surface))
    if not total or not covered + doubted:
        return Judgement(0.0, 0.0, ())
    return Judgement(near / total, covered / (covered + doubted), tuple(surface for _, surface in sorted(missing)))
