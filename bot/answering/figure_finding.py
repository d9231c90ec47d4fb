"""Figures as candidates: what each is a figure of, against what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache

from bot.answering.candidate import Candidate
from bot.answering.contrasting import side
from bot.answering.figures import Figure
from bot.answering.inquiry import Inquiry, Weighted
from bot.answering.judging import Judge
from bot.answering.names import verbs
from bot.answering.passage import Passage
from bot.answering.sighting import Spot
from bot.answering.units import SAME_CLASS, unit_fit, unlike
from bot.question.model import Question, Term
from bot.question.terms import stopwords
from retrieval.model import Role
from retrieval.text.lexicon import Lexicon

_EARLIER = re.compile(r"同比|上年|去年|较上|上一年|往年|原来|此前|以前")
_ASKS_BACK = re.compile(r"原[来先本]|以前|此前|之前|起初|最初")
"""Asks what a figure was before it changed."""
_ASKS_BOTH = re.compile(r"(?:由|从)[^,。;?]{0,6}(?:多少|几)[^,。;?]*(?:为|到|至|成)[^,。;?]{0,4}(?:多少|几)")
"""Asks what a figure was before and what it became: 从多少件上升到多少件."""
_ASKS_CHANGE = re.compile(
    r"[涨降升增减跌]|提[高升]|[多少快慢高低]了(?:多少|几)|变化|[差隔]|点$|几个点|百分点|出入|相比|比.{1,8}[多少高低快慢]"
)
"""Asks how much something changed, which is told in points."""
_ASKS_PART, _TOTAL = re.compile(r"占[了到]?(?:多少|几)[^成%]"), re.compile(r"[共总合]计|一共|总共|共\0")
"""Asks how many of a whole are of one kind, which the whole's figure does not tell: 公安占几项."""
_TARGET = re.compile(r"力争|争取|目标|计划|拟|预计|确保|要达到|控制在")
_NAMED_RATE = re.compile(r"[\u4e00-\u9fff]{2}率|占比")
_RATE_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}?率")
_JOINT = re.compile(r"[、和及与]")
"""Behind it the words are of the next figure in a row: 行政许可28911条、行政处罚614条."""
_ENDS_ROW = re.compile(r"[\u4e00-\u9fff]{0,8}、")
"""Behind a figure, the rest of what it is of, where another follows in a row: 34611家|企业、|11376家个体工商户."""
_BRACKET = re.compile(r"^\([^)]*\)?")
"""What a bracket behind a figure adds: 102件(公安局抽检)."""
_ROW = re.compile(r"[\u4e00-\u9fff]{0,8}[、和及与][\u4e00-\u9fff]{0,8}")
"""Between two figures of a row: 34611家|企业、|11376家, 2家|、市级示范点|5家."""
_FROM = re.compile(r"(?:由|从)[^,。;]*$")
_BECOMES = re.compile(r"[^,。;\d]{0,8}?(?:为|到|至)[^,。;\d]{0,10}")
_FILLING = re.compile(r"[^\u4e00-\u9fffa-z]|[的了共达为有在是约其中各类项全市区县我]")
_TELLING = frozenset({"money", "rate", "time", "size"})
"""Classes of units that tell by themselves what a figure is of."""
_ELLIPTICAL = 2
"""With at most so many characters of its own, a figure leans on what was said before it."""

