"""Where reports tell things apart (受理 and 审结, 人民调解 and 行政调解): which side a figure is on."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache

from bot.answering.inquiry import Contrast, Weighted
from bot.question.model import Question
from retrieval.text.lexicon import contrasts


def asked_contrasts(question: Question, terms: Sequence[Weighted]) -> tuple[Contrast, ...]:
    """The sets of which a question names a side, itself or by an everyday word."""
    found = []
    forms = {form for w in terms for form in w.term.forms if form not in w.term.kin}
    may_ask_rate = "rate" in question.units or not question.units
    part = max(question.part_at, 0)
    parts = [w for w in terms if w.term.start >= part]
    for sides in contrasts():
        named = _named(sides, question.folded[part:], parts) or _named(sides, question.folded, terms)
        if may_ask_rate:
            said = forms.union(*named)
            named += [side for side in sides if side not in named and _rate_of_any(side, said)]
        if named:
            asked = tuple(name for side in named for name in side)
            others = tuple(name for side in sides if side not in named for name in side)
            found.append(Contrast(asked, others))
    return tuple(found)


def _named(sides: tuple[tuple[str, ...], ...], folded: str, terms: Sequence[Weighted]) -> list[tuple[str, ...]]:
    """The sides that words name, themselves or by what their terms mean; 不予受理 does not name 受理."""
    meant = _meant(sides, terms)
    if not _any_side(sides).search(folded):
        return meant
    named = []
    for side, longer in zip(sides, _longer_names(sides), strict=True):
        rest = folded
        for name in longer:
            rest = rest.replace(name, " ")
        named += [side] if _any_in(side, rest) else []
    return named + meant


@cache
def _any_side(sides: tuple[tuple[str, ...], ...]) -> re.Pattern[str]:
    """Any name of any side: most texts have none, which this tells faster than asking for each."""
    return re.compile("|".join(re.escape(name) for side in sides for name in side))


@cache
def _longer_names(sides: tuple[tuple[str, ...], ...]) -> tuple[tuple[str, ...], ...]:
    """For each side the names of other sides that hold one of its own: 不予受理 for 受理."""
    return tuple(
        tuple(name for other in sides if other is not side for name in other if _any_in(side, name)) for side in sides
    )


def _rate_of_any(side: Sequence[str], said: Collection[str]) -> bool:
    """Whether a side is the rate of something said: 败诉率 of 败诉, where it is the rate that may be asked for."""
    stems = [name.removesuffix("率") for name in side if name.endswith("率")]
    return any(stem in form for stem in stems for form in said)


def side(own: str, asked: Sequence[Contrast]) -> int:
    """1 for words said of the side that is asked for, -1 of another side, 0 of none; `own` has NUL for the figure."""
    best = 0
    for contrast in asked:
        mine, other = _nearest(contrast.asked, own), _nearest(contrast.others, own)
        if mine > other:
            best = 1
        elif other > mine:
            return -1
    return best


def _nearest(names: Iterable[str], own: str) -> tuple[int, int]:
    """How near the nearest of the names stands to the figure, longer ones first: before it rather than behind."""
    before, _, after = own.partition("\0")
    ends = [(at + len(name), len(name)) for name in names if (at := before.rfind(name)) >= 0]
    if ends:
        end, length = max(ends)
        return end, length
    starts = [(-at - 1, len(name)) for name in names if (at := after.find(name)) >= 0]
    return max(starts, default=(-len(after) - 2, 0))


def _meant(sides: tuple[tuple[str, ...], ...], terms: Sequence[Weighted]) -> list[tuple[str, ...]]:
    """The sides that words of the question mean, each if it means but one: 罚单 is 行政处罚, not 行政许可."""
    meant = []
    for weighted in (w for w in terms if not w.light):
        forms = "\n".join(weighted.term.forms[1:])
        if not _any_side(sides).search(forms):
            continue
        named = [side for side in sides if _any_in(side, forms)]
        meant += named if len(named) == 1 else []
    return meant


def _any_in(names: Iterable[str], text: str) -> bool:
    return any(name in text for name in names)
