"""The gazetteer: every region of China from county to province since 1980, and where a text names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from pathlib import Path

from retrieval.model import RegionPath
from retrieval.reports.standing import cuts_a_word, may_begin, may_end, of_something_smaller

DATA = Path(__file__).with_name("gazetteer.tsv")
BEYOND = Path(__file__).with_name("beyond.txt")
LOOKALIKES = Path(__file__).with_name("lookalikes.txt")

_JOINED = frozenset(("", "的", " ", "·", "/", "-", "原", "下辖", "所辖"))
"""What may stand between a region and the one around it."""
_LEVEL_AFTER = re.compile(r"全?([省市区县州旗盟])")
_KINDS = "市区县旗州盟"
_FIRST = 1980
_LONGEST = 20
"""No name has more characters."""


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


class Gazetteer:
    """The regions, and their names in running text."""

    def __init__(self, data: str) -> None:
        regions, names = data.split("\n\n", 1)
        self._rows = regions.splitlines()
        self._names = dict(line.split("\t", 1) for line in names.splitlines())
        self._add_beyond()
        self._openings = {name[:2] for name in self._names}
        self._regions: dict[int, Region] = {}

    def _add_beyond(self) -> None:
        """The regions of beyond.txt, below provinces."""
        lines = BEYOND.read_text(encoding="utf-8").splitlines()
        for around, _, below in (line.partition(":") for line in lines if not line.startswith("#")):
            for name in below.split():
                self._add(name, self._names[around])

    def _add(self, name: str, above: str) -> None:
        """A region by its name and its short one, below the one of a number."""
        self._rows.append(f"{name}\t{above}\t{_FIRST}\t")
        for form in dict.fromkeys((name, name.rstrip(_KINDS) if len(name) > 2 else name)):
            self._names.setdefault(form, str(len(self._rows) - 1))

    @classmethod
    @cache
    def load(cls) -> Gazetteer:
        """The one that comes with the package, read once a process."""
        return cls(DATA.read_text(encoding="utf-8"))

    def named(self, name: str) -> tuple[Region, ...]:
        """Every region of this official or short name."""
        return _ordered(map(self._region, self._numbers(name)))

    def _numbers(self, name: str) -> tuple[int, ...]:
        return tuple(map(int, self._names.get(name, "").lstrip("!~").split()))

    def guard(self, name: str) -> str:
        """What a short name needs around it: "!" an everyday word, "~" one that chance makes; else ""."""
        return self._names.get(name, "").rstrip("0123456789 ")

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

    def mentions(
        self,
        folded: str,
        *,
        short: bool = True,
        fuzzy: bool = False,
        known: frozenset[RegionPath] = frozenset(),
    ) -> list[Mention]:
        """The regions a folded text names, from left to right, the longest name first.

        `short`: 盘锦 as well as 盘锦市. `fuzzy`: also names with one look-alike character. `known` are the regions
        held: their short names need less around them and look-alikes are read as theirs first.
        """
        return _narrowed(list(_Scan(self, folded, short, fuzzy, known).mentions()), known)

    @lru_cache(maxsize=8)  # noqa: B019 - there is one gazetteer a process
    def names_of(self, paths: frozenset[RegionPath]) -> frozenset[str]:
        """Every name, official or short, that these regions go by."""
        held = {number for path in paths for number in self._numbers(path[-1])}
        return frozenset(name for name in self._names if not held.isdisjoint(self._numbers(name)))

    @cached_property
    def lookalikes(self) -> dict[str, str]:
        """char -> the characters it is taken for."""
        table: dict[str, str] = {}
        for group in LOOKALIKES.read_text(encoding="utf-8").split():
            for char in group:
                table[char] = table.get(char, "") + group
        return table


def _ordered(regions: Iterable[Region]) -> tuple[Region, ...]:
    return tuple(sorted(regions, key=lambda region: (region.until is not None, len(region.path), -(region.until or 0))))


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
        return bool(kind) and kind in _KINDS and kind not in ends and not held

    def _at(self, position: int, last: Mention | None) -> Mention | None:
        """The mention whose last name starts here; one without regions for a place that is none (和平街道)."""
        if self.text[position : position + 2] not in self.gazetteer._openings:
            return None
        for length in range(min(_LONGEST, len(self.text) - position), 1, -1):
            form = self.text[position : position + length]
            if form in self.gazetteer._names and (found := self._accept(form, position, last)):
                return found
        return None

    def _accept(self, form: str, position: int, last: Mention | None) -> Mention | None:
        end = position + len(form)
        regions = self.gazetteer.named(form)
        official = tuple(region for region in regions if region.name == form)
        if not (official or self.short) or cuts_a_word(self.text, end - 1):
            return None
        if not official and of_something_smaller(self.text, end) and not self._goes_on(regions, end):
            return Mention(position, end, (), True, form)
        if last and self.text[last.end : position] in _JOINED and (inside := _within(regions, last.regions)):
            return Mention(last.start, end, inside, last.exact, self.text[last.start : end])
        if not self._stands(form, position, end, regions):
            return None
        return Mention(position, end, self._today(official, regions) or self._by_level(regions, end), True, form)

    def _goes_on(self, around: tuple[Region, ...], start: int) -> bool:
        """Whether a region inside these is named right behind: 天津|河西 is no 天津河."""
        forms = (self.text[start : start + length] for length in range(2, min(_LONGEST, len(self.text) - start) + 1))
        return any(_within(self.gazetteer.named(form), around) for form in forms)

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
        official = form[-1] in _KINDS and len(form) > 2
        names = self.gazetteer._names if official else self.held_names
        if not official and not any(len(name) == len(form) for name in names):
            return ()
        if not names or not all("\u4e00" <= char <= "\u9fff" for char in form):
            return ()
        found = {
            region.path: region
            for place, char in enumerate(form[:-1] if official else form)
            if place < 2 or form[:2] in self.gazetteer._openings
            for other in self.gazetteer.lookalikes.get(char, "")
            if (name := form[:place] + other + form[place + 1 :]) in names and other != char
            for region in self.gazetteer.named(name)
        }
        held = tuple(region for path, region in found.items() if path in self.held)
        return held or (_ordered(found.values()) if official else ())


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
