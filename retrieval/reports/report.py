"""Reading a report: from a file to its metadata and its paragraphs, in order."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from retrieval.errors import ReportError
from retrieval.model import Kind, Paragraph, RegionPath, Report, Role
from retrieval.reading import read_text
from retrieval.reports.gazetteer import Gazetteer
from retrieval.reports.layout import TOPIC, Span, read_layout
from retrieval.reports.lines import split_lines
from retrieval.reports.metadata import Page, issuer_of, published_of, year_of
from retrieval.reports.paragraphs import units
from retrieval.reports.region import Evidence, region_of, zone_of
from retrieval.reports.sections import Placed, place
from retrieval.text.fold import fold


@dataclass(frozen=True, slots=True)
class ReadReport:
    """A report as read from its file."""

    report: Report
    paragraphs: tuple[Paragraph, ...]
    """In the order of the text, headings included."""
    text: str
    """The decoded report that all offsets index."""


def read_report(path: Path, gazetteer: Gazetteer | None = None) -> ReadReport:
    """Read one report. Raises ReportError with one sentence: which file, what is wrong, what to do."""
    text = read_text(path)
    folded = fold(text)
    page = Page(text, folded, read_layout(split_lines(text, folded), folded))
    if not page.layout.body or not TOPIC.search(folded):
        raise ReportError(f"{path.name} is no report on the rule of law in government; remove it from the folder.")
    year = year_of(page)
    if year is None:
        raise ReportError(f"{path.name} does not say which year it is about; put the year into its title.")
    region = _region(path.name, page, year, gazetteer or Gazetteer.load())
    paragraphs = tuple(_paragraphs(path.name, page, year))
    report = Report(
        file=path.name,
        region=region,
        year=year,
        title=page.title,
        published=published_of(page),
        issuer=issuer_of(page, region),
        paragraphs=sum(paragraph.kind != "heading" for paragraph in paragraphs),
    )
    return ReadReport(report, paragraphs, text)


def _region(file: str, page: Page, year: int, gazetteer: Gazetteer) -> RegionPath:
    title = fold(page.title)
    if zone := zone_of(title, gazetteer):
        return zone
    details = "\n".join(page.of(span) for span in (*page.layout.head, *page.layout.foot))
    region = region_of(Evidence(title, details, page.body), year, gazetteer)
    if region is None:
        raise ReportError(f"{file} does not say clearly which region it is of; put region and city into its title.")
    return region


class _Maker:
    """Makes the paragraphs of one report."""

    def __init__(self, file: str, page: Page) -> None:
        self.file = file
        self.page = page
        self.digest = hashlib.sha256(page.text.encode("utf-8", "surrogatepass")).hexdigest()[:12]

    def paragraph(
        self, start: int, end: int, kind: Kind, role: Role, section: tuple[str, ...] = (), plan_year: int | None = None
    ) -> Paragraph:
        text, folded = self.page.text[start:end], self.page.folded[start:end]
        return Paragraph(f"{self.digest}-{start}", self.file, section, start, end, text, folded, kind, role, plan_year)


def _paragraphs(file: str, page: Page, year: int) -> Iterator[Paragraph]:
    maker = _Maker(file, page)
    layout = page.layout
    head = sorted((*layout.head, *([layout.title] if layout.title else ())), key=lambda span: span.start)
    yield from _details(maker, head)
    for placed in place(page.text, layout.body, year):
        yield from _of_line(maker, placed)
    yield from _details(maker, layout.foot)


def _details(maker: _Maker, spans: list[Span] | tuple[Span, ...]) -> Iterator[Paragraph]:
    for span in spans:
        yield maker.paragraph(span.start, span.end, "details", "details")


def _of_line(maker: _Maker, placed: Placed) -> Iterator[Paragraph]:
    """A heading, or the units of sense of a line; a head that only leads to items is a heading."""
    line, role, plan = placed.line, placed.role, placed.plan_year
    if placed.heading:
        yield maker.paragraph(line.start, line.end, "heading", role, placed.section, plan)
        return
    text = maker.page.text[line.start : line.end]
    found = units(text, line.folded)
    section = placed.section[:-1] if placed.head and found[0].item else placed.section
    for number, unit in enumerate(found):
        above = (*section, text[slice(*unit.head)]) if unit.head else section
        if number == 0 and len(found) > 1 and unit.end <= placed.head + 1:
            yield maker.paragraph(line.start, line.start + unit.end, "heading", role, section[:-1], plan)
        else:
            yield maker.paragraph(line.start + unit.start, line.start + unit.end, "body", role, above, plan)
