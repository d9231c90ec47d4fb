"""Names, places, persons and dates as candidates: how each was found, and how it stands to the question."""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.answering.candidate import Candidate
from bot.answering.circumstances import AWARD
from bot.answering.clauses import after_numbering
from bot.answering.dating import dating
from bot.answering.inquiry import Inquiry
from bot.answering.judging import Judge
from bot.answering.listing import only_counts, other_number
from bot.answering.names import asks_for_person, is_body
from bot.answering.naming import ASKS_WITH, gap_before, gap_behind, named_spans, sort_of_head
from bot.answering.outranking import first_unsaid, tops, untopped
from bot.answering.passage import Passage
from bot.answering.sighting import Span, Spot
from bot.question.model import Question
from bot.question.phrases import phrases
from retrieval.text.lexicon import name_words

_AT = re.compile(r"入驻|位于|设在|设于|地点|驻|在$|前往")
_GOES = re.compile(r"[去到往找上].{0,3}(?:哪|什么地方|何处)")
_AWARDED, _AWARDS = re.compile(rf"[”』」》]?{AWARD}"), re.compile(rf"{AWARD}[^,。;]{{0,4}}$")
_OF_A_YEAR = re.compile(r"(?:\d{4}|本|今|当)年度?的?$")
"""Before what is counted within one year: 2025年|第一次会议."""
_ENTITY = frozenset({"headed", "of the kind", "body", "place"})
"""Ways of finding a name that know its form."""
_TITLED = frozenset({"quoted", "document"})
"""Ways of finding a name that is set off as one."""
_BODIES = frozenset({"body", "by", "headed", "of the kind", "quoted"})
"""Ways of finding a name that an office, a court or a firm may be found by."""
_ROLE = re.compile(
    r"(?:起草|责任|牵头|主管|相关|有关|执法|承办|制定|实施|职能|成员|行政|申请|委托|监管|主办|协办|涉事|被[\u4e00-\u9fff]{2}|处罚"
    r"|许可|审批|使用|用人|参与|建设|施工|业务|综合|基层|专业|专门|专职|服务)(?:执法)?(?:部门|单位|机关|机构|组织|企业|人员|队伍)"
)
"""What says what part somebody plays, and not who it is: 起草部门."""
_GIVES = re.compile(
    r"(?:[交报送转递寄发捐派移][给到往至]|交由|移[交送]|提交|提请|上报|抄送|推送|报送|汇报)[了过]?(?:哪|谁|什么|啥|边|乜)"
    r"|(?:向|给|往|跟|找)(?:哪|谁|什么|啥|边|乜)"
)
"""Asks to whom something is given: 送到哪个部门."""
_TO = re.compile(r"(?:[向给至往到报送交]|提请|交由)[本我]?[省市县区州旗]?$")
_WITH = re.compile(r"(?:[与和同跟、]|会同|联合|携手)$")
"""Before somebody with whom something is done."""
_LONGEST_TO = 4
"""Before somebody who is given something, and the most characters of it: 提请本县|人民法院."""
_OF_THE_REGION = re.compile(
    r"^(?:[全我本该][市县区州旗省]|[市县区州旗省]?(?:人民)?政府|[市县区州旗省]委|本级|[的等各]|[市县区州旗省]级?)+|[的等]"
)
_A_NAME = 2
"""What says only whose it is; and the characters that a name has at least."""
_RIGHT, _CLOSE, _NOT_FAR = 1, 6, 15
"""Characters between a name and the term it goes with."""
_LONGEST = 20
_DIGIT = re.compile(r"\d")


def name_candidates(passage: Passage, inquiry: Inquiry) -> Iterator[Candidate]:
    """Every span that could be what is asked for, in order."""
    judge = Judge(passage, inquiry)
    named = named_spans(passage, inquiry)
    said = {span for span in named if _nothing_new(passage, inquiry, span)}
    fresh = {passage.clause_at(span[0]) for span, hows in named.items() if span not in said and _TITLED & hows}
    for span, hows in named.items():
        at = passage.clause_at(span[0])
        if span in said and at in fresh:
            continue
        if inquiry.question.kind == "person" and _DIGIT.search(passage.folded, *span):
            continue
        clause = passage.clauses[at]
        judgement = judge.judge(Spot(passage, at, at + 1, (clause.start, clause.end)))
        evidence = {
            **judgement.evidence,
            **_evidence(passage, inquiry, span, (clause.start, clause.end), hows, span in said),
        }
        yield Candidate(passage, at, at + 1, (span,), judgement, evidence, "name")


