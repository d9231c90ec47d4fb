"""The gazetteer against sentences: which regions a text names, and which it does not."""

from __future__ import annotations

import pytest

from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer
from retrieval.reports.mentions import Mention, find_mentions
from retrieval.text.fold import fold

XIANGFANG = ("黑龙江省", "哈尔滨市", "香坊区")
PANJIN = ("辽宁省", "盘锦市")
GULOU = ("河南省", "开封市", "鼓楼区")
TAHE = ("黑龙江省", "大兴安岭地区", "塔河县")
XIACHENG = ("浙江省", "杭州市", "下城区")
KNOWN = frozenset((XIANGFANG, PANJIN, GULOU, TAHE, XIACHENG))


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return Gazetteer.load()


def named(mentions: list[Mention]) -> list[tuple[str, str]]:
    """surface and best candidate's path, joined."""
    return [(mention.surface, "/".join(mention.paths[0])) for mention in mentions]


@pytest.mark.parametrize(
    ("text", "surface", "path"),
    [
        ("浙江杭州下城区的败诉率", "浙江杭州下城区", XIACHENG),
        ("杭州下城2020年", "杭州下城", XIACHENG),
        ("杭州市原下城区", "杭州市原下城区", XIACHENG),
        ("黑龙江省哈尔滨市香坊区2021年", "黑龙江省哈尔滨市香坊区", XIANGFANG),
        ("哈爾濱香坊區的", "哈爾濱香坊區", XIANGFANG),
        ("开封鼓楼有多少", "开封鼓楼", GULOU),
        ("河南开封鼓楼2023年", "河南开封鼓楼", GULOU),
        ("大兴安岭塔河县", "大兴安岭塔河县", TAHE),
        ("下城区委聘了几位", "下城区", XIACHENG),
        ("香坊区政府被告了多少回", "香坊区", XIANGFANG),
        ("塔河县委", "塔河县", TAHE),
        ("盘锦市委全面依法治市委员会", "盘锦市", PANJIN),
        ("盘锦市场监管部门", "盘锦", PANJIN),
        ("杭州全市2020年", "杭州", ("浙江省", "杭州市")),
        ("黑龙江的两个地方", "黑龙江", ("黑龙江省",)),
        ("海南2021年", "海南", ("海南省",)),
        ("内蒙古2021年", "内蒙古", ("内蒙古自治区",)),
        ("延边州2021年", "延边州", ("吉林省", "延边朝鲜族自治州")),
        ("新疆的报告", "新疆", ("新疆维吾尔自治区",)),
        ("长春朝阳区", "长春朝阳区", ("吉林省", "长春市", "朝阳区")),
        ("北京朝阳区", "北京朝阳区", ("北京市", "朝阳区")),
        ("上海市浦东新区", "上海市浦东新区", ("上海市", "浦东新区")),
        ("天津和平2021年", "天津和平", ("天津市", "和平区")),
        ("临平区2022年", "临平区", ("浙江省", "杭州市", "临平区")),
        ("香港的", "香港", ("香港特别行政区",)),
    ],
)
def test_one_region_is_named(gazetteer: Gazetteer, text: str, surface: str, path: RegionPath) -> None:
    [mention] = find_mentions(gazetteer, fold(text))
    assert (text[mention.start : mention.end], mention.paths, mention.exact) == (surface, (path,), True)


@pytest.mark.parametrize(
    ("text", "surfaces"),
    [
        ("香坊区和塔河县的行政复议", ["香坊区", "塔河县"]),
        ("法律援助案件,盘锦、香坊、鼓楼、塔河分别多少", ["盘锦", "香坊", "鼓楼", "塔河"]),
        ("下城区委和塔河县各聘了几位", ["下城区", "塔河县"]),
        ("盘锦 vs 塔河", ["盘锦", "塔河"]),
    ],
)
def test_coordinate_regions_are_mentions_of_their_own(gazetteer: Gazetteer, text: str, surfaces: list[str]) -> None:
    assert [mention.surface for mention in find_mentions(gazetteer, text)] == surfaces


