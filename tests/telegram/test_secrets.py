"""Secrets: requests fail in more than ten ways, and nothing that was written anywhere holds the token."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import quote

from botapi import faults
from botapi.faults import AFTER, BEFORE, Fault, in_turn
from botapi.process import BotProcess
from botapi.server import BotApi

QUESTION = "香坊区2021年行政复议办了多少件?"


def leaks(token: str, text: str) -> list[str]:
    """The lines that hold the token, or the secret half of it, in any form."""
    secret = token.partition(":")[2]
    forms = (token, quote(token, safe=""), secret, secret[:12])
    return [line for line in text.splitlines() if any(form.lower() in line.lower() for form in forms)]


def everything(data: Path, bot: BotProcess) -> str:
    """What the process has printed and all files it has left."""
    files = (path.read_bytes().decode("utf-8", "replace") for path in data.rglob("*") if path.suffix != ".lock")
    return "\n".join([bot.written(), *files])


def test_no_failure_shows_the_token(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        for number, way in enumerate(BEFORE + AFTER):
            api.plan = in_turn("sendMessage", Fault(way), Fault(way))
            api.say(5000 + number, QUESTION)
            api.wait(lambda number=number: api.of_chat(5000 + number))
        for number, way in enumerate(BEFORE + AFTER):
            api.plan = in_turn("getUpdates", Fault(way))
            api.say(5100 + number, QUESTION)
            api.wait(lambda number=number: api.of_chat(5100 + number))
        api.plan = faults.none
        api.down()
        bot.says("Telegram cannot be reached")
        api.up()
        api.push(message={"message_id": 1})
        api.push(edited_message="no message")
        bot.says("cannot be read and is passed over")
        api.token = "0:revoked"
        api.say(5200, QUESTION)
        assert bot.ended() == 7
        api.token = "4242424242:AAtest-Token_that-is-Secret_0123456789"
        written = everything(data, bot)
    assert "[secret]/sendMessage" in written, "the log shows requests"
    assert leaks(api.token, written) == []


def test_a_start_that_fails_shows_neither_token_nor_secret(api: BotApi, data: Path) -> None:
    secret = "webhook-Secret_0123456789"
    with BotProcess(api, data, ready=False, api_url="http://127.0.0.1:1", webhook_url=api.url, secret=secret) as bot:
        bot.says("Telegram cannot be reached")
        bot.stop()
        written = everything(data, bot)
    assert leaks(api.token, written) == []
    assert secret not in written


def test_an_error_in_a_handler_is_told_with_its_id_and_nothing_else(api: BotApi, data: Path) -> None:
    with BotProcess(api, data) as bot:
        api.say(5200, QUESTION)
        event = api.wait(lambda: api.of_chat(5200))[0]
        break_state(data)
        api.press(5200, event, "出处")
        told = api.wait(lambda: api.of_chat(5200, "toast"))[0].text
        assert "编号" in told
        id = told.split("编号 ")[1][:6]
        bot.says(f"error {id} while answering update")
        written = everything(data, bot)
    assert "sqlite3" not in told
    assert "sqlite3" in written
    assert leaks(api.token, written) == []


def break_state(data: Path) -> None:
    """Takes a table from under the running bot."""
    import sqlite3

    with sqlite3.connect(data / "telegram.db", timeout=10) as state:
        state.execute("drop table turns")
    state.close()
