"""Weighing: the learned weights choose what a reader would, among the traps of one sentence."""

from __future__ import annotations

from pathlib import Path

import pytest
from made_up import passage

import bot.answering
from bot.answering.contrasting import asked_contrasts
from bot.answering.finding import candidates
from bot.answering.inquiry import Inquiry, Weighted, rarity
from bot.answering.weighing import weighed
from bot.question import Reader, understand

WEIGHTS = Path(bot.answering.__file__).with_name("weights.tsv")


def best(reader: Reader, asked: str, text: str) -> tuple[list[str], float]:
    """What the best candidate of a passage marks, and how surely it answers."""
    laid_out, question = passage(text), understand(asked, reader)
    terms = tuple(Weighted(term, 3.0, 3.0, "generic" if term.generic else "field") for term in question.terms)
    contrasts, ranks = asked_contrasts(question, terms), {laid_out.paragraph.id: 0.0}
    inquiry = Inquiry(question, terms, (), frozenset(), contrasts, rarity(terms, [laid_out]), ranks, 2021)
    found = weighed(candidates(laid_out, inquiry), question, terms)[0]
    return [text[start:end] for start, end in found.marks], found.sure


@pytest.mark.parametrize(
    ("question", "text", "answer"),
    [
        ("受理了多少件行政复议", "受理行政复议案件90件，审结82件，其中维持60件", "90件"),
        ("行政复议审结了多少件", "受理行政复议案件90件，审结82件，其中维持60件", "82件"),
        ("败诉率是多少", "行政诉讼案件57件，败诉3件，败诉率5.26%", "5.26%"),
        ("行政处罚有多少条", "公示行政许可28911条、行政处罚614条、信用报告464个", "614条"),
        ("办理法律援助案件多少件", "接待咨询1288人次，办理法律援助案件106件，同比上年98件有所增加", "106件"),
        ("哪个街道被评为示范", "长庆街道被评为全省示范街道", "长庆街道"),
        ("信访总量是多少批次", "信访总量：2020年1214批次，2021年1037批次", "1037批次"),
        ("行政复议受理了多少件", "行政复议申请:386件，受理:341件，审结:327件", "341件"),
        ("受理的90件行政复议里审结了几件", "受理行政复议案件90件，审结82件", "82件"),
        ("沿江化工企业关闭了几家", "沿江化工企业原定关闭24家，实际关闭26家", "26家"),
        ("专栏叫什么名字", "在日报开设“法治你我”专栏", "法治你我"),
    ],
)
def test_the_right_one_among_siblings_is_chosen(reader: Reader, question: str, text: str, answer: str) -> None:
    assert best(reader, question, text)[0] == [answer]


@pytest.mark.parametrize(
    ("question", "answers"),
    [
        ("低保标准是多少", ["1610元"]),
        ("低保标准提高到多少", ["1610元"]),
        ("去年低保标准是多少", ["1610元"]),
        ("低保标准原来是多少", ["730元"]),
        ("低保标准之前多少钱", ["730元"]),
        ("低保标准从多少元提高到多少元", ["730元", "1610元"]),
        ("低保标准由多少调到多少", ["730元", "1610元"]),
    ],
)
def test_a_change_is_told_from_either_end(reader: Reader, question: str, answers: list[str]) -> None:
    assert best(reader, question, "城市低保标准由730元调整为1610元，惠及群众2000人")[0] == answers


def test_what_lacks_the_thing_asked_for_answers_less_surely(reader: Reader) -> None:
    text = "受理行政复议案件90件，审结82件"
    there, missing = (best(reader, asked, text)[1] for asked in ("受理行政复议多少件", "受理信访投诉多少件"))
    assert missing < there


def test_every_family_has_weights_for_rank_and_certainty() -> None:
    rows = [line.split("\t") for line in WEIGHTS.read_text(encoding="utf-8").splitlines()]
    assert {(purpose, family) for purpose, family, _, _ in rows} == {
        (purpose, family) for purpose in ("rank", "sure") for family in ("figure", "name", "sentence")
    }
    assert all(abs(float(weight)) < 30 for *_, weight in rows)
