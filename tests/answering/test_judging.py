"""Judging: how near a passage has the terms of a question, and what of them is missing."""

from __future__ import annotations

from collections import defaultdict

import pytest
from made_up import passage

from bot.answering.inquiry import Inquiry, Weighted, rarity
from bot.answering.judging import Judge
from bot.answering.sighting import Spot, stands_in_sentence
from bot.question import Reader, understand
from bot.question.model import Term

TEXT = "推进行政复议改革。受理复议案件35件，审结33件。法律援助另行开展。"


def term(surface: str, *others: str) -> Weighted:
    known = Term(surface, (surface, *others), (), (), True, True, False, False, 0, len(surface))
    return Weighted(known, 2.0, 3.0, "field")


def inquiry(reader: Reader, *terms: Weighted) -> Inquiry:
    return Inquiry(
        understand("多少件", reader), terms, (), frozenset(), (), defaultdict(lambda: 1.0), defaultdict(float), 2021
    )


@pytest.mark.parametrize(
    ("asked", "level"),
    [("受理", "own"), ("审结", "after"), ("改革", "lead"), ("援助", "far"), ("诉讼", "")],
)
def test_a_term_is_met_at_the_nearest_level(reader: Reader, asked: str, level: str) -> None:
    laid_out = passage(TEXT)
    clause = laid_out.clauses[1]
    judgement = Judge(laid_out, inquiry(reader, term(asked))).judge(Spot(laid_out, 1, 2, (clause.start, clause.end)))
    met = {name.partition(":")[0] for name in judgement.evidence if ":" in name}
    assert met == {level or "missing"} if level != "far" else "far" in met
    assert (judgement.missing == (asked,)) is (level in ("", "far"))


def test_another_name_counts_less_than_the_word_itself(reader: Reader) -> None:
    laid_out = passage("受理案件35件")
    spot = Spot(laid_out, 0, 1, (0, len(laid_out.folded)))
    by_name = Judge(laid_out, inquiry(reader, term("受理"))).judge(spot).evidence
    by_another = Judge(laid_out, inquiry(reader, term("接案", "受理"))).judge(spot).evidence
    assert (by_name["here by name"], by_another["here by another"]) == (2.0, pytest.approx(1.94))


def test_a_word_that_is_nowhere_may_share_characters(reader: Reader) -> None:
    laid_out = passage("解答咨询35件")
    spot = Spot(laid_out, 0, 1, (0, len(laid_out.folded)))
    assert Judge(laid_out, inquiry(reader, term("回答"))).judge(spot).evidence["own characters"] == 0.5


def test_characters_that_stand_everywhere_are_not_rare() -> None:
    rare = rarity([term("解答")], [passage("解答"), passage("解释"), passage("解决")])
    assert rare["解"] == 0.0 < rare["答"] < 1.0


def test_a_place_is_spoken_of_where_the_sentence_names_it_first() -> None:
    laid_out = passage("甲县受理9件，乙县受理7件。")
    nine, seven = (Spot(laid_out, n, n + 1, (laid_out.clauses[n].start, laid_out.clauses[n].end)) for n in (0, 1))
    assert not stands_in_sentence(nine, ("乙县",))
    assert stands_in_sentence(seven, ("乙县",))
