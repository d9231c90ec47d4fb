"""What holds for every answer, whatever is asked: to the letter, within the limits, in either script."""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from itertools import islice
from pathlib import Path
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC
from processes import SEEDS

from bot.answer import Answer, Quote, Status
from bot.app import Bot
from bot.conversation import Conversation
from bot.evaluate.question_set import Asked, QuestionSet
from bot.render.json import record
from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer
from retrieval.reports.mentions import find_mentions
from retrieval.text.fold import fold, to_script

QA = Path(__file__).parents[1] / "qa"
SETS = ("dev", "dialog", "own", "own_dialog")
MOST_MARKS = 3


@cache
def decoded(file: str) -> str:
    """A report as it lies in its folder."""
    return (SEEDS / file).read_bytes().decode("utf-8-sig")


@cache
def asked(name: str) -> tuple[Asked, ...]:
    return QuestionSet.read(QA / f"{name}.jsonl").asked


def places(answer: Answer) -> list[tuple[str, int, int]]:
    return [(quote.file, quote.start, quote.end) for quote in answer.quotes]


# --- the limits of a question ---


@dataclass(frozen=True, slots=True)
class Limits:
    """Regions and years a question says; empty where it says none."""

    regions: tuple[RegionPath, ...] = ()
    years: tuple[int, ...] = ()

    def allow(self, bot: Bot, quote: Quote) -> bool:
        """Below a region asked for; of a year asked for, planned for it, or telling of it by its number."""
        here = not self.regions or any(quote.path[: len(region)] == region for region in self.regions)
        paragraph = bot.index.paragraph(quote.paragraph)
        planned = paragraph is not None and paragraph.role == "plan" and paragraph.plan_year in self.years
        told = any(str(year) in fold(quote.text) for year in self.years)
        return here and (not self.years or quote.year in self.years or planned or told)


def faults(bot: Bot, answer: Answer, limits: Limits) -> list[str]:
    """What is wrong with an answer that no answer may have."""
    found = [
        ("no such status", answer.status not in get_args(Status)),
        ("says nothing", not record(answer)["answer"].strip()),
        ("quotes without answering", answer.status != "answered" and bool(answer.quotes)),
        ("answers without a quote", answer.status == "answered" and not answer.quotes),
        ("nothing to choose from", answer.status == "clarify" and not answer.choices),
    ]
    for quote in (*answer.quotes, *answer.related):
        marks = quote.highlights
        found += [
            (f"not to the letter: {quote}", decoded(quote.file)[quote.start : quote.end] != quote.text),
            (f"empty: {quote}", not quote.text.strip()),
            (f"too many marks: {quote}", len(marks) > MOST_MARKS),
            (f"a mark outside: {quote}", not all(0 <= start < end <= len(quote.text) for start, end in marks)),
        ]
    found += [(f"out of limits: {q.path} {q.year} {q.text}", not limits.allow(bot, q)) for q in answer.quotes]
    return [fault for fault, there in found if there]


# --- questions from the sets ---


@pytest.mark.parametrize("name", SETS)
def test_answers_to_the_sets_are_sound(bot: Bot, name: str) -> None:
    """Each in its conversation; the limits are those the answer says it kept, regions and years of the turn first."""
    conversations: dict[str | None, Conversation] = {}
    wrong = []
    for question in asked(name):
        before = conversations.get(question.session) if question.session else None
        reply = bot.ask(question.question, before)
        conversations[question.session] = reply.conversation
        limits = Limits(reply.answer.scope.regions, reply.answer.scope.years)
        wrong += [(question.question, fault) for fault in faults(bot, reply.answer, limits)]
    assert wrong == []


# --- questions made at random ---

