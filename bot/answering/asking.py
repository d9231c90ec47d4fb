"""Answering a question to the reports: which reports, which passages, which quotes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot import wording
from bot.answer import Answer, Quote, Scope
from bot.answering.comparing import compared, in_order, meets
from bot.answering.details import Label, asked_details, find_detail, line_of
from bot.answering.deciding import answers, rivals
from bot.answering.candidate import Candidate
from bot.answering.judging import COVERS, Weighted, nearness
from bot.answering.marking import marked
from bot.answering.marks import asks_for_holder
from bot.answering.outline import Item, items, labelled
from bot.answering.quoting import LONG, SHORT, quote_of, run_of
from bot.answering.scope import Limits, limits
from bot.answering.search import Found, Searcher
from bot.answering.turns import Turn
from bot.question.model import Question, Term
from retrieval.model import Report, Role

MOST_REPORTS = 5
"""Without a region, at most so many reports answer at once; beyond that the bot asks back."""
_MOST_ITEMS, _MORE_SENTENCES, _RELATED = 12, 2, 2
_NEARLY_AS_GOOD = 0.88
_SOFT_SHARE, _TELLS = 0.25, 1.0


_NUMERALS = "零一二三四五六七八九"
_NTH = re.compile(r"第([一二三四五六七八九])(?:个|条|点|项|方面)")


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says to the question."""

    report: Report
    quotes: tuple[Quote, ...]
    best: Candidate | None = None


