"""Turns: a question read together with what came before it."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache

from bot.answering.details import asked_details
from bot.conversation import Conversation
from bot.question.model import Place, Question, Term
from bot.question.phrases import phrases
from retrieval.model import RegionPath

_SUBJECT_LONGEST = 200
_FULL = 2
"""Terms that a question of its own has at least."""
_OWN_QUESTIONS = frozenset({"place", "person", "date"})
"""Kinds that ask something of their own even with nothing but a region beside them: 鼓楼区在哪里."""
_TOGETHER = re.compile(
    r"(?:这|那|前面|上面)?(?P<n>[两二三四五])(?:个)?(?:地方|地区|区县|[区县市地家者边](?!级))|它们|他们|两者"
)
_HELD_AGAINST = re.compile(
    r"^[^@]*[跟和与同比]@+(?:相比|比|哪|谁|差|的?呢)|@[跟和与同](?:它|他|前面|刚才|那)[^,。?]{0,4}比"
)
_COUNTS = {"两": 2, "二": 2, "三": 3, "四": 4, "五": 5}


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it is to be answered."""

    question: Question
    regions: tuple[RegionPath, ...] = ()
    """Regions that carry over; empty where the question names its own."""
    years: tuple[int, ...] = ()
    """Years that carry over; they yield where the region has no such report."""
    soft: tuple[Term, ...] = ()
    """Terms of what was talked about before: they help to choose, but a passage need not have them."""
    core: str = ""
    """What is asked, without its scope, for the next turn."""
    subject: str = ""
    """What is talked about, for the next turn."""
    beside: frozenset[str] = frozenset()
    """Paragraphs quoted just before, where what a turn asks about them may stand too."""
    again: bool = False
    """The question of the turn before, asked of another region or year, and answered then."""
    together: bool = False
    """The regions were asked about before and are taken together (两个地方), which names them."""


def _core(question: Question) -> str:
    """The question with its regions, years and leading 那, 换成 taken out."""
    text = question.scopeless.replace("@", "")
    return re.sub(r"^[\s,、的在和与跟同]+", "", text).strip()


def take(question: Question, before: Conversation, read: Callable[[str], Question]) -> Turn:
    """Read a turn together with the conversation before it."""
    read = cache(read)  # what came before is asked for here and there
    question = _against(question, before)
    if _asks_again(question, before):
        return _again(question, before, read)
    together = _together(question, before)
    core = _core(question)
    if together:
        terms = _without(question.terms, _TOGETHER)
        if before.core and all(term.generic for term in terms):
            question, core = replace(read(before.core), text=question.text, script=question.script), before.core
            terms = question.terms
        asked = replace(question, places=(), compares=True, everywhere=False, terms=terms)
        return Turn(
            asked, together, core=core, subject=core, together=True, again=before.answered and core == before.core
        )
    question = _as_asked(question, before, read)
    if question.places or question.everywhere or not (before.core or before.regions):
        return Turn(question, core=core, subject=core)
    soft = _soft(before, read, question)
    if question.refers and question.topic == "any" and before.answered and before.core:
        question = replace(question, topic=read(before.core).topic)
    subject = f"{before.subject} {core}"[-_SUBJECT_LONGEST:]
    regions = before.regions or (before.implied if _leans(question) else ())
    beside = frozenset(id for id, *_ in before.quotes) if before.answered else frozenset()
    return Turn(question, regions, before.years if not question.years else (), soft, core, subject, beside)


def _as_asked(question: Question, before: Conversation, read: Callable[[str], Question]) -> Question:
    """A turn without a question word of its own (败诉的呢, 那香坊的复议呢) asks for what the turn before asked."""
    leans = question.follows and not question.asks and question.topic == "any"
    if not (before.core and leans) or (question.places and "呢" not in question.folded):
        return question
    asked = _asked_before(before, read)
    if len(before.regions) > 1 and phrases("measured").search(asked.scopeless):
        return replace(question, kind="figure", compares=True)
    taken = _asking_as(question, asked)
    people = asked.units and phrases("sort-of-people").search(question.scopeless)
    return replace(taken, units=asked.units | {"people"}, unit="") if people else taken


