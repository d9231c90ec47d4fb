"""What is marked in a quote: the figure, the name, or the words that say how."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.finding import Candidate
from bot.answering.judging import Weighted
from bot.question.model import Question

_LONGEST_STATEMENT = 26


def marked(candidate: Candidate, question: Question, terms: Sequence[Weighted], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """Spans of the paragraph to mark within the quote start..end."""
    if candidate.marks:
        return candidate.marks
    if question.kind == "list" or question.topic in ("problems", "plan"):
        return ()
    return _figures(candidate, start, end) or _rest(candidate, terms, start, end)


def _figures(candidate: Candidate, start: int, end: int) -> tuple[tuple[int, int], ...]:
    inside = [(f.start, f.end) for f in candidate.passage.figures if start <= f.start and f.end <= end]
    return tuple(inside) if len(inside) == 1 else ()


def _rest(candidate: Candidate, terms: Sequence[Weighted], start: int, end: int) -> tuple[tuple[int, int], ...]:
    """What is said after the last term of the question, where that is short enough to be the answer."""
    spans = [span for w in terms for span in candidate.passage.occurrences(w.term.forms) if start <= span[0] and span[1] <= end]
    after = max((stop for _, stop in spans), default=end)
    return ((after, end),) if 2 <= end - after <= _LONGEST_STATEMENT else ()
