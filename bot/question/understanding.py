"""Understanding a question: from what was typed to what is asked."""

from __future__ import annotations

from bot.question.asides import identity_end, preface_end, without_asides
from bot.question.comparing import (
    compare_words,
    compares,
    condition_of,
    everywhere,
    everywhere_words,
    recency,
    superlative,
)
from bot.question.heads import head_of
from bot.question.intents import intent_of
from bot.question.kinds import Wanted, wanted
from bot.question.model import ORDINAL, Kind, Question, Term, Topic
from bot.question.phrases import Span, phrases, spans
from bot.question.reader import Reader
from bot.question.scope import Said, blank, find_scope
from bot.question.terms import find_terms
from bot.question.topics import set_aside, topic_of, topic_words
from retrieval.text.fold import fold, script_of

LONGEST = 1000
"""Characters of a question that are read; what comes after is left out."""
_SILENT = (
    "whole", "opening-words", "refers", "this-place", "set-aside", "places-counted", "year-before", "year-held-against",
)  # fmt: skip
"""Sections of words that are no terms, whatever is asked."""
_OF_ALL = frozenset({"依法行政", "法治政府", "法治政府建设", "法治建设"})
_PROBLEM_NAMES, _PLAN_NAMES = frozenset({"短板", "薄弱环节"}), frozenset({"下一步", "下步"})


def understand(text: str, reader: Reader) -> Question:
    """Read a question typed in any script; never fails, whatever was typed."""
    text = "".join(char if char.isprintable() else " " for char in text[:LONGEST])
    folded = without_asides(fold(text))
    said = find_scope(folded, reader)
    asked = said.scopeless
    preface = preface_end(asked)
    told = blank(asked, [(0, preface)])
    want = wanted(told)
    all_reports = everywhere(asked) and not said.regions
    if all_reports and want.kind == "list" and phrases("how-many").search(told):
        want = wanted(blank(told, everywhere_words(told)))
    kind, units = _kind(want, said, all_reports, reader)
    topic = topic_of(told, kind)
    if topic == "problems" and (kind == "place" or (kind == "name" and phrases("problem").match(want.head))):
        kind = "list"
    condition = condition_of(asked) if all_reports else None
    if condition and kind != "figure":
        kind, units = "figure", frozenset({"rate"}) if "%" in asked[slice(*condition[1])] else _counted(asked)
    silent = [*want.spans, *topic_words(asked, topic), *_silent(asked, all_reports)]
    silent += [condition[1]] if condition else []
    masked, identity = blank(asked, silent), identity_end(asked, preface)
    found = find_terms(masked, reader.words, reader.lexicon, reader.names(masked), preface, identity)
    topic, terms = _of_topic(topic, kind, asked, found)
    if topic != "any":
        terms = tuple(term for term in terms if term.start >= preface)
    intent = intent_of(folded, asked[preface:], any(term.known for term in found))
    head = head_of(want.head, asked, reader) if kind in ("name", "list") else ""
    return Question(
        text=text,
        folded=folded,
        scopeless=asked,
        script=script_of(text),
        intent=intent,
        kind=kind,
        units=units,
        unit=want.unit,
        asks_at=max((end for _, end in want.spans), default=-1) if kind == "figure" else -1,
        head=head,
        head_forms=tuple(dict.fromkeys((head, *_names_of(head, reader)))) if head else (),
        topic=topic,
        places=said.places,
        years=tuple(dict.fromkeys(year for mention in said.shared_years for year in mention.years)),
        terms=terms,
        compares=compares(asked) or len(said.regions) > 1,
        superlative=superlative(asked),
        recency=recency(asked),
        everywhere=all_reports,
        mentions=all_reports and bool(phrases("mentions").search(asked)),
        follows=_follows(asked.strip("@ ,")) or _follows(folded.strip()),
        refers=bool(phrases("refers").search(asked)),
        asks=bool(want.spans) or kind != "statement",
        bare=not terms and topic == "any" and intent == "ask",
        done=bool(phrases("done").search(asked)),
        condition=condition[0] if condition else None,
        one_region=all_reports and bool(phrases("asks-for-region").search(asked)),
        year_before=bool(phrases("year-before").search(asked)),
        part_at=max((end for _, end in spans("of-a-whole", asked)), default=-1),
    )


