"""Messages: whatever an answer holds, what is built from it is accepted."""

from __future__ import annotations

import random

import pytest
from botapi import rules
from botapi.markup import Refused, parse, seen, units
from botapi.passages import ALPHABETS, check, passage

from bot.render.layout import Line, Span
from bot.telegram import codes, markup
from bot.telegram.codes import Place, Shelf, Spot, Wish

ANSWERS = 300
"""tests/bench/telegram_messages.py goes on to 100,000 passages."""


def test_every_message_built_from_a_random_answer_is_accepted() -> None:
    assert sum(map(check, range(ANSWERS))) > ANSWERS


def test_pages_hold_all_of_the_text_in_its_order() -> None:
    for seed in range(300):
        dice = random.Random(seed)
        text = markup.clean(passage(dice, 20_000))
        lines = [Line("quote", (Span(text[:50]), Span(text[50:90], True), Span(text[90:])))]
        pages = markup.pages(lines)
        joined = "".join(markup.plain(page) for page in pages)
        assert joined == text or not markup.visible(text) or "".join(joined.split()) == "".join(text.split())
        assert all(markup.units(markup.plain(page)) <= markup.LIMIT for page in pages)


def test_a_text_is_cut_where_a_sentence_ends() -> None:
    sentence = "一" * 99 + "。"
    pages = markup.pages([Line("quote", (Span(sentence * 100),))])
    assert [len(markup.plain(page)) for page in pages] == [4000, 4000, 2000]


@pytest.mark.parametrize("alphabet", ALPHABETS)
def test_length_is_counted_as_telegram_counts_it(alphabet: str) -> None:
    text = markup.clean(alphabet * 3)
    assert markup.units(text) == units(text)


CODES = (
    Spot(10**17, "context", 9999, 9999, "hant"), Spot(1), Spot(7, "why"), Place("f61b09f0dee8-2836", 3, "hans"),
    Shelf("0123456789ab", 12), Shelf(), Wish("clear"), Wish("auto"),
)  # fmt: skip


@pytest.mark.parametrize("code", CODES, ids=repr)
def test_a_code_says_again_what_it_was_made_from(code: codes.Code) -> None:
    assert codes.read(code.code()) == code
    assert len(code.code().encode()) <= 64


@pytest.mark.parametrize(
    "old", ["", "t:1", "t:x:a:0:0:-", "t:1:a:0:0:-\n", "p:香坊:0:-", "w:never", "b:xyz:0", "t:1:z:0:0:-"]
)
def test_a_code_nobody_made_is_no_code(old: str) -> None:
    assert codes.read(old) is None


REFUSED = {
    "an open tag": "<b>一",
    "a tag closed twice": "<b>一</b></b>",
    "crossed tags": "<b><i>一</b></i>",
    "an unknown tag": "<p>一</p>",
    "a bare less-than": "一 < 二",
    "nested quotes": "<blockquote>一<blockquote>二</blockquote></blockquote>",
    "an attribute of no tag's": '<b class="x">一</b>',
    "nothing to see": "<b> \u200b</b>",
    "nothing": "",
    "too long": "一" * 4097,
    "too long in units": "😀" * 2049,
    "a lone surrogate": "一\ud800",
}


@pytest.mark.parametrize("case", REFUSED)
def test_the_server_refuses(case: str) -> None:
    with pytest.raises(Refused):
        rules.text({"text": REFUSED[case], "parse_mode": "HTML"})


def test_the_server_reads_what_telegram_reads() -> None:
    assert parse("<b>一</b> &lt;&amp;&#20108; <blockquote expandable>三<b>四</b></blockquote>") == "一 <&二 三四"
    assert seen(" \x07一 \n") == "一"
    rules.text({"text": "一" * 4096, "parse_mode": "HTML"})


BUTTONS = {
    "data too long": {"text": "一", "callback_data": "x" * 65},
    "data in Chinese": {"text": "一", "callback_data": "香坊"},
    "no text": {"text": " ", "callback_data": "x"},
    "no kind": {"text": "一"},
    "a bad address": {"text": "一", "url": "notaurl"},
    "a payload too long": {"text": "一", "url": "https://t.me/bot?start=" + "x" * 65},
}


@pytest.mark.parametrize("case", BUTTONS)
def test_the_server_refuses_a_button_with(case: str) -> None:
    with pytest.raises(Refused):
        rules.keyboard({"inline_keyboard": [[BUTTONS[case]]]})
