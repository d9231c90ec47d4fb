"""What the question says itself, rates of other names, totals, counts: near what is asked, and no answer to it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_up import answering, marked

from bot.answering import Answerer

REPORT = """甘肃省民乐县2023年法治政府建设情况报告
2023年,民乐县深入推进法治政府建设。现将有关情况报告如下:
一、主要工作成效
(一)化解行政争议。办理行政复议案件42件,复议综合协调率50.6%。办理行政应诉案件23件,其中南古镇6件。
(二)规范行政执法。制定执法事项清单,涵盖公安、城管、交通等24个部门共计854项。聘请4位律师担任政府法律顾问。
李明律师工作室调解邻里纠纷31起,出庭应诉率较上年提高18个百分点。六坝镇被评为全省先进集体。
(三)优化政务服务。推进“甘快办”应用,注册率达58.1%,调解成功率98.4,移植古树12株。开展案卷评查2次、执法监督检查36次。清理证明事项536项,实行告知承诺152项,暂不实行384项。
成员单位配合检查,向县检察院提交18份线索移交单。民乐县共有殡葬机构9家,其中国有殡葬机构1家。通过省规章和规范性文件管理平台报备文件4件。
二、存在的问题
一是执法监督还不够有力。败诉案件主要集中在土地征收领域。
三、下一步工作安排
(一)力争2024年败诉率降到8%以下。
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with answering(tmp_path_factory.mktemp("near-misses"), [REPORT]) as answerer:
        yield answerer


@pytest.mark.parametrize(
    "question",
    [
        "民乐县出庭应诉率是多少",
        "民乐县23件应诉案件里,拆迁的占几件",
        "民乐县执法事项清单里公安占几项",
        "民乐县请的4位律师叫什么名字",
        "民乐县“甘快办”有多少注册用户",
        "民乐县2024年败诉率实际降到了多少",
        "民乐县司法局局长是谁",
        "民乐县刑事应诉案件有几件",
    ],
)
def test_what_comes_near_is_no_answer(answerer: Answerer, question: str) -> None:
    assert marked(answerer, question) == []


@pytest.mark.parametrize(
    ("question", "marks"),
    [
        ("民乐县行政复议办了多少件", ["42件"]),
        ("民乐县南古镇应诉案件几件", ["6件"]),
        ("民乐县执法事项清单共多少项", ["854项"]),
        ("民乐县哪位律师调解邻里纠纷", ["李明"]),
        ("民乐县调解成功率", ["98.4"]),
        ("民乐县移植了几棵古树", ["12株"]),
        ("民乐县哪个镇被评为全省先进集体", ["六坝镇"]),
        ("民乐县 行政复议", ["42件"]),
        ("民乐县行政复议办了多少件,不是应诉", ["42件"]),
        ("民乐县殡葬机构有几家", ["9家"]),
        ("民乐县暂时不搞告知承诺的有多少项", ["384项"]),
        ("民乐县把18份线索移交单交给了哪个单位", ["县检察院"]),
        ("民乐县的文件通过哪个平台报备", ["省规章和规范性文件管理平台"]),
        ("民乐县监督检查过几次", ["36次"]),
    ],
)
def test_what_is_told_is_marked(answerer: Answerer, question: str, marks: list[str]) -> None:
    assert marked(answerer, question) == marks
