"""What is marked of a figure: itself with its bound, both ends of a change, the figures asked for in one row."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.contrasting import side
from bot.answering.figures import Figure
from bot.answering.inquiry import Inquiry, Weighted
from bot.answering.passage import Passage
from bot.answering.sighting import Span
from bot.answering.told import Told, told_of
from bot.question.model import Question

_ASKS_BOTH = re.compile(r"(?:由|从)[^,。;?]{0,6}(?:多少|几)[^,。;?]*(?:为|到|至|成)[^,。;?]{0,4}(?:多少|几)")
"""Asks what a figure was before and what it became: 从多少件上升到多少件."""
_ROW = re.compile(r"[\u4e00-\u9fff]{0,8}[、和及与][\u4e00-\u9fff]{0,8}")
"""Between two figures of a row: 34611家|企业、|11376家, 2家|、市级示范点|5家."""
_BOUND = re.compile(
    r"(?:不(?:得|能)?(?:超过|少于|低于|高于|多于|大于|小于)|超过|低于|高于|少于|多于|至少|不到|不足|最多|最少|[超近约逾])$"
)
_LONGEST_BOUND = 5


def figure_marks(passage: Passage, told: Told, inquiry: Inquiry) -> tuple[Span, ...]:
    """Half-open spans of the paragraph's text, the figure itself first."""
    marks = _both_ends(told, inquiry.question) or _coordinated(passage, told, inquiry)
    return tuple((_bound(passage, start), end) for start, end in marks)


def _bound(passage: Passage, start: int) -> int:
    """Where a figure begins with the words that make it a bound: 不超过|2次."""
    bound = _BOUND.search(passage.folded[max(0, start - _LONGEST_BOUND) : start])
    return start - len(bound[0]) if bound else start


def _both_ends(told: Told, question: Question) -> tuple[Span, ...]:
    """A figure with the one it was changed from, where both are asked for; else none."""
    if told.came_from is None or not _ASKS_BOTH.search(question.folded):
        return ()
    return tuple((figure.start, figure.end) for figure in (told.came_from, told.figure))


def _coordinated(passage: Passage, told: Told, inquiry: Inquiry) -> tuple[Span, ...]:
    """A figure with those that share its verb and are asked for too (34611家企业、11376家个体工商户), itself first.

    Of those that reports tell apart (司法建议7份、检察建议19份) the ones asked for.
    """
    terms = inquiry.terms
    start, end = passage.clauses[told.clause].start, passage.clauses[told.clause].end
    row = [other for other in passage.figures if start <= other.start and other.end <= end]
    at = row.index(told.figure)
    own = _named_by(told, terms)
    found = [told.figure]
    for ahead, behind in ((row[at + 1 :], False), (row[:at][::-1], True)):
        last = told.figure
        for other in ahead:
            left, right = (other, last) if behind else (last, other)
            joined = _ROW.fullmatch(passage.folded[left.end : right.start])
            others = _named_by(told_of(passage, other), terms)
            if not joined or not _of_one_kind(left, right) or not (others - own or own <= others):
                break
            found.append(other)
            last = other
    asked = [figure for figure in found if side(told_of(passage, figure).own, inquiry.contrasts) >= 0]
    return tuple((figure.start, figure.end) for figure in (asked or found)[:3])


def _named_by(told: Told, terms: Sequence[Weighted]) -> set[str]:
    """The terms that a figure itself is of, before it or right behind: 企业 of 34611家企业、11376家个体工商户.

    What is only near a term in meaning is another thing: 司法建议7份、检察建议19份.
    """
    own = told.own.partition("\0")[0] + "\0" + told.behind
    return {w.term.surface for w in terms if any(form in own for form in w.term.forms if form not in w.term.kin)}


def _of_one_kind(left: Figure, right: Figure) -> bool:
    return left.measures == right.measures or {left.measures, right.measures} == {"body", "people"}
