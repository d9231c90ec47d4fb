"""The layout: an answer as a sequence of lines, each with its kind, before a channel gives them a look."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from itertools import groupby, pairwise, takewhile
from typing import Literal

from bot.answer import Answer, Quote, Script
from bot.render import words
from bot.render.words import word
from retrieval.text.fold import to_script

Kind = Literal["headline", "quote", "source", "heading", "near", "choice", "note"]


@dataclass(frozen=True, slots=True)
class Span:
    """A run of text, marked or not."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a reply; `near` is a quote that is not the answer."""

    kind: Kind
    spans: tuple[Span, ...]


Where = Callable[[Quote, Script], str]
"""Words the source line of a quote."""


def spans(quote: Quote, view: Script | None = None) -> tuple[Span, ...]:
    """The quote cut at its marks. `view` shows it in that script, which may change its length, so piece by piece."""
    cuts = [0, *(at for span in sorted(quote.highlights) for at in span), len(quote.text)]
    pieces = [Span(quote.text[start:end], bool(n % 2)) for n, (start, end) in enumerate(pairwise(cuts))]
    if view is not None:
        pieces = [Span(to_script(piece.text, view), piece.marked) for piece in pieces]
    return tuple(piece for piece in pieces if piece.text)


def source(quote: Quote, script: Script) -> str:
    """Where a quote stands: region, year, title, sections. Title and sections are as printed."""
    place = word("".join(quote.path), script)
    title = f"《{quote.title.strip('《》')}》"
    return " · ".join(part for part in (place, f"{quote.year}年", title, " › ".join(quote.section)) if part)


def _quotes(quotes: tuple[Quote, ...], kind: Kind, script: Script, view: Script | None, where: Where) -> Iterator[Line]:
    """Quotes from one part of one report share one source line, which names the headings they have in common."""
    for _, part in groupby(quotes, key=lambda quote: (quote.file, quote.section[:1])):
        group = list(part)
        for quote in group:
            yield Line(kind, spans(quote, view))
        heads = zip(*(quote.section for quote in group), strict=False)
        shared = tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, heads))
        yield Line("source", (Span(where(replace(group[0], section=shared), script)),))


def layout(answer: Answer, view: Script | None = None, where: Where = source) -> Iterator[Line]:
    """The lines of a reply from top to bottom. With `view` the quotes are shown in that script, and it says so.

    `where` words the source line.
    """
    script = answer.script
    if answer.headline:
        yield Line("headline", (Span(answer.headline),))
    yield from _quotes(answer.quotes, "quote", script, view, where)
    if answer.missing:
        yield Line("note", (Span(word(words.MISSING, script) + "、".join(answer.missing)),))
    for note in answer.notes:
        yield Line("note", (Span(note),))
    for number, choice in enumerate(answer.choices, 1):
        yield Line("choice", (Span(f"{number}. {choice}"),))
    if answer.related:
        yield Line("heading", (Span(word(words.RELATED, script)),))
        yield from _quotes(answer.related, "near", script, view, where)
    if view is not None and (answer.quotes or answer.related):
        yield Line("note", (Span(word(words.VIEW[view], script)),))
