"""What is said beside a question is no part of it."""

from __future__ import annotations

import pytest

from bot.question import Reader, understand
from bot.question.asides import without_asides


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("失效的几件?我不是问废止", "失效的几件?"),
        ("实际有多少人在岗,不要编制数", "实际有多少人在岗,"),
        ("写论文用,想知道有哪些短板", "想知道有哪些短板"),
        ("记者核稿:承认了哪些不足?", "承认了哪些不足?"),
        ("受理的有几宗?收到几多我知啦", "受理的有几宗?"),
        ("不要罚款的案子有几件", "不要罚款的案子有几件"),
        ("我不问这个了", "我不问这个了"),
    ],
)
def test_what_is_not_meant_is_left_out_and_offsets_are_kept(text: str, left: str) -> None:
    rest = without_asides(text)
    assert len(rest) == len(text)
    assert rest.strip() == left


def test_words_about_the_asker_weigh_little_where_enough_else_is_asked(reader: Reader) -> None:
    terms = understand("我在写字楼上班,盘锦的律师调解了多少件纠纷", reader).terms
    assert {term.surface for term in terms if term.aside} >= {"写字楼"}
    assert "纠纷" in {term.surface for term in terms if not term.aside}


def test_where_little_else_is_asked_they_are_the_question(reader: Reader) -> None:
    assert not any(term.aside for term in understand("我打算去盘锦开个民宿,要多少天?", reader).terms)


def test_they_do_not_keep_the_problems_from_being_listed(reader: Reader) -> None:
    question = understand("我是记者,想写盘锦2021年的短板,有哪些?", reader)
    assert (question.topic, question.terms) == ("problems", ())
