"""Running: how the bot starts, what ends it and with which status, and what it does on a server of the least kind."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

import pytest
from botapi.process import BotProcess
from botapi.server import SMALL, BotApi
from processes import COMMAND, environment

QUESTION = "香坊区2021年行政复议办了多少件?"


def started_with(data: Path, **settings: str) -> subprocess.CompletedProcess[str]:
    """The command run to its end."""
    env = environment(FAZHI_DATA=str(data), **{f"FAZHI_TELEGRAM_{name}": value for name, value in settings.items()})
    return subprocess.run([COMMAND, "telegram"], env=env, capture_output=True, text=True, timeout=60)


WRONG_SETTINGS = {
    "no token": ({}, "needs its token"),
    "no such token file": ({"TOKEN_FILE": "/nowhere"}, "TOKEN_FILE names a file that is not there"),
    "a token with a space": ({"TOKEN": "1234:abc def"}, "TOKEN holds no token"),
    "owners that are no numbers": ({"TOKEN": "1:a", "OWNERS": "me"}, "OWNERS must be numbers"),
    "an address without a scheme": ({"TOKEN": "1:a", "API_URL": "localhost:8081"}, "API_URL must be an address"),
    "a port that is none": ({"TOKEN": "1:a", "WEBHOOK_URL": "https://a.b", "PORT": "99999"}, "PORT must be a port"),
    "a secret Telegram refuses": ({"TOKEN": "1:a", "WEBHOOK_URL": "https://a.b", "SECRET": "a b"}, "SECRET must be"),
}


@pytest.mark.parametrize("case", WRONG_SETTINGS)
def test_a_wrong_setting_is_one_sentence_and_status_2(data: Path, case: str) -> None:
    settings, sentence = WRONG_SETTINGS[case]
    ended = started_with(data, **settings)
    assert (ended.returncode, ended.stderr.count("\n")) == (2, 1)
    assert sentence in ended.stderr
    assert settings.get("TOKEN", "-") not in ended.stderr


def test_a_token_may_stand_in_a_file(api: BotApi, data: Path) -> None:
    file = data / "token"
    file.write_text(f"{api.token}\n", encoding="utf-8")
    with BotProcess(api, data, token="", token_file=str(file)) as bot:
        api.say(4000, QUESTION)
        api.wait(lambda: api.of_chat(4000))
        assert bot.stop() == 0


def test_a_wrong_token_is_one_sentence_and_status_7(api: BotApi, data: Path) -> None:
    ended = started_with(data, TOKEN="4242424242:AAwrong-Token_that-is-Secret_0123456789", API_URL=api.url)
    assert (ended.returncode, ended.stderr.count("\n")) == (7, 1)
    assert "Telegram refuses the token" in ended.stderr


def test_a_token_revoked_in_flight_ends_it_with_status_7(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        api.token = "another:token"
        api.say(4100, QUESTION)
        assert bot.ended() == 7
        assert "Telegram refuses the token" in bot.written()


def test_another_poller_is_reported_once_and_outlasted(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        api.rival = True
        api.say(4200, QUESTION)
        bot.says("Another process polls with this token")
        api.rival = False
        api.wait(lambda: api.of_chat(4200))
        assert bot.stop() == 0
        assert bot.written().count("Another process polls with this token") == 1


def test_without_a_network_it_waits_for_one(api: BotApi, data: Path) -> None:
    api.down()
    with BotProcess(api, data, ready=False) as bot:
        bot.says("Telegram cannot be reached")
        api.say(4300, QUESTION)
        api.up()
        api.wait(lambda: api.of_chat(4300), 40)
        assert bot.stop() == 0


def test_it_can_be_stopped_while_there_is_no_network(api: BotApi, data: Path) -> None:
    api.down()
    with BotProcess(api, data, ready=False) as bot:
        bot.says("Telegram cannot be reached")
        assert bot.stop() == 0
    api.up()


def test_a_taken_port_is_one_sentence_and_status_6(api: BotApi, data: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        ended = started_with(data, TOKEN=api.token, API_URL=api.url, WEBHOOK_URL=f"{api.url}/hook", PORT=port)
    assert ended.returncode == 6
    assert f"cannot listen at 127.0.0.1:{port}" in ended.stderr


@pytest.mark.parametrize("content", [b"no database", b"SQLite format 3\0" + b"\0" * 50])
def test_a_damaged_state_file_is_one_sentence_and_status_6(api: BotApi, data: Path, content: bytes) -> None:
    (data / "telegram.db").write_bytes(content)
    ended = started_with(data, TOKEN=api.token, API_URL=api.url)
    assert (ended.returncode, ended.stderr.count("\n")) == (6, 1)
    assert "telegram.db" in ended.stderr


def test_a_server_of_the_least_kind_is_enough(data: Path) -> None:
    with BotApi(known=SMALL) as api, BotProcess(api, data) as bot:
        api.say(4400, QUESTION)
        event = api.wait(lambda: api.of_chat(4400))[0]
        api.press(4400, event, "上下文")
        api.wait(lambda: api.of_chat(4400, "edit"))
        api.say(4400, "/start")
        api.inline(4400, "香坊 复议")
        api.wait(lambda: len(api.of_chat(4400)) == 2)
        bot.says("the server did not take set_my_commands")
        assert bot.stop() == 0


def test_the_menu_is_put_in_place_in_both_scripts(shared: BotApi) -> None:
    shared.wait(lambda: any(params.get("scope") for method, params in shared.calls if method == "setMyCommands"))
    told = [params for method, params in shared.calls if method == "setMyCommands"]
    assert {params.get("language_code", "") for params in told} >= {"", "zh", "zh-hans", "zh-hant"}
    names = [command["command"] for command in shared.menus["commands", ""]]
    assert names == ["help", "reports", "compare", "scope", "script", "why", "source", "start"]
    assert shared.menus["short_description", ""]
    hant = next(params for params in told if params.get("language_code") == "zh-hant")
    assert "怎麼用" in str(hant)


def test_only_chats_on_the_list_are_served(api: BotApi, data: Path) -> None:
    with BotProcess(api, data, chats="4500, -100777"):
        for person in (4500, 4501, 4501):
            api.say(person, QUESTION)
        api.say(4501, "@fazhi_test_bot 你好", chat=-100888)
        api.say(4501, f"@fazhi_test_bot {QUESTION}", chat=-100777)
        api.inline(4501, "香坊 复议")
        api.wait(lambda: api.of_chat(4500) and api.of_chat(-100777) and api.of_chat(-4501, "cards"))
    assert [event.text for event in api.of_chat(4501)] == ["这个机器人只在约定的聊天里回答。"]
    assert not api.of_chat(-100888)
    assert not api.of_chat(-4501, "cards")[0].cards


def test_help_names_every_setting_and_no_value(data: Path) -> None:
    env = environment(FAZHI_DATA=str(data), FAZHI_TELEGRAM_TOKEN="4242424242:AAsecret-secret-secret-secret-0123")
    shown = subprocess.run([COMMAND, "telegram", "--help"], env=env, capture_output=True, text=True, check=True).stdout
    assert "FAZHI_TELEGRAM_TOKEN_FILE" in shown
    assert "FAZHI_TELEGRAM_WEBHOOK_URL" in shown
    assert "AAsecret" not in shown


def test_the_process_title_and_arguments_hold_no_token(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        folder = Path("/proc") / str(bot.process.pid)
        if not folder.exists():
            pytest.skip("no /proc on this system")
        assert api.token.encode() not in (folder / "cmdline").read_bytes()
        assert os.fsencode(api.token) not in (folder / "comm").read_bytes()
