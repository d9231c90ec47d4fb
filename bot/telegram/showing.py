"""Showing: the views that take the index to make: a paragraph in its place, a report, the shelves, a reason."""

from __future__ import annotations

import re

from telegram.helpers import create_deep_linked_url

from bot.answer import Script
from bot.app import Bot
from bot.render.layout import Line, Span
from bot.render.words import word
from bot.telegram import words
from bot.telegram.browsing import Catalogue
from bot.telegram.codes import Place, Shelf, Spot
from bot.telegram.desk import Desk
from bot.telegram.replies import around, origin, passage, quote_at
from bot.telegram.screen import Button, Screen, screen
from bot.telegram.turn import Turn
from retrieval.model import Report


class Showing:
    """Makes screens from the index of the moment."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._catalogue = Catalogue(())
        self._catalogued: tuple[Report, ...] = ()

    async def place(self, place: Place, script: Script, username: str) -> Screen | None:
        """A paragraph with its neighbours; None where the index no longer has it."""
        if not re.fullmatch(r"[\w-]{1,40}", place.paragraph, re.ASCII):
            return None
        link = paragraph_link(username, place.paragraph)

        def job(bot: Bot) -> Screen | None:
            paragraph = bot.index.paragraph(place.paragraph)
            report = next((r for r in bot.reports if paragraph and r.file == paragraph.file), None)
            return passage(bot.index, report, place, script, link) if report else None

        return await self._desk.run(job)

    async def around(self, turn: Turn, spot: Spot, username: str) -> Screen | None:
        """The paragraph of a quote with its neighbours; None where the index no longer has it."""
        quote = quote_at(turn.answer, spot.focus)
        if quote is None:
            return None
        link = paragraph_link(username, quote.paragraph)
        return await self._desk.run(lambda bot: around(bot.index, turn, spot, link))

    async def origin(self, turn: Turn, spot: Spot) -> Screen | None:
        """Where a quote is from; None where its report is no longer held."""
        return await self._desk.run(lambda bot: origin(bot.reports, turn, spot))

    async def shelf(self, shelf: Shelf, script: Script) -> Screen | None:
        """A list of regions or reports, or a report; None where it is gone."""

        def job(bot: Bot) -> Screen | None:
            if self._catalogued is not bot.reports:
                self._catalogue, self._catalogued = Catalogue(bot.reports), bot.reports
            return self._catalogue.shelf(shelf, script, lambda report: _first(bot, report))

        return await self._desk.run(job)

    async def why(self, turn: Turn, spot: Spot) -> Screen:
        """How the answer of a turn came about."""
        script = turn.answer.script
        reason = await self._desk.run(lambda bot: bot.explain(turn.question, turn.before))
        lines = (Line("choice", (Span(line),)) for line in word(reason, script).splitlines())
        return screen(lines, [(Button(word(words.BACK, script), Spot(turn.id)),)], spot, script)


def paragraph_link(username: str, paragraph: str) -> str:
    """The address that opens a paragraph in the bot."""
    return create_deep_linked_url(username, f"p_{paragraph}")


def _first(bot: Bot, report: Report) -> str | None:
    """The first paragraph of a report's body."""
    return next((p.id for p in bot.index.paragraphs(report.file) if p.kind == "body"), None)
