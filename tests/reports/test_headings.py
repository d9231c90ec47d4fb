"""Headings: which lines are numbered, and what of them is head."""

from __future__ import annotations

import pytest

from retrieval.reports.headings import head_end, is_alone, marked, numbering
from retrieval.text.fold import fold


@pytest.mark.parametrize(
    ("line", "rank"),
    [
        ("第一部分 总体情况", 0),
        ("一、主要工作", 1),
        ("一.主要工作", 1),
        ("一，主要工作", 1),
        ("十二 、主要工作", 1),
        ("（一）落实责任", 2),
        ("(一)落实责任", 2),
        ("㈠ 落实责任", 2),
        ("【一】落实责任", 2),
        (")落实责任", 2),
        ("一)落实责任", 2),
        ("1、签订责任书", 3),
        ("1．签订责任书", 3),
        ("12.签订责任书", 3),
        ("1 ．签订责任书", 3),
        ("(1)签订责任书", 4),
        ("1）签订责任书", 4),
        ("①签订责任书", 5),
        ("5 海上与海岛治理", 3),
        ("贰 还差在哪里", 0),
        ("【贰】存在的不足", 0),
        ("◆ 壹 这一年干了什么", 0),
        ("一抓示范创建,力争入选", 6),
        ("一是签订责任书", 6),
        ("第一,签订责任书", 6),
        ("## 二、主要工作", 1),
        ("2.0建设试点", None),
        ("12.4国家宪法日", None),
        ("1.32亿元", None),
        ("2021年，全市", None),
        ("一、二级响应", None),
        ("8800余户企业", None),
        ("一体化推进", None),
        ("原因分析:认识不足。", None),
    ],
)
def test_numbering(line: str, rank: int | None) -> None:
    number = numbering(line, fold(line))
    assert (number.rank if number else None) == rank


@pytest.mark.parametrize(
    ("line", "head", "alone"),
    [
        ("一、强化组织领导，统筹推进", "一、强化组织领导，统筹推进", True),
        ("（一）加强领导。", "（一）加强领导", True),
        ("(一)落實主體責任。嚴格執行規定。", "(一)落實主體責任", False),
        (")自覺接受司法監督。嚴格落實制度。", ")自覺接受司法監督", False),
        ("1、深入推进简政放权。全面梳理事项。", "1、深入推进简政放权", False),
        ("（三）强化监督：开展检查30次。", "（三）强化监督", False),
        ("1.行政复议案件40件；", None, False),
        ("2.按照要求,组织全市各级行政机关领导干部和行政执法人员参加各类法治专题培训,提升依法办事能力。", None, False),
    ],
)
def test_the_head_of_a_line(line: str, head: str | None, alone: bool) -> None:
    folded = fold(line)
    number = numbering(line, folded)
    assert number is not None
    end = head_end(folded, number)
    assert (line[:end] if end else None) == head
    if end:
        assert is_alone(folded, end) is alone


@pytest.mark.parametrize(
    ("line", "before", "behind", "heading"),
    [
        ("◆ 以上率下,责任链条越拧越紧", "报告如下。", "市委常委会会议研究法治建设。", True),
        ("【组织领导】", "·学法12次", "·研究议题8个", True),
        ("·推行“综合查一次”", "·学法12次", "·研究议题", False),
        ("◆ 全年办理行政复议案件42件", "报告如下。", "审结40件。", False),
        ("◆ 接续奋斗", "报告如下。", "", False),
    ],
)
def test_a_line_set_off_by_a_sign_is_a_heading(line: str, before: str, behind: str, heading: bool) -> None:
    assert marked(fold(line), fold(before), fold(behind)) is heading
