"""What a page tells of itself."""

from __future__ import annotations

import pytest
from made_up import paragraph

from bot.answering.details import asked_details, find_detail, line_of
from retrieval.text.fold import fold

PAGE = paragraph(
    "发布时间：2022-02-28 09:15  来源：区司法局  浏览次数：120\n"
    "主办单位：某某区人民政府办公室\n"
    "地址：某某区建设路18号  \n"
    "联系电话：0451-12345678\n"
    "邮政编码：150036\n"
    "办公时间：夏季 上午8:30-12:00 下午13:30-17:00\n"
    "办公时间：冬季 上午9:00-12:00 下午13:00-16:30\n",
    kind="details",
    role="details",
)


def marked(question: str) -> list[str]:
    folded = fold(question)
    spans = [
        span for label in asked_details(folded) for _, marks in find_detail(label, [PAGE], folded) for span in marks
    ]
    return [PAGE.text[start:end].strip() for start, end in spans]


@pytest.mark.parametrize(
    ("question", "wanted"),
    [
        ("@的报告什么时候发布的", ["2022-02-28"]),
        ("@報告的發布日期", ["2022-02-28"]),
        ("@的报告几点几分发布的", ["2022-02-28 09:15"]),
        ("@政府的联系电话", ["0451-12345678"]),
        ("@的电话号码是多少", ["0451-12345678"]),
        ("@政府地址", ["某某区建设路18号"]),
        ("@的邮编是多少", ["150036"]),
        ("@办公时间", ["上午8:30-12:00", "下午13:30-17:00", "上午9:00-12:00", "下午13:00-16:30"]),
        ("@夏天下午几点下班,办公时间", ["17:00"]),
        ("@冬天几点上班,办公时间", ["9:00"]),
        ("@冬季下午的办公时间", ["下午13:00-16:30"]),
    ],
)
def test_what_is_asked_of_the_page_is_marked(question: str, wanted: list[str]) -> None:
    assert marked(question) == wanted


@pytest.mark.parametrize(
    "question", ["@办了多少件行政复议", "@热线受理了多少件", "@存在哪些问题", "@的败诉率", "@什么时候启动试点"]
)
def test_what_is_asked_of_the_report_is_not(question: str) -> None:
    assert asked_details(fold(question)) == ()


@pytest.mark.parametrize(
    ("part", "line"),
    [("建设路", "地址：某某区建设路18号  "), ("0451", "联系电话：0451-12345678"), ("150036", "邮政编码：150036")],
)
def test_a_detail_is_shown_with_its_line(part: str, line: str) -> None:
    at = PAGE.text.index(part)
    start, end = line_of(PAGE, [(at, at + len(part))])
    assert PAGE.text[start:end] == line
