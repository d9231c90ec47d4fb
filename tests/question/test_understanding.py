"""A whole question read: its regions, its terms, and whether it stands alone."""

from __future__ import annotations

import pytest

from bot.question import Reader, understand


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("香坊区2021年办了多少件", ["黑龙江省/哈尔滨市/香坊区"]),
        ("香坊2021 复议", ["黑龙江省/哈尔滨市/香坊区"]),
        ("哈尔滨香坊的败诉率", ["黑龙江省/哈尔滨市/香坊区"]),
        ("盤錦市2021年", ["辽宁省/盘锦市"]),
        ("塔和县的公证", ["黑龙江省/大兴安岭地区/塔河县"]),
        ("香枋区的公证", ["黑龙江省/哈尔滨市/香坊区"]),
        ("开封鼓楼区的败诉率", ["河南省/开封市/鼓楼区"]),
        ("杭州下城區", ["浙江省/杭州市/下城区"]),
        ("上海市有多少件", ["上海市"]),
        ("盘锦和塔河谁多", ["辽宁省/盘锦市", "黑龙江省/大兴安岭地区/塔河县"]),
        ("鼓楼区(开封)的败诉率", ["河南省/开封市/鼓楼区"]),
        ("从福州来支援的律师有几位", []),
        ("南京那个鼓楼区的复议", ["江苏省/南京市/鼓楼区"]),
        ("盘锦街镇执法队有几支", ["辽宁省/盘锦市"]),
        ("塔河山上的案子", ["黑龙江省/大兴安岭地区/塔河县"]),
        ("法律援助有多少件", []),
        ("行政复议和平解决了吗", []),
    ],
)
def test_regions_are_read(reader: Reader, text: str, paths: list[str]) -> None:
    assert ["/".join(place.paths[0]) for place in understand(text, reader).places] == paths


def test_a_name_that_several_regions_share_means_all_of_them(reader: Reader) -> None:
    (place,) = understand("鼓楼区的败诉率", reader).places
    assert {path[-2] for path in place.paths} >= {"开封市", "南京市", "福州市", "徐州市"}


@pytest.mark.parametrize(
    ("text", "exact"), [("塔河县的公证", True), ("塔和县的公证", False), ("塔河的公证", True), ("塔河縣的公證", True)]
)
def test_a_slip_of_the_pen_is_known_as_one(reader: Reader, text: str, exact: bool) -> None:
    (place,) = understand(text, reader).places
    assert place.exact is exact


@pytest.mark.parametrize(
    ("text", "whole"), [("浙江全省有多少件", True), ("浙江省有多少件", False), ("盘锦全市办了多少件", True)]
)
def test_the_figure_of_the_whole_is_asked_for(reader: Reader, text: str, whole: bool) -> None:
    (place,) = understand(text, reader).places
    assert place.whole is whole


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("香坊区2021年行政复议办了多少件?", {"行政复议"}),
        ("盤錦的行政訴訟敗訴率是多少", {"行政诉讼", "败诉率"}),
        ("塔河县公证了多少件", {"公证"}),
        ("盘锦打算立哪两部法", {"立法"}),
        ("塔河县开了几次庭", {"开庭"}),
        ("鼓楼区聘了多少位法律顾问", {"法律顾问"}),
        ("存在哪些问题", set()),
        ("那盘锦呢", set()),
    ],
)
def test_terms_are_what_a_passage_must_speak_of(reader: Reader, text: str, terms: set[str]) -> None:
    found = {term.surface for term in understand(text, reader).terms if not term.generic}
    assert terms <= found
    assert bool(terms) == bool(found)


@pytest.mark.parametrize(
    ("text", "official"),
    [
        ("打官司的案件", "行政案件"),
        ("法律援助", "法律援助"),
        ("红头文件审了几份", "规范性文件"),
        ("民告官", "行政诉讼"),
    ],
)
def test_everyday_words_stand_for_official_ones(reader: Reader, text: str, official: str) -> None:
    assert official in {form for term in understand(text, reader).terms for form in term.forms}


@pytest.mark.parametrize(
    ("text", "bare", "follows"),
    [
        ("那盘锦呢", True, True),
        ("盘锦呢?", True, True),
        ("换成香坊区", True, True),
        ("換成香坊區", True, True),
        ("2023年的呢", True, True),
        ("败诉率呢", False, True),
        ("那败诉率呢", False, True),
        ("再看看塔河", True, True),
        ("香坊区2021年行政复议办了多少件", False, False),
        ("盘锦存在哪些问题", False, False),
    ],
)
def test_a_turn_leans_on_the_one_before(reader: Reader, text: str, bare: bool, follows: bool) -> None:
    question = understand(text, reader)
    assert (question.bare, question.follows) == (bare, follows)


@pytest.mark.parametrize(
    ("text", "script"), [("盤錦有多少件", "hant"), ("盘锦有多少件", "hans"), ("有多少", "hans"), ("幾多", "hant")]
)
def test_the_script_is_that_of_the_question(reader: Reader, text: str, script: str) -> None:
    assert understand(text, reader).script == script


@pytest.mark.parametrize(
    "text", ["", " ", "\x00\x07", "😀" * 50, "问" * 100_000, "\u202e\u200b", "(" * 2000, "1" * 5000, "@@@", "\ud800"]
)
def test_nothing_that_is_typed_fails(reader: Reader, text: str) -> None:
    assert len(understand(text, reader).text) <= 1000


@pytest.mark.parametrize(
    ("text", "shared", "own"),
    [
        ("盘锦和2023年的鼓楼区谁的复议案件多", (), [(), (2023,)]),
        ("2021年盘锦和鼓楼区谁的复议案件多", (2021,), [(), ()]),
        ("盘锦和鼓楼区2021年谁的复议案件多", (2021,), [(), ()]),
    ],
)
def test_a_year_right_before_a_later_region_is_of_that_one(
    reader: Reader, text: str, shared: tuple[int, ...], own: list[tuple[int, ...]]
) -> None:
    question = understand(text, reader)
    assert question.years == shared
    assert [place.years for place in question.places] == own


@pytest.mark.parametrize(
    ("text", "surface"),
    [
        ("孟定镇独立办案多少件", "孟定镇"),
        ("2022年营商环境要怎么做", "营商环境"),
        ("开罚单的次数", "开罚单"),
    ],
)
def test_words_are_kept_whole_and_nothing_swallows_them(reader: Reader, text: str, surface: str) -> None:
    assert surface in {term.surface for term in understand(text, reader).terms}


@pytest.mark.parametrize(
    ("text", "part"), [("受理的45件里结了几件", "结了几件"), ("结案的里面输了多少", "输了多少"), ("邻里纠纷有多少", "")]
)
def test_the_part_of_a_whole_that_is_asked_for(reader: Reader, text: str, part: str) -> None:
    question = understand(text, reader)
    assert (question.folded[question.part_at :] if question.part_at >= 0 else "") == part
