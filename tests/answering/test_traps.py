"""Traps beside their twins: what was begun is no outcome, money spared is not spent, the seat is not its counties."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from made_up import answering, marked

from bot.answering import Answerer

REPORT = """甘肃省张掖市2023年法治政府建设情况报告
2023年,张掖市深入推进法治政府建设。现将有关情况报告如下:
一、主要工作成效
(一)化解行政争议。市本级共审理行政复议案件100件,综合纠错率12.4%。张掖仲裁委员会受理案件143件。化解信访积案84件。
(二)规范行政执法。组织报考执法证110人,领换证235人。对冷链食品检测样本424份。建成评理说事点33处。全年重大行政决策事项5件,均履行法定程序。
(三)优化公共服务。组建法律顾问团,为企业减免公证费7850元。投入180万元建设智慧平台。信访事项群众满意率98.5%。
政府向市检察院提交18份线索移交单。命名省级示范点2家,即甘泉所、长安所。法治宣传微视频《河西说法》获优秀奖1人。
土地、山林纠纷新立案47起。收到法院司法建议7份、检察建议19份。向12个乡镇赋予行政处罚权87项。
《张掖市城市绿化条例》经省人大常委会批准,自2023年5月1日起施行。开展执法大比武3次,参赛900余人次。
普法信息被国家级媒体采用21条,县级媒体采用14条。火锅底料抽检不合格11批次。全年受理信访事项96件。
甘泉镇“石榴籽调解室”化解纠纷63件。整治“黑导游”立案27宗。会议纪要代替决策的现象在一些部门还存在。
二、存在的问题
一是执法监督还不够有力。
三、下一步工作安排
(一)持续深化简政放权,推进证照联办。
"""


@pytest.fixture(scope="module")
def answerer(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answerer]:
    with answering(tmp_path_factory.mktemp("traps"), [REPORT]) as answerer:
        yield answerer


@pytest.mark.parametrize(
    ("trap", "twin", "marks"),
    [
        pytest.param("张掖光是山林纠纷新立案几起", "张掖土地山林纠纷新立案几起", ["47起"], id="a row, not one of it"),
        pytest.param(
            "张掖从乡镇收回了多少项处罚权", "张掖给乡镇赋予了多少项处罚权", ["87项"], id="given, not taken back"
        ),
        pytest.param(
            "张掖绿化条例是哪天批准的", "张掖绿化条例是哪天施行的", ["2023年5月1日"], id="effect, not approval"
        ),
        pytest.param("张掖养犬条例是哪天施行的", "张掖绿化条例哪天起施行", ["2023年5月1日"], id="another document"),
        pytest.param("张掖执法大比武谁得了第一名", "张掖执法大比武搞了几次", ["3次"], id="held, not won"),
        pytest.param("张掖仲裁案结了几件", "张掖仲裁案收了几件", ["143件"], id="begun, not concluded"),
        pytest.param("张掖有多少人考过了执法证", "张掖有多少人报考执法证", ["110人"], id="entered, not passed"),
        pytest.param("张掖冷链食品验出阳性的几份", "张掖冷链食品检测了几份样本", ["424份"], id="tested, not found"),
        pytest.param("张掖请法律顾问花了多少钱", "张掖减免了多少公证费", ["7850元"], id="spared, not spent"),
        pytest.param("张掖建智慧平台罚了多少钱", "张掖建智慧平台花了多少钱", ["180万元"], id="spent, not fined"),
        pytest.param(
            "张掖下面各县区各审了几件行政复议", "张掖审了几件行政复议", ["100件"], id="the seat, not its counties"
        ),
        pytest.param("张掖公证满意率", "张掖信访满意率", ["98.5%"], id="the rate of another thing"),
        pytest.param("张掖仲裁案裁完了几件", "张掖仲裁受理了几件", ["143件"], id="begun, not done with"),
        pytest.param("张掖有几件信访事项没受理", "张掖受理了几件信访事项", ["96件"], id="taken up, not left"),
        pytest.param("张掖收了多少公证费", "张掖公证费减免了多少", ["7850元"], id="spared, not charged"),
        pytest.param("张掖普法信息省级媒体采用几条", "张掖普法信息县级媒体采用几条", ["14条"], id="another level"),
        pytest.param("张掖长安镇化解了几件纠纷", "张掖甘泉镇化解了几件纠纷", ["63件"], id="another town"),
        pytest.param("张掖抓了几个黑导游", "张掖整治黑导游立案几宗", ["27宗"], id="cases, not persons"),
        pytest.param(
            "张掖火锅底料不合格的是哪几个牌子", "张掖火锅底料不合格的有几批", ["11批次"], id="counted, not named"
        ),
        pytest.param("张掖哪个镇化解的纠纷最多", "张掖石榴籽调解室化解多少纠纷", ["63件"], id="told, not as the most"),
        pytest.param(
            "张掖检察院给政府发了几份线索移交单", "张掖政府给检察院几份线索移交单", ["18份"], id="the other way"
        ),
    ],
)
def test_a_trap_is_refused_and_its_twin_is_answered(answerer: Answerer, trap: str, twin: str, marks: list[str]) -> None:
    assert marked(answerer, twin) == marks
    assert marked(answerer, trap) == []


@pytest.mark.parametrize(
    "question", ["张掖那5件重大行政决策分别是什么", "张掖的评理说事点都叫什么名字", "张掖接下来在公证方面有什么打算"]
)
def test_what_is_only_counted_or_done_is_not_named_or_planned(answerer: Answerer, question: str) -> None:
    assert marked(answerer, question) == []


def test_of_a_row_the_one_that_is_asked_for_is_marked(answerer: Answerer) -> None:
    assert marked(answerer, "张掖收到几份检察建议") == ["19份"]


def test_so_many_things_that_are_named_answer(answerer: Answerer) -> None:
    assert marked(answerer, "张掖那2家省级示范点叫什么名字") == ["甘泉所、长安所"]