_BOUND = re.compile(
    r"(?:不(?:得|能)?(?:超过|少于|低于|高于|多于|大于|小于)|超过|低于|高于|少于|多于|至少|不到|不足|最多|最少|[超近约逾])$"
)
_LONGEST_BOUND = 5
_MUCH = 12
"""Characters of content that make a figure wholly one of something else."""
_COUNTED_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")
_HANDLES = re.compile(r"办理|受理|审结|办结|审理|处理|收到|立案")


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage says of one figure."""

    figure: Figure
    clause: int
    role: Role
    before: str
    """Its clause up to the figure."""
    own: str
    """What is said of the figure itself: from the figure before it in its clause to the next one."""
    span: tuple[int, int]
    """Half-open: where that stands, the figure in it."""
    behind: str
    """The noun it counts, where that stands behind it (24个执法部门)."""
    came_from: Figure | None
    """The figure it was changed from, in its clause."""
    became: bool
    """Its clause says what it was changed to."""


def figure_candidates(passage: Passage, inquiry: Inquiry) -> Iterator[Candidate]:
    """Every figure of a class that can be the answer, in order."""
    question = inquiry.question
    if (passage.paragraph.role == "plan") > (question.topic == "plan"):
        return
    judge = Judge(passage, inquiry)
    for figure in passage.figures:
        fit = unit_fit(question, passage, figure, inquiry.terms)
        if fit and not _stated(figure, inquiry):
            told = _told(passage, figure)
            judgement = judge.judge(Spot(passage, told.clause, told.clause + 1, told.span))
            evidence = {**judgement.evidence, **_evidence(inquiry, told, fit), **_focus(inquiry, told)}
            marks = _both_ends(told, question) or _coordinated(passage, figure, told.clause, inquiry.terms)
            marks = tuple((_bound(passage, start), end) for start, end in marks)
            yield Candidate(passage, told.clause, told.clause + 1, marks, judgement, evidence, "figure", figure)


def _stated(figure: Figure, inquiry: Inquiry) -> bool:
    """Whether the question says a figure itself, so that it asks for another: 那23件官司里拆房子的占几件."""
    return inquiry.question.condition is None and any(
        figure.value == said.value and figure.measures == said.measures for said in inquiry.stated
    )


def _evidence(inquiry: Inquiry, told: Told, fit: float) -> dict[str, float]:
    """What else speaks for a figure or against it, beside where the terms stand."""
    question, terms = inquiry.question, inquiry.terms
    strong = [w.term for w in terms if w.group != "generic"] or [w.term for w in terms]
    linked = any(
        form in told.own for term in strong for form in (*term.forms, *(form for part in term.parts for form in part))
    )
    content, foreign = _residue(told.own, [form for w in terms for form in w.term.forms])
    telling = told.figure.measures in _TELLING and bool(question.units)
    on = side(told.own, inquiry.contrasts)
    part = "其中" in told.before and "其中" not in question.folded
    part_asked = part and _names_part(told.before.rpartition("其中")[2], strong)
    asks_back = bool(_ASKS_BACK.search(question.folded))
    compares = bool(_EARLIER.search(question.folded))
    found = {
        "fit": fit,
        "same unit": fit >= 1.0 and bool(question.unit),
        "unlike unit": unlike(question.unit, told.figure),
        "same class": fit >= SAME_CLASS,
        "counts another": _counts_another(inquiry, told),
        "linked": linked,
        "other rate": not linked and told.figure.measures == "rate" and bool(_NAMED_RATE.search(told.own)),
        "rate of another name": told.figure.measures == "rate" and _rate_of_another_name(inquiry, told),
        "foreign": not linked and foreign > _ELLIPTICAL and not telling,
        "foreign telling": not linked and foreign > _ELLIPTICAL and telling,
        "elliptical": not linked and foreign <= _ELLIPTICAL,
        "said of it": (content - foreign) / content if content else 0.0,
        "unsaid of it": min(foreign, _MUCH) / _MUCH,
        "asked side": on > 0,
        "other side": on < 0,
        "side unsaid": on == 0 and bool(inquiry.contrasts),
        "other rate told": on < 0 and told.figure.measures == "rate",
        "handled": "case" in question.units and bool(_HANDLES.search(told.own)),
        "earlier": bool(_EARLIER.search(told.before)) and not compares,
        "part": part and not linked,
        "of which": part and not part_asked,
        "other end of a change": told.came_from is not None if asks_back else told.became,
        "a change": told.figure.unit.endswith("百分点") and not _ASKS_CHANGE.search(question.folded),
        "the total": bool(_ASKS_PART.search(question.folded)) and bool(_TOTAL.search(told.own)),
        "planned": question.topic != "plan" and bool(_TARGET.search(told.before)),
        "problems": told.role == "problems",
    }
    return {name: float(value) for name, value in found.items() if value}


def _names_part(words: str, terms: Sequence[Term]) -> bool:
    """Whether a term of the question stands in the words behind 其中: 其中|南庄镇3612宗."""
    return any(form in words for term in terms for form in term.forms)


def _told(passage: Passage, figure: Figure) -> Told:
    clause = passage.clause_at(figure.start)
    start, end = first, last = passage.clauses[clause].start, passage.clauses[clause].end
    came_from = _changed_from(passage, figure, first)
    for other in passage.figures:
        if start < other.end <= figure.start and other != came_from:
            row = _ENDS_ROW.match(passage.folded, other.end, figure.start)
            start = row.end() if row else other.end
        elif figure.end <= other.start < end:
            end = other.start
    if end < last and (joint := _JOINT.search(passage.folded, figure.end, end)):
        end = joint.start()
    own = passage.folded[start : figure.start] + "\0" + _BRACKET.sub("", passage.folded[figure.end : end], count=1)
    later = next((other for other in passage.figures if figure.end <= other.start < last), None)
    became = later is not None and _changed_from(passage, later, first) == figure
    return Told(
        figure,
        clause,
        passage.paragraph.role,
        passage.folded[first : figure.start],
        own,
        (start, end),
        passage.folded[figure.end : min(end, figure.end + 6)],
        came_from,
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
    said, rest = 0, own
    for form in sorted(dict.fromkeys(forms), key=len, reverse=True):
        said += len(form) * rest.count(form)
        rest = rest.replace(form, "\0")
    foreign = len(_FILLING.sub("", _light_words().sub("\0", rest)))
    return foreign + said, foreign


def _counts_another(inquiry: Inquiry, told: Told) -> bool:
    """Whether the noun right behind a figure (26个|试点领域) shares nothing with the question's words."""
    noun = _COUNTED_NOUN.match(told.behind)
    words = [form for w in inquiry.terms for form in w.term.forms]
    return noun is not None and not any(form in told.behind or noun[0] in form for form in words)


