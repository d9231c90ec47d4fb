"""The normal form: simplified script, half-width, lower case, and of the same length as what went in."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache
from typing import Literal

from opencc import OpenCC

Script = Literal["hans", "hant"]

_VARIANTS = str.maketrans("擡羣衆綫爲僞啓牀峯鷄臯舖帐着∶︰﹕\u00a0\u3000\t", "抬群众线为伪启床峰鸡皋铺账著:::   ")
"""Variant forms that OpenCC's tables leave apart. 着 goes to 著, its only traditional form in Taiwan, on both sides."""
_SPACED = re.compile(r"(?<![^\s|])([\u4e00-\u9fff])( +)([\u4e00-\u9fff])(?= +\d| *[|\n])")
"""A label of two characters set apart to fill a column of a table: 受  理  21件."""


@cache
def _converter(config: str) -> OpenCC:
    converter = OpenCC(config)
    converter.convert("")  # fills its tables, which two threads must not do at once
    return converter


@lru_cache(maxsize=16384)
def _narrow(char: str) -> str:
    """NFKC and lower case, where that is still one character; ① stays, for it numbers and does not count."""
    if "①" <= char <= "⑳":
        return char
    folded = unicodedata.normalize("NFKC", char).lower()
    return folded if len(folded) == 1 else char


def fold(text: str) -> str:
    """The normal form of `text`: NFKC, lower case, variant forms, OpenCC t2s.

    Every step keeps the number of code points, so an offset into the result is an offset into `text`; only the second
    character of a label that is set apart (受  理) comes right behind the first.
    """
    narrow = "".join(map(_narrow, text)).translate(_VARIANTS)
    folded: str = _converter("t2s").convert(narrow)
    if len(folded) != len(text):  # a phrase table that changes lengths: character by character keeps the promise
        folded = "".join(piece if len(piece := _converter("t2s").convert(char)) == 1 else char for char in narrow)
    folded = folded.translate(_VARIANTS).replace("甚么", "什么").replace("覆议", "复议")
    return _SPACED.sub(r"\1\3\2", folded)


def to_script(text: str, script: Script) -> str:
    """A view of `text` in the given script (OpenCC s2t or t2s); never stored, never quoted from."""
    converted: str = _converter("s2t" if script == "hant" else "t2s").convert(text)
    return converted


def script_of(text: str) -> Script:
    """The script a text is written in; simplified where nothing tells them apart."""
    changed_by_t2s = _changes(text, "hans")
    return "hant" if changed_by_t2s and changed_by_t2s > _changes(text, "hant") else "hans"


def _changes(text: str, script: Script) -> int:
    """How many characters a conversion to a script changes."""
    return sum(a != b for a, b in zip(text, to_script(text, script), strict=False))
