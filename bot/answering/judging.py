"""Judging a spot in a passage by a question's terms: how near each is met, which are missing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from bot.answering.inquiry import Inquiry, Weighted
from bot.answering.passage import Passage
from bot.answering.sighting import COVERS, KINDRED, NEARNESS, Sight, Spot, met, sights

_MANY_FORMS = 8
"""A term with more names than this is met more loosely by one of them."""
_HERE = frozenset({"own", "clause", "before"})


@dataclass(frozen=True, slots=True)
class Judgement:
    """What one place in a passage covers of a question."""

    nearness: float
    """Weighted mean of how near each term stands, 0 to 1."""
    coverage: float
    """What is covered against what is missing, 0 to 1."""
    missing: tuple[str, ...]
    """Surfaces of the terms that are not covered, weightiest first."""
    evidence: dict[str, float] = field(default_factory=dict)
    """By name: the weight that is met at each level and in each way, the weight that is missing of each group."""


class Judge:
    """Judges the spots of one passage."""

    def __init__(self, passage: Passage, inquiry: Inquiry) -> None:
        self._passage = passage
        self._inquiry = inquiry
        self._terms = [(weighted, sights(passage, (weighted,))) for weighted in inquiry.terms]
        self._carried = sights(passage, inquiry.carried)
        composed = (term for term in inquiry.outcomes if term.parts)
        self._last_outcome = max(composed, key=lambda term: term.start, default=None)
        self._joints = tuple(_joints(self._terms))

    def judge(self, spot: Spot) -> Judgement:
        evidence: dict[str, float] = defaultdict(float)
        near = covered = doubted = 0.0
        missing: list[tuple[float, str]] = []
        for weighted, seen in self._terms:
            value, here = _nearness(spot, weighted, seen, evidence)
            if weighted.outcome and not here:
                evidence["outcome missing"] = 1.0
                if value and weighted.term is self._last_outcome:
                    evidence["half an outcome"] = 1.0
            share = min(1.0, value / COVERS)
            near += weighted.weight * value
            covered += weighted.weight * share
            doubted += weighted.doubt * (1 - share)
            if not value:
                self._characters(spot, weighted, evidence)
            if share < 1:
                evidence[f"missing:{weighted.group}"] += weighted.weight * (1 - share)
                missing.append((-weighted.doubt, weighted.term.surface))
        if carried := self._carried_over(spot):
            evidence["carried"] = carried
        elif self._inquiry.carried:
            evidence["uncarried"] = 1.0
        clauses = self._passage.clauses
        first, last = clauses[spot.first].start, clauses[spot.last - 1].end
        if together := max((weight for at, weight in self._joints if first < at < last), default=0.0):
            evidence["together"] = together
        evidence["rank"] = self._inquiry.ranks[self._passage.paragraph.id]
        if self._passage.paragraph.id in self._inquiry.beside:
            evidence["beside"] = 1.0
        total = sum(weighted.weight for weighted, _ in self._terms)
        if not total or not covered + doubted:
            return Judgement(0.0, 0.0, (), dict(evidence))
        surfaces = tuple(surface for _, surface in sorted(missing))
        return Judgement(near / total, covered / (covered + doubted), surfaces, dict(evidence))

    def _characters(self, spot: Spot, weighted: Weighted, evidence: dict[str, float]) -> None:
        """A word that is nowhere may still share its characters with another word for the thing: 回答, 解答."""
        surface, clauses = weighted.term.surface, self._passage.clauses
        if len(surface) < 2:
            return
        here = self._passage.folded[clauses[spot.first].start : clauses[spot.last - 1].end]
        for name, text in (("own characters", self._passage.folded[slice(*spot.own)]), ("characters", here)):
            if shared := sum(self._inquiry.rarity[char] for char in dict.fromkeys(surface) if char in text):
                evidence[name] += shared / len(surface)

    def _carried_over(self, spot: Spot) -> float:
        """How near what was talked about before stands, 0 to 1."""
        total = sum(weighted.weight for weighted in self._inquiry.carried)
        levels = ((sight, *met(spot, sight)) for sight in self._carried)
        return sum(NEARNESS[level] * sure * s.weighted.weight for s, level, sure in levels if level) / (total or 1.0)


def _joints(terms: Sequence[tuple[Weighted, Sequence[Sight]]]) -> Iterator[tuple[int, float]]:
    """Where two terms said in one breath (法治|巡察) stand so in the passage too, with what they weigh."""
    for (one, its), (other, others) in pairwise(terms):
        if one.term.end == other.term.start:
            ends = {end for sight in its for _, end, _ in sight.spans}
            starts = {start for sight in others for start, _, _ in sight.spans}
            yield from ((at, min(one.weight, other.weight)) for at in ends & starts)


def _nearness(spot: Spot, weighted: Weighted, seen: Sequence[Sight], evidence: dict[str, float]) -> tuple[float, bool]:
    """How near a term is met, 0 to 1, and whether all of it is in the sentence; the evidence is added to."""
    value, all_here = 0.0, bool(seen)
    for sight in seen:
        level, sure = met(spot, sight)
        here = level in _HERE
        all_here &= here
        if level:
            value += NEARNESS[level] * sure
            evidence[f"{level}:{weighted.group}"] += sure * weighted.weight
            evidence[f"{'here' if here else 'there'} {_way(sight, sure)}"] += sure * weighted.weight
    return value, all_here


def _way(sight: Sight, sure: float) -> str:
    """How a term is met: in part, by its own name, by another, by one of very many."""
    if sight.share < 1:
        return "part"
    if sure == 1:
        return "by name"
    if sure <= KINDRED:
        return "by kin"
    return "by one of many" if len(sight.weighted.term.forms) > _MANY_FORMS else "by another"
