"""Delivery: what happens to an answer when calls fail, before Telegram has accepted them or after."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi import faults
from botapi.faults import AFTER, BEFORE, Fault, Way, in_turn
from botapi.process import BotProcess
from botapi.server import BotApi

QUESTION = "香坊区2021年行政复议办了多少件?"


@pytest.fixture
def calm(shared: BotApi) -> Iterator[BotApi]:
    """The running bot; whatever fails, works again afterwards."""
    yield shared
    shared.plan = faults.none


def settled(api: BotApi, person: int) -> list[str]:
    """What a person was sent, once someone else's later question has been answered."""
    api.say(person + 500_000, "你好")
    api.wait(lambda: api.of_chat(person + 500_000))
    return [event.text for event in api.of_chat(person)]


@pytest.mark.parametrize("way", BEFORE)
def test_what_fails_before_it_is_accepted_is_answered_exactly_once(calm: BotApi, way: Way) -> None:
    person = 2000 + BEFORE.index(way)
    calm.plan = in_turn("sendMessage", Fault(way), Fault(way))
    calm.say(person, QUESTION)
    calm.wait(lambda: calm.of_chat(person))
    assert len(settled(calm, person)) == 1


@pytest.mark.parametrize("way", AFTER)
def test_what_fails_after_it_is_accepted_is_never_lost(calm: BotApi, way: Way) -> None:
    person = 2100 + AFTER.index(way)
    calm.plan = in_turn("sendMessage", Fault(way))
    calm.say(person, QUESTION)
    calm.wait(lambda: calm.of_chat(person))
    assert all("35件" in text for text in settled(calm, person))


@pytest.mark.parametrize("way", BEFORE + AFTER)
def test_a_button_does_its_work_however_the_change_fails(calm: BotApi, way: Way) -> None:
    person = 2200 + (BEFORE + AFTER).index(way)
    calm.say(person, QUESTION)
    calm.wait(lambda: calm.of_chat(person))
    calm.plan = in_turn("editMessageText", Fault(way))
    calm.press(person, calm.of_chat(person)[0], "上下文")
    calm.wait(lambda: calm.of_chat(person, "edit"))
    assert len(settled(calm, person)) == 1


def test_telegram_s_wish_to_wait_is_obeyed_and_holds_up_nobody_else(calm: BotApi) -> None:
    calm.plan = in_turn("sendMessage", Fault("too many", 3))
    begun = time.monotonic()
    calm.say(2300, QUESTION)
    calm.wait(lambda: any(method == "sendMessage" and int(p["chat_id"]) == 2300 for method, p in calm.calls))
    calm.say(2301, QUESTION)
    assert calm.wait(lambda: calm.of_chat(2301))[0].at - begun < 2.5
    assert calm.wait(lambda: calm.of_chat(2300))[0].at - begun >= 3.0
    assert [int(p["chat_id"]) for m, p in calm.calls if m == "sendMessage"].count(2300) == 2


def test_an_update_that_comes_twice_is_answered_once(calm: BotApi) -> None:
    update = calm.push(message=calm.message(2400, text=QUESTION))
    calm.wait(lambda: calm.of_chat(2400))
    with calm.lock:
        calm.push(message=calm.message(2401, text=QUESTION))
        calm.again(update)
    calm.wait(lambda: calm.of_chat(2401))
    assert len(settled(calm, 2400)) == 1


def test_an_edit_that_overtakes_its_message_is_answered_once(calm: BotApi) -> None:
    message = calm.message(2500, text=QUESTION)
    edit = {**message, "text": "盘锦市2021年行政复议办了多少件?", "edit_date": message["date"] + 1}
    calm.push(edited_message=edit)
    calm.push(message=message)
    calm.wait(lambda: calm.of_chat(2500))
    assert ["100件" in text for text in settled(calm, 2500)] == [True]


def test_who_has_blocked_the_bot_is_left_in_peace(calm: BotApi) -> None:
    calm.blocked.add(2600)
    calm.say(2600, QUESTION)
    calm.member(2600, 2600, "member", "kicked")
    settled(calm, 2600)
    calm.blocked.clear()
    calm.member(2600, 2600, "kicked", "member")
    calm.say(2600, "那盘锦呢?")
    text = calm.wait(lambda: calm.of_chat(2600))[0].text
    assert "100件" not in text, "whoever blocks the bot is forgotten"


def test_an_outage_of_telegram_is_sat_out(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        api.down()
        bot.says("Telegram cannot be reached")
        api.say(2700, QUESTION)
        api.up()
        api.wait(lambda: api.of_chat(2700), 40)
        bot.says("Telegram can be reached again")
        assert bot.stop() == 0
