"""Turns that lean on those before them: what they ask for, and of what."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

import pytest
from made_up import answering

from bot.answering import Answerer
from bot.conversation import Conversation

TODAY = datetime.date(2026, 3, 1)
REPORTS = (
    """甘肃省民乐县2023年法治政府建设情况报告
一、主要工作成效
(一)收到行政复议申请52件,受理42件,审结39件。法律援助中心受理案件143件,受援对象中农牧民65人、残疾人12人。
二、存在的问题
一是复议人员力量不足,案多人少。二是普法形式单一。
三、下一步工作安排
(一)充实复议人员队伍,新招录复议人员3名。(二)创新普法形式。
""",
    """甘肃省高台县2023年法治政府建设情况报告
一、主要工作成效
(一)受理游客投诉1532件,审结旅游纠纷案件109件。全年收到行政复议申请38件,受理31件,办结29件。
二、存在的问题
一是执法监督不够有力。
三、下一步工作安排
(一)加强执法监督。
""",
)


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with answering(tmp_path_factory.mktemp("leaning"), REPORTS) as answerer:
        yield answerer


@pytest.mark.parametrize(
    ("turns", "said"),
    [
        (("民乐县收到多少件复议申请", "受理的呢", "那高台县呢"), "受理31件"),
        (("民乐县受理了多少件行政复议", "审结的呢", "换成高台县"), "办结29件"),
        (("民乐县法律援助受理了多少案件", "其中农牧民呢"), "农牧民65人"),
        (("民乐县复议人员够不够", "这方面打算怎么办"), "复议人员"),
    ],
)
def test_a_turn_asks_for_what_those_before_it_asked(answerer: Answerer, turns: tuple[str, ...], said: str) -> None:
    conversation = Conversation()
    for turn in turns:
        reply = answerer.respond(turn, conversation, TODAY)
        conversation = reply.conversation
    assert said in reply.answer.quotes[0].text


def test_plans_are_all_listed_where_all_are_asked_for(answerer: Answerer) -> None:
    first = answerer.respond("民乐县复议人员够不够", Conversation(), TODAY)
    plans = answerer.respond("还有哪些工作打算", first.conversation, TODAY).answer.quotes
    assert len(plans) == 2
