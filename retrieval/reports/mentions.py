"""Mentions: where a text names regions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from retrieval.model import RegionPath
from retrieval.reports.gazetteer import KINDS, Gazetteer, Region, ordered
from retrieval.reports.standing import cuts_a_word, may_begin, may_end, of_something_smaller

_JOINED = frozenset(
    ("", "的", " ", "·", "/", "-", "原", "下辖", "所辖", "那个", "这个", "的那个", "那边的", "那边", "下面的")
)
"""What may stand between a region and the one around it."""
_LEVEL_AFTER = re.compile(r"全?([省市区县州旗盟])")
_LONGEST = 20
"""No name has more characters."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A place where a text names a region, with the regions around it where they stand next to it."""

    start: int
    end: int
    """Half-open offsets into the folded text."""
    regions: tuple[Region, ...]
    """All that can be meant: higher levels first, then those that exist today."""
    exact: bool
    """False for a look-alike: 塔和县 for 塔河县."""
    surface: str

    @property
    def paths(self) -> tuple[RegionPath, ...]:
        return tuple(region.path for region in self.regions)


def find_mentions(
    gazetteer: Gazetteer,
    folded: str,
    *,
    short: bool = True,
    fuzzy: bool = False,
    known: frozenset[RegionPath] = frozenset(),
) -> list[Mention]:
    """The regions a folded text names, from left to right, the longest name first.

    `short`: 盘锦 as well as 盘锦市. `fuzzy`: also names with one look-alike character. `known` are the regions held:
    their short names need less around them and look-alikes are read as theirs first.
    """
    return _narrowed(list(_Scan(gazetteer, folded, short, fuzzy, known).mentions()), known)


def _within(regions: Iterable[Region], around: Iterable[Region]) -> tuple[Region, ...]:
    paths = [region.path for region in around]
    return tuple(region for region in regions if any(region.path[: len(path)] == path != region.path for path in paths))


@lru_cache(maxsize=8)
def _with_parents(paths: frozenset[RegionPath]) -> frozenset[RegionPath]:
    return frozenset(path[:depth] for path in paths for depth in range(1, len(path) + 1))


