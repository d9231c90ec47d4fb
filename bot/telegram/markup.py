"""Markup: the lines of a reply as pages of Telegram HTML. Pages are cut as text and tagged afterwards, so tags balance.

Telegram counts a message after its tags are read, in UTF-16 units.
"""

from __future__ import annotations

import html
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.render.layout import Kind, Line, Span

LIMIT = 4096
"""UTF-16 units of a message."""
COMFORT = 1500
"""Units after which a new page begins with the next quote; only a single longer quote fills a page to its limit."""
BREAKS = ("\n", "。", "；;！!？?", "，,、：: ")
"""Where a text may be cut, the better places first."""

FOLDED = "<blockquote expandable>"
OPENING: dict[Kind, str] = {
    "headline": "<b>", "heading": "<b>", "quote": FOLDED, "near": FOLDED,
    "source": "<i>", "note": "<i>", "choice": "",
}  # fmt: skip
CLOSING = {kind: "".join(f"</{tag.strip('<>').split()[0]}>" for tag in [tags] if tag) for kind, tags in OPENING.items()}
QUOTES = ("quote", "near")

Page = tuple[Line, ...]


def units(text: str) -> int:
    """The length that Telegram counts."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def visible(text: str) -> bool:
    """Whether anything of the text can be seen; Telegram refuses a message of which nothing can."""
    return any(not char.isspace() and unicodedata.category(char) not in ("Cf", "Cc", "Cs", "Cn") for char in text)


def clean(text: str) -> str:
    """The text without what no message can hold: control characters but line breaks, and lone surrogates."""
    if text.isprintable():
        return text
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) not in ("Cc", "Cs"))


def _text(line: Line) -> str:
    return "".join(span.text for span in line.spans)


def pages(lines: Iterable[Line], limit: int = LIMIT, comfort: int = COMFORT) -> list[Page]:
    """The lines dealt out to pages none of which is longer than a message may be; at least one page."""
    done: list[Page] = []
    page: list[Line] = []
    for group in _groups(lines):
        if page and _length([*page, *group]) > comfort:
            done.append(tuple(page))
            page = []
        for line in group:
            room = limit - _length(page) - bool(page)
            for piece in _cut(line, room, limit):
                if page and _length([*page, piece]) > limit:
                    done.append(tuple(page))
                    page = []
                page.append(piece)
    done.append(tuple(page))
    return [page for page in done if visible(plain(page))] or [(Line("note", (Span("…"),)),)]


def _length(lines: Iterable[Line]) -> int:
    """Units of a page that holds these lines."""
    return max(0, sum(units(_text(line)) + 1 for line in lines) - 1)


def _groups(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines that belong on one page: the quotes of one place with its source, a heading with what stands below it."""
    group: list[Line] = []
    for line in lines:
        line = replace(line, spans=tuple(Span(clean(span.text), span.marked) for span in line.spans))
        if not visible(_text(line)):
            continue
        before = group[-1].kind if group else ""
        if group and line.kind in (*QUOTES, "heading") and before not in ("headline", "heading"):
            yield group
            group = []
        group.append(line)
    if group:
        yield group


def _cut(line: Line, room: int, limit: int) -> Iterator[Line]:
    """The line in pieces, the first for the room that is left, the others for a page each."""
    text = _text(line)
    if units(text) <= limit:
        yield line
        return
    start = 0
    while start < len(text):
        end = _cut_at(text, start, room if room > limit // 4 else limit)
        yield Line(line.kind, tuple(_slice(line.spans, start, end)))
        start, room = end, limit


def _cut_at(text: str, start: int, room: int) -> int:
    """The end of a piece of at most `room` units that begins at `start`."""
    end, used = start, 0
    while end < len(text) and used + (step := 2 if text[end] > "\uffff" else 1) <= room:
        used, end = used + step, end + 1
    if end == len(text):
        return end
    for marks in BREAKS:
        at = max(text.rfind(mark, start + (end - start) // 2, end) for mark in marks)
        if at >= 0:
            return at + 1
    return end


def _slice(spans: Iterable[Span], start: int, end: int) -> Iterator[Span]:
    at = 0
    for span in spans:
        piece = span.text[max(0, start - at) : max(0, end - at)]
        at += len(span.text)
        if piece:
            yield Span(piece, span.marked)


def render(page: Page, unfolded: bool = False) -> str:
    """The page as HTML that Telegram reads; quotes are folded to three lines until someone taps them."""
    text = "\n".join(map(_html, page))
    return text.replace(FOLDED, FOLDED.replace(" expandable", "")) if unfolded else text


def _html(line: Line) -> str:
    inner = "".join(f"<b>{_escaped(s.text)}</b>" if s.marked else _escaped(s.text) for s in line.spans)
    return OPENING[line.kind] + inner + CLOSING[line.kind]


def _escaped(text: str) -> str:
    return html.escape(text, quote=False)


def plain(page: Page) -> str:
    """The page without any markup."""
    return "\n".join(map(_text, page))
