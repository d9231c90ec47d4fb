"""Zones and townships are read as regions of their own, and asked for by all their names."""

from __future__ import annotations

from pathlib import Path

import pytest

from bot.app import Bot
from bot.settings import Settings
from retrieval.reports import read_report
from retrieval.reports.gazetteer import Gazetteer
from retrieval.reports.mentions import find_mentions
from retrieval.reports.region import zone_of
from retrieval.text.fold import fold

BODY = "2022年,我区推进法治政府建设。\n一、主要成效\n全年办理行政复议案件10件,全区查处违法案件36宗。\n"
ZHANGZHOU = ("福建省", "漳州市", "漳州高新区")


@pytest.mark.parametrize(
    ("title", "path"),
    [
        ("漳州高新区管委会关于2022年度法治政府建设工作的报告", ZHANGZHOU),
        ("盘锦市辽东湾新区2022年法治政府建设情况的报告", ("辽宁省", "盘锦市", "辽东湾新区")),
        ("五莲县街头镇人民政府2022年度法治政府建设情况报告", ("山东省", "日照市", "五莲县", "街头镇")),
        ("香坊区文化街道办事处2021年法治政府建设工作总结", ("黑龙江省", "哈尔滨市", "香坊区", "文化街道")),
        ("浦东新区2021年法治政府建设情况报告", None),
        ("盘锦市2021年开发区法治政府建设情况", None),
    ],
)
def test_the_zone_that_a_title_names(title: str, path: tuple[str, ...] | None) -> None:
    assert zone_of(fold(title), Gazetteer.load()) == path


@pytest.mark.parametrize("name", ["漳州高新区", "漳州市高新区", "漳州高新技术产业开发区", "高新区", "漳洲高新区"])
def test_a_zone_goes_by_all_its_names(name: str) -> None:
    gazetteer = Gazetteer.load().with_zones([ZHANGZHOU])
    [mention] = find_mentions(gazetteer, f"{name}查处了多少案件", fuzzy=True, known=frozenset([ZHANGZHOU]))
    assert mention.paths == (ZHANGZHOU,)


def test_the_gazetteer_that_comes_with_the_package_stays_as_it_is() -> None:
    assert Gazetteer.load().with_zones([("辽宁省", "盘锦市")]) is Gazetteer.load()
    Gazetteer.load().with_zones([ZHANGZHOU])
    assert not Gazetteer.load().named("漳州高新区")


def test_the_report_of_a_zone_is_read_and_asked(tmp_path: Path) -> None:
    seeds = tmp_path / "seeds"
    seeds.mkdir()
    page = seeds / "zone.txt"
    page.write_text("漳州高新区管委会关于2022年度法治政府建设工作的报告\n" + BODY, encoding="utf-8")
    assert read_report(page).report.region == ZHANGZHOU
    with Bot.open(Settings(seeds=seeds, data=tmp_path / "data")) as bot:
        answer = bot.ask("漳州市高新区2022年查处了多少案件?").answer
        assert [quote.region for quote in answer.quotes] == ["漳州高新区"]
        assert "36宗" in answer.quotes[0].text
