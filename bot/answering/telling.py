"""What one report says to a question."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from bot.answer import Quote
from bot.answering.candidate import Candidate
from bot.answering.comparing import meets
from bot.answering.deciding import answers, nearly_as_good, says_it_all
from bot.answering.details import Label, asked_details, find_detail, line_of
from bot.answering.inquiry import Weighted
from bot.answering.marking import marked
from bot.answering.names import asks_for_holder, asks_for_person
from bot.answering.outline import Item, items, label_asked, labelled
from bot.answering.quoting import LONG, SHORT, distinct, quote_of, run_of
from bot.answering.search import Found, Searcher
from bot.answering.sighting import Spot, stands_in_sentence, stands_near
from bot.answering.told import told_of, year_told
from bot.answering.turns import Turn
from bot.answering.whole_items import whole_item
from bot.question.model import ORDINAL, Question, Term
from bot.question.phrases import phrases
from retrieval.model import Report, Role

_MOST_ITEMS, _MORE_SENTENCES = 12, 4
_TELLS = 1.0
_TOLD_NEAR = 0.6
_TOLD_COVERAGE = 0.6
"""How near all that is asked must stand to a figure of the year asked for."""
_NAMING = frozenset({"date", "place", "person", "name"})
_BRIEF = frozenset({"figure", "date", "place", "person", "name"})
"""Kinds that a short quote answers."""
_FOUND_OUT = re.compile(r"发现|查出|查到|检查|排查|评查")
"""Problems that somebody found in others, which stand in no section on the region's own."""
_WHICH_NUMBER = re.compile(
    r"门牌|哪条[路街]|邮递区号|(?:电话|号码|热线|邮编|传真|标识码|备案号|文号|索引号)(?:号码|号)?(?:是)?(?:多少|几)|几点"
)
_TOLD_OF_PLANS = frozenset({"list", "statement"})
"""Kinds of question whose plans only the section that plans can tell."""
_NUMERALS = "零一二三四五六七八九"


@dataclass(frozen=True, slots=True)
class Said:
    """What one report says; nothing where it has no quotes."""

    report: Report
    quotes: tuple[Quote, ...]
    best: Candidate | None = None
    outlined: str = ""
    """What the quotes list, where they are the items of a section: 问题, 安排, 整改措施."""


