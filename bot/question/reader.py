"""The reader: what is needed to read questions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from bot.question.terms import Words
from retrieval.model import RegionPath
from retrieval.reports.gazetteer import Gazetteer
from retrieval.text.lexicon import Lexicon


@dataclass(frozen=True, slots=True)
class Reader:
    """What is needed to read questions."""

    gazetteer: Gazetteer
    lexicon: Lexicon
    words: Words
    tag: Callable[[str], str]
    """The part of speech of a folded word, empty where unknown."""
    names: Callable[[str], tuple[str, ...]]
    """The names reports set off that stand in a folded text, longest first."""
    held: frozenset[RegionPath]
    """Regions with a report: a slip of the pen is read as one of them first."""
    today: date
