"""Spans of a passage that can be what is asked for: dates, times, ordinals, documents."""

from __future__ import annotations

import re

from bot.answering.passage import Passage

Span = tuple[int, int]

_YEAR = r"(?:20\d\d|二[〇零○](?:\d\d|[一二三四五六七八九〇零○]{2}))"
_NUMERAL = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_CLOCK = r"\d{1,2}[:∶]\d\d(?::\d\d)?"
_HALF_DAY = "(?:上午|下午|早上|晚上|中午)?"
_DATE = re.compile(
    rf"{_YEAR}[-/.年]{_NUMERAL}(?:[-/.月](?:{_NUMERAL}日?)?)?(?:\s+{_CLOCK})?"
    r"|每(?:月|周|星期|年)[^,。;:]{0,3}?(?:\d{1,2}日|[一二三四五六日])(?:(?:至|到|—|-|~)[^,。;:]{0,2}?(?:\d{1,2}日|[一二三四五六日]))?"
    r"|(?:每月[^,。;:\d周]{0,4})?(?:第[\d一二三四]周的?)?(?:周|星期)[一二三四五六日天](?:(?:[、和及至到—~-]|以及)(?:周|星期)?[一二三四五六日天])*(?![\u4e00-\u9fff]?[年岁届])"
    r"|\d{1,2}月\d{1,2}日(?:至|到|—|-|~)(?:\d{1,2}月)?\d{1,2}日"
    r"|\d{1,2}月(?:\d{1,2}日|份|底|初|中旬|上旬|下旬)?"
    r"|20\d\d年(?:底|初|年底|上半年|下半年)?|[上下]半年|年底前?|第?[一二三四]季度"
)
_TIME = re.compile(
    rf"{_HALF_DAY}{_CLOCK}(?:\s*(?:至|到|-|—|~|～)+\s*{_HALF_DAY}{_CLOCK})?|{_HALF_DAY}\d{{1,2}}[点时](?:半|\d\d分)?"
)
_ORDINAL = re.compile(
    r"(?:[一二三四五六七八九十]{1,3}届)?第(?:\d+|[一二三四五六七八九十百]+)[次届批期轮名位个家条]?"
    r"(?:[\u4e00-\u9fff]{0,6}会(?:议|(?=[审通议研,。、])))?"
)
_DOCUMENT = re.compile(r"《[^《》]{2,60}》")


def _spans(pattern: re.Pattern[str], passage: Passage) -> list[Span]:
    return [match.span() for match in pattern.finditer(passage.folded)]


def dates(passage: Passage) -> list[Span]:
    return _spans(_DATE, passage)


def clock_times(passage: Passage) -> list[Span]:
    return _spans(_TIME, passage)


def ordinals(passage: Passage) -> list[Span]:
    return _spans(_ORDINAL, passage)


def documents(passage: Passage) -> list[Span]:
    return _spans(_DOCUMENT, passage)
