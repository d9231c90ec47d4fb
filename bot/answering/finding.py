"""Candidates: the places in passages that could answer a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answering import marks, names
from bot.answering.candidate import Candidate
from bot.answering.contrasting import Contrast
from bot.answering.figure_finding import figure_candidates
from bot.answering.judging import Weighted, judge
from bot.answering.passage import Passage
from bot.question.model import Question

_REASON = re.compile(r"因(?!此)|由于|原因|导致|系(?=相关|因|单位)|在于|为了|旨在|未|不够|不足")
_AT = re.compile(r"入驻|位于|设在|设于|地点|驻|在$|前往")
_GOES = re.compile(r"[去到往找上].{0,3}(?:哪|什么地方|何处)")
_WHAT = re.compile(r"(?<![叫称名是为做])(?:什么|啥|咩)(?:东西|事|的)?(?=[?。!呢呀啊]*$)")
_LONGEST_OBJECT = 30
_JOINED = 0.02
_ASKS = re.compile(r"什么|哪|啥|咩|谁|何")


def _spans(passage: Passage, question: Question, terms: Sequence[Weighted]) -> list[tuple[int, int]]:
    """Spans of the kind asked for."""
    if question.kind == "date":
        return (
            marks.clock_times(passage) if re.search(r"几点|几时|上班|下班|开门|关门", question.folded) else []
        ) or marks.dates(passage)
    if question.kind == "place":
        return names.places(passage)
    if question.kind == "person":
        return names.persons(passage) if names.asks_for_holder(question.folded) else names.bodies(passage)
    if question.kind == "name":
        if question.head == "第":
            return marks.ordinals(passage)
        noun = names.head_noun(question.head)
        found = [span for form in question.head_forms or (noun,) if form for span in names.names_ending(passage, form)]
        if names.wants_document(question.head) or not noun:
            found += marks.documents(passage)
        if found or (noun and noun == question.head):
            return found
        return _objects(passage, question, terms) or names.quoted(passage)
    return []


def _span_candidates(passage: Passage, question: Question, terms: Sequence[Weighted]) -> Iterator[Candidate]:
    for span in _spans(passage, question, terms):
        clause = passage.clause_at(span[0])
        inside = passage.folded[slice(*span)]
        judgement = judge(passage, terms, clause, clause + 1, span)
        lead = passage.folded[max(0, span[0] - 4) : span[0]]
        bonus = (0.5 if _GOES.search(question.folded) else 0.12) * bool(
            question.kind == "place" and _AT.search(lead)
        ) + _follows(passage, question, terms, span)
        echoed = sum(len(w.term.surface) for w in terms if w.term.surface in inside) / max(1, len(inside))
        yield Candidate(
            passage, clause, clause + 1, (span,), judgement.nearness + bonus + 0.1 * (1 - min(1.0, echoed)), judgement
        )


def _objects(passage: Passage, question: Question, terms: Sequence[Weighted]) -> list[tuple[int, int]]:
    """What follows the verb that 什么 follows in the question: 影响公平竞争的障碍 for 破除什么."""
    match = _WHAT.search(question.folded)
    verb = next((w.term for w in reversed(terms) if match and w.term.end in (match.start(), match.start() - 1)), None)
    if match is None or verb is None:
        return []
    ends = [end for _, end in passage.occurrences(verb.forms)]
    spans = [(end, passage.clauses[passage.clause_at(end - 1)].end) for end in ends]
    return [(start, end) for start, end in spans if 2 <= end - start <= _LONGEST_OBJECT]


def _follows(passage: Passage, question: Question, terms: Sequence[Weighted], span: tuple[int, int]) -> float:
    """More for a name that stands right behind the term it follows in the question (全市首家什么中心)."""
    asked = max((match.start() for match in _ASKS.finditer(question.folded)), default=0)
    before = [w.term for w in terms if w.term.end <= asked]
    if not before:
        return 0.0
    ends = [end for _, end in passage.occurrences(before[-1].forms) if end <= span[0]]
    gap = span[0] - max(ends, default=-99)
    return 0.15 if gap <= 1 else 0.1 if gap <= 6 else 0.05 if gap <= 15 else 0.0


def _sentence_candidates(passage: Passage, question: Question, terms: Sequence[Weighted]) -> Iterator[Candidate]:
    first = 0
    while first < len(passage.clauses):
        first, last = passage.sentence_of(first)
        span = (passage.clauses[first].start, passage.clauses[last - 1].end)
        judgement = judge(passage, terms, first, last, span)
        scored = judgement.nearness
        score = scored - 0.15 * _is_head(passage, span)
        if not question.asks:
            score += 0.05 * any(span[0] <= figure.start < span[1] for figure in passage.figures)
        if question.kind == "list":
            items = passage.folded.count("、", *span) + 2 * passage.folded.count("》《", *span)
            score += 0.03 * min(items, 5) + 0.05 * bool(
                re.search(r"等[^,。]{0,3}\d+|等[^,。]{1,8}(?:领域|方面|活动|单位)", passage.folded[slice(*span)])
            )
        if question.kind == "list" and names.wants_document(question.folded):
            score *= 1.0 if "《" in passage.folded[slice(*span)] else 0.6
        if question.kind == "reason":
            score += 0.15 * bool(_REASON.search(passage.folded[slice(*span)])) + 0.1 * (
                passage.paragraph.role == "problems"
            )
        if passage.paragraph.role == "plan" and question.topic == "any":
            score -= 0.1
        yield Candidate(passage, first, last, (), score, judgement)
        if question.kind == "list" and (longer := _joined(passage, last)) > last:
            span = (span[0], passage.clauses[longer - 1].end)
            judgement = judge(passage, terms, first, longer, span)
            yield Candidate(passage, first, longer, (), judgement.nearness + score - scored - _JOINED, judgement)
        first = last


def _joined(passage: Passage, last: int) -> int:
    """Where a list goes on behind a semicolon: the number of the clause after it, `last` where it does not."""
    while (
        last < len(passage.clauses)
        and passage.folded[passage.clauses[last - 1].end : passage.clauses[last].start].strip() == ";"
    ):
        last = passage.sentence_of(last)[1]
    return last


def _is_head(passage: Passage, span: tuple[int, int]) -> bool:
    """Whether a sentence only names what its paragraph is about."""
    return bool(passage.section) and passage.folded[slice(*span)].strip() == passage.section[-1].strip()


def candidates(
    passage: Passage, question: Question, terms: Sequence[Weighted], contrasts: Sequence[Contrast]
) -> list[Candidate]:
    """Every place in a passage that could answer the question, in order."""
    if question.kind == "figure":
        return list(figure_candidates(passage, question, terms, contrasts))
    if question.kind in ("date", "place", "name", "person"):
        return list(_span_candidates(passage, question, terms))
    return list(_sentence_candidates(passage, question, terms))
