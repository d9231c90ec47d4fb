"""The figures in a paragraph: value, unit, and what class of thing they count."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from retrieval.text.lexicon.units import unit_classes, units_pattern

_DIGITS = r"(?:\d{1,3}(?: \d{3})+(?!\d)|\d+(?:,\d{3}(?!\d))*)(?:\.\d+)?"
_CHINESE = r"[一二两三四五六七八九十百千万亿零〇]+"
_ROUGH = r"(?:余|多|来|几)?"
_SCALE = {"十": 10.0, "百": 100.0, "千": 1e3, "万": 1e4, "亿": 1e8}
_NUMERALS = {char: value for value, char in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}


@dataclass(frozen=True, slots=True)
class Figure:
    """Half-open offsets into the paragraph, unit included."""

    start: int
    end: int
    value: float
    unit: str
    """As written, folded; empty where the report gives none."""
    measures: str
    """The class of its unit (see units.txt); empty without a unit."""


@cache
def _pattern() -> re.Pattern[str]:
    unit = units_pattern()
    return re.compile(
        rf"(?<![\d.a-z+])(?P<number>{_DIGITS})(?P<scale>[百千万亿]{{0,2}}(?:[余多][万亿])?)(?:{_ROUGH})(?P<unit>{unit})?(?P<more>以上|以下|左右|多)?"
        rf"|(?P<share>百分之(?:{_CHINESE}(?:点[一二三四五六七八九零〇]+)?|{_DIGITS}))"
        rf"|(?P<every>每(?:半个?)?(?:年|季度?|月|半月|旬|周|星期|天|日|个月|个?季度)|每(?:两|三|四|五|六|七|十|\d+)个?(?:年|月|周|天|日))"
        rf"|(?<![第一二三四五六七八九十百千〇○零\d])(?P<words>{_CHINESE}){_ROUGH}(?P<unit2>{unit})"
    )


_NO_FIGURE_AFTER = re.compile(
    r"^(?:月|号|时|点|:|-|—|–|/|～|~|\.|[a-z]|、(?!\d)|法网|热线|平台|电话|政务|政府|便民|市民|公共法律|工作|模式|工程|行动|\+|[〕\])”’])"
)
_NO_FIGURE_BEFORE = re.compile(r"(?:[第:\-—–/+.〔\[№#“‘\n\d]|^|[(])$")
_RATE_BEFORE, _WHOLE = re.compile(r"(?:率|占比|比例)[为达是到至]{0,2}$"), 100.0
"""Before a rate that lost its sign: 成功率98.4."""
_VERSION = re.compile(r"\d\.\d")
_ORDINARY = re.compile(
    r"^(?:一家|一批|一次|一件|一项|一支|一条|一体|一部|一级|一项项|一张|一面|一天|一日|一年|一位|一名|一人|一组|一起|一对|一本|一类|一种|一轮|一期|一届|两面|一张网|一封|一座|一分|一[片口度头只根节集档顶堂套]|两头|一级|万人|百姓|千家|万家|百家|三家|一处)$"
)
"""Set phrases: 一次性, 一起, 一批 count nothing by themselves."""


def chinese_number(words: str) -> float:
    """The value of a numeral in Chinese words: 九 -> 9, 十二 -> 12, 三百零五 -> 305, 两万 -> 20000."""
    total = section = digit = 0.0
    for char in words:
        if char in _NUMERALS:
            digit = float(_NUMERALS[char])
        elif (scale := _SCALE[char]) >= 1e8:
            total, section, digit = (total + section + digit or 1.0) * scale, 0.0, 0.0
        elif scale >= 1e4:
            total, section, digit = total + (section + digit or 1.0) * scale, 0.0, 0.0
        else:
            section, digit = section + (digit or 1.0) * scale, 0.0
    return total + section + digit


def share_in_words(words: str) -> float:
    """The per cent of a share in words: 百分之四点六 -> 4.6, 百分之百 -> 100."""
    whole, _, fraction = words.removeprefix("百分之").partition("点")
    if whole[:1].isdigit():
        return float(whole.replace(",", "").replace(" ", ""))
    return chinese_number(whole) + float("0." + "".join(str(_NUMERALS[char]) for char in fraction) if fraction else 0)


def _is_year(number: str, unit: str, scale: str) -> bool:
    return unit == "年" and not scale and len(number) == 4


def find_figures(folded: str) -> tuple[Figure, ...]:
    """Figures of a folded text in order; years, dates, clock times, numbering and document numbers are none."""
    figures = []
    for match in _pattern().finditer(folded):
        start, end = match.span()
        if match["every"]:
            figures.append(Figure(start, end, 0.0, match["every"], "every"))
            continue
        if match["share"]:
            figures.append(Figure(start, end, share_in_words(match["share"]), "%", "rate"))
            continue
        number, words = match["number"], match["words"]
        unit, scale = match["unit"] or match["unit2"] or "", match["scale"] or ""
        if number:
            if (
                _is_year(number, unit, scale)
                or (unit in ("日", "月") and len(number) <= 2)
                or (unit == "年" and len(number) == 2)
            ):
                continue
            before = folded[max(0, start - 1) : start]
            version = bool(_VERSION.search(number)) and not _RATE_BEFORE.search(folded, 0, start)
            if not unit and (_NO_FIGURE_AFTER.match(folded[end:]) or _NO_FIGURE_BEFORE.search(before) or version):
                continue
            if before and before in "第〔[№#":
                continue
            value = float(number.replace(",", "").replace(" ", ""))
            for char in scale:
                value *= _SCALE.get(char, 1.0)
        else:
            if (
                _ORDINARY.match(match[0])
                or not words.strip("万亿千百")
                or folded[max(0, start - 1) : start] in ("“", "‘")
            ):
                continue
            value = chinese_number(words)
        if unit.startswith("万") and len(unit) > 1:
            value *= 1e4
        elif unit.startswith("亿"):
            value *= 1e8
        bare = not unit and bool(_RATE_BEFORE.search(folded, 0, start)) and value <= _WHOLE
        figures.append(Figure(start, end, value, unit, "rate" if bare else unit_classes().get(unit, "")))
    return tuple(figures)
