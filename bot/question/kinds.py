"""The kind of answer a question wants, read off its question words."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.question.model import Kind
from retrieval.text.lexicon.units import unit_classes

_HOW_MANY = r"(?:多少|几多|若干|几)"
_CLASSIFIER = (
    r"(?:人次|场次|件次|户次|家次|项次|万元|亿元|个工作日|工作日|个月|小时|分钟|个百分点|百分点|平方米|平方公里|批次|大类|[件个次人名位条家份项场回期届轮所支部篇户起宗例辆处类种批天年元块%吨张卷册封款间对组座栋遍趟面成桩道亩通笔本趴宗]|员)"
)
_UNIT_OF = {"块": "元", "道": "条", "员": "名", "成": "%", "个百分点": "%", "百分点": "%", "桩": "件", "通": "次", "笔": "", "趴": "%"}
_RATE_NOUN = r"(?:率|比例|占比|比重|百分比|比率|概率|几成|百分之几|百分之多少|百分点)"
_HOW_MUCH = re.compile(r"(?:是|有|为|达|到)?(?:多少|几多|几)(?:的|万|亿|千)?(?:块|元|美元|人民币)?(?:钱|银子?)?|(?:总额|总数|数额)(?=[?。!呢]*$)")
_NOT_A_RATE = re.compile(r"效率|汇率|率先|率领|表率|草率|统率")

_MONEY = re.compile(
    r"(?:罚没款|罚款|金额|标的|资金|投资|欠薪|经费|收入|补偿)(?:的)?(?:总额|总数|数额|金额|额)(?=[?。!呢]*$)|多少(?:的)?(?:工钱|工资|薪水|薪|欠款|货款|钱|块钱|块|资金|经费|金额|费用|罚款|罚金|罚没款|款项|款|费|补贴|补助|预算|投入|成本|美元|人民币|银子|赔偿金?)"
    r"|几(?:块|多)?钱|几多银|(?:金额|费用|经费|资金|标的额|罚款|罚没款|预算|工资|票子|价钱|开销|花费)(?:一共|总共|合计|总额|总数|总计)?(?:是|有|为|达|到)?(?:多少|几何|几多|多大)|花(?:了|费)?(?:多少|几多)(?!时间|人|天)|(?:多少|几)(?:万|亿|千)?(?:元|块)(?!件)|(?:赔|罚|省|减|免|挽回|追回|补|拨|投)(?:了|出|掉|没)?(?:多少|几多)(?:钱|块)?(?=$|[?!。,呢啊])"
)
_RATE = re.compile(rf"百分之(?:多少|几)|多少%|几个?(?:百分点|点)|(?:多少|几)(?:成(?!功)|趴)|{_RATE_NOUN}|占(?:了|到|比)?(?:多少|几成|多大)|多高(?!的?级)")
_COUNT = re.compile(rf"(?<![哪这那好第])(?P<how>{_HOW_MANY})(?:来|余)?(?:万|千|百|亿|十)?(?:多)?(?P<unit>{_CLASSIFIER})(?:左右)?")
_PLAIN_COUNT = re.compile(
    rf"(?:有|是|为|达|达到|共|数量|总数|总量|数|数目)?(?:多少|几多|几何)|(?:数量|总数|总量|总计|数目|规模|件数|人数|次数|户数|个数|条数|场次数?|人次|家数|项数|份数|数额|案件数|案件量|量|数)(?:是|有|为|呢|多大)?(?:{_HOW_MANY})?[?。!呢啊呀]*$|多大(?=规模|范围)?|面积"
)
_DURATION = re.compile(r"多久|多长时间|几多时间|多长|(?:最快|最短|最长|最慢|多少|几|缩短(?:了)?(?:多少|几)|压缩(?:到|至)?(?:多少|几)?)(?:个)?(?:工作日|天|日(?!期)|小时|分钟|个月|周)|多少时间|多快")
_FREQUENCY = re.compile(r"多久(?=[^,。?]{0,4}一[次回轮])|(?:多长时间|隔多久|每隔多久|几天|几个月|多少天)(?=[^,。?]{0,4}一[次回轮])|频率(?=是|多|如何)")
_SIZE = re.compile(r"多大(?!年|岁)|面积|多长(?!时)|多重|多远")
_AGE = re.compile(r"(?:连续|连着|第)?(?:几|多少)(?:年|届)(?!的|份|度|里)")
_DATE = re.compile(r"什么时候|什么时间|啥时候|啥时间|何时|哪一?天|几时|几月|几号|哪一?年(?!的|度|份|多|少|高|低|最|更|比)|哪个月|什么日子|什么日期|哪个日期|多会儿|何日|几点(?:钟)?|(?:日期|时间)(?:是|为)?(?:多少|哪|什么|几)?(?=[?。!呢啊]*$)")
_PLACE = re.compile(r"(?<![弱差难输错卡好强出短缺])(?<![弱差难输错卡好强出短缺]在)(?:去|到|在|上|往|找)?(?:哪里|哪儿|何处|啥地方|什么地方|哪个地方|哪处|哪头|边度|边处|哪边)|地址|在哪(?=$|[?。!呢啊])|位于")
_PERSON = re.compile(r"(?:是|由|归)?(?:谁|哪位|何人|哪个人|哪些人|什么人|哪几个人|边个)(?:多|少|高|低|大|强|快|最)?")
_HOLDER = re.compile(r"(?:书记|[市县区州省镇乡局厅院处所科]长|主任|主席|一把手|负责人|领导|法人代表?|院长|部长|发言人)[^,。?]{0,3}(?P<who>是谁|姓名|叫什么(?:名字?)?|叫啥|名字|姓什么|姓啥|是哪位|是哪个|系边个|哪位)|(?P<who2>谁)(?:是|当|担任|做|任)[^,。?]{0,8}(?:书记|[市县区州省镇乡局厅院处所科]长|主任|主席|一把手|负责人)")
_LIST = re.compile(
    r"哪[两二三四五六七八九十](?:个|类|种|项|家|条|方面|部分|件|样|所|部|份|支|点|位|处|步|块|名|次|场)|(?:做|干|搞|办|弄|采取|推出|开展)(?:了|过)?(?:些)?(?:什么|啥|咩)(?!时候)|(?:有|包括|包含|涉及|分|分为|具体有|主要有|都有|是|对|向|在|从)?(?:哪些|哪几(?:个|类|种|项|家|条|方面|部分|件|样|大类|所|部|份|支|点|位|处|步|块|名)?|些什么|什么样的?|(?:有|包括|包含|分别是|都是|都有)(?:什么|啥|咩)(?!时候|用)|分别(?:是|有|为)(?:什么|啥|哪)|各(?:是|有)?(?:什么|啥|哪些)|什么和什么|列举|列出|罗列|清单是|名单|一一|有(?:什么|啥|咩)(?!用|时候))|(?:哪|什么|啥)(?:类|种|方面)(?:的)?"
)
EACH = re.compile(rf"(?:各|分别|每[个种样类项])(?:是|有|为|办|去|进)?了?{_HOW_MANY}(?:{_CLASSIFIER})?")
_NAME = re.compile(
    r"(?:叫|名字?叫|称(?:为|作)?|称之为|起名|取名|命名为|简称)(?:做|作)?(?:什么|啥|咩|个啥)(?:名字|名称|名儿|名|来着)?|(?:名字|名称|全称|名儿)(?:是|叫)?(?:什么|啥)?(?=$|[?。!呢啊])"
    r"|(?:是|为|了|的|有|在|当上|被评为|获评|拿了|得了|推行|建立)?(?:哪一?(?:个|家|种|项|部|条|支|所|类|份|座|间|位|款|本|张|方面|级)|什么|啥|咩|哪(?=[区县市镇村]))(?P<head>[\u4e00-\u9fff]{0,8})"
)
_WHY = re.compile(r"(?:怪|因)(?:什么|啥)|为什么|为何|为啥|因何|何以|何故|凭什么|咋会|怎么会|什么原因|啥原因|原因(?:是|在于|有)?(?:什么|啥|哪)?|缘由|缘故|点解|怎么回事|怎么搞的")
_HOW = re.compile(r"怎么(?!处理|处置|对付|收拾)(?:样|着)?|怎样|如何|咋(?:样|个|的|整|办|弄)?|点样|什么样|啥样|几时|采取(?:了)?(?:什么|哪些|啥)(?:办法|措施|手段|方式)?")
_ORDINAL = re.compile(r"第(?:几|多少)(?:次|届|批|期|轮|名|位|个|回|家|条)?")
_YES_NO = re.compile(r"有没有|是否|是不是|有无|有冇|会不会|能不能|可不可以|要不要|(?P<v>[\u4e00-\u9fff])(?:不|没)(?P=v)|(?:吗|(?<![什怎多那这])么|没有|没|嘛)(?=[?。!]*$)")


@dataclass(frozen=True, slots=True)
class Wanted:
    """The kind of answer, with what its question words say of it."""

    kind: Kind
    units: frozenset[str]
    unit: str
    head: str
    spans: tuple[tuple[int, int], ...]
    """Question words: half-open spans of the text that are no terms."""


def _wanted(kind: Kind, *spans: tuple[int, int], units: str = "", unit: str = "", head: str = "") -> Wanted:
    return Wanted(kind, frozenset(units.split()), unit, head, spans)


def _figure(text: str) -> Wanted | None:
    if _MONEY.search(text):
        return _wanted("figure", *(span.span() for span in _HOW_MUCH.finditer(text)), units="money")
    if match := _FREQUENCY.search(text):
        return _wanted("figure", match.span(), units="every")
    if match := _DURATION.search(text):
        return _wanted("figure", match.span(), units="time")
    if (match := _RATE.search(_NOT_A_RATE.sub(lambda m: "×" * len(m[0]), text))) and not _COUNT.search(text):
        spans = [m.span() for m in re.finditer(rf"(?:有|是|为|达到?|到|降到|升到|提高到)?(?:{_HOW_MANY}|多高|多大)|占(?:了|到)?{_HOW_MANY}|百分之(?:多少|几)|多少%|占?(?:几|多少)(?:成|趴)|占", text)]
        return _wanted("figure", *spans, units="rate")
    if match := _AGE.search(text):
        return _wanted("figure", match.span() if not match[0].startswith("连") else (match.start(), match.end()), units="time vote times", unit="年")
    if match := _COUNT.search(text):
        unit = _UNIT_OF.get(match["unit"], match["unit"])
        kind_of = unit_classes().get(unit, "thing") if unit else "case item thing"
        spans = [m.span() for m in _COUNT.finditer(text)]
        return _wanted("figure", *spans, units=kind_of, unit=unit)
    if match := _PLAIN_COUNT.search(text):
        if _SIZE.search(text):
            return _wanted("figure", match.span(), units="size")
        spans = [m.span() for m in re.finditer(r"(?:有|是|为|达|达到|共)?(?:多少|几多|几何)|(?:数量|总数|总量|总计|数目|数)(?=[?。!呢啊呀是有为]*$)", text)]
        return _wanted("figure", *spans)
    return None


def wanted(text: str) -> Wanted:
    """The kind of answer a folded question wants; `statement` where nothing more is said.

    Regions and years should have been replaced by `@` of equal length.
    """
    if match := _HOLDER.search(text):
        return _wanted("person", match.span("who") if match["who"] else match.span("who2"))
    if match := _WHY.search(text):
        return _wanted("reason", match.span())
    if match := _DATE.search(text):
        return _wanted("date", match.span())
    each = [match.span() for match in EACH.finditer(text)]
    if (match := _LIST.search(text)) and (each or not _COUNT.search(text)):
        return _wanted("list", match.span(), *each)
    if match := _ORDINAL.search(text):
        return _wanted("name", match.span(), head="第")
    if figure := _figure(text):
        return figure
    if match := _PLACE.search(text):
        return _wanted("place", match.span())
    if match := _PERSON.search(text):
        return _wanted("person", match.span())
    if (match := _HOW.search(text)) or (match := _YES_NO.search(text)):
        return _wanted("statement", match.span())
    if match := _NAME.search(text):
        head = match["head"] or ""
        return _wanted("name", (match.start(), match.start("head") if head else match.end()), head=head)
    return _wanted("statement")
