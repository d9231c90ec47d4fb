"""Learns the weights that evidence is weighed with, and says what they are worth on questions they have not seen.

    python tests/bench/calibrate.py            cross-validates
    python tests/bench/calibrate.py --write    learns from every question and writes bot/answering/weights.tsv

Needs the extra `calibration`. Two models for each family of candidates: a conditional logit that ranks the candidates
of one report (the likelihood of those that hold a gold passage among all: McFadden 1974), and a logistic regression
that says whether the best of them answers. Both are fitted by L-BFGS with a ridge. Questions of tests/qa/held_out and
of tests/qa/elsewhere/fifth are never learned from. Cross-validation deals the questions into five hands and learns from
four.
"""

from __future__ import annotations

import argparse
import datetime
import random
import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from scipy.optimize import minimize

import bot.answering
from bot.answering.asking import Asker
from bot.answering.candidate import Candidate
from bot.answering.turns import Turn, take
from bot.answering.weighing import certainty
from bot.app import Bot
from bot.conversation import Conversation
from bot.evaluate.judging import MOST_OUTSIDE, places
from bot.evaluate.question_set import Asked, Gold, QuestionSet
from bot.question import Reader, understand
from bot.settings import Settings
from retrieval.model import Report

ROOT = Path(__file__).parents[2]
QA, ELSEWHERE = ROOT / "tests" / "qa", ROOT / "tests" / "qa" / "elsewhere"
WEIGHTS = Path(bot.answering.__file__).with_name("weights.tsv")
LEARNED = tuple(f"learned/{path.stem}" for path in sorted((QA / "learned").glob("*.jsonl")))
NAMES = tuple(path.name for path in sorted(ELSEWHERE.iterdir()) if path.name != "fifth")
SETS = (
    (ROOT / "seeds", ("dev", "dialog", "own", "own_dialog", *LEARNED)),
    *((ELSEWHERE / name / "reports", (f"elsewhere/{name}/{name}",)) for name in NAMES),
)
"""Reports, with the sets of questions about them that are learned from."""
TODAY = datetime.date(2026, 3, 1)
FAMILIES = ("figure", "name", "sentence")
NAMING = ("name", "place", "person", "date")
HANDS, RIDGE = 5, 1.0
NEARLY, WHOLE = 0.3, 0.5
"""A name whose clause holds the gold, though it is another; and what counts as right."""
SHARED, ANOTHER_REPORT = 4.0, 0.4
"""What a question of the shared development sets counts for, and a report that is not the gold's."""

Vector = dict[str, float]


@dataclass(frozen=True, slots=True)
class Case:
    """A question put to one report: its candidates, and how well each holds the gold."""

    turn: Turn
    asker: Asker
    candidates: tuple[Candidate, ...]
    hits: tuple[float, ...]
    weight: float

    @property
    def family(self) -> str:
        return self.candidates[0].family


def hit(candidate: Candidate, golds: Iterable[Gold], text: str) -> float:
    """How well a candidate holds any of the golds, 0 to 1; `text` is its report as decoded."""
    passage, at = candidate.passage, candidate.passage.paragraph.start
    start, end = at + passage.clauses[candidate.first].start, at + passage.clauses[candidate.last - 1].end
    lit = {at + offset for first, last in candidate.marks for offset in range(first, last)}
    best = 0.0
    for gold in golds:
        for first, last in places(text, gold.quote):
            if not gold.value:
                best = max(best, float(2 * (min(end, last) - max(start, first)) >= last - first))
                continue
            begin = first + gold.quote.find(gold.value)
            value = set(range(begin, begin + len(gold.value)))
            inside = start <= begin and begin + len(gold.value) <= end
            if lit and 2 * len(lit & value) >= len(value):
                best = max(best, 1.0 if len(lit - value) <= MOST_OUTSIDE else WHOLE)
            elif inside and (not lit or candidate.family == "name"):
                best = max(best, NEARLY if lit else 1.0)
    return best


def cases(reports: Path, sets: Sequence[str], data: Path) -> Iterator[Case]:
    """Every question of the sets, put to every report it may be put to."""
    with Bot.open(Settings(seeds=reports, data=data, today=TODAY)) as bot:
        reader = bot._answerer.reader(TODAY)
        for name in sets:
            talks: dict[str | None, Conversation] = {}
            for asked in QuestionSet.read(QA / f"{name}.jsonl").asked:
                before = talks.get(asked.session, Conversation()) if asked.session else Conversation()
                weight = SHARED if name in ("dev", "dialog") else 1.0
                yield from _cases(bot, reader, asked, before, weight)
                if asked.session:
                    talks[asked.session] = bot.ask(asked.question, before).conversation


def _cases(bot: Bot, reader: Reader, asked: Asked, before: Conversation, weight: float) -> Iterator[Case]:
    question = understand(asked.question, reader)
    if question.intent != "ask" or asked.kind == "coverage":
        return
    turn = take(question, before, lambda core: understand(core, reader))
    kinds = (turn.question.kind, "naming") if turn.question.kind in NAMING else (turn.question.kind,)
    for kind in kinds:
        one = replace(turn, question=replace(turn.question, kind=kind))
        asker = Asker(bot._answerer._searcher, one)
        if asker.asks_reports:
            yield from _of_reports(bot, asker, one, asked, weight)


def _of_reports(bot: Bot, asker: Asker, turn: Turn, asked: Asked, weight: float) -> Iterator[Case]:
    files = {gold.file for gold in asked.golds}
    several = asked.kind in ("filter", "ambiguous", "compare") or len(files) > 1
    for report in asker.reports:
        mine = report.file in files
        if not mine and files and several:
            continue
        if found := asker.candidates_of(report).candidates:
            golds = [gold for gold in asked.golds if gold.file == report.file]
            hits = tuple(hit(candidate, golds, _text(bot, report)) for candidate in found)
            yield Case(turn, asker, found, hits, weight * (1.0 if mine or not files else ANOTHER_REPORT))


