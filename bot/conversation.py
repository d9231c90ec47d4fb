"""What one turn leaves for the next: one small value that every front end keeps."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, replace

from bot.question.model import Question
from retrieval.model import RegionPath

Place = tuple[str, int, int]
"""A paragraph's id and half-open offsets into its report."""


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
    shown: tuple[Place, ...] = ()
    """All that was quoted since the last question that said something new."""
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
                quotes=tuple((str(id), int(start), int(end)) for id, start, end in entry["quotes"]),
                shown=tuple((str(id), int(start), int(end)) for id, start, end in entry["shown"]),
                script=str(entry["script"]),
            )
        except (KeyError, TypeError, AttributeError) as fault:
            raise ValueError(f"no conversation: {fault}") from fault

    def without_scope(self) -> Conversation:
        """The same conversation with nothing carried over of region and year."""
        return replace(self, regions=(), years=())


@dataclass(frozen=True, slots=True)
class Turn:
    """A question as it is to be answered, what came before taken in."""

    question: Question
    regions: tuple[RegionPath, ...]
    """Regions that carry over; empty where the question names its own."""
    years: tuple[int, ...]
    """Years that carry over, to be dropped where the region has no such report."""
    core: str
    """What is asked, without its scope: the next turn's `Conversation.core`."""
    subject: str
    """What is talked about, for the next turn."""
