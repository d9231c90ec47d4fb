"""Figures as candidates: what each is a figure of, against what is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import cache, lru_cache

from bot.answering.candidate import Candidate
from bot.answering.contrasting import side
from bot.answering.figure_asked import CHANGE, EARLIER, TARGET, FigureAsked
from bot.answering.figure_marks import figure_marks
from bot.answering.figures import Figure
from bot.answering.inquiry import Inquiry
from bot.answering.judging import Judge, Judgement
from bot.answering.names import verbs
from bot.answering.passage import Passage
from bot.answering.sighting import Spot
from bot.answering.told import Told, told_of, year_told
from bot.answering.traps import traps
from bot.answering.units import SAME_CLASS, unit_fit, unlike
from bot.question.model import Term
from bot.question.terms import stopwords
from retrieval.text.lexicon import Lexicon, name_words

_TOTAL = re.compile(r"[共总合]计|一共|总共|共\0")
_TO_THE_PART = 12
"""At most so many characters stand between a whole that a question says and the part it asks for."""
_EXTREME = re.compile(r"最[高大多低小少长短]|单[笔次项件]|[人户日月年件村]均|平均|每[人户件家个天月]|其中一")
"""Before a figure that is no sum of them: 最高一笔罚款20万元."""
_OF_WHOLE = re.compile(r"[^,。;\d]{1,16}[中里][^,。;\d]{0,12}\d")
"""Behind a figure of which another is a part: 28名|听证代表中25名赞成."""
_DENIED = re.compile(
    r"未(?!成年|来|检)|尚|非(?=国有|公|官|法定)|暂不|不予|没有|免(?!费|税|疫|职)|无(?!偿|障碍|人机|害|疑|废|线|形|纸|证明)|(?<!是)否"
    r"|不(?!动产|断|良|正当|少于|低于|超过|同|定期|文明|满|足)"
)
_PENDING = re.compile(r"即将|剩余|其余|其他|正在|待(?![遇业])|[不未]")
"""What tells of what is still to come."""
_NAMED_RATE = re.compile(r"[\u4e00-\u9fff]{2}率|占比")
_RATE_NAME = re.compile(r"[\u4e00-\u9fff]{2,6}?率")
_FILLING = re.compile(r"[^\u4e00-\u9fffa-z]|[的了共达为有在是约其中各类项全市区县我]")
_TELLING = frozenset({"money", "rate", "time", "size"})
"""Classes of units that tell by themselves what a figure is of."""
_ELLIPTICAL = 2
"""With at most so many characters of its own, a figure leans on what was said before it."""

_MUCH = 12
"""Characters of content that make a figure wholly one of something else."""
_COUNTED_NOUN = re.compile(r"[\u4e00-\u9fff]{2}")
_HANDLES = re.compile(r"办理|受理|审结|办结|审理|处理|收到|立案")


def figure_candidates(passage: Passage, inquiry: Inquiry) -> Iterator[Candidate]:
    """Every figure of a class that can be the answer, in order."""
    question = inquiry.question
    if (passage.paragraph.role == "plan") > (question.topic == "plan"):
        return
    judge = Judge(passage, inquiry)
    for figure in passage.figures:
        fit = unit_fit(question, passage, figure, inquiry.terms)
        if fit and not _stated(figure, inquiry):
            told = told_of(passage, figure)
            judgement = judge.judge(Spot(passage, told.clause, told.clause + 1, told.span))
            evidence = {**judgement.evidence, **_evidence(inquiry, told, fit, judgement), **_focus(inquiry, told)}
            if _share_unsaid(judgement):
                evidence["share unsaid"] = 1.0
            if {"foreign", "counted missing"} <= evidence.keys():
                evidence["of something else"] = 1.0
            marks = figure_marks(passage, told, inquiry)
            yield Candidate(passage, told.clause, told.clause + 1, marks, judgement, evidence, "figure", figure)


def _share_unsaid(judgement: Judgement) -> bool:
    """Whether the figure of one kind of cases or people is asked for, and only the whole's is told."""
    return any(share in surface for surface in judgement.missing for share in name_words("shares"))


def _stated(figure: Figure, inquiry: Inquiry) -> bool:
    """Whether the question says a figure itself, so that it asks for another: 那23件官司里拆房子的占几件.

    Of a whole that it says, it asks for a part, measured alike and no more than that.
    """
    question = inquiry.question
    if question.condition is not None:
        return False
    for said in inquiry.stated:
        alike = figure.measures == said.measures or not figure.measures
        if alike and figure.value == said.value:
            return True
        if (
            not question.everywhere
            and said.end < question.part_at <= said.end + _TO_THE_PART
            and not (alike and figure.value < said.value)
        ):
            return not question.units or alike
    return False


