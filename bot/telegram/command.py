"""The command: `fazhi telegram`. Nothing secret leaves it: what is logged or reported is redacted first."""

from __future__ import annotations

import asyncio
import logging
import os

import click

from bot.settings import Settings
from bot.shell import RIVAL, SYSTEM, TOKEN, UNEXPECTED, USAGE, Fault
from bot.telegram.errors import PortTaken, Rivalry, SettingsFault, StateFault, TelegramFault, TokenRefused
from bot.telegram.redaction import Redaction, install
from bot.telegram.running import run
from bot.telegram.settings import MEANINGS, TelegramSettings
from retrieval.errors import FazhiError

STATUS: dict[type[TelegramFault], int] = {
    SettingsFault: USAGE,
    TokenRefused: TOKEN,
    Rivalry: RIVAL,
    PortTaken: SYSTEM,
    StateFault: SYSTEM,
}
WIDTH = max(map(len, MEANINGS)) + 2
EPILOG = "\b\nSettings, from the environment only:\n" + "\n".join(
    f"  {name:{WIDTH}}{meaning}" for name, meaning in MEANINGS.items()
)

log = logging.getLogger(__name__)


@click.command(epilog=EPILOG)
@click.pass_obj
def telegram(settings: Settings) -> None:
    """Answer on Telegram until stopped."""
    try:
        found = TelegramSettings.read(os.environ)
    except SettingsFault as fault:
        raise Fault(str(fault), USAGE) from None
    redaction = Redaction([found.token, *([found.webhook.secret] if found.webhook else [])])
    install(redaction)
    try:
        asyncio.run(run(settings, found))
    except TelegramFault as fault:
        raise Fault(redaction.clean(str(fault)), STATUS[type(fault)]) from None
    except FazhiError:
        raise
    except Exception as error:
        log.critical("an error nobody expected", exc_info=error)
        raise Fault(f"Something went wrong that nobody expected ({type(error).__name__}).", UNEXPECTED) from None
