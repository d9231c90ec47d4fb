"""Rendering: one answer as plain text, on a terminal, in either script."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.answer import Answer, Quote
from bot.render.layout import Line, Span, layout, spans
from bot.render.plain import plain
from bot.render.terminal import NEVER_FIRST, terminal, width

QUOTE = Quote(
    text="辦理案件35件,結案11件",
    highlights=((4, 7), (10, 13)),
    file="a.txt",
    start=10,
    end=23,
    region="香坊区",
    parents=("黑龙江省", "哈尔滨市"),
    year=2021,
    title="2021年報告",
    section=("一、成效", "(一)復議"),
    paragraph="p",
    score=1.0,
)
OTHER = replace(QUOTE, text="另有3件", highlights=(), section=("一、成效", "(二)應訴"))
ANSWER = Answer("?", "answered", "香坊区2021年：35件", quotes=(QUOTE,))
SOURCE = "—— 黑龙江省哈尔滨市香坊区 · 2021年 · 《2021年報告》 · 一、成效"
SEQUENCE = re.compile(r"\x1b\[[0-9;]*m")


@pytest.mark.parametrize(
    ("answer", "text"),
    [
        (ANSWER, f"香坊区2021年：35件\n「辦理案件【35件】,結案【11件】」\n{SOURCE} › (一)復議"),
        (
            replace(ANSWER, quotes=(QUOTE, OTHER)),
            f"香坊区2021年：35件\n「辦理案件【35件】,結案【11件】」\n「另有3件」\n{SOURCE}",
        ),
        (
            Answer("?", "no_answer", "没有提到。", related=(OTHER,)),
            f"没有提到。\n以下内容相近，但不是答案：\n「另有3件」\n{SOURCE} › (二)應訴",
        ),
        (Answer("?", "clarify", "哪个地区？", choices=("香坊区", "塔河县")), "哪个地区？\n1. 香坊区\n2. 塔河县"),
        (
            Answer("?", "answered", "一", missing=("塔河县", "盘锦市"), notes=("沿用香坊区",)),
            "一\n报告中没有提到：塔河县、盘锦市\n沿用香坊区",
        ),
        (Answer("?", "answered", "一", missing=("2022年",), script="hant"), "一\n報告中沒有提到：2022年"),
    ],
    ids=["a quote", "one source for two", "not the answer", "choices", "missing", "traditional"],
)
def test_plain_text(answer: Answer, text: str) -> None:
    assert plain(layout(answer)) == text


def test_a_view_converts_quotes_and_says_so() -> None:
    shown = plain(layout(ANSWER, "hans"))
    assert "「办理案件【35件】,结案【11件】」" in shown
    assert shown.endswith("（引文已转成简体显示，原文字形以报告为准）")


def test_spans_put_together_are_the_quote() -> None:
    assert [(span.text, span.marked) for span in spans(QUOTE)] == [
        ("辦理案件", False),
        ("35件", True),
        (",結案", False),
        ("11件", True),
    ]


@given(st.text(alphabet="香坊区2021年ab，。、(（ ", max_size=200), st.integers(20, 100))
def test_lines_on_a_terminal_fit_and_lose_nothing(text: str, columns: int) -> None:
    shown = SEQUENCE.sub("", terminal([Line("quote", (Span(text), Span("35件", marked=True)))], columns))
    assert "".join(shown.split()) == "".join(f"{text}35件".split())
    for line in shown.splitlines():
        assert width(line.rstrip("".join(NEVER_FIRST))) <= columns
