"""The world behind the server: people, chats, messages and the updates they make. Used from several threads."""

from __future__ import annotations

import itertools
import re
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from botapi import rules
from botapi.markup import Refused, parse, seen, units

BOT = {"id": 4242, "is_bot": True, "first_name": "法治报告", "username": "fazhi_test_bot"}
BOT_FLAGS = {"can_join_groups": True, "can_read_all_group_messages": False, "supports_inline_queries": True}
Json = dict[str, Any]


@dataclass
class Event:
    """Something that the bot did, in the order it was accepted."""

    kind: str
    """send, edit, toast, cards"""
    chat: int
    html: str = ""
    text: str = ""
    message: int = 0
    rows: list[list[Json]] = field(default_factory=list)
    reply_to: int | None = None
    cards: list[Json] = field(default_factory=list)
    at: float = 0.0

    def button(self, label: str) -> Json:
        """The button with that in its label."""
        return next(button for row in self.rows for button in row if label in button["text"])


class World:
    """All there is to know, and everything that people do."""

    def __init__(self) -> None:
        self.lock = threading.Condition()
        self.updates: deque[Json] = deque()
        self.messages: dict[tuple[int, int], Json] = {}
        self.events: list[Event] = []
        self.calls: list[tuple[str, Json]] = []
        self.blocked: set[int] = set()
        self.menus: dict[tuple[str, str], Any] = {}
        self.queries: dict[str, int] = {}
        self.at = 0
        self._ids = itertools.count(1)
        self._update_ids = itertools.count(1000)

    # what people do

    def push(self, **update: Any) -> Json:
        """A new update."""
        with self.lock:
            made = {"update_id": next(self._update_ids), **update}
            self.updates.append(made)
            self.lock.notify_all()
            return made

    def again(self, update: Json) -> None:
        """The same update once more."""
        with self.lock:
            self.updates.append(update)
            self.lock.notify_all()

    def person(self, number: int, language: str = "zh-hans") -> Json:
        return {"id": number, "is_bot": False, "first_name": f"人{number}", "language_code": language}

    def chat(self, number: int) -> Json:
        if number > 0:
            return {"id": number, "type": "private", "first_name": f"人{number}"}
        return {"id": number, "type": "supergroup", "title": "群"}

    def message(self, person: int, chat: int | None = None, language: str = "zh-hans", **fields: Any) -> Json:
        """A message as Telegram writes it, not yet sent."""
        number = next(self._ids)
        chat = person if chat is None else chat
        made: Json = {
            "message_id": number,
            "from": self.person(person, language),
            "chat": self.chat(chat),
            "date": int(time.time()),
            **fields,
        }
        if "text" in made and "entities" not in made:
            made["entities"] = entities(made["text"])
        self.messages[chat, number] = made
        return made

    def say(self, person: int, text: str, chat: int | None = None, **fields: Any) -> int:
        """Someone writes; the number of the message."""
        made = self.message(person, chat, text=text, **fields)
        self.push(message=made)
        return int(made["message_id"])

    def change(self, chat: int, message: int, text: str) -> Json:
        """Someone edits what they wrote."""
        made = {**self.messages[chat, message], "text": text, "edit_date": int(time.time())}
        made["entities"] = entities(text)
        self.messages[chat, message] = made
        return self.push(edited_message=made)

    def press(self, person: int, event: Event, label: str, language: str = "zh-hans") -> None:
        """Someone presses the button with that in its label."""
        self.press_data(person, event.chat, event.message, event.button(label)["callback_data"], language)

    def press_data(self, person: int, chat: int, message: int, data: str, language: str = "zh-hans") -> None:
        id = str(next(self._ids))
        self.queries[id] = chat
        shown = self.messages.get((chat, message)) or {
            "message_id": message, "chat": self.chat(chat), "date": 0,
        }  # fmt: skip
        query = {"id": id, "from": self.person(person, language), "chat_instance": "1", "data": data, "message": shown}
        self.push(callback_query=query)

    def inline(self, person: int, query: str, language: str = "zh-hans") -> None:
        """Someone types the bot's name and a query in some chat."""
        id = str(next(self._ids))
        self.queries[id] = -person
        self.push(inline_query={"id": id, "from": self.person(person, language), "query": query, "offset": ""})

    def member(self, person: int, chat: int, old: str, new: str) -> None:
        """The bot's own membership changes."""
        self.push(
            my_chat_member={
                "chat": self.chat(chat),
                "from": self.person(person),
                "date": int(time.time()),
                "old_chat_member": {"user": BOT, "status": old, **({"until_date": 0} if old == "kicked" else {})},
                "new_chat_member": {"user": BOT, "status": new, **({"until_date": 0} if new == "kicked" else {})},
            }
        )

    # what is seen

    def wait(self, there: Callable[[], Any], seconds: float = 20.0) -> Any:
        """Waits until `there` says something true, and returns it."""
        end = time.monotonic() + seconds
        with self.lock:
            while not (found := there()):
                left = end - time.monotonic()
                if left <= 0:
                    raise AssertionError(f"nothing happened in {seconds} s; so far: {self.events[-5:]}")
                self.lock.wait(min(left, 0.5))
            return found

    def next(self, seconds: float = 20.0) -> Event:
        """The bot's next event that no test has seen."""
        event: Event = self.wait(lambda: self.events[self.at] if self.at < len(self.events) else None, seconds)
        self.at += 1
        return event

    def of_chat(self, chat: int, kind: str = "send") -> list[Event]:
        with self.lock:
            return [event for event in self.events if event.chat == chat and event.kind == kind]

    def happened(self, **fields: Any) -> None:
        with self.lock:
            self.events.append(Event(at=time.monotonic(), **fields))
            self.lock.notify_all()

    # what the bot does

    def send(self, params: Json) -> Json:
        """sendMessage."""
        chat = int(params.get("chat_id", 0))
        if chat in self.blocked:
            raise Refused("Forbidden: bot was blocked by the user", 403)
        text, rows = rules.text(params), rules.keyboard(params.get("reply_markup"))
        reply = params.get("reply_parameters") or {}
        replied = self.messages.get((chat, int(reply.get("message_id", 0))))
        if reply and replied is None and not reply.get("allow_sending_without_reply"):
            raise Refused("Bad Request: message to be replied not found")
        made: Json = {
            "message_id": next(self._ids), "from": BOT, "chat": self.chat(chat), "date": int(time.time()), "text": text,
        }  # fmt: skip
        if rows:
            made["reply_markup"] = {"inline_keyboard": rows}
        if replied:
            made["reply_to_message"] = {key: value for key, value in replied.items() if key != "reply_to_message"}
        self.messages[chat, made["message_id"]] = made
        self.happened(
            kind="send", chat=chat, html=params["text"], text=text, message=made["message_id"], rows=rows,
            reply_to=replied["message_id"] if replied else None,
        )  # fmt: skip
        return made

    def edit(self, params: Json) -> Json | bool:
        """editMessageText."""
        text, rows = rules.text(params), rules.keyboard(params.get("reply_markup"))
        chat, number = int(params.get("chat_id", 0)), int(params.get("message_id", 0))
        old = self.messages.get((chat, number))
        if old is None:
            raise Refused("Bad Request: message to edit not found")
        if old["from"]["id"] != BOT["id"]:
            raise Refused("Bad Request: message can't be edited")
        html = params["text"]
        if (old.get("html"), old.get("reply_markup", {}).get("inline_keyboard", [])) == (html, rows):
            raise Refused("Bad Request: message is not modified: specified new message content and reply markup are "
                          "exactly the same as a current content and reply markup of the message")  # fmt: skip
        made = {**old, "text": text, "reply_markup": {"inline_keyboard": rows}, "edit_date": int(time.time())}
        self.messages[chat, number] = {**made, "html": html}
        self.happened(kind="edit", chat=chat, html=html, text=text, message=number, rows=rows)
        return made

    def release(self, params: Json) -> bool:
        """answerCallbackQuery."""
        rules.length(params.get("text", ""), 200, "MESSAGE")
        if params.get("callback_query_id") not in self.queries:
            raise Refused("Bad Request: query is too old and response timeout expired or query ID is invalid")
        self.happened(kind="toast", chat=self.queries[params["callback_query_id"]], text=params.get("text", ""))
        return True

    def cards(self, params: Json) -> bool:
        """answerInlineQuery."""
        if params.get("inline_query_id") not in self.queries:
            raise Refused("Bad Request: query is too old and response timeout expired or query ID is invalid")
        rules.results(params.get("results", []))
        rules.inline_button(params.get("button"))
        self.happened(kind="cards", chat=self.queries[params["inline_query_id"]], cards=params.get("results", []))
        return True


def entities(text: str) -> list[Json]:
    """The commands and mentions that Telegram marks."""
    marks = []
    for kind, form in (("bot_command", r"(?<!\S)/\w+(@\w+)?"), ("mention", r"(?<!\w)@\w{5,32}")):
        for found in re.finditer(form, text, re.ASCII):
            marks.append({"type": kind, "offset": units(text[: found.start()]), "length": units(found[0])})
    return marks


__all__ = ["BOT", "BOT_FLAGS", "Event", "World", "parse", "seen"]
