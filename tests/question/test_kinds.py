"""The kind of answer that question words ask for; regions and years stand as @."""

from __future__ import annotations

import pytest

from bot.question.kinds import wanted
from bot.question.model import Kind
from retrieval.text.fold import fold

KINDS: dict[Kind, tuple[str, ...]] = {
    "figure": (
        "@行政复议办了多少件?",
        "@立案几宗",
        "@有几个执法部门",
        "@受理案件數",
        "@罚了多少钱",
        "@败诉率",
        "@出庭率是几成",
        "@培训了几多人次",
        "@办事时间缩短了多少天",
        "@多久开一次会",
        "@连续几年获评示范",
        "@一共聘了多少位法律顾问",
        "@占百分之多少",
        "@案件数量",
    ),
    "date": ("@什么时候开的会?", "@几月启动的", "@哪一天发布的", "@何时出台", "@公布日期", "@邊個月,哪年成立的"),
    "place": ("@法律援助去哪里办?", "@公证处在哪", "@中心设在什么地方", "@边度可以办", "@办公地址"),
    "person": ("@由谁牵头", "@哪位领导签的", "@邊個負責", "@区长叫什么名字", "@谁是局长"),
    "name": (
        "@出台了什么办法",
        "@平台叫什么",
        "@哪个部门得了奖",
        "@获得了什么称号",
        "@是全省第几名",
        "@叫啥名字",
    ),
    "list": (
        "@有哪些执法部门?",
        "@开展了哪些活动",
        "@分别是什么",
        "@哪三个方面",
        "@推出了些什么",
        "@领域包括什么",
        "@做了什么",
    ),
    "reason": ("@为什么败诉", "@因何被撤销", "@點解會輸", "@败诉的原因是什么", "@为啥少了"),
    "statement": (
        "@怎么处理投诉",
        "@是否公开了清单",
        "@做得怎么样",
        "@有没有法律顾问",
        "@公开了吗",
        "@行政复议",
        "@如何评查案卷",
    ),
}


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, texts in KINDS.items() for text in texts])
def test_question_words_ask_for_a_kind(kind: Kind, text: str) -> None:
    assert wanted(fold(text)).kind == kind


@pytest.mark.parametrize(
    ("text", "units", "unit"),
    [
        ("@多少件案件", {"case"}, "件"),
        ("@多少人参加", {"people"}, "人"),
        ("@幾多人次", {"people"}, "人次"),
        ("@罚款多少万元", {"money"}, ""),
        ("@花了多少钱", {"money"}, ""),
        ("@免罚金额", {"money"}, ""),
        ("@免罚涉及金额是多少", {"money"}, ""),
        ("@胜诉率多少", {"rate"}, ""),
        ("@占比几成", {"rate"}, "%"),
        ("@几个工作日办完", {"time"}, ""),
        ("@多长时间办结", {"time"}, ""),
        ("@多久培训一次", {"every"}, ""),
        ("@有多少", set(), ""),
    ],
)
def test_a_figure_is_wanted_with_its_unit(text: str, units: set[str], unit: str) -> None:
    found = wanted(fold(text))
    assert (found.kind, found.units, found.unit) == ("figure", units, unit)


@pytest.mark.parametrize(
    ("text", "head"),
    [("@哪个街道试点", "街道试点"), ("@什么称号", "称号"), ("@第几名", "第"), ("@出台了什么办法", "办法")],
)
def test_a_name_is_wanted_with_its_noun(text: str, head: str) -> None:
    assert wanted(text).head == head


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("@办了多少件案件", ["多少件"]),
        ("@什么时候启动", ["什么时候"]),
        ("@为什么败诉", ["为什么"]),
        ("@去哪里办", ["去哪里"]),
    ],
)
def test_question_words_are_no_terms(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in wanted(text).spans] == words
