"""Names in a passage: of places, offices, people, and whatever ends with the noun asked for."""

from __future__ import annotations

import re
from functools import cache

from bot.answering.passage import Passage
from bot.question.terms import stopwords
from retrieval.text.lexicon import name_words, read_words

Span = tuple[int, int]

_LONGEST, _LONGEST_QUOTED, _GAP, _BARE = 20, 24, 6, 2
"""A cut that would leave a bare noun of so many characters is none: 纠纷解决中心 is no 中心."""
_OPENING, _CLOSING = "“「『", "”」』"
_QUOTED = re.compile(rf"[{_OPENING}]([^{_CLOSING}]{{1,30}})[{_CLOSING}]")
_REGION_BEFORE = re.compile(r"^[\u4e00-\u9fff]{2,8}?[市县区旗](?=[\u4e00-\u9fff]{2,})")
_TITLE = re.compile(
    r"书记|[市县区州省镇乡局厅院处所科股队站庭村组部社校行馆]长(?!城|[三江])"
    r"|主任|主席|一把手|负责人(?:是谁|叫)|领导(?:是谁|叫)"
    r"|(?:谁|边个|哪个人?|哪位)[来去]?(?:做|当|担任|出任|主演|主讲|导演|扮演)"
)
_SOMEBODY = (
    "(?:(?<![专职动人成])员|律师|老师|主持人|主讲人|主播|嘉宾|民警|法官|检察官|教授|院士|模范|明白人|个人|代表|委员|专家|老板|居民|村民"
    "|老大|师傅|大[爷妈叔婶姐哥]|阿[姨婆公]|老[人伯兵]|支书|党员|志愿者|医生|船长|店主|传承人|乡贤|的人)”?"
)
_ONE_PERSON = re.compile(
    rf"姓[什甚啥何乜]|姓名|(?:[那这]|[一二两三四五六七八九十\d]+)个?(?:位|名)[^,。?]{{0,16}}(?:叫|是谁|谁$|名字)"
    rf"|{_SOMEBODY}(?:分别|都)?(?:是谁|是哪[一几]?位|叫什么|叫啥|叫乜|的?名字|系边个)|哪一?位[^,。?]{{0,6}}{_SOMEBODY}|的是哪一?位(?=[?。!呢啊]*$)"
)
"""Asks for the name of a person, which nothing else answers: 那位法律明白人叫什么名字, 6位律师都是谁."""
_NOT_SOMEBODY = r"(?![员长士家])"
"""Behind an office it would be who works there: 政协委|员, 法院|院长."""
_BY_MEANS = "(?:通过|依托|利用|借助|运用|经由|登录|使用)"
"""Before what serves as a means: all of it up to its noun is its name."""
_TIES = frozenset("和与及")
_COUNTED = re.compile(r"\d*(?:[家个件名位项处部所]|大类)?[,:(]?(?:即|分别[是为]|包括)")
"""Before the names of things that are counted first: 示范点|2家,即|甘泉所、长安所."""
_PARTICLES = frozenset("的了在对将把被为由与和及向从以是有使让至到入进受获")


@cache
def verbs() -> frozenset[str]:
    """Verbs that stand before a figure or a name without being part of it."""
    return read_words("verbs.txt")


@cache
def _ending(label: str, longest: int, after: str = "") -> re.Pattern[str]:
    return re.compile(rf"[\u4e00-\u9fffa-z0-9()]{{0,{longest}}}?(?:{'|'.join(name_words(label))}){after}")


@cache
def _after_office() -> re.Pattern[str]:
    offices, surnames = "|".join(name_words("offices")), "|".join(name_words("surnames"))
    return re.compile(
        rf"(?:{offices})[:,]?(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}}?)(?=[,。、;(]|主持|同志|任|为|担任|率|获|被|带|等|参|出|在|赴|作|讲|工作室|个人|调解|撰|创|办|当选|入选|牵头|负责|的)"
    )


@cache
def _before_workshop() -> re.Pattern[str]:
    surnames = "|".join(name_words("surnames"))
    return re.compile(rf"(?<![\u4e00-\u9fff])(?P<name>(?:{surnames})[\u4e00-\u9fff]{{1,2}}?)(?=律师|调解|同志|工作室)")


@cache
def _before_honours() -> re.Pattern[str]:
    """A name of any form, between an office and an honour: 调解员|其木格|荣获."""
    offices = "|".join(name_words("offices"))
    return re.compile(
        rf"(?:{offices})(?P<name>[\u4e00-\u9fff·]{{2,8}}?)(?=荣获|荣膺|获评|入选|当选|被评为|被授予|获[“全])"
    )


def places(passage: Passage) -> list[Span]:
    """Names of places, those in quotation marks first."""
    pattern = _ending(
        "places",
        20,
        r"(?<![调查惩论难好用益到出]处)(?<![重特难热试观节优缺]点)(?![\u4e00-\u9fff]?(?:机制|模式|化)|\(?[居民委])",
    )
    quoted = [match.span(1) for match in _QUOTED.finditer(passage.folded) if pattern.fullmatch(match[1])]
    found = (trimmed(passage.folded, *match.span()) for match in pattern.finditer(passage.folded))
    named = [(start, end) for start, end in found if end - start > 2]
    return quoted + [span for span in named if not passage.folded.startswith(name_words("praise"), span[0])]


