"""Search: the limits of a question turned into runs of positions, and the ranking inside them."""

from __future__ import annotations

import heapq
from array import array
from collections import defaultdict
from collections.abc import Sequence
from functools import cached_property

from retrieval import bm25
from retrieval.model import Filters
from retrieval.store import ROLES, Held, Store

Run = tuple[int, int]
"""Half-open: positions of paragraphs."""


class Search:
    """Ranks the paragraphs of a store. What all questions need is read with the first one."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def reports(self) -> tuple[Held, ...]:
        return self._store.reports()

    @cached_property
    def _lengths(self) -> array[int]:
        return self._store.lengths()

    @cached_property
    def _roles(self) -> bytes:
        return self._store.roles()

    @cached_property
    def _average_length(self) -> float:
        return float(self._store.meta("average_length"))

    def ranked(self, terms: Sequence[str], filters: Filters, limit: int) -> list[tuple[int, float]]:
        """Position and score of the best paragraphs that share a term and keep within the limits; ties by position."""
        postings = [posting for term in terms if (posting := self._store.posting(term))]
        found = bm25.scores(postings, self._runs(filters), self._lengths, self._average_length)
        if filters.roles:
            wanted = {ROLES.index(role) for role in filters.roles}
            found = {position: score for position, score in found.items() if self._roles[position] in wanted}
        return heapq.nsmallest(max(limit, 0), found.items(), key=lambda item: (-item[1], item[0]))

    def _runs(self, filters: Filters) -> list[Run]:
        """What the limits leave, roles apart: whole reports, and single paragraphs that plan for a year asked for."""
        plans: dict[int, list[int]] = defaultdict(list)
        for report, place in self._store.plans(filters.years) if filters.years else ():
            plans[report].append(place)
        runs: list[Run] = []
        for held in self.reports:
            if not _within(held, filters):
                continue
            if not filters.years or held.report.year in filters.years:
                _append(runs, (held.first, held.first + held.size))
            else:
                for place in sorted(plans[held.id]):
                    _append(runs, (held.first + place, held.first + place + 1))
        return runs


def _within(held: Held, filters: Filters) -> bool:
    """Whether the report keeps within the limits that are not about years."""
    region = held.report.region
    return (not filters.files or held.report.file in filters.files) and (
        not filters.regions or any(region[: len(path)] == path for path in filters.regions)
    )


def _append(runs: list[Run], run: Run) -> None:
    if runs and runs[-1][1] == run[0]:
        runs[-1] = (runs[-1][0], run[1])
    else:
        runs.append(run)
