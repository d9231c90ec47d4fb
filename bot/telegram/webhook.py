"""The webhook: Telegram delivers updates to an address of ours; an update is taken once it stands in the inbox."""

from __future__ import annotations

import asyncio

from bot.telegram.errors import PortTaken
from bot.telegram.parts import App
from bot.telegram.polling import WANTED
from bot.telegram.settings import Webhook


class Hook:
    """Listens until it is cancelled."""

    def __init__(self, built: App, webhook: Webhook) -> None:
        self._built = built
        self._webhook = webhook

    async def run(self) -> None:
        """Raises PortTaken, or what Telegram has against the webhook."""
        updater, webhook = self._built.updater, self._webhook
        assert updater is not None, "an application is built with an updater"
        try:
            await updater.start_webhook(
                listen=webhook.listen,
                port=webhook.port,
                url_path=webhook.path,
                cert=webhook.cert,
                key=webhook.key,
                webhook_url=webhook.url,
                secret_token=webhook.secret,
                allowed_updates=WANTED,
                bootstrap_retries=-1,
            )
            await asyncio.Event().wait()
        except OSError as error:
            where = f"{webhook.listen}:{webhook.port}"
            raise PortTaken(f"The webhook cannot listen at {where} ({error.strerror or error}).") from error
        finally:
            if updater.running:
                await updater.stop()

    async def confirm(self) -> bool:
        """Telegram may deliver again what it was not told of, so what has come is remembered."""
        return False
