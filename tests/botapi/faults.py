"""Faults: the ways in which a call fails, before Telegram has accepted it or after."""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

Way = Literal[
    "too many", "server error", "bad gateway", "cut before", "silent before", "cut after", "silent after", "garbled"
]
BEFORE: tuple[Way, ...] = ("too many", "server error", "bad gateway", "cut before", "silent before")
AFTER: tuple[Way, ...] = ("cut after", "silent after", "garbled")


@dataclass(frozen=True)
class Fault:
    way: Way
    seconds: float = 1.0
    """How long Telegram asks to wait, or stays silent."""

    @property
    def accepted(self) -> bool:
        return self.way in AFTER


Plan = Callable[[str], Fault | None]
"""What happens to the next call of a method."""


def none(method: str) -> None:
    """Everything works."""


def in_turn(method: str, *faults: Fault) -> Plan:
    """The first calls of a method fail in these ways, one after the other."""
    left = list(faults)

    def plan(called: str) -> Fault | None:
        return left.pop(0) if called == method and left else None

    return plan


def at_random(share: float, seed: int, methods: frozenset[str], seconds: float = 1.0) -> Plan:
    """A share of the calls fails, in any of the ways."""
    dice = random.Random(seed)

    def plan(called: str) -> Fault | None:
        if called in methods and dice.random() < share:
            return Fault(dice.choice(BEFORE + AFTER), seconds)
        return None

    return plan
