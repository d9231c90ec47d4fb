"""What a page tells of itself: publication date, source, address, telephone, office hours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from retrieval.model import Paragraph
from retrieval.text.lexicon import read_list

Span = tuple[int, int]

_CLOCK = r"\d{1,2}[:∶]\d\d(?::\d\d)?"
_RANGE = re.compile(rf"(?:上午|下午)?{_CLOCK}\s*(?:至|到|-|—|~|～)+\s*(?:上午|下午)?{_CLOCK}")
_DATE = re.compile(rf"20\d\d[-/.年]\d{{1,2}}[-/.月]\d{{1,2}}日?(?:\s+{_CLOCK})?")
_CLOSES, _OPENS = re.compile(r"关门|下班|收工|打烊|结束|(?<!几点)到几点"), re.compile(r"开门|上班(?!时间)|开始|几点开")
_FROM_TO = re.compile(r"几点到几点|几点[^,。?]{0,3}[开上][^,。?]{0,4}几点")
_HOURS = "办公时间"
_OF_AN_OFFICE = frozenset({"地址", "电话", _HOURS})
_OTHER_OFFICE = re.compile(
    r"公证处|派出所|法院|检察院|司法[所局]|[\u4e00-\u9fff]{2}(?:中心|大厅|窗口|委员会|服务站|调解室)|医院|学校|公司|律所|律师|举报|投诉"
)
"""Whose address, number or hours a page about the government does not give."""
_AFTER_NOON = re.compile(r"下午|午休完|午休后|午饭|晌午|中午.{0,4}[后完]|吃完饭")


@dataclass(frozen=True, slots=True)
class Label:
    """Names a page uses for one thing, and how people ask for it."""

    names: tuple[str, ...]
    asked: re.Pattern[str]

    @property
    def page_only(self) -> bool:
        """Whether nothing but the page gives it: the report's own text has no addresses and office hours."""
        return self.names[0] in _OF_AN_OFFICE


@cache
def _labels() -> tuple[Label, ...]:
    found = []
    for line in read_list("details.txt"):
        names, _, pattern = line.partition(" | ")
        found.append(Label(tuple(name.strip() for name in names.split(",")), re.compile(pattern.strip())))
    return tuple(found)


def asked_details(folded: str) -> tuple[Label, ...]:
    """What a folded question asks of the page itself; empty where it asks of the report."""
    return tuple(label for label in _labels() if label.asked.search(folded))


def find_detail(label: Label, paragraphs: Sequence[Paragraph], folded: str) -> list[tuple[Paragraph, tuple[Span, ...]]]:
    """The details paragraphs that carry the label, each with what to mark of it."""
    if label.names[0] in _OF_AN_OFFICE and (other := _OTHER_OFFICE.search(folded)):
        paragraphs = [paragraph for paragraph in paragraphs if other[0] in paragraph.folded]
    name = "|".join(re.escape(name) for name in sorted(label.names, key=len, reverse=True))
    value = re.compile(
        rf"(?:^|[\s(]|(?<=[^\u4e00-\u9fff]))[^:\s]{{0,4}}?(?:{name})\)?\s*:+[^\S\n]*(\S.*?)\s*$|(?:{name})\s*(\d\S*)",
        re.MULTILINE,
    )
    found = []
    for paragraph in paragraphs:
        for match in value.finditer(paragraph.folded):
            span = match.span(1) if match[1] else match.span(2)
            if not _other_season(paragraph.folded[slice(*match.span())], folded):
                found.append((paragraph, _narrowed(label, paragraph.folded, span, folded)))
    if label.names[0] == "发布时间":
        dated = [(p, marks) for p, marks in found if _DATE.search(p.folded)]
        return sorted(dated, key=lambda one: _rank(label, one[0].folded))[:1]
    return found


def _rank(label: Label, line: str) -> int:
    """The place of the first of the label's names that stands in a line: 发布日期 goes before 成文日期."""
    return next((rank for rank, name in enumerate(label.names) if name in line), len(label.names))


def line_of(paragraph: Paragraph, marks: Sequence[Span]) -> Span:
    """The lines of a paragraph that hold the marks."""
    first, last = min(start for start, _ in marks), max(end for _, end in marks)
    start = paragraph.text.rfind("\n", 0, first) + 1
    end = paragraph.text.find("\n", last)
    return start, len(paragraph.text.rstrip()) if end < 0 else end


def _other_season(line: str, question: str) -> bool:
    """Whether a line is of the season that was not asked for."""
    return any(
        asked in question and other in line and asked not in line for asked, other in (("夏", "冬季"), ("冬", "夏季"))
    )


def _narrowed(label: Label, line: str, span: Span, question: str) -> tuple[Span, ...]:
    """The part of a line that is asked for: the date, the hours of the afternoon, the closing time."""
    if label.names[0] == "发布时间" and (date := _DATE.search(line, *span) or _DATE.search(line)):
        clock = "点" in question or "时" in question.replace("时候", "").replace("时间", "")
        return (date.span() if clock else (date.start(), date.start() + len(date[0].split()[0])),)
    if label.names[0] != _HOURS:
        return (span,)
    ranges = [match.span() for match in _RANGE.finditer(line, *span)]
    half = "下午" if _AFTER_NOON.search(question) else "上午" if "上午" in question else ""
    ranges = [(s, e) for s, e in ranges if not half or half in line[s:e]] or ranges
    if ranges and _FROM_TO.search(question):
        return tuple(ranges[:3])
    if ranges and _CLOSES.search(question):
        return (_clock(line, ranges[-1], last=True),)
    if ranges and _OPENS.search(question):
        return (_clock(line, ranges[0], last=False),)
    return tuple(ranges[:3]) or (span,)


def _clock(line: str, span: Span, last: bool) -> Span:
    times = [(span[0] + m.start(), span[0] + m.end()) for m in re.finditer(_CLOCK, line[span[0] : span[1]])]
    return times[-1] if last else times[0]
