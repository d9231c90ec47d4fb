"""From a candidate to a quote: the shortest run of clauses that answers and reads alone, checked against the report."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answer import Quote
from bot.answering.candidate import Candidate
from bot.answering.clauses import after_numbering
from bot.answering.inquiry import Weighted
from retrieval import Index
from retrieval.model import Paragraph, Report

SHORT, LONG = 110, 290
"""Most characters of a quote for a figure or fact, and for anything else."""
_LEANS_BACK = (
    "其中",
    "其他",
    "其余",
    "为",
    "并",
    "且",
    "共",
    "占",
    "分别",
    "较",
    "同比",
    "均",
    "替代",
    "取代",
    "代替",
    "从而",
    "以此",
)


def quote_of(
    index: Index,
    report: Report,
    paragraph: Paragraph,
    start: int,
    end: int,
    marks: Sequence[tuple[int, int]] = (),
    score: float = 0.0,
) -> Quote | None:
    """A quote of the paragraph's text[start:end] with its marks; None unless the report says so to the letter."""
    text = paragraph.text[start:end]
    at = paragraph.start + start
    if not text or index.text(paragraph.file, at, at + len(text)) != text:
        return None
    inside = tuple((max(s, start) - start, min(e, end) - start) for s, e in sorted(marks) if s < end and e > start)
    return Quote(
        text=text,
        highlights=inside[:3],
        file=report.file,
        start=at,
        end=at + len(text),
        region=report.name,
        parents=report.region[:-1],
        year=report.year,
        title=report.title,
        section=paragraph.section,
        paragraph=paragraph.id,
        score=score,
    )


def run_of(candidate: Candidate, terms: Sequence[Weighted], longest: int) -> tuple[int, int]:
    """Half-open offsets of the run of clauses to quote: the candidate's, with what it leans on before it."""
    passage = candidate.passage
    begin, _ = passage.sentence_of(candidate.first)
    clauses = passage.clauses

    def length(first: int, last: int) -> int:
        return clauses[last - 1].end - clauses[first].start

    first, last = candidate.first, candidate.last
    if candidate.marks or candidate.figure:
        wanted = [w for w in terms if not _holds(passage.folded, clauses[first].start, clauses[last - 1].end, w)]
        for earlier in range(first - 1, begin - 1, -1):
            if length(earlier, last) > longest:
                break
            gained = [w for w in wanted if _holds(passage.folded, clauses[earlier].start, clauses[earlier].end, w)]
            if gained or (earlier == first - 1 and passage.folded.startswith(_LEANS_BACK, clauses[first].start)):
                first, wanted = earlier, [w for w in wanted if w not in gained]
    elif length(first, last) > longest:
        first, last = _tightest(candidate, terms, longest)
    start = after_numbering(passage.folded, clauses[first].start, clauses[last - 1].end)
    return start, clauses[last - 1].end


def _holds(folded: str, start: int, end: int, weighted: Weighted) -> bool:
    return any(folded.find(form, start, end) >= 0 for form in weighted.term.forms)


def _tightest(candidate: Candidate, terms: Sequence[Weighted], longest: int) -> tuple[int, int]:
    """The run of clauses within a long sentence that holds most of the terms' weight, the shortest of the best."""
    clauses, folded = candidate.passage.clauses, candidate.passage.folded
    best, choice = (-1.0, 0), (candidate.first, candidate.first + 1)
    for first in range(candidate.first, candidate.last):
        for last in range(first + 1, candidate.last + 1):
            size = clauses[last - 1].end - clauses[first].start
            if size > longest and last > first + 1:
                break
            weight = sum(w.weight for w in terms if _holds(folded, clauses[first].start, clauses[last - 1].end, w))
            if (weight, -size) > best:
                best, choice = (weight, -size), (first, last)
    return choice


def distinct(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that overlap an earlier one."""
    kept: list[Quote] = []
    for quote in quotes:
        if not any(q.file == quote.file and q.start < quote.end and quote.start < q.end for q in kept):
            kept.append(quote)
    return tuple(kept)
