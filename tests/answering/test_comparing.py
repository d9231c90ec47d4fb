"""Reports set against each other: order, difference, and the direct answer in one line."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from made_up import passage

from bot.answer import Quote
from bot.answering.candidate import Candidate
from bot.answering.comparing import compared, in_order, meets
from bot.answering.judging import Judgement
from bot.question import Reader, understand
from bot.question.model import Condition
from retrieval.model import Report


@dataclass(frozen=True, slots=True)
class Says:
    """What a made-up report says."""

    report: Report
    quotes: tuple[Quote, ...]
    best: Candidate | None


def candidate(text: str) -> Candidate:
    laid_out = passage(text)
    figure = laid_out.figures[0] if laid_out.figures else None
    return Candidate(laid_out, 0, 1, (), Judgement(1.0, 1.0, ()), {}, "figure", figure)


def says(name: str, year: int, text: str) -> Says:
    best = candidate(text)
    marks = ((best.figure.start, best.figure.end),) if best.figure else ()
    quote = Quote(text, marks, f"{name}.txt", 0, len(text), name, ("某省",), year, "", (), "p", 1.0)
    return Says(Report(f"{name}.txt", ("某省", name), year, "", None, "", 1), (quote,), best)


@pytest.mark.parametrize(
    ("first", "second", "difference"),
    [
        ("受理35件", "受理10件", "甲区比乙区多25件。"),
        ("受理10件", "受理35件", "乙区比甲区多25件。"),
        ("败诉率5.26%", "败诉率17.39%", "乙区比甲区高12.13个百分点。"),
        ("受理10件", "受理10件", "两者相同。"),
        ("受理35件", "接待10人次", ""),
        ("罚款300元", "罚款20元", "甲区比乙区多280元。"),
        ("受理35件", "没有说", ""),
    ],
)
def test_a_difference_is_told_over_figures_of_one_unit(
    reader: Reader, first: str, second: str, difference: str
) -> None:
    said = [says("甲区", 2021, first), says("乙区", 2021, second)]
    headline, _ = compared(said, understand("盘锦和塔河差多少", reader))
    assert headline.endswith(difference)
    assert ("多" in headline or "高" in headline or "相同" in headline) is bool(difference)


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("哪里最多", ["乙区", "丙区", "甲区"]),
        ("哪里最少", ["甲区", "丙区", "乙区"]),
        ("各办了多少件", ["甲区", "乙区", "丙区"]),
    ],
)
def test_the_most_or_the_least_come_first(reader: Reader, question: str, names: list[str]) -> None:
    said = [says("甲区", 2021, "受理5件"), says("乙区", 2021, "受理30件"), says("丙区", 2021, "受理10件")]
    assert [one.report.name for one in in_order(said, understand(question, reader))] == names


def test_the_direct_answer_names_region_year_and_figure(reader: Reader) -> None:
    said = [says("甲区", 2021, "受理35件"), says("乙区", 2023, "受理10件")]
    headline, notes = compared(said, understand("盘锦和塔河谁多", reader))
    assert headline.startswith("甲区2021年：35件；乙区2023年：10件")
    assert len(notes) == 1, "the years differ, which is said"


@pytest.mark.parametrize(
    ("condition", "text", "met"),
    [
        (Condition("=", 0.0), "败诉率0%", True),
        (Condition("=", 0.0), "败诉率5%", False),
        (Condition(">", 90.0), "出庭率95%", True),
        (Condition(">", 90.0), "出庭率80%", False),
        (Condition("<", 20.0), "受理10件", True),
        (Condition("<", 20.0), "受理35件", False),
        (None, "受理35件", True),
    ],
)
def test_a_figure_meets_a_condition(reader: Reader, condition: Condition | None, text: str, met: bool) -> None:
    question = replace(understand("哪些地方", reader), condition=condition)
    assert meets(candidate(text), question) is met
