"""Traps: figures that stand beside what is asked for, and are of another stage, another kind of money, another body."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.judging import Judgement
from bot.answering.stages import begun, outcomes
from bot.answering.told import Told
from bot.question.model import Term
from retrieval.text.lexicon import kinds_of_money

_BY_PARTS = re.compile(
    r"各(?:个|下属|下辖)?(?:[省市州盟县区旗镇乡街]|部门|单位|街道|局)|下[面辖属](?:的|各)?[市县区旗镇乡街单部]|分别|逐[个一]"
)
"""Asks for the parts of a region, one by one."""
_OF_THE_SEAT = re.compile(r"本级")
_HANDLED, _CONCLUDED = "办理", frozenset({"办结", "审结", "结案", "办理"})
_ANY_RATE = re.compile(r"满意[率度]|好评率|成功率|办结率|完成率|覆盖率|合格率|回复率|知晓率|签约率|调解率|达标率")
"""Rates that tell nothing of what they are of."""
_TO = re.compile(r"[向给对](?:本|该)?[省市州盟县区旗]?$|(?:提请|报送?|交|移送|抄送|提交)[给至到]?$")
_TOWARDS = re.compile(r"[^,。;]{0,6}向")


def traps(inquiry: Inquiry, told: Told, judgement: Judgement) -> dict[str, bool]:
    """By name, the ways in which a figure is of something else though it stands where it should."""
    return {
        "only begun": any(_only_begun(told, outcome) for outcome in _outcomes_unsaid(inquiry, judgement)),
        "another outcome": "outcome missing" in judgement.evidence and _tells_any(told, outcomes()),
        "money of another kind": told.figure.measures == "money" and _other_money(inquiry.question.scopeless, told.own),
        "of the seat": bool(_OF_THE_SEAT.search(told.own)) and bool(_BY_PARTS.search(inquiry.question.folded)),
        "rate of what unsaid": bool(_ANY_RATE.search(told.own)) and _subject_unsaid(inquiry, judgement),
        "the other way": _other_way(inquiry, told),
    }


def _outcomes_unsaid(inquiry: Inquiry, judgement: Judgement) -> list[Term]:
    """What may come of something, named by the question itself and not by the turns before it, and missing."""
    return [
        w.term
        for w in inquiry.terms
        if w.outcome and w.term.surface in judgement.missing and w.term.surface in inquiry.question.folded
    ]


def _tells_any(told: Told, words: frozenset[str]) -> bool:
    return any(word in told.own for word in words)


def _only_begun(told: Told, outcome: Term) -> bool:
    """Whether a figure is of what was begun, and of nothing that came of it; what is handled may be concluded."""
    if _tells_any(told, outcomes()):
        return False
    handled = _HANDLED in told.own and _CONCLUDED.isdisjoint(outcome.forms)
    return handled or _tells_any(told, begun())


def _other_money(asked: str, own: str) -> bool:
    """Whether a sum is told as another kind of money than the one asked for: 减免公证费7850元 is nothing spent."""
    wanted = {kind.name for kind in kinds_of_money() if any(word in asked for word in kind.asked)}
    said = {kind.name for kind in kinds_of_money() if any(word in own for word in kind.told)}
    return bool(wanted and said) and (wanted.isdisjoint(said) or ("spared" in said and "spared" not in wanted))


def _subject_unsaid(inquiry: Inquiry, judgement: Judgement) -> bool:
    """Whether a thing of the field that the question names is missing."""
    return not inquiry.question.compares and any(
        w.group == "field" and w.term.surface in judgement.missing for w in inquiry.terms
    )


def _other_way(inquiry: Inquiry, told: Told) -> bool:
    """Whether who gives something in the question is given it here, or the other way round."""
    asked = inquiry.question.folded
    for weighted in inquiry.terms:
        at = weighted.term.start
        gets = bool(_TO.search(asked[:at]))
        for form in weighted.term.forms:
            stands = told.before.find(form)
            if stands < 0:
                continue
            given = bool(_TO.search(told.before[:stands]))
            gives = not given and bool(_TOWARDS.match(told.before, stands + len(form)))
            if (gets and gives) or (given and not gets and re.search(r"[给向]", asked[at:])):
                return True
    return False
