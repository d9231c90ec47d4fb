"""What is marked in a quote: the figure, the name, or the words that say how."""

from __future__ import annotations

import re
from collections.abc import Sequence

from bot.answering.candidate import Candidate
from bot.answering.inquiry import Weighted
from bot.answering.listing import figure_row, listed
from bot.answering.names import bodies, quoted
from bot.answering.passage import Passage
from bot.answering.sighting import Span
from bot.answering.whole_names import unbroken, whole
from bot.question.model import Question
from bot.question.phrases import phrases

PLANS = frozenset({"", "计划", "打算", "安排", "规划", "动作", "举措", "措施", "想法", "思路"})
"""What is asked for where a plan is, which may be called by a name of its own."""
_NAMING = frozenset({"name", "place", "person"})
_HOW = ("怎", "如何", "咋")
_CLOSE = 3
"""Characters between a term and the figure that is told of it: “法律明白人”91人, 仲裁案件|45件."""
_SHORTEST_STATEMENT, _LONGEST_STATEMENT = 3, 26
_BEHIND_A_TERM = re.compile(r"(?:案件|人员|部门|单位|工作|方面|活动)?[^\w]*")
_REASON = re.compile(
    r"(?:(?<!原)因(?!此|地|素)为?|由于|鉴于|(?:原因|理由)是|主要是|均?系(?=相关|因|单位|由)|源于|在于)"
    r"(?P<why>[^,。;]{2,40}?)(?=而|受到|被|,|。|;|导致|延|推迟|暂缓|暂停|终止|$)"
    r"|经(?P<met>[^,。;]{2,30}(?:意见|反对|不赞成)[^,。;]{0,6})"
)
_HOW_COME = re.compile(r"(?:怎么|咋)(?:又|就|会|当年|当时|后来|还|都|最后)*(?:没|不|黄|停|取消|推迟|搁)")
"""Asks why something did not come about."""
_ALL_OR_NOT = re.compile(r"[均都全未没不无已尚仍暂](?!市|县|区|州|省|国|面)[^,。;、]*$")
"""What goes before a verb to say whether all of it, or none, is so: 均由赤峰市政府|维持."""
_COUNTED_OR_RATED = re.compile(r"(?<!效)率(?![先领])|案件数|件数|次数|人数|数量|金额|多少|几[件个次人]")
"""Asks which reports tell a figure."""
_SEVERAL = re.compile(r"[\d两二三四五六七八九十][大个家位名项件部条处所][^,。?]*(?:叫|名字|是什么|是啥|是哪)")
"""Asks what each of so many things is called."""
_PART_OF_REGION = re.compile(
    r"(?:(?<=[,。;、:(◆●·])|^)[\u4e00-\u9fff]{1,7}?(?<![社小园景校片辖地山牧灾库郊厂林矿各全我本该])[县区市旗](?![委级内直属域长场]|政府|人大|法院|司法)"
)
"""A county or district that a clause begins with, which a city's report tells of."""
_CONSEQUENCE = re.compile(r"会怎[样么]|怎么办|有什么后果|什么下场|会如何|咋办|点算")
"""Asks what comes of something: 材料不齐会怎样."""
_FOUND = re.compile(r"(?:发现|查出|存在)(?P<what>[^,。;\d]{4,30}?)的?(?:问题|隐患|情形)\d")
"""What is wrong, where it was found in others and counted: 发现价格公示不规范问题2项."""
_NAMED = re.compile(
    r"[“《「][^”》」]{1,20}[”》」](?:[\u4e00-\u9fff]{0,6}?(?:行动|活动|工程|机制|模式|改革|方案|制度|计划))?"
)


def marked(
    candidate: Candidate, question: Question, terms: Sequence[Weighted], region: str, start: int, end: int
) -> tuple[Span, ...]:
    """Spans of the paragraph to mark within the quote start..end; `region` is the name of the report's region."""
    found = _marks(candidate, question, terms, region, start, end)
    return found if candidate.figure else tuple(unbroken(candidate.passage.folded, span) for span in found)


def _marks(
    candidate: Candidate, question: Question, terms: Sequence[Weighted], region: str, start: int, end: int
) -> tuple[Span, ...]:
    if candidate.marks:
        return candidate.marks if candidate.figure else tuple(whole(candidate.passage, s) for s in candidate.marks)
    if question.topic == "plan" and question.head in PLANS and (named := _quoted(candidate, start, end)):
        return named
    if question.topic == "problems" and (match := _FOUND.search(candidate.passage.folded, start, end)):
        return (match.span("what"),)
    if question.everywhere and _COUNTED_OR_RATED.search(question.scopeless):
        return _rest(candidate, terms, False, start, end)
    if question.kind == "list":
        each = phrases("each").search(question.scopeless)
        row = figure_row(candidate.passage, start, end) if each else None
        found = (row,) if row else listed(candidate.passage, question, terms, start, end)
        return found or _name(candidate, terms, start, end)
    if (
        question.kind == "statement"
        and _HOW_COME.search(question.scopeless)
        and (why := _reasons(candidate, start, end))
    ):
        return why
    if question.kind == "reason":
        return _reasons(candidate, start, end) or _rest(candidate, terms, True, start, end)
    if question.topic in ("problems", "plan"):
        return ()
    if question.everywhere and (named := _region(candidate, region, start, end)):
        return named
    if question.one_region and (part := _PART_OF_REGION.search(candidate.passage.folded, start, end)):
        return (part.span(),)
    if _CONSEQUENCE.search(question.scopeless) and (comes := _clause_behind(candidate, terms, start, end)):
        return (comes,)
    if question.kind in _NAMING:
        rows = listed(candidate.passage, question, terms, start, end) if _SEVERAL.search(question.scopeless) else ()
        named = rows or _name(candidate, terms, start, end)
        return named or _rest(candidate, terms, True, start, end, figures=False)
    return _rest(candidate, terms, question.asks, start, end, everywhere=question.everywhere)


