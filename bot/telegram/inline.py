"""Inline mode: cards for a question typed in any chat; the chosen one posts the cited answer."""

from __future__ import annotations

import logging
from collections import OrderedDict
from dataclasses import replace

from telegram import (
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InlineQuery,
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    Update,
)
from telegram.constants import ParseMode
from telegram.error import BadRequest

from bot.answer import Answer, Quote, Script
from bot.app import Bot
from bot.conversation import Conversation
from bot.render.words import word
from bot.telegram import words
from bot.telegram.markup import clean, visible
from bot.telegram.parts import Context, Parts, person_of, script_of
from bot.telegram.replies import answer_lines, in_script, place_name
from bot.telegram.screen import Screen, screen
from bot.telegram.showing import paragraph_link

CARDS = 20
TITLE, BELOW = 64, 120
"""Characters of a card's two lines; more is not shown."""
CACHED = 300
"""Seconds for which Telegram may keep the cards; an index replaced meanwhile shows after that."""
KEPT = 2000
"""Queries whose cards are kept here, for as long as the index stands."""

Cards = list[InlineQueryResultArticle]

log = logging.getLogger(__name__)


class Inline:
    """Answers inline queries."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._kept: OrderedDict[tuple[str, Script | None], Cards] = OrderedDict()
        self._kept_of: Bot | None = None

    async def queried(self, update: Update, context: Context) -> None:
        query = update.inline_query
        assert query is not None
        person = person_of(context)
        text = clean(query.query).strip()
        opening = Conversation(script=script_of(person, Conversation(), query.from_user))
        if text:
            cards = await self._cards(text, opening, person.script, context.bot.username)
        else:
            cards = await self._examples(opening, context.bot.username)
        await self._show(query, cards, word(words.INLINE_HELP, "hant" if opening.script == "hant" else "hans"))

    async def nothing(self, update: Update, context: Context) -> None:
        """Shows no cards to someone the bot does not serve."""
        if update.inline_query:
            await self._show(update.inline_query, [], words.INLINE_HELP)

    async def _show(self, query: InlineQuery, cards: Cards, help: str) -> None:
        button = InlineQueryResultsButton(help, start_parameter="help")
        try:
            await query.answer(cards, cache_time=CACHED, is_personal=True, button=button)
        except BadRequest as refused:
            log.info("an inline query was not answered: %s", refused)  # it is too old, another letter was typed

    async def _cards(self, text: str, opening: Conversation, chosen: Script | None, username: str) -> Cards:
        """The cards of a question, made once for as long as the index stands."""
        bot = self._parts.desk.bot
        if self._kept_of is not bot:
            self._kept.clear()
            self._kept_of = bot
        key = (text, chosen)
        if key not in self._kept:
            answer = await self._parts.desk.run(lambda bot: in_script(bot.ask(text, opening).answer, chosen))
            self._kept[key] = cards_of(answer, username, chosen)
            if len(self._kept) > KEPT:
                self._kept.popitem(last=False)
        return self._kept[key]

    async def _examples(self, opening: Conversation, username: str) -> Cards:
        """What can be asked: a card for each example, which posts its answer."""
        reports = self._parts.desk.bot.reports
        cards: Cards = []
        for number, report in enumerate(reports[:3]):
            question = words.EXAMPLES[number % 2].format(region=report.name, year=report.year)
            script: Script = "hant" if opening.script == "hant" else "hans"
            found = await self._cards(word(question, script), opening, None, username)
            for card in found[:1]:
                title = word(words.INLINE_ASK.format(question=question), script)
                cards.append(_card(f"x{number}", title, card.title, card.input_message_content, card.reply_markup))
        return cards


def cards_of(answer: Answer, username: str, view: Script | None = None) -> Cards:
    """A card for the whole answer where several reports give it, and one for each quote."""
    whole = screen(answer_lines(answer, view))
    if not answer.quotes:
        title = answer.headline if visible(answer.headline) else word(words.INLINE_NOTHING, answer.script)
        return [_card("none", title.split("\n")[0], " ".join(title.split("\n")[1:]), _content(whole))]
    files = {quote.file for quote in answer.quotes}
    cards = [_card("all", answer.headline, "", _content(whole))] if len(files) > 1 else []
    for number, quote in enumerate(answer.quotes[: CARDS - len(cards)]):
        alone = replace(answer, quotes=(quote,), related=(), choices=(), missing=(), notes=())
        if len(answer.quotes) > 1:
            alone = replace(alone, headline=_title(quote, answer.script))
        content = _content(screen(answer_lines(alone, view)))
        opener = InlineKeyboardButton(word(words.OPEN, answer.script), url=paragraph_link(username, quote.paragraph))
        keyboard = InlineKeyboardMarkup([[opener]])
        cards.append(_card(str(number), _title(quote, answer.script), quote.text, content, keyboard))
    return cards


def _title(quote: Quote, script: Script) -> str:
    """The figure and the region."""
    figure = "、".join(quote.marked)
    place = word(f"{place_name(quote.path)} {quote.year}年", script)
    return f"{figure} · {place}" if visible(figure) and len(figure) <= TITLE // 2 else place


def _content(shown: Screen) -> InputTextMessageContent:
    return InputTextMessageContent(shown.html, parse_mode=ParseMode.HTML)


def _card(
    id: str, title: str, below: str | None, content: object, keyboard: InlineKeyboardMarkup | None = None
) -> InlineQueryResultArticle:
    assert isinstance(content, InputTextMessageContent)
    line = clean(title).replace("\n", " ").strip()[:TITLE]
    return InlineQueryResultArticle(
        id=id,
        title=line if visible(line) else "…",
        description=clean(below or "").replace("\n", " ")[:BELOW] or None,
        input_message_content=content,
        reply_markup=keyboard,
    )