class Teller:
    """Reads reports with one turn in mind."""

    def __init__(self, searcher: Searcher, turn: Turn, within: Mapping[str, Sequence[str]] | None = None) -> None:
        """`within`: by file of report, names of a place, one of which an answer from it must name."""
        self._searcher = searcher
        self._index = searcher.index
        self._turn = turn
        self._within = within or {}
        self.question = turn.question
        self._searched: dict[tuple[str, tuple[Role, ...]], Found] = {}

    @cached_property
    def terms(self) -> tuple[Weighted, ...]:
        return self._searcher.weigh(self.question.terms)

    @cached_property
    def _soft(self) -> tuple[Weighted, ...]:
        return self._searcher.weigh(self._turn.soft)

    @cached_property
    def labels(self) -> tuple[Label, ...]:
        """What is asked of the page itself."""
        counts = self.question.kind == "figure" and not _WHICH_NUMBER.search(self.question.scopeless)
        found = () if counts else asked_details(self.question.scopeless)
        return tuple(label for label in found if not self._of_something_else(label))

    def _of_something_else(self, label: Label) -> bool:
        """Whether a date is asked for that is not the page's own: 复议委员会哪天挂的牌."""
        asked = label.asked.search(self.question.scopeless)
        if label.page_only or self.question.kind != "date" or asked is None:
            return False
        clause = max(self.question.scopeless.rfind(mark, 0, asked.start()) for mark in ",。?!;:") + 1
        return any(clause <= term.start < asked.start() and len(term.surface) > 1 for term in self.question.terms)

    @cached_property
    def wants_outline(self) -> bool:
        """Whether the items of a section are asked for, not one thing in it."""
        specific = any(not w.light and w.weight > _TELLS for w in self.terms)
        return self.question.topic in ("problems", "plan") and not specific

    def says(self, report: Report, roles: Sequence[Role], told: int | None = None, helped: bool = False) -> Said:
        """What a report says, within some of its parts.

        `told` is a year that the answering clause must print; `helped` where another report, or the turn before, is
        known to answer the same question, so that less is needed to find it.
        """
        if (reading := self._of(roles)) is not self:
            return reading.says(report, roles, told, helped)
        if not told and self.labels and (quotes := self._details(report)):
            return Said(report, quotes)
        if any(label.page_only for label in self.labels) and self.question.kind in _NAMING | {"figure"}:
            return Said(report, ())
        if self.question.kind == "date" and self.labels:
            return Said(report, ())
        if not told and self.wants_outline:
            return self._of_what_was_said(report, roles) or Said(
                report, self.outline(report), outlined=self._outlined()
            )
        found = self.found(report, roles, told, helped)
        if not found:
            return Said(report, ())
        if item := whole_item(self._index, self.question, self.terms, report, found[0]):
            return Said(report, item, found[0])
        brief = self.question.kind in _BRIEF or self.question.everywhere
        chosen = [found[0], *self._also(found)]
        quotes = tuple(
            quote for candidate in chosen if (quote := self.quote(report, candidate, SHORT if brief else LONG))
        )
        return Said(report, quotes, found[0])

    def _of_what_was_said(self, report: Report, roles: Sequence[Role]) -> Said | None:
        """What a report says of problems or plans with what was talked about before, where a turn only leans on that.

        Those that ask for a list (还有哪些问题) ask for all of them, unless they point back (这方面).
        """
        leans = self._turn.regions and (self.question.refers or self.question.kind != "list")
        if not (leans and self._turn.soft) or self._turn.again:
            return None
        said = self._as(replace(self.question, terms=self._turn.soft)).says(report, roles)
        return said if said.quotes and not said.outlined else None

    def told_by(self, report: Report, candidate: Candidate) -> Said:
        """What a report says with one candidate."""
        quote = self.quote(report, candidate, SHORT)
        return Said(report, (quote,) if quote else (), candidate)

    def _outlined(self) -> str:
        """What an outline lists, in a word."""
        return label_asked(self.question.folded) or ("问题" if self.question.topic == "problems" else "安排")

    def everything(self, report: Report, roles: Sequence[Role], told: int | None = None) -> Iterator[Quote]:
        """All that a report says to the question, best first; `told` as for `says`."""
        if (reading := self._of(roles)) is not self:
            yield from reading.everything(report, roles, told)
            return
        if not told and self.question.topic in ("problems", "plan"):
            yield from self.outline(report)
        for candidate in self.found(report, roles, told, helped=True):
            if quote := self.quote(report, candidate, LONG):
                yield quote

    def candidates(self, report: Report, roles: Sequence[Role]) -> Found:
        """Every candidate of a report, good enough or not."""
        if (reading := self._of(roles)) is not self:
            return reading.candidates(report, roles)
        key = (report.file, tuple(roles))
        if key not in self._searched:
            self._searched[key] = self._searcher.find(
                self.question, report, self.terms, self._soft, roles, self._turn.beside
            )
        return self._searched[key]

    def found(
        self, report: Report, roles: Sequence[Role], told: int | None = None, helped: bool = False
    ) -> list[Candidate]:
        """The candidates that answer, best first; whole sentences where no name, place or date does.

        Mere keywords (盘锦 复议 受理) are answered by a figure where one answers.
        """
        if self._mere_words and (figures := self._as_figure.found(report, roles, told, helped)):
            return figures
        place = self._within.get(report.file, ())
        good = [
            candidate
            for candidate in self.candidates(report, roles).candidates
            if (
                answers(candidate, self.question, self.terms, helped or _covers(candidate, told))
                or _tells_all(candidate, told)
            )
            and self._on_subject(candidate)
            and (not place or stands_in_sentence(_spot(candidate), place))
            and meets(candidate, self.question)
            and (not told or _prints(candidate, told, report.year))
        ]
        if self.question.topic == "plan" and report.year in self.question.years:
            done = self._as(replace(self.question, topic="any")).found(report, roles, told, helped)
            good = done or good
        if (
            not good
            and self.question.topic == "plan"
            and not roles
            and self.terms
            and self.question.kind not in _TOLD_OF_PLANS
        ):
            return self._as(replace(self.question, topic="any")).found(report, roles, told, helped)
        if not good and self._may_be_said():
            return self._as(replace(self.question, kind="naming")).found(report, roles, told, helped)
        if not good and self.question.topic == "problems" and _FOUND_OUT.search(self.question.folded):
            return self._as(replace(self.question, topic="any")).found(report, roles, told, helped)
        return good

    @cached_property
    def _mere_words(self) -> bool:
        """Whether a turn asks for nothing, and only names something: 香坊区 行政复议."""
        question = self.question
        says = question.asks or question.follows or question.everywhere or question.mentions
        return question.kind == "statement" and question.topic == "any" and not says

    @cached_property
    def _as_figure(self) -> Teller:
        return self._as(replace(self.question, kind="figure"))

    def _may_be_said(self) -> bool:
        """Whether a whole sentence may say what was asked for as a name; a date or a rank is there or not."""
        question = self.question
        asks_who = asks_for_holder(question.folded) or asks_for_person(question.folded)
        return question.kind in _NAMING - {"date"} and question.head != ORDINAL and not asks_who

    def near(self, report: Report) -> Found:
        """The sentences nearest to the question, for a report that does not answer it."""
        return self._as(replace(self.question, kind="statement", topic="any")).candidates(report, ())

    def _of(self, roles: Sequence[Role]) -> Teller:
        """How the question is read where only plans may answer: as one about them."""
        plans = tuple(roles) == ("plan",) and self.question.topic == "any"
        return self._as(replace(self.question, topic="plan")) if plans else self

    def _as(self, question: Question) -> Teller:
        return Teller(self._searcher, replace(self._turn, question=question), self._within)

    def _on_subject(self, candidate: Candidate) -> bool:
        """Whether a candidate is about what a turn points back at (这方面, 其中), if it does."""
        if not self.question.refers or not self._turn.soft:
            return True
        return any(stands_near(_spot(candidate), term.forms) for term in self._turn.soft)

    def _also(self, found: Sequence[Candidate]) -> list[Candidate]:
        """More sentences that answer: of a list those nearly as good, of a section those of the same item too."""
        best = found[0]
        if self.question.topic in ("problems", "plan"):
            same = [c for c in found[1:] if c.passage.paragraph.id == best.passage.paragraph.id]
            others = [c for c in found[1:] if c not in same and nearly_as_good(best, c)]
            return [*sorted(same, key=lambda c: c.first), *others][:_MORE_SENTENCES]
        if self.question.kind == "list":
            return [candidate for candidate in found[1:] if nearly_as_good(best, candidate)][:_MORE_SENTENCES]
        return []

    def quote(self, report: Report, candidate: Candidate, longest: int) -> Quote | None:
        start, end = run_of(candidate, self.terms, longest)
        marks = marked(candidate, self.question, self.terms, report.name, start, end)
        return quote_of(self._index, report, candidate.passage.paragraph, start, end, marks, candidate.score)

    def _details(self, report: Report) -> tuple[Quote, ...]:
        """What the page tells of itself, where that is asked."""
        paragraphs = self._index.paragraphs(report.file, ("details",))
        quotes = []
        for label in self.labels:
            for paragraph, marks in find_detail(label, paragraphs, self.question.folded):
                start, end = line_of(paragraph, marks)
                quotes.append(quote_of(self._index, report, paragraph, start, end, marks, 1.0))
        return distinct([quote for quote in quotes if quote])

    def outline(self, report: Report) -> tuple[Quote, ...]:
        """The items of the report's section on problems or plans; those on the subject first."""
        role: Role = "problems" if self.question.topic == "problems" else "plan"
        years = self.question.years
        paragraphs = self._index.paragraphs(report.file, (role,))
        if role == "plan" and years and report.year not in years:
            paragraphs = tuple(p for p in paragraphs if p.plan_year in years)
        passages = [self._searcher.passage(paragraph) for paragraph in paragraphs]
        listed = labelled(passages, self.question.folded) or items(passages)
        if match := phrases("nth").search(self.question.folded):
            nth = _NUMERALS.index(match["nth"])
            listed = listed[nth - 1 : nth]
        if self.question.refers and self._turn.soft:
            listed = [item for item in listed if _mentions(item, self._turn.soft)]
        listed.sort(key=lambda item: -_mentions(item, self._turn.soft))
        quotes = [self._item(report, item) for item in listed[:_MOST_ITEMS]]
        return tuple(quote for quote in quotes if quote)

    def _item(self, report: Report, item: Item) -> Quote | None:
        end = min(item.end, item.start + LONG)
        return quote_of(self._index, report, item.passage.paragraph, item.start, end, score=1.0)


