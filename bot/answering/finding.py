"""Candidates: the places in passages that could answer a question, each with its score."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from bot.answering import marks
from bot.answering.figures import Figure
from bot.answering.judging import Judgement, Weighted, judge
from bot.answering.passage import Passage
from bot.question.model import Question
from retrieval.text.lexicon import contrasts

_COUNTS = frozenset({"case", "item", "body", "thing", "times", "people", "vote", "size", ""})
_UNIT_FITS = {
    "case": {"item": 0.9, "thing": 0.95, "": 0.9, "times": 0.7},
    "item": {"case": 0.9, "thing": 0.95, "": 0.9, "times": 0.7, "body": 0.75},
    "body": {"thing": 0.9, "": 0.85, "item": 0.7, "people": 0.6},
    "thing": {"case": 0.95, "item": 0.95, "body": 0.95, "people": 0.8, "": 0.9},
    "times": {"case": 0.8, "item": 0.75, "thing": 0.75, "": 0.8, "people": 0.65},
    "people": {"thing": 0.7, "body": 0.65, "": 0.7},
    "time": {"vote": 0.6},
    "every": {},
    "vote": {"times": 0.8, "thing": 0.7, "people": 0.9},
    "size": {"": 0.8},
}
"""How well a figure's class stands in for the class asked for; a pair not listed does not fit."""
_EARLIER_YEAR = re.compile(r"同比|上年|去年|较上|上一年|往年|原来|此前|以前")
_REASON = re.compile(r"因(?!此)|由于|原因|导致|系(?=相关|因|单位)|在于|为了|旨在|未|不够|不足")
_AT = re.compile(r"入驻|位于|设在|设于|地点|驻|在$|前往")
_ASKS = re.compile(r"什么|哪|啥|咩|谁|何")
_FOREIGN, _FOREIGN_TELLING, _SLIPS_BACK, _PART, _PLANNED = 0.6, 0.85, 0.12, 0.06, 0.25
_FROM = re.compile(r"(?:由|从)[^,。;]*$")
_BECOMES = re.compile(r"[^,。;\d]{0,8}?(?:为|到|至)[^,。;\d]{0,10}")
_BEFORE_CHANGE, _OTHER_SIDE = 0.15, 0.7
_TARGET = re.compile(r"力争|争取|目标|计划|拟|预计|确保|要达到|控制在")
_FOCUS, _COUNTS_ANOTHER, _OTHER_RATE = 0.06, 0.5, 0.45
_NAMED_RATE = re.compile(r"[\u4e00-\u9fff]{2}率|占比")
_TELLING = frozenset({"money", "rate", "time", "size"})
"""Classes of units that tell by themselves what a figure is of."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A place that could answer."""

    passage: Passage
    first: int
    last: int
    """Half-open numbers of the clauses it fills."""
    marks: tuple[tuple[int, int], ...]
    """What is asked for: spans of the paragraph's text, at most three."""
    score: float
    judgement: Judgement
    figure: Figure | None = None


def unit_fit(question: Question, figure: Figure) -> float:
    """How well a figure's unit fits the question, 0 where it cannot be the answer."""
    if figure.measures == "every" or "every" in question.units:
        return 1.0 if figure.measures == "every" and "every" in question.units else 0.0
    if not question.units:
        return 1.0 if figure.measures in _COUNTS else 0.85
    best = 0.0
    for wanted in question.units:
        if figure.measures == wanted:
            exact = not question.unit or question.unit in figure.unit or figure.unit in question.unit
            best = max(best, 1.0 if exact else 0.93)
        best = max(best, _UNIT_FITS.get(wanted, {}).get(figure.measures, 0.0))
    return best


def _own_words(passage: Passage, figure: Figure, clause: int) -> tuple[int, int]:
    """What is said of a figure itself: from the figure before it in its clause to the next one."""
    start, end = passage.clauses[clause].start, passage.clauses[clause].end
    came_from = _changed_from(passage, figure, start)
    for other in passage.figures:
        if start < other.end <= figure.start and other != came_from:
            start = other.end
        elif figure.end <= other.start < end:
            end = other.start
    return start, end


