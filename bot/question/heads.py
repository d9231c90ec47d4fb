"""The head of a name asked for: 街道 in 哪个街道, what the name belongs to and often ends with."""

from __future__ import annotations

import re
from functools import cache

from bot.question.phrases import phrases
from bot.question.reader import Reader
from bot.question.terms import stopwords
from retrieval.text.lexicon import kind_nouns, name_words

_LONGEST = 6
_NOT_IN_A_NAME = frozenset("的了被在是有获为受把将给与和及进来去能会可得最让里上中创评拿当做用搞登放送挂学看听说读写拍")
_MERE_NAMES = frozenset({"名", "名字", "名称", "名号", "名儿", "名堂"})
_ENDS_A_NAME = ("v", "d", "p", "r")
"""Parts of speech that no noun goes on with: verb, adverb, preposition, pronoun."""


def head_of(after: str, scopeless: str, reader: Reader) -> str:
    """The noun behind 哪个 (`after` is what follows it), else the one in front of 是哪个; empty where there is none."""
    return _head_behind(after, reader) or _head_before(scopeless, reader)


def _head_behind(after: str, reader: Reader) -> str:
    """The leading words behind 什么 or 哪个, up to a verb or particle."""
    if known := next((noun for noun in _head_nouns() if after.startswith(noun)), ""):
        return known
    if phrases("acts").match(after):
        return after[0]
    noun = ""
    for word, start, end in reader.words(after):
        foreign = word in stopwords() or word in _NOT_IN_A_NAME
        if start != len(noun) or foreign or len(noun) + len(word) > _LONGEST:
            break
        if noun and reader.tag(word).startswith(_ENDS_A_NAME):
            break
        noun = after[:end]
    if len(noun) == 1 and (inner := _within().match(after)):
        return inner["noun"]
    return "" if noun in _MERE_NAMES else noun


@cache
def _within() -> re.Pattern[str]:
    """A noun that a few characters stand before which are no word: 托育|协会."""
    nouns = "|".join(noun for label in ("bodies", "places") for noun in name_words(label) if len(noun) > 1)
    return re.compile(rf"[\u4e00-\u9fff]{{1,4}}?(?P<noun>{nouns})")


@cache
def _head_nouns() -> tuple[str, ...]:
    """Nouns that are asked for by themselves, longest first: 部门 in 哪个部门通报的."""
    labels = ("places", "bodies", "plain", "documents")
    known = {*kind_nouns(), *(word for label in labels for word in name_words(label))}
    nouns = (word for word in known if len(word) > 1)
    return tuple(sorted(nouns, key=lambda noun: (-len(noun), noun)))


def _head_before(scopeless: str, reader: Reader) -> str:
    """The noun in front of 是哪个: 村 in 模范村是哪个."""
    match = phrases("which-is").search(scopeless)
    words = reader.words(match[1]) if match else []
    return words[-1][0] if words else ""