REGIONS: dict[str, tuple[str, ...]] = {
    "黑龙江省/哈尔滨市/香坊区": ("香坊区", "香坊", "哈尔滨市香坊区", "哈尔滨香坊", "香坊區", "黑龙江省哈尔滨市香坊区"),
    "辽宁省/盘锦市": ("盘锦市", "盘锦", "盤錦市", "盤錦", "辽宁盘锦"),
    "河南省/开封市/鼓楼区": ("开封市鼓楼区", "开封鼓楼区", "開封鼓樓區", "河南鼓楼区"),
    "黑龙江省/大兴安岭地区/塔河县": ("塔河县", "塔河", "塔河縣", "大兴安岭塔河县"),
    "浙江省/杭州市/下城区": ("下城区", "杭州下城区", "杭州市下城區", "浙江杭州下城"),
    "黑龙江省": ("黑龙江省", "黑龙江", "黑龍江"),
    "浙江省": ("浙江省", "浙江"),
    "河南省/开封市": ("开封市", "开封", "開封"),
    "上海市": ("上海市", "上海"),
    "江苏省/南京市/鼓楼区": ("南京市鼓楼区", "南京鼓樓區"),
    "辽宁省/沈阳市": ("沈阳市", "瀋陽"),
    "台湾省": ("台湾", "臺灣"),
}
"""As a report's path begins, and as people write it."""
YEARS: dict[tuple[int, ...], tuple[str, ...]] = {
    (2019,): ("2019年", "二〇一九年", "2019年度"),
    (2020,): ("2020年", "二零二零年", "20年"),
    (2021,): ("2021年", "二〇二一年", "21年", "２０２１年"),
    (2023,): ("2023年", "23年"),
    (2025,): ("2025年", "去年", "去年"),
    (2026,): ("今年", "2026年"),
    (2020, 2021, 2022): ("2020到2022年", "2020年至2022年"),
}
ASKS = (
    "多少件", "有多少", "是多少", "几个", "有哪些", "是什么", "叫什么", "为什么", "怎么样", "什么时候", "哪里", "谁",
    "吗", "呢", "有没有", "哪里最多", "分别多少", "打算怎么做", "存在哪些问题", "明年有什么计划", "百分之几",
    "花了多少钱", "幾多", "是哪個", "的出处", "的原文", "",
)  # fmt: skip
JUNK = (
    "😀",
    "？？",
    "\u200b",
    "abc",
    "12345",
    "。。。",
    "<b>",
    "&amp;",
    "%s",
    "\t",
    "哈哈哈",
    "嗯嗯",
    "／",
    "'; --",
    "\U0001f600",
)
JOINTS = ("", "", " ", "的", ",", "，")
MAY_LIMIT = re.compile(r"^[山江河湖湾港岛桥石]|^[日晚时早]报|[省市区县州盟旗镇乡村路街]|年|\d|全|去|今|明|前|后|本|来")


@cache
def vocabulary(bot: Bot) -> tuple[str, ...]:
    """Words of the reports that name neither a region nor a year, as printed."""
    words: dict[str, None] = {}
    for report in bot.reports:
        text = decoded(report.file)
        for _, start, end in bot.index.words(text):
            words[text[start:end]] = None
    gazetteer = Gazetteer.load()
    return tuple(
        w for w in words if len(w) > 1 and not MAY_LIMIT.search(fold(w)) and not find_mentions(gazetteer, fold(w))
    )


def random_questions(bot: Bot, seed: int) -> Iterator[tuple[str, Limits]]:
    """Questions put together from regions, years, words of the reports and junk, with the limits they say."""
    pick = random.Random(seed)
    words = vocabulary(bot)
    while True:
        regions = pick.sample(list(REGIONS), pick.choice((0, 1, 1, 1, 2)))
        years = pick.sample(list(YEARS), pick.choice((0, 0, 1)))
        scope = [pick.choice(REGIONS[region]) for region in regions] + [pick.choice(YEARS[year]) for year in years]
        pick.shuffle(scope)
        rest = pick.choices(words, k=pick.choice((0, 1, 1, 2, 2, 3))) + pick.choices(JUNK, k=pick.random() < 0.2)
        text = pick.choice(("，", " ", "和")).join(scope) + pick.choice(JOINTS)
        text += pick.choice(JOINTS).join(rest) + pick.choice(ASKS) + pick.choice(("", "?", "？"))
        paths = tuple(tuple(region.split("/")) for region in regions)
        limits = Limits(paths, tuple(year for every in years for year in every))
        yield pick.choice((str, str, traditional))(text), limits


def traditional(text: str) -> str:
    return to_script(text, "hant")


