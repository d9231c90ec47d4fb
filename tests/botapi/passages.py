"""Passages: random answers, with everything in them that text can hold, and the messages built from them."""

from __future__ import annotations

import random
from collections.abc import Iterator
from typing import Any

from bot.answer import Answer, Quote, Scope, Script, Status
from bot.conversation import Conversation
from bot.telegram.codes import Spot, View
from bot.telegram.delivery import keyboard
from bot.telegram.inline import cards_of
from bot.telegram.replies import in_script, reply
from bot.telegram.screen import Screen
from bot.telegram.turn import Turn
from botapi import rules

ALPHABETS = (
    "行政复议案件办结率年度法治政府建设情況報告應訴調解，。；：、（）《》“”",
    "<>&\"'/b</b><blockquote expandable>&amp;&#60;<a href=x>",
    "0123456789件%％ \t\n\r",
    "😀🀄𠮷𪚥👨‍👩‍👧🇨🇳e\u0301",
    "\u200b\u200d\u202e\ufeff\u2028\u00a0\u3000\x00\x07\x1b\ud800\udfff",
    "abcXYZ_*[]()~`>#+-=|{}.!\\",
)
SCRIPTS: tuple[Script | None, ...] = (None, "hans", "hant")
STATUSES: tuple[Status, ...] = ("answered", "no_answer", "coverage", "help", "clarify")
LINK = "https://t.me/fazhi_test_bot?start=q_0123456789abcdef01"


def passage(dice: random.Random, most: int) -> str:
    """Text of any length up to `most`, mostly short, from some of the alphabets."""
    length = int(most * dice.random() ** 4)
    alphabet = "".join(dice.sample(ALPHABETS, dice.randint(1, 3)))
    return "".join(dice.choices(alphabet, k=length))


def quote(dice: random.Random, most: int) -> Quote:
    text = passage(dice, most)
    cuts = sorted(dice.randint(0, len(text)) for _ in range(2 * dice.randint(0, 3)))
    marks = tuple((start, end) for start, end in zip(cuts[::2], cuts[1::2], strict=True) if start < end)
    parents = tuple(passage(dice, 8) for _ in range(dice.randint(0, 2)))
    section = tuple(passage(dice, 60) for _ in range(dice.randint(0, 3)))
    file = f"{dice.randint(0, 5)}.txt"
    return Quote(
        text, marks, file, 0, len(text), passage(dice, 8), parents, 2021, passage(dice, 60), section, "0f-1", 1.0
    )


def answer(dice: random.Random) -> Answer:
    most = dice.choice((60, 60, 300, 300, 300, 2000, 9000))
    return Answer(
        question=passage(dice, 300),
        status=dice.choice(STATUSES),
        headline=passage(dice, dice.choice((30, 30, 30, 400, 9000))),
        quotes=tuple(quote(dice, most) for _ in range(dice.choice((0, 1, 1, 2, 5, 20)))),
        related=tuple(quote(dice, most) for _ in range(dice.choice((0, 0, 3)))),
        choices=tuple(passage(dice, 20) for _ in range(dice.choice((0, 0, 4, 30)))),
        scope=Scope(((passage(dice, 8), passage(dice, 8)),), (2021,), dice.random() < 0.5),
        missing=tuple(passage(dice, 8) for _ in range(dice.randint(0, 2))),
        notes=tuple(passage(dice, 80) for _ in range(dice.randint(0, 2))),
        script="hant" if dice.random() < 0.5 else "hans",
    )


def screens(given: Answer, dice: random.Random) -> Iterator[Screen]:
    """Views of an answer."""
    made = in_script(given, dice.choice(SCRIPTS))
    turn = Turn(1, 1, 1, made.question, Conversation(), Conversation(), made, id=dice.randrange(10**15))
    views: tuple[View, ...] = ("answer", "part")
    for page in (0, dice.randint(1, 9)):
        spot = Spot(turn.id, dice.choice(views), dice.randint(0, 9), page, dice.choice(SCRIPTS))
        yield reply(turn, spot, LINK)


def check(seed: int) -> int:
    """Holds the messages of one random answer to the rules of the server; tells how many passages they hold."""
    dice = random.Random(seed)
    made = answer(dice)
    for screen in screens(made, dice):
        markup = keyboard(screen)
        rules.text({"text": screen.html, "parse_mode": "HTML"})
        rules.text({"text": screen.plain})
        rules.keyboard(markup.to_dict() if markup else None)
    if seed % 10 == 0:
        cards: list[Any] = cards_of(made, "fazhi_test_bot", dice.choice(SCRIPTS))
        rules.results([card.to_dict() for card in cards])
    return len(made.quotes) + len(made.related)
