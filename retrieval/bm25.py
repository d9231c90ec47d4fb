"""BM25: rank-bm25's BM25Okapi, its scores to the last bit, evaluated from postings instead of the whole collection."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

K1 = 1.5
B = 0.75
EPSILON = 0.25


@dataclass(frozen=True, slots=True)
class Posting:
    """Where one term stands."""

    idf: float
    """rank-bm25's, with its floor for terms that more than half of the paragraphs share."""
    positions: Sequence[int]
    """Of the paragraphs, ascending."""
    counts: Sequence[int]
    """How often it stands in each of them."""


@dataclass(frozen=True, slots=True)
class Statistics:
    """What ranking needs to know of the whole collection."""

    paragraphs: int
    average_length: float
    idf: dict[str, float]


def statistics(paragraphs: int, terms: int, frequencies: Mapping[str, int]) -> Statistics:
    """rank-bm25's own statistics of so many paragraphs of so many terms, given each term's number of paragraphs."""
    if not frequencies:  # rank-bm25 would divide by nothing
        return Statistics(paragraphs, 0.0, {})
    from rank_bm25 import BM25Okapi  # brings numpy; needed to make an index, not to search one

    class Okapi(BM25Okapi):  # type: ignore[misc]
        """BM25Okapi over counts instead of texts."""

        def _initialize(self, corpus: Sequence[str]) -> Mapping[str, int]:
            self.corpus_size = paragraphs
            self.avgdl = terms / paragraphs
            return frequencies

    okapi = Okapi((), k1=K1, b=B, epsilon=EPSILON)
    return Statistics(okapi.corpus_size, okapi.avgdl, okapi.idf)


def scores(
    postings: Iterable[Posting], runs: Sequence[tuple[int, int]], lengths: Sequence[int], average_length: float
) -> dict[int, float]:
    """The score of every paragraph inside the half-open runs of positions that shares a term, by position.

    One posting for each term of the question, in the question's order and as often as it repeats the term.
    """
    found: dict[int, float] = {}
    for posting in postings:
        for low, high in runs:
            first = bisect_left(posting.positions, low)
            last = bisect_left(posting.positions, high, first)
            for position, count in zip(posting.positions[first:last], posting.counts[first:last], strict=True):
                norm = count + K1 * (1 - B + B * lengths[position] / average_length)
                found[position] = found.get(position, 0.0) + posting.idf * (count * (K1 + 1) / norm)
    return found
