"""The one object behind every reply, whatever the channel."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

from retrieval.model import RegionPath

Status = Literal["answered", "no_answer", "coverage", "help", "clarify"]
Script = Literal["hans", "hant"]


@dataclass(frozen=True, slots=True)
class Quote:
    """A slice of a report, to the letter, with where it stands."""

    text: str
    highlights: tuple[tuple[int, int], ...]
    """Half-open offsets into `text`, at most three: the figure with its unit, the name, the date asked for."""
    file: str
    start: int
    end: int
    region: str
    parents: tuple[str, ...]
    year: int
    title: str
    section: tuple[str, ...]
    paragraph: str
    score: float

    @property
    def path(self) -> RegionPath:
        return (*self.parents, self.region)

    @property
    def marked(self) -> tuple[str, ...]:
        """The highlighted pieces of text."""
        return tuple(self.text[start:end] for start, end in self.highlights)

    def to_dict(self) -> dict[str, Any]:
        return {
            "text": self.text,
            "highlights": [list(span) for span in self.highlights],
            "file": self.file,
            "start": self.start,
            "end": self.end,
            "region": self.region,
            "parents": list(self.parents),
            "year": self.year,
            "title": self.title,
            "section": list(self.section),
            "paragraph": self.paragraph,
            "score": round(self.score, 4),
        }


@dataclass(frozen=True, slots=True)
class Scope:
    """The filters in force when a question was answered."""

    regions: tuple[RegionPath, ...] = ()
    years: tuple[int, ...] = ()
    inherited: bool = False
    """Some of it comes from an earlier turn."""

    def to_dict(self) -> dict[str, Any]:
        return {"regions": ["/".join(path) for path in self.regions], "years": list(self.years)}


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said to one question. `bot.render` turns it into text for a channel."""

    question: str
    status: Status
    headline: str
    """The direct answer in one short line, in the question's script: the figure, the name, or what is missing."""
    quotes: tuple[Quote, ...] = ()
    related: tuple[Quote, ...] = ()
    """Near passages; shown only under a heading that says they are not the answer."""
    reports: tuple[str, ...] = ()
    choices: tuple[str, ...] = ()
    scope: Scope = Scope()
    missing: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    """Short lines below the quotes: what carried over, what the comparison leaves out."""
    script: Script = "hans"