def _text(bot: Bot, report: Report) -> str:
    return bot.index.text(report.file, 0, 10**9)


def matrix(vectors: Sequence[Vector], names: Sequence[str]) -> np.ndarray:
    at = {name: column for column, name in enumerate(names)}
    filled = np.zeros((len(vectors), len(names)))
    for row, vector in enumerate(vectors):
        for name, value in vector.items():
            if name in at:
                filled[row, at[name]] = value
    return filled


def fitted(loss: Callable[[np.ndarray], tuple[float, np.ndarray]], names: Sequence[str]) -> Vector:
    """The weights that make a loss with its gradient least, the ridge added."""

    def ridged(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = loss(weights)
        return value + RIDGE * float(weights @ weights), slope + 2 * RIDGE * weights

    found = minimize(ridged, np.zeros(len(names)), jac=True, method="L-BFGS-B", options={"maxiter": 300})
    return dict(zip(names, map(float, found.x), strict=True))


def learn_rank(known: Sequence[Case]) -> Vector:
    known = [case for case in known if any(case.hits) and len(case.candidates) > 1]
    names = sorted({name for case in known for candidate in case.candidates for name in candidate.evidence})
    rows = [(matrix([c.evidence for c in case.candidates], names), np.array(case.hits), case.weight) for case in known]

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        value, slope = 0.0, np.zeros(len(weights))
        for evidence, hits, weight in rows:
            scores = evidence @ weights
            likely = np.exp(scores - scores.max())
            held = likely * hits
            value -= weight * float(np.log(held.sum() / likely.sum()))
            slope -= weight * (evidence.T @ (held / held.sum() - likely / likely.sum()))
        return value, slope

    return fitted(loss, names)


def learn_sure(known: Sequence[Case], rank: Vector) -> Vector:
    best = [ranked(case, rank) for case in known]
    names = sorted({name for evidence, _ in best for name in evidence})
    evidence = matrix([evidence for evidence, _ in best], names)
    right = np.array([held >= NEARLY for _, held in best], dtype=float)
    weight = np.array([case.weight for case in known])

    def loss(weights: np.ndarray) -> tuple[float, np.ndarray]:
        sure = 1 / (1 + np.exp(-(evidence @ weights)))
        value = -float((weight * (right * np.log(sure + 1e-12) + (1 - right) * np.log(1 - sure + 1e-12))).sum())
        return value, evidence.T @ (weight * (sure - right))

    return fitted(loss, names)


def ranked(case: Case, rank: Vector) -> tuple[Vector, float]:
    """What tells whether the best candidate answers, and how well it holds the gold."""
    scored = [
        (replace(c, score=sum(rank.get(name, 0.0) * value for name, value in c.evidence.items())), held)
        for c, held in zip(case.candidates, case.hits, strict=True)
    ]
    scored.sort(key=lambda one: (-round(one[0].score, 6), one[0].passage.paragraph.start, one[0].first))
    return next(certainty([c for c, _ in scored], case.turn.question, case.asker.terms)), scored[0][1]


def cross_validate(known: Sequence[Case]) -> None:
    """Prints, by family, how often the best candidate is right, and what certainties let through and refuse."""
    asked = sorted({case.turn.question.text for case in known})
    random.Random(3).shuffle(asked)
    for family in FAMILIES:
        of_family = [case for case in known if case.family == family]
        results = []
        for hand in range(HANDS):
            held_back = set(asked[hand::HANDS])
            learned = [case for case in of_family if case.turn.question.text not in held_back]
            rank = learn_rank(learned)
            sure = learn_sure(learned, rank)
            for case in of_family:
                if case.turn.question.text in held_back:
                    evidence, held = ranked(case, rank)
                    score = sum(sure.get(name, 0.0) * value for name, value in evidence.items())
                    results.append((1 / (1 + np.exp(-score)), held >= WHOLE, any(case.hits)))
        answerable = [(sure, right) for sure, right, held in results if held]
        others = [sure for sure, _, held in results if not held]
        show(f"{family:9} best is right {share([right for _, right in answerable])}")
        for bound in (0.3, 0.4, 0.5, 0.6):
            said = share([right and sure >= bound for sure, right in answerable])
            show(f"   above {bound}: right {said}, refused {share([sure < bound for sure in others])}")


def show(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def share(rows: Sequence[bool]) -> str:
    return f"{sum(rows)}/{len(rows)}={sum(rows) / len(rows):.3f}" if rows else "-"


def write(known: Sequence[Case]) -> None:
    lines = []
    for family in FAMILIES:
        of_family = [case for case in known if case.family == family]
        rank = learn_rank(of_family)
        for purpose, weights in (("rank", rank), ("sure", learn_sure(of_family, rank))):
            known_weights = ((name, round(weight, 3)) for name, weight in weights.items())
            lines += [f"{purpose}\t{family}\t{name}\t{weight:.3f}" for name, weight in known_weights if weight]
    WEIGHTS.write_text("\n".join(lines) + "\n", encoding="utf-8")
    show(f"wrote {len(lines)} weights to {WEIGHTS.relative_to(ROOT)}")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="write the weights learned from every question")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as data:
        known = [case for n, (reports, sets) in enumerate(SETS) for case in cases(reports, sets, Path(data) / str(n))]
        (write if given.write else cross_validate)(known)


if __name__ == "__main__":
    main()
