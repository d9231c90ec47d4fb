"""Figures as candidates: what each is a figure of, against what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bot.answering.candidate import Candidate
from bot.answering.contrasting import Contrast, side
from bot.answering.figures import Figure
from bot.answering.judging import Judgement, Weighted, judge
from bot.answering.names import verbs
from bot.answering.passage import Passage
from bot.answering.units import SAME_CLASS, unit_fit
from bot.question.model import Question
from bot.question.terms import stopwords

_EARLIER = re.compile(r"同比|上年|去年|较上|上一年|往年|原来|此前|以前")
_TARGET = re.compile(r"力争|争取|目标|计划|拟|预计|确保|要达到|控制在")
_NAMED_RATE = re.compile(r"[\u4e00-\u9fff]{2}率|占比")
_JOINT = re.compile(r"[、和及与]")
"""Behind it the words are of the next figure in a row: 行政许可28911条、行政处罚614条."""
_FROM = re.compile(r"(?:由|从)[^,。;]*$")
_BECOMES = re.compile(r"[^,。;\d]{0,8}?(?:为|到|至)[^,。;\d]{0,10}")
_FILLING = re.compile(r"[^\u4e00-\u9fffa-z]|[的了共达为有在是约其中各类项全市区县我]")
_TELLING = frozenset({"money", "rate", "time", "size"})
"""Classes of units that tell by themselves what a figure is of."""
_ELLIPTICAL = 2
"""With at most so many characters of its own, a figure leans on what was said before it."""

_HANDLES = re.compile(r"办理|受理|审结|办结|审理|处理|收到|立案")
_HANDLED = 0.04
_PRECISE, _FOCUS, _COUNTED, _SAME_SIDE = 0.1, 0.06, 0.06, 0.08
_FOREIGN, _FOREIGN_TELLING, _OTHER_RATE, _OTHER_SIDE = 0.6, 0.85, 0.45, 0.7
_SLIPS_BACK, _PART, _PLANNED, _BEFORE_CHANGE = 0.12, 0.12, 0.25, 0.3


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage says of one figure."""

    figure: Figure
    clause: int
    before: str
    """Its clause up to the figure."""
    own: str
    """What is said of the figure itself: from the figure before it in its clause to the next one."""
    behind: str
    """The noun it counts, where that stands behind it (24个执法部门)."""
    became: bool
    """Its clause says what it was changed to."""


def figure_candidates(
    passage: Passage, question: Question, terms: Sequence[Weighted], contrasts: Sequence[Contrast]
) -> Iterator[Candidate]:
    """Every figure of a class that can be the answer, in order."""
    for figure in passage.figures:
        fit = unit_fit(question, passage, figure, terms)
        if fit and (passage.paragraph.role == "plan") <= (question.topic == "plan"):
            told = _told(passage, figure)
            judgement = judge(passage, terms, told.clause, told.clause + 1, (figure.start, figure.end))
            score = _score(question, terms, contrasts, told, judgement, fit)
            yield Candidate(
                passage,
                told.clause,
                told.clause + 1,
                _coordinated(passage, figure, told.clause),
                score,
                judgement,
                figure,
            )


def _score(
    question: Question,
    terms: Sequence[Weighted],
    contrasts: Sequence[Contrast],
    told: Told,
    judgement: Judgement,
    fit: float,
) -> float:
    score = judgement.nearness * (0.5 + 0.5 * fit)
    strong = [w.term for w in terms if not w.term.generic] or [w.term for w in terms]
    linked = any(
        form in told.own for term in strong for form in (*term.forms, *(form for part in term.parts for form in part))
    )
    content, foreign = _residue(told.own, [form for w in terms for form in w.term.forms])
    if linked or foreign > _ELLIPTICAL:
        score += _focus(question, terms, told)
    if not linked and told.figure.measures == "rate" and _NAMED_RATE.search(told.own):
        score *= _OTHER_RATE
    elif not linked and foreign > _ELLIPTICAL:
        score *= _FOREIGN_TELLING if told.figure.measures in _TELLING and question.units else _FOREIGN
    elif content:
        score += _PRECISE * (content - foreign) / content
    on = side(told.own, contrasts)
    score = score * _OTHER_SIDE if on < 0 else score + _SAME_SIDE * on * (fit >= SAME_CLASS)
    score += _HANDLED * bool("case" in question.units and _HANDLES.search(told.own))
    return score - _drawbacks(question, told, linked)


