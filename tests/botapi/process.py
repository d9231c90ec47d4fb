"""The bot as a process: the real command, against the server, with all it writes kept."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType

from processes import COMMAND

from botapi.server import BotApi

SEEDS = Path(__file__).parents[2] / "seeds"
OWNER = 900


class BotProcess:
    """A running `fazhi telegram`."""

    def __init__(self, api: BotApi, data: Path, seeds: Path = SEEDS, ready: bool = True, **settings: str) -> None:
        environment = {name: value for name, value in os.environ.items() if not name.startswith("FAZHI_")}
        environment |= {
            "FAZHI_TELEGRAM_TOKEN": api.token,
            "FAZHI_TELEGRAM_API_URL": api.url,
            "FAZHI_SEEDS": str(seeds),
            "FAZHI_DATA": str(data),
            "FAZHI_TODAY": "2024-06-01",
            "FAZHI_LOG_LEVEL": "debug",
            **{f"FAZHI_TELEGRAM_{name.upper()}": value for name, value in settings.items()},
        }
        self._output = tempfile.TemporaryFile("w+", encoding="utf-8", errors="replace")  # noqa: SIM115 (closed in stop)
        self._api = api
        called = {"stdin": subprocess.DEVNULL, "stdout": self._output, "stderr": subprocess.STDOUT}
        arguments = [COMMAND, "telegram"]
        self.process = subprocess.Popen(arguments, env=environment, **called)  # type: ignore[call-overload]
        if ready:
            self._ready()

    def _ready(self) -> None:
        """Waits until it fetches updates or has them delivered."""
        polls = self._api.polls
        self._api.wait(lambda: self._api.polls > polls or self._api.webhook or self.process.poll() is not None, 60)
        if self.process.poll() is not None:
            written = self.written()
            self._output.close()
            raise AssertionError(f"the bot ended at once: {written}")

    def __enter__(self) -> BotProcess:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self.process.poll() is None:
            self.kill()
        if error is not None:
            sys.stderr.write(self.written()[-6000:])
        self._output.close()

    def written(self) -> str:
        """All that it has written so far."""
        self._output.flush()
        self._output.seek(0)
        return self._output.read()

    def stop(self) -> int:
        """Tells it to stop; its exit status."""
        self.process.send_signal(signal.SIGTERM)
        return self.ended()

    def ended(self, seconds: float = 30.0) -> int:
        """Its exit status, once it has ended by itself."""
        return self.process.wait(seconds)

    def kill(self) -> None:
        """Ends it as a power cut does."""
        self.process.kill()
        self.process.wait()

    def says(self, text: str, seconds: float = 20.0) -> None:
        """Waits until it has written a text."""
        end = time.monotonic() + seconds
        while text not in self.written():
            assert time.monotonic() < end, f"{text!r} was not written: {self.written()[-3000:]}"
            time.sleep(0.05)