def _names_of(head: str, reader: Reader) -> tuple[str, ...]:
    """What reports call the noun asked for, and not what is only kindred to it."""
    kin = reader.lexicon.kin(head)
    return tuple(form for form in reader.lexicon.official(head) if form not in kin)


def _follows(turn: str) -> bool:
    return bool(phrases("follows").search(turn))


def _lists_regions(want: Wanted, asked: str) -> bool:
    """Whether the several things asked for are the regions themselves: 哪些地方."""
    words = everywhere_words(asked)
    return any(start <= first < end for first, _ in want.spans[:1] for start, end in words)


def _silent(asked: str, all_reports: bool) -> list[Span]:
    """Words that are no terms, whatever kind of answer is wanted."""
    silent = [span for section in _SILENT for span in spans(section, asked)]
    return [
        *silent,
        *(compare_words(asked) if compares(asked) else ()),
        *(everywhere_words(asked) if all_reports else ()),
        *(spans("mentions", asked) if all_reports else ()),
    ]


def _kind(want: Wanted, said: Said, all_reports: bool, reader: Reader) -> tuple[Kind, frozenset[str]]:
    """The kind of answer, with its units, once it is known whether reports are set against each other.

    谁多 and 哪里最高 ask for figures; 哪个区 asks for a report when every report is meant, not for a name in one.
    """
    asked = said.scopeless
    if want.head == ORDINAL:
        return want.kind, want.units
    if want.kind == "figure":
        return "list" if _lists_figures(said, reader) else "figure", want.units or _counted(asked)
    compared = (compares(asked) and (len(said.regions) != 1 or len(said.years) > 1)) or len(said.regions) > 1
    rated = bool(phrases("rated").search(asked))
    one_of_them = len(said.regions) < 2 and phrases("one-of-them").search(asked)
    if (compared and not one_of_them and phrases("measured").search(asked)) or (all_reports and rated):
        return "figure", frozenset({"rate"}) if rated else _counted(asked)
    if all_reports and want.kind == "list" and _lists_regions(want, asked):
        return "statement", frozenset()
    if (
        all_reports
        and want.kind in ("place", "name", "person")
        and (compared or phrases("about-reports").search(asked) or phrases("asks-for-region").search(asked))
    ):
        return "statement", frozenset()
    return want.kind, want.units or (_counted(asked) if want.kind == "statement" else frozenset())


def _lists_figures(said: Said, reader: Reader) -> bool:
    """各办了多少件, asked of one region in one year: a figure for each thing it lists, or for each region in it."""
    within = {path for path in reader.held for place in said.places for p in place.paths if path[: len(p)] == p}
    if len(within) > 1:
        return False
    each = phrases("each").search(said.scopeless) and not phrases("several-years").search(said.scopeless)
    return bool(each) and len(said.regions) == 1 and len(said.years) < 2 and not everywhere(said.scopeless)


def _counted(asked: str) -> frozenset[str]:
    """The class of unit that the thing counted goes with, where the question says no unit: 案件 goes with 件."""
    if phrases("moneys").search(asked):
        return frozenset({"money"})
    if phrases("cases").search(asked):
        return frozenset({"case"})
    return frozenset({"people"}) if phrases("people").search(asked) else frozenset()


def _of_topic(topic: Topic, kind: Kind, asked: str, terms: tuple[Term, ...]) -> tuple[Topic, tuple[Term, ...]]:
    """The topic, read off the terms where it is said by another name, and the terms that do not only name it."""
    if topic == "any" and kind != "figure":
        named = (found for term in terms if (found := _named_topic(term)) and not set_aside(found, asked))
        topic = next(named, topic)
    return topic, tuple(term for term in terms if topic == "any" or not (_named_topic(term) == topic or _whole(term)))


def _whole(term: Term) -> bool:
    """Whether a term only names what all of a report is about: 依法办事 for 依法行政."""
    return not _OF_ALL.isdisjoint(term.forms)


def _named_topic(term: Term) -> Topic | None:
    """The topic a term is another name of: 拖后腿的 for 短板."""
    if len(term.surface) > 1 and not _PROBLEM_NAMES.isdisjoint(term.forms[1:]):
        return "problems"
    return None if _PLAN_NAMES.isdisjoint(term.forms[1:]) else "plan"
