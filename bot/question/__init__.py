"""Understanding a question: from what was typed to what is asked."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.question.intents import intent_of
from bot.question.kinds import EACH, Wanted, wanted
from bot.question.model import Kind, Place, Question, Term, Topic
from bot.question.terms import Words, find_terms, stopwords
from bot.question.topics import (
    compare_words,
    compares,
    condition_of,
    everywhere,
    everywhere_words,
    superlative,
    topic_of,
    topic_words,
)
from bot.question.years import YearMention, find_years
from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer, Mention
from retrieval.text.fold import fold, script_of
from retrieval.text.lexicon import Lexicon

LONGEST = 1000
"""Characters of a question that are read; what comes after is left out."""
_WHOLE = re.compile(r"全(?:市|省|区|县|州|国)|整个(?:市|省|区|县)|(?:市|省|区|县)(?:一级|本级)?(?:整体|总体)")
_TOTAL = re.compile(r"一共|总共|共计|合计|总计|加起来|总和")
"""With a province: its own total is asked for, which no report of a place below it gives."""
_FOLLOWS = re.compile(
    r"^(?:那么?|换成?|改成?|改为|再(?:看|查|问)|看看|只看|我(?:问|说|要|指|想问)的?是|问的是|说的是|要的是|不是|如果是|要是|换(?:作|做)|然后|另外|还有)|呢[?。!]*$"
)
_FOLLOW_WORDS = re.compile(
    r"^(?:那么?|换成?|改成?|改为|再(?:看看?|查查?|问问?)|看看|只看|我(?:问|说|要|指|想问)的?是|问的是|说的是|要的是|不是|如果是|要是|换(?:作|做)|然后|另外)|呢(?=[?。!]*$)"
)
_NOT_IN_A_NAME = "的了被在是有获为受把将给与和及进来去能会可得最让里上中"
_IS_WHICH = re.compile(r"([\u4e00-\u9fff]{2,10})(?:是|为)(?:哪一?(?:个|家|所|支|条|项|件|些)|什么|啥)(?:呀|啊|呢|[?。])*$")
_SEVERAL_YEARS = re.compile(r"[两二三几]年")
_CASES = re.compile(r"案件|案子|官司")
_PEOPLE = re.compile(r"人数|(?:人员|律师|干部|调解员|明白人)(?:一共|总共|共)?(?:有)?(?:多少|几)")
_PROBLEM_NAMES, _PLAN_NAMES = frozenset({"短板", "薄弱环节"}), frozenset({"下一步", "下步"})
_NEGATED = re.compile(r"不(?:去|用|打|经过?|上|找|通过|走|靠)[\u4e00-\u9fff]{2}(?=[,、也就都而]|能)")
"""What is said only to be set aside: 不打官司也能解决."""
_MEASURED = re.compile(r"[多少高低]|对比|相比|比一?比|vs|pk|次数|数量|件数|人数|排|率|比例")
_RATED = re.compile(r"(?<!效)率(?![先领])|比例|占比")
_REFERS = re.compile(r"其中|这方面|那方面|这个|这项|这些|该项|它|上述|前面|刚才|这块|那块|这件事|这事|这样|为此|对此|这里面|里面")


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read questions."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    words: Words
    tag: Callable[[str], str]
    """The part of speech of a folded word, empty where unknown."""
    held: frozenset[RegionPath]
    """Regions with a report: a slip of the pen is read as one of them first."""
    today: date


def _blank(text: str, spans: list[tuple[int, int]], mark: str = "@") -> str:
    chars = list(text)
    for start, end in spans:
        chars[start:end] = mark * (end - start)
    return "".join(chars)


def _place(folded: str, mention: Mention) -> Place:
    paths = tuple(region.path for region in mention.regions)
    near = folded[mention.end : mention.end + 4]
    total = all(len(path) == 1 for path in paths) and bool(_TOTAL.search(folded))
    return Place(mention.surface, paths, mention.exact, total or bool(_WHOLE.match(near)))


def _scope(folded: str, reader: Reader) -> tuple[list[Mention], list[YearMention]]:
    years = find_years(folded, reader.today)
    without_years = _blank(folded, [(year.start, year.end) for year in years], " ")
    mentions = reader.gazetteer.mentions(without_years, fuzzy=True, known=reader.held)
    return mentions, years


def understand(text: str, reader: Reader) -> Question:
    """Read a question typed in any script; never fails, whatever was typed."""
    text = "".join(char if char.isprintable() else " " for char in text[:LONGEST])
    folded = fold(text)
    mentions, years = _scope(folded, reader)
    scope_spans = [(m.start, m.end - (folded[m.end : m.end + 1] == "长" and m.end - m.start > 1)) for m in mentions] + [(y.start, y.end) for y in years]
    masked = _blank(folded, scope_spans)
    want = wanted(masked)
    compared, everywhere_asked = compares(masked), everywhere(masked)
    kind, units = _kind(want, masked, compared and len(mentions) != 1, everywhere_asked and not mentions)
    if kind == "figure" and EACH.search(masked) and len(mentions) == 1 and len(years) < 2 and not everywhere_asked and not _SEVERAL_YEARS.search(masked):
        kind = "list"
    topic = topic_of(masked, kind)
    condition = condition_of(masked) if everywhere_asked and not mentions else None
    silent = [*want.spans, *topic_words(masked, topic), *[m.span() for m in _WHOLE.finditer(masked)]]
    silent += [m.span() for m in _FOLLOW_WORDS.finditer(masked)] + [m.span() for m in _REFERS.finditer(masked)]
    silent += [m.span() for m in _NEGATED.finditer(masked)]
    silent += compare_words(masked) if compared else []
    silent += everywhere_words(masked) if everywhere_asked and not mentions else []
    silent += [condition[1]] if condition else []
    terms = find_terms(_blank(masked, silent), reader.words, reader.lexicon)
    if topic == "any" and kind != "figure" and (named := _named_topic(terms)):
        topic = named
    terms = tuple(term for term in terms if topic == "any" or _named_topic((term,)) != topic)
    intent = intent_of(folded, masked)
    return Question(
        text=text,
        folded=folded,
        scopeless=masked,
        script=script_of(text),
        intent=intent,
        kind=kind,
        units=units,
        unit=want.unit,
        asks_at=max((end for _, end in want.spans), default=-1) if kind == "figure" else -1,
        head=(head := _head(want.head, reader) or _head_before(masked, reader) if kind == "name" else ""),
        head_forms=tuple(dict.fromkeys((head, *reader.lexicon.official(head)))) if head else (),
        topic=topic,
        places=tuple(_place(folded, mention) for mention in mentions),
        years=tuple(dict.fromkeys(year for mention in years for year in mention.years)),
        relative_years=any(mention.relative for mention in years),
        terms=terms,
        compares=compared or len(mentions) > 1,
        superlative=superlative(masked),
        everywhere=everywhere_asked and not mentions,
        follows=bool(_FOLLOWS.search(masked.strip("@ ,")) or _FOLLOWS.search(folded.strip())),
        refers=bool(_REFERS.search(masked)),
        asks=bool(want.spans) or kind != "statement",
        bare=not terms and topic == "any" and intent == "ask",
        condition=condition[0] if condition else None,
    )


def _head(after: str, reader: Reader) -> str:
    """The noun a name belongs to: the leading words behind 什么 or 哪个, up to a verb or particle."""
    noun = ""
    for word, start, end in reader.words(after):
        verb = noun and reader.tag(word).startswith(("v", "d", "p", "r"))
        if start != len(noun) or word in stopwords() or word in _NOT_IN_A_NAME or len(noun) + len(word) > 6 or verb:
            break
        noun = after[:end]
    return noun


def _counted(masked: str) -> frozenset[str]:
    """The class of unit that the thing counted goes with, where the question says no unit: 案件 goes with 件."""
    return frozenset({"case"}) if _CASES.search(masked) else frozenset({"people"}) if _PEOPLE.search(masked) else frozenset()


def _head_before(masked: str, reader: Reader) -> str:
    """The noun in front of 是哪个: 村 in 模范村是哪个."""
    match = _IS_WHICH.search(masked)
    words = reader.words(match[1]) if match else []
    return words[-1][0] if words else ""


def _named_topic(terms: tuple[Term, ...]) -> Topic | None:
    """The topic a term is another name of: 拖后腿的 for 短板."""
    for term in terms:
        if len(term.surface) > 1 and not _PROBLEM_NAMES.isdisjoint(term.forms[1:]):
            return "problems"
        if not _PLAN_NAMES.isdisjoint(term.forms[1:]):
            return "plan"
    return None


def _kind(want: Wanted, masked: str, compared: bool, everywhere_asked: bool) -> tuple[Kind, frozenset[str]]:
    """The kind of answer, with its units, once it is known whether reports are set against each other.

    谁多 and 哪里最高 ask for figures; 哪个区 asks for a report when every report is meant, not for a name in one.
    """
    if want.kind != "figure" and ((compared and _MEASURED.search(masked)) or (everywhere_asked and _RATED.search(masked))):
        return "figure", frozenset({"rate"}) if _RATED.search(masked) else _counted(masked)
    if everywhere_asked and want.kind in ("place", "name", "person"):
        return "statement", frozenset()
    return want.kind, want.units or (_counted(masked) if want.kind == "figure" else frozenset())
