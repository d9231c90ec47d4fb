"""What in a passage could be the name, place, person or date asked for, and how each was found."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answering import circumstances, marks, names
from bot.answering.inquiry import Inquiry
from bot.answering.outranking import asks_top, topped
from bot.answering.passage import Passage
from bot.answering.sighting import Span
from bot.question.model import ORDINAL, Question, Term
from retrieval.text.lexicon import endings_of

_CLOCK = re.compile(r"几点|几时|上班|下班|开门|关门")
_ASKS = re.compile(r"什么|哪|啥|咩|谁|(?<![任如几])何|乜|(?<![\u4e00-\u9fff])边(?=个|度|处|位)")
_ASKS_AWARD = re.compile(r"奖|荣誉|称号|[牌招]子|招牌|名[头号]|头衔|先进|示范|试点|榜|表彰")
_ASKS_BY = re.compile(r"(?:由|被|让|叫|请|找|委托|靠|归|聘)[了的过]?(?:谁|哪|什么人|何人)")
"""Asks by whom something is done: 由谁打分, 请了哪家机构."""
_ASKS_SITE = re.compile(
    r"[在开设建放安落驻搬][了到在]?(?:哪[里儿]|哪(?=[?。!呢啊呀]*$)|什么地方|边度|何处|啥地方|咩地方)"
)
"""Asks where something is or takes place, which no document is."""
ASKS_WITH = re.compile(r"(?:跟|和|与|同|联合|会同|联手)了?(?:谁|哪|什么|啥|边|乜)")
"""Asks with whom something is done: 跟谁签了协议."""
_ANY_OF_THEM = re.compile(
    r"(?:全[国省市区县州]|各[级个类县市区乡镇单部]|有的|部分|多[个家]|该|某|一些|我[市县区]|首[家个批]|所有|其[他它余]|相关|有关|等)[\u4e00-\u9fff]{0,8}"
)
"""What names no one thing: 全市街道, 各部门."""
_LOOSE = frozenset({"object", "between", "in front"})
"""Ways of finding a name that know nothing of its form: what has a figure in it is none."""
_BY = re.compile(r"(?<![理自缘事])由")
"""Before who does something: 应用由|海宁分局管理."""
_LONGEST_OBJECT, _SHORTEST_OBJECT = 30, 2


def named_spans(passage: Passage, inquiry: Inquiry) -> dict[Span, set[str]]:
    """Spans that could be what is asked for, each with every way in which it was found."""
    found: dict[Span, set[str]] = {}
    for how, span in _spans(passage, inquiry.question, [w.term for w in inquiry.terms]):
        counts = how in _LOOSE and any(span[0] <= f.start and f.end <= span[1] for f in passage.figures)
        if span[0] < span[1] and not counts and not _ANY_OF_THEM.fullmatch(passage.folded, *span):
            found.setdefault(span, set()).add(how)
    return found


def _spans(passage: Passage, question: Question, terms: Sequence[Term]) -> Iterator[tuple[str, Span]]:
    if question.kind == "date":
        times = marks.clock_times(passage) if _CLOCK.search(question.folded) else []
        yield from (("date", span) for span in times or marks.dates(passage))
        return
    if question.head == ORDINAL:
        yield from (("ordinal", span) for span in marks.ordinals(passage))
        return
    if names.asks_for_person(question.folded) or (question.kind == "person" and names.asks_for_holder(question.folded)):
        yield from (("person", span) for span in names.persons(passage))
        return
    if question.kind == "place":
        yield from (("place", span) for span in names.places(passage))
        yield from (("site", span) for span in circumstances.sites(passage))
    if question.kind == "person" or names.is_body(question.head):
        yield from (("body", span) for span in names.bodies(passage))
        if _ASKS_BY.search(question.folded):
            yield from (("by", span) for span in circumstances.doers(passage))
        if ASKS_WITH.search(question.folded):
            yield from (("by", span) for span in circumstances.partners(passage))
    if question.kind in ("person", "name"):
        yield from (("person", span) for span in names.persons(passage))
    noun = names.head_noun(question.head)
    for form in question.head_forms or (noun,):
        if form:
            yield from (("headed", span) for span in _headed(passage, form, terms))
    for ending in endings_of(question.head):
        yield from (("of the kind", span) for span in names.names_ending(passage, ending))
    if _ASKS_AWARD.search(question.head):
        yield from (("awarded", span) for span in circumstances.awarded(passage))
    if asks_top(question):
        yield from (("topped", span) for span in topped(passage.folded))
    if question.kind != "person" and not _ASKS_SITE.search(question.folded):
        yield from (("document", span) for span in marks.documents(passage))
    yield from (("quoted", span) for span in names.quoted(passage))
    yield from _around_terms(passage, question, terms)


def _headed(passage: Passage, noun: str, terms: Sequence[Term]) -> Iterator[Span]:
    """Names that end with a noun, also without the question's own words before them: 首家|人民调解中心."""
    for start, end in names.names_ending(passage, noun):
        yield start, end
        said = (form for term in terms for form in term.forms if passage.folded.startswith(form, start))
        begin = start + max(map(len, said), default=0)
        if start < begin < end - len(noun) - 1:
            yield begin, end


