"""A turn: one question and the message that answers it, with all that its buttons need later."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import Any

from bot.answer import Answer, Quote, Scope
from bot.conversation import Conversation


@dataclass(frozen=True, slots=True)
class Turn:
    """What is kept of a turn. It is written before its reply is sent."""

    chat: int
    person: int
    asked: int | None
    """The message that asked; None for a turn that a button made."""
    question: str
    before: Conversation
    after: Conversation
    answer: Answer
    update: int | None = None
    """The update that made it: one that comes again after a crash gets the same reply."""
    parent: int | None = None
    """The turn whose button made this one."""
    reply: int | None = None
    """The message that answers, once Telegram has taken it."""
    id: int = 0

    def row(self) -> dict[str, Any]:
        """The turn as a row of the state file, but for its id."""
        return {
            "chat": self.chat,
            "person": self.person,
            "asked": self.asked,
            "question": self.question,
            "before": self.before.to_json(),
            "after": self.after.to_json(),
            "answer": json.dumps(asdict(self.answer), ensure_ascii=False),
            "update_id": self.update,
            "parent": self.parent,
            "reply": self.reply,
        }

    @classmethod
    def of(cls, row: dict[str, Any]) -> Turn:
        return cls(
            chat=row["chat"],
            person=row["person"],
            asked=row["asked"],
            question=row["question"],
            before=Conversation.from_json(row["before"]),
            after=Conversation.from_json(row["after"]),
            answer=_answer(json.loads(row["answer"])),
            update=row["update_id"],
            parent=row["parent"],
            reply=row["reply"],
            id=row["id"],
        )


def _tuples(value: Any) -> Any:
    """JSON's lists as the tuples they were."""
    return tuple(map(_tuples, value)) if isinstance(value, list) else value


def _answer(fields: dict[str, Any]) -> Answer:
    fields["quotes"] = [_quote(quote) for quote in fields["quotes"]]
    fields["related"] = [_quote(quote) for quote in fields["related"]]
    fields["scope"] = Scope(**{name: _tuples(value) for name, value in fields["scope"].items()})
    return Answer(**{name: _tuples(value) for name, value in fields.items()})


def _quote(fields: dict[str, Any]) -> Quote:
    return Quote(**{name: _tuples(value) for name, value in fields.items()})
