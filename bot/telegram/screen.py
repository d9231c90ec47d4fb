"""A screen: the text of one message and the buttons under it, before it goes to Telegram."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from bot.answer import Script
from bot.render.layout import Line, Span
from bot.render.words import word
from bot.telegram import words
from bot.telegram.codes import Code, Place, Shelf, Spot
from bot.telegram.markup import clean, pages, plain, render


@dataclass(frozen=True, slots=True)
class Button:
    """A label, and a code the bot gets back or an address that opens."""

    label: str
    target: Code | str


Row = tuple[Button, ...]


@dataclass(frozen=True, slots=True)
class Screen:
    """What one message shows."""

    html: str
    plain: str
    rows: tuple[Row, ...] = ()


def rows_of(buttons: Iterable[Button], across: int) -> list[Row]:
    """Buttons dealt out to rows."""
    dealt = list(buttons)
    return [tuple(dealt[at : at + across]) for at in range(0, len(dealt), across)]


def screen(
    lines: Iterable[Line],
    rows: Sequence[Row] = (),
    spot: Spot | Place | None = None,
    script: Script = "hans",
    unfolded: bool = False,
) -> Screen:
    """The page of the lines that `spot` names, with buttons to the pages beside it."""
    cut = pages(lines)
    number = min(spot.page, len(cut) - 1) if spot else 0
    if spot and len(cut) > 1:
        rows = [turning(spot, number, len(cut), script), *rows]
    return Screen(render(cut[number], unfolded), plain(cut[number]), tuple(row for row in rows if row))


def turning(at: Spot | Place | Shelf, number: int, count: int, script: Script) -> Row:
    """Buttons to the page before and the page after."""
    steps = ((words.EARLIER, number - 1), (words.LATER, number + 1))
    return tuple(
        Button(f"{word(label, script)} {to + 1}/{count}", replace(at, page=to))
        for label, to in steps
        if 0 <= to < count
    )


def said(text: str, script: Script = "hans", rows: Sequence[Row] = ()) -> Screen:
    """A screen of interface words, a line a line."""
    lines = (Line("choice", (Span(line),)) for line in word(text, script).split("\n"))
    return screen(lines, rows)


def share_link(link: str, text: str) -> str:
    """Opens Telegram's list of chats to send a link to."""
    return "https://t.me/share/url?" + urlencode({"url": link, "text": clean(text)[:100]})