def _residue(text: str, covered: Iterable[str]) -> tuple[int, int]:
    """(characters of content in a text, those of them that are no form of a term)."""
    for word in sorted(marks.verbs() | marks.stopwords(), key=len, reverse=True):
        if len(word) > 1:
            text = text.replace(word, "\0")
    text = re.sub(r"[^\u4e00-\u9fffa-z]|[的了共达为有在是约其中各类项全市区县我]", "", text)
    content = len(text)
    for form in sorted(covered, key=len, reverse=True):
        text = text.replace(form, "")
    return content, len(text)


def _figure_candidate(passage: Passage, figure: Figure, question: Question, terms: Sequence[Weighted]) -> Candidate | None:
    fit = unit_fit(question, figure)
    if not fit:
        return None
    if figure.measures == "thing" and question.unit not in ("", "个") and not _counts_what_is_asked(passage, figure, terms):
        fit = _COUNTS_ANOTHER
    clause = passage.clause_at(figure.start)
    span = (figure.start, figure.end)
    judgement = judge(passage, terms, clause, clause + 1, span)
    start, end = _own_words(passage, figure, clause)
    own = passage.folded[start : figure.start] + "\0" + passage.folded[figure.end : end]
    strong = [w.term for w in terms if not w.term.generic] or [w.term for w in terms]
    content, foreign = _residue(own, [form for w in terms for form in w.term.forms])
    linked = any(form in own for term in strong for form in (*term.forms, *(form for part in term.parts for form in part)))
    score = judgement.nearness * (0.6 + 0.4 * fit) + _focus(question, terms, own)
    if not linked and figure.measures == "rate" and _NAMED_RATE.search(own):
        score *= _OTHER_RATE
    elif not linked and foreign > 2:
        score *= _FOREIGN_TELLING if figure.measures in _TELLING and question.units else _FOREIGN
    elif content:
        score += 0.1 * (content - foreign) / content
    before = passage.folded[passage.clauses[clause].start : figure.start]
    score -= _SLIPS_BACK * bool(_EARLIER_YEAR.search(before) and not _EARLIER_YEAR.search(question.folded))
    score -= _PART * ("其中" in before and "其中" not in question.folded)
    if question.topic != "plan":
        score -= _PLANNED * (passage.paragraph.role == "plan") + _PLANNED * bool(_TARGET.search(before))
    score -= _BEFORE_CHANGE * (_becomes_another(passage, figure, passage.clauses[clause].end) and not _EARLIER_YEAR.search(question.folded))
    score *= _OTHER_SIDE if _contrasts(own, terms) else 1.0
    return Candidate(passage, clause, clause + 1, _coordinated(passage, figure, clause), score, judgement, figure)


def _changed_from(passage: Passage, figure: Figure, start: int) -> Figure | None:
    """The figure this one came from (由730元调整为1610元), which shares what is said of both."""
    earlier = [other for other in passage.figures if start <= other.start and other.end <= figure.start]
    if not earlier or not _BECOMES.fullmatch(passage.folded[earlier[-1].end : figure.start]):
        return None
    return earlier[-1] if _FROM.search(passage.folded[start : earlier[-1].start]) else None


def _becomes_another(passage: Passage, figure: Figure, end: int) -> bool:
    """Whether a later figure of its clause says what this one was changed to."""
    later = next((other for other in passage.figures if figure.end <= other.start < end), None)
    return later is not None and _changed_from(passage, later, 0) == figure


def _contrasts(own: str, terms: Sequence[Weighted]) -> bool:
    """Whether a figure's own words name what reports tell apart from what is asked: 受理 where 审结 is."""
    asked = {form for w in terms for form in w.term.forms}
    for sides in contrasts():
        wanted = [side for side in sides if not asked.isdisjoint(side)]
        if wanted and not any(name in own for side in wanted for name in side) and any(name in own for side in sides for name in side):
            return True
    return False


def _counts_what_is_asked(passage: Passage, figure: Figure, terms: Sequence[Weighted]) -> bool:
    """Whether the noun behind 个 is one of the question's: 2848个案件 but not 4个街镇."""
    behind = passage.folded[figure.end : figure.end + 6]
    return behind[:1] in ",。;、" or any(form in behind or behind[:2] in form for w in terms for form in w.term.forms)


