"""Years said in a question, on 1 March 2026."""

from __future__ import annotations

from datetime import date

import pytest

from bot.question.years import find_years
from retrieval.text.fold import fold

TODAY = date(2026, 3, 1)


def years(text: str) -> list[tuple[int, ...]]:
    return [mention.years for mention in find_years(fold(text), TODAY)]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("2021年办了多少件", [(2021,)]),
        ("2021 复议", [(2021,)]),
        ("２０２１年度的报告", [(2021,)]),
        ("二〇二一年", [(2021,)]),
        ("二零二一年", [(2021,)]),
        ("二○二三年度", [(2023,)]),
        ("21年的败诉率", [(2021,)]),
        ("2020年和2021年各多少", [(2020,), (2021,)]),
        ("2020到2022年", [(2020, 2021, 2022)]),
        ("2020年至2022年", [(2020, 2021, 2022)]),
        ("2020-2022", [(2020, 2021, 2022)]),
        ("20到22年", [(2020, 2021, 2022)]),
        ("2024年以来", [(2024, 2025, 2026)]),
        ("2024年以后", [(2025, 2026)]),
        ("2024年及以后", [(2024, 2025, 2026)]),
        ("2003年之前", [(2000, 2001, 2002)]),
        ("去年呢", [(2025,)]),
        ("今年的计划", [(2026,)]),
        ("前年的数字", [(2024,)]),
        ("大前年", [(2023,)]),
        ("明年打算", []),
        ("舊年幾多", [(2025,)]),
    ],
)
def test_a_year_is_read(text: str, wanted: list[tuple[int, ...]]) -> None:
    assert years(text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "办了多少件", "12.5%", "连续12年获评", "近10年", "12345热线", "电话20211234", "30年以上",
        "每年几次", "全年多少", "几年", "第21年", "10年级",
    ],
)  # fmt: skip
def test_what_is_no_year_is_not(text: str) -> None:
    assert years(text) == []


@pytest.mark.parametrize(
    ("text", "surface"), [("香坊2021年度的报告", "2021年度"), ("那去年呢", "去年"), ("2020到2022年的", "2020到2022年")]
)
def test_a_mention_is_where_it_stands(text: str, surface: str) -> None:
    (mention,) = find_years(text, TODAY)
    assert text[mention.start : mention.end] == surface
