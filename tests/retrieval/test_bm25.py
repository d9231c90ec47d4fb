"""Scores are rank-bm25's own."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rank_bm25 import BM25Okapi

from retrieval import bm25, open_index
from retrieval.postings import Postings
from retrieval.text.fold import fold

TERMS = st.sampled_from("甲乙丙丁戊己庚辛")
CORPUS = st.lists(st.lists(TERMS, max_size=12), min_size=1, max_size=30).filter(any)


@settings(max_examples=400, deadline=None)
@given(corpus=CORPUS, question=st.lists(TERMS, max_size=6))
def test_scores_equal_those_of_rank_bm25(corpus: list[list[str]], question: list[str]) -> None:
    made = Postings()
    for position, terms in enumerate(corpus):
        made.add(position, terms)
    known = bm25.statistics(len(corpus), sum(map(len, corpus)), made.frequencies())
    postings = {term: bm25.Posting(known.idf[term], at, counts) for term, at, counts in made.items()}
    lengths = [len(terms) for terms in corpus]

    asked = [postings[term] for term in question if term in postings]
    scores = bm25.scores(asked, [(0, len(corpus))], lengths, known.average_length)

    expected = BM25Okapi(corpus).get_scores(question)
    assert set(scores) == {at for at, terms in enumerate(corpus) if set(terms) & set(question)}
    for position, score in scores.items():
        assert score == pytest.approx(expected[position], abs=1e-9)


@settings(max_examples=100, deadline=None)
@given(corpus=CORPUS, question=st.lists(TERMS, max_size=4), runs=st.sets(st.integers(0, 29)))
def test_runs_leave_out_and_change_nothing(corpus: list[list[str]], question: list[str], runs: set[int]) -> None:
    made = Postings()
    for position, terms in enumerate(corpus):
        made.add(position, terms)
    known = bm25.statistics(len(corpus), sum(map(len, corpus)), made.frequencies())
    postings = {term: bm25.Posting(known.idf[term], at, counts) for term, at, counts in made.items()}
    asked = [postings[term] for term in question if term in postings]
    lengths = [len(terms) for terms in corpus]

    everything = bm25.scores(asked, [(0, len(corpus))], lengths, known.average_length)
    some = bm25.scores(asked, [(at, at + 1) for at in sorted(runs)], lengths, known.average_length)
    assert some == {at: score for at, score in everything.items() if at in runs}


def test_no_terms_at_all_is_no_error() -> None:
    assert bm25.statistics(3, 0, {}).idf == {}


def test_the_index_ranks_the_reports_as_rank_bm25_does(original) -> None:
    with open_index(original.index) as index:
        ranked = [
            paragraph
            for report in index.reports
            for paragraph in index.paragraphs(report.file)
            if paragraph.kind != "heading"
        ]
        plain = BM25Okapi([index.terms("\n".join([*p.section, ""]) + p.text) for p in ranked])
        dice = random.Random(3)
        for _ in range(200):
            text = fold(dice.choice(ranked).text)
            start = dice.randrange(len(text))
            terms = index.terms(text[start : start + dice.randrange(1, 30)])
            expected = dict(zip((p.id for p in ranked), plain.get_scores(terms), strict=True))
            hits = index.search(terms, limit=len(ranked))
            assert [hit.score for hit in hits] == pytest.approx([expected[hit.paragraph.id] for hit in hits], abs=1e-9)
            order = {p.id: at for at, p in enumerate(ranked)}
            keys = [(-hit.score, order[hit.paragraph.id]) for hit in hits]
            assert keys == sorted(keys)
            assert not {p.id for p in ranked if expected[p.id] > 0} - {hit.paragraph.id for hit in hits}
