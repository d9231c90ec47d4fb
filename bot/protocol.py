"""The protocol of `fazhi ask --jsonl`: a question a line in, an answer a line out, in order."""

from __future__ import annotations

import json
import logging
from collections import OrderedDict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from bot.app import Bot
from bot.conversation import Conversation
from bot.crash import write_down
from bot.render.json import record

SESSIONS = 10_000
"""Conversations kept; the one that was silent longest goes first."""

log = logging.getLogger(__name__)


class LineError(ValueError):
    """A line that is no question; says why, and what of it can be handed back."""

    def __init__(self, reason: str, handed_back: dict[str, Any] | None = None) -> None:
        super().__init__(reason)
        self.handed_back = handed_back or {"id": None}


@dataclass(frozen=True, slots=True)
class Request:
    """One line of input."""

    id: str
    question: str
    session: str | None

    @property
    def handed_back(self) -> dict[str, Any]:
        return {"id": self.id} if self.session is None else {"id": self.id, "session": self.session}


def _is_text(value: object) -> bool:
    """A string that can be written out again: without lone surrogates."""
    return isinstance(value, str) and not any("\ud800" <= char <= "\udfff" for char in value)


def parse(line: bytes) -> Request:
    """Raises LineError for a line that is no object with a question in it."""
    try:
        entry = json.loads(line.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise LineError("the line is not UTF-8") from None
    except (ValueError, RecursionError):
        raise LineError("the line is not JSON") from None
    if not isinstance(entry, dict):
        raise LineError("the line is not a JSON object")
    handed_back = {"id": entry["id"] if _is_text(entry.get("id")) else None}
    if _is_text(entry.get("session")):
        handed_back["session"] = entry["session"]
    for field, required in (("id", True), ("q", True), ("session", False)):
        value = entry.get(field)
        if not (_is_text(value) or (value is None and not required)):
            raise LineError(f"{field} must be a string" + ("" if required else ", or left out"), handed_back)
    return Request(entry["id"], entry["q"], entry.get("session"))


class Sessions:
    """The conversations of the lines that name one."""

    def __init__(self, limit: int = SESSIONS) -> None:
        self._kept: OrderedDict[str, Conversation] = OrderedDict()
        self._limit = limit

    def __getitem__(self, session: str | None) -> Conversation:
        return Conversation() if session is None else self._kept.get(session, Conversation())

    def __setitem__(self, session: str | None, conversation: Conversation) -> None:
        if session is None:
            return
        self._kept[session] = conversation
        self._kept.move_to_end(session)
        if len(self._kept) > self._limit:
            self._kept.popitem(last=False)


def _answer(bot: Bot, request: Request, sessions: Sessions) -> dict[str, Any]:
    reply = bot.ask(request.question, sessions[request.session])
    sessions[request.session] = reply.conversation
    return request.handed_back | record(reply.answer) | {"question": request.question}


def _error(handed_back: dict[str, Any], reason: str) -> dict[str, Any]:
    return handed_back | {"status": "error", "error": reason}


def serve(bot: Bot, lines: Iterable[bytes]) -> Iterator[str]:
    """One JSON object for every line, as soon as it is read; a line that cannot be answered stops nothing."""
    sessions = Sessions()
    for line in lines:
        try:
            request = parse(line)
        except LineError as bad:
            output = _error(bad.handed_back, str(bad))
        else:
            try:
                output = _answer(bot, request, sessions)
            except Exception as error:
                log.error("no answer to %r: %s", request.id, write_down(error, bot.settings.log))
                output = _error(request.handed_back, f"the question could not be answered ({type(error).__name__})")
        yield json.dumps(output, ensure_ascii=False)
