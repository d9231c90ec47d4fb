"""The time of an answer inside the process, everything included: from the question typed to the JSON object.

    python tests/bench/answer_time.py [QA.jsonl] [--profile]

Every question of the set (dev.jsonl where none is named) is asked five times of one open bot, each round in another
order; a round before them, not counted, opens what is opened once. Ends with status 1 if the median is over 5 ms.
--profile adds the slowest questions and where the time goes.
"""

from __future__ import annotations

import cProfile
import datetime
import json
import pstats
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from bot.app import Bot
from bot.evaluate.question_set import Asked, QuestionSet
from bot.render.json import record
from bot.settings import Settings

ROOT = Path(__file__).parents[2]
ROUNDS = 5
MOST = 0.005
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Timed:
    """One answer."""

    seconds: float
    computing: float
    """Seconds of the processor, which other processes on the machine do not lengthen."""
    question: str


def timed(bot: Bot, questions: list[Asked]) -> Iterator[Timed]:
    for asked in questions:
        began, computing = time.perf_counter(), time.thread_time()
        json.dumps(record(bot.ask(asked.question).answer), ensure_ascii=False)
        yield Timed(time.perf_counter() - began, time.thread_time() - computing, asked.question)


def middle(name: str, seconds: Iterable[float]) -> str:
    ranked = sorted(seconds)
    median, slow = statistics.median(ranked) * 1000, ranked[int(len(ranked) * 0.95)] * 1000
    return f"{name}: median {median:.2f} ms, p95 {slow:.2f} ms\n"


def main() -> None:
    named = [argument for argument in sys.argv[1:] if argument != "--profile"]
    questions = list(QuestionSet.read(Path(named[0]) if named else ROOT / "tests" / "qa" / "dev.jsonl").asked)
    shuffle = random.Random(0).shuffle
    profile = cProfile.Profile()
    with tempfile.TemporaryDirectory() as data:
        settings = Settings(ROOT / "seeds", Path(data), datetime.date(2026, 3, 1))
        with Bot.open(settings) as bot:
            list(timed(bot, questions))
            times: list[Timed] = []
            for _ in range(ROUNDS):
                shuffle(questions)
                times += timed(bot, questions)
            if "--profile" in sys.argv:
                profile.runcall(lambda: list(timed(bot, questions)))
    out = sys.stdout.write
    out(f"{len(questions)} questions, {ROUNDS} rounds, median at most {MOST * 1000:.0f} ms\n")
    out(middle("by the clock", (each.seconds for each in times)))
    out(middle("computing", (each.computing for each in times)))
    if "--profile" in sys.argv:
        for each in sorted(times, key=lambda each: -each.computing)[::ROUNDS][:10]:
            out(f"{each.computing * 1000:6.1f} ms  {each.question}\n")
        pstats.Stats(profile).sort_stats("tottime").print_stats(25)
    sys.exit(statistics.median(each.seconds for each in times) > MOST)


if __name__ == "__main__":
    main()
