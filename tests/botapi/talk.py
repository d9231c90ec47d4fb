"""A talk: what people do and what the bot does, written down as it happens."""

from __future__ import annotations

import re

from botapi.server import BotApi
from botapi.world import Event, Json

VOLATILE = (
    (re.compile(r"(start=|start%3D)q_[0-9a-f]+"), r"\1q_…"),
    (re.compile(r"(start=|start%3D)p_[0-9a-f]{12}-\d+"), r"\1p_…"),
    (re.compile(r"编号 [0-9a-f]{6}|編號 [0-9a-f]{6}"), "编号 …"),
    (re.compile(r"用时 [\d.]+ 秒"), "用时 … 秒"),
    (re.compile(r"(&|\?)text=[^\s\]]*"), r"\1text=…"),
)


class Talk:
    """One person, in one chat, and a protocol of it."""

    def __init__(self, api: BotApi, person: int, chat: int | None = None, language: str = "zh-hans") -> None:
        self.api = api
        self.person = person
        self.chat = person if chat is None else chat
        self.language = language
        self.lines: list[str] = []
        self.shown: Event | None = None
        """The message the bot sent or changed last."""

    def say(self, text: str, events: int = 1, **fields: object) -> int:
        """Writes; waits for that many things from the bot."""
        return self.post(events, text, text=text, **fields)

    def post(self, events: int, what: str, **fields: object) -> int:
        """Sends a message of any kind."""
        self._note(what)
        made = self.api.message(self.person, self.chat, self.language, **fields)
        self.api.push(message=made)
        self._hear(events)
        return int(made["message_id"])

    def edit(self, message: int, text: str, events: int = 1) -> None:
        self._note(f"改成「{text}」")
        self.api.change(self.chat, message, text)
        self._hear(events)

    def press(self, label: str, events: int = 2, person: int | None = None) -> None:
        """Presses a button under what the bot showed last."""
        assert self.shown is not None
        self._note(f"按 [{label}]", person)
        self.api.press(person or self.person, self.shown, label, self.language)
        self._hear(events)

    def press_data(self, data: str, events: int = 1) -> None:
        assert self.shown is not None
        self._note(f"按 [{data}]")
        self.api.press_data(self.person, self.chat, self.shown.message, data, self.language)
        self._hear(events)

    def query(self, text: str) -> list[Json]:
        """Types the bot's name and a query in some chat."""
        self._note(f"@{text}")
        self.api.inline(self.person, text, self.language)
        event = self.api.next()
        assert event.kind == "cards"
        for card in event.cards:
            self._card(card)
        return event.cards

    def _note(self, what: str, person: int | None = None) -> None:
        where = "" if self.chat > 0 else " 在群里"
        self.lines.append(f"\n人{person or self.person}{where}：{what}")

    def _hear(self, events: int) -> None:
        for _ in range(events):
            event = self.api.next()
            if event.kind == "toast":
                self.lines.append(f"  · 提示：{event.text}" if event.text else "  · （松开）")
                continue
            self.shown = event
            about = {"send": "回复" if event.reply_to else "发", "edit": "改"}[event.kind]
            self.lines.append(f"  机器人{about}：")
            self.lines.extend(f"    {line}" for line in event.html.split("\n"))
            self.lines.extend(f"    {row}" for row in _rows(event.rows))
        if events == 0:
            self.lines.append("  （无声）")

    def _card(self, card: Json) -> None:
        self.lines.append(f"  卡片：{card['title']}")
        if card.get("description"):
            self.lines.append(f"    {card['description']}")
        self.lines.append("    ↳")
        self.lines.extend(f"    {line}" for line in card["input_message_content"]["message_text"].split("\n"))
        self.lines.extend(f"    {row}" for row in _rows(card.get("reply_markup", {}).get("inline_keyboard", [])))

    @property
    def text(self) -> str:
        """The protocol, with what differs from run to run left out."""
        text = "\n".join(self.lines).strip() + "\n"
        for form, instead in VOLATILE:
            text = form.sub(instead, text)
        return text


def _rows(rows: list[list[Json]]) -> list[str]:
    return [" ".join(f"[{b['text']}{' → ' + b['url'] if 'url' in b else ''}]" for b in row) for row in rows]