def _spot(candidate: Candidate) -> Spot:
    clauses, first, last = candidate.passage.clauses, candidate.first, candidate.last
    return Spot(candidate.passage, first, last, (clauses[first].start, clauses[last - 1].end))


def _covers(candidate: Candidate, told: int | None) -> bool:
    """Whether a candidate from a later report speaks of most that is asked of the year it must print."""
    return told is not None and candidate.judgement.coverage >= _TOLD_COVERAGE


def _tells_all(candidate: Candidate, told: int | None) -> bool:
    """Whether a candidate from a later report speaks of all that is asked of the year it must print."""
    return told is not None and says_it_all(candidate, _TOLD_NEAR)


def _prints(candidate: Candidate, year: int, reported: int) -> bool:
    """Whether a candidate from the report on the year `reported` is told of another.

    It is where that one is printed before its figure, or else in its clauses, not to compare with.
    """
    passage = candidate.passage
    if candidate.figure and (said := year_told(told_of(passage, candidate.figure), reported)):
        return said == year
    start, end = passage.clauses[candidate.first].start, passage.clauses[candidate.last - 1].end
    return bool(re.search(rf"(?<![比较与同从由]){year}年", passage.folded[start:end]))


def _mentions(item: Item, soft: Sequence[Term]) -> int:
    return sum(any(form in item.passage.folded for form in term.forms) for term in soft)
