"""Years said in a question."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from bot.question.phrases import phrases

_DIGITS = {char: str(value) for value, char in enumerate("〇一二三四五六七八九")} | {"零": "0", "○": "0", "o": "0"}
_RELATIVE = {
    "大前年": -3, "前年": -2, "去年": -1, "旧年": -1, "今年": 0, "本年": 0, "本年度": 0,
}  # fmt: skip
"""Years counted from today. Those ahead (明年) are none of these: they ask for what a report plans, whenever it
was written."""
_RELATIVE_WORD = "|".join(sorted(_RELATIVE, key=len, reverse=True))
_COMPARED, _COMPARED_TO = re.compile(r"[比较]$"), re.compile(r"(?:同期)?(?:相?比)")
"""Around a year that another is only held against: 比上年涨了多少, 跟去年比."""
_FIRST_YEAR = 2000
_LONGEST_RANGE = 30


@dataclass(frozen=True, slots=True)
class YearMention:
    """Half-open span in the folded question, and the years it means."""

    start: int
    end: int
    years: tuple[int, ...]


def find_years(folded: str, today: date) -> list[YearMention]:
    """Years said in a folded question, in order: 2021年, 二〇二一年, 21年, 2020到2022, 去年 (counted from `today`)."""
    found: list[YearMention] = []
    for mention in _mentions(folded, today):
        if mention.years and not any(mention.start < other.end and other.start < mention.end for other in found):
            found.append(mention)
    return sorted(found, key=lambda mention: mention.start)


def _mentions(folded: str, today: date) -> Iterator[YearMention]:
    """Whatever reads as years, the surest first; they may overlap."""
    for match in phrases("years-between").finditer(folded):
        first, last = _number(match["first"]), _number(match["last"])
        if _FIRST_YEAR <= first <= last <= first + _LONGEST_RANGE:
            yield YearMention(*match.span(), tuple(range(first, last + 1)))
    for match in phrases("years-beyond").finditer(folded):
        yield YearMention(*match.span(), _beyond(_number(match["year"]), match["side"], today))
    for match in phrases("one-year").finditer(folded):
        yield YearMention(*match.span(), (_number(match[0]),))
    for match in re.finditer(_RELATIVE_WORD, folded):
        if _COMPARED.search(folded, 0, match.start()) or _COMPARED_TO.match(folded, match.end()):
            continue
        yield YearMention(*match.span(), (today.year + _RELATIVE[match[0]],))


def _number(digits: str) -> int:
    value = int("".join(_DIGITS.get(char, char) for char in digits if char not in "年度"))
    return value + 2000 if value < 100 else value


def _beyond(year: int, side: str, today: date) -> tuple[int, ...]:
    """The years before or after one; 以来 and 及以后 count that year too."""
    itself = side == "以来" or side.startswith("及")
    if side.endswith("前"):
        return tuple(range(_FIRST_YEAR, year + itself))
    return tuple(range(year if itself else year + 1, today.year + 1))
