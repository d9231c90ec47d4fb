"""The answerer: one turn in, one reply out."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace

from bot import wording
from bot.answer import Answer, Quote, Scope, Status
from bot.answering.asking import Asker
from bot.answering.explaining import explain
from bot.answering.holdings import coverage
from bot.answering.looking_back import look_back
from bot.answering.parts import parts, together
from bot.answering.search import Searcher
from bot.answering.turns import Turn, take
from bot.conversation import Conversation, Place
from bot.question import LONGEST, Reader, understand
from bot.question.model import Question
from bot.question.phrases import phrases
from retrieval import Index
from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer
from retrieval.text.fold import to_script
from retrieval.text.lexicon import Lexicon

_VISITED = 8
_REMEMBERED = 40
"""Quotes a conversation remembers having shown."""
_SMALL_TALK = {
    "greeting": wording.GREETING,
    "thanks": wording.THANKS,
    "farewell": wording.FAREWELL,
    "help": wording.HELP,
    "empty": wording.EMPTY,
    "reset": wording.RESET,
}


@dataclass(frozen=True, slots=True)
class Reply:
    """The answer to one turn, and what it leaves for the next."""

    answer: Answer
    conversation: Conversation


class Answerer:
    """Answers from one index. Safe to use from several threads."""

    def __init__(self, index: Index) -> None:
        self.index = index
        self._searcher = Searcher(index)
        self._held = frozenset(report.region for report in index.reports)
        self._gazetteer = Gazetteer.load().with_zones(sorted(self._held))

    def reader(self, today: datetime.date) -> Reader:
        index = self.index
        return Reader(self._gazetteer, Lexicon.load(), index.words, index.tag, index.names, self._held, today)

    def respond(self, text: str, before: Conversation, today: datetime.date) -> Reply:
        """Answer one turn of a conversation; never fails, whatever was typed."""
        asked = parts(text[:LONGEST])
        if len(asked) == 1:
            return self._respond(text, before, today)
        answers, conversation = [], before
        for part in asked:
            reply = self._respond(part, conversation, today)
            answers.append(reply.answer)
            conversation = reply.conversation
        answer = together(text, answers)
        return Reply(answer, replace(conversation, quotes=_places(answer.quotes), shown=_places(answer.quotes)))

    def _respond(self, text: str, before: Conversation, today: datetime.date) -> Reply:
        reader = self.reader(today)
        question = _in_script(understand(text, reader), before)
        if question.intent in _SMALL_TALK:
            before = before.without_scope() if question.intent == "reset" else before
            return Reply(_small_talk(question), replace(before, script=question.script))
        if question.intent in ("source", "passage") or (question.intent == "more" and not question.places):
            meant = replace(before, quotes=self._quoted_of(question, before))
            answer = look_back(self.index, question, meant, self._again(before, question, reader))
            return Reply(answer, _remember(before, answer))
        if question.intent == "coverage":
            asked_before = bool(phrases("which-year").fullmatch(question.folded.strip()))
            answer = coverage(question, self.index.reports, before.regions if asked_before else ())
            regions = answer.scope.regions or before.regions
            return Reply(answer, replace(before, regions=regions, script=question.script))
        if question.intent == "task":
            return Reply(_no_task(question), replace(before, script=question.script))
        turn = take(question, before, lambda core: understand(core, reader))
        answer = Asker(self._searcher, turn).answer()
        return Reply(answer, _after(before, turn, answer))

    def _quoted_of(self, question: Question, before: Conversation) -> tuple[Place, ...]:
        """What a turn that looks back means: the last quotes, or those shown of the places it names."""
        paths = [path for place in question.places for path in place.paths]
        if not paths:
            return before.quotes
        regions = {report.file: report.region for report in self.index.reports}
        shown = ((place, self.index.paragraph(place[0])) for place in dict.fromkeys(reversed(before.shown)))
        of_them = (place for place, p in shown if p and any(regions[p.file][: len(path)] == path for path in paths))
        return tuple(of_them)[:1]

    def explain(self, text: str, before: Conversation, today: datetime.date) -> str:
        """Why the reply to a turn is what it is."""
        reader = self.reader(today)
        question = understand(text, reader)
        asker = Asker(self._searcher, take(question, before, lambda core: understand(core, reader)))
        return explain(
            question, asker if question.intent in ("ask", "task") else None, self.respond(text, before, today).answer
        )

    def _again(self, before: Conversation, question: Question, reader: Reader) -> tuple[Quote, ...]:
        """Everything that answers the question before, for 还有吗."""
        if question.intent != "more" or not before.core or not before.quotes:
            return ()
        asked = replace(understand(before.core, reader), script=question.script)
        limited = Turn(replace(asked, years=before.years), before.regions, core=before.core)
        yielding = Turn(asked, before.regions, before.years, core=before.core)
        return Asker(self._searcher, limited).everything() or Asker(self._searcher, yielding).everything()


def _in_script(question: Question, before: Conversation) -> Question:
    """A turn that shows no script is answered in that of the turns before."""
    if before.script != "hant" or question.script == "hant":
        return question
    neutral = to_script(question.text, "hant") == question.text
    return replace(question, script="hant") if neutral else question


def _small_talk(question: Question) -> Answer:
    status: Status = "no_answer" if question.intent == "empty" else "help"
    return Answer(
        question.text, status, wording.say(_SMALL_TALK[question.intent], question.script), script=question.script
    )


def _no_task(question: Question) -> Answer:
    return Answer(question.text, "no_answer", wording.say(wording.TASK, question.script), script=question.script)


def _places(quotes: tuple[Quote, ...]) -> tuple[Place, ...]:
    return tuple((quote.paragraph, quote.start, quote.end, quote.highlights) for quote in quotes)


def _remember(before: Conversation, answer: Answer) -> Conversation:
    quotes = _places(answer.quotes)
    return replace(
        before, quotes=quotes or before.quotes, shown=(*before.shown, *quotes)[-_REMEMBERED:], script=answer.script
    )


def _after(before: Conversation, turn: Turn, answer: Answer) -> Conversation:
    """What carries over: the scope and core of this turn, refused or not."""
    asked = tuple(dict.fromkeys(path for place in turn.question.places for path in place.paths))
    scope: Scope = answer.scope
    quotes = _places(answer.quotes)
    return Conversation(
        regions=scope.regions or asked or turn.regions,
        years=turn.question.years or (turn.years if not turn.question.places else ()),
        core=turn.core,
        subject=turn.subject,
        quotes=quotes[:_REMEMBERED] or before.quotes,
        answered=bool(quotes),
        shown=quotes[-_REMEMBERED:],
        visited=(*(path for path in before.visited if path not in scope.regions), *scope.regions)[-_VISITED:],
        implied=_implied(turn, answer),
        script=answer.script,
    )


def _implied(turn: Turn, answer: Answer) -> tuple[RegionPath, ...]:
    """The region of the one report that answered a question without a region."""
    told = {(*quote.parents, quote.region) for quote in answer.quotes}
    return tuple(told) if len(told) == 1 and not (answer.scope.regions or turn.question.everywhere) else ()
