"""Sentences as candidates: for lists, reasons, statements, and names that no name by itself answers."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.candidate import Candidate
from bot.answering.inquiry import Inquiry
from bot.answering.judging import Judge
from bot.answering.listing import figure_row, lists_as_many, only_counts, other_number
from bot.answering.names import wants_document
from bot.answering.outline import label_asked, label_of
from bot.answering.outranking import first_unsaid, tops, untopped
from bot.answering.passage import Passage
from bot.answering.sighting import Span, Spot
from bot.question.model import Question
from bot.question.phrases import phrases
from retrieval.text.lexicon import endings_of

_REASON = re.compile(r"因(?!此)|由于|原因|导致|系(?=相关|因|单位)|在于|为了|旨在|未|不够|不足")
_NAMES = re.compile(r"[“‘《「、]|[a-z]{2}")
_OF_A_KIND = re.compile(
    r"哪(?:[些几一两三四五六七八九十]*)(?:[个家间所]|@)?(?P<noun>店|公司|单位|部门|机关|机构|街道|乡镇|镇街|村|社区|学校|法院|律所|医院|银行|网站|媒体|牌子)"
)
"""Asks for the names of things of a kind."""
_IN_SHORT = re.compile(r"、[^,。;]{1,8}?(?:[一二两三四五六七八九十\d]+[家个部]|领域|等)")
"""Names offices by what they are for: 海洋、海事、渔政三家."""
_NO_ONE = re.compile(
    r"(?:一些|部分|有的|有些|各级?|相关|有关|多个|某些?|个别|所有|\d+[个家]?)(?:[镇乡村]|街道|部门|单位|机关|机构|企业|公司)"
)
"""Names none of them: 一些部门."""
_AND_MORE = re.compile(r"等[^,。]{0,3}\d+|等[^,。]{1,8}(?:领域|方面|活动|单位)")
_SHORT, _LONG, _MANY_ITEMS = 15, 200, 5
_NUMBERING, _LONGEST_LEAD = 6, 28


def sentence_candidates(passage: Passage, inquiry: Inquiry) -> Iterator[Candidate]:
    """Every sentence; where things are listed, also every run of sentences that semicolons join."""
    judge = Judge(passage, inquiry)
    first = 0
    while first < len(passage.clauses):
        first, last = passage.sentence_of(first)
        yield _candidate(passage, inquiry, judge, first, last)
        if inquiry.question.kind == "list" and (longer := _joined(passage, last)) > last:
            yield _candidate(passage, inquiry, judge, first, longer, joined=True)
        first = last


def _candidate(
    passage: Passage, inquiry: Inquiry, judge: Judge, first: int, last: int, joined: bool = False
) -> Candidate:
    span = (passage.clauses[first].start, passage.clauses[last - 1].end)
    judgement = judge.judge(Spot(passage, first, last, span))
    evidence = {**judgement.evidence, **_evidence(passage, inquiry, span)}
    if joined:
        evidence["joined"] = 1.0
    return Candidate(passage, first, last, (), judgement, evidence, "sentence")


def _evidence(passage: Passage, inquiry: Inquiry, span: Span) -> dict[str, float]:
    """What else speaks for a sentence, beside where the terms stand."""
    question = inquiry.question
    text, role = passage.folded[slice(*span)], passage.paragraph.role
    lists, anywhere = question.kind == "list", question.topic == "any"
    found = {
        "only a head": bool(passage.section) and text.strip() == passage.section[-1].strip(),
        "heading": passage.paragraph.kind == "heading",
        "has a figure": not question.asks and any(span[0] <= f.start < span[1] for f in passage.figures),
        "items": lists * min(text.count("、") + 2 * text.count("》《"), _MANY_ITEMS) / _MANY_ITEMS,
        "and more": lists and bool(_AND_MORE.search(text)),
        "as many items": lists and lists_as_many(passage.folded, *span, question),
        "a row of figures": lists and _row_asked(question) and figure_row(passage, *span) is not None,
        "only counts": question.kind in ("list", "naming") and only_counts(passage, inquiry, span),
        "other number": question.kind in ("list", "naming") and other_number(passage, inquiry, span),
        "none of the kind": lists and _none_of_the_kind(question, text),
        "items of the head": lists and _of_the_head(question, text),
        "tops": tops(question, text),
        "untopped": question.kind == "naming" and untopped(question, text),
        "first unsaid": question.kind == "naming" and first_unsaid(question, text),
        "mere lead": _mere_lead(passage, inquiry, span),
        "no document": lists and wants_document(question.head) and "《" not in text,
        "names nothing": question.kind == "naming" and not _NAMES.search(text),
        "reason": question.kind == "reason" and bool(_REASON.search(text)),
        "reason in problems": question.kind == "reason" and role == "problems",
        "plan": role == "plan" and anywhere,
        "problems": role == "problems" and anywhere,
        "problems everywhere": role == "problems" and anywhere and question.everywhere,
        "long": min(len(text), _LONG) / _LONG,
        "short": len(text) < _SHORT,
        **_labels(question, passage.folded),
    }
    return {name: float(value) for name, value in found.items() if value}


def _row_asked(question: Question) -> bool:
    """Whether a figure is asked for of each thing listed, or how a whole is divided: 按领域怎么分的."""
    return bool(phrases("each").search(question.scopeless) or phrases("divided").search(question.scopeless))


def _of_the_head(question: Question, text: str) -> bool:
    """Whether what is listed is called by the noun asked for: 、…园区等 for 哪些园区, 《…方案》 for 哪些方案."""
    called = (form for form in (*question.head_forms, *endings_of(question.head)) if form)
    return any(re.search(rf"{re.escape(form)}[》”]?[、等和及]", text) for form in called)


def _none_of_the_kind(question: Question, text: str) -> bool:
    """Whether offices, firms or places of a kind are to be named (是哪几家店), and nothing named so is there."""
    asked = _OF_A_KIND.search(question.scopeless)
    if asked is None:
        return False
    told = _NO_ONE.sub("", text)
    return not _IN_SHORT.search(text) and not any(word in told for word in (asked["noun"], *endings_of(asked["noun"])))


def _mere_lead(passage: Passage, inquiry: Inquiry, span: Span) -> bool:
    """Whether a sentence only opens a paragraph that goes on to say it: 谋改革攻坚之策,深化审批制度改革。…"""
    opens = span[0] <= _NUMBERING and span[1] - span[0] <= _LONGEST_LEAD
    goes_on = len(passage.folded.rstrip("。;:\n ")) - span[1] > _LONGEST_LEAD
    return opens and goes_on and not any(span[0] <= f.start < span[1] for f in passage.figures)


def _labels(question: Question, paragraph: str) -> dict[str, bool]:
    """Whether the paragraph gives the reasons or measures (原因分析:, 整改措施:) asked for, or the others."""
    asked, has = label_asked(question.folded), label_of(paragraph)
    return {"asked label": bool(has) and has == asked, "other label": bool(has) and has != asked}


def _joined(passage: Passage, last: int) -> int:
    """Where a list goes on behind a semicolon: the number of the clause after it, `last` where it does not."""
    while (
        last < len(passage.clauses)
        and passage.folded[passage.clauses[last - 1].end : passage.clauses[last].start].strip() == ";"
    ):
        last = passage.sentence_of(last)[1]
    return last
