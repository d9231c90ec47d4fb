"""The figures of a set: how many of its questions are answered right, by kind and over all."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median_high
from typing import Any

from bot.answer import Answer
from bot.evaluate.judging import Verdict
from bot.evaluate.question_set import COVERAGE, UNANSWERABLE, Asked

BY_KIND = ("ok", "hit3", "value", "brief", "clean")


@dataclass(frozen=True, slots=True)
class Share:
    """So many right, of so many that were put to the test."""

    right: int
    of: int

    @property
    def value(self) -> float:
        return self.right / self.of if self.of else 1.0

    def __str__(self) -> str:
        return f"{self.right}/{self.of}={self.value:.3f}" if self.of else "-"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question, the answer to it, and the verdict on that."""

    asked: Asked
    answer: Answer
    verdict: Verdict


def share(judged: Iterable[Judged], name: str) -> Share:
    """The share of the answers that a verdict finds right in one thing."""
    known = [right for one in judged if (right := getattr(one.verdict, name)) is not None]
    return Share(sum(known), len(known))


def totals(judged: Sequence[Judged]) -> dict[str, Share]:
    """Over the whole set."""
    answerable = [one for one in judged if one.asked.kind not in (UNANSWERABLE, COVERAGE)]
    return {
        "ANSWERABLE": share(answerable, "ok"),
        "HIT3": share(answerable, "hit3"),
        "VALUE": share(answerable, "value"),
        "BRIEF": share(answerable, "brief"),
        "CLEAN": share(answerable, "clean"),
        "SOURCE": share(judged, "source"),
        "REFUSED": share((one for one in judged if one.asked.kind == UNANSWERABLE), "ok"),
        "COVERAGE": share((one for one in judged if one.asked.kind == COVERAGE), "ok"),
        "VERBATIM": share(judged, "verbatim"),
        "ALL": share(judged, "ok"),
    }


def by_kind(judged: Sequence[Judged]) -> dict[str, list[Judged]]:
    kinds = sorted({one.asked.kind for one in judged})
    return {kind: [one for one in judged if one.asked.kind == kind] for kind in kinds}


def _lengths(judged: Iterable[Judged]) -> list[int]:
    return [one.verdict.length for one in judged if one.verdict.length is not None]


def table(judged: Sequence[Judged]) -> str:
    """The figures for reading: a line a kind, then the totals."""
    lines = []
    for kind, rows in by_kind(judged).items():
        lengths = _lengths(rows)
        shares = " ".join(f"{name} {share(rows, name)!s:15}" for name in BY_KIND)
        lines.append(f"{kind:13} {shares} median length {median_high(lengths) if lengths else '-'}")
    words = [f"{name} {figure}" for name, figure in totals(judged).items()]
    return "\n".join([*lines, " ".join(words[:6]), " ".join(words[6:])])


def misses(judged: Iterable[Judged]) -> Iterable[str]:
    """What was not right: the question, what was wanted, what came."""
    for one in judged:
        if one.verdict.missed:
            asked, answer = one.asked, one.answer
            golds = " / ".join(f"{gold.file[:3]} {gold.quote}" for gold in asked.golds) or "nothing"
            quotes = " / ".join(f"{quote.file[:3]} {quote.text[:80]}" for quote in answer.quotes[:3])
            yield f"{'unmarked' if one.verdict.ok else 'missed'} {asked.id} {asked.kind}: {asked.question}"
            yield f"    wanted {golds}\n    got {answer.status}: {quotes or answer.headline[:80]}"


def as_json(judged: Sequence[Judged]) -> dict[str, Any]:
    """The figures for programs: [right, of] each."""

    def pairs(shares: Mapping[str, Share]) -> dict[str, list[int]]:
        return {name: [figure.right, figure.of] for name, figure in shares.items()}

    kinds = {kind: pairs({name: share(rows, name) for name in BY_KIND}) for kind, rows in by_kind(judged).items()}
    missed = [one.asked.id for one in judged if one.verdict.missed]
    return {"kinds": kinds, "totals": pairs(totals(judged)), "missed": missed}
