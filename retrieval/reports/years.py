"""Years and dates as reports print them."""

from __future__ import annotations

import re
from datetime import date

FIRST, LAST = 2012, 2035
"""Years a report can be about."""

_DIGITS = str.maketrans("〇○零o一二三四五六七八九", "0000123456789")
_YEAR = re.compile(
    r"(?<![\d.])(?P<year>20[1-3]\d|二[〇○零oO0][一二三][〇○零oO0一二三四五六七八九])"
    r"(?=\s*(?:[-—–~～至到/、]\s*20\d\d\s*)?年|\s*年度|[^\d.\-—–~%年]{0,3}(?:法治|依法))"
)
_RANGE = re.compile(r"20\d\d\s*年?\s*(?:[-—–~～]+|至|到)\s*20\d\d|《[^》]{0,60}》|〔20\d\d〕|\[20\d\d\]")
_DATE = re.compile(
    r"(?<!\d)(?P<y>20\d\d|二[〇○零o][一二三][〇○零o一二三四五六七八九])\s*[-/.年]\s*"
    r"(?P<m>\d{1,2}|[一二三四五六七八九十]{1,2})\s*[-/.月]\s*(?P<d>\d{1,2}|[一二三四五六七八九十]{1,3})(?!\d)"
)


def years_in(folded: str, *, ranges: bool = False) -> list[int]:
    """The years named in a text, in order; those in spans of years and titles of documents only if asked for."""
    text = folded if ranges else _RANGE.sub(lambda match: " " * len(match[0]), folded)
    years = (int(match["year"].translate(_DIGITS)) for match in _YEAR.finditer(text))
    return [year for year in years if FIRST <= year <= LAST]


def dates_in(folded: str) -> list[str]:
    """The dates of a text in ISO form, in order."""
    dates = []
    for match in _DATE.finditer(folded):
        try:
            year = int(match["y"].translate(_DIGITS))
            dates.append(date(year, _number(match["m"]), _number(match["d"])).isoformat())
        except ValueError:
            continue
    return dates


def _number(digits: str) -> int:
    """The number that digits, Chinese or Arabic, up to 39 stand for."""
    if "十" not in digits:
        return int(digits.translate(_DIGITS))
    tens, _, ones = digits.partition("十")
    return int(tens.translate(_DIGITS) or 1) * 10 + int(ones.translate(_DIGITS) or 0)