def _drawbacks(question: Question, told: Told, linked: bool) -> float:
    """What speaks against a figure: it is of another year, a part, a target, or was changed since."""
    asks_back = bool(_EARLIER.search(question.folded))
    drawbacks = _SLIPS_BACK * bool(_EARLIER.search(told.before) and not asks_back)
    drawbacks += _PART * (not linked and "其中" in told.before and "其中" not in question.folded)
    drawbacks += _BEFORE_CHANGE * (told.became and not asks_back)
    if question.topic != "plan":
        drawbacks += _PLANNED * bool(_TARGET.search(told.before))
    return drawbacks


def _told(passage: Passage, figure: Figure) -> Told:
    clause = passage.clause_at(figure.start)
    start, end = first, last = passage.clauses[clause].start, passage.clauses[clause].end
    came_from = _changed_from(passage, figure, first)
    for other in passage.figures:
        if start < other.end <= figure.start and other != came_from:
            start = other.end
        elif figure.end <= other.start < end:
            end = other.start
    if end < last and (joint := _JOINT.search(passage.folded, figure.end, end)):
        end = joint.start()
    own = passage.folded[start : figure.start] + "\0" + passage.folded[figure.end : end]
    later = next((other for other in passage.figures if figure.end <= other.start < last), None)
    became = later is not None and _changed_from(passage, later, first) == figure
    return Told(
        figure,
        clause,
        passage.folded[first : figure.start],
        own,
        passage.folded[figure.end : min(end, figure.end + 6)],
        became,
    )


def _changed_from(passage: Passage, figure: Figure, start: int) -> Figure | None:
    """The figure this one came from (由730元调整为1610元), which shares what is said of both."""
    earlier = [other for other in passage.figures if start <= other.start and other.end <= figure.start]
    if not earlier or not _BECOMES.fullmatch(passage.folded[earlier[-1].end : figure.start]):
        return None
    return earlier[-1] if _FROM.search(passage.folded[start : earlier[-1].start]) else None


@cache
def _light_words() -> re.Pattern[str]:
    """Verbs and particles that say nothing of what a figure is of."""
    words = sorted((word for word in verbs() | stopwords() if len(word) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _residue(own: str, forms: Iterable[str]) -> tuple[int, int]:
    """(characters of content said of a figure, those of them that are no form of a term)."""
    asked = frozenset(forms)
    text = _FILLING.sub("", _light_words().sub(lambda match: match[0] if match[0] in asked else "\0", own))
    content = len(text)
    for form in sorted(asked, key=len, reverse=True):
        text = text.replace(form, "")
    return content, len(text)


def _focus(question: Question, terms: Sequence[Weighted], told: Told) -> float:
    """More where the counted noun (宣传品 in 几份宣传品) stands by the figure itself, less where it does not."""
    focus = next((w.term for w in terms if w.term.start >= question.asks_at >= 0), None)
    if focus is None:
        return 0.0
    if any(form in told.behind for form in focus.forms):
        return _FOCUS + _COUNTED
    if focus.generic:
        return 0.0
    return _FOCUS if any(form in told.own for form in focus.forms) else -_FOCUS


def _coordinated(passage: Passage, figure: Figure, clause: int) -> tuple[tuple[int, int], ...]:
    """A figure with those that share its verb (34611家企业、11376家个体工商户), at most three, the figure first."""
    start, end = passage.clauses[clause].start, passage.clauses[clause].end
    row = [other for other in passage.figures if start <= other.start and other.end <= end]
    at = row.index(figure)
    found = [figure]
    for ahead, behind in ((row[at + 1 :], False), (row[:at][::-1], True)):
        last = figure
        for other in ahead:
            left, right = (other, last) if behind else (last, other)
            if not _of_one_kind(left, right) or not re.fullmatch(
                r"[\u4e00-\u9fff]{1,8}[、和及与]", passage.folded[left.end : right.start]
            ):
                break
            found.append(other)
            last = other
    return tuple((other.start, other.end) for other in found[:3])


def _of_one_kind(left: Figure, right: Figure) -> bool:
    return left.measures == right.measures or {left.measures, right.measures} == {"body", "people"}
