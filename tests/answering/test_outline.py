"""What a section lists."""

from __future__ import annotations

import pytest
from made_up import passage

from bot.answering.outline import items, labelled
from bot.answering.passage import Passage
from retrieval.text.fold import fold

HEADING = "二、存在的问题"


def said(*passages: Passage) -> list[str]:
    return [item.passage.paragraph.text[item.start : item.end] for item in items(passages)]


def problems(*texts: str) -> list[Passage]:
    return [passage(text, HEADING, role="problems") for text in texts]


@pytest.mark.parametrize(
    ("texts", "wanted"),
    [
        (["一是学法还不够经常。有的单位不学法。", "二是执法力量薄弱。"], ["学法还不够经常", "执法力量薄弱"]),
        (
            ["（一）学法还不够经常。有的单位不学法。", "（二）力量薄弱，人手少。"],
            ["学法还不够经常", "力量薄弱，人手少"],
        ),
        (
            ["我市仍存在一些短板和不足。", "部分干部学法不够；争议化解机制不健全；基层执法力量不足。"],
            ["部分干部学法不够", "争议化解机制不健全", "基层执法力量不足"],
        ),
        (["1.学法还不够经常", "2.执法力量薄弱"], ["学法还不够经常", "执法力量薄弱"]),
        (["仍有一些问题：一是学法还不够经常；二是执法力量薄弱。"], ["学法还不够经常", "执法力量薄弱"]),
        (["一是形式单一；二是人员少。三是力量薄弱。"], ["形式单一", "人员少", "力量薄弱"]),
        (["还有以下不足：", "学法还不够经常。", "执法力量薄弱。"], ["学法还不够经常", "执法力量薄弱"]),
        (
            ["1.学法不够：一是干部不常学，二是群众不常学。", "2.力量薄弱，人手少。"],
            ["学法不够：一是干部不常学，二是群众不常学", "力量薄弱，人手少"],
        ),
        ([], []),
    ],
)
def test_a_section_lists_its_items(texts: list[str], wanted: list[str]) -> None:
    assert said(*problems(*texts)) == wanted


def test_headings_of_their_own_are_items_and_the_text_below_is_not() -> None:
    first, second = "（一）学法还不够经常", "（二）执法力量薄弱"
    listed = said(
        passage(HEADING, kind="heading", role="problems"),
        passage(first, HEADING, kind="heading", role="problems"),
        passage("有的单位不重视学法。", HEADING, first, role="problems"),
        passage(second, HEADING, kind="heading", role="problems"),
        passage("一是人手长期不足。", HEADING, second, role="problems"),
    )
    assert listed == ["学法还不够经常", "执法力量薄弱"]


def test_an_item_that_goes_on_is_cut_to_its_head() -> None:
    text = "一是认识仍有不足，" + "有的单位学法不够经常，有的干部用法不够自觉，" * 8 + "还要继续努力。"
    assert said(*problems(text)) == ["认识仍有不足"]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("@的整改措施有哪些", ["组织学习。"]),
        ("@打算怎么改进", ["组织学习。"]),
        ("@出现问题的原因", ["培训太少。"]),
        ("@存在哪些问题", []),
    ],
)
def test_measures_and_reasons_stand_under_their_labels(question: str, wanted: list[str]) -> None:
    listed = labelled(problems("认识不足。", "原因分析：培训太少。", "整改措施：组织学习。"), fold(question))
    assert [item.passage.paragraph.text[item.start : item.end] for item in listed] == wanted
