"""Plain text: reads well aloud, in a pipe, and wherever nothing can be coloured."""

from __future__ import annotations

from collections.abc import Iterable

from bot.render.layout import Line


def _text(line: Line) -> str:
    text = "".join(f"【{span.text}】" if span.marked else span.text for span in line.spans)
    match line.kind:
        case "quote" | "near":
            return f"「{text}」"
        case "source":
            return f"—— {text}"
    return text


def plain(lines: Iterable[Line]) -> str:
    """The lines as plain text; what is marked in a quote stands in 【】."""
    return "\n".join(map(_text, lines))
