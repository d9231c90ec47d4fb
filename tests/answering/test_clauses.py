"""Clauses and sentences of a paragraph."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answering.clauses import after_numbering, split_clauses
from retrieval.text.fold import fold


def clauses(text: str) -> list[str]:
    return [text[clause.start : clause.end] for clause in split_clauses(fold(text))]


def sentences(text: str) -> list[int]:
    return [clause.sentence for clause in split_clauses(fold(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("受理案件35件，审结33件。", ["受理案件35件", "审结33件"]),
        ("受理案件35件;审结33件!", ["受理案件35件", "审结33件"]),
        ("主要做法:一是抓学习", ["主要做法", "一是抓学习"]),
        ("罚款1,234元，结案2件", ["罚款1,234元", "结案2件"]),
        ("罚款1，234，567元", ["罚款1，234，567元"]),
        ("办公时间9:30至17:00", ["办公时间9:30至17:00"]),
        ("出台办法(含细则，共3件)，施行", ["出台办法(含细则，共3件)", "施行"]),
        ("印发《关于加强培训、考核，提高能力的意见》，落实", ["印发《关于加强培训、考核，提高能力的意见》", "落实"]),
        ("开展“学法，用法”活动，受益20人", ["开展“学法，用法”活动", "受益20人"]),
        ("印发《意见，落实到位。受理5件", ["印发《意见", "落实到位", "受理5件"]),
        ("  受理 5 件 。 ", ["受理 5 件"]),
        ("第一行\n第二行", ["第一行", "第二行"]),
        ("学习、宣传、培训", ["学习、宣传、培训"]),
        ("", []),
        ("。。，", []),
    ],
)
def test_a_paragraph_falls_into_clauses(text: str, wanted: list[str]) -> None:
    assert clauses(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("受理5件，审结3件。另有2件", [0, 0, 1]),
        ("受理5件；审结3件", [0, 1]),
        ("做法:学习，宣传。", [0, 0, 0]),
        ("第一行\n第二行，完", [0, 1, 1]),
    ],
)
def test_clauses_share_a_sentence_up_to_its_end_mark(text: str, wanted: list[int]) -> None:
    assert sentences(text) == wanted


@given(text=st.text(alphabet="受理件，。；：、(（)）《》“”1234 \n", max_size=60))
def test_every_character_that_says_something_is_in_one_clause(text: str) -> None:
    folded = fold(text)
    inside = [at for clause in split_clauses(folded) for at in range(clause.start, clause.end)]
    assert inside == sorted(set(inside))
    assert {at for at, char in enumerate(folded) if char.isalnum()} <= set(inside)


@pytest.mark.parametrize(
    ("text", "rest"),
    [
        ("一、提高认识", "提高认识"),
        ("（二）完善制度", "完善制度"),
        ("3.加强培训", "加强培训"),
        ("3、加强培训", "加强培训"),
        ("（4）公开信息", "公开信息"),
        ("一是抓学习", "抓学习"),
        ("第三，抓落实", "抓落实"),
        ("一次性办结", "一次性办结"),
        ("三级网络", "三级网络"),
        ("12.5%的案件", "12.5%的案件"),
        ("2021年办理", "2021年办理"),
        ("一、", "一、"),
    ],
)
def test_numbering_is_passed_over(text: str, rest: str) -> None:
    assert text[after_numbering(fold(text), 0, len(text)) :] == rest
