"""Turns that look back: 出处, 原文, 还有吗."""

from __future__ import annotations

from collections.abc import Sequence

from bot import wording
from bot.answer import Answer, Quote, Scope
from bot.answering.clauses import split_clauses
from bot.answering.quoting import quote_of
from bot.conversation import Conversation, Place
from bot.question.model import Question
from retrieval import Index
from retrieval.model import Paragraph, Report

_MORE_AT_ONCE, _GLANCE = 3, 120


def look_back(index: Index, question: Question, before: Conversation, everything: Sequence[Quote]) -> Answer:
    """Answer a turn about the last answer; `everything` is all that answers the last question."""
    scope = Scope(before.regions, before.years, inherited=True)
    if question.intent == "more":
        fresh = [quote for quote in everything if not _was_shown(quote, before.shown)]
        if fresh:
            return Answer(
                question.text, "answered", "", tuple(fresh[:_MORE_AT_ONCE]), scope=scope, script=question.script
            )
        said = wording.NO_MORE if before.quotes else wording.NOTHING_BEFORE
        again = _quotes(index, before.quotes)
        return Answer(
            question.text,
            "answered" if again else "no_answer",
            wording.say(said, question.script),
            tuple(again),
            scope=scope,
            script=question.script,
        )
    quotes = _quotes(index, before.quotes, whole=True)
    if not quotes:
        return Answer(
            question.text,
            "no_answer",
            wording.say(wording.NOTHING_BEFORE, question.script),
            scope=scope,
            script=question.script,
        )
    headline = "" if question.intent == "passage" else wording.say(_sources(index, quotes), question.script)
    return Answer(question.text, "answered", headline, tuple(quotes), scope=scope, script=question.script)


def _was_shown(quote: Quote, shown: Sequence[Place]) -> bool:
    return any(id == quote.paragraph and start < quote.end and quote.start < end for id, start, end, _ in shown)


def _report(index: Index, paragraph: Paragraph) -> Report:
    return next(report for report in index.reports if report.file == paragraph.file)


def _quotes(index: Index, places: Sequence[Place], whole: bool = False) -> list[Quote]:
    """The quotes of the last answer again: as they were, or the `whole` paragraphs with them marked."""
    found: list[Quote] = []
    for id, start, end, marks in places:
        paragraph = index.paragraph(id)
        if paragraph is None:
            continue
        inner = (start - paragraph.start, end - paragraph.start)
        outer = _sentence(paragraph, *inner) if whole else inner
        within = [(inner[0] + first, inner[0] + last) for first, last in marks]
        quote = quote_of(index, _report(index, paragraph), paragraph, *outer, marks=within)
        if quote and not (found and quote.start == found[-1].start and quote.file == found[-1].file):
            found.append(quote)
    return found


def _sentence(paragraph: Paragraph, start: int, end: int) -> tuple[int, int]:
    """The whole sentence around a quote, where that is short enough to be read at a glance."""
    clauses = split_clauses(paragraph.folded)
    inside = {clause.sentence for clause in clauses if clause.start < end and start < clause.end}
    spans = [clause for clause in clauses if clause.sentence in inside]
    if not spans:
        return start, end
    first, last = spans[0].start, min(spans[-1].end + 1, len(paragraph.text))
    return (first, last) if last - first <= _GLANCE else (start, end)


def _sources(index: Index, quotes: Sequence[Quote]) -> str:
    lines = []
    for quote in quotes:
        report = next(r for r in index.reports if r.file == quote.file)
        published = f"，{report.published}发布" if report.published else ""
        line = f"出自{''.join(report.region)}{report.year}年的报告《{report.title}》（{report.issuer}{published}）"
        if line not in lines:
            lines.append(line)
    return "\n".join(lines)
