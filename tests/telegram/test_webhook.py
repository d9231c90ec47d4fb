"""The webhook: updates are delivered, with a secret, and answered once."""

from __future__ import annotations

import socket
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from botapi.process import BotProcess
from botapi.server import BotApi

QUESTION = "香坊区2021年行政复议办了多少件?"
SECRET = "test-Secret_1"


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as free:
        return int(free.getsockname()[1])


@pytest.fixture
def hooked(api: BotApi, data: Path, port: int) -> Iterator[BotProcess]:
    """The bot behind a webhook."""
    public = "https://bot.example.org/fazhi/hook"
    with BotProcess(api, data, webhook_url=public, port=str(port), secret=SECRET) as bot:
        yield bot


def address(port: int) -> str:
    return f"http://127.0.0.1:{port}/fazhi/hook"


def test_updates_are_delivered_and_answered_once(api: BotApi, hooked: BotProcess, port: int) -> None:
    assert api.webhook["url"] == "https://bot.example.org/fazhi/hook"
    assert api.webhook["secret_token"] == SECRET
    assert set(api.webhook["allowed_updates"]) == {
        "message", "edited_message", "callback_query", "inline_query", "my_chat_member",
    }  # fmt: skip
    update = {"update_id": 70, "message": api.message(6000, text=QUESTION)}
    later = {"update_id": 71, "message": api.message(6001, text=QUESTION)}
    assert [api.deliver(each, address(port), SECRET) for each in (update, update, later)] == [200, 200, 200]
    api.wait(lambda: api.of_chat(6000) and api.of_chat(6001))
    assert api.deliver(update, address(port), SECRET) == 200
    time.sleep(0.5)
    assert len(api.of_chat(6000)) == 1
    assert hooked.stop() == 0


@pytest.mark.parametrize("secret", [None, "wrong"])
def test_who_does_not_know_the_secret_is_turned_away(api: BotApi, hooked: BotProcess, port: int, secret: str) -> None:
    update = {"update_id": 80, "message": api.message(6100, text=QUESTION)}
    assert api.deliver(update, address(port), secret) == 403
    assert hooked.stop() == 0
    assert not api.of_chat(6100)
    assert SECRET not in hooked.written()


def test_an_update_that_was_taken_survives_a_kill(api: BotApi, data: Path, port: int) -> None:
    from botapi import faults
    from botapi.faults import Fault

    api.plan = lambda method: Fault("cut before") if method == "sendMessage" else None
    settings = {"webhook_url": "https://bot.example.org/fazhi/hook", "port": str(port), "secret": SECRET}
    with BotProcess(api, data, **settings) as bot:
        assert api.deliver({"update_id": 90, "message": api.message(6200, text=QUESTION)}, address(port), SECRET) == 200
        api.wait(lambda: any(method == "sendMessage" for method, _ in api.calls))
        bot.kill()
    api.plan = faults.none
    with BotProcess(api, data, **settings):
        api.wait(lambda: api.of_chat(6200))
        assert len(api.of_chat(6200)) == 1