def _focus(question: Question, terms: Sequence[Weighted], own: str) -> float:
    """More where the counted noun (宣传品 in 几份宣传品) stands by the figure itself, less where it does not."""
    focus = next((w.term for w in terms if w.term.start >= question.asks_at >= 0), None)
    if focus is None or focus.generic:
        return 0.0
    return _FOCUS if any(form in own for form in focus.forms) else -_FOCUS


def _coordinated(passage: Passage, figure: Figure, clause: int) -> tuple[tuple[int, int], ...]:
    """A figure and those that share its verb (34611家企业、11376家个体工商户), at most three."""
    found = [(figure.start, figure.end)]
    later = [other for other in passage.figures if figure.end <= other.start < passage.clauses[clause].end]
    end = figure.end
    for other in later[:2]:
        if other.measures != figure.measures and {other.measures, figure.measures} != {"body", "people"}:
            break
        if not re.fullmatch(r"[\u4e00-\u9fff]{1,8}[、和及与]", passage.folded[end : other.start]):
            break
        found.append((other.start, other.end))
        end = other.end
    return tuple(found)


def _spans(passage: Passage, question: Question) -> list[tuple[int, int]]:
    """Spans of the kind asked for."""
    if question.kind == "date":
        return (marks.clock_times(passage) if re.search(r"几点|几时|上班|下班|开门|关门", question.folded) else []) or marks.dates(passage)
    if question.kind == "place":
        return marks.places(passage)
    if question.kind == "person":
        return marks.persons(passage) if marks.asks_for_holder(question.folded) else marks.bodies(passage)
    if question.kind == "name":
        if question.head == "第":
            return marks.ordinals(passage)
        noun = marks.head_noun(question.head)
        found = [span for form in question.head_forms or (noun,) if form for span in marks.names_ending(passage, form)]
        if marks.wants_document(question.head) or not noun:
            found += marks.documents(passage)
        return found + ([] if noun and noun == question.head else marks.quoted(passage))
    return []


def _span_candidates(passage: Passage, question: Question, terms: Sequence[Weighted]) -> Iterator[Candidate]:
    for span in _spans(passage, question):
        clause = passage.clause_at(span[0])
        inside = passage.folded[slice(*span)]
        judgement = judge(passage, terms, clause, clause + 1, span)
        lead = passage.folded[max(0, span[0] - 4) : span[0]]
        bonus = 0.12 * bool(question.kind == "place" and _AT.search(lead)) + _follows(passage, question, terms, span)
        echoed = sum(len(w.term.surface) for w in terms if w.term.surface in inside) / max(1, len(inside))
        yield Candidate(passage, clause, clause + 1, (span,), judgement.nearness + bonus + 0.1 * (1 - min(1.0, echoed)), judgement)


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
        score = judgement.nearness
        if question.kind == "list":
            items = passage.folded.count("、", *span) + 2 * passage.folded.count("》《", *span)
            score += 0.03 * min(items, 5) + 0.05 * bool(re.search(r"等[^,。]{0,3}\d+|等[^,。]{1,8}(?:领域|方面|活动|单位)", passage.folded[slice(*span)]))
        if question.kind == "list" and marks.wants_document(question.folded):
            score += 0.15 * bool("《" in passage.folded[slice(*span)])
        if question.kind == "reason":
            score += 0.15 * bool(_REASON.search(passage.folded[slice(*span)])) + 0.1 * (passage.paragraph.role == "problems")
        if passage.paragraph.role == "plan" and question.topic == "any":
            score -= 0.1
        yield Candidate(passage, first, last, (), score, judgement)
        first = last


def candidates(passage: Passage, question: Question, terms: Sequence[Weighted]) -> list[Candidate]:
    """Every place in a passage that could answer the question, in order."""
    if question.kind == "figure":
        found = (_figure_candidate(passage, figure, question, terms) for figure in passage.figures)
        return [candidate for candidate in found if candidate]
    if question.kind in ("date", "place", "name", "person"):
        return list(_span_candidates(passage, question, terms))
    return list(_sentence_candidates(passage, question, terms))
