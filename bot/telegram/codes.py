"""Codes: what a button carries. Short ids in ASCII, at most 64 bytes; never text."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from bot.answer import Script

View = Literal["answer", "part", "context", "source", "more", "choice", "why"]
"""What of a turn is shown: all of it, one region's part, a quote's paragraph with its neighbours, where it is from;
what is asked next, more of it or one of the choices offered; or how it was answered."""

_VIEWS: dict[View, str] = {
    "answer": "a",
    "part": "r",
    "context": "c",
    "source": "s",
    "more": "m",
    "choice": "k",
    "why": "w",
}
_SCRIPTS: dict[Script | None, str] = {None: "-", "hans": "s", "hant": "t"}
_VIEW_OF = {code: view for view, code in _VIEWS.items()}
_SCRIPT_OF = {code: script for script, code in _SCRIPTS.items()}


@dataclass(frozen=True, slots=True)
class Spot:
    """A view of a turn."""

    turn: int
    view: View = "answer"
    focus: int = 0
    """The quote, or the choice, that the view is of."""
    page: int = 0
    script: Script | None = None
    """The script that quotes are shown in; None is their own."""

    def code(self) -> str:
        return f"t:{self.turn}:{_VIEWS[self.view]}:{self.focus}:{self.page}:{_SCRIPTS[self.script]}"


@dataclass(frozen=True, slots=True)
class Place:
    """A paragraph, with the ones beside it to walk to."""

    paragraph: str
    page: int = 0
    script: Script | None = None

    def code(self) -> str:
        return f"p:{self.paragraph}:{self.page}:{_SCRIPTS[self.script]}"


@dataclass(frozen=True, slots=True)
class Shelf:
    """A list of regions or reports, or one report; the empty key is where browsing begins."""

    key: str = ""
    page: int = 0

    def code(self) -> str:
        return f"b:{self.key}:{self.page}"


@dataclass(frozen=True, slots=True)
class Wish:
    """A choice of script, or to drop what carries over."""

    what: Literal["hans", "hant", "auto", "clear"]

    def code(self) -> str:
        return f"w:{self.what}"


Code = Spot | Place | Shelf | Wish

_FORMS = re.compile(
    r"t:(?P<turn>\d{1,18}):(?P<view>[arcsmkw]):(?P<focus>\d{1,4}):(?P<page>\d{1,4}):(?P<script>[-st])"
    r"|p:(?P<paragraph>[\w-]{1,40}):(?P<at>\d{1,4}):(?P<shown>[-st])"
    r"|b:(?P<key>[0-9a-f]{0,16}):(?P<shelf>\d{1,4})"
    r"|w:(?P<what>hans|hant|auto|clear)",
    re.ASCII,
)


def read(code: str) -> Code | None:
    """What a button asks for; None for one that no version of the bot has made."""
    found = _FORMS.fullmatch(code)
    if found is None:
        return None
    part = found.groupdict()
    if part["turn"]:
        view, script = _VIEW_OF[part["view"]], _SCRIPT_OF[part["script"]]
        return Spot(int(part["turn"]), view, int(part["focus"]), int(part["page"]), script)
    if part["paragraph"]:
        return Place(part["paragraph"], int(part["at"]), _SCRIPT_OF[part["shown"]])
    if part["what"]:
        return Wish(part["what"])  # type: ignore[arg-type]  # the pattern admits no other
    return Shelf(part["key"], int(part["shelf"]))


def key(parts: Iterable[str]) -> str:
    """The short id of a region or a report: depends on its name alone, so it survives a rebuild."""
    return hashlib.blake2b("/".join(parts).encode(), digest_size=6).hexdigest()
