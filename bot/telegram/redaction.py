"""Redaction: the token, and whatever else is secret, never reaches a log line, a traceback or the screen."""

from __future__ import annotations

import asyncio
import logging
import re
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import Any
from urllib.parse import quote

SHOWN = "[secret]"
TOKEN_FORM = re.compile(r"\b\d{6,}(?::|%3A)[A-Za-z0-9_-]{30,}", re.IGNORECASE)
"""What tokens look like, for one that is not this bot's."""

log = logging.getLogger(__name__)


class Redaction(logging.Filter):
    """Rewrites a record before a handler sees it: message, arguments, traceback and stack."""

    def __init__(self, secrets: Iterable[str]) -> None:
        super().__init__()
        pieces = {piece for secret in secrets for piece in (secret, quote(secret, safe=""), secret.partition(":")[2])}
        longest_first = sorted((re.escape(piece) for piece in pieces if len(piece) > 3), key=len, reverse=True)
        self._secret = re.compile("|".join([*longest_first, TOKEN_FORM.pattern]), re.IGNORECASE)

    def clean(self, text: str) -> str:
        return self._secret.sub(SHOWN, text)

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = self.clean(record.getMessage()), None
        if record.exc_info and not record.exc_text:
            record.exc_text = logging.Formatter().formatException(record.exc_info)
        record.exc_info = None
        if record.exc_text:
            record.exc_text = self.clean(record.exc_text)
        if record.stack_info:
            record.stack_info = self.clean(record.stack_info)
        return True


def install(redaction: Redaction) -> None:
    """Puts the filter on every handler there is, and sends what Python would print by itself through the log."""
    for handler in _handlers():
        handler.addFilter(redaction)
    if logging.lastResort:
        logging.lastResort.addFilter(redaction)
    logging.captureWarnings(True)
    sys.excepthook = _crashed
    threading.excepthook = lambda crash: _crashed(crash.exc_type, crash.exc_value, crash.exc_traceback)
    sys.unraisablehook = lambda lost: _crashed(lost.exc_type, lost.exc_value, lost.exc_traceback)


def _handlers() -> list[logging.Handler]:
    loggers = [logging.getLogger(name) for name in logging.root.manager.loggerDict]
    return [handler for logger in (logging.root, *loggers) for handler in logger.handlers]


def _crashed(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    """An error that nobody caught."""
    shown = error if error is not None else kind()
    log.critical("unexpected error", exc_info=(kind, shown, trace))


def loop_crashed(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """An error in a task that nobody waits for."""
    log.error("%s", context.get("message", "unexpected error"), exc_info=context.get("exception"))
