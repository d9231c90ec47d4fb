"""Setting reports against each other: order, difference, conditions, and the direct answer in one line."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol, TypeVar

from bot import wording
from bot.answer import Quote
from bot.answering.candidate import Candidate
from bot.question.model import Question
from retrieval.model import Report


class Saying(Protocol):
    """What one report says to a question."""

    @property
    def report(self) -> Report: ...
    @property
    def quotes(self) -> tuple[Quote, ...]: ...
    @property
    def best(self) -> Candidate | None: ...


S = TypeVar("S", bound=Saying)


def meets(candidate: Candidate, question: Question) -> bool:
    """Whether a figure is what the question says it must be."""
    condition = question.condition
    if condition is None or candidate.figure is None:
        return True
    value = candidate.figure.value
    return {"=": value == condition.value, ">": value >= condition.value, "<": value <= condition.value}[
        condition.relation
    ]


def in_order(saying: list[S], question: Question) -> list[S]:
    """By their figures, where the most or least is asked for."""
    if not question.superlative or not all(one.best and one.best.figure for one in saying):
        return saying
    return sorted(
        saying, key=lambda one: -question.superlative * (one.best.figure.value if one.best and one.best.figure else 0.0)
    )


def _mark(quote: Quote) -> str:
    return "、".join(quote.marked)


def _difference(first: Saying, second: Saying) -> str:
    """香坊区比塔河县多25件, only over figures of one unit."""
    a, b = first.best.figure if first.best else None, second.best.figure if second.best else None
    if not a or not b or a.unit != b.unit or a.value == b.value:
        return "两者相同。" if a and b and a.unit == b.unit else ""
    high, low = (first, second) if a.value > b.value else (second, first)
    gap, unit = abs(a.value - b.value), "个百分点" if a.measures == "rate" else a.unit.lstrip("余多千万亿")
    scale, word = next(((scale, word) for scale, word in ((1e8, "亿"), (1e4, "万")) if gap >= scale), (1.0, ""))
    shown = f"{gap / scale:.2f}".rstrip("0").rstrip(".") + word
    return f"{high.report.name}比{low.report.name}{'高' if a.measures == 'rate' else '多'}{shown}{unit}。"


def _year_told(report: Report, question: Question) -> int:
    """The year a report's answer is of: its own, or the one asked for that it tells of besides."""
    return question.years[0] if question.years and report.year not in question.years else report.year


def compared(saying: Sequence[Saying], question: Question) -> tuple[str, tuple[str, ...]]:
    """The direct answer in one line, and notes on what the comparison cannot say."""
    marked = [(one.report, _mark(one.quotes[0])) for one in saying if one.quotes and one.quotes[0].highlights]
    if not marked:
        return "", ()
    headline = "；".join(f"{report.name}{_year_told(report, question)}年：{mark}" for report, mark in marked)
    notes: list[str] = []
    if len(saying) > 1 and question.compares:
        if len(saying) == 2 and (gap := _difference(saying[0], saying[1])):
            headline += f"。{gap}"
        if len({one.report.year for one in saying}) > 1:
            notes.append(wording.SAME_YEAR_ONLY)
    return headline, tuple(notes)
