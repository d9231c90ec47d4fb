"""Several questions in one line: 办了多少件,败诉率多少."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bot.answer import Answer, Quote
from bot.question.phrases import phrases
from retrieval.text.fold import fold

_BREAKS = re.compile(r"[,;。?!、\n]+|(?=又)")
_LEANS_ON_THE_REST = re.compile(
    r"各(?:有|是|占|办)?(?:多少|几)|^(?:各|分别|一共|总共|合计|其中|是|有|共|谁|哪|为什么|为何|怎么|如何)"
)
_SHORTEST, _MOST = 4, 4


def parts(text: str) -> list[str]:
    """The questions of a line that each ask for a figure of their own; the line itself where it is one question."""
    folded = fold(text)
    cuts = [0, *(match.end() for match in _BREAKS.finditer(folded)), len(text)]
    pieces = [(folded[a:b].strip(" ,;。?!\n"), text[a:b].strip()) for a, b in pairwise(cuts) if a < b]
    own = [_asks_alone(piece) for piece, _ in pieces]
    return [said for _, said in pieces] if 1 < len(pieces) <= _MOST and all(own) else [text]


def _asks_alone(piece: str) -> bool:
    asks = phrases("count").search(piece) or phrases("money").search(piece) or phrases("rate").search(piece)
    return len(piece) >= _SHORTEST and bool(asks) and not _LEANS_ON_THE_REST.search(piece)


def together(text: str, answers: Sequence[Answer]) -> Answer:
    """One answer to a line of several questions: what answers any of them, and what the reports do not say."""
    answered = [answer for answer in answers if answer.quotes]
    if not answered:
        return replace(answers[0], question=text)
    unsaid = [answer.headline for answer in answers if not answer.quotes and answer.headline]
    notes = dict.fromkeys([*unsaid, *(note for answer in answered[:1] for note in answer.notes)])
    return replace(
        answered[0],
        question=text,
        headline="；".join(answer.headline for answer in answered if answer.headline),
        quotes=_merged([quote for answer in answered for quote in answer.quotes]),
        missing=tuple(dict.fromkeys(name for answer in answered for name in answer.missing)),
        notes=tuple(notes),
    )


def _merged(quotes: Sequence[Quote]) -> tuple[Quote, ...]:
    """The quotes, those of one stretch of a paragraph as one that marks what each marks."""
    merged: list[Quote] = []
    for quote in quotes:
        other = next((q for q in merged if q.paragraph == quote.paragraph and _holds(q, quote)), None)
        if other is None:
            merged.append(quote)
            continue
        outer, inner = (other, quote) if other.end - other.start >= quote.end - quote.start else (quote, other)
        shift = inner.start - outer.start
        marks = {*outer.highlights, *((start + shift, end + shift) for start, end in inner.highlights)}
        merged[merged.index(other)] = replace(outer, highlights=tuple(sorted(marks)[:3]))
    return tuple(merged)


def _holds(one: Quote, other: Quote) -> bool:
    """Whether one of two quotes lies within the other."""
    return (one.start <= other.start and other.end <= one.end) or (other.start <= one.start and one.end <= other.end)
