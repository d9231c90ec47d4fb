"""From a question to candidates: retrieval, then a second look inside the best paragraphs."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.answering.candidate import Candidate
from bot.answering.contrasting import asked_contrasts
from bot.answering.figures import find_figures
from bot.answering.finding import candidates
from bot.answering.inquiry import Group, Inquiry, Weighted, rarity
from bot.answering.passage import Passage, lay_out
from bot.answering.stages import outcome_words, outcomes
from bot.answering.weighing import weighed
from bot.question.model import Question, Term
from bot.question.terms import generic_words
from retrieval import Index
from retrieval.model import Filters, Paragraph, Report, Role

_WORTH_A_LOOK = 0.1
"""A passage that names less of a question than this share of its weight is passed over."""
_DEPTH = 40
"""Paragraphs of one report that get a second look."""
_UNKNOWN_WEIGHT = 1.8
"""What a noun weighs that neither the lexicon nor any report knows: it may be mere chatter."""
_GENERIC_SHARE, _EVERYDAY_SHARE, _VERB_SHARE, _FUNCTION_SHARE = 0.3, 0.5, 0.5, 0.15
_AN_IDIOM = 5
"""Everyday words of so many characters mean one thing only."""
_DOUBT: dict[Group, float] = {"field": 1.5, "indexed": 0.5, "foreign": 0.4, "aside": 0.1}
"""A missing term of the field says that the passage is about something else; a missing everyday word says little."""
_NOUN_TAGS, _VERB_TAGS = ("n", "vn", "an", "i", "l", "j", "s", "eng", "nz"), ("v", "a", "b", "z")
_READABLE: tuple[Role, ...] = ("opening", "work", "problems", "plan")


@dataclass(frozen=True, slots=True)
class Found:
    """The candidates of one report, best first."""

    report: Report
    candidates: tuple[Candidate, ...]

    @property
    def best(self) -> Candidate:
        return self.candidates[0]


class Searcher:
    """Finds candidates in one index; keeps the passages it has laid out."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._passage = lru_cache(maxsize=16384)(lay_out)

    def passage(self, paragraph: Paragraph) -> Passage:
        return self._passage(paragraph)

    def _paragraphs(
        self, question: Question, report: Report, query: list[str], filters: Filters
    ) -> Iterator[tuple[Paragraph, float]]:
        """The paragraphs to look into, each with its score against the best one's; all of a section asked about."""
        hits = self.index.search(query, filters, _DEPTH)
        scores = {hit.paragraph.id: hit.score / (hits[0].score or 1.0) for hit in hits}
        if question.topic in ("problems", "plan"):
            paragraphs = self.index.paragraphs(report.file, filters.roles)
            yield from ((paragraph, scores.get(paragraph.id, 0.0)) for paragraph in paragraphs)
        else:
            yield from ((hit.paragraph, scores[hit.paragraph.id]) for hit in hits)

    def weigh(self, terms: Sequence[Term]) -> tuple[Weighted, ...]:
        """Plain idf of each term's most frequent form, less where it is generic or unknown to everything."""
        return tuple(self._weighted(term) for term in terms)

    def _weighted(self, term: Term) -> Weighted:
        df = max((self.index.df(form) for form in term.forms), default=0)
        if not df and not term.known and not term.parts and len(term.surface) > 2:
            pairs = (term.surface[at : at + 2] for at in range(len(term.surface) - 1))
            term = replace(term, parts=tuple((pair,) for pair in pairs if self.index.df(pair)))
        elif not term.parts and len(term.surface) > 3:
            term = replace(term, parts=self._inner_words(term.surface))
        weight = self._weight(term, df)
        group: Group = "field" if term.known and (df or term.official) else "indexed" if df else "foreign"
        told: Group = "aside" if term.aside else "generic" if term.generic else group
        return Weighted(term, weight, weight * _DOUBT[told if term.aside else group], told, _is_outcome(term))

    def _weight(self, term: Term, df: int) -> float:
        if not df and not term.official:
            return _UNKNOWN_WEIGHT * self._share(term)
        return max(0.3, min(map(self.index.idf, term.forms))) * self._share(term)

    def _inner_words(self, surface: str) -> tuple[tuple[str], ...]:
        """The words a long word is made of, where content words make up all of it: 负责人, 出庭 of 负责人出庭."""
        words = [
            word
            for word in dict.fromkeys(self.index.terms(surface))
            if 1 < len(word) < len(surface) and self.index.tag(word)
        ]
        longest = [word for word in words if not any(word != other and word in other for other in words)]
        whole = "".join(sorted(longest, key=surface.find)) == surface
        return tuple((word,) for word in longest) if whole and generic_words().isdisjoint(longest) else ()

    def _share(self, term: Term) -> float:
        """Less for general words, and for everyday words that are no nouns: reports say them in other words."""
        if term.generic or term.aside:
            return _GENERIC_SHARE
        if term.known:
            return 1.0
        if len(term.forms) > 1:
            return _EVERYDAY_SHARE if len(term.surface) < _AN_IDIOM else 1.0
        tag = self.index.tag(term.surface)
        if not tag or tag.startswith(_NOUN_TAGS):
            return 1.0
        return _VERB_SHARE if tag.startswith(_VERB_TAGS) else _FUNCTION_SHARE

    def find(
        self,
        question: Question,
        report: Report,
        terms: Sequence[Weighted],
        soft: Sequence[Weighted],
        roles: Sequence[Role],
        beside: frozenset[str] = frozenset(),
    ) -> Found:
        """Candidates of one report, best first; ties in reading order.

        `soft` terms, and standing in a paragraph of `beside`, help to choose between them.
        """
        query = self.index.terms(" ".join(form for weighted in terms for form in weighted.term.forms))
        filters = Filters(files=(report.file,), roles=tuple(roles) or _roles(question))
        ranked = list(self._paragraphs(question, report, query, filters))
        passages = [self.passage(paragraph) for paragraph, _ in ranked]
        ranks = {paragraph.id: rank for paragraph, rank in ranked}
        contrasts, rare = asked_contrasts(question, terms), rarity(terms, passages)
        stated = find_figures(question.scopeless)
        inquiry = Inquiry(question, tuple(terms), tuple(soft), beside, contrasts, rare, ranks, report.year, stated)
        enough = _WORTH_A_LOOK * sum(w.weight for w in terms)
        worthy = (passage for passage in passages if _named(passage, terms) >= enough)
        found = [candidate for passage in worthy for candidate in candidates(passage, inquiry)]
        return Found(report, weighed(found, question, terms))


def _is_outcome(term: Term) -> bool:
    """Whether a term is what may come of something: 败诉, and not 处理, which may be no more than 受理."""
    if term.aside:
        return False
    if outcome_words().search(term.surface):
        return True
    meant = [form for form in term.forms if form not in term.kin]
    others = meant if term.official else meant[1:]
    return 2 * sum(form in outcomes() for form in others) >= len(others) > 0


def _named(passage: Passage, terms: Sequence[Weighted]) -> float:
    """The weight of the terms that a passage names, in whole or in part."""
    return sum(
        weighted.weight
        for weighted in terms
        if any(form in passage.words for form in weighted.term.forms)
        or any(form in passage.words for part in weighted.term.parts for form in part)
    )


def _roles(question: Question) -> tuple[Role, ...]:
    if question.topic in ("problems", "plan"):
        return (question.topic,)
    return _READABLE
