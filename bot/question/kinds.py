"""The kind of answer a question wants, read off its question words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.question.model import ORDINAL, Kind
from bot.question.phrases import Span, phrases, spans
from retrieval.text.lexicon.units import unit_classes

_UNIT_OF = {
    "块": "元", "道": "条", "员": "名", "桩": "件", "单": "件", "样": "项", "套": "", "通": "次",
    "个人": "人", "钟头": "小时", "个钟头": "小时", "成": "%", "趴": "%", "百分点": "%", "个百分点": "%",
}  # fmt: skip
"""What reports count in, for what people ask in; empty where it may be anything."""


_HAN = re.compile(r"[\u4e00-\u9fff]{1,8}")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kind of answer, with what its question words say of it."""

    kind: Kind
    units: frozenset[str]
    unit: str
    head: str
    spans: tuple[Span, ...]
    """Question words: half-open spans of the text that are no terms."""


def wanted(text: str) -> Wanted:
    """The kind of answer a folded question wants; `statement` where nothing more is said.

    Regions and years should have been replaced by `@` of equal length.
    """
    text = phrases("set-phrase").sub(lambda match: "@" * len(match[0]), text)
    return (
        _holder(text)
        or _said("why", "reason", text)
        or _said("date", "date", text)
        or _called(text)
        or _several(text)
        or _said("ordinal", "name", text, head=ORDINAL)
        or _figure(text)
        or _said("place", "place", text)
        or _said("person", "person", text)
        or _named_first(text)
        or _said("how", "statement", text)
        or _said("yes-no", "statement", text)
        or _named(text)
        or _wanted("statement")
    )


def _wanted(kind: Kind, *words: Span, units: str = "", unit: str = "", head: str = "") -> Wanted:
    return Wanted(kind, frozenset(units.split()), unit, head, words)


def _said(section: str, kind: Kind, text: str, *, units: str = "", unit: str = "", head: str = "") -> Wanted | None:
    """The kind of answer that the phrases of a section ask for, where one is said."""
    match = phrases(section).search(text)
    return _wanted(kind, match.span(), units=units, unit=unit, head=head) if match else None


def _holder(text: str) -> Wanted | None:
    match = phrases("holder").search(text)
    return _wanted("person", match.span("who" if match["who"] else "who2")) if match else None


def _several(text: str) -> Wanted | None:
    match, each = phrases("list").search(text), spans("each", text)
    if match and (each or not phrases("count").search(text)):
        behind = _HAN.match(text, match.end())
        return _wanted("list", match.span(), *each, head=behind[0] if behind else "")
    return None


def _called(text: str) -> Wanted | None:
    """叫什么 asks for a name, whatever else is asked."""
    match = phrases("called").search(text)
    return _wanted("name", match.span()) if match else None


def _named_first(text: str) -> Wanted | None:
    """哪份文件规定怎么办: one thing is asked for, and 怎么 only belongs to it."""
    named, how = phrases("name").search(text), phrases("how").search(text)
    return _named(text) if named and how and named.start() < how.start() and "哪" in named[0] else None


def _named(text: str) -> Wanted | None:
    match = phrases("name").search(text)
    if not match:
        return None
    head = match["head"] or ""
    return _wanted("name", (match.start(), match.start("head") if head else match.end()), head=head)


def _figure(text: str) -> Wanted | None:
    if phrases("money").search(text):
        return _wanted("figure", *spans("how-much", text), units="money")
    return (
        _said("frequency", "figure", text, units="every")
        or _said("duration", "figure", text, units="time")
        or _rate(text)
        or _said("years", "figure", text, units="time vote times", unit="年")
        or _count(text)
        or _amount(text)
    )


def _rate(text: str) -> Wanted | None:
    without = phrases("not-a-rate").sub(lambda match: "×" * len(match[0]), text)
    if phrases("rate").search(without) and not (phrases("count").search(text) or phrases("how-to").search(text)):
        return _wanted("figure", *spans("rate-words", text), units="rate")
    return None


def _count(text: str) -> Wanted | None:
    """多少件: the unit said tells which class of figures fits."""
    match = phrases("count").search(text)
    if not match:
        return None
    unit = _UNIT_OF.get(match["unit"], match["unit"])
    if unit == "人" and phrases("persons-come").match(text, match.end()):
        return _wanted("figure", *spans("count", text), units="people case")
    if unit == "个" and (phrases("persons").match(text, match.end()) or phrases("people").search(text)):
        return _wanted("figure", *spans("count", text), units="people")
    if unit == "个" and phrases("cases-counted").match(text, match.end()):
        return _wanted("figure", *spans("count", text), units="case", unit="件")
    units = unit_classes().get(unit, "thing") if unit else "case item thing"
    return _wanted("figure", *spans("count", text), units=units, unit=unit)


def _amount(text: str) -> Wanted | None:
    match = phrases("amount").search(text)
    if match and phrases("size").search(text):
        return _wanted("figure", match.span(), units="size")
    return _wanted("figure", *spans("amount-words", text)) if match else None
