"""Lists: which of a passage's lists is asked for, and where it begins and ends."""

from __future__ import annotations

import pytest
from made_up import passage

from bot.answering.listing import listed
from bot.question import Reader, understand


@pytest.mark.parametrize(
    ("question", "text", "wanted"),
    [
        ("三大平台是哪三个", "完成实体平台、热线平台、法网平台三大平台的融合", ["实体平台、热线平台、法网平台"]),
        ("评优的单位有哪几家", "市公安局、市林业局、市城管局被评为优秀单位", ["市公安局、市林业局、市城管局"]),
        ("制定了哪些文件", "制发《甲办法》《乙规则》，明确责任", ["《甲办法》", "《乙规则》"]),
        ("开了哪些论坛", "举办“空中慕课”“空中沙龙”等活动，宣传教育、培训", ["“空中慕课”“空中沙龙”"]),
        ("去了哪四个县", "会同督查室、巡察办派出4个组，对甲县、乙县、丙县、丁县开展督察", ["甲县、乙县、丙县、丁县"]),
        ("开展了哪些行动", "开展“清风”行动、“利剑”行动、“护航”行动", ["“清风”行动、“利剑”行动、“护航”行动"]),
        ("建了哪些机制", "依托“政法干警进网格”、“四所一庭一中心”模式", ["“政法干警进网格”、“四所一庭一中心”"]),
        ("制定了哪些文件", "制发《甲办法》、《乙规则》、《丙细则》", ["《甲办法》", "《乙规则》", "《丙细则》"]),
        ("开展了哪些活动", "开展普法宣传，效果良好", []),
    ],
)
def test_the_list_asked_for_is_marked(reader: Reader, question: str, text: str, wanted: list[str]) -> None:
    laid_out = passage(text)
    spans = listed(laid_out, understand(question, reader), (), 0, len(text))
    assert [laid_out.folded[start:end] for start, end in spans] == [fold_commas(words) for words in wanted]


def fold_commas(words: str) -> str:
    return words.replace("，", ",")
