"""Tokens: the words of a folded text and the terms it is indexed under.

Terms are jieba's search-mode words and the pairs of neighbouring Chinese characters. On DRCD and CMRC2018
(tests/bench/retrieval_benchmark.py) that beats words alone; jieba's model for unknown words adds nothing to it.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Callable
from functools import lru_cache
from pathlib import Path

with warnings.catch_warnings():
    warnings.simplefilter("ignore")  # jieba's own: invalid escapes, pkg_resources
    import jieba

_WORD = re.compile(r"[^\W_]")
_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]{2,}")
_USER_WORDS = Path(__file__).parent / "lexicon" / "words.txt"


class Frequencies:
    """jieba's table of words and their beginnings, looked up as needed instead of loaded.

    A word's beginning that is no word itself has frequency 0, as in jieba's own table; what is neither is absent.
    """

    def __init__(self, lookup: Callable[[str], int | None]) -> None:
        self._lookup = lru_cache(maxsize=65536)(lookup)

    def __contains__(self, word: str) -> bool:
        return self._lookup(word) is not None

    def __getitem__(self, word: str) -> int:
        frequency = self._lookup(word)
        if frequency is None:
            raise KeyError(word)
        return frequency

    def get(self, word: str, default: int | None = None) -> int | None:
        frequency = self._lookup(word)
        return default if frequency is None else frequency


class _Tokenizer(jieba.Tokenizer):  # type: ignore[misc]
    """jieba's tokenizer over a table it is handed, instead of one it loads."""

    def __init__(self, frequencies: Frequencies | dict[str, int], total: int) -> None:
        super().__init__()
        self.FREQ = frequencies
        self.total = total
        self.initialized = True


class Tokens:
    """Segments folded text."""

    def __init__(self, frequencies: Frequencies | dict[str, int], total: int) -> None:
        """`total` is the sum of the frequencies of all words."""
        self._tokenizer = _Tokenizer(frequencies, total)

    def words(self, folded: str) -> list[tuple[str, int, int]]:
        """jieba's words with their half-open offsets; what holds no letter or digit is left out."""
        words, start = [], 0
        for word in self._tokenizer.cut(folded, HMM=False):
            end = start + len(word)
            if _WORD.search(word):
                words.append((word, start, end))
            start = end
        return words

    def terms(self, folded: str) -> list[str]:
        """The terms in order, with repetitions: words and parts of long words, then pairs of characters."""
        words = [word for word in self._tokenizer.cut_for_search(folded, HMM=False) if _WORD.search(word)]
        pairs = [run[i : i + 2] for run in _HAN.findall(folded) for i in range(len(run) - 1)]
        return words + pairs


def dictionary() -> tuple[dict[str, int], int]:
    """jieba's whole table with the field's own words in it, and the sum of its frequencies."""
    tokenizer = jieba.Tokenizer()
    frequencies, total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    full = _Tokenizer(frequencies, total)
    for word in user_words():
        full.add_word(word)
    return frequencies, full.total


def parts_of_speech() -> dict[str, str]:
    """The part of speech jieba's dictionary gives for each of its words: n noun, v verb, d adverb …"""
    with jieba.Tokenizer().get_dict_file() as file:
        rows = (line.decode("utf-8").split() for line in file)
        return {row[0]: row[2] for row in rows if len(row) == 3}


def user_words() -> list[str]:
    """The field's own words, of lexicon/words.txt."""
    lines = _USER_WORDS.read_text(encoding="utf-8").splitlines()
    return [line.strip() for line in lines if line.strip() and not line.startswith("#")]
