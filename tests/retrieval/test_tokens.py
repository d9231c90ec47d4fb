"""Words and terms, and that a table looked up as needed segments like jieba's own."""

from __future__ import annotations

import random
import re

import jieba
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from retrieval import Index, open_index
from retrieval.text.fold import fold
from retrieval.text.tokens import user_words


@pytest.fixture(scope="module")
def index(original):
    with open_index(original.index) as opened:
        yield opened


@pytest.fixture(scope="module")
def plain() -> jieba.Tokenizer:
    """jieba as its manual says: its dictionary loaded, the field's own words added."""
    tokenizer = jieba.Tokenizer()
    tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(tokenizer.get_dict_file())
    tokenizer.initialized = True
    for word in user_words():
        tokenizer.add_word(word)
    return tokenizer


def _has_letter(word: str) -> bool:
    return re.search(r"[^\W_]", word) is not None


def _same(index: Index, plain: jieba.Tokenizer, text: str) -> None:
    folded = fold(text)
    words = [word for word, _, _ in index.words(text)]
    assert words == [word for word in plain.cut(folded, HMM=False) if _has_letter(word)]
    searched = [word for word in plain.cut_for_search(folded, HMM=False) if _has_letter(word)]
    assert index.terms(text)[: len(searched)] == searched


def test_segments_the_reports_and_their_pieces_like_plain_jieba(index: Index, plain: jieba.Tokenizer) -> None:
    dice = random.Random(1)
    texts = [paragraph.text for report in index.reports for paragraph in index.paragraphs(report.file)]
    for text in texts:
        _same(index, plain, text)
    for _ in range(3000):
        text = dice.choice(texts)
        start = dice.randrange(len(text))
        _same(index, plain, text[start : start + dice.randrange(1, 40)])


def test_segments_strings_of_dictionary_words_like_plain_jieba(index: Index, plain: jieba.Tokenizer) -> None:
    dice = random.Random(2)
    words = sorted(plain.FREQ)
    for _ in range(3000):
        _same(index, plain, "".join(dice.choices(words, k=6)))


@settings(max_examples=300, deadline=None)
@given(text=st.text(max_size=60))
def test_words_stand_where_they_say(index: Index, text: str) -> None:
    folded = fold(text)
    for word, start, end in index.words(text):
        assert folded[start:end] == word


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("行政複議,双随机", ["行政复议", "双随机"]),
        ("一件事一次办", ["一件事一次办"]),
        ("行政規範性文件合法性審核", ["行政规范性文件", "合法性审核"]),
        ("２０２１年办结３５件", ["2021", "年", "办结", "35", "件"]),
        ("", []),
        ("。,!《》 \n", []),
        ("😀😀", []),
        ("\ud800", []),
    ],
)
def test_words(index: Index, text: str, words: list[str]) -> None:
    assert [word for word, _, _ in index.words(text)] == words


@pytest.mark.parametrize(
    ("text", "terms"),
    [
        ("行政复议", ["行政", "复议", "行政复议", "行政", "政复", "复议"]),
        ("行政複議", ["行政", "复议", "行政复议", "行政", "政复", "复议"]),
        ("ABC 12", ["abc", "12"]),
        ("件", ["件"]),
        ("", []),
    ],
)
def test_terms_are_words_and_pairs(index: Index, text: str, terms: list[str]) -> None:
    assert index.terms(text) == terms


def test_user_words_are_folded_and_told_once() -> None:
    words = user_words()
    assert [word for word in words if fold(word) != word] == []
    assert len(words) == len(set(words))


def test_a_very_long_text_is_segmented(index: Index) -> None:
    assert len(index.words("行政复议" * 25_000)) == 25_000


@pytest.mark.parametrize(
    ("text", "folded"),
    [("受  理  21件", "受理    21件"), ("受　理 | 3", "受理  | 3"), ("第 三 章 受 理", "第 三 章 受 理")],
)
def test_a_label_set_apart_in_a_table_is_one_word(text: str, folded: str) -> None:
    assert fold(text) == folded
