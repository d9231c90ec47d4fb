"""Zones and townships: what is smaller than a county and yet publishes reports of its own."""

from __future__ import annotations

import re

from retrieval.model import RegionPath

_KINDS = (
    ("高新技术产业开发区", "高新技术开发区", "高新区"),
    ("经济技术开发区", "经济开发区", "经开区", "开发区"),
    ("工业园区", "工业园"), ("产业园区", "产业园"), ("示范区",), ("管理区",), ("合作区",), ("新区",),
    ("综合保税区", "保税区"), ("旅游度假区", "度假区"), ("风景名胜区", "风景区"),
    ("街道",), ("镇",), ("乡",), ("苏木",),
)  # fmt: skip
"""Kinds of zones, each by all its names; longer names first."""
_KIND = "|".join(name for names in _KINDS for name in names)
_ZONE = re.compile(
    rf"(?P<own>(?!法治)[\u4e00-\u9fff]{{0,8}}?)(?P<kind>{_KIND})(?=管委会|管理委员会|党工委|工委|办事处|人民政府|政府|20\d\d|关于|\s|的?法治)"
)
_COMMON = frozenset({"开发区", "工业园", "产业园", "示范区", "管理区", "合作区", "度假区", "风景区", "保税区"})
"""Kinds that name no one zone by themselves."""
LEVELS = "省市区县旗州盟"


def zone_in(title: str, end: int, around: RegionPath) -> RegionPath | None:
    """The path of the zone or township that a folded title names right behind the region around it, if it does.

    `end` is where the name of that region ends. A zone without a name of its own goes by its region's: 漳州高新区.
    """
    match = _ZONE.match(title, end)
    if match is None:
        return None
    return (*around, (match["own"] or _short(around[-1])) + match["kind"])


def zone_names(path: RegionPath) -> tuple[str, ...]:
    """Every name that a zone goes by: 漳州高新区, 漳州市高新区, 漳州高新技术产业开发区, 高新区 for what has no own."""
    name, around = path[-1], path[-2]
    kinds = next(names for names in _KINDS if name.endswith(names))
    own = name.removesuffix(next(kind for kind in kinds if name.endswith(kind)))
    nameless = own == _short(around)
    bases = (own, around, "") if nameless else (own, f"{_short(around)}{own}", f"{around}{own}")
    forms = (f"{base}{kind}" for base in bases for kind in kinds)
    return tuple(form for form in dict.fromkeys((name, *forms)) if len(form) > 2 and form not in _COMMON)


def _short(region: str) -> str:
    return region[:-1] if len(region) > 2 and region[-1] in LEVELS else region
