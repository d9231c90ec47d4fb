"""The terms of a question: what a passage must speak of to answer it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from functools import cache

from bot.question.model import Term
from retrieval.text.lexicon import Lexicon, Loose, read_words

Word = tuple[str, int, int]
"""A word of a folded text with its half-open span."""
Words = Callable[[str], list[Word]]
"""Segments a folded text."""

_BLANK = "@"
_FEW = 2
_NOUN_NEXT = re.compile(r"(?![有是都在被多几没能会要人])[\u4e00-\u9fff]{2}")
_DONE = re.compile(r"(?:[过了]|起来|出来)$")
"""Behind a verb that was done: 检查|过."""
_APART = re.compile(r"(?P<verb>[\u4e00-\u9fff])[了过]?@{1,6}(?:(?P<noun>[\u4e00-\u9fff])(?![\u4e00-\u9fff])|法[规律])")
"""A verb and its object with the question words between them, which are one word: 立|哪两部|法 is of 立法."""
_PLACES = frozenset("镇乡村街寨屯桥河江湖山庙寺")
"""What the name of a place below a county ends with."""
_DECIMAL = re.compile(r"\d+\.\d+")
_NAMED = re.compile(r"[“「『](?P<name>[^“”「」『』,。?@]{2,12})[”」』]")
"""What a question puts in quotation marks is a name, and one term."""


@cache
def stopwords() -> frozenset[str]:
    return read_words("stopwords.txt")


@cache
def generic_words() -> frozenset[str]:
    return read_words("generic.txt")


def _sits_on_words(start: int, end: int, words: list[Word]) -> bool:
    """Whether a short span begins and ends where words do, so that it is no accident of neighbours."""
    return (end - start >= 3 or any(s == start for _, s, _ in words)) and any(e == end for _, _, e in words)


def _without_particle(start: int, end: int, masked: str, lexicon: Lexicon) -> tuple[int, int]:
    """A form that ends with 的 only means somebody where no noun follows: 开罚单的|件数 is of 开罚单."""
    modifies = masked[end - 1] == "的" and bool(_NOUN_NEXT.match(masked, end))
    return (start, end - 1) if modifies and lexicon.named(masked[start : end - 1]) else (start, end)


def _forms(surface: str, lexicon: Lexicon) -> tuple[str, ...]:
    return tuple(dict.fromkeys((surface, *lexicon.official(surface))))


def _parts(surface: str, start: int, words: list[Word], lexicon: Lexicon) -> tuple[tuple[str, ...], ...]:
    """The content words a surface is made of; empty where it is one word."""
    inside = [word for word, first, last in words if start <= first and last <= start + len(surface)]
    content = [word for word in inside if len(word) > 1 and not (word in stopwords() or word in generic_words())]
    return tuple(_forms(word, lexicon) for word in content) if len(inside) > 1 else ()


def _term(surface: str, start: int, words: list[Word], lexicon: Lexicon, form: str, preface: int) -> Term:
    """The term of a surface, which stands for a form of the lexicon."""
    entries = lexicon.named(form)
    return Term(
        surface=surface,
        forms=tuple(dict.fromkeys((surface, *_bare(surface, lexicon), *lexicon.official(form)))),
        parts=_parts(surface, start, words, lexicon),
        kin=lexicon.kin(form),
        known=any(not entry.general for entry in entries),
        official=any(surface in entry.official for entry in entries),
        generic=surface in generic_words() or (len(surface) == 1 and not entries),
        aside=start < preface,
        start=start,
        end=start + len(surface),
    )


def _bare(surface: str, lexicon: Lexicon) -> tuple[str, ...]:
    """A verb without what says that it was done (检查过), and what reports call it."""
    bare = _DONE.sub("", surface)
    return _forms(bare, lexicon) if bare != surface and len(bare) > 1 else ()


def _with_longer(spans: list[tuple[int, int]], start: int, end: int, length: int) -> list[tuple[int, int]]:
    """The spans with one more for those in it; as they are where one crosses its edges or has `length` or more."""
    inside = [span for span in spans if span[0] < end and start < span[1]]
    if all(start <= s and e <= end and e - s < length for s, e in inside):
        return [span for span in spans if span not in inside] + [(start, end)]
    return spans


def _parted(one: Loose, spans: list[tuple[int, int]], masked: str, lexicon: Lexicon) -> bool:
    """Whether a term of the field stands between the pieces of a loose form, so that it is none: 政府打(输)官司."""
    between = [masked[start:end] for start, end in spans if start < one.gap[1] and one.gap[0] < end]
    return any(not entry.general for surface in between for entry in lexicon.named(surface))


def _with_names(
    spans: list[tuple[int, int]], names: Sequence[str], masked: str, words: list[Word]
) -> list[tuple[int, int]]:
    """The spans with names that reports give, where no word of the lexicon is in them and none holds all of them."""
    for name in names:
        start = masked.find(name)
        end = start + len(name)
        whole = any(first <= start and end <= last for _, first, last in words)
        if not whole and all(e <= start or end <= s for s, e in spans):
            spans = [*spans, (start, end)]
    return spans


def find_terms(
    masked: str, words: Words, lexicon: Lexicon, names: Sequence[str] = (), preface: int = 0, identity: int = 0
) -> tuple[Term, ...]:
    """Terms of a folded question whose scope and question words are masked, in order, each once.

    `names` are those of reports that stand in it, longest first; `preface` is where the words end in which the asker
    only speaks of himself, `identity` where he has said who he is.
    """
    segmented = words(masked)
    named = (_without_particle(*span, masked, lexicon) for span in lexicon.spans(masked))
    fitting = (span for span in named if _sits_on_words(*span, segmented))
    spans = [(start, end) for start, end in fitting if masked[start:end] not in stopwords()]
    loose = {one[:2]: one.form for one in lexicon.loose(masked) if not _parted(one, spans, masked, lexicon)}
    for start, end in sorted(loose, key=lambda span: span[0] - span[1]):
        spans = _with_longer(spans, start, end, len(loose[start, end]))
    for match in _NAMED.finditer(masked):
        start, end = match.span("name")
        spans = _with_longer(spans, start, end, end - start + 1)
    spans = _with_names(spans, names, masked, segmented)
    for match in _DECIMAL.finditer(masked):
        spans = _with_longer(spans, *match.span(), len(match[0]) + 1)
    apart = {match.span(): match["verb"] + (match["noun"] or "法") for match in _APART.finditer(masked)}
    apart = {span: form for span, form in apart.items() if any(form in e.official for e in lexicon.named(form))}
    for start, end in apart:
        spans = [span for span in spans if not (start <= span[0] and span[1] <= end)] + [(start, end)]
    taken = {at for start, end in spans for at in range(start, end)}
    for word, start, end in segmented:
        rest = [at for at in range(start, end) if at not in taken]
        if not rest or not any(char.isalnum() for char in word) or _BLANK in word:
            continue
        if len(rest) == len(word):
            spans.append((start, end))
        elif len(rest) > 1 and rest[-1] - rest[0] == len(rest) - 1:
            spans.append((rest[0], rest[-1] + 1))
    terms: dict[str, Term] = {}
    for start, end in _joined(sorted(spans), masked, lexicon):
        surface = apart.get((start, end), masked[start:end])
        if surface not in stopwords() and surface not in terms:
            terms[surface] = _term(surface, start, segmented, lexicon, loose.get((start, end), surface), preface)
    return _less_aside(terms.values(), identity) if _says_little(terms.values()) else tuple(terms.values())


def _joined(spans: list[tuple[int, int]], masked: str, lexicon: Lexicon) -> list[tuple[int, int]]:
    """The spans, with single characters put together that name a place no dictionary has: 孟|定|镇."""
    joined: list[tuple[int, int]] = []
    run = 0
    for start, end in spans:
        single = end - start == 1 and masked[start] not in stopwords() and not lexicon.named(masked[start])
        run = run + 1 if single and joined and joined[-1][1] == start else int(single)
        if run > 1 and masked[start] in _PLACES:
            start, run = joined[1 - run][0], 0
            joined = [span for span in joined if span[0] < start]
        joined.append((start, end))
    return joined


def _says_little(terms: Iterable[Term]) -> bool:
    """Whether hardly anything is asked beside what the asker says of himself: 我想去开民宿,办证要几天."""
    return sum(not (term.aside or term.generic) for term in terms) < _FEW


def _less_aside(terms: Iterable[Term], identity: int) -> tuple[Term, ...]:
    return tuple(replace(term, aside=term.start < identity) for term in terms)
