"""The context of a quote: its paragraph with the mark in it, and the paragraphs before and after."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from bot.answer import Quote, Script
from bot.render.layout import Line, Span, Where, source, spans
from retrieval.model import Paragraph
from retrieval.text.fold import to_script

if TYPE_CHECKING:
    from retrieval import Index


def widened(quote: Quote, paragraph: Paragraph) -> Quote:
    """The whole paragraph as a quote that marks what the quote marks."""
    shift = quote.start - paragraph.start
    marks = tuple((start + shift, end + shift) for start, end in quote.highlights)
    return replace(quote, text=paragraph.text, highlights=marks, start=paragraph.start, end=paragraph.end)


def context(
    index: Index, quote: Quote, script: Script, view: Script | None = None, where: Where = source
) -> Iterator[Line]:
    """The lines that show it; none where the quote's paragraph is no longer in the index."""
    paragraphs = index.paragraphs(quote.file)
    at = next((n for n, paragraph in enumerate(paragraphs) if paragraph.id == quote.paragraph), None)
    if at is None:
        return
    for paragraph in paragraphs[max(0, at - 1) : at + 2]:
        if paragraph.id == quote.paragraph:
            yield Line("quote", spans(widened(quote, paragraph), view))
        else:
            yield Line("near", (Span(to_script(paragraph.text, view) if view else paragraph.text),))
    yield Line("source", (Span(where(quote, script)),))