def _evidence(
    passage: Passage, inquiry: Inquiry, span: Span, clause: Span, hows: set[str], nothing_new: bool
) -> dict[str, float]:
    """What else speaks for a name, place or date, beside where the terms stand."""
    question = inquiry.question
    role, anywhere = passage.paragraph.role, question.topic == "any"
    at = question.kind == "place" and bool(_AT.search(passage.folded[max(0, span[0] - 4) : span[0]]))
    before, behind = gap_before(passage, inquiry, span), gap_behind(passage, inquiry, span)
    sort = sort_of_head(question)
    gives = bool(_GIVES.search(question.folded))
    given = gives and bool(_TO.search(passage.folded, max(0, span[0] - _LONGEST_TO), span[0]))
    with_whom = bool(ASKS_WITH.search(question.folded))
    beside = with_whom and bool(_WITH.search(passage.folded, max(0, span[0] - _LONGEST_TO), span[0]))
    found = {
        "place after at": at,
        "place gone to": at and bool(_GOES.search(question.folded)),
        "right behind": before <= _RIGHT,
        "headed right behind": before <= _RIGHT and "headed" in hows,
        "close behind": _RIGHT < before <= _CLOSE,
        "not far behind": _CLOSE < before <= _NOT_FAR,
        "right in front": behind <= _RIGHT,
        "close in front": _RIGHT < behind <= _CLOSE,
        "tops": tops(question, passage.folded[slice(*clause)]),
        "untopped": question.kind == "name" and untopped(question, passage.folded[slice(*clause)]),
        "first unsaid": first_unsaid(question, passage.folded[slice(*clause)]),
        "only counts": only_counts(passage, inquiry, clause),
        "other number": other_number(passage, inquiry, clause),
        "of others": _of_others(passage, inquiry, clause),
        "opens": bool(_ENTITY & hows) and _opens(passage, span, clause),
        "a document": is_body(question.head) and passage.folded[slice(*span)].endswith(name_words("documents")),
        "no body": is_body(question.head) and _BODIES.isdisjoint(hows),
        "called so": _called_so(question, passage, span),
        "echoed": _echoed(passage, inquiry, span),
        "nothing new": nothing_new,
        "a role": bool(_ROLE.fullmatch(passage.folded, *span)),
        "given to": given or beside,
        "not given to": (gives and not given) or (with_whom and not beside),
        "gets an award": bool(_AWARDED.match(passage.folded, span[1])),
        "is the award": bool(_AWARDS.search(passage.folded, max(0, span[0] - _CLOSE), span[0])),
        "of a year": bool(_OF_A_YEAR.search(passage.folded, 0, span[0])),
        "length": min(span[1] - span[0], _LONGEST) / _LONGEST,
        "plan": role == "plan" and anywhere,
        "problems": role == "problems" and anywhere,
        **(dating(passage, inquiry, span, clause) if question.kind == "date" else {}),
        **dict.fromkeys(sorted(hows), 1.0),
        **{f"{how} for {sort}": 1.0 for how in sorted(hows)},
    }
    return {name: float(value) for name, value in found.items() if value}


def _opens(passage: Passage, span: Span, clause: Span) -> bool:
    """Whether a name opens its clause, and so is what the clause tells of: 江堤街道|在现场会上作经验交流."""
    return span[0] <= after_numbering(passage.folded, *clause) + 1


def _called_so(question: Question, passage: Passage, span: Span) -> bool:
    """Whether a name ends with the noun to be named, or stands right before it: 老杨调解室, “塔优办”品牌."""
    noun = phrases("called-noun").search(question.scopeless)
    return noun is not None and noun["noun"][-2:] in passage.folded[span[1] - 2 : span[1] + _CLOSE]


def _of_others(passage: Passage, inquiry: Inquiry, clause: Span) -> bool:
    """Whether so many people are asked for by name (那6位律师叫什么), and the clause says nothing of so many."""
    several = {figure.value for figure in inquiry.stated if figure.measures == "people" and figure.value > 1}
    said = {figure.value for figure in passage.figures if clause[0] <= figure.start < clause[1]}
    return bool(several) and asks_for_person(inquiry.question.folded) and several.isdisjoint(said)


def _nothing_new(passage: Passage, inquiry: Inquiry, span: Span) -> bool:
    """Whether a name is no more than the question's own words, whose office it is aside: 区政府|重大行政决策."""
    name = passage.folded[slice(*span)]
    for form in inquiry.forms:
        name = name.replace(form, "")
    return len(_OF_THE_REGION.sub("", name)) < _A_NAME


def _echoed(passage: Passage, inquiry: Inquiry, span: Span) -> float:
    """How much of a name the question says itself, by any of its words but the noun asked for."""
    said: set[int] = set()
    for weighted in inquiry.terms:
        if weighted.term.surface in inquiry.question.head:
            continue
        for start, end in passage.occurrences(weighted.term.forms):
            said.update(range(max(start, span[0]), min(end, span[1])))
    return len(said) / (span[1] - span[0])
