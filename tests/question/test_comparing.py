"""How regions are set against each other, and what a figure must be; regions and years stand as @."""

from __future__ import annotations

import pytest

from bot.question.comparing import compares, condition_of, everywhere, superlative
from bot.question.model import Condition
from retrieval.text.fold import fold


@pytest.mark.parametrize(
    ("text", "compared"),
    [
        ("@和@谁多", True),
        ("@跟@哪个败诉率高", True),
        ("@与@相比", True),
        ("@、@分别办了多少件", True),
        ("哪里最多", True),
        ("給這些地方排個隊", True),
        ("@和@差多少", True),
        ("@办了多少件", False),
        ("@最近的培训", False),
        ("@有哪些做法", False),
    ],
)
def test_regions_are_set_against_each_other(text: str, compared: bool) -> None:
    assert compares(fold(text)) is compared


@pytest.mark.parametrize(
    ("text", "order"),
    [("哪里最多", 1), ("谁的败诉率最高", 1), ("哪個地方最少", -1), ("败诉率最低的是谁", -1), ("办了多少件", 0)],
)
def test_the_most_or_the_least_is_asked_for(text: str, order: int) -> None:
    assert superlative(fold(text)) == order


@pytest.mark.parametrize(
    ("text", "all_meant"),
    [
        ("哪些地方提到了公证", True),
        ("哪個區縣最多", True),
        ("各地办了多少", True),
        ("五个地区的复议案件", True),
        ("所有地区的败诉率", True),
        ("哪个部门得了奖", False),
        ("在哪里办", False),
        ("哪些领域", False),
        ("有多少件", False),
    ],
)
def test_every_report_is_meant(text: str, all_meant: bool) -> None:
    assert everywhere(fold(text)) is all_meant


@pytest.mark.parametrize(
    ("text", "condition"),
    [
        ("哪些地方败诉率为0", Condition("=", 0.0)),
        ("败诉率是零的", Condition("=", 0.0)),
        ("哪里出庭率超过90%", Condition(">", 90.0)),
        ("出庭率达到百分之百的", Condition("=", 100.0)),
        ("案件不到20件的地方", Condition("<", 20.0)),
        ("出庭率不足一半的", Condition("<", 50.0)),
        ("哪些地方办了复议", None),
    ],
)
def test_a_figure_must_meet_a_condition(text: str, condition: Condition | None) -> None:
    found = condition_of(fold(text))
    assert (found and found[0]) == condition
