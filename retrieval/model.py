"""The values that pass between parts: reports, paragraphs, filters and hits."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["body", "heading", "details"]
Role = Literal["opening", "work", "problems", "plan", "details"]
RegionPath = tuple[str, ...]
"""Official names in simplified script, outermost first: ("河南省", "开封市", "鼓楼区")."""


@dataclass(frozen=True, slots=True)
class Report:
    """One region's report on one year."""

    file: str
    """File name, without folders."""
    region: RegionPath
    year: int
    """The year the report is about, not the year it was published in."""
    title: str
    """The report's own title: a slice of the decoded text, outer white space and line breaks folded to one space."""
    published: str | None
    """ISO date, or None where the page shows none."""
    issuer: str
    """Issuing office as printed, else the region's government, simplified."""
    paragraphs: int
    """How many paragraphs (bodies and details, headings not counted) are indexed."""

    @property
    def name(self) -> str:
        return self.region[-1]


@dataclass(frozen=True, slots=True)
class Paragraph:
    """The unit that is indexed and quoted from: one unit of sense, normally 30-250 characters."""

    id: str
    """Stable: depends only on the report's bytes and the paragraph's place in it."""
    file: str
    section: tuple[str, ...]
    """Headings above it as printed, numbering included, outermost first; empty for the report's own details."""
    start: int
    end: int
    """Half-open code-point offsets into the decoded report."""
    text: str
    folded: str
    """The normal form of `text` (see retrieval.text.fold): same length, so offsets hold in both."""
    kind: Kind
    """`heading` for a heading on a line of its own, `details` for the page's own data (title block, footer)."""
    role: Role
    """What the section it stands in is for."""
    plan_year: int | None
    """The year a `plan` paragraph plans for."""


@dataclass(frozen=True, slots=True)
class Filters:
    """Hard limits, applied before ranking; an empty tuple is no limit."""

    regions: tuple[RegionPath, ...] = ()
    """A path limits to that region and every region below it (a prefix of the report's path)."""
    years: tuple[int, ...] = ()
    """Reports about one of these years, and plan paragraphs that plan for one of them."""
    roles: tuple[Role, ...] = ()
    files: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hit:
    """A paragraph with its BM25 score."""

    paragraph: Paragraph
    score: float
