"""Circumstances of what a clause tells: by whom it is done, where it is, what is awarded."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from bot.answering.names import Span, verbs
from bot.answering.passage import Passage
from retrieval.text.lexicon import name_words

AWARD = r"(?:被[^,。;]{0,12}(?:评|命名|授予|认定|确定|列|表彰)为?|获评|荣获|获得?|入选|评为|当选|列为)"
"""What stands before an award, a title or a list that something is on."""
_AWARDED = re.compile(rf"{AWARD}(?P<what>[^,。;]{{3,40}})")
_BY = re.compile(r"由|委托|邀请|聘请|会同|授权|交由|联合")
_WITH = re.compile(r"[与同和跟]|会同|联合|携手")
_AT = re.compile(r"选址[在于]?|位于|设[在于]|落户[在于]?|坐落[在于]|[建开][在于]|[搬迁][到至]|地点[在为设]|入驻|进驻")
_HELD_AT = re.compile(
    r"在(?P<where>[^,。;在]{2,20}?)(?:举行|召开|举办|揭牌|挂牌|开庭|设立|建成|建立|先行|试点|试行|开展)"
)
_ACTS = re.compile(
    r"牵头|负责|承担|担任|主持|[主承]办|打分|把关|带[队头]|指导|共同|联合|现场|具体|统一|作为|代表|先后|首[创次]|出具|起草|执笔"
    r"|派[驻出]|常驻|认[领定]|研发|[赠捐][送赠]|投诉|反映|申请|提[起出]|撰写|报道|刊发|推荐|命名"
)
_STOPS = frozenset(",。;:的将把被对向在为以获")
_SHORTEST, _LONGEST = 2, 20


@cache
def _office() -> re.Pattern[str]:
    return re.compile("|".join(name_words("bodies")))


def awarded(passage: Passage) -> list[Span]:
    """What somebody was given or put on: 全国民主法治示范村 in 被命名为全国民主法治示范村."""
    return [match.span("what") for match in _AWARDED.finditer(passage.folded)]


def doers(passage: Passage) -> Iterator[Span]:
    """By whom things are done: 九江学院 in 委托九江学院开展评估."""
    return _somebody(passage, _BY)


def partners(passage: Passage) -> Iterator[Span]:
    """With whom things are done: 金昌市 in 与金昌市签订协议."""
    return _somebody(passage, _WITH)


def _somebody(passage: Passage, before: re.Pattern[str]) -> Iterator[Span]:
    for match in before.finditer(passage.folded):
        end = passage.clauses[passage.clause_at(match.start())].end
        yield from _up_to_a_verb(passage.folded, match.end(), end)
        yield from _up_to_an_office(passage.folded, match.end(), end)


def _up_to_an_office(folded: str, start: int, end: int) -> Iterator[Span]:
    """The words from `start` to the first noun of an office behind which a verb stands: 由县旅游投诉受理中心|管理."""
    ends = (match.end() for match in _office().finditer(folded, start, min(end, start + _LONGEST)))
    acting = (at for at in ends if at == end or folded[at : at + 2] in verbs() or _ACTS.match(folded, at))
    yield from ((start, at) for at in islice(acting, 1))


def sites(passage: Passage) -> Iterator[Span]:
    """Where something is or takes place: 人民公园东侧 in 选址人民公园东侧."""
    yield from (match.span("where") for match in _HELD_AT.finditer(passage.folded))
    for match in _AT.finditer(passage.folded):
        end = passage.clauses[passage.clause_at(match.start())].end
        yield from _up_to_a_verb(passage.folded, match.end(), end, verb=False)


def _up_to_a_verb(folded: str, start: int, end: int, verb: bool = True) -> Iterator[Span]:
    """The words from `start` to the next `verb` or particle, if they are few; 、 and 与 may join them."""
    at = start
    while at < end and at - start <= _LONGEST:
        word = folded[at : at + 2]
        acts = verb and at - start >= _SHORTEST and (word in verbs() or _ACTS.match(word))
        if acts or folded[at] in _STOPS:
            break
        at += 1
    if _SHORTEST <= at - start <= _LONGEST:
        yield start, at
