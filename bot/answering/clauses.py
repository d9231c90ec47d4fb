"""The clauses and sentences of a paragraph."""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENDS_SENTENCE, _ENDS_CLAUSE = "。;!?\n", ",:"
_OPEN, _CLOSE = "(《“‘<【「『[", ")》”’>】」』]"
_LONGEST_ENCLOSED = 60
_FIGURE_NEXT = re.compile(r"\s*\d(?!\d?[、.)](?!\d))(?!\d{3}年)")
_ITEM = re.compile(
    r"^\s*(?:[(【]?[一二三四五六七八九十]{1,3}[)】]?[、.,是]|[(【]?[一二三四五六七八九十]{1,3}[)】]|[(]?\d{1,2}[)、](?!\d)|\d{1,2}\.(?!\d)|[①-⑳]|第[一二三四五六七八九十]{1,2}[,、.是]|[一二三四五六七八九十]{1,2}(?:是|要)(?=[\u4e00-\u9fff“])|\))\s*"
)
"""Numbering before an item: 一、 (一) 1. 一是 ①, or the half of a bracket that lost the other."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Half-open offsets into the paragraph; the mark that ends it is left out."""

    start: int
    end: int
    sentence: int
    """Which sentence of the paragraph it stands in, from 0."""


def _enclosed(folded: str) -> set[int]:
    """Places inside brackets and quotation marks, where no clause ends; an opening mark left open encloses nothing."""
    inside: set[int] = set()
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(folded):
        if char in _OPEN:
            stack.append((_CLOSE[_OPEN.index(char)], at))
        elif any(closing == char for closing, _ in stack):
            while (popped := stack.pop())[0] != char:
                pass
            if at - popped[1] <= _LONGEST_ENCLOSED:
                inside.update(range(popped[1], at))
    return inside


def _is_within_a_figure(folded: str, at: int) -> bool:
    """Whether a comma parts thousands, or a colon the hours from minutes or a figure from what it is of: 受理:341件."""
    if folded[at] == ":":
        return bool(_FIGURE_NEXT.match(folded, at + 1))
    before, thousands = folded[at - 1 : at], folded[at + 1 : at + 4]
    return before.isdigit() and len(thousands) == 3 and thousands.isdigit() and not folded[at + 4 : at + 5].isdigit()


def split_clauses(folded: str) -> tuple[Clause, ...]:
    """Clauses of a folded paragraph in order; every character that is no end mark or outer white space is in one."""
    clauses: list[Clause] = []
    enclosed = _enclosed(folded)
    sentence = start = 0

    def close(end: int) -> None:
        first, last = start, end
        while first < last and folded[first].isspace():
            first += 1
        while last > first and folded[last - 1].isspace():
            last -= 1
        if last > first:
            clauses.append(Clause(first, last, sentence))

    for at, char in enumerate(folded):
        if char in _ENDS_SENTENCE and at not in enclosed:
            close(at)
            start, sentence = at + 1, sentence + 1
        elif char in _ENDS_CLAUSE and at not in enclosed and not _is_within_a_figure(folded, at):
            close(at)
            start = at + 1
    close(len(folded))
    return tuple(clauses)


def after_numbering(folded: str, start: int, end: int) -> int:
    """Where the words of a span begin once its numbering is passed."""
    match = _ITEM.match(folded[start:end])
    return start + match.end() if match and match.end() < end - start else start
