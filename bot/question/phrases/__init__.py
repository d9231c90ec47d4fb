"""Phrases: the language questions are asked in, read from the reviewed files beside this one.

A file is a room of sections and reads from top to bottom:

    [section]
    # what it catches: an example
    one regular expression over folded text a line; the first that fits wins
    {other} stands for a section above it in the same file, as a group

Names of sections are unique over all files. A line that opens with `#` is a comment.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

_HEADER = re.compile(r"\[([a-z][a-z-]*)\]")
_INSERT = re.compile(r"\{([a-z][a-z-]*)\}")

Span = tuple[int, int]
"""Half-open."""


class PhraseError(ValueError):
    """A line of a phrase file that cannot be read: which one, and why."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """One alternative of a section."""

    place: str
    """Where it stands: kinds.txt:12."""
    pattern: str
    """The regular expression, inserts filled in."""


class Phrases:
    """Sections of phrases by name, each compiled when it is first asked for."""

    def __init__(self, rooms: Iterable[tuple[str, str]]) -> None:
        """`rooms` are files: their names with what stands in them."""
        self.sections: dict[str, list[Phrase]] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        for name, text in rooms:
            self._read(name, text)

    @classmethod
    @cache
    def load(cls) -> Phrases:
        entries = sorted(files(__package__).iterdir(), key=lambda entry: entry.name)
        return cls((entry.name, entry.read_text(encoding="utf-8")) for entry in entries if entry.name.endswith(".txt"))

    def pattern(self, section: str) -> re.Pattern[str]:
        """Any phrase of a section. Raises PhraseError where there is none, or one that is no regular expression."""
        if section not in self._compiled:
            self._compiled[section] = _compile(section, self.sections.get(section, []))
        return self._compiled[section]

    def _read(self, name: str, text: str) -> None:
        section, groups = "", dict[str, str]()
        for number, line in enumerate(map(str.strip, text.splitlines()), start=1):
            place = f"{name}:{number}"
            if header := _HEADER.fullmatch(line):
                if section:
                    groups[section] = f"(?:{_joined(self.sections[section])})"
                section = header[1]
                if section in self.sections:
                    raise PhraseError(f"{place}: there is a section [{section}] already")
                self.sections[section] = []
            elif line and not line.startswith("#"):
                if not section:
                    raise PhraseError(f"{place}: stands above the first section")
                self.sections[section].append(Phrase(place, _filled(line, place, groups)))


def phrases(section: str) -> re.Pattern[str]:
    """The phrases of a section, compiled once, when first used."""
    return Phrases.load().pattern(section)


def spans(section: str, text: str) -> list[Span]:
    """Where the phrases of a section stand in a folded text, in order."""
    return [match.span() for match in phrases(section).finditer(text)]


def _filled(line: str, place: str, groups: dict[str, str]) -> str:
    """A line with its inserts filled in from the sections above it."""

    def group(match: re.Match[str]) -> str:
        if match[1] not in groups:
            raise PhraseError(f"{place}: no section [{match[1]}] above it in this file")
        return groups[match[1]]

    return _INSERT.sub(group, line)


def _joined(alternatives: list[Phrase]) -> str:
    return "|".join(phrase.pattern for phrase in alternatives)


def _compile(section: str, alternatives: list[Phrase]) -> re.Pattern[str]:
    if not alternatives:
        raise PhraseError(f"[{section}]: no such section, or nothing in it")
    try:
        return re.compile(_joined(alternatives))
    except re.error:
        raise _fault(alternatives) from None


def _fault(alternatives: list[Phrase]) -> PhraseError:
    """What is wrong with the first phrase that does not compile behind those above it."""
    for count, phrase in enumerate(alternatives, start=1):
        try:
            re.compile(_joined(alternatives[:count]))
        except re.error as fault:
            return PhraseError(f"{phrase.place}: {fault}")
    raise AssertionError("unreachable: the whole did not compile")