def test_answers_to_10000_random_questions_are_sound(bot: Bot) -> None:
    wrong = []
    for text, limits in islice(random_questions(bot, seed=20260301), 10_000):
        wrong += [(text, fault) for fault in faults(bot, bot.ask(text).answer, limits)]
    assert wrong == []


@settings(max_examples=300, deadline=None, derandomize=True)
@given(text=st.text(max_size=60))
def test_answers_to_any_text_are_sound(bot: Bot, text: str) -> None:
    assert faults(bot, bot.ask(text).answer, Limits()) == []


# --- either script ---

FORMS: tuple[Callable[[str], str], ...] = tuple(OpenCC(config).convert for config in ("s2t", "s2tw", "t2s"))
SAME = 0.99
"""The share of questions that must get the same quotes in every form."""


@pytest.mark.parametrize("name", ["dev", "own"])
def test_either_script_gets_the_same_quotes(bot: Bot, name: str) -> None:
    questions = [question.question for question in asked(name)]
    forms = [(question, form(question)) for question in questions for form in FORMS]
    quotes = {text: places(bot.ask(text).answer) for text in {text for pair in forms for text in pair}}
    differing = [(question, form) for question, form in forms if quotes[question] != quotes[form]]
    assert len(differing) <= (1 - SAME) * len(forms), differing


# --- conversations ---

PATHS = st.lists(st.text(min_size=1), min_size=1, max_size=4).map(tuple)
NUMBERS = st.integers(min_value=0, max_value=10**9)
PLACES = st.tuples(st.text(), NUMBERS, NUMBERS, st.lists(st.tuples(NUMBERS, NUMBERS), max_size=3).map(tuple))
CONVERSATIONS = st.builds(
    Conversation,
    regions=st.lists(PATHS, max_size=3).map(tuple),
    years=st.lists(NUMBERS, max_size=3).map(tuple),
    core=st.text(),
    subject=st.text(),
    quotes=st.lists(PLACES, max_size=3).map(tuple),
    shown=st.lists(PLACES, max_size=3).map(tuple),
    visited=st.lists(PATHS, max_size=3).map(tuple),
    script=st.sampled_from(["", "hans", "hant"]),
)


@given(conversation=CONVERSATIONS)
def test_a_conversation_comes_back_as_it_was_written(conversation: Conversation) -> None:
    assert Conversation.from_json(conversation.to_json()) == conversation


@pytest.mark.parametrize(
    "text", ["", "null", "[]", "{}", "7", "no JSON", '{"regions": 1}', '{"regions": [], "years": []}']
)
def test_what_is_no_conversation_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        Conversation.from_json(text)


def conversations(bot: Bot, seed: int) -> Iterator[Conversation]:
    """What is left after one to three questions of the sets, each conversation another."""
    pick = random.Random(seed)
    questions = [question.question for name in SETS for question in asked(name)]
    while True:
        conversation = Conversation()
        for question in pick.choices(questions, k=pick.randint(1, 3)):
            conversation = bot.ask(question, conversation).conversation
        yield conversation


def test_a_question_that_names_its_region_inherits_nothing(bot: Bot) -> None:
    before = conversations(bot, seed=1)
    differing = []
    for question in (*asked("dev"), *asked("own")):
        fresh = bot.ask(question.question).answer
        if fresh.scope.regions:
            after = bot.ask(question.question, conversation := next(before)).answer
            if (after.status, places(after), after.scope) != (fresh.status, places(fresh), fresh.scope):
                differing.append((question.question, conversation))
    assert differing == []


def test_a_question_that_names_no_region_stays_within_those_before(bot: Bot) -> None:
    wrong = []
    held = frozenset(report.region for report in bot.reports)
    for question, conversation in zip((*asked("dev"), *asked("own")), conversations(bot, seed=2), strict=False):
        if not find_mentions(Gazetteer.load(), fold(question.question), fuzzy=True, known=held):
            answer = bot.ask(question.question, conversation).answer
            limits = Limits(answer.scope.regions, answer.scope.years)
            wrong += [(question.question, fault) for fault in faults(bot, answer, limits)]
            wrong += [(question.question, path) for path in limits.regions if path not in conversation.regions]
    assert wrong == []
