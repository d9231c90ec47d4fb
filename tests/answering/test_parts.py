"""Several questions in one line."""

from __future__ import annotations

import pytest

from bot.answering.parts import parts


@pytest.mark.parametrize(
    ("line", "questions"),
    [
        ("行政复议办了多少件，败诉率多少", ["行政复议办了多少件，", "败诉率多少"]),
        ("审查了多少件文件又提了多少条意见", ["审查了多少件文件", "又提了多少条意见"]),
        ("演练了多少次?多少人参加?", ["演练了多少次?", "多少人参加?"]),
        ("甲区办了幾件;乙區罰了多少錢", ["甲区办了幾件;", "乙區罰了多少錢"]),
    ],
)
def test_a_line_of_several_questions_is_cut(line: str, questions: list[str]) -> None:
    assert parts(line) == questions


@pytest.mark.parametrize(
    "line",
    [
        "甲区2021年行政复议办了多少件?",
        "又好又快的改革有多少项",
        "送法都进了哪些地方,各多少次",
        "示范点,省级市级各几家",
        "受理的案件,一共多少件",
        "你好,请问败诉率是多少",
        "小错不罚,一共放过了多少个案子?",
        "有没有人被表扬过?为什么",
        ",,,",
        "",
    ],
)
def test_a_line_of_one_question_stays_whole(line: str) -> None:
    assert parts(line) == [line]
