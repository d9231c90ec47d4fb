"""Errors that end the Telegram bot. Each says in one sentence what is wrong and what to do.

TelegramFault
├── SettingsFault   a setting is missing or wrong
├── TokenRefused    Telegram does not know the token, or no longer
├── Rivalry         another process polls with the same token and does not give way
├── PortTaken       the webhook cannot listen where it is told to
└── StateFault      the state file cannot be opened
"""

from __future__ import annotations

from retrieval.errors import FazhiError


class TelegramFault(FazhiError):  # noqa: N818 (the family of faults, as in retrieval.errors)
    """What makes going on pointless."""


class SettingsFault(TelegramFault):
    """A setting is missing or wrong."""


class TokenRefused(TelegramFault):
    """Telegram does not know the token, or no longer."""


class Rivalry(TelegramFault):
    """Another process polls with the same token and does not give way."""


class PortTaken(TelegramFault):
    """The webhook cannot listen where it is told to."""


class StateFault(TelegramFault):
    """The state file cannot be opened."""
