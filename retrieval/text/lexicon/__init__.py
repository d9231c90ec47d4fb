"""The lexicon of the field: terms with their other names, read from the reviewed files beside this one."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from typing import NamedTuple

FIELD_FILES = (
    "terms-justice.txt",
    "terms-services.txt",
    "terms-disputes.txt",
    "terms-enforcement.txt",
    "terms-administration.txt",
    "terms-rules.txt",
    "terms-nature.txt",
)
GENERAL_FILES = ("terms-language.txt", "terms-everyday.txt", "terms-life.txt")
_PIECE, _GAP = 2, 3
"""The least characters of each half of a form that stands apart, one half having more; and the most between them."""
_SAME = 3
"""An entry with more official forms than this holds kindred things, not one."""


class Entry(NamedTuple):
    """One thing and its names, all folded."""

    official: tuple[str, ...]
    """Forms that stand in reports: a passage with any of them speaks of the thing."""
    everyday: tuple[str, ...]
    """Forms people use for it in questions."""
    general: bool
    """Everyday language of no one field: it tells less than a term of the field."""


def read_list(name: str) -> list[str]:
    """Entries of a lexicon file, one a line; `#` starts a comment. The files are kept in the normal form."""
    text = files(__package__).joinpath(name).read_text(encoding="utf-8")
    bare = (line.partition("#")[0].strip() for line in text.splitlines())
    return [line for line in bare if line]


@cache
def contrasts() -> tuple[tuple[tuple[str, ...], ...], ...]:
    """Sets of things that reports tell apart, each with its names."""
    return tuple(tuple(_forms(side) for side in line.split("/")) for line in read_list("contrasts.txt"))


@cache
def _labels() -> dict[str, str]:
    return dict(line.split(":", 1) for line in read_list("names.txt"))


@cache
def name_words(label: str) -> tuple[str, ...]:
    """The words of one label of names.txt, longest first."""
    return tuple(sorted(_labels()[label].split(), key=len, reverse=True))


@cache
def _kinds() -> dict[str, tuple[str, ...]]:
    lines = (line.split(":", 1) for line in read_list("kinds.txt"))
    return {noun: tuple(endings.split()) for nouns, endings in lines for noun in _forms(nouns)}


def endings_of(noun: str) -> tuple[str, ...]:
    """What the names of things of a kind end with: 中学, 小学 for 学校; empty for a noun that is no kind."""
    return _kinds().get(noun, ())


def kind_nouns() -> tuple[str, ...]:
    """The nouns of kinds of things."""
    return tuple(_kinds())


def read_words(name: str) -> frozenset[str]:
    """The words of a lexicon file that has many a line."""
    return frozenset(word for line in read_list(name) for word in line.split())


class Money(NamedTuple):
    """One kind of money: spent, fined, spared, recovered, paid back, involved."""

    name: str
    asked: re.Pattern[str]
    """Words that ask for it."""
    told: re.Pattern[str]
    """Words that tell of it."""


@cache
def kinds_of_money() -> tuple[Money, ...]:
    """The kinds of money that reports tell apart."""
    lines = (re.split("[:|]", line) for line in read_list("money.txt"))
    return tuple(Money(name, *(re.compile("|".join(words.split())) for words in sides)) for name, *sides in lines)


def _forms(side: str) -> tuple[str, ...]:
    return tuple(form for part in side.replace("，", ",").split(",") if (form := part.strip()))


def _sides(line: str) -> tuple[list[str], list[str]]:
    """The official and the everyday forms of a line of terms."""
    official, _, everyday = line.partition(" | ")
    return official.split(", "), everyday.split(", ") if everyday else []


class Loose(NamedTuple):
    """An everyday form that stands in two pieces; half-open spans of all of it, and of what stands between them."""

    start: int
    end: int
    form: str
    gap: tuple[int, int]


def _loosely(folded: str, at: int, form: str) -> Loose | None:
    """A form that begins at a place, if it stands there in two pieces a little apart."""
    for cut in range(_PIECE, len(form) - _PIECE + 1):
        if not folded.startswith(form[:cut], at):
            break
        for gap in range(1, _GAP + 1):
            start = at + cut + gap
            if folded.startswith(form[cut:], start) and folded[at + cut : start].isalnum():
                return Loose(at, start + len(form) - cut, form, (at + cut, start))
    return None


class Lexicon:
    """Terms by each of their forms."""

    def __init__(self, lines: Iterable[tuple[str, bool]]) -> None:
        """`lines` come with whether they are of general language; their entries are read when they are asked for."""
        self._lines = list(lines)
        self._last: dict[str, int] = {}
        """By form the number of the last line that has it; `_before` has those of the others."""
        self._before: dict[str, list[int]] = {}
        self._loose: dict[str, list[str]] = {}
        for number, (line, _) in enumerate(self._lines):
            official, everyday = _sides(line)
            forms = official + everyday
            if not self._last.keys().isdisjoint(forms):
                for form in self._last.keys() & forms:
                    self._before.setdefault(form, []).append(self._last[form])
            self._last.update(dict.fromkeys(forms, number))
            for form in everyday:
                if len(form) > 2 * _PIECE:
                    self._loose.setdefault(form[:_PIECE], []).append(form)
        self._longest = max(map(len, self._last), default=0)
        self._entry = cache(self._read)

    def _read(self, number: int) -> Entry:
        line, general = self._lines[number]
        official, everyday = _sides(line)
        return Entry(tuple(official), tuple(everyday), general)

    @classmethod
    @cache
    def load(cls) -> Lexicon:
        return cls((line, name in GENERAL_FILES) for name in (*FIELD_FILES, *GENERAL_FILES) for line in read_list(name))

    def named(self, form: str) -> tuple[Entry, ...]:
        """Every entry that has this form, on either side."""
        if form not in self._last:
            return ()
        return tuple(map(self._entry, (*self._before.get(form, ()), self._last[form])))

    def official(self, form: str) -> tuple[str, ...]:
        """What a passage may say where a question says `form`; empty for a form that is no entry."""
        return tuple(dict.fromkeys(name for entry in self.named(form) for name in entry.official))

    def loose(self, folded: str) -> list[Loose]:
        """Where everyday forms stand with a few characters in them: 免费(帮人)打官司."""
        found = []
        for at in range(len(folded) - 2 * _PIECE):
            for form in self._loose.get(folded[at : at + _PIECE], ()):
                if one := _loosely(folded, at, form):
                    found.append(one)
        return found

    def kin(self, form: str) -> tuple[str, ...]:
        """Names that stand beside an official form in wide entries only: near it in meaning, rather than the same."""
        near, same = set[str](), set[str]()
        for entry in self.named(form):
            close = form not in entry.official or len(entry.official) <= _SAME
            (same if close else near).update(entry.official)
        return tuple(sorted(near - same - {form}))

    def spans(self, folded: str) -> list[tuple[int, int]]:
        """Half-open spans of forms in a folded text, longest first from left to right, without overlap."""
        found, at = [], 0
        while at < len(folded):
            for end in range(min(len(folded), at + self._longest), at, -1):
                if folded[at:end] in self._last:
                    found.append((at, end))
                    at = end
                    break
            else:
                at += 1
        return found
