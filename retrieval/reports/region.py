"""The region a report is of: evidence weighed from title, body, footer and the words a level has for itself."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from dataclasses import dataclass

from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer, Region
from retrieval.reports.mentions import Mention, find_mentions
from retrieval.reports.zones import LEVELS, zone_in

_OWN = re.compile(
    rf"(?P<we>我)(?P<a>[{LEVELS}])(?!场)|(?P<all>全)(?P<b>[{LEVELS}])(?!域)|(?<![一-鿿])(?P<c>[{LEVELS}])(?:委|政府|直)"
)
_OFFICE_AFTER = re.compile(r"(?:人民)?(?:政府|检察院|法院)|委|直|司法局|行政公署")
_SUBJECT_BEFORE = re.compile(r"(?:^|[\n。])(?:20\d\d年(?:度|以来)?,?|(?:过去)?一年来,?|近年来,?)?$")
"""What stands before the name that a sentence is about."""
_ABOVE_BEFORE = re.compile(r"(?:在|按照|根据|落实|贯彻|执行|对照|围绕|报|向|受|由|被|获|经)$")
"""What stands before the name of an authority above."""
_TITLE, _DETAILS = 12.0, 4.0
"""What a name in the title, or in title block and footer, is worth against a plain one in the body."""
_PARENT_WORTH = 2.0
_OFF_LEVEL = 0.2
_OUT_OF_TIME = 0.5
_LEVEL_SURE = 5
"""A report that calls itself a county this clearly is not the city it names."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a page speaks for its region, folded."""

    title: str
    details: str
    """Title block and footer: who publishes, where the office is."""
    body: str


def region_of(evidence: Evidence, year: int, gazetteer: Gazetteer) -> RegionPath | None:
    """The region's path, or None where nothing names one or several are equally likely."""
    scores: defaultdict[Region, float] = defaultdict(float)
    parents: Counter[str] = Counter()
    for text, place in ((evidence.title, _TITLE), (evidence.details, _DETAILS), (evidence.body, None)):
        for mention in find_mentions(gazetteer, text):
            for region in mention.regions:
                scores[region] += place or _worth(text, mention)
            parents.update(set.intersection(*(set(region.path) for region in mention.regions)))
    levels = _own_levels(evidence.body)
    totals = {region: _total(region, score, levels, parents, year) for region, score in scores.items()}
    ranked = sorted(totals, key=lambda region: (-totals[region], region.path))
    if not ranked:
        return None
    best = ranked[0]
    if not levels[best.name[-1]] and levels.total() >= _LEVEL_SURE and best.name not in evidence.title:
        return None
    if any(other.name == best.name and totals[other] == totals[best] for other in ranked[1:2]):
        return None
    return best.path


def zone_of(title: str, gazetteer: Gazetteer) -> RegionPath | None:
    """The path of the zone or township that a folded title says the report is of, if it says one."""
    for mention in find_mentions(gazetteer, title):
        if mention.regions and (path := zone_in(title, mention.end, mention.regions[0].path)):
            return path
    return None


def _worth(text: str, mention: Mention) -> float:
    """What a name in the body speaks for its region being the report's."""
    before = text[max(0, mention.start - 12) : mention.start]
    if _SUBJECT_BEFORE.search(before):
        return 4.0
    if _ABOVE_BEFORE.search(before):
        return 0.5
    return 2.0 if _OFFICE_AFTER.match(text, mention.end) else 1.0


def _own_levels(body: str) -> Counter[str]:
    """How often the report calls its own level: 我区 thrice, 全区 twice, 区委 once."""
    levels: Counter[str] = Counter()
    for match in _OWN.finditer(body):
        level = match["a"] or match["b"] or match["c"]
        levels[level] += 3 if match["we"] else 2 if match["all"] else 1
    return levels


def _total(region: Region, score: float, levels: Counter[str], parents: Counter[str], year: int) -> float:
    share = levels[region.name[-1]] / max(levels.values(), default=1)
    named = sum(min(parents[parent], 3) for parent in region.parents)
    exists = region.since <= year and (region.until is None or year <= region.until)
    return (score * max(share, _OFF_LEVEL) + _PARENT_WORTH * named) * (1.0 if exists else _OUT_OF_TIME)
