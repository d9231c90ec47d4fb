"""The screen: what standard output can show of an answer."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable

from bot.render.layout import Line


def coloured() -> bool:
    """Whether standard output is a terminal that shows colour, and nobody asked for none."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def shown(lines: Iterable[Line]) -> str:
    """The lines of a reply for standard output; only the renderer it takes is imported."""
    if coloured():
        import shutil

        from bot.render.terminal import terminal

        return terminal(lines, shutil.get_terminal_size().columns)
    from bot.render.plain import plain

    return plain(lines)