class Asker:
    """Answers one turn."""

    def __init__(self, searcher: Searcher, turn: Turn, as_statement: bool = False) -> None:
        self._as_statement = as_statement
        self._searcher = searcher
        self._index = searcher.index
        self._turn = turn
        self.question = turn.question

    @cached_property
    def limits(self) -> Limits:
        return limits(self.question, self._index.reports, self._turn.regions)

    @cached_property
    def terms(self) -> tuple[Weighted, ...]:
        return self._searcher.weigh(self.question.terms)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        return asked_details(self.question.scopeless) if self.question.kind != "figure" or not self.question.units else ()

    @cached_property
    def soft(self) -> tuple[Weighted, ...]:
        return tuple(replace(w, weight=w.weight * _SOFT_SHARE) for w in self._searcher.weigh(self._turn.soft))

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports that may answer: of the regions and years asked for."""
        return tuple(report for report in self.limits.reports if self._roles(report) is not None)

    def _roles(self, report: Report) -> tuple[Role, ...] | None:
        """The parts of a report that may answer; None where the years asked for leave none.

        A year limits to the report about it, and to the plans made for it. A report may also tell of an earlier year,
        where the sentence itself prints that year.
        """
        years = self.question.years or self._carried_years(report)
        if not years or report.year in years:
            return ()
        if any(other.region == report.region and other.year in years for other in self._index.reports) and self.question.topic != "plan":
            return None
        if report.year + 1 in years:
            return ("plan",) if self.question.topic == "plan" or self.question.kind != "figure" else None
        return () if len(years) == 1 and years[0] < report.year else None

    def _carried_years(self, report: Report) -> tuple[int, ...]:
        held = [r for r in self._index.reports if r.region == report.region and r.year in self._turn.years]
        return self._turn.years if held else ()

    def _told_later(self, report: Report) -> str:
        """The year a sentence must print, where the report itself is about a later one; else empty."""
        years = self.question.years
        if not years or report.year in years or report.year + 1 in years:
            return ""
        return f"{max(year for year in years if year < report.year)}年"

    # --- from a report to what it says ---

    def _said(self, report: Report) -> Said:
        question = self.question
        if self.labels and (quotes := self._detailed(report)):
            return Said(report, quotes)
        if question.topic in ("problems", "plan") and not any(not w.term.generic and w.weight > _TELLS for w in self.terms):
            return self._outlined(report)
        found = self._found(report)
        if found is None:
            return Said(report, ())
        longest = LONG if question.kind in ("list", "statement") else SHORT
        chosen = [found.best, *self._also(found)]
        quotes = tuple(quote for candidate in chosen if (quote := self._quote(report, candidate, longest)))
        return Said(report, quotes, found.best)

    def candidates_of(self, report: Report) -> Found:
        """Every candidate of a report, good enough or not."""
        return self._searcher.find(self.question, report, self.terms, self.soft, self._roles(report) or ())

    def _found(self, report: Report) -> Found | None:
        found = self.candidates_of(report)
        told = self._told_later(report)
        good = [
            candidate
            for candidate in found.candidates
            if answers(candidate, self.terms) and self._on_subject(candidate) and meets(candidate, self.question) and (not told or _tells_of(candidate, told))
        ]
        if not good and self.question.kind in ("date", "place", "person", "name") and not self._as_statement and not asks_for_holder(self.question.folded):
            return Asker(self._searcher, replace(self._turn, question=replace(self.question, kind="statement")), as_statement=True)._found(report)
        return Found(report, tuple(good)) if good else None

    def _on_subject(self, candidate: Candidate) -> bool:
        """Whether a candidate is about what a turn points back at (这方面, 其中), if it does."""
        if not self.question.refers or not self._turn.soft:
            return True
        span = candidate.marks[0] if candidate.marks else (candidate.passage.clauses[candidate.first].start,) * 2
        return any(nearness(candidate.passage, term.forms, candidate.first, candidate.last, span) >= COVERS for term in self._turn.soft)

    def _also(self, found: Found) -> list[Candidate]:
        """More sentences that answer nearly as well, where several things are asked for."""
        if self.question.kind != "list" and self.question.topic not in ("problems", "plan"):
            return []
        best = found.best
        near = [c for c in found.candidates[1:] if c.score >= _NEARLY_AS_GOOD * best.score and c.judgement.coverage >= best.judgement.coverage - 0.05]
        return near[:_MORE_SENTENCES]

    def _quote(self, report: Report, candidate: Candidate, longest: int) -> Quote | None:
        start, end = run_of(candidate, self.terms, longest)
        marks = marked(candidate, self.question, self.terms, report.name, start, end)
        return quote_of(self._index, report, candidate.passage.paragraph, start, end, marks, candidate.score)

    def _detailed(self, report: Report) -> tuple[Quote, ...]:
        """What the page tells of itself, where that is asked."""
        paragraphs = self._index.paragraphs(report.file, ("details",))
        quotes = []
        for label in self.labels:
            for paragraph, marks in find_detail(label, paragraphs, self.question.folded):
                start, end = line_of(paragraph, marks)
                quotes.append(quote_of(self._index, report, paragraph, start, end, marks, 1.0))
        return _distinct([quote for quote in quotes if quote])

    def _outlined(self, report: Report) -> Said:
        """The items of the report's section on problems or plans."""
        role: Role = "problems" if self.question.topic == "problems" else "plan"
        paragraphs = self._index.paragraphs(report.file, (role,))
        if self.question.topic == "plan" and self.question.years:
            paragraphs = tuple(p for p in paragraphs if p.plan_year in self.question.years or report.year in self.question.years)
        passages = [self._searcher.passage(paragraph) for paragraph in paragraphs]
        listed = labelled(passages, self.question.folded) or items(passages)
        if match := _NTH.search(self.question.folded):
            listed = listed[_NUMERALS.index(match[1]) - 1 : _NUMERALS.index(match[1])]
        if self.question.refers and self._turn.soft:
            listed = [item for item in listed if _mentions(item, self._turn.soft)]
        listed.sort(key=lambda item: -_mentions(item, self._turn.soft))
        quotes = [self._quoted_item(report, item) for item in listed[:_MOST_ITEMS]]
        return Said(report, tuple(quote for quote in quotes if quote))

    def _quoted_item(self, report: Report, item: Item) -> Quote | None:
        end = min(item.end, item.start + LONG)
        return quote_of(self._index, report, item.passage.paragraph, item.start, end, score=1.0)

    # --- from what the reports say to the answer ---

    def everything(self) -> tuple[Quote, ...]:
        """All that answers the question, best first."""
        quotes: list[Quote] = []
        for report in self.reports:
            found = self._found(report)
            quotes += [q for c in (found.candidates if found else ()) if (q := self._quote(report, c, LONG))]
            if self.question.topic in ("problems", "plan"):
                quotes += self._outlined(report).quotes
        return _distinct(quotes)

    def answer(self) -> Answer:
        if self.limits.missing and not self.limits.per_place:
            return self._no(wording.no_report_of(self.limits.missing, self._index.reports), ())
        if not self.reports:
            names = [name for name, _ in self.limits.per_place]
            return self._no(wording.no_year(names, self.question.years, self.limits.reports), ())
        if self.question.bare and not self.labels:
            return self._held_of_scope()
        said = [self._said(report) for report in self.reports]
        saying = [one for one in said if one.quotes]
        if not saying:
            return self._refusal()
        if self.limits.per_place and len(self.limits.per_place) == 1 and len(self.reports) == 1:
            return self._answered(saying)
        return self._several(saying)

    def _several(self, saying: list[Said]) -> Answer:
        """An answer from several reports: one line each, best first; a question back where too many answer."""
        named = len(self.limits.per_place) > 1 or (self.limits.per_place and not self.question.compares)
        all_figures = self.question.kind == "figure" and (self.question.everywhere or self.question.compares)
        if not named and not all_figures:
            ranked = sorted((one for one in saying if one.best), key=lambda one: -one.best.score if one.best else 0.0)
            if ranked and ranked[0].best:
                best = ranked[0].best
                saying = [one for one in ranked if one.best and rivals(best, one.best, self.question.everywhere)]
        if len(saying) > MOST_REPORTS and not self.limits.per_place and not self.question.everywhere:
            return self._which(saying)
        return self._answered(in_order(saying, self.question))

    def _answered(self, saying: list[Said]) -> Answer:
        question = self.question
        quotes: list[Quote] = []
        if len(saying) == 1:
            quotes = list(saying[0].quotes)
        else:
            depth = max(len(one.quotes) for one in saying) if question.topic in ("problems", "plan") else 1
            for rank in range(depth):
                quotes += [one.quotes[rank] for one in saying if rank < len(one.quotes)]
        missing = self._missing(saying)
        headline, notes = compared(saying, question)
        return Answer(
            question=question.text,
            status="answered",
            headline=wording.say(headline, question.script),
            quotes=_distinct(quotes),
            scope=self.scope,
            missing=tuple(wording.say(name, question.script) for name in missing),
            notes=tuple(wording.say(note, question.script) for note in (*notes, *self._carried_note())),
            script=question.script,
        )

    @property
    def scope(self) -> Scope:
        years = self.question.years or tuple(y for y in self._turn.years if any(r.year == y for r in self.reports))
        return Scope(self.limits.regions, years, inherited=bool(self._turn.regions or (self._turn.years and not self.question.years)))

    def _missing(self, saying: Sequence[Said]) -> tuple[str, ...]:
        """The regions asked about that no passage answers."""
        if len(self.limits.per_place) + len(self.limits.missing) < 2:
            return ()
        speaking = {one.report.file for one in saying}
        silent = [name for name, below in self.limits.per_place if not any(report.file in speaking for report in below)]
        return (*silent, *self.limits.missing)

    def _carried_note(self) -> tuple[str, ...]:
        dropped = [y for y in self._turn.years if not self.question.years and not any(r.year == y for r in self.reports)]
        if dropped and self.reports:
            return (f"（没有{dropped[0]}年的，用的是{'、'.join(f'{r.name}{r.year}年' for r in self.reports[:3])}的报告）",)
        return ()

    def _which(self, saying: Sequence[Said]) -> Answer:
        choices = tuple(dict.fromkeys(wording.say("".join(one.report.region[-2:]), self.question.script) for one in saying))
        related = tuple(saying[0].quotes[:1])
        return replace(self._no(wording.WHICH, related), status="clarify", choices=choices)

    def _held_of_scope(self) -> Answer:
        """A turn that names only a region or year: what is held of it."""
        text = wording.coverage(self.reports) if self.limits.per_place or self.question.years else wording.TASK
        status = "coverage" if self.limits.per_place or self.question.years else "no_answer"
        files = tuple(report.file for report in self.reports) if status == "coverage" else ()
        return replace(self._no(text, ()), status=status, reports=files)

    def _no(self, text: str, related: tuple[Quote, ...]) -> Answer:
        question = self.question
        return Answer(question.text, "no_answer", wording.say(text, question.script), related=related, scope=self.scope, script=question.script)

    def _refusal(self) -> Answer:
        """The reports do not say: what is missing, with the nearest passages as reading."""
        topic = self.question.topic
        if topic in ("problems", "plan") and not self.terms and len(self.reports) == 1:
            what = wording.NO_PROBLEMS if topic == "problems" else wording.NO_PLAN
            return self._no(wording.says_no_such(self.reports[0], what), ())
        statement = replace(self.question, kind="statement", topic="any")
        found = [self._searcher.find(statement, report, self.terms, (), ()) for report in self.reports[:MOST_REPORTS]]
        near = sorted((f for f in found if f.candidates), key=lambda f: -f.best.score)
        quotes = [q for f in near for c in f.candidates[:_RELATED] if c.judgement.coverage > 0.3 and (q := self._quote(f.report, c, LONG))]
        unsaid = near[0].best.judgement.missing if near else ()
        asked = unsaid or tuple(w.term.surface for w in self.terms if not w.term.generic) or tuple(w.term.surface for w in self.terms)
        return self._no(wording.not_said(self.reports, asked[:3]), tuple(quotes[:_RELATED]))


def _tells_of(candidate: Candidate, year: str) -> bool:
    """Whether the candidate's own clauses print a year, and not to compare with it."""
    clauses = candidate.passage.clauses
    text = candidate.passage.folded[clauses[candidate.first].start : clauses[candidate.last - 1].end]
    return bool(re.search(rf"(?<![比较与同从由])(?:{year})", text))


def _mentions(item: Item, soft: Sequence[Term]) -> int:
    return sum(any(form in item.passage.folded for form in term.forms) for term in soft)


def _distinct(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes without those that lie within an earlier one."""
    kept: list[Quote] = []
    for quote in quotes:
        if not any(q.file == quote.file and q.start < quote.end and quote.start < q.end for q in kept):
            kept.append(quote)
    return tuple(kept)
