"""Names, dates and places in a passage: the spans that can be what is asked for."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.passage import Passage
from bot.question.terms import stopwords
from retrieval.text.lexicon import read_list

Span = tuple[int, int]

_DATE = re.compile(
    r"(?:20\d\d|二[〇零○]\d\d|二[〇零○][一二三四五六七八九〇零○]{2})[-/.年](?:\d{1,2}|[一二三四五六七八九十]{1,2})(?:[-/.月](?:\d{1,2}|[一二三四五六七八九十]{1,3})日?)?(?:\s+\d{1,2}:\d\d(?::\d\d)?)?|\d{1,2}月(?:\d{1,2}日|份|底|初|中旬|上旬|下旬)?|(?:20\d\d)年(?:底|初|年底|上半年|下半年)?"
)
_CLOCK = re.compile(r"(?:上午|下午|早上|晚上|中午)?\d{1,2}[:∶]\d\d(?:\s*(?:至|到|-|—|~|～)+\s*(?:上午|下午)?\d{1,2}[:∶]\d\d)?|(?:上午|下午)?\d{1,2}(?:点|时)(?:半|\d\d分)?")
_ORDINAL = re.compile(r"第(?:\d+|[一二三四五六七八九十百]+)(?:次|届|批|期|轮|名|位|个|家|条)?")
_PLACE_END = r"(?:大厅|中心|窗口|办公室|服务站|工作站|司法所|派出所|公证处|法庭|说事点|调解室|工作室|服务点|站|所|室|厅|基地|广场|公园|街道|社区|平台|驿站|网站|专栏|商圈|墙|处|局|点|路\d+号)"
_PLACE = re.compile(rf"[\u4e00-\u9fffa-z0-9()]{{1,20}}?{_PLACE_END}(?![\u4e00-\u9fff]{{0,1}}(?:机制|模式|化))")
_BODY = re.compile(
    r"[\u4e00-\u9fff]{0,12}?(?:委员会|人民政府|办公室|司法局|公安局|人民法院|检察院|律师事务所|律师|常务会议|常委会|全体会议|部门|单位|机关|中心|局|办|厅|院|委|政府|法院|街道|企业|协会|联盟|小组|媒体|公司)"
)
_PERSON = re.compile(r"(?:书记|市长|县长|区长|州长|省长|主任|局长|厅长|主席|检察长|院长|同志)[:,]?(?P<name>[\u4e00-\u9fff]{2,3})(?=[,。、;]|主持|同志|任|为|担任|率)")
_TITLE = re.compile(r"书记|[市县区州省镇乡局厅院处所]长|主任|主席|一把手|负责人(?:是谁|叫)|领导(?:是谁|叫)")
_LABELLED = re.compile(r"(?:地址|电话|联系电话|咨询电话|热线|邮编|邮箱|传真|主办(?:单位)?|承办(?:单位)?|来源|信息来源|作者|发布机构|标识码|网站标识码|时间|发布时间|发布日期|日期|办公时间|浏览次数)\s*:\s*(\S[^\s,;。]*(?:[,、]\S+)?)")
_PRAISED = re.compile(r"重要|主要|有效|良好|坚实|综合性")
_QUOTED = re.compile(r"[“‘「『]([^”’」』]{1,30})[”’」』]")
_DOCUMENT = re.compile(r"《[^《》]{2,60}》")
_ENUMERATION = re.compile(r"[^,。;:!?、\s]{1,20}(?:、[^,。;:!?、\s]{1,20}?)+(?=等|[,。;:!?]|$|和|及)(?:(?:和|及|以及)[^,。;:!?、\s等]{1,12})?")
_PLAIN_HEADS = frozenset("方式 方法 办法 模式 名字 名称 名 称号 品牌 东西 活动 措施 制度 机制 工作 平台 系统 做法 东东 项目 经验 荣誉 奖 头衔 文件 方案 规定 条例 规划 计划 专栏 栏目 节目 机构 组织 单位 部门 团队".split())
_DOCUMENT_HEADS = re.compile(r"文件|方案|规定|条例|规划|办法|细则|意见|通知|法规|规章|制度|要点|栏目|节目|纲要|规则|法律|清单$")
_IN_NAMES = frozenset("服务 组织 管理 培训 宣传 检查 审查 调解 清理 评查 集中 联合 规范 利用 社会 法律 行政 公开 信息 工作 咨询 建设 评估 考核 示范".split())
"""Verbs and general words that names are made of."""
_LONGEST_NAME = 20


@cache
def verbs() -> frozenset[str]:
    return frozenset(word for line in read_list("verbs.txt") for word in line.split())


def dates(passage: Passage) -> list[Span]:
    return [match.span() for match in _DATE.finditer(passage.folded)]


def clock_times(passage: Passage) -> list[Span]:
    return [match.span() for match in _CLOCK.finditer(passage.folded)]


def labelled(passage: Passage) -> list[Span]:
    """What stands after a label in the report's own details: 地址:…, 电话:…"""
    return [match.span(1) for match in _LABELLED.finditer(passage.folded)]


