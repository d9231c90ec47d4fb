"""The reports a question is about: regions and years resolved against what is held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.question.model import Place, Question
from retrieval.model import RegionPath, Report


@dataclass(frozen=True, slots=True)
class Limits:
    """Which reports may answer, and what was asked for that is not held."""

    reports: tuple[Report, ...]
    regions: tuple[RegionPath, ...]
    """As asked: a province stands for every report below it."""
    missing: tuple[str, ...]
    """Names as asked of regions that are not held."""
    per_place: tuple[tuple[str, tuple[Report, ...]], ...] = ()
    """For every place asked for: its name and its reports."""
    within: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By file: names of a place that has no report of its own, but the region around it has; what answers names it."""

    @property
    def unheld(self) -> tuple[str, ...]:
        """Official names of the places that only the report of the region around them can tell of."""
        return tuple(dict.fromkeys(names[0] for names in self.within.values()))


def _below(path: RegionPath, reports: Sequence[Report], whole: bool) -> tuple[Report, ...]:
    return tuple(r for r in reports if (r.region == path if whole else r.region[: len(path)] == path))


def _of_place(place: Place, reports: Sequence[Report]) -> tuple[RegionPath | None, tuple[Report, ...]]:
    """The region meant, where a report of it or below it is held, and those reports."""
    found = [(path, _below(path, reports, place.whole)) for path in place.paths]
    held = [(path, below) for path, below in found if below]
    if not held:
        return None, ()
    merged = {r.file: r for _, below in held for r in below if not place.years or r.year in place.years}
    shortest = min((path for path, _ in held), key=len)
    return shortest, tuple(merged.values())


def _around(place: Place, reports: Sequence[Report]) -> tuple[Report, ...]:
    """The reports of the nearest region around a place that any is held of: of 三明市 for 尤溪县."""
    for path in place.paths:
        for depth in range(len(path) - 1, 0, -1):
            if held := _below(path[:depth], reports, True):
                return held
    return ()


def _names(place: Place) -> tuple[str, ...]:
    """What a report calls a place: its official names and the short ones."""
    official = [path[-1] for path in place.paths]
    return tuple(dict.fromkeys((*official, *(name[:-1] for name in official if len(name) > 2))))


def _shown(place: Place) -> str:
    """How a place is named in a reply: officially, but with the parents that tell it from its namesakes, if said."""
    names = {path[-1] for path in place.paths}
    official = place.paths[0][-1]
    return place.surface if len(names) > 1 or (place.exact and len(place.surface) > len(official)) else official


def limits(question: Question, reports: Sequence[Report], carried: Sequence[RegionPath] = ()) -> Limits:
    """Resolve the places a question names (or those carried over); without any, every report may answer."""
    regions: list[RegionPath] = []
    missing: list[str] = []
    per_place: list[tuple[str, tuple[Report, ...]]] = []
    within: dict[str, tuple[str, ...]] = {}
    for place in question.places or tuple(Place(path[-1], (path,), True) for path in carried):
        path, below = _of_place(place, reports)
        if path is None and (below := _around(place, reports)):
            path = place.paths[0]
            within |= {report.file: _names(place) for report in below}
        if path is None:
            missing.append(_shown(place))
        else:
            regions.append(path)
            per_place.append((_shown(place), below))
    named = {r.file: r for _, below in per_place for r in below}
    pool = tuple(named.values()) if per_place or missing else tuple(reports)
    return Limits(pool, tuple(dict.fromkeys(regions)), tuple(dict.fromkeys(missing)), tuple(per_place), within)
