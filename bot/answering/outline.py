"""What a section lists: the problems a report admits, the steps it plans."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.answering.passage import Passage

_LONGEST_HEAD, _SHORTEST_HEAD, _LONGEST_MOTTO = 90, 3, 6
_NUMERAL = "[一二三四五六七八九十]{1,3}"
_FAMILIES = (
    rf"{_NUMERAL}[、.]",
    rf"[(【]?{_NUMERAL}[)】]",
    r"\d{1,2}[、.](?!\d)|[(]\d{1,2}[)]|[①-⑳]",
    rf"{_NUMERAL}(?:是|要)(?=[\u4e00-\u9fff“])|第{_NUMERAL}[,、.是]|序号(?:{_NUMERAL}|\d{{1,2}})[:、.]",
)
"""Numbering, outermost first: 一、 (一) 1、 一是."""
_NUMBERED = re.compile(
    rf"(?:^|(?<=[:。;,]))\s*(?:{'|'.join(f'(?P<f{rank}>{family})' for rank, family in enumerate(_FAMILIES))})\s*"
)
_ENDS = re.compile(r"[。;!?\n]|$")
_LEAD = re.compile(r".{0,80}?(?:问题|不足|困难|差距|短板|环节|表现|如下|方面)[^,。;:]{0,10}(?:,[^,。;:]{0,12})?:")
"""What leads up to the first item of a row: 仍存在一些问题,主要表现为:"""
_NO_ITEM = re.compile(
    r"(?:存在|面临|[还仍]有|以下|下列|一些|不少|诸多|许多|若干|几个|一定|主要)[^,。;]{0,6}"
    r"(?:问题|不足|困难|差距|短板|环节)[^,。;]{0,6}:?$"
    r"|(?:表现|如下|方面)[^,。;]{0,6}:?$|^.{0,60}:$|^(?:究其|主要)?原因"
)
"""What only says that there is something to list: 仍存在一些短板和不足."""

_NAMES_TOPIC = re.compile(
    r"(?:存在|主要|的|问题|不足|困难|短板|差距|弱项|和|与|及|、|下一?步|工作|打算|安排|计划|思路)+"
)
"""A heading that only says what the section is."""
_LABELS = {
    "整改措施": (
        re.compile(r"整改|怎么改|如何改|纠正|改进|补救|对策"),
        re.compile(r"(?:整改|改进|下一步|解决|具体)?(?:措施|情况|对策|打算|办法):\s*"),
    ),
    "原因": (re.compile(r"原因|为什么|为何|为啥|怎么会"), re.compile(r"(?:主要)?原因(?:分析)?:\s*")),
}
"""Measures and reasons: how they are asked for, and the label of the paragraphs that give them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a section: half-open offsets of its head (the sentence that says it) in the passage's paragraph."""

    passage: Passage
    start: int
    end: int
    rank: int
    """How deep its numbering is, 0 for 一、; past the last family where it has none."""


def items(passages: Sequence[Passage]) -> list[Item]:
    """The items of a section's outermost numbering; its sentences where nothing is numbered."""
    parents = {heading for passage in passages for heading in passage.paragraph.section}
    found = [item for passage in passages if not _is_title(passage, parents) for item in _numbered(passage)]
    if found:
        outermost = min(item.rank for item in found)
        return [item for item in found if item.rank == outermost]
    bodies = (passage for passage in passages if passage.paragraph.kind == "body")
    return [item for passage in bodies for item in _sentences(passage)]


def _is_title(passage: Passage, parents: set[str]) -> bool:
    """Whether a heading is that of the whole section."""
    return (
        passage.paragraph.kind == "heading"
        and not passage.paragraph.section
        and passage.paragraph.text.strip() in parents
    )


def _numbered(passage: Passage) -> Iterator[Item]:
    for match in _NUMBERED.finditer(passage.folded):
        rank = next(rank for rank in range(len(_FAMILIES)) if match[f"f{rank}"])
        end = _said_end(passage.folded, match.end())
        if end - match.end() >= _SHORTEST_HEAD and not _NAMES_TOPIC.fullmatch(passage.folded, match.end(), end):
            yield Item(passage, match.end(), end, rank)


def _sentences(passage: Passage) -> Iterator[Item]:
    start = 0
    while start < len(passage.folded):
        end = _ENDS.search(passage.folded, start).start()  # type: ignore[union-attr]  # $ always matches
        lead = _LEAD.match(passage.folded, start, end)
        begin = lead.end() if lead else start
        if end - begin >= _SHORTEST_HEAD and not _NO_ITEM.search(passage.folded[begin:end]):
            yield Item(passage, begin, end, len(_FAMILIES))
        start = end + 1


def _said_end(folded: str, start: int) -> int:
    """Where an item has said enough: with its head, or with the sentence behind a head that is a mere motto."""
    end = _head_end(folded, start)
    goes_on = end + 1 < len(folded) and folded[end] in "。:;" and not _NUMBERED.match(folded, end + 1)
    if end - start <= _LONGEST_MOTTO and goes_on:
        end = _head_end(folded, end + 1)
    return end


def _head_end(folded: str, start: int) -> int:
    """Where the sentence that says an item ends; a long one ends with its first clause that says enough."""
    end = _ENDS.search(folded, start).start()  # type: ignore[union-attr]  # $ always matches
    if end - start <= _LONGEST_HEAD:
        return end
    comma = folded.find(",", start + _SHORTEST_HEAD, end)
    return comma if comma > 0 else end


def label_asked(asked: str) -> str:
    """整改措施 or 原因, where a folded question asks for them; else empty."""
    return next((name for name, (asks, _) in _LABELS.items() if asks.search(asked)), "")


def label_of(paragraph: str) -> str:
    """整改措施 or 原因, where a folded paragraph opens with such a label; else empty."""
    return next((name for name, (_, opens) in _LABELS.items() if opens.match(paragraph)), "")


def labelled(passages: Sequence[Passage], asked: str) -> list[Item]:
    """The paragraphs under 整改措施: or 原因分析:, where the measures or reasons are asked for."""
    name = label_asked(asked)
    if not name:
        return []
    matches = ((passage, _LABELS[name][1].match(passage.folded)) for passage in passages)
    return [Item(passage, match.end(), len(passage.folded.rstrip()), 0) for passage, match in matches if match]