def documents(passage: Passage) -> list[Span]:
    return [match.span() for match in _DOCUMENT.finditer(passage.folded)]


def quoted(passage: Passage) -> list[Span]:
    return [match.span(1) for match in _QUOTED.finditer(passage.folded)]


def ordinals(passage: Passage) -> list[Span]:
    return [match.span() for match in _ORDINAL.finditer(passage.folded)]


def persons(passage: Passage) -> list[Span]:
    """Names of people after their office."""
    return [match.span("name") for match in _PERSON.finditer(passage.folded)]


def bodies(passage: Passage) -> list[Span]:
    """Offices, courts, firms: whoever can do something."""
    return [_trimmed(passage.folded, *match.span()) for match in _BODY.finditer(passage.folded)]


def asks_for_holder(folded: str) -> bool:
    """Whether a question asks who holds an office: 市长是谁."""
    return bool(_TITLE.search(folded))


def enumerations(passage: Passage, start: int, end: int) -> list[Span]:
    """What a passage lists within start..end: items joined by 、, or documents."""
    documents = [match.span() for match in _DOCUMENT.finditer(passage.folded, start, end)]
    found = []
    for match in _ENUMERATION.finditer(passage.folded, start, end):
        first, last = match.span()
        head = passage.folded.find("、", first, last)
        first = _trimmed(passage.folded, first, head)[0] if head - first > 2 else first
        found.append((first, _without_verb(passage.folded, passage.folded.rfind("、", first, last), last)))
    quotes = [match.span() for match in re.finditer(r"(?:“[^”]{1,24}”、?){2,}", passage.folded[:end]) if match.start() >= start]
    if quotes and not documents:
        return quotes[:3]
    return documents if len(documents) > 1 else sorted(found, key=lambda span: span[0] - span[1])[:1]


def wants_document(head: str) -> bool:
    return bool(_DOCUMENT_HEADS.search(head))


def head_noun(head: str) -> str:
    """The noun a name must end with, from the words after 什么 or 哪个; empty where any name will do."""
    for plain in sorted(_PLAIN_HEADS, key=len, reverse=True):
        if head.endswith(plain):
            return head[: -len(plain)]
    return head


def places(passage: Passage) -> list[Span]:
    found = [_trimmed(passage.folded, *match.span()) for match in _PLACE.finditer(passage.folded)]
    named = [match.span(1) for match in _QUOTED.finditer(passage.folded) if _PLACE.fullmatch(match[1])]
    return named + [(start, end) for start, end in found if end - start > 2 and not _PRAISED.match(passage.folded[start:end])]


def names_ending(passage: Passage, noun: str) -> list[Span]:
    """Names that end with a noun: 长庆街道 for 街道."""
    found = [match.span(1) for match in re.finditer(rf"以([^,。;]{{2,30}}?)(?:为|作为){re.escape(noun)}", passage.folded)]
    at = passage.folded.find(noun)
    while at >= 0:
        end = at + len(noun)
        start = _trimmed(passage.folded, max(0, end - _LONGEST_NAME), end)[0]
        if start < at:
            found.append((start, end))
        named = re.search(r"[“「『]([^”」』]{1,24})[”」』][^,。;“]{0,6}$", passage.folded[max(0, at - 34) : at])
        if named:
            found.append((max(0, at - 34) + named.start(1), max(0, at - 34) + named.end(1)))
        at = passage.folded.find(noun, at + 1)
    return found


def _without_verb(folded: str, start: int, end: int) -> int:
    """Where the last item of a list ends, if a verb follows it in the same breath."""
    for at in range(start + 3, end - 1):
        if folded[at : at + 2] in verbs():
            return at
    return end


def _trimmed(folded: str, start: int, end: int) -> Span:
    """Drop from the left what is no part of a name: punctuation, verbs, particles, region names."""
    for at in range(end - 1, start - 1, -1):
        if not (folded[at].isalnum() or folded[at] in "()·+"):
            start = at + 1
            break
    for at in range(start, end - 2):
        for length in (4, 3, 2, 1):
            word = folded[at : at + length]
            if at + length < end - 1 and len(word) == length and _cuts(word):
                start = max(start, at + length)
    for match in re.finditer(r"^[\u4e00-\u9fff]{2,8}?[市县区旗](?=[\u4e00-\u9fff]{2,})", folded[start:end]):
        start += match.end()
    return start, end


def _cuts(word: str) -> bool:
    if len(word) == 1:
        return word in "的了在对将把被为由与和及向从以是有使让至到入进受获"
    return (word in verbs() or word in stopwords()) and word not in _IN_NAMES
