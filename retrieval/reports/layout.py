"""Layout: where on a page the report stands: title block, body, footer."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby, takewhile

from retrieval.reading.furniture import ends_body, fields, has_fields, is_column, is_noise, names_field
from retrieval.reports.headings import numbering
from retrieval.reports.lines import Line
from retrieval.reports.years import dates_in, years_in

TOPIC = re.compile(r"法治政府|依法行政|法治建设|法治")
_ENDING = re.compile(r"(?:报告|情况|总结|通报|汇报|公告|通知|公示)(?:\(.{0,20}\))?$")
_BEGINNING = re.compile(r"^(?:20\d\d|二[〇○零]|关于|法治政府)")
_OFFICE = re.compile(r"(?:人民政府|委员会|[区县市州旗盟省]委|[区县市]政府|局|厅|办公室|公署)(?:办公室)?(?:\s*关于)?$")
_SIGNED = re.compile(r"〔20\d\d〕\s*\d+\s*号$|^\(?此件|^抄送|会议?上\)?$")
_LEADER = re.compile(r"(?:\.{3,}|…{2,}|·{3,})\s*\d*$")
_WIDE_GAP = re.compile(r"\s{2,}")
_WRITTEN_DATE = re.compile(r"[\d一二三四五六七八九十〇○零]{1,4}[年\-/.][\d一二三四五六七八九十\s:年月日\-/.]{3,}")
_PUNCTUATION = re.compile(r"[。;:!?,#*]")
_LONGEST_TITLE = 80
_LONGEST_CELL, _LEAST_CELLS = 20, 4


@dataclass(frozen=True, slots=True)
class Span:
    """A half-open stretch of the decoded report that says one thing about it."""

    start: int
    end: int
    label: str = ""
    """The field's name as folded; empty for title, signature and the like."""


@dataclass(frozen=True, slots=True)
class Layout:
    """A page taken apart; what is in none of the parts is furniture."""

    title: Span | None
    head: tuple[Span, ...]
    body: tuple[Line, ...]
    foot: tuple[Span, ...]


def read_layout(lines: Sequence[Line], folded: str) -> Layout:
    """Title block, body and footer of a page; `folded` is all of it."""
    begin = _body_begin(lines)
    end = _body_end(lines, begin)
    head, tail = lines[:begin], lines[end:]
    title = _title(head)
    above = [span for span in _details(head, signed=begin) if not title or _apart(span, title)]
    body = _tables([line for line in lines[begin:end] if not is_noise(line.folded)], folded)
    signed = len(list(takewhile(lambda line: not ends_body(line.folded), tail)))
    return Layout(title, tuple(above), tuple(body), tuple(_details(tail, signed=signed)))


def _tables(lines: Sequence[Line], folded: str) -> Iterator[Line]:
    """The lines, those of a table printed a cell a line taken together."""
    for is_table, group in groupby(lines, key=lambda line: _is_cell(line.folded)):
        cells = list(group)
        if is_table and len(cells) >= _LEAST_CELLS:
            start, end = cells[0].start, cells[-1].end
            yield Line(start, end, folded[start:end], cells[0].gap)
        else:
            yield from cells


def _is_cell(folded: str) -> bool:
    return len(folded) <= _LONGEST_CELL and not _PUNCTUATION.search(folded) and numbering(folded, folded) is None


def _apart(one: Span, other: Span) -> bool:
    return one.end <= other.start or one.start >= other.end


def _is_prose(folded: str) -> bool:
    if _ENDING.search(folded) and TOPIC.search(folded) and len(folded) <= _LONGEST_TITLE:
        return False
    return "。" in folded or folded.endswith(":") or len(folded) > (40 if "," in folded else _LONGEST_TITLE)


def _body_begin(lines: Sequence[Line]) -> int:
    """The first line that is a sentence or a numbered heading, a table of contents passed over."""
    contents = _contents(lines)
    for index, line in enumerate(lines):
        if index in contents or _is_page(line.folded) or _LEADER.search(line.folded):
            continue
        number = numbering(line.folded, line.folded)
        if _is_prose(line.folded) or (number is not None and number.rank <= 2):
            return index
    return len(lines)


