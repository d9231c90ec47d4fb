"""Reports on two years of one region, and one of another: what a year limits, and what carries over."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from made_up import answering

from bot.answering import Answerer
from bot.conversation import Conversation

TODAY = datetime.date(2026, 3, 1)
REPORT = """{name}{year}年法治政府建设情况报告
{year}年,{name}深入推进法治政府建设。现将有关情况报告如下:
一、主要工作成效
(一)加强行政复议工作。全年办理行政复议案件{cases}件,纠错率{rate}%。{extra}
二、存在的问题
一是{problem}。二是基层法治力量还很薄弱。
三、下一步工作安排
(一){plan}。按照部署抓好落实。
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    told = (
        ("山东省寿光市", 2021, 31, 5, "执法监督还不够有力", "完善行政复议机制", ""),
        ("山东省寿光市", 2023, 47, 8, "普法形式还比较单一", "加强案卷评查", "2019年的考核中获评优秀单位3家。"),
        ("浙江省嘉善县", 2021, 12, 4, "执法队伍还不稳定", "推进数字政府建设", ""),
    )
    reports = (
        REPORT.format(name=name, year=year, cases=cases, rate=rate, problem=problem, plan=plan, extra=extra)
        for name, year, cases, rate, problem, plan, extra in told
    )
    with answering(tmp_path_factory.mktemp("two-years"), reports) as answerer:
        yield answerer


def talk(answerer: Answerer, *turns: str) -> tuple[str, list[str]]:
    """(status, quotes) of the last of several turns."""
    conversation = Conversation()
    for turn in turns:
        reply = answerer.respond(turn, conversation, TODAY)
        conversation = reply.conversation
    return reply.answer.status, [quote.text for quote in reply.answer.quotes]


@pytest.mark.parametrize(
    ("turns", "quotes"),
    [
        (["寿光市2021年行政复议案件多少件"], ["全年办理行政复议案件31件"]),
        (["寿光2023年行政复议案件多少件"], ["全年办理行政复议案件47件"]),
        (["寿光2021年行政复议案件多少件", "2023年的呢"], ["全年办理行政复议案件47件"]),
        (["寿光2023年行政复议案件多少件", "那嘉善呢"], ["全年办理行政复议案件12件"]),
        (["寿光2021年存在哪些问题"], ["执法监督还不够有力", "基层法治力量还很薄弱"]),
        (["寿光2022年有什么打算"], ["完善行政复议机制"]),
        (["寿光2021年存在哪些问题", "下一步有什么打算"], ["完善行政复议机制"]),
        (["寿光存在哪些问题"], ["普法形式还比较单一", "基层法治力量还很薄弱"]),
        (["嘉善和2021年的寿光谁的行政复议案件多"], ["全年办理行政复议案件31件", "全年办理行政复议案件12件"]),
        (["嘉善行政复议案件多少件，纠错率多少"], ["全年办理行政复议案件12件", "纠错率4%"]),
    ],
)
def test_a_year_limits_what_answers(answerer: Answerer, turns: list[str], quotes: list[str]) -> None:
    assert talk(answerer, *turns) == ("answered", quotes)


@pytest.mark.parametrize(
    "turns",
    [
        ["寿光2022年行政复议案件多少件"],
        ["嘉善2023年纠错率是多少"],
        ["嘉善2023年存在哪些问题"],
        ["北京市行政复议案件多少件"],
        ["北京市行政复议案件多少件", "纠错率呢"],
        ["北京市行政复议案件多少件", "还有吗"],
        ["寿光2022年行政复议案件多少件", "还有吗"],
    ],
)
def test_outside_the_limits_nothing_is_quoted(answerer: Answerer, turns: list[str]) -> None:
    assert talk(answerer, *turns) == ("no_answer", [])


def test_two_years_of_one_region_are_set_against_each_other(answerer: Answerer) -> None:
    status, quotes = talk(answerer, "寿光2021年和2023年行政复议案件对比")
    assert (status, quotes) == ("answered", ["全年办理行政复议案件31件", "全年办理行政复议案件47件"])


@pytest.mark.parametrize(
    ("turns", "told"),
    [
        (["有没有嘉善的报告", "哪一年的?"], ("coverage", [])),
        (["有没有嘉善的报告", "纠错率呢"], ("answered", ["纠错率4%"])),
    ],
)
def test_a_region_asked_whether_it_is_held_is_talked_about(
    answerer: Answerer, turns: list[str], told: tuple[str, list[str]]
) -> None:
    assert talk(answerer, *turns) == told


def test_a_region_is_held_against_the_one_talked_about(answerer: Answerer) -> None:
    status, quotes = talk(answerer, "嘉善2021年行政复议案件多少件", "跟寿光比谁多")
    assert status == "answered"
    assert {"全年办理行政复议案件12件", "全年办理行政复议案件31件"} <= set(quotes)
