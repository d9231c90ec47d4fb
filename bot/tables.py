"""Tables: the reports that are held, and what a rebuild did."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table

from retrieval.model import Report

if TYPE_CHECKING:
    from retrieval import Built


def _laid_out(columns: Iterable[str], rows: Iterable[Sequence[object]], numbers: frozenset[str]) -> str:
    """Columns aligned by the width that characters have in a terminal; no line is broken or cut."""
    table = Table(box=None, pad_edge=False)
    for column in columns:
        table.add_column(column, justify="right" if column in numbers else "left", no_wrap=True)
    for row in rows:
        table.add_row(*map(str, row))
    console = Console(file=StringIO(), width=1000, color_system=None, markup=False, emoji=False, highlight=False)
    with console.capture() as capture:
        console.print(table)
    return "\n".join(line.rstrip() for line in capture.get().splitlines())


def reports_table(reports: Iterable[Report]) -> str:
    """The reports, one a line."""
    rows = (
        (r.file, r.name, ", ".join(r.region[:-1]) or "–", r.year, r.title, r.published or "–", r.issuer, r.paragraphs)
        for r in reports
    )
    columns = ("file", "region", "parents", "year", "title", "published", "issuer", "paragraphs")
    return _laid_out(columns, rows, frozenset({"paragraphs"}))


def reports_json(reports: Iterable[Report]) -> str:
    """The reports as a JSON array."""
    records = [
        {
            "file": report.file,
            "region": report.name,
            "parents": list(report.region[:-1]),
            "year": report.year,
            "title": report.title,
            "published": report.published,
            "issuer": report.issuer,
            "paragraphs": report.paragraphs,
        }
        for report in reports
    ]
    return json.dumps(records, ensure_ascii=False, indent=2)


def built_table(built: Built) -> str:
    """What a rebuild did."""
    columns = ("reports", "paragraphs", "terms", "reused", "faults", "seconds")
    row = (built.reports, built.paragraphs, built.terms, built.reused, len(built.faults), f"{built.seconds:.2f}")
    return _laid_out(columns, [row], frozenset(columns))