def _contents(lines: Sequence[Line]) -> range:
    """The lines of a table of contents: from 目录 to where its first entry comes again or sentences begin."""
    for index, line in enumerate(lines):
        if line.folded.replace(" ", "") != "目录":
            continue
        first = _LEADER.sub("", lines[index + 1].folded)[:12] if index + 1 < len(lines) else ""
        for end in range(index + 2, len(lines)):
            if lines[end].folded.startswith(first) or "。" in lines[end].folded:
                return range(index, end)
    return range(0)


def _body_end(lines: Sequence[Line], begin: int) -> int:
    """One past the last line of the report's own text."""
    total = sum(line.end - line.start for line in lines[begin:])
    seen = 0
    end = len(lines)
    for index in range(begin, len(lines)):
        if seen * 2 > total and ends_body(lines[index].folded):
            end = index
            break
        seen += lines[index].end - lines[index].start
    while end > begin and _is_below(lines[end - 1].folded):
        end -= 1
    return end


def _is_below(folded: str) -> bool:
    return _is_page(folded) or bool(names_field(folded)) or _is_signature(folded)


def _is_page(folded: str) -> bool:
    return is_noise(folded) or is_column(folded) or has_fields(folded)


def _is_signature(folded: str) -> bool:
    """An office, a date, a document number or the meeting reported to on a line of its own."""
    if len(folded) > 40 or "。" in folded or numbering(folded, folded):
        return False
    undated = _WRITTEN_DATE.sub("", folded).strip(" ()")
    return bool(_OFFICE.search(undated) or _SIGNED.search(folded) or (dates_in(folded) and not undated))


def _title(head: Sequence[Line]) -> Span | None:
    """The line that names subject, kind of report, year; else the first line that is no furniture."""
    rows = [line for line in head if not _is_page(line.folded)]
    rows = [line for line in rows if not _LEADER.search(line.folded) and line.folded.replace(" ", "") != "目录"]
    if not rows:
        return _named_title(head)
    best = max(range(len(rows)), key=lambda index: (_title_weight(rows[index].folded), len(rows[index].folded), -index))
    if _title_weight(rows[best].folded) < 2:
        return _named_title(head) or Span(rows[0].start, rows[0].end)
    first = last = best
    if _BEGINNING.match(rows[best].folded):
        while first > 0 and _OFFICE.search(rows[first - 1].folded):
            first -= 1
    if not _ENDING.search(rows[last].folded) and last + 1 < len(rows) and _ENDING.search(rows[last + 1].folded):
        last += 1
    marks = len(rows[first].folded) - len(rows[first].folded.lstrip("#*> "))
    return Span(rows[first].start + marks, rows[last].end)


def _title_weight(folded: str) -> int:
    return (
        3 * bool(TOPIC.search(folded))
        + 2 * bool(_ENDING.search(folded))
        + bool(years_in(folded))
        - 3 * (len(folded) > _LONGEST_TITLE)
    )


def _named_title(head: Sequence[Line]) -> Span | None:
    """The value of a field 标题 or 名称."""
    for line in head:
        for start, end, label in fields(line.folded):
            value = line.folded[start + len(label) : end].lstrip(" :】]")
            if label.endswith(("标题", "名称")) and TOPIC.search(value):
                return Span(line.start + end - len(value), line.start + end)
    return None


def _details(lines: Sequence[Line], *, signed: int) -> list[Span]:
    """The fields of a title block or footer, and the signatures among its first `signed` lines."""
    spans: list[Span] = []
    label = ""
    for index, line in enumerate(lines):
        found = fields(line.folded)
        begun = bool(spans and index) and spans[-1].end > lines[index - 1].start
        if found:
            spans += [Span(line.start + start, line.start + end, name) for start, end, name in found]
        elif label and not has_fields(line.folded) and not names_field(line.folded):
            spans.append(Span(lines[index - 1].start, line.end, label))
        elif begun and line.folded.startswith("("):
            gone_on = len(_WIDE_GAP.split(line.folded)[0])
            spans[-1] = Span(spans[-1].start, line.start + gone_on, spans[-1].label)
            behind = len(line.folded) - len(line.folded[gone_on:].lstrip())
            spans += [
                Span(line.start + behind + s, line.start + behind + e, n) for s, e, n in fields(line.folded[behind:])
            ]
        elif index < signed and not is_noise(line.folded) and _is_signature(line.folded):
            spans.append(Span(line.start, line.end))
        label = names_field(line.folded)
    return spans
