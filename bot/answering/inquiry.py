"""An inquiry: a question with all that is known before a passage is looked at."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

from bot.answering.figure_asked import FigureAsked, figure_asked
from bot.answering.figures import Figure
from bot.answering.passage import Passage
from bot.question.model import Question, Term

TO = re.compile(r"[向给对](?:本|该)?[省市州盟县区旗]?$|(?:提请|报送?|交|移送|抄送|提交)[给至到]?$")
"""Before somebody who is given something."""
_PASSES = re.compile(r"[给向]")
Group = Literal["field", "indexed", "foreign", "generic", "aside"]
"""What is known of a term: the lexicon of the field has it, some report says it, nothing knows it, it says little,
it is said beside the question."""


@dataclass(frozen=True, slots=True)
class Weighted:
    """A term of the question and what it weighs (plain idf, less for general words)."""

    term: Term
    weight: float
    doubt: float
    """What it weighs where it is missing: more for a term of the field, less for a word that may be mere chatter."""
    group: Group
    outcome: bool = False
    """It is what may come of something (败诉, 合格), so that what tells nothing of it tells of something else."""

    @property
    def light(self) -> bool:
        """Whether it says little of what is asked."""
        return self.group in ("generic", "aside")


@dataclass(frozen=True, slots=True)
class Contrast:
    """One set of things told apart, of which a question names some."""

    asked: tuple[str, ...]
    others: tuple[str, ...]


@dataclass(frozen=True)
class Inquiry:
    """What is looked for in the passages of one report."""

    question: Question
    terms: tuple[Weighted, ...]
    carried: tuple[Weighted, ...]
    """Terms of what was talked about before: they help to choose, but a passage need not have them."""
    beside: frozenset[str]
    """Paragraphs quoted just before."""
    contrasts: tuple[Contrast, ...]
    rarity: Mapping[str, float]
    """How much each character of the terms tells the report's passages apart: 1 in none of them, 0 in all."""
    ranks: Mapping[str, float]
    """How well each paragraph is retrieved, against the best one of the report: 0 to 1."""
    year: int
    """The report's."""
    stated: tuple[Figure, ...] = ()
    """Figures that the question says itself (那23件里…): what it asks for is another."""

    @cached_property
    def forms(self) -> tuple[str, ...]:
        """All names of the terms, each once, longest first."""
        forms = dict.fromkeys(form for weighted in self.terms for form in weighted.term.forms)
        return tuple(sorted(forms, key=len, reverse=True))

    @cached_property
    def figure_asked(self) -> FigureAsked:
        return figure_asked(self.question)

    @cached_property
    def outcomes(self) -> tuple[Term, ...]:
        """What the question itself, and not the turns before it, says may come of something."""
        return tuple(w.term for w in self.terms if w.outcome and w.term.surface in self.question.folded)

    @cached_property
    def givers(self) -> tuple[tuple[Term, bool], ...]:
        """The terms between which something passes (检察院给政府发了), each with whether it is given that."""
        asked = self.question.folded
        marked = ((w.term, bool(TO.search(asked, 0, w.term.start))) for w in self.terms if not w.light)
        return tuple((term, gets) for term, gets in marked if gets or _PASSES.search(asked, term.start))


def rarity(terms: Sequence[Weighted], passages: Sequence[Passage]) -> dict[str, float]:
    """How rare each character of the terms is among passages: 1 in none of them, 0 in all."""
    chars = {char for weighted in terms for char in weighted.term.surface}
    most = math.log(len(passages) + 1)
    counts = {char: sum(char in passage.folded for passage in passages) for char in chars}
    return {char: 1 - math.log(count + 1) / most if most else 0.0 for char, count in counts.items()}
