"""The baseline: floors under the figures of sets, pinned together with the questions they hold for."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bot.evaluate.figures import Share
from bot.evaluate.question_set import QuestionSet, SetError


@dataclass(frozen=True, slots=True)
class Pinned:
    """The floors of one set."""

    sha256: str
    floors: dict[str, float]
    """The least share right, by the name of the figure."""


def read(path: Path) -> dict[str, Pinned]:
    """Floors by name of set. Raises SetError for a file that holds none."""
    try:
        entries = json.loads(path.read_text(encoding="utf-8"))
        return {name: Pinned(entry["sha256"], dict(entry["floors"])) for name, entry in entries.items()}
    except (ValueError, KeyError, TypeError, AttributeError) as error:
        raise SetError(f"{path.name} holds no floors: {error!r}.") from error


def fallen(pinned: Mapping[str, Pinned], questions: QuestionSet, figures: Mapping[str, Share]) -> Iterator[str]:
    """A line for every figure of a set that is below its floor, or for a set that the floors are not for."""
    mine = pinned.get(questions.name)
    if mine is None:
        yield f"{questions.name:12} has no floors in the baseline"
    elif mine.sha256 != questions.digest:
        yield f"{questions.name:12} has changed: measure it, then pin its floors anew with sha256 {questions.digest}"
    else:
        for name, floor in mine.floors.items():
            if name not in figures:
                yield f"{questions.name:12} has no figure {name}"
            elif round(figures[name].value, 3) < floor:
                yield f"{questions.name:12} {name:10} {figures[name]} is below {floor:.3f}"
