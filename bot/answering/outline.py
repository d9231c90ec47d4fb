"""What a section lists: the problems a report admits, the steps it plans."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from bot.answering.clauses import after_numbering
from bot.answering.passage import Passage

_LONGEST_HEAD = 90


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