def _reasons(candidate: Candidate, start: int, end: int) -> tuple[Span, ...]:
    """What stands between 因 and what came of it."""
    match = _REASON.search(candidate.passage.folded, start, end)
    return (match.span("why" if match["why"] else "met"),) if match else ()


def _quoted(candidate: Candidate, start: int, end: int) -> tuple[Span, ...]:
    """The one name in quotation marks, with the noun it belongs to."""
    found = list(_NAMED.finditer(candidate.passage.folded, start, end))
    return (found[0].span(),) if found else ()


def _clause_behind(candidate: Candidate, terms: Sequence[Weighted], start: int, end: int) -> Span | None:
    """The clause behind the last one in a quote that has a term of the question."""
    passage = candidate.passage
    clauses = [(c.start, c.end) for c in passage.clauses if start <= c.start and c.end <= end]
    said = [any(form in passage.folded[slice(*c)] for w in terms for form in w.term.forms) for c in clauses]
    last = max((at for at, says in enumerate(said) if says), default=len(clauses))
    return clauses[last + 1] if last + 1 < len(clauses) else None


def _region(candidate: Candidate, region: str, start: int, end: int) -> tuple[Span, ...]:
    """The report's region, where the quote names it."""
    at = candidate.passage.folded.find(region, start, end)
    return ((at, at + len(region)),) if at >= 0 else ()


def _name(candidate: Candidate, terms: Sequence[Weighted], start: int, end: int) -> tuple[Span, ...]:
    """The first office or name in quotation marks that is none of the question's own words."""
    passage = candidate.passage
    forms = [form for w in terms for form in w.term.forms]
    named = sorted((*quoted(passage), *bodies(passage)))
    fresh = (span for span in named if passage.folded[slice(*span)] not in forms)
    inside = [span for span in fresh if start <= span[0] and span[1] <= end and span[1] - span[0] > 2]
    return tuple(whole(passage, span) for span in inside[:1])


def _rest(
    candidate: Candidate,
    terms: Sequence[Weighted],
    asks: bool,
    start: int,
    end: int,
    figures: bool = True,
    everywhere: bool = False,
) -> tuple[Span, ...]:
    """What is said from the last term of the question on, in the clause that has most of them; its figure, if told.

    Where nothing is said there behind the term, the clause behind it.
    """
    passage = candidate.passage
    best, choice = 0.0, (start, end)
    for clause in passage.clauses:
        if start <= clause.start and clause.end <= end:
            weight = sum(
                w.weight
                for w in terms
                if any(form in passage.folded[clause.start : clause.end] for form in w.term.forms)
            )
            if weight > best:
                best, choice = weight, (clause.start, clause.end)
    spans = [
        span
        for w in terms
        if not w.term.surface.startswith(_HOW)
        for span in passage.occurrences(w.term.forms)
        if choice[0] <= span[0] and span[1] <= choice[1]
    ]
    told = [(f.start, f.end) for f in passage.figures if figures and choice[0] <= f.start and f.end <= choice[1]]
    if everywhere and (close := [f for f in told if any(0 <= f[0] - span[1] <= _CLOSE for span in spans)]):
        return (close[0],)
    last = max(spans, key=lambda span: (span[1], -span[0]), default=(choice[1], choice[1]))
    behind = [figure for figure in told if figure[0] >= last[0]]
    if told and not asks:
        return ((behind or told)[0],)
    stop = end if end - last[0] <= _LONGEST_STATEMENT else choice[1]
    said = _after(passage, last[1], stop)
    start = said if stop - said >= _SHORTEST_STATEMENT else last[0]
    if start == last[0] and (whether := _ALL_OR_NOT.search(passage.folded, choice[0], start)):
        start = whether.start()
    if 2 <= stop - start <= _LONGEST_STATEMENT:
        return ((start, stop),)
    after = [(c.start, c.end) for c in passage.clauses if choice[1] <= c.start and c.end <= end]
    return tuple(span for span in after[:1] if span[1] - span[0] <= _LONGEST_STATEMENT)


def _after(passage: Passage, start: int, stop: int) -> int:
    """Where the words begin that follow a term, its noun and the marks behind it passed over."""
    behind = _BEHIND_A_TERM.match(passage.folded, start, stop)
    return behind.end() if behind else start