@pytest.mark.parametrize(
    "text",
    [
        "和平街道办事处", "大兴安岭日报", "南京路步行街", "沟通化解矛盾纠纷", "重大安全事故", "党委和政府", "行政和解",
        "提高明显", "公安2021年办了多少件", "管理县级事务", "建成县域平台", "行政执法库", "资源整合", "加强合作",
        "各市县区", "国家级开发区", "示范区建设", "今年复议多少件",
    ],
)  # fmt: skip
def test_ordinary_language_names_no_region(gazetteer: Gazetteer, text: str) -> None:
    assert [mention.surface for mention in find_mentions(gazetteer, text)] == []


def test_a_name_of_several_regions_keeps_them_all(gazetteer: Gazetteer) -> None:
    [mention] = find_mentions(gazetteer, "鼓楼区2023年")
    assert {path[1] for path in mention.paths} == {"南京市", "徐州市", "福州市", "开封市"}


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("湖北荆州公安2021年", ("湖北省", "荆州市", "公安县")),
        ("仙桃市的报告", ("湖北省", "仙桃市")),
        ("开封天气", ("河南省", "开封市")),
        ("朝阳全市", ("辽宁省", "朝阳市")),
    ],
)
def test_what_exists_today_and_stands_higher_comes_first(gazetteer: Gazetteer, text: str, path: RegionPath) -> None:
    [mention] = find_mentions(gazetteer, text)
    assert (mention.paths[0], len(mention.paths) > 1) == (path, True)


def test_parents_named_elsewhere_narrow(gazetteer: Gazetteer) -> None:
    mentions = find_mentions(gazetteer, "开封市人民政府公报。鼓楼区的行政复议")
    assert named(mentions) == [("开封市", "河南省/开封市"), ("鼓楼区", "河南省/开封市/鼓楼区")]
    assert mentions[1].paths == (GULOU,)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("塔和县2021年", TAHE), ("香枋区法律援助", XIANGFANG), ("哈尔滨香枋区", XIANGFANG), ("盘绵市2021年", PANJIN),
        ("盘棉市", PANJIN), ("下成区2020年", XIACHENG), ("鼓搂区", GULOU), ("我想问塔和2021年", TAHE),
    ],
)  # fmt: skip
def test_look_alikes_are_read_as_what_is_held(gazetteer: Gazetteer, text: str, path: RegionPath) -> None:
    [mention] = find_mentions(gazetteer, text, fuzzy=True, known=KNOWN)
    assert (mention.paths, mention.exact) == ((path,), False)


@pytest.mark.parametrize(
    "text", ["上城区2020年", "南岗区", "杭州上城区", "沈阳2021年", "开封市龙亭区", "示范区", "哪个地区"]
)
def test_right_names_are_not_corrected(gazetteer: Gazetteer, text: str) -> None:
    assert all(mention.exact for mention in find_mentions(gazetteer, text, fuzzy=True, known=KNOWN))
    assert KNOWN.isdisjoint(
        path for mention in find_mentions(gazetteer, text, fuzzy=True, known=KNOWN) for path in mention.paths
    )


def test_only_official_names_without_short(gazetteer: Gazetteer) -> None:
    assert [mention.surface for mention in find_mentions(gazetteer, "盘锦和塔河县", short=False)] == ["塔河县"]


@pytest.mark.parametrize(
    ("path", "until"),
    [(XIACHENG, 2021), (TAHE, None), (("北京市", "崇文区"), 2010), (("湖北省", "襄樊市"), 2010), (PANJIN, None)],
)
def test_years(gazetteer: Gazetteer, path: RegionPath, until: int | None) -> None:
    region = gazetteer.get(path)
    assert region is not None
    assert (region.name, region.parents, region.until) == (path[-1], path[:-1], until)


def test_levels(gazetteer: Gazetteer) -> None:
    assert len([region for region in gazetteer.children(()) if region.until is None]) == 34
    assert GULOU in {region.path for region in gazetteer.children(GULOU[:2])}
    assert TAHE in {region.path for region in gazetteer.below(TAHE[:1])}


def test_every_official_name_is_found(gazetteer: Gazetteer) -> None:
    missed = [
        region.path
        for region in gazetteer.below(())
        if not any(
            region.path in mention.paths
            for mention in find_mentions(gazetteer, f"{region.name}2021年行政复议案件多少件")
        )
    ]
    assert missed == []
