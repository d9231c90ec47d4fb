"""Whole reports: metadata, sections, roles and paragraphs of the five and of made-up ones."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval.errors import ReportError
from retrieval.model import Paragraph
from retrieval.reports import ReadReport, read_report
from retrieval.reports.layout import read_layout
from retrieval.reports.lines import split_lines
from retrieval.text.fold import fold

SEEDS = sorted((Path(__file__).parents[2] / "seeds").glob("*.txt"))
MADE_UP = sorted((Path(__file__).parent / "made_up").glob("*.txt"))


def seed(number: str) -> ReadReport:
    return read_report(next(path for path in SEEDS if path.name.startswith(number)))


def made_up(name: str) -> ReadReport:
    return read_report(Path(__file__).parent / "made_up" / f"{name}.txt")


def with_text(read: ReadReport, words: str) -> Paragraph:
    (found,) = [paragraph for paragraph in read.paragraphs if words in paragraph.text]
    return found


@pytest.mark.parametrize(
    ("number", "region", "year", "title", "published", "issuer"),
    [
        (
            "000",
            "黑龙江省/哈尔滨市/香坊区",
            2021,
            "2021年度香坊區人民政府法治政府建設情況工作報告",
            "2022-02-28",
            "香坊区司法局",
        ),
        ("001", "辽宁省/盘锦市", 2021, "關于2021年法治政府建設情況的報告", None, "盘锦市人民政府"),
        (
            "002",
            "河南省/开封市/鼓楼区",
            2023,
            "中共鼓楼区委 鼓楼区人民政府 关于2023年法治政府建设工作情况的报告",
            "2024-02-29",
            "中共鼓楼区委 鼓楼区人民政府",
        ),
        ("003", "黑龙江省/大兴安岭地区/塔河县", 2025, "塔河县2025年度法治政府建设情况", None, "塔河县人民政府"),
        ("004", "浙江省/杭州市/下城区", 2020, "下城區人民政府", "2021-03-22", "下城区人民政府"),
    ],
)
def test_the_metadata_of_the_five(
    number: str, region: str, year: int, title: str, published: str | None, issuer: str
) -> None:
    report = seed(number).report
    assert "/".join(report.region) == region
    assert (report.year, fold(report.title), report.published) == (year, fold(title), published)
    assert report.issuer == issuer


@pytest.mark.parametrize(
    ("name", "region", "year", "title", "published", "issuer"),
    [
        (
            "contents",
            "黑龙江省/牡丹江市/海林市",
            2022,
            "海林市人民政府 关于2022年度法治政府建设情况的报告",
            "2023-02-03",
            "海林市人民政府",
        ),
        ("headless", "江苏省", 2019, "江蘇省2019年度法治政府建設情況報告", None, "江苏省人民政府"),
        ("one_line", "浙江省/金华市/永康市", 2024, "永康市2024年法治政府建设工作总结", "2025-03-01", "永康市司法局"),
        ("markdown", "甘肃省/兰州市", 2020, "兰州市司法局关于2020年度法治政府建设工作的报告", None, "兰州市司法局"),
        ("table", "天津市/静海区", 2023, "静海区2023年度法治政府建设情况报告", "2024-03-28", "静海区人民政府办公室"),
    ],
)
def test_the_metadata_of_other_pages(
    name: str, region: str, year: int, title: str, published: str | None, issuer: str
) -> None:
    report = made_up(name).report
    assert "/".join(report.region) == region
    assert (report.year, report.title, report.published, report.issuer) == (year, title, published, issuer)


@pytest.mark.parametrize("path", [*SEEDS, *MADE_UP], ids=lambda path: path.stem[:12])
def test_every_paragraph_is_a_slice_and_every_character_of_the_body_has_one(path: Path) -> None:
    read = read_report(path)
    covered: list[int] = []
    for paragraph in read.paragraphs:
        assert read.text[paragraph.start : paragraph.end] == paragraph.text == paragraph.text.strip()
        assert paragraph.folded == fold(read.text)[paragraph.start : paragraph.end]
        covered += range(paragraph.start, paragraph.end)
    assert covered == sorted(set(covered))
    assert len({paragraph.id for paragraph in read.paragraphs}) == len(read.paragraphs)
    assert read.report.paragraphs == sum(paragraph.kind != "heading" for paragraph in read.paragraphs)
    folded = fold(read.text)
    body = read_layout(split_lines(read.text, folded), folded).body
    missing = {place for line in body for place in range(line.start, line.end)} - set(covered)
    assert not "".join(read.text[place] for place in missing).strip()


@pytest.mark.parametrize(
    ("number", "words", "section", "role", "plan_year"),
    [
        ("000", "落實主體責任", ("一、強化組織領導,統籌推進法治政府建設", "(一)落實主體責任"), "work", None),
        ("000", "一審案件164", ("六、強化制約和監督,規范政府權力運行", ")自覺接受司法監督"), "work", None),
        (
            "000",
            "留言415條",
            ("六、強化制約和監督,規范政府權力運行", ")全面推進政務公開", "一是加大主動公開力度"),
            "work",
            None,
        ),
        ("000", "2022年,政府將認真學習", (), "plan", 2022),
        (
            "001",
            "行政復議案件100件",
            ("一、主要工作成效", "(五)健全行政糾紛的預防和化解機制", "3、積極推進行政復議體制改革"),
            "work",
            None,
        ),
        ("001", "隊伍還很薄弱", ("二、存在問題", "二是法治工作隊伍還很薄弱"), "problems", None),
        ("001", "2022年,我市將繼續", ("三、2022年工作安排",), "plan", 2022),
        ("002", "败诉率为17.39%", ("二、主要举措和成效", "(四)健全矛盾纠纷多元化解体系"), "work", None),
        (
            "002",
            "整改措施:着力",
            (
                "三、推进法治政府建设存在的不足、原因和问题整改情况",
                "(一)部门间法治政府建设水平不平衡,依法行政能力差距依然存在",
            ),
            "problems",
            None,
        ),
        ("002", "电话:0371-27889256", (), "details", None),
        ("003", "现将", (), "opening", None),
        ("003", "(一)坚持党对法治建设", ("三、下步工作安排", "(一)坚持党对法治建设的绝对领导"), "plan", 2026),
        ("004", "下一步,我區", ("四、2021年度推進法治政府建設的主要安排",), "plan", 2021),
        ("contents", "基层执法力量薄弱", ("二、存在的问题和下一步打算",), "problems", None),
        ("contents", "招录执法人员", ("二、存在的问题和下一步打算", "（一）加强队伍建设"), "plan", 2023),
        ("contents", "2.行政诉讼案件", ("一、主要工作情况", "（一）强化组织领导"), "work", None),
        ("headless", "收到行政復議申請", (), "work", None),
        ("headless", "仍存在一些問題", (), "problems", None),
        ("headless", "下一步,我省", (), "plan", 2020),
        ("one_line", "开展案卷评查", ("三、2025年工作思路", "（二）强化监督"), "plan", 2025),
        ("table", "执法水平有待提高", ("三、存在的问题与2024年度重点工作", "（一）主要问题"), "problems", None),
        ("table", "加强执法监督", ("三、存在的问题与2024年度重点工作", "（二）2024年重点工作"), "plan", 2024),
        ("table", "行政复议\n45件", ("二、2023年推进法治政府建设的主要举措和成效",), "work", None),
    ],
)
def test_where_a_paragraph_stands(
    number: str, words: str, section: tuple[str, ...], role: str, plan_year: int | None
) -> None:
    read = seed(number) if number.isdigit() else made_up(number)
    if words == "现将":
        found = next(paragraph for paragraph in read.paragraphs if paragraph.kind == "body")
    else:
        found = with_text(read, words)
    assert (found.section, found.role, found.plan_year) == (section, role, plan_year)


@pytest.mark.parametrize(
    ("number", "kept", "dropped"),
    [
        ("000", ["信息來源:司法局", "發布日期:2022-02-28"], ["打印", "瀏覽次數"]),
        (
            "002",
            [
                "发布时间:2024-02-29 00:00",
                "地址:河南省开封市鼓楼区中山路中段92号",
                "电话:0371-27889256",
                "网站标识码:4107810002",
                "豫公网安备 41020502000008号",
                "豫ICP备19020428号",
            ],
            ["浏览次数:", "publishdate", "政府信息公开\n"],
        ),
        ("003", ["黑公网安备:23272202000022号"], ["关联稿件", "扫一扫"]),
        ("004", ["時間:2021-03-22 16:13", "來源:杭州市人民政府門戶網站"], ["瀏覽次數:"]),
        (
            "contents",
            ["发布日期：2023年2月3日", "邮编：157100", "海林市人民政府"],
            ["上一篇", "2020年法治", "目　录", "......"],
        ),
    ],
)
def test_what_is_kept_of_the_page(number: str, kept: list[str], dropped: list[str]) -> None:
    read = seed(number) if number.isdigit() else made_up(number)
    details = [paragraph.text for paragraph in read.paragraphs if paragraph.kind == "details"]
    assert not [line for line in kept if line not in details]
    assert not [words for words in dropped for paragraph in read.paragraphs if words in paragraph.text]


def test_office_hours_stay_together() -> None:
    hours = with_text(seed("002"), "办公时间")
    assert "(冬季)" in hours.text
    assert hours.text.endswith("下午15∶00至18∶30(节假日除外)")


BODY = "2022年,我区推进法治政府建设,全区办理行政复议案件10件。\n一、主要成效\n区政府办理诉讼案件20件。\n"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("红烧肉的做法\n2022年,先把肉切块,再下锅炒。\n", "no report on the rule of law"),
        ("关于法治政府建设情况的报告\n我区推进法治政府建设,成效明显。\n", "which year"),
        ("关于2022年法治政府建设情况的报告\n" + BODY, "which region"),
        ("鼓楼区2022年法治政府建设情况的报告\n" + BODY, "which region"),
    ],
)
def test_what_is_no_report_is_said_in_one_sentence(tmp_path: Path, text: str, said: str) -> None:
    file = tmp_path / "page.txt"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(ReportError, match=said) as raised:
        read_report(file)
    assert str(raised.value).startswith("page.txt ")


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "一、主要成效",
                "（一）强化领导。研究部署3次。",
                "1.办理案件20件；",
                "存在的问题",
                "下一步，我区将继续努力。",
                "打印本页",
                "地址：中山路1号",
                "一是抓学习，开展培训4次。二是抓落实，检查单位30家。",
                "\u3000\u3000全区推进法治建设。",
                "",
                "关联稿件:",
                "指标",
                "2023年，将开展评查。",
            ]
        ),
        max_size=25,
    )
)
def test_lines_in_any_order_keep_their_offsets(tmp_path_factory: pytest.TempPathFactory, lines: list[str]) -> None:
    file = tmp_path_factory.mktemp("page") / "page.txt"
    file.write_text("香坊区2022年法治政府建设情况报告\n" + BODY + "\r\n".join(lines), encoding="utf-8", newline="")
    read = read_report(file)
    places = [place for paragraph in read.paragraphs for place in range(paragraph.start, paragraph.end)]
    assert places == sorted(set(places))
    assert all(read.text[one.start : one.end] == one.text == one.text.strip() for one in read.paragraphs)
