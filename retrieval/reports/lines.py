"""Lines: the stripped lines of a decoded report, with their offsets and their normal form."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import pairwise

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
_STRIPPED = " \t\u00a0\u3000\ufeff\u200b\u200c\u200d"
_CN = "[一二三四五六七八九十]{1,3}"
_NUMBERED = rf"(?:{_CN}\s?、|\({_CN}\)|第{_CN}(?:部分|章)[\s:、])"
_RUN_ON = re.compile(rf"(?<=[。;!?])\s*(?={_NUMBERED})|(?<=:)\s*(?=一\s?、)")
_FLAT = re.compile(
    rf"(?<=[。;!?:])\s*(?={_NUMBERED})|\s+(?={_NUMBERED}|一是|20\d\d年(?:度|以来|是)?,|(?:\d{{1,2}}[.、](?!\d)))"
    r"|(?<=[一-鿿])(?=\(一\))"
)
_FLAT_HEAD = re.compile(r"\s+(?=\S)")
_HEAD_ZONE = 200
_FLAT_LENGTH = 150
"""A text with more characters, most of them on one line, has lost its line breaks."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line without its outer white space; never empty."""

    start: int
    end: int
    """Half-open code-point offsets into the decoded report."""
    folded: str
    gap: bool
    """An empty line stands before it."""

    def sub(self, start: int, end: int) -> Line:
        """The part of the line between two offsets into `folded`."""
        return Line(self.start + start, self.start + end, self.folded[start:end], self.gap and start == 0)


def strip_span(text: str, start: int, end: int) -> tuple[int, int]:
    """The span without the white space at its ends."""
    while start < end and (text[start].isspace() or text[start] in _STRIPPED):
        start += 1
    while end > start and (text[end - 1].isspace() or text[end - 1] in _STRIPPED):
        end -= 1
    return start, end


def split_lines(text: str, folded: str) -> list[Line]:
    """Lines as printed; where a page lost its line breaks, numbered headings and sentences begin new ones."""
    spans = [strip_span(text, *match.span()) for match in _LINE.finditer(text)]
    spans = [(start, end) for start, end in spans if start < end]
    flat = max((end - start for start, end in spans), default=0) * 10 > 6 * len(folded.strip()) > 6 * _FLAT_LENGTH
    lines: list[Line] = []
    last = 0
    for start, end in spans:
        gap = len(re.findall(r"\r\n|\r|\n", text[last:start])) > 1
        for number, piece in enumerate(_pieces(folded, start, end, flat)):
            left, right = strip_span(text, *piece)
            if left < right:
                lines.append(Line(left, right, folded[left:right], gap and not number))
        last = end
    return lines


def _pieces(folded: str, start: int, end: int, flat: bool) -> list[tuple[int, int]]:
    cuts = {match.start() for match in (_FLAT if flat else _RUN_ON).finditer(folded, start + 1, end)}
    if flat:
        cuts |= {match.start() for match in _FLAT_HEAD.finditer(folded, start, min(end, start + _HEAD_ZONE))}
    edges = [start, *sorted(cuts), end]
    return list(pairwise(edges))
