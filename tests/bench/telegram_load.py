"""Load: 2,000 questions from 200 chats to the real process, while 5 % of the calls fail in every way there is.

    python tests/bench/telegram_load.py [--rate 20] [--share 0.05]

Without a rate all questions come at once, and Telegram's 30 messages a second are what limits; with one, so many
come in a second, and the time from an update to the call that answers it is the bot's own.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from botapi import faults
from botapi.process import SEEDS, BotProcess
from botapi.server import BotApi

from bot.app import Bot
from bot.settings import Settings

CHATS, EACH = 200, 10
QUESTIONS = (
    "香坊区2021年行政复议办了多少件?", "盘锦市2021年行政复议案件多少件?", "鼓楼区2023年行政复议案件多少件?",
    "塔河县2025年法律援助案件多少件?", "下城区2020年行政复议案件多少件?", "你好",
    "上海市2021年行政复议案件有多少?", "盘锦市2021年的人口是多少?", "你有哪些报告", "谢谢",
)  # fmt: skip
Asked = tuple[int, str]


def expected(data: Path) -> dict[str, str]:
    """The first line of the reply to each question, and the question."""
    with Bot.open(Settings(SEEDS, data)) as bot:
        first = {bot.ask(question).answer.headline.split("\n")[0]: question for question in QUESTIONS}
    assert len(first) == len(QUESTIONS), "every question has an answer of its own"
    return first


def ask(api: BotApi, rate: float) -> dict[Asked, float]:
    """Has everyone ask everything; when."""
    asked: dict[Asked, float] = {}
    begun = time.monotonic()
    for number, question in enumerate(QUESTIONS * CHATS):
        chat = 1 + (number // EACH if rate == 0 else (number * 7919) % CHATS)
        question = QUESTIONS[sum(1 for c, _ in asked if c == chat) % EACH] if rate else question
        if rate:
            time.sleep(max(0.0, begun + number / rate - time.monotonic()))
        asked[chat, question] = time.monotonic()
        api.say(chat, question)
    return asked


def run(rate: float, share: float) -> None:
    methods = frozenset(("sendMessage", "getUpdates"))
    with tempfile.TemporaryDirectory() as folder, BotApi() as api:
        questions = expected(Path(folder))
        with BotProcess(api, Path(folder)) as bot:
            api.plan = faults.at_random(share, 1, methods)
            begun = time.monotonic()
            asked = ask(api, rate)
            sends = lambda: [event for event in api.events if event.kind == "send"]  # noqa: E731
            api.wait(lambda: len({(e.chat, e.text.split("\n")[0]) for e in sends()}) == CHATS * EACH, 600)
            seconds = time.monotonic() - begun
            assert bot.stop() == 0
        report(api, asked, questions, seconds)


def report(api: BotApi, asked: dict[Asked, float], questions: dict[str, str], seconds: float) -> None:
    """Prints the figures; fails where a question was lost, or answered twice without a reason."""
    answered: Counter[Asked] = Counter()
    calls: dict[Asked, float] = {}
    for event in api.events:
        if event.kind == "send":
            key = event.chat, questions[event.text.split("\n")[0]]
            answered[key] += 1
            calls.setdefault(key, event.at)
    after = Counter(
        int(params["chat_id"]) for fault, method, params in api.failed if fault.accepted and "chat_id" in params
    )
    lost = [key for key in asked if not answered[key]]
    twice = Counter(chat for chat, question in answered if answered[chat, question] > 1)
    unexplained = [chat for chat in twice if twice[chat] > after[chat]]
    times = sorted(calls[key] - asked[key] for key in asked)
    ways = Counter(fault.way for fault, _, _ in api.failed)
    lines = (
        f"{len(asked)} questions from {CHATS} chats in {seconds:.1f} s: {len(asked) / seconds:.1f} answers a second",
        f"update to sendMessage: median {statistics.median(times):.3f} s, p99 {times[int(len(times) * 0.99)]:.3f} s",
        f"failed calls: {sum(ways.values())} ({', '.join(f'{way} {count}' for way, count in sorted(ways.items()))})",
        f"lost: {len(lost)}; answered twice: {sum(twice.values())}, all after Telegram had accepted: {not unexplained}",
    )
    sys.stdout.write("\n".join(lines) + "\n")
    assert not lost
    assert not unexplained


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=float, default=0.0)
    parser.add_argument("--share", type=float, default=0.05, help="of the calls that fail")
    given = parser.parse_args()
    run(given.rate, given.share)
