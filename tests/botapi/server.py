"""The server: the Bot API over real HTTP, in a thread of its own, with polling and webhooks."""

from __future__ import annotations

import asyncio
import json
import threading
import time
from collections.abc import Awaitable, Callable
from types import TracebackType
from typing import Any

import aiohttp
from aiohttp import web

from botapi import faults, rules
from botapi.faults import Fault
from botapi.markup import Refused
from botapi.world import BOT, BOT_FLAGS, Json, World

TOKEN = "4242424242:AAtest-Token_that-is-Secret_0123456789"
STRUCTURED = (
    "reply_markup", "reply_parameters", "link_preview_options", "results", "button", "commands", "scope",
    "allowed_updates", "entities",
)  # fmt: skip
SMALL = frozenset(
    ("getMe", "getUpdates", "deleteWebhook", "setWebhook", "sendMessage", "editMessageText", "answerCallbackQuery",
     "deleteMessage")
)  # fmt: skip
"""What an emulator of the least kind knows."""


class BotApi(World):
    """A running server, and the world behind it."""

    def __init__(self, token: str = TOKEN, known: frozenset[str] | None = None) -> None:
        super().__init__()
        self.token = token
        self.known = known
        self.plan: faults.Plan = faults.none
        self.failed: list[tuple[Fault, str, Json]] = []
        self.url = ""
        self.webhook: Json = {}
        self.polls = 0
        self.rival = False
        """Another process polls."""
        self._loop = asyncio.new_event_loop()
        self._methods: dict[str, Callable[[Json], Any]] = {
            "getMe": lambda params: {**BOT, **BOT_FLAGS},
            "setWebhook": self._set_webhook,
            "deleteWebhook": self._delete_webhook,
            "sendMessage": self.send,
            "editMessageText": self.edit,
            "answerCallbackQuery": self.release,
            "answerInlineQuery": self.cards,
            "deleteMessage": lambda params: True,
            "setMyCommands": self._set_commands,
            "setMyDescription": lambda params: self._describe(params, "description", 512),
            "setMyShortDescription": lambda params: self._describe(params, "short_description", 120),
        }

    def __enter__(self) -> BotApi:
        started = threading.Event()
        self._thread = threading.Thread(target=self._serve, args=(started,), daemon=True)
        self._thread.start()
        started.wait()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join()

    def _serve(self, started: threading.Event) -> None:
        asyncio.set_event_loop(self._loop)
        self._loop.run_until_complete(self._start())
        started.set()
        self._loop.run_forever()
        for task in asyncio.all_tasks(self._loop):
            task.cancel()
        self._loop.run_until_complete(asyncio.sleep(0.01))
        self._loop.close()

    async def _start(self, port: int = 0) -> None:
        app = web.Application()
        app.router.add_route("*", "/bot{token}/{method}", self._called)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", port)
        await site.start()
        self.port = site._server.sockets[0].getsockname()[1]  # type: ignore[union-attr]
        self.url = f"http://127.0.0.1:{self.port}"

    def down(self) -> None:
        """The server goes away."""
        asyncio.run_coroutine_threadsafe(self._runner.cleanup(), self._loop).result()

    def up(self) -> None:
        """It comes back at the same address."""
        asyncio.run_coroutine_threadsafe(self._start(self.port), self._loop).result()

    async def _called(self, request: web.Request) -> web.StreamResponse:
        method = request.match_info["method"]
        if request.match_info["token"] != self.token:
            return _refusal(Refused("Unauthorized", 401))
        params = await _params(request)
        with self.lock:
            self.calls.append((method, params))
        if self.known is not None and method not in self.known:
            return _refusal(Refused("Not Found", 404))
        fault = self.plan(method)
        if fault:
            self.failed.append((fault, method, params))
        if fault and not fault.accepted:
            return await _fail(request, fault)
        try:
            result = await self._result(method, params)
        except Refused as refused:
            return _refusal(refused)
        if fault:
            return await _fail(request, fault)
        return web.json_response({"ok": True, "result": result})

    async def _result(self, method: str, params: Json) -> Any:
        if method == "getUpdates":
            return await self._updates(params)
        if method not in self._methods:
            raise Refused("Not Found", 404)
        with self.lock:
            return self._methods[method](params)

    async def _updates(self, params: Json) -> list[Json]:
        """Holds the call until there is something; what was handed out before the offset is confirmed."""
        if self.webhook:
            raise Refused("Conflict: can't use getUpdates method while webhook is active", 409)
        if self.rival:
            raise Refused("Conflict: terminated by other getUpdates request", 409)
        offset, end = int(params.get("offset", 0)), time.monotonic() + int(params.get("timeout", 0))
        self.polls += 1
        mine = self.polls
        while True:
            with self.lock:
                while self.updates and self.updates[0]["update_id"] < offset:
                    self.updates.popleft()
                found = list(self.updates)[: int(params.get("limit", 100))]
            if found or time.monotonic() >= end:
                return found
            if mine != self.polls:
                raise Refused("Conflict: terminated by other getUpdates request", 409)
            await asyncio.sleep(0.01)

    def _set_webhook(self, params: Json) -> bool:
        self.webhook = params
        return True

    def _delete_webhook(self, params: Json) -> bool:
        self.webhook = {}
        return True

    def _set_commands(self, params: Json) -> bool:
        rules.commands(params.get("commands", []))
        rules.language(params.get("language_code", ""))
        scope = params.get("scope") or {}
        self.menus["commands", params.get("language_code", "") or str(scope.get("chat_id", ""))] = params["commands"]
        return True

    def _describe(self, params: Json, name: str, most: int) -> bool:
        rules.length(params.get(name, ""), most, "DESCRIPTION")
        rules.language(params.get("language_code", ""))
        self.menus[name, params.get("language_code", "")] = params.get(name, "")
        return True

    def deliver(self, update: Json, url: str, secret: str | None = None) -> int:
        """Brings an update to the webhook; the status it answers with."""

        async def post() -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret} if secret is not None else {}
            async with aiohttp.ClientSession() as session, session.post(url, json=update, headers=headers) as response:
                return response.status

        future: Awaitable[int] = asyncio.run_coroutine_threadsafe(post(), self._loop)  # type: ignore[assignment]
        return future.result()  # type: ignore[attr-defined,no-any-return]


async def _params(request: web.Request) -> Json:
    """Parameters, from a form or JSON, structured ones read."""
    if request.content_type == "application/json":
        return dict(await request.json())
    params: Json = dict(await request.post()) or dict(request.query)
    for name in STRUCTURED:
        if name in params:
            params[name] = json.loads(params[name])
    return params


def _refusal(refused: Refused) -> web.Response:
    body: Json = {"ok": False, "error_code": refused.code, "description": refused.description}
    if refused.parameters:
        body["parameters"] = refused.parameters
    return web.json_response(body, status=refused.code)


async def _fail(request: web.Request, fault: Fault) -> web.StreamResponse:
    match fault.way:
        case "too many":
            seconds = max(1, round(fault.seconds))
            return _refusal(Refused(f"Too Many Requests: retry after {seconds}", 429, retry_after=seconds))
        case "server error":
            return _refusal(Refused("Internal Server Error", 500))
        case "bad gateway":
            return web.Response(status=502, text="<html>Bad Gateway</html>")
        case "garbled":
            return web.Response(text="<html>…")
        case "silent before" | "silent after":
            await asyncio.sleep(fault.seconds)
    if request.transport is not None:
        request.transport.close()
    return web.Response()
