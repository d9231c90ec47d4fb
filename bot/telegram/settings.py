"""Settings of the Telegram bot: read once, from the environment only. The token is never shown."""

from __future__ import annotations

import re
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from bot.telegram.errors import SettingsFault

TOKEN = "FAZHI_TELEGRAM_TOKEN"
TOKEN_FILE = "FAZHI_TELEGRAM_TOKEN_FILE"
OFFICIAL = "https://api.telegram.org"

MEANINGS = {
    TOKEN: "The token from @BotFather.",
    TOKEN_FILE: "A file that holds the token, instead.",
    "FAZHI_TELEGRAM_OWNERS": "User ids that may /reindex, comma between them.",
    "FAZHI_TELEGRAM_CHATS": "Chat ids the bot answers in. Default: everywhere.",
    "FAZHI_TELEGRAM_API_URL": f"The Bot API server. Default: {OFFICIAL}.",
    "FAZHI_TELEGRAM_WEBHOOK_URL": "Public address of the webhook; without one the bot polls.",
    "FAZHI_TELEGRAM_LISTEN": "Address the webhook listens at. Default: 127.0.0.1.",
    "FAZHI_TELEGRAM_PORT": "Port it listens at. Default: 8443.",
    "FAZHI_TELEGRAM_PATH": "Path it listens at. Default: that of the public address.",
    "FAZHI_TELEGRAM_SECRET": "Secret that Telegram proves itself with. Default: a new one at every start.",
    "FAZHI_TELEGRAM_CERT": "Certificate file, where no proxy in front speaks TLS.",
    "FAZHI_TELEGRAM_KEY": "Its key file.",
}


@dataclass(frozen=True, slots=True)
class Webhook:
    """Where Telegram delivers updates, and where that arrives."""

    url: str
    listen: str
    port: int
    path: str
    secret: str = field(repr=False)
    cert: Path | None
    key: Path | None


@dataclass(frozen=True, slots=True)
class TelegramSettings:
    """What the bot needs to know of Telegram."""

    token: str = field(repr=False)
    owners: frozenset[int]
    chats: frozenset[int]
    """Empty: everywhere."""
    api: str
    """The server's address, without /bot."""
    webhook: Webhook | None

    @classmethod
    def read(cls, environment: Mapping[str, str]) -> TelegramSettings:
        values = _Values(environment)
        return cls(
            token=_token(values),
            owners=values.numbers("FAZHI_TELEGRAM_OWNERS"),
            chats=values.numbers("FAZHI_TELEGRAM_CHATS"),
            api=values.address("FAZHI_TELEGRAM_API_URL") or OFFICIAL,
            webhook=_webhook(values),
        )

    def serves(self, chat: int | None, person: int | None) -> bool:
        """Whether the bot answers a person in a chat."""
        return not self.chats or chat in self.chats or person in self.owners or (chat is None and person in self.chats)


class _Values:
    """The environment with its values checked. A fault names the setting, never its value."""

    def __init__(self, environment: Mapping[str, str]) -> None:
        self._environment = environment

    def text(self, name: str) -> str:
        return self._environment.get(name, "").strip()

    def numbers(self, name: str) -> frozenset[int]:
        try:
            return frozenset(map(int, re.findall(r"[^\s,;]+", self.text(name))))
        except ValueError:
            raise SettingsFault(f"{name} must be numbers with commas between them.") from None

    def address(self, name: str) -> str:
        address = self.text(name).rstrip("/")
        parts = urlsplit(address)
        if address and (parts.scheme not in ("http", "https") or not parts.hostname):
            raise SettingsFault(f"{name} must be an address that begins with http:// or https://.")
        return address.removesuffix("/bot")

    def port(self, name: str, default: int) -> int:
        text = self.text(name)
        if text and not (text.isdecimal() and 0 < int(text) < 65536):
            raise SettingsFault(f"{name} must be a port, a number from 1 to 65535.")
        return int(text) if text else default

    def file(self, name: str) -> Path | None:
        text = self.text(name)
        if text and not Path(text).is_file():
            raise SettingsFault(f"{name} names a file that is not there.")
        return Path(text) if text else None


def _token(values: _Values) -> str:
    token = values.text(TOKEN)
    if not token and (file := values.file(TOKEN_FILE)):
        try:
            token = file.read_text(encoding="utf-8-sig").strip()
        except (OSError, UnicodeError):
            raise SettingsFault(f"The file that {TOKEN_FILE} names cannot be read.") from None
    if not token:
        raise SettingsFault(f"The bot needs its token: set {TOKEN}, or {TOKEN_FILE} to a file that holds it.")
    if not re.fullmatch(r"[\w:-]+", token, re.ASCII):
        raise SettingsFault(f"{TOKEN} holds no token: one looks like 123456:ABC-DEF, as @BotFather sends it.")
    return token


def _webhook(values: _Values) -> Webhook | None:
    url = values.address("FAZHI_TELEGRAM_WEBHOOK_URL")
    if not url:
        return None
    secret = values.text("FAZHI_TELEGRAM_SECRET") or secrets.token_urlsafe(32)
    if not re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII):
        raise SettingsFault("FAZHI_TELEGRAM_SECRET must be 1 to 256 letters, digits, _ or -.")
    return Webhook(
        url=url,
        listen=values.text("FAZHI_TELEGRAM_LISTEN") or "127.0.0.1",
        port=values.port("FAZHI_TELEGRAM_PORT", 8443),
        path=(values.text("FAZHI_TELEGRAM_PATH") or urlsplit(url).path).strip("/"),
        secret=secret,
        cert=values.file("FAZHI_TELEGRAM_CERT"),
        key=values.file("FAZHI_TELEGRAM_KEY"),
    )
