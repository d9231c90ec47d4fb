"""What the bot says of its own: plain short Chinese, written once in simplified script and shown in the question's."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from retrieval.model import RegionPath, Report
from retrieval.text.fold import Script, to_script

HELP = (
    "我只凭各地公布的法治政府建设年度报告回答，逐字引用原文，并注明地区和年份。\n"
    "可以这样问：\n"
    "· 某地2021年行政复议办了多少件？\n"
    "· 某地存在哪些问题？下一步有什么打算？\n"
    "· 甲地和乙地的败诉率谁高？\n"
    "· 你有哪些报告？\n"
    "之后可以接着问「那乙地呢」「还有吗」「出处」「原文」。"
)
GREETING = "你好！我回答关于法治政府建设年度报告的问题，比如「某地2021年行政复议办了多少件」。"
THANKS = "不客气，随时可以再问。"
FAREWELL = "再见，随时可以再来问。"
TASK = "这不是年度报告能回答的问题。我只查各地的法治政府建设年度报告，比如「某地2021年行政复议办了多少件」。"
UNCLEAR = "没看明白要问什么，请说得具体些，比如「某地2021年行政复议办了多少件」。"
EMPTY = "请输入一个问题，比如「某地2021年行政复议办了多少件」。"
RESET = "好的，下一个问题不再沿用上文的地区和年份。"
NOTHING_BEFORE = "前面还没有引用过报告。请先问一个问题。"
NO_MORE = "没有更多了，相关内容前面已经列出。"
NO_PROBLEMS = "没有专门写存在的问题"
NO_PLAN = "没有写下一步的安排"
WHICH = "好几个地区的报告都提到，请问是哪一个？"
SAME_YEAR_ONLY = "各报告的年份不同，仅供参照。"


def say(text: str, script: Script) -> str:
    """The bot's own words in a script."""
    return to_script(text, "hant") if script == "hant" else to_script(text, "hans")


def held(reports: Sequence[Report], most: int = 12) -> str:
    """What is held: 香坊区（2021年）、盘锦市（2021年）."""
    by_region: dict[tuple[str, ...], list[int]] = {}
    for report in reports:
        by_region.setdefault(report.region, []).append(report.year)
    names = [f"{''.join(path[-2:])}（{_list_years(sorted(years))}）" for path, years in by_region.items()]
    return "、".join(names[:most]) + (f" 等{len(names)}个地区" if len(names) > most else "")


def _list_years(years: Iterable[int]) -> str:
    return "、".join(f"{year}年" for year in years)


def no_report_of(names: Sequence[str], reports: Sequence[Report]) -> str:
    return f"没有收录{'、'.join(names)}的报告。" + (f"现有：{held(reports)}。" if reports else "")


def no_year(names: Sequence[str], years: Sequence[int], reports: Sequence[Report]) -> str:
    return f"没有收录{'、'.join(names)}{_list_years(years)}的报告。现有：{held(reports)}。"


def not_said(reports: Sequence[Report], terms: Sequence[str]) -> str:
    """The reports do not say: what is missing, and where it was looked for."""
    if len(reports) == 1:
        where = f"{reports[0].name}{reports[0].year}年的报告"
    elif 1 < len(reports) <= 3:
        where = "、".join(f"{report.name}{report.year}年" for report in reports) + "的报告"
    else:
        where = "现有的报告"
    what = "、".join(f"“{term}”" for term in terms)
    return f"{where}没有提到{what}。" if what else f"{where}没有写明。"


def no_section(reports: Sequence[Report], topic: str) -> str:
    """No report has a section on problems, or on plans."""
    where = f"{reports[0].name}{reports[0].year}年的报告" if len(reports) == 1 else "这些报告"
    return f"{where}{NO_PROBLEMS if topic == 'problems' else NO_PLAN}。"


def outlined(report: Report, what: str, count: int) -> str:
    """What a list of quotes is, where the quotes are the items of a section."""
    return f"{report.name}{report.year}年的报告写到的{what}，共{count}项："


def carried(regions: Sequence[RegionPath], years: Sequence[int]) -> str:
    """What carried over from an earlier turn, and how to drop it."""
    what = "、".join([path[-1] for path in regions] + [f"{year}年" for year in years])
    return f"（接着上文：{what}。说「不限」就不再沿用）"


def below(name: str, reports: Sequence[Report]) -> str:
    """Reports of places below the one asked for, which has none of its own."""
    return f"（没有{name}本级的报告，以下出自所辖的{'、'.join(dict.fromkeys(report.name for report in reports))}）"


def yielded(years: Sequence[int], reports: Sequence[Report]) -> str:
    """A year that carried over and that the new region has no report of."""
    used = "、".join(f"{report.name}{report.year}年" for report in reports[:3])
    return f"（没有{'、'.join(f'{year}年' for year in years)}的报告，以下出自{used}）"


def coverage(reports: Sequence[Report]) -> str:
    years = _list_years(sorted({report.year for report in reports}))
    return f"现有{len(reports)}份报告，{years}：\n" + "\n".join(
        f"· {''.join(report.region)} {report.year}年" for report in reports
    )
