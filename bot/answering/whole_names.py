"""The whole of a name of which a piece was found: its noun, its region, its branch, those it acts with."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.names import cuts
from bot.answering.passage import Passage
from bot.answering.sighting import Span
from retrieval.text.lexicon import name_words

_OPENING = ("“", "「", "『")
_NOUN_BEHIND = re.compile(
    r"[”」』][^\W\d获被评等的在是为入]{0,4}(?:\([^\W\d]{1,3}\))?[^\W\d获被评等的在是为入]{0,6}?(?:工作室|调解室|中心|机制|模式|工作法|调解法|服务队|调解队|普法队|小组|驿站|专班|队伍|平台|团队|品牌"
    r"|专栏|栏目|清单|系统|小程序|公众号|法庭|联盟|大厅|专?窗口?|服务[站点]|工作站|突击队|宣讲团|讲师团)"
)
_LONGEST_NOUN = 18
"""Characters of a noun behind a name in quotation marks that are marked with it, the closing mark counted."""
_IN_QUOTES = re.compile(r"“([^“”]{2,24})”")
_NOT_FIRST, _NOT_LAST = ",。;:、!?)）”」』》", ",。;:、(（“「『《"
_ENCLOSED = re.compile(r"《[^《》]{1,40}》|“[^“”]{1,24}”|「[^「」]{1,24}」")
_APART = r"(?:(?<![\u4e00-\u9fff])|(?<=[由与和在为向对被给以]))"
"""Where a name may begin."""
_REGION = re.compile(rf"{_APART}[^\W由与和在为向对被给以\d]{{2,7}}?[省市县区旗州]$")
"""The region before an office, and nothing else of its clause."""
_BRANCH, _PARTNER = 10, 16
"""The most characters of what an office's name goes on with, and of an office that acts together with it."""
_JOINS = "、|以及|会同|联合|携手|和|与|及"


def whole(passage: Passage, span: Span) -> Span:
    """A name with what belongs to it: “高山流水”调解工作室, 嘉兴市生态环境局海宁分局, 市司法局会同市工商联."""
    start, end = _whole_quote(passage, span)
    noun = _NOUN_BEHIND.match(passage.folded, end, end + _LONGEST_NOUN)
    if noun and passage.folded[start - 1 : start] in _OPENING:
        return start - 1, noun.end()
    return _whole_office(passage, (start, end)) if _is_office(passage.folded[start:end]) else (start, end)


def unbroken(folded: str, span: Span) -> Span:
    """A span without stray punctuation at its edges, and with all of a title or a quotation that it would cut."""
    start, end = span
    while start < end and folded[start] in _NOT_FIRST:
        start += 1
    while start < end and folded[end - 1] in _NOT_LAST:
        end -= 1
    for match in _ENCLOSED.finditer(folded):
        if match.start() < start < match.end() - 1:
            start = match.start()
        if match.start() + 1 < end < match.end():
            end = match.end()
    return (start, end) if start < end else span


def _whole_quote(passage: Passage, span: Span) -> Span:
    """All of what stands in quotation marks, where a part of it would be marked: “全省最美|法律明白人”."""
    for match in _IN_QUOTES.finditer(passage.folded):
        if match.start(1) <= span[0] and span[1] <= match.end(1):
            return match.span(1)
        if match.start() == span[0] and span[1] < match.end():
            return match.span()
    return span


def _is_office(name: str) -> bool:
    return name.endswith(name_words("bodies"))


def _whole_office(passage: Passage, span: Span) -> Span:
    """An office with its region, its branch and its partners, as far as its clause goes."""
    clause = passage.clauses[passage.clause_at(span[0])]
    start = _with_region(passage.folded, clause.start, span[0])
    end = _with_branches(passage.folded, span[1], clause.end)
    if before := _before().search(passage.folded, clause.start, start):
        start = before.start()
    while partner := _partner().match(passage.folded, end, clause.end):
        if _acts(partner["name"]):
            break
        end = _with_branches(passage.folded, partner.end(), clause.end)
    return start, end


def _with_region(folded: str, first: int, start: int) -> int:
    region = _REGION.search(folded, first, start)
    return region.start() if region else start


def _with_branches(folded: str, end: int, last: int) -> int:
    """Where an office's name ends that goes on with more of it: 生态环境局|海宁分局."""
    while (more := _branch().match(folded, end, last)) and not _acts(more[0]):
        end = more.end()
    return end


@cache
def _branch() -> re.Pattern[str]:
    return re.compile(rf"[^\W\d为被由与和在向对将把给以的]{{1,{_BRANCH}}}?(?:{'|'.join(name_words('bodies'))})")


@cache
def _partner() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{_JOINS})(?P<name>[^\W\d为被由在向对将把给以的]{{1,{_PARTNER}}}?(?:{'|'.join(name_words('bodies'))}))"
    )


@cache
def _before() -> re.Pattern[str]:
    """An office or a place that is named before another: 腊尔山镇、|县水利局."""
    ends = "|".join((*name_words("bodies"), *"镇乡村县市区旗"))
    return re.compile(rf"{_APART}[^\W由在为向对被给以\d]{{1,{_PARTNER}}}?(?:{ends})、$")


def _acts(words: str) -> bool:
    """Whether a verb stands in some words, so that they are no part of a name."""
    return any(cuts(words[at : at + 2]) for at in range(len(words) - 1))
