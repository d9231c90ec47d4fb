"""Headings: the numbering families of official writing, and what of a numbered line is its head."""

from __future__ import annotations

import re
from dataclasses import dataclass

LONGEST = 42
"""Characters a head that runs into its text can have, numbering included."""

_CN = "[一二三四五六七八九十]"
_CAPITAL = "[壹贰叁肆伍陆柒捌玖拾]{1,2}"
_FAMILIES: tuple[tuple[int, re.Pattern[str]], ...] = tuple(
    (rank, re.compile(pattern))
    for rank, pattern in (
        (0, rf"第{_CN}{{1,3}}\s?(?:部分|章|篇)[\s:、,.]*|{_CAPITAL}[、.,:\s]\s*|[(〔\[【]\s?{_CAPITAL}\s?[)〕\]】]\s*"),
        (1, rf"{_CN}{{1,3}}\s?[、.,:]\s*(?!{_CN}+(?:是|[级线类审期批等、]))"),
        (2, rf"[(〔\[【]\s?{_CN}{{1,3}}\s?[)〕\]】][、.]?\s*|{_CN}{{1,3}}\s?\)\s*|[㈠-㈩]\s*|\)(?=[一-鿿])"),
        (3, r"\d{1,2}\s?(?:[、]|[.,](?!\d))\s*|\d{1,2}\s+(?=[\u4e00-\u9fff]{2}[^,。;:\d]{0,20}$)"),
        (4, r"\(\s?\d{1,2}\s?\)[、.]?\s*|\d{1,2}\s?\)\s*|[⑴-⒇]\s*"),
        (5, r"[①-⑳]\s*"),
        (6, rf"{_CN}{{1,2}}(?:是|[抓促要](?=[\u4e00-\u9fff]))|第{_CN}{{1,2}}[,、]|(?:首先|其次|再次|最后),"),
    )
)
ITEM = 6
"""The rank of 一是 and 第一, that number sentences rather than sections."""
_ONE = re.compile(r"(?<![一二三四五六七八九十\d])[一1㈠⑴①](?![一二三四五六七八九十\d])|首先")
_MARKS = "◆◇■□▪★☆※◎●○•·►▶▷▌▍▎◈❖"
"""Signs that stand before a heading or an item, numbered or not."""
_PREFIX = re.compile(rf"[#*>\s{_MARKS}]*")
_SET_OFF = re.compile(rf"[{_MARKS}]\s*[^。;!?:]{{2,40}}|[【〔][^【】〔〕]{{2,30}}[】〕]")
_STOP = re.compile(r"[。;!?]|:(?=\S)|\s{2,}")
_FIGURE = re.compile(r"\d[\d.,]*\s*(?:余|多|万|亿)*(?:件|人|次|个|家|项|户|份|元|条|起|名|场|%|期|篇|宗)")


@dataclass(frozen=True, slots=True)
class Numbering:
    """How a line begins when it is numbered."""

    rank: int
    """0 for 第一部分, 1 for 一、 2 for (一) 3 for 1. 4 for (1) 5 for ① 6 for 一是."""
    end: int
    """Where the words after the number begin, an offset into the line."""
    first: bool
    """The number is a one: a list begins."""


def numbering(text: str, folded: str) -> Numbering | None:
    """The numbering a line begins with. `text` tells ① from 1, which the normal form does not."""
    start = prefix_end(folded)
    for rank, pattern in _FAMILIES:
        match = pattern.match(text if rank == 5 else folded, start)
        if match and match.end() < len(folded):
            return Numbering(rank, match.end(), bool(_ONE.search(match[0])))
    return None


def prefix_end(folded: str) -> int:
    """Where the signs end that stand before a line's number or words."""
    match = _PREFIX.match(folded)
    return match.end() if match else 0


def head_end(folded: str, number: Numbering) -> int | None:
    """Where the head of a numbered line ends, its full stop not counted; None where the line has no head.

    A line without a sentence's end is all head; else its first sentence is, if it is short and states no figure.
    """
    stop = _STOP.search(folded, number.end)
    end = stop.start() if stop else len(folded)
    longest = 80 if stop is None else LONGEST
    if end <= number.end or end - number.end > longest or folded[end - 1] in ",、:":
        return None
    if number.rank > 2 and _FIGURE.search(folded, number.end, end):
        return None
    return end


def marked(folded: str, before: str, behind: str) -> bool:
    """The line is set off by a sign that the lines `before` and `behind` it do not share, or by brackets around it."""
    if not _SET_OFF.fullmatch(folded) or not behind or _FIGURE.search(folded):
        return False
    return folded[0] in "【〔" or folded[0] not in (before[:1], behind[:1])


def states_figure(folded: str) -> bool:
    """The line is a full sentence with a figure, which no heading is."""
    return folded.endswith(("。", ";")) and bool(_FIGURE.search(folded))


def is_alone(folded: str, end: int) -> bool:
    """Nothing but punctuation stands after the head."""
    return not folded[end:].strip(" 。;:!?.*#")
