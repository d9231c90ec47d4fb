"""Answering a question to the reports: which reports, what each says, and what that makes together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cached_property

from bot import wording
from bot.answer import Answer, Quote, Scope, Status
from bot.answering.candidate import Candidate
from bot.answering.choosing import best_of, comparable_to_best, latest_of_each, most_like
from bot.answering.comparing import compared, in_order
from bot.answering.inquiry import Weighted
from bot.answering.quoting import LONG, distinct
from bot.answering.scope import Limits, limits
from bot.answering.search import Found, Searcher
from bot.answering.telling import Said, Teller
from bot.answering.turns import Turn
from bot.answering.units import measure_of
from bot.question.model import Question
from retrieval.model import Report, Role

MOST_REPORTS = 5
"""Without a region, at most so many reports answer at once; beyond that the bot asks back."""
_MOST_SAID = 20
"""At most so many reports answer in one reply."""
_NEARLY_AS_SURE = 0.5
"""A figure is put in the place of another that measures something else if it is so sure at least."""
_RELATED, _RELATED_COVERAGE, _MOST_UNSAID = 2, 0.3, 3


class Asker:
    """Answers one turn."""

    def __init__(self, searcher: Searcher, turn: Turn) -> None:
        self._index = searcher.index
        self._turn = turn
        self.question = _of_the_year_before(turn, searcher.index.reports)
        self._teller = Teller(searcher, replace(turn, question=self.question), self.limits.within)

    @property
    def terms(self) -> tuple[Weighted, ...]:
        return self._teller.terms

    @cached_property
    def limits(self) -> Limits:
        return limits(self.question, self._index.reports, self._turn.regions)

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """The reports that may answer: of the regions and years asked for."""
        held = tuple(report for report in self.limits.reports if self._roles(report) is not None)
        said = self.question.years or self._turn.years
        return latest_of_each(held) if self.question.topic in ("problems", "plan") and not said else held

    @cached_property
    def scope(self) -> Scope:
        reports = self.reports
        carried = tuple(year for year in self._turn.years if any(self._serves(report, (year,)) for report in reports))
        own = tuple(year for place in self.question.places for year in place.years)
        years = self.question.years or own or carried
        inherited = not self._turn.together and bool(self._turn.regions or (carried and not self.question.years))
        return Scope(self.limits.regions, years, inherited)

    @property
    def asks_reports(self) -> bool:
        """Whether passages are looked for: not where a page's details or the items of a section are asked for."""
        lists = self._teller.wants_outline or bool(self._teller.labels)
        return not lists and not self.question.bare and not (self.limits.missing and not self.limits.per_place)

    def candidates_of(self, report: Report) -> Found:
        return self._teller.candidates(report, self._roles(report) or ())

    def _roles(self, report: Report) -> tuple[Role, ...] | None:
        """The parts of a report that may answer; None where the years asked for leave none.

        A year limits to the report about it, and to the plans made for it. A report may also tell of an earlier year,
        where the sentence itself prints that year.
        """
        question = self.question
        years = question.years or self._carried_years(report)
        if not years or report.year in years:
            return ()
        sisters = (other for other in self._index.reports if other.region == report.region)
        if question.topic != "plan" and any(other.year in years for other in sisters):
            return None
        if report.year + 1 in years:
            told = question.topic == "problems" or (
                question.topic == "any" and (question.done or question.kind == "figure")
            )
            return None if told else ("plan",)
        return () if len(years) == 1 and years[0] < report.year else None

    def _carried_years(self, report: Report) -> tuple[int, ...]:
        """The years that carry over, where the region has a report about one of them."""
        held = (other for other in self._index.reports if other.region == report.region)
        return self._turn.years if any(self._serves(other, self._turn.years) for other in held) else ()

    def _serves(self, report: Report, years: Sequence[int]) -> bool:
        """Whether a report is about one of the years, or plans for it where plans are asked for."""
        return report.year in years or (self.question.topic == "plan" and report.year + 1 in years)

    def _told_later(self, report: Report) -> int | None:
        """The year a sentence must print, where the report itself is about a later one."""
        if self.question.year_before:
            return report.year - 1
        years = self.question.years or self._carried_years(report)
        if not years or report.year in years or report.year + 1 in years:
            return None
        return max(year for year in years if year < report.year)

    def answer(self) -> Answer:
        """The answer, or an honest no."""
        if self.limits.missing and not self.limits.per_place:
            return self._no(wording.no_report_of(self.limits.missing, self._index.reports))
        if not self.reports:
            return self._no_year(self.limits.reports)
        if self.question.bare and not self._teller.labels:
            return self._held()
        saying = [said for said in self._told() if said.quotes]
        if not saying:
            return self._refusal()
        return self._answered(saying) if len(self.reports) == 1 else self._several(saying)

    def _told(self) -> list[Said]:
        """What each report says; where one is known to answer, less is needed to read the others."""
        told = [self._says(report, self._turn.again) for report in self.reports]
        if not self.question.everywhere and any(said.quotes for said in told):
            told = [said if said.quotes else self._says(said.report, True) for said in told]
        return self._alike(told) if self.question.kind == "figure" and len(told) > 1 else told

    def _alike(self, told: list[Said]) -> list[Said]:
        """With figures measured as most reports can tell them: no meetings beside files where files are compared."""
        found = [self._figures(said) for said in told]
        votes: Counter[str] = Counter()
        for by_measure in found:
            votes.update({measure: alike[0].sure for measure, alike in by_measure.items()})
        if not votes:
            return told
        told_by = Counter(measure for by_measure in found for measure in by_measure)
        most = max(votes, key=lambda measure: (told_by[measure], votes[measure]))
        surest = max((by_measure[most][0] for by_measure in found if most in by_measure), key=lambda c: c.sure)
        return [
            self._teller.told_by(said.report, most_like(surest, by_measure[most]))
            if said.quotes and most in by_measure
            else said
            for said, by_measure in zip(told, found, strict=True)
        ]

    def _figures(self, said: Said) -> dict[str, list[Candidate]]:
        """The figures of each measure that may answer for a report about as surely as any, best first."""
        report = said.report
        good = self._teller.found(report, self._roles(report) or (), self._told_later(report), helped=True)
        surest = max((candidate.sure for candidate in good), default=0.0)
        by_measure: dict[str, list[Candidate]] = {}
        for candidate in good:
            if candidate.figure and candidate.sure >= _NEARLY_AS_SURE * surest:
                by_measure.setdefault(measure_of(candidate.figure), []).append(candidate)
        return by_measure

    def _says(self, report: Report, helped: bool) -> Said:
        return self._teller.says(report, self._roles(report) or (), self._told_later(report), helped)

    def everything(self) -> tuple[Quote, ...]:
        """All that answers the question, best first."""
        return distinct(
            [
                quote
                for report in self.reports
                for quote in self._teller.everything(report, self._roles(report) or (), self._told_later(report))
            ]
        )

    def _several(self, saying: list[Said]) -> Answer:
        """An answer from several reports: one line each, best first; a question back where too many answer."""
        question, named = self.question, bool(self.limits.per_place)
        every_figure = question.kind == "figure" and (question.everywhere or question.compares)
        if every_figure and not named:
            saying = comparable_to_best(saying)
        elif not every_figure and len(self.limits.per_place) < 2:
            saying = best_of(saying, question)
        if len(saying) > MOST_REPORTS and not named and not question.everywhere:
            return self._which(saying)
        return self._answered(in_order(saying, question)[:_MOST_SAID])

    def _answered(self, saying: list[Said]) -> Answer:
        question = self.question
        depth = max(len(said.quotes) for said in saying) if len(saying) == 1 or saying[0].outlined else 1
        quotes = [said.quotes[rank] for rank in range(depth) for said in saying if rank < len(said.quotes)]
        headline, notes = compared(saying, question)
        if saying[0].outlined and len(saying) == 1:
            headline = wording.outlined(saying[0].report, saying[0].outlined, len(saying[0].quotes))
        return Answer(
            question=question.text,
            status="answered",
            headline=wording.say(headline, question.script),
            quotes=distinct(quotes),
            scope=self.scope,
            missing=tuple(wording.say(name, question.script) for name in self._missing(saying)),
            notes=tuple(
                wording.say(note, question.script)
                for note in (*notes, *self._below_notes(saying), *self._carried_notes())
            ),
            script=question.script,
        )

    def _missing(self, saying: Sequence[Said]) -> tuple[str, ...]:
        """The regions asked about that no passage answers."""
        if len(self.limits.per_place) + len(self.limits.missing) < 2:
            return ()
        speaking = {said.report.file for said in saying}
        silent = [name for name, below in self.limits.per_place if not any(report.file in speaking for report in below)]
        return (*silent, *self.limits.missing)

    def _below_notes(self, saying: Sequence[Said]) -> tuple[str, ...]:
        """Where a province or city was asked for and reports of places below it answer."""
        reports = [said.report for said in saying]
        return tuple(
            wording.below(path[-1], below)
            for path in self.limits.regions
            if (below := [r for r in reports if r.region[: len(path)] == path]) and all(r.region != path for r in below)
        )

    def _carried_notes(self) -> tuple[str, ...]:
        """What carried over from the turns before, and what of it had to yield."""
        if (
            self.question.years
            or not self._turn.years
            or any(self._serves(report, self._turn.years) for report in self.reports)
        ):
            return (wording.carried(self.scope.regions, self.scope.years),) if self.scope.inherited else ()
        return (wording.yielded(self._turn.years, self.reports),)

    def _which(self, saying: Sequence[Said]) -> Answer:
        names = dict.fromkeys("".join(said.report.region[-2:]) for said in saying)
        choices = tuple(wording.say(name, self.question.script) for name in names)
        return replace(self._no(wording.WHICH, saying[0].quotes[:1]), status="clarify", choices=choices)

    def _held(self) -> Answer:
        """A turn that names only a region or year: what is held of it."""
        if not self.question.places and not self.question.years:
            return self._no(wording.UNCLEAR)
        status: Status = "coverage"
        years = self.question.years
        about = [report for report in self.reports if not years or report.year in years] or list(self.reports)
        files = tuple(report.file for report in about)
        unheld = wording.no_report_of(self.limits.unheld, ()) + "\n" if self.limits.unheld else ""
        return replace(self._no(unheld + wording.coverage(about)), status=status, reports=files)

    def _no_year(self, held: Sequence[Report]) -> Answer:
        names = [name for name, _ in self.limits.per_place]
        return self._no(wording.no_year(names, self.question.years, held))

    def _no(self, text: str, related: tuple[Quote, ...] = ()) -> Answer:
        script = self.question.script
        said = wording.say(text, script)
        notes = tuple(wording.say(note, script) for note in self._carried_notes())
        asked = self.question.text
        return Answer(asked, "no_answer", said, related=related, scope=self.scope, notes=notes, script=script)

    def _refusal(self) -> Answer:
        """The reports do not say: what is missing, with the nearest passages as reading."""
        topic = self.question.topic
        if topic in ("problems", "plan") and not self.terms:
            return self._no(wording.no_section(self.reports, topic))
        if self.question.years and not any(self._serves(report, self.question.years) for report in self.reports):
            return self._no_year(self.limits.reports)
        found = [self._teller.near(report) for report in self.reports[:MOST_REPORTS]]
        near = sorted((one for one in found if one.candidates), key=lambda one: -one.best.score)
        related = [
            quote
            for one in near
            for candidate in one.candidates[:_RELATED]
            if candidate.judgement.coverage > _RELATED_COVERAGE
            and (quote := self._teller.quote(one.report, candidate, LONG))
        ]
        told = wording.not_said(self.reports, self._unsaid()[:_MOST_UNSAID])
        if self.limits.unheld:
            told = wording.no_report_of(self.limits.unheld, ()) + told
        return self._no(told, tuple(related[:_RELATED]))

    def _unsaid(self) -> list[str]:
        """What is asked of that no report asked for says by any name, weightiest first."""
        paragraphs = [p for report in self.reports for p in self._index.paragraphs(report.file)]
        telling = (w for w in self.terms if not w.light and len(w.term.surface) > 1)
        unsaid = [w for w in telling if not any(form in p.folded for p in paragraphs for form in w.term.forms)]
        return [w.term.surface for w in sorted(unsaid, key=lambda w: -w.doubt)]


def _of_the_year_before(turn: Turn, reports: Sequence[Report]) -> Question:
    """The question of a turn, asked of the year before where a report about that one is held (前一年呢)."""
    question = turn.question
    if not question.year_before or question.years:
        return question
    held = limits(question, reports, turn.regions).reports
    before = max(turn.years or [report.year for report in held], default=0) - 1
    asked = any(report.year == before for report in held)
    return replace(question, years=(before,), year_before=False) if asked else question
