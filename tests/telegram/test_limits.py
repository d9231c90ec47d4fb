"""Limits: floods, Telegram's own limits, and answers longer than a message may be."""

from __future__ import annotations

import time
from pathlib import Path

from botapi.process import BotProcess
from botapi.server import BotApi

from bot.telegram.pace import BURST, INTERVAL, Pace

QUESTION = "香坊区2021年行政复议办了多少件?"


def test_a_flood_is_told_once_and_then_slowed(api: BotApi, data: Path) -> None:
    with BotProcess(api, data):
        for _ in range(BURST + 15):
            api.say(7000, QUESTION)
        api.say(7001, QUESTION)
        api.wait(lambda: len(api.of_chat(7000)) >= BURST + 3)
        assert api.of_chat(7001), "nobody else has to wait"
        slow = "问得太快了，我会一条一条慢慢答。"
        texts = [event.text for event in api.of_chat(7000)]
        assert texts.count(slow) == 1
        assert texts.index(slow) == BURST
        first, second = api.of_chat(7000)[BURST + 1 : BURST + 3]
        assert second.at - first.at > INTERVAL * 0.8


def test_a_group_gets_twenty_messages_a_minute_at_most(api: BotApi, data: Path) -> None:
    group = -100_700
    with BotProcess(api, data):
        for person in range(7100, 7125):
            api.say(person, "/help@fazhi_test_bot", chat=group)
        api.wait(lambda: len(api.of_chat(group)) >= 20)
        api.say(7200, QUESTION)
        api.wait(lambda: api.of_chat(7200))
        time.sleep(1)
        assert len(api.of_chat(group)) == 20


def test_at_most_thirty_messages_a_second_are_sent(api: BotApi, data: Path) -> None:
    with BotProcess(api, data):
        for person in range(7300, 7400):
            api.say(person, "/help")
        api.wait(lambda: sum(len(api.of_chat(person)) for person in range(7300, 7400)) == 100, 30)
    times = sorted(api.of_chat(person)[0].at for person in range(7300, 7400))
    assert times[-1] - times[0] > 99 / 30


def test_the_pace_fills_up_again() -> None:
    now = [0.0]
    pace = Pace(lambda: now[0])
    assert [pace.claim(1).wait for _ in range(BURST)] == [0.0] * BURST
    due = pace.claim(1)
    assert (due.wait, due.tell) == (INTERVAL, True)
    assert (pace.claim(1).tell, pace.claim(2).wait) == (False, 0.0)
    now[0] = (BURST + 2) * INTERVAL + 1
    assert pace.claim(1).wait == 0.0
    now[0] = 10_000.0
    assert [pace.claim(1).wait for _ in range(BURST)] == [0.0] * BURST
    assert pace.claim(1).tell, "a later flood is told again"
