"""Postings in the making: for every term the paragraphs it stands in."""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

_MOST = 0xFFFF
"""A term that stands more often in one paragraph counts as this often: two bytes a count."""


class Postings:
    """Filled paragraph by paragraph, from texts and from an older index, in any order."""

    def __init__(self) -> None:
        self._terms: dict[str, tuple[array[int], array[int]]] = {}

    def __len__(self) -> int:
        return len(self._terms)

    def add(self, position: int, terms: Iterable[str]) -> None:
        """The terms of the paragraph at a position, with repetitions."""
        for term, count in Counter(terms).items():
            positions, counts = self._of(term)
            positions.append(position)
            counts.append(min(count, _MOST))

    def carry(
        self, term: str, positions: array[int], counts: array[int], moves: Sequence[tuple[int, int, int]]
    ) -> None:
        """What an older index says of a term: for each (low, high, shift), positions low to high move by shift."""
        for low, high, shift in moves:
            first = bisect_left(positions, low)
            last = bisect_left(positions, high, first)
            if first < last:
                own_positions, own_counts = self._of(term)
                own_positions.extend(position + shift for position in positions[first:last])
                own_counts.extend(counts[first:last])

    def _of(self, term: str) -> tuple[array[int], array[int]]:
        found = self._terms.get(term)
        if found is None:
            found = self._terms[term] = array("I"), array("H")
        return found

    def frequencies(self) -> dict[str, int]:
        """How many paragraphs each term stands in."""
        return {term: len(self._terms[term][0]) for term in sorted(self._terms)}

    def items(self) -> Iterator[tuple[str, array[int], array[int]]]:
        """Term, positions ascending, counts; the terms in order."""
        for term in sorted(self._terms):
            positions, counts = self._terms[term]
            order = sorted(range(len(positions)), key=positions.__getitem__)
            yield term, array("I", map(positions.__getitem__, order)), array("H", map(counts.__getitem__, order))
