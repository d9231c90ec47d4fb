"""What is marked is whole: an office with its region, branch and partners, a title, a matter's whole item."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_up import TODAY, answering, marked

from bot.answering import Answerer
from bot.conversation import Conversation

REPORT = """浙江省嘉兴市海宁市2024年法治政府建设情况报告
2024年,海宁市深入推进法治政府建设。现将有关情况报告如下:
【壹】主要工作成效
“潮码治水”应用由嘉兴市生态环境局海宁分局管理,接入排口864个。皮革城“法护潮企”专区由市司法局会同市工商联运行。
设立旅游投诉先行赔付基金200万元,由市旅游投诉受理中心管理。市公安局与金昌市签订《跨界联合执法协议》。
因考核末位,许村镇、市水利局主要负责人被市长约谈。涉企检查每月只允许第2周的周二、周四入企。
举报卖假种子的最高可领奖励5000元,实际兑现奖金2.3万元。市林业和草原局案卷评查得分最高。
审结复议案件26件:维持15件,撤销4件,驳回2件,终止5件。行政机关负责人出庭应诉率由上年的58%升到77.6%。
【贰】存在的不足
1.涉企柔性执法尺度不一。同案不同罚偶有发生。部分执法人员只罚不教。
2.法治宣传形式单一。
【叁】2025年工作打算
——编制镇街法制审核员三年稳岗计划。
"""
NEIGHBOUR = """浙江省嘉兴市平湖市2024年法治政府建设情况报告
2024年,平湖市深入推进法治政府建设。现将有关情况报告如下:
一、主要工作成效
行政机关负责人出庭应诉率90.8%。
二、存在的不足
一是法治宣传不够深入。
三、下一步工作安排
一是加强执法监督。
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with answering(tmp_path_factory.mktemp("wholes"), [REPORT, NEIGHBOUR]) as answerer:
        yield answerer


@pytest.mark.parametrize(
    ("question", "marks"),
    [
        pytest.param("海宁的潮码治水归谁管", ["嘉兴市生态环境局海宁分局"], id="region and branch"),
        pytest.param("海宁旅游先行赔付的钱归哪个部门管", ["市旅游投诉受理中心"], id="a verb in a name"),
        pytest.param("海宁法护潮企专区由谁运行", ["市司法局会同市工商联"], id="partners, found by a name reports give"),
        pytest.param("海宁哪个单位的负责人被市长约谈", ["许村镇、市水利局"], id="two of them"),
        pytest.param("海宁哪个单位案卷评查得分最高", ["市林业和草原局"], id="tied by 和"),
        pytest.param("海宁涉企检查允许星期几入企", ["每月只允许第2周的周二、周四"], id="days of the week"),
        pytest.param("海宁举报卖假种子最多奖多少钱", ["5000元"], id="the most there may be"),
    ],
)
def test_what_is_marked_is_all_of_it(answerer: Answerer, question: str, marks: list[str]) -> None:
    assert marked(answerer, question) == marks


def test_a_problem_is_quoted_with_all_of_its_item(answerer: Answerer) -> None:
    answer = answerer.respond("海宁柔性执法有哪些不足", Conversation(), TODAY).answer
    assert answer.quotes[0].text == "涉企柔性执法尺度不一。同案不同罚偶有发生。部分执法人员只罚不教。"


def test_regions_are_compared_by_what_is_reached_now(answerer: Answerer) -> None:
    answer = answerer.respond("海宁和平湖的出庭应诉率谁高", Conversation(), TODAY).answer
    assert sorted(mark for quote in answer.quotes for mark in quote.marked) == ["77.6%", "90.8%"]
