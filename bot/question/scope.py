"""The scope of a question: the regions and years it says."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from bot.question.model import Place
from bot.question.phrases import Span, phrases
from bot.question.reader import Reader
from bot.question.years import YearMention, find_years
from retrieval.reports.mentions import Mention, find_mentions

_FROM = ("从", "由", "自")
_COMES = re.compile(r"(?:那边|等地|方面)?(?:过?来|派|调|请|引进|支援|移交|转)")


@dataclass(frozen=True, slots=True)
class Said:
    """What a folded question says of its scope."""

    folded: str
    scopeless: str
    """The folded text with every region and year replaced by `@` of equal length."""
    regions: tuple[Mention, ...]
    years: tuple[YearMention, ...]

    @property
    def places(self) -> tuple[Place, ...]:
        return tuple(
            replace(_place(self.folded, self.scopeless, mention), years=self._own_years(mention))
            for mention in self.regions
        )

    @property
    def shared_years(self) -> tuple[YearMention, ...]:
        """The years that are said of every place."""
        own = {year for mention in self.regions for year in self._years_before(mention)}
        return tuple(year for year in self.years if year not in own)

    def _own_years(self, region: Mention) -> tuple[int, ...]:
        return tuple(year for mention in self._years_before(region) for year in mention.years)

    def _years_before(self, region: Mention) -> tuple[YearMention, ...]:
        """The year right before a region that is not the first one named, where another region has none."""
        if len(self.regions) < 2 or region is self.regions[0] or len(self.years) >= len(self.regions):
            return ()
        return tuple(y for y in self.years if self.folded[y.end : region.start] in ("", "的") and y.end <= region.start)


def find_scope(folded: str, reader: Reader) -> Said:
    """The regions and years a folded question says, years first: 21年 is no part of a name."""
    years = find_years(folded, reader.today)
    year_spans = [(year.start, year.end) for year in years]
    regions = find_mentions(reader.gazetteer, blank(folded, year_spans, " "), fuzzy=True, known=reader.held)
    regions = [r for r in regions if not _is_whole(r, regions) and not _comes_from(folded, r, reader)]
    regions = _with_brackets(folded, regions)
    scopeless = blank(folded, [*(_region_span(folded, region) for region in regions), *year_spans])
    return Said(folded, scopeless, tuple(regions), tuple(years))


def _is_whole(region: Mention, regions: Iterable[Mention]) -> bool:
    """Whether 全州 behind another region means all of that, and not the county of that name."""
    return bool(phrases("whole").fullmatch(region.surface)) and any(other.end <= region.start for other in regions)


def _with_brackets(folded: str, regions: Sequence[Mention]) -> list[Mention]:
    """The regions, each with the one around it that stands in brackets behind it: 鼓楼区(开封)."""
    joined: list[Mention] = []
    for region in regions:
        last = joined[-1] if joined else None
        within = [r for r in last.regions if any(r.path[: len(p)] == p != r.path for p in region.paths)] if last else []
        if last and within and folded[last.end : region.start] == "(":
            end = region.end + folded.startswith(")", region.end)
            joined[-1] = replace(last, end=end, regions=tuple(within))
        else:
            joined.append(region)
    return joined


def _comes_from(folded: str, region: Mention, reader: Reader) -> bool:
    """Whether a region without a report is only where somebody comes from: 从福州来支援的."""
    held = any(path[: len(meant)] == meant for path in reader.held for meant in region.paths)
    return not held and folded[: region.start].endswith(_FROM) and bool(_COMES.match(folded, region.end))


def blank(text: str, spans: Iterable[Span], mark: str = "@") -> str:
    """The text with spans overwritten, offsets kept."""
    chars = list(text)
    for start, end in spans:
        chars[start:end] = mark * (end - start)
    return "".join(chars)


def _region_span(folded: str, region: Mention) -> Span:
    """A region's span; its last character is left to the office it belongs to: 市 in 盘锦市长."""
    office = region.end - region.start > 1 and folded.startswith("长", region.end)
    return region.start, region.end - office


def _place(folded: str, scopeless: str, region: Mention) -> Place:
    paths = tuple(meant.path for meant in region.regions)
    total = all(len(path) == 1 for path in paths) and bool(phrases("total").search(folded))
    whole = bool(phrases("whole").match(scopeless[region.end :].lstrip("@的 ")))
    return Place(region.surface, paths, region.exact, total or whole)
