"""Buttons: what a press does to the message the button stands under."""

from __future__ import annotations

import asyncio

from telegram import CallbackQuery, Update

from bot.answer import Answer, Script
from bot.render.words import word
from bot.telegram import words
from bot.telegram.codes import Place, Shelf, Spot, Wish, read
from bot.telegram.commands import scope_screen, script_screen
from bot.telegram.delivery import edit, toast
from bot.telegram.parts import Context, Parts, person_of, script_of
from bot.telegram.person import Person
from bot.telegram.questions import Asked, Questions
from bot.telegram.replies import reply
from bot.telegram.screen import Screen
from bot.telegram.showing import Showing
from bot.telegram.turn import Turn
from retrieval.text.fold import to_script

MORE = "还有吗"


class Buttons:
    """Answers presses. What can no longer be shown is said in a note, and the message stays as it is."""

    def __init__(self, parts: Parts, questions: Questions, showing: Showing) -> None:
        self._parts = parts
        self._questions = questions
        self._showing = showing

    async def pressed(self, update: Update, context: Context) -> None:
        query = update.callback_query
        assert query is not None
        person = person_of(context)
        script = script_of(person, person.conversation(_key(query)), query.from_user)
        if self._parts.pace.claim(query.from_user.id).wait:
            await toast(query, word(words.SLOWLY, script))
            return
        shown, note = await self._shown(query, context, person, script)
        await toast(query, note and word(note, script))
        if shown is not None and query.message is not None:
            await edit(context.bot, query.message.chat.id, query.message.message_id, shown)

    async def _shown(
        self, query: CallbackQuery, context: Context, person: Person, script: Script
    ) -> tuple[Screen | None, str | None]:
        """What the message shows now, or a note that says why it stays."""
        code = read(query.data or "")
        if code is None or query.message is None:
            return None, words.EXPIRED
        match code:
            case Spot():
                return await self._turned(code, query, context, person)
            case Place():
                shown = await self._showing.place(code, script, context.bot.username)
                return shown, None if shown else words.GONE
            case Shelf():
                shown = await self._showing.shelf(code, script)
                return shown, None if shown else words.EXPIRED
            case Wish():
                return await self._granted(code, query, person, script)

    async def _turned(
        self, spot: Spot, query: CallbackQuery, context: Context, person: Person
    ) -> tuple[Screen | None, str | None]:
        """Another view of a turn."""
        turn = await asyncio.to_thread(self._parts.store.turn, spot.turn)
        if turn is None or query.message is None or turn.chat != query.message.chat.id:
            return None, words.EXPIRED
        match spot.view:
            case "answer" | "part":
                return reply(turn, spot, await self._questions.link(turn, context.bot.username)), None
            case "context":
                shown = await self._showing.around(turn, spot, context.bot.username)
                return shown, None if shown else words.GONE
            case "source":
                shown = await self._showing.origin(turn, spot)
                return shown, None if shown else words.GONE
            case "why":
                return await self._showing.why(turn, spot), None
            case "more":
                return await self._asked(turn, spot, to_script(MORE, turn.answer.script), query, context, person)
        if spot.focus >= len(turn.answer.choices):
            return None, words.EXPIRED
        return await self._asked(turn, spot, turn.answer.choices[spot.focus], query, context, person)

    async def _asked(
        self, turn: Turn, spot: Spot, question: str, query: CallbackQuery, context: Context, person: Person
    ) -> tuple[Screen | None, str | None]:
        """What a turn leads to: the turn made before, if the button was pressed before."""
        below = await asyncio.to_thread(self._parts.store.turn_below, turn.id, question)
        if below is None:
            below = await self._follow(turn, question, query, person)
        if spot.view == "more" and not adds(below.answer, turn):
            return None, below.answer.headline or words.NO_MORE
        link = await self._questions.link(below, context.bot.username)
        return reply(below, Spot(below.id, script=spot.script), link), None

    async def _follow(self, turn: Turn, question: str, query: CallbackQuery, person: Person) -> Turn:
        """A turn made by a button. It moves a conversation on only if that still stands where the button was shown."""
        asked = Asked(
            turn.chat, turn.person, turn.asked, question, turn.after, _key(query), parent=turn.id, reply=turn.reply
        )
        return await self._questions.make(asked, person, lambda now: now == turn.after)

    async def _granted(
        self, wish: Wish, query: CallbackQuery, person: Person, script: Script
    ) -> tuple[Screen | None, str | None]:
        """A choice of script, or a conversation without its scope."""
        if wish.what == "clear":
            conversation = person.conversation(_key(query)).without_scope()
            person.keep(_key(query), conversation)
            shown, note = scope_screen(conversation, script), words.SCOPE_CLEARED
        else:
            person.script = None if wish.what == "auto" else wish.what
            script = person.script or script
            shown = script_screen(person.script, script)
            note = words.SCRIPT_SET.format(now=words.SCRIPTS[person.script])
        await asyncio.to_thread(self._parts.store.save_person, query.from_user.id, person.to_json())
        return shown, note


def adds(answer: Answer, turn: Turn) -> bool:
    """Whether an answer quotes anything that was not shown up to a turn."""
    shown = {(paragraph, start, end) for paragraph, start, end, _ in turn.after.shown}
    return any((quote.paragraph, quote.start, quote.end) not in shown for quote in answer.quotes)


def _key(query: CallbackQuery) -> str:
    """Names the conversation of whoever presses, in the chat of the message."""
    return str(query.message.chat.id) if query.message else ""
