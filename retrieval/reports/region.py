"""The region a report is of: evidence weighed from title, body, footer and the words a level has for itself."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass

from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer, Mention

_LEVELS = "省市区县旗州盟"
_OWN = re.compile(rf"(?P<we>我)(?P<a>[{_LEVELS}])(?!场)|(?P<all>全)(?P<b>[{_LEVELS}])(?!域)|(?<![一-鿿])(?P<c>[{_LEVELS}])(?:委|政府|直)")
_OFFICE_AFTER = re.compile(r"(?:人民)?(?:政府|检察院|法院)|委|直|司法局|行政公署")
_ZONE_AFTER = re.compile(r"[一-鿿]{0,6}?(?:开发区|高新区|示范区|管理区|合作区|工业园区?|产业园区?|保税区|度假区|风景区|街道|[镇乡](?:人民)?政府)")
_PLAIN_NAME = 1.0
_STRONG = {"title": 12.0, "details": 4.0}
_PARENT_WORTH = 2.0
_OFF_LEVEL = 0.2
_OUT_OF_TIME = 0.5


@dataclass(frozen=True, slots=True)
class Evidence:
    """What of a page speaks for its region, folded."""

    title: str
    details: str
    """Title block and footer: who publishes, where the office is."""
    body: str


def region_of(evidence: Evidence, year: int, gazetteer: Gazetteer) -> RegionPath | None:
    """The region's path, or None where nothing names one or several are equally likely."""
    scores: Counter[RegionPath] = Counter()
    existing: dict[RegionPath, bool] = {}
    parents: Counter[str] = Counter()
    for place, text in (("title", evidence.title), ("details", evidence.details), ("body", evidence.body)):
        for mention in gazetteer.mentions(text):
            _weigh(scores, existing, mention, text, place, year)
            if len(mention.regions) == 1:
                parents.update(mention.regions[0].path)
    if not scores:
        return None
    levels = _own_levels(evidence.body)
    totals = {path: _total(path, score, levels, parents, existing[path]) for path, score in scores.items()}
    ranked = sorted(totals, key=lambda path: (-totals[path], path))
    if len(ranked) > 1 and ranked[0][-1] == ranked[1][-1] and totals[ranked[0]] == totals[ranked[1]]:
        return None
    return ranked[0]


def smaller_than_county(title: str, gazetteer: Gazetteer) -> str | None:
    """The name of a zone or township that the title says the report is of, as folded."""
    for mention in gazetteer.mentions(title):
        match = _ZONE_AFTER.match(title, mention.end)
        if match:
            return title[mention.start : match.end()]
    return None


def _weigh(
    scores: Counter[RegionPath], existing: dict[RegionPath, bool], mention: Mention, text: str, place: str, year: int
) -> None:
    worth = _STRONG.get(place, _PLAIN_NAME)
    if place == "body" and _OFFICE_AFTER.match(text, mention.end):
        worth = 2 * _PLAIN_NAME
    for region in mention.regions:
        scores[region.path] += worth  # type: ignore[assignment]
        existing[region.path] = region.since <= year and (region.until is None or year <= region.until)


def _own_levels(body: str) -> Counter[str]:
    """How often the report calls its own level: 我区 thrice, 全区 twice, 区委 once."""
    levels: Counter[str] = Counter()
    for match in _OWN.finditer(body):
        level = match["a"] or match["b"] or match["c"]
        levels[level] += 3 if match["we"] else 2 if match["all"] else 1
    return levels


def _total(path: RegionPath, score: float, levels: Counter[str], parents: Counter[str], exists: bool) -> float:
    share = levels[path[-1][-1]] / max(levels.values(), default=1)
    named = sum(min(parents[parent], 3) for parent in path[:-1])
    return (score * max(share, _OFF_LEVEL) + _PARENT_WORTH * named) * (1 if exists else _OUT_OF_TIME)
