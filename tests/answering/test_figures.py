"""The figures in a text: value, unit, and what they count."""

from __future__ import annotations

import pytest

from bot.answering.figures import chinese_number, find_figures
from retrieval.text.fold import fold


def figures(text: str) -> list[tuple[str, float, str]]:
    return [(text[f.start : f.end], f.value, f.measures) for f in find_figures(fold(text))]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("办理行政復議案件35件", ("35件", 35, "case")),
        ("审查文件２８份", ("２８份", 28, "item")),
        ("罚款1,234.5元", ("1,234.5元", 1234.5, "money")),
        ("挽回损失300余万元", ("300余万元", 3e6, "money")),
        ("投入资金1.2亿元", ("1.2亿元", 1.2e8, "money")),
        ("接待群众3万人次", ("3万人次", 3e4, "people")),
        ("培训500余人次", ("500余人次", 500, "people")),
        ("败诉率为17.39%", ("17.39%", 17.39, "rate")),
        ("同比下降2.5个百分点", ("2.5个百分点", 2.5, "rate")),
        ("压缩至3个工作日", ("3个工作日", 3, "time")),
        ("聘请法律顾问二十三名", ("二十三名", 23, "people")),
        ("组建九支队伍", ("九支", 9, "body")),
        ("开展培训12场次", ("12场次", 12, "times")),
        ("每季度召开会议", ("每季度", 0, "every")),
        ("一審案件164，敗訴", ("164", 164, "")),
    ],
)
def test_a_figure_has_a_value_and_a_class(text: str, wanted: tuple[str, float, str]) -> None:
    assert figures(text) == [wanted]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("受理66件，审结81件，接待893余人次", ["66件", "81件", "893余人次"]),
        ("由730元调整为1610元", ["730元", "1610元"]),
        ("2021年办理35件", ["35件"]),
        ("2022年3月15日召开2次会议", ["2次"]),
        ("34611家企业、11376家个体工商户", ["34611家", "11376家"]),
    ],
)
def test_all_figures_of_a_text_are_found(text: str, wanted: list[str]) -> None:
    assert [surface for surface, _, _ in figures(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "2021年", "2021年度", "3月15日", "15日", "9:30至17:00", "12345热线", "国发〔2021〕18号", "第3次会议",
        "第12条", "“8+1”模式", "一批案件", "一次性告知", "一起学习", "一体化平台", "“一件事”改革", "4.0版",
    ],
)  # fmt: skip
def test_what_counts_nothing_is_no_figure(text: str) -> None:
    assert figures(text) == []


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("九", 9),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("三百零五", 305),
        ("两千", 2000),
        ("两万", 20000),
        ("一百二十三", 123),
    ],
)
def test_numerals_in_words_have_their_value(words: str, value: float) -> None:
    assert chinese_number(words) == value
