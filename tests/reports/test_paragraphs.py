"""Paragraphs: how a line is cut into units of sense."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.reports.paragraphs import LONG, units
from retrieval.text.fold import fold

ONE = "一是强化第一责任人职责，研究部署工作6次。"
TWO = "二是坚持集体学法，组织学法4次。"


@pytest.mark.parametrize(
    ("line", "pieces"),
    [
        (ONE + TWO, [ONE, TWO]),
        ("存在以下不足：" + ONE + TWO, ["存在以下不足：", ONE, TWO]),
        ("工作统一是基础，二是形式。", ["工作统一是基础，二是形式。"]),
        ("做到：一是快，二是好。", ["做到：一是快，二是好。"]),
        (
            "主要做法：第一，推进政务公开，发布信息1584条。第二，加强监督，检查12次。",
            ["主要做法：", "第一，推进政务公开，发布信息1584条。", "第二，加强监督，检查12次。"],
        ),
        (
            "开展工作。(1)压缩时限，平均3.5个工作日办结。(2)减少材料，共减少材料200份。",
            ["开展工作。", "(1)压缩时限，平均3.5个工作日办结。", "(2)减少材料，共减少材料200份。"],
        ),
        (
            "建设站点：①设立法律服务站点一百个；②培训人民调解人员二百名。",
            ["建设站点：", "①设立法律服务站点一百个；", "②培训人民调解人员二百名。"],
        ),
        ("推进政务服务2.0建设。1.32亿元标的，2.5万人参加。", ["推进政务服务2.0建设。1.32亿元标的，2.5万人参加。"]),
        ("印发《方案：一是统一。二是规范。》后组织实施。", ["印发《方案：一是统一。二是规范。》后组织实施。"]),
    ],
)
def test_items_are_units(line: str, pieces: list[str]) -> None:
    assert [line[unit.start : unit.end] for unit in units(line, fold(line))] == pieces


def test_a_long_unit_is_cut_evenly_and_never_inside_a_quotation() -> None:
    sentence = "开展专项执法检查活动，对照“发现。立改；销号”机制（含回头看。）逐项整改落实到位。"
    pieces = units(sentence * 14, fold(sentence * 14))
    texts = [(sentence * 14)[unit.start : unit.end] for unit in pieces]
    assert all(text.endswith("落实到位。") for text in texts)
    assert max(map(len, texts)) <= LONG
    assert max(map(len, texts)) - min(map(len, texts)) <= len(sentence)


def test_an_item_keeps_its_head_for_all_its_units() -> None:
    line = "一是提升政务服务水平。" + "推动更多事项全程网办，办理事项一千件。" * 20
    found = units(line, fold(line))
    assert len(found) > 1
    assert {line[slice(*unit.head)] for unit in found if unit.head} == {"一是提升政务服务水平"}


@given(st.text(alphabet="一二三是第(1)2.、,。；:“”《》 \u3000①②件年a", max_size=400))
def test_every_character_belongs_to_one_unit(line: str) -> None:
    found = units(line, fold(line))
    covered = [place for unit in found for place in range(unit.start, unit.end)]
    assert len(covered) == len(set(covered))
    assert not "".join(char for place, char in enumerate(line) if place not in set(covered)).strip()
    assert all(line[unit.start : unit.end] == line[unit.start : unit.end].strip() for unit in found)
