"""Judging: whether an answer is right, held against the passages that are known to answer."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.answer import Answer, Quote
from bot.evaluate.question_set import AMBIGUOUS, COVERAGE, Asked, Gold, SetError
from retrieval.reading import SUFFIXES, read_text

BRIEF = dict.fromkeys(("number", "fact", "filter", "compare", AMBIGUOUS), 120)
"""Characters that the first quote may have, by kind of question."""
BRIEF_ELSE = 300
MOST_MARKS, MOST_OUTSIDE = 3, 8
"""Highlights of a quote, and the characters they may cover outside every gold value."""
_FIRST, _SPARE = 3, 2
"""Quotes that are looked at for one gold; how many more than the golds where several are needed."""

Span = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Verdict:
    """What is right about one answer; None where the question does not put it to the test."""

    ok: bool
    """The first quote holds the answer; or nothing is quoted, where nothing answers."""
    verbatim: bool
    """Every quote is the slice of its report that its offsets give."""
    source: bool | None = None
    """Every quote gives the region and year of its report."""
    hit3: bool | None = None
    """One of the first three quotes holds the answer."""
    value: bool | None = None
    """The highlights mark the gold value, and little else."""
    brief: bool | None = None
    clean: bool | None = None
    """No quote comes from another report than the golds'."""
    length: int | None = None
    """Characters of the first quote."""

    @property
    def missed(self) -> bool:
        return not self.ok or self.value is False


@dataclass(frozen=True, slots=True)
class Hold:
    """How a quote stands to a gold."""

    place: bool
    """It holds the gold's value, or half of the gold where that has none."""
    marked: bool
    """Its highlights mark the value."""


def places(text: str, part: str) -> Iterator[Span]:
    """Everywhere that a part stands in a text, overlaps included."""
    at = text.find(part)
    while at >= 0:
        yield at, at + len(part)
        at = text.find(part, at + 1)


def _values(text: str, gold: Gold) -> list[Span]:
    """Where the value of a gold stands in its report, inside the gold's quote."""
    if not gold.value:
        return []
    return [(a + s, a + e) for a, _ in places(text, gold.quote) for s, e in places(gold.quote, gold.value)]


class Judge:
    """Judges answers by the reports as they lie in their folder, not as the index has them."""

    def __init__(self, seeds: Path, sources: dict[str, tuple[str, int]]) -> None:
        self._paths = {path.name: path for path in seeds.rglob("*") if path.suffix.lower() in SUFFIXES}
        self._texts: dict[str, str] = {}
        self._sources = sources

    def judge(self, asked: Asked, answer: Answer) -> Verdict:
        verdict = Verdict(
            ok=answer.status in ("no_answer", "help", "coverage", "clarify") and not answer.quotes,
            verbatim=all(map(self._is_verbatim, answer.quotes)),
            source=self._source(answer.quotes),
        )
        if asked.kind == COVERAGE and (not asked.golds or answer.status in ("coverage", "help")):
            named = self._files(asked.golds) <= set(answer.reports)
            return replace(verdict, ok=answer.status in ("coverage", "help") and named)
        if asked.kind == AMBIGUOUS and answer.status == "clarify":
            return replace(verdict, ok=True)
        if not asked.golds:
            return verdict
        valued = any(gold.value for gold in asked.golds)
        if answer.status != "answered" or not answer.quotes:
            return replace(verdict, ok=False, hit3=False, value=False if valued else None)
        ok, hit3, value = self._held(asked, answer.quotes)
        files, length = self._files(asked.golds), len(answer.quotes[0].text)
        return replace(
            verdict,
            ok=ok,
            hit3=hit3,
            value=value if valued else None,
            brief=length <= BRIEF.get(asked.kind, BRIEF_ELSE),
            clean=all(quote.file in files for quote in answer.quotes) if len(files) == 1 else None,
            length=length,
        )

    def _held(self, asked: Asked, quotes: Sequence[Quote]) -> tuple[bool, bool, bool]:
        """(the answer is held, by the first three quotes, its value is marked)"""
        golds = asked.golds
        if asked.any_gold or len(golds) == 1:
            grid = [[self._hold(quote, gold, golds) for gold in golds] for quote in quotes[:_FIRST]]
            held = [any(hold.place for hold in row) for row in grid]
            return held[0], any(held), any(hold.marked for hold in grid[0])
        longest = BRIEF.get(asked.kind, BRIEF_ELSE)
        first = [quote for quote in quotes[: len(golds) + _SPARE] if len(quote.text) <= longest]
        by_gold = [(gold, [self._hold(quote, gold, golds) for quote in first]) for gold in golds]
        every = all(any(hold.place for hold in column) for _, column in by_gold)
        return every, every, all(any(hold.marked for hold in column) for gold, column in by_gold if gold.value)

    def _hold(self, quote: Quote, gold: Gold, golds: Sequence[Gold]) -> Hold:
        name = self._file(gold)
        if quote.file != name or not self._is_verbatim(quote):
            return Hold(False, False)
        text = self._text(name)
        inside = [(s, e) for s, e in _values(text, gold) if quote.start <= s and e <= quote.end]
        if gold.value:
            place = bool(inside)
        else:
            spans = places(text, gold.quote)
            place = any(2 * (min(quote.end, e) - max(quote.start, s)) >= e - s for s, e in spans)
        wanted = {at for g in golds if self._file(g) == name for s, e in _values(text, g) for at in range(s, e)}
        lit = _lit(quote)
        marked = len(lit - wanted) <= MOST_OUTSIDE and any(2 * len(lit & {*range(s, e)}) >= e - s for s, e in inside)
        return Hold(place, marked)

    def _is_verbatim(self, quote: Quote) -> bool:
        return quote.file in self._paths and self._text(quote.file)[quote.start : quote.end] == quote.text

    def _source(self, quotes: Sequence[Quote]) -> bool | None:
        known = [quote for quote in quotes if quote.file in self._sources]
        return all((q.region, q.year) == self._sources[q.file] for q in known) if known else None

    def _files(self, golds: Sequence[Gold]) -> set[str]:
        return {self._file(gold) for gold in golds}

    def _file(self, gold: Gold) -> str:
        """The file name of a gold's report. Raises SetError where there is no such report."""
        for name in self._paths:
            if name == gold.file or name.startswith(f"{gold.file}_"):
                return name
        raise SetError(f"The set names a report {gold.file} that is not held; name its folder with --seeds.")

    def _text(self, name: str) -> str:
        if name not in self._texts:
            self._texts[name] = read_text(self._paths[name])
        return self._texts[name]


def _lit(quote: Quote) -> set[int]:
    """Offsets into the report that the highlights cover; none where there are too many to mean anything."""
    if len(quote.highlights) > MOST_MARKS:
        return set()
    return {quote.start + at for start, end in quote.highlights for at in range(start, end)}
