"""Paragraphs: lines cut into units of sense, never inside a quotation."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from retrieval.reports.headings import LONGEST
from retrieval.reports.lines import strip_span

LONG = 280
"""A unit with more characters is cut again at its sentences' ends."""
_AIM = 210
_CN = "[一二三四五六七八九十]"
_SHORT_ITEM, _SHORT_CLAUSE = 12, 25
_QUOTED = re.compile(r"《[^《》]{0,80}》|“[^“”]{0,120}”|‘[^‘’]{0,80}’|\([^()]{0,80}\)|<[^<>]{0,60}>")
_SENTENCE = re.compile(r"[。!?;][”’\")》]*")
_ITEMS = tuple(
    re.compile(rf"(?:^|(?<=[。;:!?,\s]))\s*(?:{pattern})")
    for pattern in (
        rf"(?P<n>{_CN}{{1,2}})(?:是|[抓促要](?=[\u4e00-\u9fff]))",
        rf"第(?P<n>{_CN}{{1,2}})[,、]",
        rf"\((?P<n>{_CN}{{1,2}})\)",
        r"\((?P<n>\d{1,2})\)",
        r"(?P<n>\d{1,2})(?:、|\.(?!\d))",
        r"(?P<n>[①-⑳])",
        r"(?P<n>首先|其次|再次|最后),",
    )
)
_SPOKEN = (_ITEMS[0], _ITEMS[1], _ITEMS[-1])
"""The items that number sentences; they count alone where a line begins with one."""
_FIRST = frozenset({"一", "1", "①", "首先"})


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit of sense; offsets are half-open and count from the start of its line."""

    start: int
    end: int
    head: tuple[int, int] | None
    """The first sentence of the item it belongs to (一是深化改革), its full stop not counted."""
    item: bool
    """It belongs to a numbered item of its line."""


def units(text: str, folded: str) -> list[Unit]:
    """The units of a line, in order; together they hold all of it but white space."""
    quoted = [match.span() for match in _QUOTED.finditer(folded)]
    items = _items(text, folded, quoted)
    edges = sorted({0, *items, len(folded)})
    found = []
    for start, end in pairwise(edges):
        head = _head(folded, start, end) if start in items else None
        for piece in _sentences(folded, start, end, quoted):
            left, right = strip_span(text, *piece)
            if left < right:
                found.append(Unit(left, right, head, start in items))
    return found


def _head(folded: str, start: int, end: int) -> tuple[int, int] | None:
    """The first sentence of an item, if it is short and not all of it."""
    match = _SENTENCE.search(folded, start, end)
    return (start, match.start()) if match and match.end() < end and match.start() - start <= LONGEST else None


def _items(text: str, folded: str, quoted: list[tuple[int, int]]) -> set[int]:
    """Where 一是, 第一, (1), 1., ① and 首先 begin, where at least two follow each other."""
    found: set[int] = set()
    subject = "".join(raw if "①" <= raw <= "⑳" else char for raw, char in zip(text, folded, strict=True))
    for pattern in _ITEMS:
        run = [match for match in pattern.finditer(subject) if not _inside(match.start("n"), quoted)]
        while run and run[0]["n"] not in _FIRST and run[0].start() > 0:
            run.pop(0)
        places = [match.end() - len(match[0].lstrip()) for match in run]
        if (len(run) > 1 and _worth(folded, places)) or (places == [0] and pattern in _SPOKEN):
            found.update(places)
    return found


def _worth(folded: str, places: list[int]) -> bool:
    """Items are paragraphs if they are long enough to say something alone; longer yet where only commas part them."""
    least = _SHORT_CLAUSE if any(folded[:place].rstrip().endswith(",") for place in places) else _SHORT_ITEM
    return (len(folded) - places[0]) / len(places) >= least


def _inside(place: int, quoted: list[tuple[int, int]]) -> bool:
    """The place is within a quotation; the character after its opening bracket is not, as (1) is none."""
    return any(start + 1 < place < end for start, end in quoted)


def _sentences(folded: str, start: int, end: int, quoted: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """A unit as it is, or cut into parts as even as its sentences allow."""
    length = end - start
    if length <= LONG:
        yield start, end
        return
    places = [match for match in _SENTENCE.finditer(folded, start, end) if match.end() < end]
    weight = {match.end(): 0 if match[0][0] != ";" else 30 for match in places if not _inside(match.start(), quoted)}
    parts = -(-length // _AIM)
    left = start
    for number in range(1, parts):
        goal = start + number * length / parts
        near = [place for place in weight if left < place and abs(place - goal) < length / parts / 1.5]
        if near:
            cut = min(near, key=lambda place: abs(place - goal) + weight[place])
            yield left, cut
            left = cut
    yield left, end
