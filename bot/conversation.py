"""What one turn leaves for the next: one small value that every front end keeps."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace
from typing import Any

from retrieval.model import RegionPath

Mark = tuple[int, int]
Place = tuple[str, int, int, tuple[Mark, ...]]
"""A quote to find again: its paragraph's id, half-open offsets into its report, and its marks within the quote."""


def _place(entry: list[Any]) -> Place:
    id, start, end, marks = entry
    return str(id), int(start), int(end), tuple((int(first), int(last)) for first, last in marks)


@dataclass(frozen=True, slots=True)
class Conversation:
    """Empty at the start of a conversation."""

    regions: tuple[RegionPath, ...] = ()
    years: tuple[int, ...] = ()
    core: str = ""
    """The last question without its scope."""
    subject: str = ""
    """What was talked about before, for turns that point back (这方面, 其中)."""
    quotes: tuple[Place, ...] = ()
    """What the last answer quoted."""
    answered: bool = False
    """The last question was."""
    shown: tuple[Place, ...] = ()
    """All that was quoted since the last question that said something new."""
    visited: tuple[RegionPath, ...] = ()
    """Regions asked about so far, the latest last."""
    implied: tuple[RegionPath, ...] = ()
    """The region that the last answer was of, where none was asked for: what leans on that turn is meant of it."""
    script: str = ""
    """The script the person writes in, for turns that do not show it; empty before the first."""

    def to_json(self) -> str:
        return json.dumps(asdict(self), ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> Conversation:
        """Raises ValueError for a text that `to_json` did not write."""
        try:
            entry = json.loads(text)
            return cls(
                regions=tuple(tuple(map(str, path)) for path in entry["regions"]),
                years=tuple(map(int, entry["years"])),
                core=str(entry["core"]),
                subject=str(entry["subject"]),
                quotes=tuple(map(_place, entry["quotes"])),
                answered=bool(entry["answered"]),
                shown=tuple(map(_place, entry["shown"])),
                visited=tuple(tuple(map(str, path)) for path in entry["visited"]),
                implied=tuple(tuple(map(str, path)) for path in entry.get("implied", ())),
                script=str(entry["script"]),
            )
        except (KeyError, TypeError, AttributeError) as fault:
            raise ValueError(f"no conversation: {fault}") from fault

    def without_scope(self) -> Conversation:
        """The same conversation with nothing carried over of region and year."""
        return replace(self, regions=(), years=(), implied=())