def _rate_of_another_name(inquiry: Inquiry, told: Told) -> bool:
    """Whether question and passage each name a rate, and the names share nothing: 出庭应诉率 against 复议综合协调率."""
    asked = _rate_names(inquiry.question.scopeless)
    said = _RATE_NAME.findall(told.own)
    return bool(asked and said) and not any(char in asked for name in said for char in name[-3:-1])


@lru_cache(maxsize=256)
def _rate_names(folded: str) -> str:
    """All that the rate asked for by a name that the lexicon knows is called; empty where none is."""
    lexicon = Lexicon.load()
    for name in _RATE_NAME.findall(folded):
        known = next((name[at:] for at in range(len(name) - 2) if lexicon.named(name[at:])), "")
        if known:
            return "".join((known, *lexicon.official(known)))
    return ""


def _focus(inquiry: Inquiry, told: Told) -> dict[str, float]:
    """Whether the counted noun (宣传品 in 几份宣传品) stands by the figure itself."""
    behind = next((w for w in inquiry.terms if w.term.start >= inquiry.question.asks_at >= 0), None)
    focus = behind or (inquiry.terms[-1] if inquiry.terms else None)
    if focus is None:
        return {}
    name = "counted" if behind else "last"
    if any(form in told.behind for form in focus.term.forms):
        return {f"{name} behind": 1.0}
    if focus.group == "generic":
        return {}
    return {f"{name} by it" if any(form in told.own for form in focus.term.forms) else f"{name} missing": 1.0}


def _bound(passage: Passage, start: int) -> int:
    """Where a figure begins with the words that make it a bound: 不超过|2次."""
    bound = _BOUND.search(passage.folded[max(0, start - _LONGEST_BOUND) : start])
    return start - len(bound[0]) if bound else start


def _both_ends(told: Told, question: Question) -> tuple[tuple[int, int], ...]:
    """A figure with the one it was changed from, where both are asked for; else none."""
    if told.came_from is None or not _ASKS_BOTH.search(question.folded):
        return ()
    return tuple((figure.start, figure.end) for figure in (told.came_from, told.figure))


def _coordinated(
    passage: Passage, figure: Figure, clause: int, terms: Sequence[Weighted]
) -> tuple[tuple[int, int], ...]:
    """A figure with those that share its verb and are asked for too (34611家企业、11376家个体工商户), itself first."""
    start, end = passage.clauses[clause].start, passage.clauses[clause].end
    row = [other for other in passage.figures if start <= other.start and other.end <= end]
    at = row.index(figure)
    own = _named_by(passage, figure, terms)
    found = [figure]
    for ahead, behind in ((row[at + 1 :], False), (row[:at][::-1], True)):
        last = figure
        for other in ahead:
            left, right = (other, last) if behind else (last, other)
            joined = _ROW.fullmatch(passage.folded[left.end : right.start])
            others = _named_by(passage, other, terms)
            if not joined or not _of_one_kind(left, right) or not (others - own or own <= others):
                break
            found.append(other)
            last = other
    return tuple((other.start, other.end) for other in found[:3])


def _named_by(passage: Passage, figure: Figure, terms: Sequence[Weighted]) -> set[str]:
    """The terms that a figure itself is of, before it or right behind: 企业 of 34611家企业、11376家个体工商户."""
    told = _told(passage, figure)
    own = told.own.partition("\0")[0] + "\0" + told.behind
    return {w.term.surface for w in terms if any(form in own for form in w.term.forms)}


def _of_one_kind(left: Figure, right: Figure) -> bool:
    return left.measures == right.measures or {left.measures, right.measures} == {"body", "people"}