class _Scan:
    """One reading of one text."""

    def __init__(self, gazetteer: Gazetteer, text: str, short: bool, fuzzy: bool, known: frozenset[RegionPath]) -> None:
        self.gazetteer, self.text, self.short, self.fuzzy, self.known = gazetteer, text, short, fuzzy, known
        self.held = _with_parents(known)
        self.held_names = gazetteer.names_of(self.held) if fuzzy else frozenset()

    def mentions(self) -> Iterator[Mention]:
        """Mentions in order, the regions around one joined to it."""
        last: Mention | None = None
        position = 0
        while position < len(self.text):
            found = self._at(position, last)
            if self.fuzzy and (found is None or self._forgotten(found) or self._of_another_kind(found)):
                found = self._lookalike(position, last) or found
            if found is None or not found.regions:
                position = found.end if found else position + 1
                continue
            if last and found.start != last.start:
                yield last
            last = found
            position = found.end
        if last:
            yield last

    def _forgotten(self, mention: Mention) -> bool:
        """Whether it names only regions that are no more and not held: 古楼区 is rather meant for 鼓楼区."""
        return bool(mention.regions) and all(r.until and r.path not in self.held for r in mention.regions)

    def _of_another_kind(self, mention: Mention) -> bool:
        """Whether it is the short name of a region not held, and no kind of it follows: 相山县 is rather 象山县."""
        kind = self.text[mention.end : mention.end + 1]
        ends = {region.name[-1] for region in mention.regions}
        held = any(region.path in self.held for region in mention.regions)
        return bool(kind) and kind in KINDS and kind not in ends and not held

    def _at(self, position: int, last: Mention | None) -> Mention | None:
        """The mention whose last name starts here; one without regions for a place that is none (和平街道)."""
        if self.text[position : position + 2] not in self.gazetteer.openings:
            return None
        for length in range(min(_LONGEST, len(self.text) - position), 1, -1):
            form = self.text[position : position + length]
            if form in self.gazetteer.names and (found := self._accept(form, position, last)):
                return found
        return None

    def _accept(self, form: str, position: int, last: Mention | None) -> Mention | None:
        end = position + len(form)
        regions = self.gazetteer.named(form)
        official = tuple(region for region in regions if region.name == form)
        if not (official or self.short) or cuts_a_word(self.text, end - 1):
            return None
        if not official and of_something_smaller(self.text, end) and not self._goes_on(regions, end):
            return None if self._cuts_a_held_one(position, end) else Mention(position, end, (), True, form)
        if last and self.text[last.end : position] in _JOINED and (inside := _within(regions, last.regions)):
            return Mention(last.start, end, inside, last.exact, self.text[last.start : end])
        if not self._stands(form, position, end, regions):
            return None
        return Mention(position, end, self._today(official, regions) or self._by_level(regions, end), True, form)

    def _goes_on(self, around: tuple[Region, ...], start: int) -> bool:
        """Whether a region inside these is named right behind: 天津|河西 is no 天津河."""
        forms = (self.text[start : start + length] for length in range(2, min(_LONGEST, len(self.text) - start) + 1))
        return any(_within(self.gazetteer.named(form), around) for form in forms)

    def _cuts_a_held_one(self, start: int, end: int) -> bool:
        """Whether the name of a held region begins in a span and goes on behind it: 海宁和|平湖 is no 和平湖."""
        forms = (self.text[at:stop] for at in range(start + 1, end) for stop in range(end + 1, at + _LONGEST + 1))
        return any(region.path in self.known for form in forms for region in self.gazetteer.named(form))

    def _today(self, official: tuple[Region, ...], regions: tuple[Region, ...]) -> tuple[Region, ...]:
        """The regions of an official name; a held one instead where they are all no more (恭城县)."""
        held = tuple(region for region in regions if region.path in self.known)
        return held if held and all(region.until for region in official) and official else official

    def _stands(self, form: str, start: int, end: int, regions: tuple[Region, ...]) -> bool:
        """Is this the name, and not a piece of running text?"""
        guard = "=" if len(form) == 2 and any(form == region.name for region in regions) else self.gazetteer.guard(form)
        if not guard:
            return True
        held = any(region.path in self.held for region in regions)
        first = not start or not "\u4e00" <= self.text[start - 1] <= "\u9fff"
        before, after = may_begin(self.text, start), may_end(self.text, end)
        if guard == "~":
            return first or held or (before and after)
        return (held and (first or before)) or (before and after and guard == "=")

    def _by_level(self, regions: tuple[Region, ...], end: int) -> tuple[Region, ...]:
        """A short name: the province before all others, or the level named behind it (朝阳全市)."""
        if level := _LEVEL_AFTER.match(self.text, end):
            regions = tuple(region for region in regions if region.name.endswith(level[1])) or regions
        return tuple(region for region in regions if len(region.path) == 1) or regions

    def _lookalike(self, position: int, last: Mention | None) -> Mention | None:
        """A name with one character wrong, where no right one stands."""
        around = last if last and self.text[last.end : position] in _JOINED else None
        if not (around or may_begin(self.text, position)):
            return None
        for length in range(min(7, len(self.text) - position), 1, -1):
            end = position + length
            regions = self._resembling(self.text[position:end])
            if not regions or any(self._at(inner, None) for inner in range(position + 1, end)):
                continue
            if around and (inside := _within(regions, around.regions)):
                return Mention(around.start, end, inside, False, self.text[around.start : end])
            if may_begin(self.text, position):
                return Mention(position, end, regions, False, self.text[position:end])
        return None

    def _resembling(self, form: str) -> tuple[Region, ...]:
        """The regions whose name differs in one look-alike character; those held first, if any.

        Without a kind at its end (塔和) a form resembles only what is held.
        """
        official = form[-1] in KINDS and len(form) > 2
        names = self.gazetteer.names if official else self.held_names
        if not official and not any(len(name) == len(form) for name in names):
            return ()
        if not names or not all("\u4e00" <= char <= "\u9fff" for char in form):
            return ()
        found = {
            region.path: region
            for place, char in enumerate(form[:-1] if official else form)
            if place < 2 or form[:2] in self.gazetteer.openings
            for other in self.gazetteer.lookalikes.get(char, "")
            if (name := form[:place] + other + form[place + 1 :]) in names and other != char
            for region in self.gazetteer.named(name)
        }
        held = tuple(region for path, region in found.items() if path in self.held)
        return held or (ordered(found.values()) if official else ())


def _narrowed(mentions: list[Mention], known: frozenset[RegionPath]) -> list[Mention]:
    """Where a name is several regions, those whose parents the text names elsewhere; one that is held stays."""
    likeliest = [mention.regions[0].path for mention in mentions]
    narrowed = []
    for place, mention in enumerate(mentions):
        others = {path for path in (*likeliest[:place], *likeliest[place + 1 :]) if path != likeliest[place]}
        counts = [
            sum(region.path[:depth] in others for depth in range(1, len(region.path))) for region in mention.regions
        ]
        kept = tuple(region for region, count in zip(mention.regions, counts, strict=True) if count == max(counts))
        if any(region.path in known for region in mention.regions) and not any(r.path in known for r in kept):
            kept = mention.regions
        narrowed.append(replace(mention, regions=kept))
    return narrowed