def _evidence(inquiry: Inquiry, told: Told, fit: float, judgement: Judgement) -> dict[str, float]:
    """What else speaks for a figure or against it, beside where the terms stand."""
    question, terms, asked = inquiry.question, inquiry.terms, inquiry.figure_asked
    strong = [w.term for w in terms if not w.light] or [w.term for w in terms]
    linked = any(
        form in told.own for term in strong for form in (*term.forms, *(form for part in term.parts for form in part))
    )
    content, foreign = _residue(told.own, inquiry.forms)
    telling = told.figure.measures in _TELLING and bool(question.units)
    on = side(told.own, inquiry.contrasts)
    part = "其中" in told.before and not asked.of_which
    part_asked = part and _names_part(told, strong)
    of_year = _of_year(inquiry, told)
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
        "other rate told": on < 0 and told.figure.measures == "rate" and bool(_NAMED_RATE.search(told.own)),
        "handled": "case" in question.units and bool(_HANDLES.search(told.own)),
        "earlier": bool(EARLIER.search(told.before)) and not asked.earlier,
        "of the year": of_year is True,
        "of another year": of_year is False and not asked.earlier,
        "an extreme": bool(_EXTREME.search(told.own)) and not asked.extreme,
        "no change": asked.how_changed and not _tells_change(told),
        "no change from last year": asked.earlier and asked.how_changed and not _tells_change(told),
        "part unmet": _part_unmet(inquiry, judgement),
        "part": part and not linked,
        "of which": part and not part_asked,
        "other end of a change": told.came_from is not None if asked.back else told.became,
        "a change": told.figure.unit.endswith("百分点") and not asked.change,
        "the total": asked.share and bool(_TOTAL.search(told.own)),
        "total told": asked.sum and bool(_TOTAL.search(told.own)),
        "whole of a part": bool(_OF_WHOLE.match(told.after)),
        f"unasked {told.figure.measures}": not question.units,
        "planned": question.topic != "plan" and not asked.target and _planned(told),
        "problems": told.role == "problems",
        **_denial(told, asked),
        **traps(inquiry, told, judgement),
    }
    return {name: float(value) for name, value in found.items() if value}


def _denial(told: Told, asked: FigureAsked) -> dict[str, bool]:
    """Whether what is not so is asked for, and whether it is told: 还没办的有几件, 暂不实行的384项."""
    denied = bool(_DENIED.search(told.own))
    return {
        "denied": asked.denied and denied,
        "undenied": asked.denied and not denied,
        "denied unasked": denied and not asked.denied,
        "reached": asked.not_reached and not denied and not _PENDING.search(told.own),
    }


def _tells_change(told: Told) -> bool:
    """Whether what is said of a figure speaks of how something changed."""
    return told.came_from is not None or bool(CHANGE.search(told.own))


def _planned(told: Told) -> bool:
    """Whether a figure is what was aimed at: 原定关闭24家,实际关闭26家."""
    return bool(TARGET.search(told.before))


def _part_unmet(inquiry: Inquiry, judgement: Judgement) -> bool:
    """Whether a part of a whole is asked for, and what tells it from the whole is missing."""
    part = inquiry.question.part_at
    return part >= 0 and any(
        w.term.start >= part and not w.light and w.term.surface in judgement.missing for w in inquiry.terms
    )


def _of_year(inquiry: Inquiry, told: Told) -> bool | None:
    """Whether a figure with a year before it is of the one asked for, or of the report's; None where it has none."""
    year = year_told(told, inquiry.year)
    if year is None or inquiry.question.topic == "plan":
        return None
    return year in (inquiry.question.years or (inquiry.year - inquiry.question.year_before,))


def _names_part(told: Told, terms: Sequence[Term]) -> bool:
    """Whether a term of the question stands in the words behind 其中, and not before: 其中|南庄镇3612宗."""
    whole, _, part = f"{told.led}{told.before}".rpartition("其中")
    return any(form in part for term in terms for form in term.forms if form not in whole)


@cache
def _light_words() -> re.Pattern[str]:
    """Verbs and particles that say nothing of what a figure is of."""
    words = sorted((word for word in verbs() | stopwords() if len(word) > 1), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, words)))


def _residue(own: str, forms: Iterable[str]) -> tuple[int, int]:
    """(characters of content said of a figure, those of them that are no form of a term); longest forms first."""
    said, rest = 0, own
    for form in forms:
        said += len(form) * rest.count(form)
        rest = rest.replace(form, "\0")
    foreign = len(_FILLING.sub("", _light_words().sub("\0", rest)))
    return foreign + said, foreign


def _counts_another(inquiry: Inquiry, told: Told) -> bool:
    """Whether the noun right behind a figure (26个|试点领域) shares nothing with the question's words."""
    noun = _COUNTED_NOUN.match(told.behind)
    return noun is not None and not any(form in told.behind or noun[0] in form for form in inquiry.forms)


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
    if focus.light:
        return {}
    return {f"{name} by it" if any(form in told.own for form in focus.term.forms) else f"{name} missing": 1.0}
