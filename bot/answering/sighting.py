"""Sights: where a passage has the terms of a question, and how near each stands to a spot in it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.inquiry import Weighted
from bot.answering.passage import Passage

Span = tuple[int, int]
"""Half-open offsets into a paragraph's text."""

NEARNESS = {
    "own": 1.0, "clause": 0.82, "before": 0.9, "lead": 0.8, "near": 0.65, "after": 0.6, "far": 0.45,
}  # fmt: skip
"""How near a term is met: in the answer's own words, in its clause beyond another figure, in an earlier clause of its
sentence, in the paragraph's first sentence or heading, in the sentence before, in a later clause, elsewhere."""
COVERS = 0.5
"""A term met this near counts as covered."""
_PART_OF_A_TERM, _OTHER_NAME, KINDRED = 0.85, 0.97, 0.7


@dataclass(frozen=True, slots=True)
class Sight:
    """Where a passage has one term, or one part of it."""

    weighted: Weighted
    share: float
    """What it is worth of the whole term: 1, or less for a part."""
    spans: tuple[tuple[int, int, float], ...]
    """Half-open, with how surely each is the term: the surface itself, or another name of it."""
    headings: tuple[float, float]
    """The same for the innermost heading above the passage, and for those above that."""


@dataclass(frozen=True, slots=True)
class Spot:
    """A place that could answer: half-open numbers of its clauses, and the words that are its own."""

    passage: Passage
    first: int
    last: int
    own: Span


def sights(passage: Passage, terms: Sequence[Weighted]) -> tuple[Sight, ...]:
    """Where a passage has the terms; of a term that is nowhere as a whole, where it has its parts."""
    return tuple(sight for weighted in terms for sight in _sights_of(passage, weighted))


def _sights_of(passage: Passage, weighted: Weighted) -> Iterator[Sight]:
    term = weighted.term
    whole = _sight(passage, weighted, term.forms, 1.0)
    if whole.spans or any(whole.headings) or not term.parts:
        yield whole
        return
    length = sum(len(forms[0]) for forms in term.parts)
    for forms in term.parts:
        yield _sight(passage, weighted, forms, _PART_OF_A_TERM * len(forms[0]) / length)


def _sight(passage: Passage, weighted: Weighted, forms: Sequence[str], share: float) -> Sight:
    spans = [(start, end, 1.0) for start, end in passage.occurrences(forms[:1])]
    kin = weighted.term.kin
    for form in forms[1:]:
        strength = KINDRED if form in kin else _OTHER_NAME
        spans += [(start, end, strength) for start, end in passage.occurrences((form,))]
    above = [any(form in heading for form in forms) for heading in reversed(passage.section)]
    return Sight(weighted, share, tuple(spans), (float(above[:1] == [True]), float(any(above[1:]))))


def met(spot: Spot, sight: Sight) -> tuple[str, float]:
    """The nearest level (a key of NEARNESS) at which a term is met, and how surely; ("", 0) where it is not."""
    best, level, sure = 0.0, "", 0.0
    for start, end, strength in sight.spans:
        name = _level(spot, start, end)
        if (value := NEARNESS[name] * strength) > best:
            best, level, sure = value, name, strength
    for strength, name in zip(sight.headings, ("lead", "far"), strict=True):
        if strength and NEARNESS[name] > best:
            best, level, sure = NEARNESS[name], name, strength
    return level, sure * sight.share


def _level(spot: Spot, start: int, end: int) -> str:
    """How near an occurrence stands to a spot."""
    if spot.own[0] <= start and end <= spot.own[1]:
        return "own"
    clauses = spot.passage.clauses
    at = spot.passage.clause_at(start)
    if spot.first <= at < spot.last:
        return "clause"
    sentence = clauses[at].sentence
    if clauses[spot.first].sentence <= sentence <= clauses[spot.last - 1].sentence:
        return "before" if at < spot.first else "after"
    if at < spot.first:
        own = clauses[spot.first].sentence
        return "lead" if sentence == 0 else "near" if sentence == own - 1 else "far"
    return "far"


def stands_in_sentence(spot: Spot, forms: Sequence[str]) -> bool:
    """Whether any of the forms stands in a spot or before it in its sentence."""
    return any(
        _level(spot, start, end) in ("own", "clause", "before") for start, end in spot.passage.occurrences(forms)
    )


def stands_near(spot: Spot, forms: Sequence[str]) -> bool:
    """Whether any of the forms stands near enough to a spot to be what it is about."""
    levels = [_level(spot, start, end) for start, end in spot.passage.occurrences(forms)]
    levels += ["lead" for heading in spot.passage.section[-1:] if any(form in heading for form in forms)]
    return any(NEARNESS[level] >= COVERS for level in levels)
