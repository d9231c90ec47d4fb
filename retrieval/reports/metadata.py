"""Metadata: what year a report is about, when it was published and by whom."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.model import RegionPath
from retrieval.reports.layout import Layout, Span
from retrieval.reports.years import dates_in, years_in
from retrieval.text.fold import fold, to_script

_PORTAL = re.compile(r"网站?|门户|日报|晚报|新华|公众号|媒体|电视台|本站|原创|转载")
_SOURCE = re.compile(r"来源|发布(?:机构|单位)|发文(?:机关|单位)|公开机构|信息提供")
_DATE_LABEL = re.compile(r"时间|日期")
_NOT_PUBLISHED = re.compile(r"成文|生成|办公|工作|上班|印发|制发")
_TITLE_OFFICE = re.compile(r"^(?P<office>[^,。:]{4,60}?)\s*关于")
_OFFICE = re.compile(r"(?:人民政府|委员会|[区县市州旗盟省]委|局|厅|办公室|公署)$")
_AHEAD = re.compile(r"(?<=[\u4e00-\u9fff])[及和与暨、]?\s*(?:20)?\d\d年度?[^\d]{0,8}(?:打算|计划|安排|思路|要点|谋划)")
"""What a title says of the year after: 2021年工作总结及2022年工作打算."""
_OPENING = 200


@dataclass(frozen=True, slots=True)
class Page:
    """A report's text with its layout."""

    text: str
    folded: str
    layout: Layout

    def of(self, span: Span) -> str:
        return self.folded[span.start : span.end]

    @property
    def title(self) -> str:
        """The title as printed, white space folded; the first words where no line is one."""
        span = self.layout.title
        if span is None:
            first = self.layout.body[0]
            end = re.compile(r"(?:报告|情况|总结)(?=\s|$)|[,。:;]|$").search(first.folded)
            length = end.end() if end and end[0] not in ",。:;" else end.start() if end else 60
            span = Span(first.start, first.start + min(length, 60))
        return " ".join(self.text[span.start : span.end].split())

    @property
    def body(self) -> str:
        return "\n".join(line.folded for line in self.layout.body)


def year_of(page: Page) -> int | None:
    """The year the report is about: the title's, else the one its opening and body speak of most."""
    title = _AHEAD.sub("", fold(page.title))
    named = years_in(title) or years_in(title, ranges=True)
    if named:
        return named[-1]
    counts: Counter[int] = Counter()
    seen = 0
    for line in page.layout.body:
        years = years_in(line.folded)
        counts.update(years)
        if seen < _OPENING and years:
            counts[years[0]] += 8 if line.folded.startswith(("20", "二")) else 4
        seen += len(line.folded)
        for match in re.finditer(r"(20\d\d)年(?=度|以来|,)", line.folded):
            counts[int(match[1])] += 1
    return min(counts, key=lambda year: (-counts[year], year), default=None)


def published_of(page: Page) -> str | None:
    """The publication date the page shows, else the date the report is signed with."""
    dated = [span for span in page.layout.head if _DATE_LABEL.search(span.label)]
    labelled = [span for span in dated if not _NOT_PUBLISHED.search(span.label)]
    plain = [span for span in (*page.layout.head, *page.layout.foot) if not span.label]
    for span in (*labelled, *plain, *dated):
        dates = dates_in(page.of(span))
        if dates:
            return dates[0]
    return None


def issuer_of(page: Page, region: RegionPath) -> str:
    """The issuing office, simplified: before 关于 in the title, or named as source; else the region's government."""
    match = _TITLE_OFFICE.match(fold(page.title))
    if match and _OFFICE.search(match["office"]):
        return _full(to_script(page.title[: match.end("office")], "hans"), region)
    for span in _sources(page.layout.head):
        value = page.text[span.start : span.end]
        value = re.split(r"[:：】\]]", value, maxsplit=1)[-1].strip()
        folded = fold(value)
        if value and not _PORTAL.search(folded) and _OFFICE.search(folded):
            return _full(to_script(value, "hans"), region)
    return _government(region)


def _sources(spans: Sequence[Span]) -> list[Span]:
    return sorted((span for span in spans if _SOURCE.search(span.label)), key=lambda span: "来源" in span.label)


def _full(office: str, region: RegionPath) -> str:
    """An office that does not say whose it is, with its region before it."""
    office = " ".join(office.split())
    own = any(name[:2] in office for name in region)
    bare = re.sub(r"^[本我]?[省市区县旗州盟](?=[^一-鿿]|司法|人民|委|政府|局)", "", office)
    return office if own else f"{region[-1]}{bare}"


def _government(region: RegionPath) -> str:
    return f"{region[-1]}{'行政公署' if region[-1].endswith(('地区', '盟')) else '人民政府'}"
