"""The part of a report a question is about, and how its regions are set against each other."""

from __future__ import annotations

import re

from bot.question.model import Condition, Kind, Topic

_PROBLEM = r"(?:问题|不足(?:之处)?|短板|缺点|毛病|弱项|薄弱环节|薄弱之处|薄弱的?地方|困难|差距|软肋|痛点|难点|堵点|缺陷|漏洞|瓶颈|难题|欠缺|缺失|弊病|弊端|不好的地方|做得不好的?|做得不够|没做好的?|不到位的?地方|不够的?地方|要改进的?(?:地方)?|需要?(?:改进|加强|改善|提高)的?(?:地方|方面)?|待改进|缺憾|遗憾|槽点|硬伤|教训)"
_PROBLEMS = re.compile(
    rf"(?:存在|还有|有|面临|暴露|哪些|什么|啥|承认|检讨|反思|指出|列|讲|说|写|提|的){{1}}[^@,。?]{{0,8}}?{_PROBLEM}|{_PROBLEM}(?:都)?(?:有|是|在|包括|出在|呢)|(?:没|不够?|不太?)(?:做|干|搞|办|弄)(?:得)?(?:够)?好|(?:怎么|如何|咋)(?:样)?(?:整改|纠正|补短板)|整改(?:措施|办法|得怎么样|情况)|@的?{_PROBLEM}[呢吗?。]*$|^{_PROBLEM}[呢吗?。]*$|(?:弱|差|难|卡|短|缺|问题出|毛病出)在?(?:哪|什么|何)|(?:哪里|哪儿|哪些地方|哪方面|哪些方面|什么地方|啥地方)[^,。?]{{0,6}}(?:不好|不足|不够|不行|较差|欠|弱|待)"
)
_NOT_PROBLEMS = re.compile(r"(?:发现|解决|查出|排查|梳理|反馈|处理|化解|整治|突出)(?:了|的|出)*[^,。?]{0,4}问题|问题(?:线索|台账|清单)|没问题|请问题")
_PLAN = re.compile(
    r"@[^,。?]{0,4}(?:要|将要?|将会|想要?)(?:做|干|搞|办|抓|推|怎)|(?:重点|主要|还)要(?:做|干|抓|搞|推|办)(?:什么|哪些|啥)|打算|下一?步|下一阶段|接下来|接著|今后|未来|往后|以后(?!的)|将来|明年|来年|下一年|后续|展望|愿景|准备(?:怎么|干|做|搞|如何|在|采取|推|把)|(?:有)?(?:什么|哪些|啥|何)(?:新的?)?(?:计划|规划|安排|目标|动作|部署|设想|想法|思路)|计划(?:怎么|如何|做|干|是|要|在|有|呢|推|开展)|(?:工作|主要|重点|具体)(?:安排|计划|思路|打算|部署|目标)|将(?:要|会)?(?:怎么|如何|怎样|采取|从|继续|重点)|规划(?:是|有|怎)|的?(?:安排|计划|规划|打算)[呢吗?。]*$"
)
_PLANNED_FIGURE = re.compile(r"@(?:的时候)?(?:要(?!求|点|素|件|闻|害)|将|想|准备|开始要|预计)|打算|力争|目标|计划(?:在|要|到|把|让|给|培)|下一?步|接下来|今后|往后|以后|未来|将要?(?:达|到|把|给|提|降)|准备(?:把|在|让|给)")
_COMPARE = re.compile(r"边[度处个][^,。?]{0,14}[多少高低]|对比|比较|相比|比一?比|较量|vs|pk|谁[^,。]{0,12}(?:多|少|高|低|大|小|好|强|快)|(?:哪|边)[一个里儿家边些市县区地方城]*[^,。]{0,14}(?:最|更|比较|较)?(?:多|少|高|低|大|小|强|快|长|短)(?:一些|一点|些|点|啲)?[?。!呢啊]*$|(?:差|相差|多出|少)(?:了)?(?:多少|几)|差距(?:有)?多|差别|分别|各(?:自|有|是|办|为|达|多|几|查|受|审|聘|培|公|发|调|开)|排(?:个|一?下)?(?:队|名|序|行)|(?:由|从)高到低|(?:由|从)多到少|最(?:多|少|高|低|大|小|好|差|强|快|长|短)")
_MOST, _LEAST = re.compile(r"最(?:多|高|大|好|强|长|快)|谁[^,。]{0,12}(?:多|高|大|强)|排名"), re.compile(r"最(?:少|低|小|差|短|慢)|谁[^,。]{0,12}(?:少|低|小|差)")
_EVERYWHERE = re.compile(
    r"(?:哪|那)(?:一)?(?:些|几|个|里|儿|家|份|边|座)?(?:个)?(?:地方|地区|城市|区县|县区|市县|区(?!域)|县|市|省|政府|报告|年报|单位的报告)(?!性|级|法规)|(?:哪里|边度|边处|哪边|哪头)(?=[^,。]{0,14}(?:多|少|高|低|大|小|好))|谁[^,。]{0,12}(?:最|多|少|高|低)|各(?:个)?(?:地|区县?|县|市|省|报告)|每(?:个|一?份)(?:地|区|县|市|报告)|(?:所有|全部|这?几个?|[二两三四五六七八九十\d]+个?|其他)(?:个)?(?:的)?(?:地区|地方|城市|区县|报告|区|县|市)(?!政)|排(?:个|一?下)?(?:队|名|序)|只看|有没有(?:哪|地方|地区)"
)
_NUMBER = r"(?P<n>\d+(?:\.\d+)?|零|百分之百)(?P<u>%|个|件|次|人|家|条)?"
_CONDITION = re.compile(rf"(?P<r>大于|高于|超过|多于|不少于|至少|达到?了?|以上|小于|低于|少于|不到|不足|为|是|等于)(?P<half>一半)?(?:{_NUMBER})?(?P<after>以上|以下)?(?:的|[?。]|$)|(?P<r2>在)(?P<n2>\d+(?:\.\d+)?)%?(?P<after2>以上|以下|之上|之下)")


