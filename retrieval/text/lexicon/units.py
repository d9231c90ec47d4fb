"""Units by what they measure, read from units.txt."""

from __future__ import annotations

from functools import cache

from retrieval.text.lexicon import read_list


@cache
def unit_classes() -> dict[str, str]:
    """Each unit's class: 件 -> case, 万元 -> money."""
    classes: dict[str, str] = {}
    for line in read_list("units.txt"):
        name, _, units = line.partition(":")
        for unit in units.split(","):
            classes.setdefault(unit.strip(), name.strip())
    return classes


@cache
def units_pattern() -> str:
    """A regular expression for any unit, longest first."""
    return "|".join(sorted(unit_classes(), key=len, reverse=True))
