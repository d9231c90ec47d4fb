"""Roles: what headings and openings say a section is for."""

from __future__ import annotations

import pytest

from retrieval.reports.roles import admits_problems, inner_role, opens_plan, opens_problems, problems_and_plan

YEAR = 2022


@pytest.mark.parametrize(
    ("head", "problems", "plan"),
    [
        ("一、2022年主要举措和成效", False, False),
        ("二、存在的问题", True, False),
        ("二、推进法治政府建设存在的不足、原因和问题整改情况", True, False),
        ("三、当前工作中的短板弱项", True, False),
        ("三、下步工作安排", False, True),
        ("四、2023年度推进法治政府建设的主要安排", False, True),
        ("四、今后努力方向", False, True),
        ("三、存在的问题和下一步打算", True, True),
        ("二、坚持问题导向,着力解决执法突出问题", False, False),
        ("一、年度工作计划完成情况", False, False),
    ],
)
def test_outermost_headings(head: str, problems: bool, plan: bool) -> None:
    assert problems_and_plan(head, YEAR) == (problems, plan)


@pytest.mark.parametrize(
    ("head", "role"),
    [
        ("(六)存在的主要问题", "problems"),
        ("(七)下一步工作打算", "plan"),
        ("(三)开展执法领域突出问题专项整治", None),
        ("(二)统筹推进法治政府建设", None),
    ],
)
def test_inner_headings(head: str, role: str | None) -> None:
    assert inner_role(head.split(")")[1]) == role


@pytest.mark.parametrize(
    ("text", "plan"),
    [
        ("2023年,我县将继续推进法治政府建设。", True),
        ("下一步,我区将做好以下工作。", True),
        ("2022年,我县将法治建设纳入考核。", False),
        ("2023年1月,召开会议总结工作,要求抓好落实。", False),
        ("全县各级已部署下一步工作。", False),
    ],
)
def test_paragraphs_about_the_time_to_come(text: str, plan: bool) -> None:
    assert opens_plan(text, YEAR) is plan


def test_a_paragraph_that_admits_what_is_lacking() -> None:
    assert opens_problems("工作取得成效,但仍存在一些不足,主要是:")
    assert not opens_problems("全年排查问题55个,整改完成54个。")


@pytest.mark.parametrize(
    ("opening", "admits"),
    [
        ("在总结成绩的同时,我们也清醒地看到工作中的差距和短板:法治建设发展不够均衡", True),
        ("同时,也要深刻认识到法治政府建设还存在不足。", True),
        ("充分认识到行政复议的重要作用,及时化解争议。", False),
        ("聚焦群众反映的突出问题,开展专项整治。", False),
    ],
)
def test_a_paragraph_that_admits_problems(opening: str, admits: bool) -> None:
    assert admits_problems(opening) is admits