def bodies(passage: Passage) -> list[Span]:
    """Offices, courts, firms: whoever can do something."""
    return [
        trimmed(passage.folded, *match.span())
        for match in _ending("bodies", 12, _NOT_SOMEBODY).finditer(passage.folded)
    ]


def persons(passage: Passage) -> list[Span]:
    """Names of people after their office, or before what is named after them."""
    patterns = (_after_office(), _before_workshop(), _before_honours())
    return [match.span("name") for pattern in patterns for match in pattern.finditer(passage.folded)]


def asks_for_holder(folded: str) -> bool:
    """Whether a question asks who holds an office: 市长是谁."""
    return bool(_TITLE.search(folded))


def asks_for_person(folded: str) -> bool:
    """Whether a question asks for the name of a person."""
    return bool(_ONE_PERSON.search(folded))


def quoted(passage: Passage) -> list[Span]:
    """What stands in quotation marks."""
    return [match.span(1) for match in _QUOTED.finditer(passage.folded)]


def wants_document(asked: str) -> bool:
    """Whether what is asked for is called by a document's title."""
    return any(noun in asked for noun in name_words("documents")) or asked.endswith("清单")


def head_noun(head: str) -> str:
    """The noun a name must end with, from the words after 什么 or 哪个; empty where any name will do."""
    plain = next((plain for plain in name_words("plain") if head.endswith(plain)), "")
    return head.removesuffix(plain)


def names_ending(passage: Passage, noun: str) -> list[Span]:
    """Names that end with a noun (长庆街道 for 街道), are set before it in quotes, or serve as it (以…为主题)."""
    folded = passage.folded
    found = [match.span(1) for match in re.finditer(rf"以([^,。;]{{2,30}}?)(?:为|作为){re.escape(noun)}", folded)]
    found += [match.span(1) for match in re.finditer(rf"{_BY_MEANS}([^,。;]{{2,30}}?{re.escape(noun)})", folded)]
    at = folded.find(noun)
    while at >= 0:
        start, end = trimmed(folded, max(0, at + len(noun) - _LONGEST), at + len(noun))
        if start < at:
            found.append((start, end))
        found += _quoted_before(folded, at)
        at = folded.find(noun, at + 1)
    return found


def _quoted_before(folded: str, at: int) -> list[Span]:
    """The name in quotation marks that a noun follows: “塔优办”代办品牌."""
    closing = max(folded.rfind(mark, max(0, at - _GAP - 1), at) for mark in _CLOSING)
    if closing < 0 or any(mark in folded[closing:at] for mark in ",。;"):
        return []
    opening = max(folded.rfind(mark, max(0, closing - _LONGEST_QUOTED - 1), closing) for mark in _OPENING)
    return [(opening + 1, closing)] if 0 <= opening < closing - 1 else []


def is_body(head: str) -> bool:
    """Whether an office, court or firm is asked for: 哪个部门, 哪个单位."""
    return bool(head) and head.endswith(name_words("bodies"))


def after_count(folded: str, start: int, end: int) -> int:
    """Where names begin that are counted first: behind 2家,即."""
    counted = _COUNTED.match(folded, start, end)
    return counted.end() if counted else start


def after_particles(folded: str, start: int, end: int) -> Span:
    """Drop from the left particles, punctuation and a count, so that what is left begins with its own first word."""
    start = after_count(folded, start, end)
    while start < end and (folded[start] in _PARTICLES or not folded[start].isalnum()) and folded[start] not in "“《":
        start += 1
    return start, end


def trimmed(folded: str, start: int, end: int, bare: int = _BARE) -> Span:
    """Drop from the left what is no part of a name: punctuation, verbs, particles, region names."""
    for at in range(end - 1, start - 1, -1):
        if not (folded[at].isalnum() or folded[at] in "()·+"):
            start = at + 1
            break
    for at in range(start, end - 2):
        for length in (4, 3, 2, 1):
            word = folded[at : at + length]
            tied = word in _TIES and folded[start:at].endswith(name_words("tied"))
            begins = length == 1 and folded[at : at + 2] in verbs()
            if (
                at + length < end - bare * (word != "的")
                and len(word) == length
                and cuts(word)
                and not (tied or begins)
            ):
                start = max(start, at + length)
    bracket = folded.rfind("(", start, end)
    if bracket >= 0 and ")" not in folded[bracket:end]:
        start = bracket + 1
    region = _REGION_BEFORE.search(folded[start:end])
    return start + (region.end() if region else 0), end


def cuts(word: str) -> bool:
    """Whether a word is no part of a name: a particle, a verb, a word of no content."""
    if len(word) == 1:
        return word in _PARTICLES
    return (word in verbs() or word in stopwords()) and word not in name_words("inside")
