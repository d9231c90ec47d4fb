"""The gazetteer: every region of China from county to province since 1980, and all its names."""

from __future__ import annotations

from collections.abc import Iterable
from copy import copy
from dataclasses import dataclass
from functools import cache, cached_property, lru_cache
from pathlib import Path

from retrieval.model import RegionPath
from retrieval.reports.zones import zone_names

DATA = Path(__file__).with_name("gazetteer.tsv")
BEYOND = Path(__file__).with_name("beyond.txt")
LOOKALIKES = Path(__file__).with_name("lookalikes.txt")

KINDS = "市区县旗州盟"
_FIRST = 1980


@dataclass(frozen=True, slots=True)
class Region:
    """A region under one name and one line of parents."""

    path: RegionPath
    since: int
    """First year known, 1980 where it is older."""
    until: int | None
    """The year it was abolished or renamed in."""

    @property
    def name(self) -> str:
        return self.path[-1]

    @property
    def parents(self) -> RegionPath:
        return self.path[:-1]


class Gazetteer:
    """The regions, and their names in running text."""

    def __init__(self, data: str) -> None:
        regions, names = data.split("\n\n", 1)
        self._rows = regions.splitlines()
        self.names = dict(line.split("\t", 1) for line in names.splitlines())
        self._add_beyond()
        self.openings = {name[:2] for name in self.names}
        self._regions: dict[int, Region] = {}

    def _add_beyond(self) -> None:
        """The regions of beyond.txt, below provinces."""
        lines = BEYOND.read_text(encoding="utf-8").splitlines()
        for around, _, below in (line.partition(":") for line in lines if not line.startswith("#")):
            for name in below.split():
                self._add(name, self.names[around])

    def _add(self, name: str, above: str) -> None:
        """A region by its name and its short one, below the one of a number."""
        self._add_named(name, above, dict.fromkeys((name, name.rstrip(KINDS) if len(name) > 2 else name)))

    def _add_named(self, name: str, above: str, names: Iterable[str]) -> None:
        self._rows.append(f"{name}\t{above}\t{_FIRST}\t")
        for form in names:
            self.names.setdefault(form, str(len(self._rows) - 1))

    @classmethod
    @cache
    def load(cls) -> Gazetteer:
        """The one that comes with the package, read once a process."""
        return cls(DATA.read_text(encoding="utf-8"))

    def with_zones(self, paths: Iterable[RegionPath]) -> Gazetteer:
        """This one, or a copy that also knows those of the paths that it has not: zones and townships."""
        unknown = [path for path in paths if self.get(path) is None]
        if not unknown:
            return self
        wider = copy(self)
        wider._rows, wider.names, wider.openings = list(self._rows), dict(self.names), set(self.openings)
        wider._regions = {}
        for path in unknown:
            above = next(number for number in self._numbers(path[-2]) if self._region(number).path == path[:-1])
            names = zone_names(path)
            wider._add_named(path[-1], str(above), names)
            wider.openings.update(name[:2] for name in names)
        return wider

    def named(self, name: str) -> tuple[Region, ...]:
        """Every region of this official or short name."""
        return ordered(map(self._region, self._numbers(name)))

    def _numbers(self, name: str) -> tuple[int, ...]:
        return tuple(map(int, self.names.get(name, "").lstrip("!~").split()))

    def guard(self, name: str) -> str:
        """What a short name needs around it: "!" an everyday word, "~" one that chance makes; else ""."""
        return self.names.get(name, "").rstrip("0123456789 ")

    def get(self, path: RegionPath) -> Region | None:
        return next((region for region in self.named(path[-1]) if region.path == path), None) if path else None

    def children(self, path: RegionPath) -> tuple[Region, ...]:
        """The regions directly below a region; below () the provinces."""
        return tuple(region for region in self.below(path) if len(region.path) == len(path) + 1)

    def below(self, path: RegionPath) -> tuple[Region, ...]:
        """Every region below a region, at any depth."""
        every = map(self._region, range(len(self._rows)))
        return tuple(region for region in every if region.path[: len(path)] == path != region.path)

    def _region(self, number: int) -> Region:
        if number not in self._regions:
            name, parent, since, until = self._rows[number].split("\t")
            above = self._region(int(parent)).path if parent else ()
            self._regions[number] = Region((*above, name), int(since), int(until) if until else None)
        return self._regions[number]

    @lru_cache(maxsize=8)  # noqa: B019 - there are one or two gazetteers a process
    def names_of(self, paths: frozenset[RegionPath]) -> frozenset[str]:
        """Every name, official or short, that these regions go by."""
        held = {number for path in paths for number in self._numbers(path[-1])}
        return frozenset(name for name in self.names if not held.isdisjoint(self._numbers(name)))

    @cached_property
    def lookalikes(self) -> dict[str, str]:
        """char -> the characters it is taken for."""
        table: dict[str, str] = {}
        for group in LOOKALIKES.read_text(encoding="utf-8").split():
            for char in group:
                table[char] = table.get(char, "") + group
        return table


def ordered(regions: Iterable[Region]) -> tuple[Region, ...]:
    return tuple(sorted(regions, key=lambda region: (region.until is not None, len(region.path), -(region.until or 0))))
