"""Whole items: of a section on problems or plans, all that it says on the matter a question asks about."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answer import Quote
from bot.answering.candidate import Candidate
from bot.answering.clauses import after_numbering
from bot.answering.inquiry import Weighted
from bot.answering.marking import PLANS, marked
from bot.answering.outline import label_asked, label_of
from bot.answering.quoting import LONG, quote_of
from bot.question.model import Question
from retrieval import Index
from retrieval.model import Paragraph, Report

_TOLD_AT_LENGTH = frozenset({"list", "statement", "reason", "naming"})
"""Kinds that more than a figure or a name answers."""
_MOST = 4
"""Paragraphs of an item that are quoted."""
_PROBLEM = re.compile(r"问题|不足|短板|毛病|困难|缺点|弱项|差距|难处|欠缺|地方|方面|环节")
"""What is asked for where a problem is."""


def whole_item(
    index: Index, question: Question, terms: Sequence[Weighted], report: Report, best: Candidate
) -> tuple[Quote, ...]:
    """All of the item that the best candidate stands in, where its head is on what is asked; else empty."""
    passage = best.passage
    if not _asks_all_of_it(question):
        return ()
    forms = [form for w in terms if not w.light for form in w.term.forms]
    first = passage.clauses[passage.sentence_of(0)[1] - 1].end
    if any(form in passage.item_head for form in forms):
        parts = _parts(index, question, report, passage.paragraph.section)
    elif any(form in passage.folded[:first] for form in forms):
        parts = [passage.paragraph]
    else:
        return ()
    quotes = (_all_of(index, question, terms, report, part, best) for part in parts[:_MOST])
    return tuple(quote for quote in quotes if quote and len(quote.text) <= LONG)


def _asks_all_of_it(question: Question) -> bool:
    """Whether all there is on a matter is asked for (有什么打算, 有哪些毛病), not what stands in one place of it."""
    at_length = question.kind in _TOLD_AT_LENGTH and not question.everywhere and not label_asked(question.folded)
    if question.topic not in ("problems", "plan") or not at_length:
        return False
    if question.topic == "plan":
        return question.head in PLANS
    return not question.head or _PROBLEM.fullmatch(question.head) is not None


def _parts(index: Index, question: Question, report: Report, section: tuple[str, ...]) -> list[Paragraph]:
    """The paragraphs of an item with a heading of its own: problems say it there, plans below it."""
    problems = question.topic == "problems"
    within = index.paragraphs(report.file, ("problems",) if problems else ("plan",))
    heads = [p for p in within if p.kind == "heading" and (*p.section, _bare(p)) == section]
    below = [p for p in within if p.kind == "body" and p.section == section and not label_of(p.folded)]
    return [*heads, *below] if problems else [*below, *heads]


def _bare(heading: Paragraph) -> str:
    """A heading as it stands in the section path of what is below it."""
    return heading.text.strip(" 。;；:：")


def _all_of(
    index: Index,
    question: Question,
    terms: Sequence[Weighted],
    report: Report,
    paragraph: Paragraph,
    best: Candidate,
) -> Quote | None:
    start, end = after_numbering(paragraph.folded, 0, len(paragraph.folded)), len(paragraph.text.rstrip())
    here = best.passage.paragraph is paragraph
    marks = marked(best, question, terms, report.name, start, end) if here else ()
    return quote_of(index, report, paragraph, start, end, marks, best.score)
