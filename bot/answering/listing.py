"""What a passage lists: items joined by 、, documents, names in quotation marks; and which list was asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from bot.answering.figures import Figure, chinese_number
from bot.answering.inquiry import Inquiry, Weighted
from bot.answering.names import after_count, trimmed, verbs
from bot.answering.passage import Passage
from bot.answering.sighting import Span
from bot.question.model import Question
from bot.question.phrases import phrases
from retrieval.text.lexicon import endings_of

_MOST = 3
_TITLES = re.compile(r"《[^《》]{2,60}》(?:[、和及与]?《[^《》]{2,60}》)*")
_QUOTES = re.compile(r"“[^”]{1,24}”(?:[、和及与]?“[^”]{1,24}”)+")
_ITEMS = re.compile(r"[^,。;:!?、\n]{1,24}(?:、[^,。;:!?、\n]{1,24})*(?:、|和|及|以及|与)[^,。;:!?、\n]{1,40}")
_COUNTED = re.compile(
    r"(?<=[\u4e00-\u9fff”》])[一二两三四五六七八九十\d]+(?:大|个|项|类|种|支|家|部|条|方面|位|名|件|所|处|级|座|间|场|次|期|章)(?!、)"
)
"""How many the items before it are: 实体平台、热线平台、法网平台|三大平台."""
_ENDS = re.compile(
    rf"等|组成|轮流|先行|逐一|(?<![、和与及])“|(?<=[\u4e00-\u9fff])\s*\d|{_COUNTED.pattern}|被|均|都|在(?!线)|共|的(?=[\u4e00-\u9fff]{{0,8}}$)"
)
"""Where the last item ends."""
_ENCLOSED = re.compile(r"“[^”]*”|《[^《》]*》")
_JOINTS = re.compile(r"[、]|以及|(?<=[\u4e00-\u9fff》”])[和及与](?=[\u4e00-\u9fff《“])")
_HOW_MANY = re.compile(
    r"(?:[哪这那]|(?<![第\d])(?=[一二两三四五六七八九十\d]+[大个家类种项支方][^,。?]*(?:分别|都有|有哪|是哪|是什么|是啥|叫什么)))"
    r"(?:(?P<words>[一二两三四五六七八九十])|(?P<digits>\d{1,2}))"
)
_BETWEEN = re.compile(r"[),、和(]{0,2}[\u4e00-\u9fff“”]{0,14}(?:\([\u4e00-\u9fff]{1,6}\)[\u4e00-\u9fff]{0,6})?")
_FEWEST = 2
_OUT_OF = re.compile(r"[\d一二三四五六七八九十][\u4e00-\u9fff]{1,5}?(?:里|中|当中|之中)")
"""Asks what a number is made up of: 1040件里都是哪几类."""
_DEALT_WITH = re.compile(r"[把将给对]@*\d")
"""What is counted is only what something is done with: 把18份线索交给了谁."""
_THOSE = re.compile(r"[那这](?=[\d两二三四五六七八九十])|叫(?:什么|啥|乜)|分别(?:是|为|叫)|名字|名称")
"""Asks what each of so many things is called: 那5件…分别是什么."""
_CALLED = re.compile(
    r"(?:都|各|分别|各自)(?:叫|是(?:什么|啥|乜|哪))|是哪(?:一?[个家所村]|几[\u4e00-\u9fff])|有哪几[\u4e00-\u9fff]"
)
"""Behind things that are each to be named."""
_NAMELESS = 50
"""So many things no report names one by one."""
_PARTS = re.compile(r"(?:其中|包括|分为|含|:)[^。;\d]{0,12}\d+[^。;]*?[\u4e00-\u9fff]\d+")
"""What a number is made up of, behind it: 48个调解组织,其中调解委员会36个,调解室10个; 审结26件:维持15件,撤销4件."""
_LEADS = re.compile(r"[\u4e00-\u9fff]{0,8}?(?:[:(,—]|分别|即|包括|为|是|有|涉及|[“《])")
"""Between how many things there are and a list of them."""
_OF_WHICH = re.compile("其中|分别|包括")
_NEAR_HEAD = 10
_HEADED, _KIND, _AS_MANY, _LONG = 3.0, 2.0, 6.0, 0.2
_SHORT_HEAD, _MANY = 3, 6


def listed(passage: Passage, question: Question, terms: Sequence[Weighted], start: int, end: int) -> tuple[Span, ...]:
    """What to mark of the lists between start and end: the one asked for, or the documents of a row one by one."""
    found = list(_lists(passage.folded, start, end))
    if not found:
        return ()
    best = max(found, key=lambda span: _worth(passage, question, terms, span))
    titles = [match.span() for match in re.finditer(r"《[^《》]+》", passage.folded[slice(*best)])]
    if 1 < len(titles) <= _MOST:
        return tuple((best[0] + first, best[0] + last) for first, last in titles)
    return (best,)


def lists_as_many(folded: str, start: int, end: int, question: Question) -> bool:
    """Whether a list between start and end has as many items as the question asks for: 哪三个, 三大平台分别是什么."""
    asked = _HOW_MANY.search(question.folded)
    return asked is not None and any(
        _count(folded[slice(*span)]) == _number(asked) for span in _lists(folded, start, end)
    )


def only_counts(passage: Passage, inquiry: Inquiry, span: Span) -> bool:
    """Whether a span gives no more than the number of the things that are to be named: 聘请了6位律师."""
    counts = {(figure.value, figure.unit) for figure in _counts_to_name(inquiry)}
    said = [figure for figure in _figures(passage, span) if (figure.value, figure.unit) in counts]
    said = said or list(_counted_here(passage, inquiry, span))
    return bool(said) and not any(_names_counted(passage.folded, *span, figure) for figure in said)


def other_number(passage: Passage, inquiry: Inquiry, span: Span) -> bool:
    """Whether so many things are to be named (那5件决策), and a span neither says so many nor lists so many."""
    asked = inquiry.question.scopeless
    counts = [figure for figure in _counts_to_name(inquiry) if figure.unit and figure.value < _NAMELESS]
    if not counts or not _THOSE.search(asked):
        return False
    if any(
        f.value == one.value and f.measures in ("", "item", one.measures)
        for f in _figures(passage, span)
        for one in counts
    ):
        return False
    most = max((_count(passage.folded[slice(*found)]) for found in _lists(passage.folded, *span)), default=1)
    return all(one.value > most for one in counts)


def _counted_here(passage: Passage, inquiry: Inquiry, span: Span) -> Iterator[Figure]:
    """The figures in a span that count what is to be named: 法治文化阵地|33处 for 阵地叫什么名字."""
    named = _CALLED.search(inquiry.question.scopeless)
    if named is None or not inquiry.terms:
        return
    forms = max(inquiry.terms, key=lambda w: w.term.end if w.term.end <= named.start() else -1).term.forms
    for figure in _figures(passage, span):
        before, behind = passage.folded[span[0] : figure.start], passage.folded[figure.end : span[1]]
        if figure.value > 1 and (before.endswith(forms) or behind.startswith(forms)):
            yield figure


def _counts_to_name(inquiry: Inquiry) -> tuple[Figure, ...]:
    """How many things the question says there are, where it asks what each is."""
    asked, stated = inquiry.question.scopeless, tuple(figure for figure in inquiry.stated if figure.value > 1)
    if not stated or phrases("each").search(asked) or _OUT_OF.search(asked) or _DEALT_WITH.search(asked):
        return ()
    return stated


def _figures(passage: Passage, span: Span) -> list[Figure]:
    return [f for f in passage.figures if span[0] <= f.start < span[1]]


def _names_counted(folded: str, start: int, end: int, figure: Figure) -> bool:
    """Whether a list between start and end names what a figure counts, or begins to (A、B等4个)."""
    lists = (folded[slice(*span)] for span in _lists(folded, start, figure.start))
    behind = (folded[slice(*s)] for s in _lists(folded, figure.end, end) if _LEADS.match(folded, figure.end, s[0] + 1))
    if folded[: figure.start].endswith("等") or _PARTS.search(folded, figure.end, end):
        return True
    return any(_count(one) >= figure.value for one in (*lists, *behind))


def _count(inside: str) -> int:
    """The number of items of a list."""
    return len(_JOINTS.findall(inside)) + inside.count("》《") + inside.count("”“") + 1


def figure_row(passage: Passage, start: int, end: int) -> Span | None:
    """The longest row of figures with what each is of, between start and end: 继续有效41件、修改6件、废止16件.

    What is behind 其中 is a row of its own.
    """
    best: list[Figure] = []
    row: list[Figure] = []
    for figure in (f for f in passage.figures if start <= f.start and f.end <= end):
        alike = bool(row) and row[-1].measures == figure.measures
        between = passage.folded[row[-1].end : figure.start] if row else ""
        joined = alike and _BETWEEN.fullmatch(between) and not _OF_WHICH.search(between)
        row = [*row, figure] if joined else [figure]
        best = max(best, row, key=len)
    if len(best) < _FEWEST:
        return None
    before = re.search(r"[^,。;、:]*$", passage.folded[start : best[0].start])
    said = before[0] if before else ""
    whole = _OF_WHICH.search(said)
    return best[0].start - len(said) + (whole.end() if whole else 0), best[-1].end


def _lists(folded: str, start: int, end: int) -> Iterator[Span]:
    for pattern in (_TITLES, _QUOTES):
        yield from (match.span() for match in pattern.finditer(folded, start, end))
    for match in _ITEMS.finditer(folded, start, end):
        if "、" not in match[0]:
            continue
        span = _trimmed_list(folded, *match.span())
        if "、" in folded[slice(*span)]:
            yield span


def _trimmed_list(folded: str, start: int, end: int) -> Span:
    """A list without what stands before its first item and behind its last one in the same breath."""
    joints = [match.span() for match in _JOINTS.finditer(folded, start, end)]
    counted = _COUNTED.search(folded, joints[0][1], end)
    joints = [joint for joint in joints if not counted or joint[1] <= counted.start()]
    first, last = joints[0][0], joints[-1][1]
    opened = max(folded.rfind(mark, start, first) for mark in "“《")
    if opened >= 0:
        closed = max(folded.find(mark, opened, first) for mark in "”》")
        after = trimmed(folded, closed + 1, first, bare=1)[0] if 0 <= closed < first - _SHORT_HEAD else opened
        start = after if after > closed + 1 else opened
    elif first - start > 2:
        start = trimmed(folded, start, first, bare=1)[0]
    start = after_count(folded, start, last)
    enclosed = _ENCLOSED.match(folded, last)
    behind = enclosed.end() if enclosed else last + 1
    stop = next((at for at in range(max(last + 2, behind), end - 1) if folded[at : at + 2] in verbs()), end)
    ends = _ENDS.search(folded, behind, stop)
    return start, ends.start() if ends else stop


def _worth(passage: Passage, question: Question, terms: Sequence[Weighted], span: Span) -> float:
    """How likely a list is the one asked for: its items are as many, what they are is said by it, terms stand near."""
    clause = passage.clauses[passage.clause_at(span[0])]
    said, inside = passage.folded[clause.start : clause.end], passage.folded[slice(*span)]
    around = passage.folded[max(clause.start, span[0] - _NEAR_HEAD) : span[0]]
    around += passage.folded[span[1] : span[1] + _NEAR_HEAD]
    items = _count(inside)
    asked = _HOW_MANY.search(question.folded)
    worth = sum(w.weight for w in terms if any(form in said for form in w.term.forms))
    worth -= sum(w.weight for w in terms if any(form in inside for form in w.term.forms)) / 2
    called = (*question.head_forms, *endings_of(question.head))
    worth += _HEADED * any(form in around or inside.endswith(form) for form in called if form)
    worth += _KIND * (0 < len(question.head) <= _SHORT_HEAD and _JOINTS.split(inside)[0][-1:] in question.head)
    worth += _AS_MANY * (asked is not None and _number(asked) == items)
    return worth + _LONG * min(items, _MANY)


def _number(asked: re.Match[str]) -> float:
    return float(asked["digits"]) if asked["digits"] else chinese_number(asked["words"])