def _asking_as(question: Question, asked: Question) -> Question:
    """A question that wants the kind of answer which another one asks for."""
    return replace(
        question,
        kind=asked.kind,
        units=asked.units,
        unit=asked.unit,
        head=asked.head,
        head_forms=asked.head_forms,
        topic=asked.topic,
    )


def _asked_before(before: Conversation, read: Callable[[str], Question]) -> Question:
    """The question before; where it only leaned on those before it (审结的呢), it asks for what they asked for."""
    asked = read(before.core)
    if asked.asks or asked.topic != "any" or not asked.follows:
        return asked
    return _asking_as(asked, read(before.subject))


def _against(question: Question, before: Conversation) -> Question:
    """A region held against the one that was talked about (跟下城比谁高), with that one beside it."""
    if not (question.compares and before.regions and _HELD_AGAINST.search(question.scopeless)):
        return question
    carried = tuple(Place(path[-1], (path,), True) for path in before.regions)
    own = {path for place in question.places for path in place.paths}
    return replace(question, places=(*(p for p in carried if own.isdisjoint(p.paths)), *question.places))


def _asks_again(question: Question, before: Conversation) -> bool:
    """Whether a turn says nothing but a scope, so that it asks the question before of another region or year."""
    return bool(
        (question.bare or _only_how_much(question))
        and before.core
        and not asked_details(question.scopeless)
        and (question.places or question.years or question.follows or question.kind != "statement")
        and (question.kind not in _OWN_QUESTIONS or _HELD_AGAINST.search(question.scopeless))
    )


def _only_how_much(question: Question) -> bool:
    """Whether a turn names a region and asks for no more than a number: 那塔河呢,总数多少."""
    named = question.kind == "figure" and question.follows and bool(question.places)
    return named and all(term.generic for term in question.terms)


def _again(question: Question, before: Conversation, read: Callable[[str], Question]) -> Turn:
    """The question before, asked again in the scope of this turn."""
    asked = _asked_before(before, read)
    if question.kind == "figure" and question.units:
        asked = replace(asked, kind="figure", units=question.units, unit=question.unit, asks_at=-1)
    merged = replace(
        asked,
        text=question.text,
        folded=f"{asked.folded} {question.folded}",
        script=question.script,
        places=question.places,
        years=question.years,
        compares=question.compares or (asked.compares and not question.places),
        everywhere=question.everywhere,
        condition=question.condition,
        year_before=question.year_before,
    )
    return Turn(
        merged,
        () if question.places or question.everywhere else before.regions,
        before.years if not question.years else (),
        _soft(before, read, asked),
        before.core,
        before.subject,
        again=before.answered,
    )


def _together(question: Question, before: Conversation) -> tuple[RegionPath, ...]:
    """The regions asked about before that a turn takes together (两个地方, 三地)."""
    match = _TOGETHER.search(question.scopeless) if not question.places else None
    if not match:
        return ()
    count = _COUNTS.get(match["n"] or "", 2)
    return before.visited[-count:] if len(before.visited) >= count else ()


def _without(terms: tuple[Term, ...], pattern: re.Pattern[str]) -> tuple[Term, ...]:
    return tuple(term for term in terms if not pattern.search(term.surface))


def _leans(question: Question) -> bool:
    """Whether a turn says too little to stand by itself: 多少人参加."""
    return question.follows or question.refers or sum(not term.generic for term in question.terms) < _FULL


def _soft(before: Conversation, read: Callable[[str], Question], question: Question) -> tuple[Term, ...]:
    """Terms of the subject that the question itself does not have."""
    own = {term.surface for term in question.terms}
    return (
        tuple(term for term in read(before.subject).terms if term.surface not in own and not term.generic)
        if before.subject
        else ()
    )
