"""The question set: questions with the passages that answer them, one JSON object a line."""

from __future__ import annotations

import csv
import hashlib
import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

REPORTS = "reports.csv"
"""Beside a set: the region and year that quotes of each report must give."""
UNANSWERABLE, COVERAGE, AMBIGUOUS = "unanswerable", "coverage", "ambiguous"
"""Kinds of question that are judged in ways of their own."""


class SetError(ValueError):
    """A file that is no question set, or names a report that is not there; says which and what is wrong."""


@dataclass(frozen=True, slots=True)
class Gold:
    """A passage that answers."""

    file: str
    """A report's file name, or what that begins with, before an underscore."""
    quote: str
    value: str | None
    """The figure or short answer within the quote."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A question with what is known of its answer."""

    id: str
    question: str
    kind: str
    golds: tuple[Gold, ...]
    """Empty where the reports do not say."""
    any_gold: bool
    """One of the golds is enough."""
    session: str | None
    """The conversation it is a turn of."""


@dataclass(frozen=True, slots=True)
class QuestionSet:
    """Every question of a file, in order; a dialog's turns as questions of one session."""

    name: str
    digest: str
    """SHA-256 of the file: other questions have another."""
    asked: tuple[Asked, ...]
    sources: dict[str, tuple[str, int]]
    """Region and year of the reports, by file name."""

    @classmethod
    def read(cls, path: Path) -> QuestionSet:
        """Raises SetError for a file that is no question set."""
        data = path.read_bytes()
        asked: list[Asked] = []
        for number, line in enumerate(data.decode("utf-8-sig", errors="replace").splitlines(), 1):
            if line.strip():
                try:
                    asked += _questions(json.loads(line))
                except (ValueError, KeyError, TypeError, AttributeError) as error:
                    raise SetError(f"{path.name}, line {number}, is no question of a set: {error!r}.") from error
        return cls(path.stem, hashlib.sha256(data).hexdigest(), tuple(asked), _sources(path.with_name(REPORTS)))


def _questions(entry: dict[str, Any]) -> list[Asked]:
    if "turns" not in entry:
        return [_asked(entry, entry["id"], entry.get("session"))]
    return [_asked(turn, f"{entry['id']}.{n}", entry["id"]) for n, turn in enumerate(entry["turns"], 1)]


def _asked(entry: dict[str, Any], id: str, session: str | None) -> Asked:
    golds = tuple(Gold(g.get("file") or g["report"], g["quote"], g.get("value")) for g in entry["gold"])
    return Asked(id, entry["q"], entry["type"], golds, entry.get("accept_any", True), session)


def _sources(path: Path) -> dict[str, tuple[str, int]]:
    if not path.exists():
        return {}
    with path.open(encoding="utf-8-sig", newline="") as rows:
        return {row["file"]: (row["region"], int(row["year"])) for row in csv.DictReader(rows)}
