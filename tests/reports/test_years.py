"""Years and dates in the forms reports print."""

from __future__ import annotations

import pytest

from retrieval.reports.years import dates_in, years_in
from retrieval.text.fold import fold


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("关于2021年法治政府建设情况的报告", [2021]),
        ("2021年度法治政府建设", [2021]),
        ("2021法治政府建设报告", [2021]),
        ("二〇二一年", [2021]),
        ("二○二一年度", [2021]),
        ("《法治政府建设实施纲要（2021—2025年）》", []),
        ("2021-2025年规划", []),
        ("1949年以来", []),
        ("12021年件", []),
        ("2023年,继续落实2022年任务", [2023, 2022]),
    ],
)
def test_years(text: str, years: list[int]) -> None:
    assert years_in(fold(text)) == years


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("发布时间:2021-03-22 16:13", ["2021-03-22"]),
        ("2021/3/29", ["2021-03-29"]),
        ("2023年1月20日", ["2023-01-20"]),
        ("二〇二二年十二月三十一日", ["2022-12-31"]),
        ("2021.13.40", []),
        ("电话 0371-27889256", []),
    ],
)
def test_dates(text: str, dates: list[str]) -> None:
    assert dates_in(fold(text)) == dates