def topic_of(text: str, kind: Kind) -> Topic:
    """The part of a report a folded question (scope masked) is about; `any` where it says none."""
    if kind == "figure":
        return "plan" if _PLANNED_FIGURE.search(text) else "any"
    if _PLAN.search(text):
        return "plan"
    return "problems" if _PROBLEMS.search(text) and not _NOT_PROBLEMS.search(text) else "any"


def topic_words(text: str, topic: Topic) -> list[tuple[int, int]]:
    """Spans of the words that only name the topic, so that they are no terms."""
    if topic == "problems":
        return [m.span() for m in re.finditer(rf"(?:弱|差|难|卡|短|缺|出)在?(?:哪(?:里|儿)?|什么地方|何处)|存在|面临|暴露|{_PROBLEM}|整改(?:措施)?", text)]
    if topic == "plan":
        return [m.span() for m in re.finditer(rf"{_PLAN.pattern}|主要|重点|工作", text)]
    return []


def compares(text: str) -> bool:
    return bool(_COMPARE.search(text))


def superlative(text: str) -> int:
    """1 where the most is asked for, -1 where the least, else 0."""
    return 1 if _MOST.search(text) else -1 if _LEAST.search(text) else 0


def everywhere(text: str) -> bool:
    return bool(_EVERYWHERE.search(text))


def everywhere_words(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in _EVERYWHERE.finditer(text)]


def compare_words(text: str) -> list[tuple[int, int]]:
    return [m.span() for m in re.finditer(r"对比|比较|相比|比一?比|较量|vs|pk|相差|差距|差别|分别|各自|各(?=办|有|是|多|几|聘|开|查)|谁|排(?:个|一?下)?(?:队|名|序)|最?(?:更)?(?:多|少|高|低|大|小)(?:啲|些|点)?(?=[?。!呢啊]*$)|边度|边个|差(?=多少|几|[?。]*$)|最(?:多|少|高|低|大|小)", text)]


def condition_of(text: str) -> tuple[Condition, tuple[int, int]] | None:
    """What a figure must be (为0, 超过90%), with the span that says so."""
    for match in _CONDITION.finditer(text):
        if match["n2"]:
            return Condition(">" if "上" in match["after2"] else "<", float(match["n2"])), match.span()
        if not (match["n"] or match["half"]):
            continue
        value = 50.0 if match["half"] else {"零": 0.0, "百分之百": 100.0}.get(match["n"]) if not match["n"][0].isdigit() else float(match["n"])
        low, high = match["after"] == "以下" or match["r"] in ("小于", "低于", "少于", "不到", "不足"), match["after"] == "以上" or match["r"] in ("大于", "高于", "超过", "多于", "不少于", "至少", "以上")
        return Condition("<" if low else ">" if high else "=", value or 0.0), match.span()
    return None
