"""The bot: the one place where the index, the clock and the answering are put together."""

from __future__ import annotations

import datetime
import logging
from collections.abc import Callable
from types import TracebackType
from typing import TYPE_CHECKING

import retrieval
from bot.answer import Answer
from bot.answering import Answerer, Reply
from bot.conversation import Conversation
from bot.render import words
from bot.settings import Settings
from retrieval.errors import FazhiError, IndexFault, SeedsError
from retrieval.model import Report
from retrieval.text.fold import script_of

if TYPE_CHECKING:
    from pathlib import Path

    from retrieval import Built, Index, Progress

LONGEST = 4000
"""Characters of a question that is still read."""

log = logging.getLogger(__name__)


class Bot:
    """Answers questions from an index that is built when it is missing or stale. Safe to ask from several threads."""

    def __init__(self, settings: Settings, index: Index) -> None:
        self.settings = settings
        self.index = index
        self._answerer = Answerer(index)

    @classmethod
    def open(cls, settings: Settings, progress: Callable[[Progress], None] | None = None) -> Bot:
        """Builds the index first where it has to; an older one that can still be read does while that fails."""
        try:
            if not retrieval.is_current(seeds_of(settings), settings.index):
                build(settings, progress)
        except IndexFault as fault:
            try:
                index = retrieval.open_index(settings.index)
            except FazhiError:
                raise fault from None
            log.warning("%s The index of an earlier run is used.", fault)
            return cls(settings, index)
        return cls(settings, retrieval.open_index(settings.index))

    @property
    def reports(self) -> tuple[Report, ...]:
        return self.index.reports

    @property
    def today(self) -> datetime.date:
        return self.settings.today or datetime.date.today()

    def ask(self, question: str, conversation: Conversation | None = None) -> Reply:
        """The reply to one turn, and the conversation after it."""
        conversation = conversation or Conversation()
        if len(question) > LONGEST:
            return Reply(_too_long(question), conversation)
        return self._answerer.respond(_visible(question), conversation, self.today)

    def explain(self, question: str, conversation: Conversation | None = None) -> str:
        """Why the reply to one turn is what it is."""
        return self._answerer.explain(_visible(question[:LONGEST]), conversation or Conversation(), self.today)

    def rebuild(self, progress: Callable[[Progress], None] | None = None) -> Built:
        """Brings the index up to date with the reports; questions under way are answered from the old one."""
        built = build(self.settings, progress)
        self.index = retrieval.open_index(self.settings.index)
        self._answerer = Answerer(self.index)
        return built

    def close(self) -> None:
        self.index.close()

    def __enter__(self) -> Bot:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _visible(question: str) -> str:
    """The question with spaces for control characters, lone surrogates and the like; its lines stay."""
    return "".join(char if char.isprintable() or char == "\n" else " " for char in question)


def _too_long(question: str) -> Answer:
    script = script_of(question[:200])
    return Answer(question, "help", words.word(words.TOO_LONG.format(limit=LONGEST), script), script=script)


def seeds_of(settings: Settings) -> Path:
    """The folder of reports, which has to be known before anything is built."""
    if settings.seeds is None:
        raise SeedsError("No folder of reports is known here: name one with --seeds or FAZHI_SEEDS.")
    return settings.seeds


def build(settings: Settings, progress: Callable[[Progress], None] | None = None) -> Built:
    """Builds the index; a file that is no report, or tells of what another tells of, is a line in the log."""
    settings.data.mkdir(parents=True, exist_ok=True)
    built = retrieval.build_index(seeds_of(settings), settings.index, progress=progress)
    for sentence in (*built.faults, *built.notices):
        log.warning("%s", sentence)
    return built
