"""A paragraph laid out for reading: its clauses, its figures, the headings above it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.answering.clauses import Clause, split_clauses
from bot.answering.figures import Figure, find_figures
from retrieval.model import Paragraph
from retrieval.text.fold import fold


@dataclass(frozen=True, slots=True)
class Passage:
    """All offsets are into the paragraph's text (and, of the same length, its folded text)."""

    paragraph: Paragraph
    clauses: tuple[Clause, ...]
    figures: tuple[Figure, ...]
    section: tuple[str, ...]
    """Folded headings, outermost first."""
    words: str
    """Text and headings, to see at a glance whether something is named at all."""
    starts: tuple[int, ...]
    """Where each clause starts, for finding the clause of an offset."""

    @property
    def folded(self) -> str:
        return self.paragraph.folded

    @property
    def item_head(self) -> str:
        """The heading of the item it stands in, below that of the whole section; empty where there is none."""
        return self.section[-1] if len(self.section) > 1 else ""

    def clause_at(self, offset: int) -> int:
        """The number of the clause an offset stands in or follows."""
        return max(0, bisect_right(self.starts, offset) - 1)

    def sentence_of(self, clause: int) -> tuple[int, int]:
        """Half-open numbers of the clauses that share a sentence with this one."""
        sentence = self.clauses[clause].sentence
        first = last = clause
        while first and self.clauses[first - 1].sentence == sentence:
            first -= 1
        while last + 1 < len(self.clauses) and self.clauses[last + 1].sentence == sentence:
            last += 1
        return first, last + 1

    def occurrences(self, forms: Iterable[str]) -> list[tuple[int, int]]:
        """Half-open spans where any of the forms stands."""
        spans = []
        for form in forms:
            at = self.folded.find(form)
            while at >= 0:
                spans.append((at, at + len(form)))
                at = self.folded.find(form, at + 1)
        return spans


@lru_cache(maxsize=8192)
def _folded(heading: str) -> str:
    return fold(heading)


def lay_out(paragraph: Paragraph) -> Passage:
    clauses = split_clauses(paragraph.folded)
    section = tuple(map(_folded, paragraph.section))
    return Passage(
        paragraph,
        clauses,
        find_figures(paragraph.folded),
        section,
        "\n".join((paragraph.folded, *section)),
        tuple(clause.start for clause in clauses),
    )
