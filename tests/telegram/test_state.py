"""State: what is left of a talk when the process is stopped, killed, or gets another index."""

from __future__ import annotations

import shutil
import subprocess
import time
from pathlib import Path

import pytest
from botapi import faults
from botapi.faults import Fault
from botapi.golden import compare
from botapi.process import OWNER, BotProcess
from botapi.server import BotApi
from botapi.talk import Talk
from processes import COMMAND, SEEDS, environment

QUESTION = "香坊区2021年行政复议办了多少件?"


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder of reports of the test's own."""
    return Path(shutil.copytree(SEEDS, tmp_path / "seeds"))


def reindex(seeds: Path, data: Path) -> None:
    """Another process rebuilds the index."""
    env = environment(FAZHI_SEEDS=str(seeds), FAZHI_DATA=str(data))
    subprocess.run([COMMAND, "index"], env=env, check=True, capture_output=True)


def neighbour(seeds: Path) -> None:
    """Adds a report: that of 塔河县, told of 呼玛县."""
    text = next(seeds.glob("003_*")).read_text(encoding="utf-8-sig")
    (seeds / "005_huma.txt").write_text(text.replace("塔河", "呼玛"), encoding="utf-8")


@pytest.mark.parametrize("kill", [False, True], ids=["stopped", "killed"])
def test_a_talk_goes_on_after_a_restart(api: BotApi, data: Path, kill: bool) -> None:
    talk = Talk(api, 3000)
    with BotProcess(api, data) as bot:
        talk.say(QUESTION)
        if kill:
            time.sleep(0.3)  # it writes down that Telegram has taken the answer
            bot.kill()
        else:
            assert bot.stop() == 0
    with BotProcess(api, data):
        talk.press("上下文")
        talk.say("那盘锦呢?")
        assert talk.shown is not None
        assert "100件" in talk.shown.text


def test_a_kill_loses_no_question(api: BotApi, data: Path) -> None:
    api.plan = lambda method: Fault("cut before") if method == "sendMessage" else None
    with BotProcess(api, data) as bot:
        numbers = range(3100, 3110)
        for person in numbers:
            api.say(person, QUESTION)
        api.wait(lambda: {int(p["chat_id"]) for m, p in api.calls if m == "sendMessage"} >= set(numbers))
        bot.kill()
    assert not api.events
    api.plan = faults.none
    with BotProcess(api, data):
        for person in numbers:
            api.wait(lambda person=person: api.of_chat(person))
            assert len(api.of_chat(person)) == 1
            assert "35件" in api.of_chat(person)[0].text


def test_what_was_sent_before_a_kill_is_not_sent_again(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        update = api.push(message=api.message(3200, text=QUESTION))
        api.wait(lambda: api.of_chat(3200))
        time.sleep(0.3)  # it writes down that Telegram has taken the answer
        bot.kill()
    api.again(update)
    with BotProcess(api, data):
        api.say(3201, QUESTION)
        api.wait(lambda: api.of_chat(3201))
        assert len(api.of_chat(3200)) == 1


def test_answers_under_way_are_sent_before_it_stops(api: BotApi, data: Path) -> None:
    api.plan = faults.in_turn("sendMessage", Fault("too many", 2))
    with BotProcess(api, data) as bot:
        api.say(3300, QUESTION)
        api.wait(lambda: any(method == "sendMessage" for method, _ in api.calls))
        assert bot.stop() == 0
    assert len(api.of_chat(3300)) == 1


def test_what_cannot_be_sent_before_it_stops_is_sent_after_the_next_start(api: BotApi, data: Path) -> None:
    api.plan = lambda method: Fault("server error") if method == "sendMessage" else None
    with BotProcess(api, data) as bot:
        api.say(3400, QUESTION)
        api.wait(lambda: any(method == "sendMessage" for method, _ in api.calls))
        assert bot.stop() == 0
    api.plan = faults.none
    with BotProcess(api, data):
        api.wait(lambda: api.of_chat(3400))
        assert len(api.of_chat(3400)) == 1


def test_an_index_rebuilt_in_mid_conversation_is_taken_up(api: BotApi, data: Path, seeds: Path) -> None:
    talk = Talk(api, 3500)
    reindex(seeds, data)
    with BotProcess(api, data, seeds) as bot:
        talk.say(QUESTION)
        asked = talk.shown
        neighbour(seeds)
        reindex(seeds, data)
        bot.says("the index is open again: 6 reports")
        talk.say("那盘锦呢?")
        talk.say("呼玛县2025年法律援助案件多少件?")
        talk.shown = asked
        talk.press("上下文")
        next(seeds.glob("000_*")).unlink()
        reindex(seeds, data)
        bot.says("the index is open again: 5 reports")
        talk.press("返回")
        talk.press("上下文", events=1)
        talk.press("出处", events=1)
        talk.say("香坊区呢?")
        assert bot.stop() == 0
    compare("rebuild", talk.text.replace("人3500", "人"))


def test_an_owner_rebuilds_the_index_from_the_chat(api: BotApi, data: Path, seeds: Path) -> None:
    talk = Talk(api, OWNER)
    with BotProcess(api, data, seeds, owners=str(OWNER)):
        neighbour(seeds)
        talk.say("/reindex", events=2)
        talk.say("/reports")
    compare("reindex", talk.text.replace(f"人{OWNER}", "人"))


def test_questions_asked_during_a_rebuild_are_all_answered(api: BotApi, data: Path, seeds: Path) -> None:
    with BotProcess(api, data, seeds):
        for step in range(3):
            next(seeds.glob("00[0-9]_*")).touch()
            neighbour(seeds)
            rebuilding = subprocess.Popen(
                [COMMAND, "index"], env=environment(FAZHI_SEEDS=str(seeds), FAZHI_DATA=str(data)),
                stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
            )  # fmt: skip
            people = range(3600 + 100 * step, 3620 + 100 * step)
            for person in people:
                api.say(person, QUESTION)
                time.sleep(0.05)
            rebuilding.wait(60)
            for person in people:
                assert "35件" in api.wait(lambda person=person: api.of_chat(person))[0].text
