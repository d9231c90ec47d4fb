"""The index as its users see it: the reports held, their paragraphs, and the search among them."""

from __future__ import annotations

import math
import threading
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property, lru_cache
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from retrieval.errors import IndexFault, SeedsError
from retrieval.manifest import code_files, seed_files, unchanged
from retrieval.model import Filters, Hit, Paragraph, Report, Role
from retrieval.search import Search
from retrieval.store import Held, Store

if TYPE_CHECKING:
    from retrieval.text.tokens import Tokens


NO_LIMITS = Filters()


def open_index(path: Path) -> Index:
    """Open an index for reading. Raises IndexMissing or IndexDamaged."""
    return Index(Store(path))


def is_current(seeds: Path, index: Path) -> bool:
    """Whether an index is there and made from these very files by this very code."""
    try:
        files = seed_files(seeds)
        with Store(index) as store:
            return unchanged(store.stamps("seeds"), files) and unchanged(store.stamps("code"), code_files())
    except (SeedsError, IndexFault):
        return False


class Index:
    """Reports that can be searched. Any number of threads may read from one."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._search = Search(store)
        self._lock = threading.Lock()
        self._paragraphs = lru_cache(maxsize=256)(store.paragraphs)
        self._text = lru_cache(maxsize=16)(store.text)
        self._df = lru_cache(maxsize=16384)(store.df)
        self._tag = lru_cache(maxsize=16384)(store.tag)
        self._names = lru_cache(maxsize=1024)(store.names)
        self._one = lru_cache(maxsize=4096)(store.paragraph)

    def close(self) -> None:
        self._store.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    @cached_property
    def reports(self) -> tuple[Report, ...]:
        """In the order of their file names."""
        return tuple(held.report for held in self._search.reports)

    @cached_property
    def _held(self) -> dict[str, Held]:
        return {held.report.file: held for held in self._search.reports}

    @cached_property
    def _firsts(self) -> list[int]:
        return [held.first for held in self._search.reports]

    @cached_property
    def size(self) -> int:
        """How many paragraphs can be found."""
        return int(self._store.meta("paragraphs"))

    def search(self, terms: Sequence[str], filters: Filters = NO_LIMITS, limit: int = 50) -> list[Hit]:
        """The best paragraphs that share a term and keep within the limits, best first, ties in reading order."""
        ranked = self._search.ranked(terms, filters, limit)
        return [Hit(self._at(position), score) for position, score in ranked]

    def _at(self, position: int) -> Paragraph:
        held = self._search.reports[bisect_right(self._firsts, position) - 1]
        return self._one(held.id, position - held.first)

    def paragraphs(self, file: str, roles: Sequence[Role] = ()) -> tuple[Paragraph, ...]:
        """A report's paragraphs and headings in order; of some roles only. Raises KeyError for a file not held."""
        found = self._paragraphs(self._held[file].id)
        return tuple(paragraph for paragraph in found if paragraph.role in roles) if roles else found

    def paragraph(self, id: str) -> Paragraph | None:
        """The paragraph of that id, if there is one."""
        return self._store.named(id)

    def text(self, file: str, start: int, end: int) -> str:
        """A slice of the report as decoded. Raises KeyError for a file not held."""
        return self._text(self._held[file].id)[start:end]

    @property
    def _tokens(self) -> Tokens:
        with self._lock:
            return self._tokens_once

    @cached_property
    def _tokens_once(self) -> Tokens:
        from retrieval.text.tokens import Frequencies, Tokens  # brings jieba

        return Tokens(Frequencies(self._store.frequency), int(self._store.meta("words_total")))

    def terms(self, text: str) -> list[str]:
        """The terms a text in any script would be indexed under, with repetitions."""
        from retrieval.text.fold import fold  # brings OpenCC

        return self._tokens.terms(fold(text))

    def words(self, text: str) -> list[tuple[str, int, int]]:
        """The folded words of a text in any script, with half-open offsets that hold in the text too."""
        from retrieval.text.fold import fold

        return self._tokens.words(fold(text))

    def tag(self, word: str) -> str:
        """The part of speech of a folded word (jieba's tags: n noun, v verb, d adverb …), empty where unknown."""
        return self._tag(word)

    def names(self, folded: str) -> tuple[str, ...]:
        """The names reports set off (“法护潮企”, 《法律面对面》) that stand in a folded text, longest first."""
        return self._names(folded)

    def df(self, term: str) -> int:
        """How many paragraphs a folded term stands in.

        For a phrase that is no term of the index: of the rarest of its terms, an upper bound; 0 if one is unknown.
        """
        return self._df(term) or min((self._df(part) for part in self._tokens.terms(term)), default=0)

    def idf(self, term: str) -> float:
        """How much a folded term or phrase tells paragraphs apart: log(1 + (N - df + .5) / (df + .5)), never negative.

        Not the idf hits are scored with, which has a floor that on few paragraphs lifts 的 above 行政.
        """
        df = self.df(term)
        return math.log(1 + (self.size - df + 0.5) / (df + 0.5))
