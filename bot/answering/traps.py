"""Traps: figures that stand beside what is asked for, and are of another stage, another kind of money, another body."""

from __future__ import annotations

import re

from bot.answering.inquiry import TO, Inquiry
from bot.answering.judging import Judgement
from bot.answering.stages import begun_words, outcome_words
from bot.answering.told import Told
from bot.question.model import Term
from retrieval.text.lexicon import kinds_of_money

_A_BODY = re.compile(
    r"(?:调委会|委员会|中心|[\u4e00-\u9fff][室站所]|[\u4e00-\u9fff](?<![乡村各])镇|基地|园区|街道|窗口)$"
)
_LEVEL = re.compile(r"国家级|[省部市地州盟县区旗镇乡村]级(?=[\u4e00-\u9fff])")
_OF_THE_SEAT = "本级"
_HANDLED, _CONCLUDED = "办理", frozenset({"办结", "审结", "结案", "办理"})
_DONE = re.compile(r"处[置理]|完成|办理|解决|化解")
"""What tells that something was done."""
_AND_OTHERS = re.compile(r"》等\d+")
_IN_A_ROW = 4
"""Characters from the first of a word within which a row goes on behind it."""
_ANY_RATE = re.compile(r"满意[率度]|好评率|成功率|办结率|完成率|覆盖率|合格率|回复率|知晓率|签约率|调解率|达标率")
"""Rates that tell nothing of what they are of."""
_TOWARDS = re.compile(r"[^,。;]{0,6}向")


def traps(inquiry: Inquiry, told: Told, judgement: Judgement) -> dict[str, bool]:
    """By name, the ways in which a figure is of something else though it stands where it should."""
    return {
        "only begun": any(term.surface in judgement.missing and _only_begun(told, term) for term in inquiry.outcomes)
        or (inquiry.figure_asked.concluded and _merely_begun(told)),
        "another outcome": "outcome missing" in judgement.evidence and bool(outcome_words().search(told.own)),
        "money of another kind": told.figure.measures == "money" and _other_money(inquiry.figure_asked.money, told.own),
        "of the seat": inquiry.figure_asked.by_parts and _OF_THE_SEAT in told.own,
        "of a whole row": inquiry.figure_asked.alone and _in_a_row(inquiry, told),
        "rate of what unsaid": bool(_ANY_RATE.search(told.own)) and _subject_unsaid(inquiry, judgement),
        "of another body": _body_unsaid(inquiry, judgement),
        "of another level": _other_level(inquiry.question.scopeless, told.own),
        "the other way": _other_way(inquiry, told),
    }


def _body_unsaid(inquiry: Inquiry, judgement: Judgement) -> bool:
    """Whether a figure's surroundings do not name the office, town or room that the question asks about."""
    return not (inquiry.question.compares or inquiry.question.everywhere) and any(
        _A_BODY.search(w.term.surface) and w.term.surface in judgement.missing
        for w in inquiry.terms
        if not (w.light or w.term.known)
    )


def _other_level(asked: str, own: str) -> bool:
    """Whether a figure is of another level of administration than the one asked about: 县级 for 省级."""
    wanted, said = set(_LEVEL.findall(asked)), set(_LEVEL.findall(own))
    return bool(wanted and said) and wanted.isdisjoint(said)


def _only_begun(told: Told, outcome: Term) -> bool:
    """Whether a figure is of what was begun, and of nothing that came of it; what is handled may be concluded."""
    if outcome_words().search(told.own):
        return False
    handled = _HANDLED in told.own and _CONCLUDED.isdisjoint(outcome.forms)
    return handled or bool(begun_words().search(told.own))


def _merely_begun(told: Told) -> bool:
    """Whether a figure's own words tell of a beginning, and of nothing done about it."""
    return bool(begun_words().search(told.own)) and not (outcome_words().search(told.own) or _DONE.search(told.own))


def _other_money(wanted: frozenset[str], own: str) -> bool:
    """Whether a sum is told as another kind of money than the one asked for: 减免公证费7850元 is nothing spent."""
    said = {kind.name for kind in kinds_of_money() if kind.told.search(own)} if wanted else set()
    return bool(said) and (wanted.isdisjoint(said) or ("spared" in said and "spared" not in wanted))


def _in_a_row(inquiry: Inquiry, told: Told) -> bool:
    """Whether a figure is of a row of which the question names one: 土地、山林纠纷47起, 《条例》等14部法规276条."""
    before = told.before
    if "《" in inquiry.question.folded:
        return bool(_AND_OTHERS.search(before))
    named = (before.find(form) for w in inquiry.terms if not w.light for form in (w.term.surface, *_stems(w.term)))
    return any(at >= 0 and "、" in before[max(0, at - 1) : at + _IN_A_ROW] for at in named)


def _stems(term: Term) -> tuple[str, ...]:
    """The first words of a longer term: 山林 of 山林纠纷."""
    return term.parts[0] if term.parts else (term.surface[:2],)


def _subject_unsaid(inquiry: Inquiry, judgement: Judgement) -> bool:
    """Whether a thing of the field that the question names is missing."""
    return not inquiry.question.compares and any(
        w.group == "field" and w.term.surface in judgement.missing for w in inquiry.terms
    )


def _other_way(inquiry: Inquiry, told: Told) -> bool:
    """Whether who gives something in the question is given it here, or the other way round."""
    for term, gets in inquiry.givers:
        form = next((form for form in term.forms if form in told.before), None)
        if form is None:
            continue
        before, _, behind = told.before.partition(form)
        given = bool(TO.search(before))
        if (given and not gets) or (gets and not given and _TOWARDS.match(behind)):
            return True
    return False
