"""Page furniture: what is none of the report, and what of it is worth keeping."""

from __future__ import annotations

import pytest

from retrieval.reading.furniture import ends_body, fields, is_column, is_noise
from retrieval.text.fold import fold


@pytest.mark.parametrize(
    "line",
    [
        "首页 > 政务公开 > 法治政府建设 > 正文",
        "您当前的位置：首页 >> 政府信息公开",
        "打印本頁 關閉窗口",
        "【打印】【关闭】",
        "字体：[大 中 小] 打印本页",
        "分享到：微信 微博",
        "扫一扫在手机打开当前页",
        "关联稿件:",
        "上一篇：某某县2021年政府信息公开工作年度报告",
        "版权所有：某县人民政府 豫ICP备19020428号",
        "Produced By CMS 网站群内容管理系统 publishdate:2024-04-10 15:58:39",
        "版权所有：某某县人民政府 未经许可不得转载。",
        "第 3 页 共 12 页",
        "- 3 -",
        "-",
        "————————",
    ],
)
def test_furniture(line: str) -> None:
    assert is_noise(fold(line))


@pytest.mark.parametrize(
    "line",
    [
        "一、推行“扫码入企”,规范涉企检查",
        "(三)推进无障碍环境建设",
        "落实政务公开要求,全年打印材料300份。",
        "1.压缩办理时限5个工作日",
        "相关部门密切配合,形成工作合力。",
        "二、存在的问题",
        "35件",
        "政务公开",
    ],
)
def test_the_reports_own_lines_are_none(line: str) -> None:
    assert not is_noise(fold(line))


@pytest.mark.parametrize(
    ("line", "kept"),
    [
        ("信息來源:司法局發布日期:2022-02-28瀏覽次數:", ["信息來源:司法局", "發布日期:2022-02-28"]),
        ("发布时间:2024-02-29 00:00    浏览次数:", ["发布时间:2024-02-29 00:00"]),
        ("2023-02-03 09:12 来源：市司法局 点击数：12", ["2023-02-03 09:12", "来源：市司法局"]),
        ("索引号\t00298/2023-0001\t发文机关\t某某县人民政府", ["索引号\t00298/2023-0001", "发文机关\t某某县人民政府"]),
        ("主办: 某某区人民政府      地址:中山路1号      ", ["主办: 某某区人民政府", "地址:中山路1号"]),
        ("联系电话：0453-7222222 黑ICP备05001234号", ["联系电话：0453-7222222", "黑ICP备05001234号"]),
        ("浏览次数:120", []),
        ("来源:", []),
        ("严格执行年度计划,全年抽查40次。来源:无", []),
    ],
)
def test_named_fields_are_kept_apart(line: str, kept: list[str]) -> None:
    assert [line[start:end] for start, end, _ in fields(fold(line))] == kept


@pytest.mark.parametrize(
    ("line", "ends"),
    [("关联稿件:", True), ("主办: 某某区人民政府", True), ("【打印本页】", True), ("相关工作扎实推进", False)],
)
def test_where_a_page_has_no_more_report(line: str, ends: bool) -> None:
    assert ends_body(fold(line)) is ends


def test_a_column_of_the_site() -> None:
    assert is_column("政府信息公开")
    assert not is_column("政府信息公开工作扎实推进")
