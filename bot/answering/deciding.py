"""Whether a candidate answers, and which candidates answer as well as the best."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.candidate import Candidate
from bot.answering.inquiry import Weighted
from bot.question.model import Question

ENOUGH, ENOUGH_HELPED = 0.50, 0.2
"""How surely a candidate must answer; and where another report, or the turn before, answers the same question,
or the year asked for is printed beside it."""
_NEAR = 0.9
"""How near everything asked for must stand on average, for a sentence that lacks nothing to answer."""
_AMONG_SENTENCES, _AMONG_REPORTS, _EVERYWHERE = 0.2, 0.4, 0.5
_COMPARABLE, _AS_SURE = 0.15, 0.1
_SURE_TO_COMPARE = 0.95
"""A figure so surely of what is asked may lack a word of it."""
_SURE_TO_MENTION = 0.75
"""A sentence so sure speaks of what it is asked to mention, though it lacks a word of it."""
_UNLIKE = frozenset({"rate", "money", "people", "times", "case", "body", "time", "size"})
"""Classes of units of which no two measure one thing; others may stand for one another (个, 项, none)."""
_NEVER = frozenset(
    {
        "only counts",
        "of others",
        "a role",
        "of something else",
        "rate of another name",
        "other rate told",
        "a change",
        "the total",
        "share unsaid",
        "too coarse",
        "other number",
        "first unsaid",
        "a document",
        "of another document",
        "only begun",
        "no change from last year",
        "money of another kind",
        "of the seat",
        "rate of what unsaid",
        "of a whole row",
        "of another event",
        "the other way",
        "reached",
        "none of the kind",
        "untopped",
        "of another level",
        "of another body",
    }
)
"""Evidence that a candidate is no answer, whatever speaks for it."""
_AS_MUCH, _AS_WELL = 0.05, 1.5


def answers(candidate: Candidate, question: Question, terms: Sequence[Weighted], helped: bool) -> bool:
    """Whether a candidate answers surely enough; less is needed where the question is known to have an answer.

    Where only a mention is asked for (哪些报告提到…), whatever says all of it answers.
    """
    if not terms or not _NEVER.isdisjoint(candidate.evidence) or _half_told(candidate):
        return False
    if question.mentions:
        light = {w.term.surface for w in terms if w.light or w.group == "foreign"}
        says = set(candidate.judgement.missing) <= light and len(light) < len(terms)
        return says or candidate.sure >= _SURE_TO_MENTION
    of_a_section = question.topic in ("problems", "plan")
    tells = question.kind == "statement" or (
        question.kind == "list" and ("items" in candidate.evidence or of_a_section)
    )
    told = says_it_all(candidate) or (of_a_section and _headed_by_it(candidate, terms))
    return (tells and told) or candidate.sure >= (ENOUGH_HELPED if helped else ENOUGH)


def _half_told(candidate: Candidate) -> bool:
    """Whether a figure or a name is of half an outcome; a sentence may tell the rest in its own words."""
    return "half an outcome" in candidate.evidence and bool(candidate.marks)


def _headed_by_it(candidate: Candidate, terms: Sequence[Weighted]) -> bool:
    """Whether the heading right above a candidate names all that is asked about."""
    head, telling = candidate.passage.item_head, [w.term for w in terms if not w.light]
    return bool(telling) and all(any(form in head for form in term.forms) for term in telling)


def says_it_all(candidate: Candidate, near: float = _NEAR) -> bool:
    """Whether a candidate speaks of all that a question names: what it says of it is what there is to say."""
    return not candidate.judgement.missing and candidate.judgement.nearness >= near


def nearly_as_good(best: Candidate, other: Candidate) -> bool:
    """Whether another sentence of the same report answers nearly as well."""
    covers = other.judgement.coverage >= best.judgement.coverage - _AS_MUCH
    return other.sure >= best.sure - _AMONG_SENTENCES or (covers and other.score >= best.score - _AS_WELL)


def rivals(best: Candidate, other: Candidate, question: Question, of_one_region: bool = False) -> bool:
    """Whether another report's candidate answers as well as the best, or well enough where every report is meant.

    Where one region is asked for, or the reports are `of_one_region`, it must speak of as much of what is asked.
    """
    if of_one_region and (other.sure < best.sure - _AS_SURE or other.judgement.coverage < best.judgement.coverage):
        return False
    if question.one_region and other.judgement.coverage < best.judgement.coverage - _COMPARABLE:
        return False
    return other.sure >= best.sure - (_EVERYWHERE if question.everywhere else _AMONG_REPORTS)


def comparable(best: Candidate, other: Candidate) -> bool:
    """Whether another report's figure is of the same thing: measured alike, and covering about as much."""
    if best.figure is None or other.figure is None:
        return best.figure is other.figure
    alike = (
        best.figure.measures == other.figure.measures or not {best.figure.measures, other.figure.measures} <= _UNLIKE
    )
    covers = other.judgement.coverage >= best.judgement.coverage - _COMPARABLE
    return alike and (covers or other.sure >= _SURE_TO_COMPARE)
