"""Years said in a question."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "o": "0"}
_RELATIVE = {
    "大前年": -3, "前年": -2, "去年": -1, "上一年": -1, "上年": -1, "旧年": -1, "今年": 0, "本年": 0, "本年度": 0,
    "明年": 1, "下一年": 1, "来年": 1, "后年": 2,
}  # fmt: skip
_YEAR = r"(?:20[0-4]\d|二[〇零○o0][〇零○一二三四][〇零○一二三四五六七八九])"
_RANGE = re.compile(rf"({_YEAR}|\d\d)(?:年度?)?(?:到|至|-|—|~|～)({_YEAR}|\d\d)(?:年度?)?(?!\d)")
_SINGLE = re.compile(rf"(?<![\d.]){_YEAR}(?:年度|年)?(?![\d.%])|(?<![\d.第近连续这那])[12]\d年(?!级|以|来|内|间|前|后|\d)(?:度)?")
_OPEN = re.compile(rf"({_YEAR})年?(之前|以前|前|之后|以后|后|以来)")
_FIRST_YEAR = 2000
_WORD = re.compile("|".join(sorted(_RELATIVE, key=len, reverse=True)))
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class YearMention:
    """Half-open span in the folded question, and the years it means."""

    start: int
    end: int
    years: tuple[int, ...]
    relative: bool


def _number(digits: str) -> int:
    value = int("".join(_DIGITS.get(char, char) for char in digits if char not in "年度"))
    return value + 2000 if value < 100 else value


def find_years(folded: str, today: date) -> list[YearMention]:
    """Years said in a folded question, in order: 2021年, 二〇二一年, 21年, 2020到2022, 去年 (counted from `today`)."""
    found: list[YearMention] = []

    def add(start: int, end: int, years: tuple[int, ...], relative: bool = False) -> None:
        if years and not any(start < other.end and other.start < end for other in found):
            found.append(YearMention(start, end, years, relative))

    for match in _RANGE.finditer(folded):
        first, last = _number(match[1]), _number(match[2])
        if 2000 <= first <= last <= first + _LONGEST_RANGE:
            add(*match.span(), tuple(range(first, last + 1)))
    for match in _OPEN.finditer(folded):
        year = _number(match[1])
        before = match[2] in ("之前", "以前", "前")
        add(*match.span(), tuple(range(_FIRST_YEAR, year) if before else range(year + (match[2] != "以来"), today.year + 1)))
    for match in _SINGLE.finditer(folded):
        add(*match.span(), (_number(match[0]),))
    for match in _WORD.finditer(folded):
        add(*match.span(), (today.year + _RELATIVE[match[0]],), relative=True)
    return sorted(found, key=lambda mention: mention.start)