def _around_terms(passage: Passage, question: Question, terms: Sequence[Term]) -> Iterator[tuple[str, Span]]:
    """What stands where the question word stands: behind the term before it, in front of the term after it."""
    before, after = _beside_asking(question, terms)
    stops = [start for term in after[:1] for start, _ in passage.occurrences(term.forms)]
    for term in before[-1:]:
        for _, end in passage.occurrences(term.forms):
            clause = passage.clauses[passage.clause_at(end - 1)]
            last = min((stop for stop in stops if end < stop < clause.end), default=clause.end)
            span = names.after_particles(passage.folded, end, last)
            if question.kind == "person" and (by := _BY.search(passage.folded, *span)):
                span = by.end(), last
            if _SHORTEST_OBJECT <= span[1] - span[0] <= _LONGEST_OBJECT:
                yield "between" if last < clause.end else "object", span
    for stop in stops:
        start = passage.clauses[passage.clause_at(stop)].start
        span = names.trimmed(passage.folded, start, stop)
        if _SHORTEST_OBJECT <= span[1] - span[0] <= _LONGEST_OBJECT:
            yield "in front", span


def _beside_asking(question: Question, terms: Sequence[Term]) -> tuple[list[Term], list[Term]]:
    """The terms before the question word and those after it; none where no question word is said."""
    match = _ASKS.search(question.scopeless)
    if match is None:
        return [], []
    return [t for t in terms if t.end <= match.start()], [t for t in terms if t.start >= match.end()]


def gap_before(passage: Passage, inquiry: Inquiry, span: Span) -> int:
    """How far a name stands behind the term it follows in the question (全市首家什么中心); large where it does not."""
    before, _ = _beside_asking(inquiry.question, [w.term for w in inquiry.terms])
    ends = [end for _, end in passage.occurrences(before[-1].forms) if end <= span[0]] if before else []
    return span[0] - max(ends, default=-99)


def gap_behind(passage: Passage, inquiry: Inquiry, span: Span) -> int:
    """How far behind a name the term stands that the question word stands before; large where it does not."""
    question = inquiry.question
    _, terms = _beside_asking(question, [w.term for w in inquiry.terms])
    after = [term for term in terms if term.surface != question.head]
    starts = [start for term in after[:1] for start, _ in passage.occurrences(term.forms) if start >= span[1]]
    return min(starts, default=span[1] + 99) - span[1]


def sort_of_head(question: Question) -> str:
    """What the noun asked for says of the form of its names: a document's title, its own ending, anything."""
    if names.wants_document(question.head):
        return "document"
    if not question.head:
        return question.kind
    return "noun" if names.head_noun(question.head) == question.head else "plain"
