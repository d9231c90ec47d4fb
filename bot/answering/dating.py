"""Dates against what is asked: of which event and which document they are, and whether they are fine enough."""

from __future__ import annotations

import re

from bot.answering.inquiry import Inquiry
from bot.answering.passage import Passage
from bot.answering.sighting import Span
from bot.question.model import Question

_MADE = frozenset({"批准", "通过", "印发", "发布", "公布", "出台", "审议通过"})
"""What is done with a document before it takes effect."""
_TAKES_EFFECT = re.compile("起?(?:正式)?(?:施行|生效|实施)")
_DOCUMENT = re.compile(r"([\u4e00-\u9fff]*?)(?:条例|办法|规定|规章|细则|规则)")
_OF_ANY_TITLE = re.compile("管理|工作|实施|保护|促进|建设|的?[那这]?[部个份]?$")
_A_TOPIC = 4
"""Characters before 条例 that tell what it is on, at most."""
_TITLE = re.compile(r"《([^》]+)》")
_ASKS_DAY = re.compile(r"哪一?[天日]|几号|何日|什么日子|几月几|哪个日子|边日")
_TELLS_DAY = re.compile(r"日|每|周|星期|[-/.]\d{1,2}[-/.]\d")
_ASKS_MONTH = re.compile(r"几月|哪个月|哪月")


def dating(passage: Passage, inquiry: Inquiry, span: Span, clause: Span) -> dict[str, bool]:
    """By name, what speaks against a date, which stands in `clause`."""
    return {
        "event elsewhere": _event_elsewhere(passage, inquiry, clause),
        "of another event": _of_another_event(passage, inquiry, span),
        "of another document": _of_another_document(passage, inquiry, span),
        "too coarse": _too_coarse(inquiry.question, passage.folded[slice(*span)]),
    }


def _event_elsewhere(passage: Passage, inquiry: Inquiry, clause: Span) -> bool:
    """Whether what is asked the date of (the last word: 施行, 揭牌) does not stand in the date's clause."""
    last = inquiry.terms[-1].term if inquiry.terms else None
    return last is not None and not any(form in passage.folded[slice(*clause)] for form in last.forms)


def _of_another_event(passage: Passage, inquiry: Inquiry, span: Span) -> bool:
    """Whether a date is of taking effect (9月1日起施行), and the question asks when a document was made (批准)."""
    effect = _TAKES_EFFECT.match(passage.folded, span[1])
    return (
        effect is not None
        and not _MADE.isdisjoint(inquiry.forms)
        and not any(_TAKES_EFFECT.fullmatch(form) for form in inquiry.forms)
    )


def _of_another_document(passage: Passage, inquiry: Inquiry, span: Span) -> bool:
    """Whether a document is asked about, and the one that a date's sentence names shares none of what it is on."""
    asked = _DOCUMENT.search(inquiry.question.scopeless)
    first, _ = passage.sentence_of(passage.clause_at(span[0]))
    named = _TITLE.findall(passage.folded, passage.clauses[first].start, span[0])
    if asked is None or not named:
        return False
    on = _OF_ANY_TITLE.sub("", asked[1])[-_A_TOPIC:]
    meant = [form for form in inquiry.forms if not _DOCUMENT.search(form) and not _OF_ANY_TITLE.fullmatch(form)]
    return bool(on) and not any(word in title for title in named for word in (*on, *meant))


def _too_coarse(question: Question, date: str) -> bool:
    """Whether a day is asked for and a date tells none, or a month and it tells none."""
    if _ASKS_DAY.search(question.folded):
        return not _TELLS_DAY.search(date)
    return bool(_ASKS_MONTH.search(question.folded)) and "月" not in date and not _TELLS_DAY.search(date)
