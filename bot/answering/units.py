"""Whether a figure is of the class of thing a question counts."""

from __future__ import annotations

from collections.abc import Sequence

from bot.answering.figures import Figure
from bot.answering.inquiry import Weighted
from bot.answering.passage import Passage
from bot.question.model import Question

_UNSAID = {"case": 1.0, "item": 1.0, "thing": 1.0, "": 1.0, "times": 0.97, "body": 0.95, "people": 0.88, "vote": 0.85}
"""How well each class fits a question that says no unit."""
_FITS = {
    "case": {"item": 0.85, "thing": 0.95, "": 0.9, "times": 0.75},
    "item": {"case": 0.9, "thing": 0.95, "": 0.9, "times": 0.7, "body": 0.75},
    "body": {"thing": 0.9, "": 0.85, "item": 0.7, "people": 0.6},
    "thing": {"case": 0.95, "item": 0.95, "body": 0.95, "people": 0.8, "": 0.9, "times": 0.7},
    "times": {"case": 0.8, "item": 0.75, "thing": 0.75, "": 0.8, "people": 0.65},
    "people": {"thing": 0.5, "body": 0.5, "": 0.7},
    "time": {"vote": 0.6},
    "vote": {"times": 0.8, "thing": 0.7, "people": 0.9},
    "size": {"": 0.8},
}
"""How well a figure's class stands in for the class asked for; a pair not listed does not fit."""
_COUNTS = frozenset({"case", "item", "thing", ""})
_NO_COUNTS = frozenset({"rate", "time"})
"""Classes that answer no question for how many of a thing: 多少注册用户."""
_ANYTHING = frozenset({"个", "件", "项", "条", "次", "家", "人", "名", "份", "位", "起", "宗", "人次", "件次", "场"})
"""Units that count almost anything."""
SAME_CLASS, _NOT_A_COUNT, _COUNTS_ANOTHER = 0.93, 0.85, 0.2


def measure_of(figure: Figure) -> str:
    """What a figure measures, so that two of one measure can be compared: all counts of things are of one."""
    return "" if figure.measures in _COUNTS else figure.measures


def unlike(unit: str, figure: Figure) -> bool:
    """Whether a question's unit and a figure's each belong to nouns of their own, and not to the same: 只, 册."""
    own = figure.unit.lstrip("余多万亿")
    return bool(unit and own) and unit not in _ANYTHING and own not in _ANYTHING and unit not in own and own not in unit


def unit_fit(question: Question, passage: Passage, figure: Figure, terms: Sequence[Weighted]) -> float:
    """How well a figure's unit fits the question, 0 where it cannot be the answer."""
    if figure.measures == "every" or "every" in question.units:
        return 1.0 if figure.measures == "every" and "every" in question.units else 0.0
    if not question.units and figure.measures in _NO_COUNTS and any(w.term.start == question.asks_at for w in terms):
        return 0.0
    if not question.units:
        return _UNSAID.get(figure.measures, _NOT_A_COUNT)
    if (
        figure.measures == "thing"
        and question.unit not in ("", "个")
        and not _counts_what_is_asked(passage, figure, question.unit, terms)
    ):
        return _COUNTS_ANOTHER
    return max(_fit(question.unit, wanted, figure) for wanted in question.units)


def _fit(unit: str, wanted: str, figure: Figure) -> float:
    if figure.measures != wanted:
        return _FITS.get(wanted, {}).get(figure.measures, 0.0)
    return 1.0 if not unit or unit in figure.unit or figure.unit in unit else SAME_CLASS


def _counts_what_is_asked(passage: Passage, figure: Figure, unit: str, terms: Sequence[Weighted]) -> bool:
    """Whether the noun behind 个 is one of the question's: 2848个案件 but not 4个街镇; or ends like its unit: 事项."""
    behind = passage.folded[figure.end : figure.end + 6]
    if behind[1:2] == unit:
        return True
    return behind[:1] in ",。;、" or any(form in behind or behind[:2] in form for w in terms for form in w.term.forms)
