"""Choosing among reports: which are compared, which answer as well as the best, which year of a region is meant."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.candidate import Candidate
from bot.answering.deciding import comparable, rivals
from bot.answering.telling import Said
from bot.answering.told import told_of
from bot.question.model import Question
from retrieval.model import RegionPath, Report

_LIKENESS, _MORE_ALIKE = 0.5, 0.2
"""What it is worth to be told in all the words of another report's figure, in certainty; and by how much more alike
a figure's own words must be to be taken before a better one of its clause."""


def latest_of_each(reports: Sequence[Report]) -> tuple[Report, ...]:
    """The latest report of each region."""
    year = {report.region: report.year for report in sorted(reports, key=lambda report: report.year)}
    return tuple(report for report in reports if report.year == year[report.region])


def comparable_to_best(saying: Sequence[Said]) -> list[Said]:
    """The reports whose figures are of what the surest one is of, in the same kind of unit."""
    best = max((said.best for said in saying if said.best), key=lambda candidate: candidate.sure, default=None)
    return [said for said in saying if best is None or (said.best and comparable(best, said.best))]


def most_like(surest: Candidate, others: Sequence[Candidate]) -> Candidate:
    """Of a report's figures the one that is told most like another report's: 报备3件 beside 报备2件, not 备案1件.

    `others` come best first; of one clause's figures that is the first, unless another's own words are more alike.
    """
    said = _pairs(_sentence(surest))
    firsts = {(one.passage.paragraph.id, one.first): one for one in reversed(others)}
    best = max(
        reversed(firsts.values()), key=lambda one: one.sure + _LIKENESS * _likeness(said, _pairs(_sentence(one)))
    )
    said = _pairs(_own(surest))
    enough = _likeness(said, _pairs(_own(best))) + _MORE_ALIKE
    beside = (one for one in others if one.passage is best.passage and one.first == best.first)
    alike = (one for one in beside if "other end of a change" not in one.evidence)
    return next((one for one in alike if _likeness(said, _pairs(_own(one))) > enough), best)


def _likeness(some: set[str], others: set[str]) -> float:
    """What two sets share, 0 to 1 (Dice 1945)."""
    return 2 * len(some & others) / ((len(some) + len(others)) or 1)


def _pairs(words: str) -> set[str]:
    """The pairs of neighbouring characters in some words, figures aside."""
    return {pair for at in range(len(words) - 1) if (pair := words[at : at + 2]).isalpha()}


def _sentence(candidate: Candidate) -> str:
    """What a candidate's clauses say."""
    clauses = candidate.passage.clauses
    return candidate.passage.folded[clauses[candidate.first].start : clauses[candidate.last - 1].end]


def _own(candidate: Candidate) -> str:
    """What is said of a candidate's figure before it; empty where there is none."""
    return told_of(candidate.passage, candidate.figure).own.partition("\0")[0] if candidate.figure else ""


def _surest_first(saying: Sequence[Said]) -> list[Said]:
    """By how surely they answer; of one region, the latest of those that do about as surely."""
    sure = {said.report.file: said.best.sure for said in saying if said.best}
    best: dict[RegionPath, float] = {}
    for said in saying:
        if said.best:
            best[said.report.region] = max(best.get(said.report.region, 0.0), said.best.sure)
    return sorted(
        (said for said in saying if said.best),
        key=lambda said: (
            -best[said.report.region],
            said.report.region,
            -round(sure[said.report.file], 1),
            -said.report.year,
        ),
    )


def best_of(saying: Sequence[Said], question: Question) -> list[Said]:
    """The reports that answer about as well as the best one, best first; all where sections are listed."""
    ranked = _surest_first(saying)
    if not ranked or not ranked[0].best:
        return list(saying)
    best, region = ranked[0].best, ranked[0].report.region
    return [
        said
        for said in ranked
        if said.best and rivals(best, said.best, question, not question.compares and said.report.region == region)
    ]
