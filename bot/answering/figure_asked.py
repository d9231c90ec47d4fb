"""What a question asks of a figure, beside what it is of: its change, its part, its sum, what is not so."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from bot.answering.stages import begun_words, outcome_words
from bot.question.model import Question
from retrieval.text.lexicon import kinds_of_money

EARLIER = re.compile(r"同比|上年|去年|较上|上一年|往年|原来|此前|以前")
CHANGE = re.compile(
    r"[涨降升增减跌]|提[高升]|[多少快慢高低]了(?:多少|几)|变化|[差隔]|点$|几个点|百分点|出入|相比|比.{1,8}[多少高低快慢]"
)
TARGET = re.compile(r"原[定先本]|力争|争取|目标|计划|拟|预计|确保|要达到|控制在")
"""Words that ask for an earlier year, a change, an aim, and that tell of one."""
_BACK = re.compile(r"原[来先本]|以前|此前|之前|起初|最初")
_HOW_CHANGED = re.compile(
    r"(?:增[长加]|成长|上[升涨]|下[降跌]|减少|提[高升]|降低|[涨降升减跌])了?(?:多少|几)(?!到)"
    r"|比[^,。?]{1,10}[多少高低快慢长短]了?(?:多少|几)"
)
_SHARE = re.compile(r"占[了到]?(?:多少|几)[^成%]")
_CONCLUDED = re.compile(r"[裁办审结判调决查改](?:[完掉]|成了)(?!整|全|善)|了结")
_EXTREME = re.compile(r"最|平均|均|每|单")
_SUM = re.compile(r"[一总]共|合计|总[数计]|全[市区县省]|加起来|统共|拢共")
_DENIED = re.compile(
    r"(?<![有是能会要可用好])(?:没(?!有?(?:有|几|多少|吗|呢|$))|不(?=[\u4e00-\u9fff])(?!少|止|同|到|超|过|仅|但|动产|良|正当|文明|定期))"
    r"|未(?!成年|来)|尚|还差|非(?=国有|公|官|法定|公立)"
)
_TARGET = re.compile(rf"{TARGET.pattern}|打算|本来|准备|想要")
_ALONE = re.compile(
    r"光(?:是|说|看|算)?(?=[\u4e00-\u9fff])(?!盘|明|荣|伏|电|纤)|单(?:是|说|独|看|算)|只(?:算|说)|仅|《"
)
_BY_PARTS = re.compile(
    r"各(?:个|下属|下辖)?(?:[省市州盟县区旗镇乡街]|部门|单位|街道|局)|下[面辖属](?:的|各)?[市县区旗镇乡街单部]"
)


@cache
def _not_reached() -> re.Pattern[str]:
    """A stage that is denied."""
    return re.compile(
        rf"(?:没(?:有|给|被)?|未(?:被|予|能)?|不予?)(?:公开|{begun_words().pattern}|{outcome_words().pattern})(?!之?前)"
    )


@dataclass(frozen=True, slots=True)
class FigureAsked:
    """What a question asks of a figure."""

    back: bool
    """What it was before it changed."""
    earlier: bool
    """How it stands to an earlier year."""
    change: bool
    """Anything of how it changed, which is told in points."""
    how_changed: bool
    """By how much it changed."""
    share: bool
    """How many of a whole are of one kind, which the whole's figure does not tell: 公安占几项."""
    extreme: bool
    """The most, the least, or that of each."""
    sum: bool
    """All of them together."""
    denied: bool
    """What is not so: 还没改的, 不搞承诺制的."""
    concluded: bool
    """What was dealt with to its end: 裁完了几件."""
    not_reached: bool
    """What did not get so far: 没受理的, 未办结的."""
    target: bool
    """What it was meant to be."""
    of_which: bool
    """Something 其中, which the question says itself."""
    by_parts: bool
    """That of each part of a region; where no region is named, 各县区 are those with a report."""
    alone: bool
    """One thing by itself, or a document by its title: a row's figure is of all of it."""
    money: frozenset[str]
    """The kinds of money it names."""


def figure_asked(question: Question) -> FigureAsked:
    """What a question asks of a figure."""
    folded, asked = question.folded, question.scopeless
    return FigureAsked(
        back=bool(_BACK.search(folded)),
        earlier=bool(EARLIER.search(folded)),
        change=bool(CHANGE.search(folded)),
        how_changed=bool(_HOW_CHANGED.search(folded)),
        share=bool(_SHARE.search(folded)),
        extreme=bool(_EXTREME.search(folded)),
        sum=bool(_SUM.search(folded)),
        denied=bool(_DENIED.search(asked)),
        concluded=bool(_CONCLUDED.search(asked)),
        not_reached=bool(_not_reached().search(asked)),
        target=bool(_TARGET.search(folded)),
        of_which="其中" in folded,
        by_parts=bool(_BY_PARTS.search(folded)) and not (question.everywhere and not question.places),
        alone=bool(_ALONE.search(folded)),
        money=frozenset(kind.name for kind in kinds_of_money() if kind.asked.search(asked)),
    )
