"""What a section lists: the problems a report admits, the steps it plans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.clauses import after_numbering
from bot.answering.passage import Passage

_LONGEST_HEAD = 90
_LABELS = (
    (re.compile(r"整改|怎么改|如何改|纠正|改进|补救|对策"), re.compile(r"(?:整改|改进|下一步|解决|具体)?(?:措施|情况|对策|打算|办法):\s*")),
    (re.compile(r"原因|为什么|为何|为啥|怎么会"), re.compile(r"(?:主要)?原因(?:分析)?:\s*")),
)
"""How measures and reasons are asked for, and the label of the paragraphs that give them."""


@dataclass(frozen=True, slots=True)
class Item:
    """One item of a section: half-open offsets of its head (the sentence that says it) in the passage's paragraph."""

    passage: Passage
    start: int
    end: int
    numbered: bool


def items(passages: Sequence[Passage]) -> list[Item]:
    """The numbered items among a section's paragraphs and headings; every paragraph where none is numbered."""
    found = [item for passage in passages if passage.clauses and (item := _item(passage))]
    numbered = [item for item in found if item.numbered]
    if not numbered:
        return [item for item in found if item.passage.paragraph.kind == "body"]
    parents = {heading for item in numbered for heading in item.passage.paragraph.section}
    return [item for item in numbered if item.passage.paragraph.text.strip() not in parents or not _has_items_below(item, numbered)]


def labelled(passages: Sequence[Passage], asked: str) -> list[Item]:
    """The paragraphs under 整改措施: or 原因分析:, where the measures or reasons are asked for."""
    label = next((label for asks, label in _LABELS if asks.search(asked)), None)
    if label is None:
        return []
    found = []
    for passage in passages:
        match = label.match(passage.folded)
        if match:
            found.append(Item(passage, match.end(), len(passage.folded.rstrip()), False))
    return found


def _has_items_below(heading: Item, numbered: Sequence[Item]) -> bool:
    text = heading.passage.paragraph.text.strip()
    return any(text in item.passage.paragraph.section for item in numbered if item is not heading)


def _item(passage: Passage) -> Item | None:
    folded = passage.folded
    first = passage.clauses[0]
    last = passage.sentence_of(0)[1]
    end = passage.clauses[last - 1].end
    start = after_numbering(folded, first.start, end)
    numbered = start > first.start
    if passage.paragraph.kind == "heading":
        return Item(passage, start, len(folded.rstrip()), numbered)
    if end - start > _LONGEST_HEAD and numbered:
        end = first.end if first.end - start >= 8 else passage.clauses[min(1, last - 1)].end
    return Item(passage, start, end, numbered)
