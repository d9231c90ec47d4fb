"""The gazetteer: every region of China from county to province since 1980, and where a text names one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cache, cached_property
from pathlib import Path

from retrieval.model import RegionPath

DATA = Path(__file__).with_name("gazetteer.tsv")
LOOKALIKES = Path(__file__).with_name("lookalikes.txt")

_JOINED = frozenset(("", "的", " ", "·", "/", "-", "原", "下辖", "所辖"))
"""What may stand between a region and the one around it."""
_STANDALONE_BEFORE = re.compile(r"(?:^|[^\u4e00-\u9fff]|[在对从到由与和及跟比是问道我看查那换成据说拿给年的让把请]|告诉|共)$")
_STANDALONE_AFTER = re.compile(r"$|[^\u4e00-\u9fff]|[二两][〇零]|[的年和与跟及比呢吗在有今去前]|[市县区]?[委府]|政府|全[省市县区州旗]")
_OTHER_PLACE = re.compile(
    r"街道|大街|街(?!头)|路(?!长|灯|政|网|域|段)|大道|胡同|镇(?!街|域|村|级)|乡(?!村|镇|级)|村(?!级|民|居|务|规|镇|庄)|河(?!长|湖|道)|江|山(?!水|林|区)"
    r"|湖(?!长)|湾|港|岛|桥|社区(?!矫正|治理|服务|戒毒|康复|建设|网格|民警|法律|工作|居民)|小区|[日晚时早]报|大学|学院|[中小]学"
    r"|医院|机场|[东西南北]?站|广场|公园|饭店|宾馆|酒店|银行|石(?!化|油)"
)
"""What makes a short name the name of something smaller: 和平街道, 南京路, 大兴安岭日报."""
_CUT_WORD = re.compile(r"市(?=场)|区(?=[域间别])|县(?=域)")
"""The last character of an official name that is the first of another word: 盘锦|市场监管."""
_LEVEL_AFTER = re.compile(r"全?([省市区县州旗盟])")
_YEAR_AFTER = re.compile(r"[12一二][0-9〇零一二三四五六七八九]{1,3}年?")
_KINDS = "市区县旗州盟"


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

    def __init__(self, lines: Iterable[str]) -> None:
        self._lines = [line.split("\t") for line in lines]
        self._forms: dict[str, list[int]] = {}
        self._guards: dict[str, str] = {}
        self._longest: dict[str, int] = {}
        self._regions: dict[int, Region] = {}
        for number, (name, others, *_) in enumerate(self._lines):
            self._forms.setdefault(name, []).append(number)
            for form in others.split():
                if form[0] in "!~":
                    self._guards[form[1:]] = form[0]
                    form = form[1:]
                self._forms.setdefault(form, []).append(number)
        for form in self._forms:
            if len(form) > self._longest.get(form[:2], 0):
                self._longest[form[:2]] = len(form)

    @classmethod
    @cache
    def load(cls) -> Gazetteer:
        """The one that comes with the package, read once a process."""
        return cls(DATA.read_text(encoding="utf-8").splitlines())

    def named(self, name: str) -> tuple[Region, ...]:
        """Every region of this official or short name."""
        return _ordered(self._region(number) for number in self._forms.get(name, ()))

    def get(self, path: RegionPath) -> Region | None:
        return next((region for region in self.named(path[-1]) if region.path == path), None) if path else None

    def children(self, path: RegionPath) -> tuple[Region, ...]:
        """The regions directly below a region; below () the provinces."""
        return tuple(region for region in self.below(path) if len(region.path) == len(path) + 1)

    def below(self, path: RegionPath) -> tuple[Region, ...]:
        """Every region below a region, at any depth."""
        every = (self._region(number) for number in range(len(self._lines)))
        return tuple(region for region in every if len(region.path) > len(path) and region.path[: len(path)] == path)

    def _region(self, number: int) -> Region:
        if number not in self._regions:
            name, _, parent, since, until = self._lines[number]
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

        `short`: 盘锦 as well as 盘锦市. `fuzzy`: also names with one look-alike character. `known` are the regions held:
        their short names need less around them and look-alikes are read as theirs first.
        """
        return _narrowed(list(_Scan(self, folded, short, fuzzy, known).mentions()))

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
    return tuple(
        region for region in regions if any(region.path[: len(path)] == path != region.path for path in paths)
    )


