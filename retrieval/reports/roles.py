"""Roles: what a section is for, read off the words of its heading."""

from __future__ import annotations

import re

from retrieval.model import Role
from retrieval.reports.years import years_in

_LACK = r"(?:问题|不足|短板|弱项|薄弱环节|薄弱点|困难|差距|差在|欠缺|欠账|待改进)"
_PROBLEMS = re.compile(_LACK)
_SOLVED = re.compile(
    rf"(?:解决|破解|聚焦|整治|围绕|应对|补齐|克服|化解|治理|防范|查找|针对|坚持)[^,、]{{0,15}}?{_LACK}|问题导向"
)
_PLAN = re.compile(
    r"下一?步|下一?阶段|下一?年|今后|来年|明年|新的?一年|工作(?:安排|打算|思路|计划|展望|设想)|(?:主要|总体|重点)(?:工作)?安排|"
    r"(?:努力|改进)(?:的)?方向|打算|展望|计划安排"
)
_DONE = re.compile(r"(?:落实|完成|执行|履行|履职|进展|总结)情况|成效")
_DEEP_PROBLEMS = re.compile(rf"存在.{{0,12}}{_LACK}|^.{{0,8}}{_LACK}(?:[和与及、]?(?:{_LACK}|原因|分析|表现|以))*$")
_DEEP_PLAN = re.compile(r"^.{0,6}(?:下一?步|下一?阶段|今后|明年|来年)|工作(?:安排|打算|思路|计划)$")
_OPENS_PLAN = re.compile(
    r"^[^,。]{0,4}(?:下一?步|下一?阶段|今后|新的一年|明年|来年|未来|展望)|^(?:20\d\d|二[〇○零]..)年(?!\s*\d{1,2}月)"
)
_INTENDS = re.compile(r"将|要|拟|计划|继续|打算|争取|力争")
_OPENS_PROBLEMS = re.compile(
    rf"(?:仍|还|也|但|尚|依然)[^。]{{0,12}}(?:存在|有)[^。]{{0,16}}{_LACK}|存在(?:的|着|一些|以下).{{0,8}}{_LACK}"
)
_ADMITS = re.compile(rf"^[^。;:]{{0,24}}(?:清醒|深刻|充分|客观)地?(?:看|认识|意识|体会)到[^。]{{0,16}}{_LACK}")


def problems_and_plan(head: str, year: int) -> tuple[bool, bool]:
    """Whether an outermost heading announces problems, and whether it announces what comes next."""
    plan = bool(_PLAN.search(head)) or any(named > year for named in years_in(head))
    return bool(_PROBLEMS.search(_SOLVED.sub("", head))), plan and not _DONE.search(head)


def inner_role(head: str) -> Role | None:
    """The role an inner heading gives its section, where it says so plainly."""
    if _DEEP_PROBLEMS.search(_SOLVED.sub("", head)):
        return "problems"
    return "plan" if _DEEP_PLAN.search(head) else None


def opens_plan(folded: str, year: int) -> bool:
    """A paragraph begins with the time to come."""
    if not _OPENS_PLAN.search(folded):
        return False
    named = years_in(folded[:12])
    return not named or (named[0] > year and bool(_INTENDS.search(folded[:150])))


def opens_problems(folded: str) -> bool:
    """A paragraph begins by admitting that something is lacking."""
    return bool(_OPENS_PROBLEMS.search(folded[:60]))


def admits_problems(folded: str) -> bool:
    """A paragraph turns from what was done to what is lacking: 在总结成绩的同时,我们也清醒地看到…短板."""
    return bool(_ADMITS.search(folded[:60]))


def plan_year(folded: str, year: int) -> int | None:
    """The first year after the report's own that a heading or opening names."""
    return next((named for named in years_in(folded) if named > year), None)
