"""Pace: someone who writes faster than anyone can read is told so once, and then answered slowly."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

BURST = 20
"""Messages that are answered at once."""
INTERVAL = 2.0
"""Seconds between answers from then on."""
REMEMBERED = 10_000


@dataclass(frozen=True, slots=True)
class Due:
    """When an update may be answered, and whether to say that it takes a while."""

    wait: float
    tell: bool


class Pace:
    """A bucket of tokens for each person, filled one an interval."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._empty_at: dict[int, float] = {}
        """When the bucket will have been empty, were it filled steadily and never capped: far past is full."""
        self._told: set[int] = set()

    def claim(self, person: int) -> Due:
        """Takes a token."""
        now = self._clock()
        full = now - BURST * INTERVAL
        start = max(self._empty_at.pop(person, full), full)
        if start == full:
            self._told.discard(person)
        wait = max(0.0, start + INTERVAL - now)
        self._empty_at[person] = start + INTERVAL
        self._trim(full)
        tell = wait > 0 and person not in self._told
        if tell:
            self._told.add(person)
        return Due(wait, tell)

    def _trim(self, full: float) -> None:
        """Forgets those whose bucket has long been full."""
        if len(self._empty_at) > REMEMBERED:
            self._empty_at = {person: at for person, at in self._empty_at.items() if at > full}
            self._told &= self._empty_at.keys()
