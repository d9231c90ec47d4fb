"""Completion: regions, years and commands, from what stands before the cursor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from prompt_toolkit.completion import CompleteEvent, Completer, Completion
from prompt_toolkit.document import Document

from bot.console.commands import COMMANDS
from bot.render.words import word
from retrieval.model import Report
from retrieval.text.fold import fold, script_of


class LineCompleter(Completer):
    """Chinese has no spaces, so the longest tail of the line that begins a candidate is what is completed."""

    def __init__(self, reports: Iterable[Report]) -> None:
        held = list(reports)
        regions = dict.fromkeys(name for report in held for name in reversed(report.region))
        years = sorted({f"{report.year}年" for report in held})
        self._candidates = [*regions, *years]
        self._longest = max(map(len, self._candidates), default=0)

    def get_completions(self, document: Document, complete_event: CompleteEvent) -> Iterator[Completion]:
        before = document.text_before_cursor
        if before.startswith("/"):
            for command in COMMANDS:
                for name in (command.name, *command.others):
                    if name.startswith(fold(before[1:])):
                        yield Completion(f"/{name}", -len(before), display_meta=command.meaning)
            return
        for length in range(min(self._longest, len(before)), 0, -1):
            tail = before[-length:]
            found = [each for each in self._candidates if each.startswith(fold(tail)) and each != fold(tail)]
            if found:
                yield from (Completion(word(each, script_of(tail)), -length) for each in found)
                return
