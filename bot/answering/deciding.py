"""Whether a candidate answers: what it must cover of the question, calibrated on the development questions."""

from __future__ import annotations

from bot.answering.candidate import Candidate
from bot.answering.judging import Weighted

ENOUGH_COVERAGE = 0.47
ENOUGH_SCORE = 0.52
_AMONG_SENTENCES, _AMONG_REPORTS, _EVERYWHERE = 0.88, 0.85, 0.7
"""Without a region, a report answers when it does nearly as well as the best; less so where every report is meant."""


def answers(candidate: Candidate, terms: tuple[Weighted, ...]) -> bool:
    """Whether a candidate covers enough of what was asked, near enough to the answer."""
    if not terms:
        return False
    return candidate.judgement.coverage >= ENOUGH_COVERAGE and candidate.score >= ENOUGH_SCORE


def nearly_as_good(best: Candidate, other: Candidate) -> bool:
    """Whether another sentence of the same report answers nearly as well."""
    return other.score >= _AMONG_SENTENCES * best.score and other.judgement.coverage >= best.judgement.coverage - 0.05


def rivals(best: Candidate, other: Candidate, everywhere: bool) -> bool:
    """Whether another report's candidate answers as well as the best, or well enough where every report is meant."""
    return (
        other.score >= (_EVERYWHERE if everywhere else _AMONG_REPORTS) * best.score
        and other.judgement.coverage >= best.judgement.coverage - 0.15
    )
