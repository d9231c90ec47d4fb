"""What stands at the top: 最多的是哪类, asked and said."""

from __future__ import annotations

import re

from bot.answering.sighting import Span
from bot.question.model import Question

_ASKS = re.compile(r"最[多常爱容高大集]|最主要|主要|多半|大多|第一名|头一名|集中")
_SAYS = re.compile(
    r"最[多高大集为]|集中[在于]|主要[是为有]|首位|首要|之首|居首|占.{0,6}(?:以上|多)|多为|多系|突出的是|第一[,。;名位]"
)
_ASKS_MOST = re.compile(r"最[多高大]|最集中")
_PLACED = re.compile(r"前[一二两三四五\d]|排名|居|第[一1]|榜|[大最]")
"""What tells that something stands high."""
_ASKS_FIRST = re.compile(r"第一名|头一?名|冠军|[拿得夺获][了到的得]?第一(?![个次批家份季])|排第一")
_SAYS_FIRST = re.compile(r"第[一1]|冠军|头名|首|一等|金[奖牌]|特等|榜")
_TOPPED = re.compile(
    r"(?:最[多高大集中]{1,2}的?(?:是|为|依次[是为])|(?:主要)?集中[在于]|主要[是为])(?P<what>[^,。;]{2,24})"
)


def tops(question: Question, text: str) -> bool:
    """Whether a question asks what is most, and a text says what is: 败诉案件主要集中在土地征收."""
    return asks_top(question) and bool(_SAYS.search(text))


def untopped(question: Question, text: str) -> bool:
    """Whether what there is most of is asked for, and a text says nothing of what is: 进乡镇31次."""
    most = asks_top(question) and bool(_ASKS_MOST.search(question.folded))
    return most and not (tops(question, text) or _PLACED.search(text))


def first_unsaid(question: Question, text: str) -> bool:
    """Whether a question asks who came first, and a text says nothing of anybody who did."""
    return bool(_ASKS_FIRST.search(question.folded)) and not _SAYS_FIRST.search(text)


def asks_top(question: Question) -> bool:
    return question.superlative >= 0 and bool(_ASKS.search(question.folded))


def topped(folded: str) -> list[Span]:
    """What a folded text says is most: 公安交通管理 in 涉及最多的是公安交通管理."""
    return [match.span("what") for match in _TOPPED.finditer(folded)]