class _Scan:
    """One reading of one text."""

    def __init__(self, gazetteer: Gazetteer, text: str, short: bool, fuzzy: bool, known: frozenset[RegionPath]) -> None:
        self.gazetteer, self.text, self.short, self.fuzzy, self.known = gazetteer, text, short, fuzzy, known
        self.held = frozenset(path[:depth] for path in known for depth in range(1, len(path) + 1))

    def mentions(self) -> Iterator[Mention]:
        """Mentions in order, the regions around one joined to it."""
        last: Mention | None = None
        position = 0
        while position < len(self.text):
            found = self._at(position, last) or (self._lookalike(position, last) if self.fuzzy else None)
            if found is None:
                position += 1
                continue
            if last and found.start != last.start:
                yield last
            last = found
            position = found.end
        if last:
            yield last

    def _at(self, position: int, last: Mention | None) -> Mention | None:
        """The mention whose last name starts here."""
        longest = self.gazetteer._longest.get(self.text[position : position + 2], 0)
        for length in range(min(longest, len(self.text) - position), 1, -1):
            form = self.text[position : position + length]
            if form in self.gazetteer._forms and (found := self._accept(form, position, last)):
                return found
        return None

    def _accept(self, form: str, position: int, last: Mention | None) -> Mention | None:
        end = position + len(form)
        regions = self.gazetteer.named(form)
        official = tuple(region for region in regions if region.name == form)
        if not official and not self.short or _CUT_WORD.match(self.text, end - 1):
            return None
        if not official and _OTHER_PLACE.match(self.text, end):
            return None
        if last and self.text[last.end : position] in _JOINED and (inside := _within(regions, last.regions)):
            return Mention(last.start, end, inside, last.exact, self.text[last.start : end])
        if not self._stands(form, position, end, regions):
            return None
        return Mention(position, end, official or self._by_level(regions, end), True, form)

    def _stands(self, form: str, start: int, end: int, regions: tuple[Region, ...]) -> bool:
        """Is this the name, and not a piece of running text?"""
        guard = self.gazetteer._guards.get(form, "~" if len(form) == 2 and form[-1] in _KINDS else "")
        if not guard or (guard == "!" and not any(region.path in self.held for region in regions)):
            return not guard
        return bool(_STANDALONE_BEFORE.search(self.text, max(0, start - 2), start)) and bool(
            _STANDALONE_AFTER.match(self.text, end)
        )

    def _by_level(self, regions: tuple[Region, ...], end: int) -> tuple[Region, ...]:
        """A short name: the province before all others, or the level named behind it (朝阳全市)."""
        if level := _LEVEL_AFTER.match(self.text, end):
            regions = tuple(region for region in regions if region.name.endswith(level[1])) or regions
        return tuple(region for region in regions if len(region.path) == 1) or regions

    def _lookalike(self, position: int, last: Mention | None) -> Mention | None:
        """A name with one character wrong, where no right one stands."""
        for length in range(min(7, len(self.text) - position), 1, -1):
            form = self.text[position : position + length]
            if form[-1] not in _KINDS and not self.held:
                continue
            regions = self._resembling(form)
            end = position + length
            if not regions or any(self._at(inner, None) for inner in range(position + 1, end)):
                continue
            if last and self.text[last.end : position] in _JOINED and (inside := _within(regions, last.regions)):
                return Mention(last.start, end, inside, False, self.text[last.start : end])
            if _STANDALONE_BEFORE.search(self.text, max(0, position - 2), position):
                return Mention(position, end, regions, False, form)
        return None

    def _resembling(self, form: str) -> tuple[Region, ...]:
        """The regions whose name differs in one look-alike character; those held first, if any."""
        official = form[-1] in _KINDS
        found = {
            region.path: region
            for place, char in enumerate(form[:-1] if official else form)
            for other in self.gazetteer.lookalikes.get(char, "")
            for region in self.gazetteer.named(form[:place] + other + form[place + 1 :])
        }
        held = tuple(region for path, region in found.items() if path in self.held)
        return held or (_ordered(found.values()) if official and len(form) > 2 else ())


def _narrowed(mentions: list[Mention]) -> list[Mention]:
    """Where a name is several regions, those whose parents the text names too."""
    certain = {mention.regions[0].path for mention in mentions if len(mention.regions) == 1}
    narrowed = []
    for mention in mentions:
        named = {region: sum(region.path[:depth] in certain for depth in range(1, len(region.path))) for region in mention.regions}
        best = max(named.values())
        kept = tuple(region for region in mention.regions if named[region] == best)
        narrowed.append(replace(mention, regions=kept))
    return narrowed
