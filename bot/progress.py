"""Progress: a bar on the terminal while the index is built, nothing anywhere else."""

from __future__ import annotations

import sys
from types import TracebackType
from typing import TYPE_CHECKING

from bot.app import Bot
from bot.settings import Settings

if TYPE_CHECKING:
    from rich.progress import Progress as Display
    from rich.progress import TaskID

    from retrieval import Progress


class Bar:
    """Called with every step of a rebuild. Appears with the first, on standard error where that is a terminal."""

    def __init__(self) -> None:
        self._display: Display | None = None
        self._task: TaskID | None = None

    def __call__(self, step: Progress) -> None:
        if not sys.stderr.isatty():
            return
        if self._display is None:
            self._start()
        assert self._display is not None
        assert self._task is not None
        self._display.update(self._task, completed=step.done, total=step.total, description=step.file or "index")

    def _start(self) -> None:
        from rich.console import Console
        from rich.progress import BarColumn, MofNCompleteColumn, TextColumn
        from rich.progress import Progress as Display

        columns = (TextColumn("{task.description}", markup=False), BarColumn(), MofNCompleteColumn())
        self._display = Display(*columns, console=Console(stderr=True), transient=True)
        self._task = self._display.add_task("", total=None)
        self._display.start()

    def __enter__(self) -> Bar:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._display is not None:
            self._display.stop()


def opened(settings: Settings) -> Bot:
    """The bot; where its index has to be built first, the terminal shows how far it is."""
    with Bar() as bar:
        return Bot.open(settings, bar)
