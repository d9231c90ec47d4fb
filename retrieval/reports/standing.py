"""Standing: whether a name in running text stands by itself, or is a piece of other words."""

from __future__ import annotations

import re

_BEFORE = re.compile(
    r"(?:^|[^\u4e00-\u9fff]|[在对从到由与和及跟同比是问道我看查询找解那换成据说拿给年的让把请共下]|没有|有[冇无]|告诉|请问|隔壁|邻近|旁边|周边|听闻|邻居)$"
)
_AFTER = re.compile(
    r"$|[^\u4e00-\u9fff]|[二两][〇零]|[的年和与跟及比呢吗在有今去前]|[市县区]?[委府]|政府|全[省市县区州旗]"
    r"|行政|法[治律制]|复议|执法|司法|依法|普法|政务|公证|人民|调解|败诉|应诉|诉讼|存在|报告|怎|哪|什么|多少|几|没|还"
)
_OTHER_PLACE = re.compile(
    r"街道|大街|街(?!头|镇|乡)|路(?!长|灯|政|网|域|段)|大道|胡同|镇(?!街|域|村|级|上|里)|乡(?!村|镇|级|下|里|亲|间)|村(?!级|民|居|务|规|镇|庄|里|上)"
    r"|河(?!长|湖|道|里|边)|江(?!边|里)|山(?!水|林|区|上|里|下)|湖(?!长)|湾|港|岛|桥|小区|[日晚时早]报|大学|学院|[中小]学"
    r"|口岸|水库|景区|大桥|公路|高速|保护区|湿地|古镇|古城|林场|农场|牧场|流域|片区|水电站"
    r"|社区(?!矫正|治理|服务|戒毒|康复|建设|网格|民警|法律|工作|居民)|医院|机场|[东西南北]?站|广场|公园|饭店|宾馆|酒店|银行|石(?!化|油)"
)
"""What makes a short name the name of something smaller: 和平街道, 南京路, 大兴安岭日报."""
_CUT_WORD = re.compile(r"市(?=场)|区(?=[域间别])|县(?=域)")
"""The last character of an official name that is the first of another word: 盘锦|市场监管."""


def may_begin(text: str, start: int) -> bool:
    """Whether a name may start here, as far as the characters before tell."""
    return bool(_BEFORE.search(text, max(0, start - 2), start))


def may_end(text: str, end: int) -> bool:
    """Whether a name may end here, as far as what follows tells."""
    return bool(_AFTER.match(text, end))


def of_something_smaller(text: str, end: int) -> bool:
    """Whether what follows a short name makes it the name of a street, a river, a school."""
    return bool(_OTHER_PLACE.match(text, end))


def cuts_a_word(text: str, at: int) -> bool:
    """Whether the last character of an official name is the first of another word: 盘锦|市场监管."""
    return bool(_CUT_WORD.match(text, at))
