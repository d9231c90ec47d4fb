"""The terminal: colour, and lines broken by the width that characters have there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from unicodedata import combining, east_asian_width

from bot.render.layout import Line, Span

BOLD, DIM, MARK, CYAN, RESET = "\x1b[1m", "\x1b[2m", "\x1b[1;33m", "\x1b[36m", "\x1b[0m"
LOOK = {"headline": BOLD, "quote": "", "near": DIM, "source": CYAN, "heading": BOLD, "choice": "", "note": DIM}
INDENT = {"quote": "  ", "near": "  ", "source": "  —— ", "choice": "  "}
NEVER_FIRST = frozenset("，。；：！？、）》」』”’】,.;:!?)%％")
"""Characters that do not begin a line."""


def width(text: str) -> int:
    """Columns that text takes in a terminal."""
    return sum(0 if combining(char) else 2 if east_asian_width(char) in "WF" else 1 for char in text)


def _wrapped(spans: Iterable[Span], room: int, look: str) -> Iterator[str]:
    """The spans, coloured and broken into lines of at most `room` columns (and punctuation hanging over)."""
    line, used = look, 0
    for span in spans:
        line += (RESET + MARK) if span.marked else ""
        for char in span.text:
            if char == "\n" or (used + width(char) > room and char not in NEVER_FIRST):
                yield line + RESET
                line, used = MARK if span.marked else look, 0
            if used or not char.isspace():
                line += char
                used += width(char)
        line += (RESET + look) if span.marked else ""
    yield line + RESET


def _lines(line: Line, columns: int) -> Iterator[str]:
    first = INDENT.get(line.kind, "")
    rest = " " * width(first)
    for number, text in enumerate(_wrapped(line.spans, columns - len(rest), LOOK[line.kind])):
        yield (rest if number else first) + text


def terminal(lines: Iterable[Line], columns: int) -> str:
    """The lines for a terminal that wide: a quote is indented, its marks coloured, its source below it."""
    text: list[str] = []
    before = ""
    for line in lines:
        if line.kind in ("quote", "near", "heading") and before in ("headline", "source", "note", "choice"):
            text.append("")
        text.extend(_lines(line, max(20, min(columns - 2, 100))))
        before = line.kind
    return "\n".join(text)
