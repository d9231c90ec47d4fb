"""The evidence for candidates weighed: a score to rank them by, and how surely each answers.

The weights lie in weights.tsv; tests/bench/calibrate.py learns them from the question sets. What is set by hand is only
what the evidence itself is made with: how near is near, which unit stands in for which.
Scores are the sums of a conditional logit (McFadden 1974): among the candidates of one report, exp(score) is
proportional to how likely each is the one that answers. How surely it does is a logistic function of its evidence, of
what is missing of the question, and of how far it stands out among the others.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache
from importlib.resources import files

from bot.answering.candidate import Candidate
from bot.answering.inquiry import Weighted
from bot.question.model import Question

Weights = Mapping[str, float]
Evidence = dict[str, float]

_WEIGHS = re.compile(r"here |there |\w+:")
"""Evidence that adds up the weights of terms."""
_MOST_MARGIN, _MANY_TERMS, _HEAVY = 3.0, 6, 10.0


@cache
def _tables() -> Mapping[tuple[str, str], Weights]:
    """Weights by what they are for (`rank`, `sure`) and the family of candidates."""
    tables: dict[tuple[str, str], dict[str, float]] = {}
    for line in files(__package__).joinpath("weights.tsv").read_text(encoding="utf-8").splitlines():
        purpose, family, name, value = line.split("\t")
        tables.setdefault((purpose, family), {})[name] = float(value)
    return tables


def _sum(weights: Weights, evidence: Evidence) -> float:
    return sum(weights.get(name, 0.0) * value for name, value in evidence.items())


def weighed(candidates: Sequence[Candidate], question: Question, terms: Sequence[Weighted]) -> tuple[Candidate, ...]:
    """The candidates of one question in one report scored, best first; ties in reading order."""
    scored = [replace(c, score=_sum(_tables().get(("rank", c.family), {}), c.evidence)) for c in candidates]
    scored.sort(key=lambda c: (-round(c.score, 6), c.passage.paragraph.start, c.first))
    return tuple(
        replace(c, sure=1 / (1 + math.exp(-_sum(_tables().get(("sure", c.family), {}), evidence))))
        for c, evidence in zip(scored, certainty(scored, question, terms), strict=True)
    )


def certainty(scored: Sequence[Candidate], question: Question, terms: Sequence[Weighted]) -> Iterator[Evidence]:
    """What tells of each candidate, best first, whether it answers at all."""
    asked = _asked(question, terms)
    total = sum(w.weight for w in terms) or 1.0
    heaviest = max(terms, key=lambda w: w.weight, default=None)
    for candidate in scored:
        missing = set(candidate.judgement.missing)
        unmet = [w for w in terms if w.term.surface in missing]
        yield {
            **{name: value / total if _WEIGHS.match(name) else value for name, value in candidate.evidence.items()},
            **asked,
            "coverage": candidate.judgement.coverage,
            "nearness": candidate.judgement.nearness,
            "margin": _margin(candidate, scored) / _MOST_MARGIN,
            "score": candidate.score / _HEAVY,
            "most missing": max((w.doubt for w in unmet), default=0.0) / _HEAVY,
            "last term missing": float(bool(terms) and terms[-1].term.surface in missing),
            "heaviest missing": float(heaviest is not None and heaviest.term.surface in missing),
        }


def _asked(question: Question, terms: Sequence[Weighted]) -> Evidence:
    """What the question itself tells of how surely anything answers it."""
    specific = sum(not w.light for w in terms)
    return {
        "bias": 1.0,
        f"kind {question.kind}": 1.0,
        f"topic {question.topic}": 1.0,
        "everywhere": float(question.everywhere),
        "terms": min(len(terms), _MANY_TERMS) / _MANY_TERMS,
        "weight": sum(w.weight for w in terms) / _HEAVY,
        "one term": float(specific <= 1),
        "no term of the field": float(all(w.group != "field" for w in terms)),
    }


def _margin(candidate: Candidate, scored: Sequence[Candidate]) -> float:
    """How far a candidate stands out from the best one elsewhere, within bounds."""
    place = (candidate.passage.paragraph.start, candidate.first)
    others = (c.score for c in scored if (c.passage.paragraph.start, c.first) != place)
    gap = candidate.score - next(others, candidate.score - _MOST_MARGIN)
    return max(-_MOST_MARGIN, min(_MOST_MARGIN, gap))
