"""`fazhi eval`: the figures of the scoring script, the misses, and the floors below which it fails."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from processes import SEEDS, Run

from bot.answer import Answer, Quote
from bot.evaluate.judging import Judge
from bot.evaluate.question_set import Asked, Gold

QA = Path(__file__).parents[1] / "qa"
SETS = ("dev", "dialog", "own", "own_dialog")
FIGURE = re.compile(r"\b(?!length)(\w+) (?:(\d+)/(\d+)=[\d.]+|-)")


def scored(qa: Path, answers: Path) -> dict[str, Any]:
    """What the scoring script prints, in the shape of `fazhi eval --json`."""
    command = [sys.executable, str(QA / "score.py"), "score", str(qa), str(answers), str(SEEDS)]
    printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()
    figures = [{name: [int(n or 0), int(of or 0)] for name, n, of in FIGURE.findall(line)} for line in printed]
    kinds = {line.split()[0]: figures[at] for at, line in enumerate(printed[:-2])}
    return {"kinds": kinds, "totals": figures[-2] | figures[-1]}


@pytest.mark.parametrize("name", SETS)
def test_the_figures_are_those_of_the_scoring_script(fazhi: Run, tmp_path: Path, name: str) -> None:
    qa, answers = QA / f"{name}.jsonl", tmp_path / "answers.jsonl"
    questions = subprocess.run(
        [sys.executable, str(QA / "score.py"), "questions", str(qa)], capture_output=True, check=True
    ).stdout
    answers.write_bytes(fazhi("ask", "--jsonl", input=questions).stdout)
    (ours,) = json.loads(fazhi("eval", str(qa), "--json").stdout).values()
    assert {part: ours[part] for part in ("kinds", "totals")} == scored(qa, answers)


# --- one answer at a time ---

FILE, OTHER = "000_one.txt", "001_two.txt"
TEXT = "全年办理行政复议案件35件，审结33件。组织培训12场次，参训3400人次。"


@pytest.fixture(scope="module")
def judge(tmp_path_factory: pytest.TempPathFactory) -> Judge:
    seeds = tmp_path_factory.mktemp("seeds")
    (seeds / FILE).write_text("\ufeff" + TEXT, encoding="utf-8")
    (seeds / OTHER).write_text(TEXT, encoding="utf-8")
    return Judge(seeds, {FILE: ("甲区", 2021), OTHER: ("乙区", 2021)})


def quote(text: str, *marks: str, file: str = FILE, shift: int = 0, region: str = "") -> Quote:
    start = TEXT.index(text) + shift
    spans = tuple((text.index(mark), text.index(mark) + len(mark)) for mark in marks)
    return Quote(
        text, spans, file, start, start + len(text), region or ("甲区" if file == FILE else "乙区"), (), 2021,
        "", (), "", 0.0,
    )  # fmt: skip


def asked(kind: str, *golds: Gold, any_gold: bool = False) -> Asked:
    return Asked("Q", "?", kind, golds, any_gold, None)


CASES = Gold("000", "行政复议案件35件，审结33件", "35件")
CLOSED = Gold("000", "审结33件", "33件")
TRAINED = Gold("000", "组织培训12场次，参训3400人次", None)
THERE = Gold("001", "行政复议案件35件", "35件")
RIGHT, REST = quote("全年办理行政复议案件35件", "35件"), quote("组织培训12场次，参训3400人次")


@pytest.mark.parametrize(
    ("question", "status", "quotes", "wanted"),
    [
        (asked("number", CASES), "answered", [RIGHT], {"ok": True, "hit3": True, "value": True, "clean": True}),
        (asked("number", CASES), "answered", [REST, RIGHT], {"ok": False, "hit3": True, "value": False}),
        (asked("number", CASES), "answered", [REST] * 3 + [RIGHT], {"ok": False, "hit3": False}),
        (asked("number", CASES), "answered", [quote("全年办理行政复议案件35件")], {"ok": True, "value": False}),
        (asked("number", CASES), "answered", [quote(TEXT, "35件", "33件", "12场次", "400人")], {"value": False}),
        (asked("number", CASES), "answered", [quote(TEXT, "复议案件35件")], {"ok": True, "value": True}),
        (asked("number", CASES), "answered", [quote(TEXT, "全年办理行政复议案件35件")], {"value": False}),
        (asked("number", CASES), "no_answer", [], {"ok": False, "hit3": False, "value": False, "brief": None}),
        (
            asked("number", CASES),
            "answered",
            [quote("行政复议案件35件", "35件", shift=1)],
            {"ok": False, "verbatim": False},
        ),
        (asked("number", CASES), "answered", [RIGHT, quote("审结33件", file=OTHER)], {"ok": True, "clean": False}),
        (asked("number", CASES), "answered", [quote("行政复议案件35件", region="丙区")], {"ok": True, "source": False}),
        (asked("number", CASES, THERE), "answered", [RIGHT], {"ok": False, "clean": None}),
        (asked("number", CASES, THERE, any_gold=True), "answered", [RIGHT], {"ok": True, "value": True}),
        (
            asked("compare", CASES, THERE),
            "answered",
            [quote("行政复议案件35件", "35件", file=OTHER), REST, REST, RIGHT],
            {"ok": True, "value": True, "hit3": True},
        ),
        (asked("compare", CASES, CLOSED), "answered", [quote(TEXT[:22], "35件", "33件")], {"ok": True, "value": True}),
        (asked("list", TRAINED), "answered", [REST], {"ok": True, "value": None, "length": len(REST.text)}),
        (asked("list", TRAINED), "answered", [quote("组织培训12场次，")], {"ok": True}),
        (asked("list", TRAINED), "answered", [quote("组织培训12场")], {"ok": False}),
        (asked("unanswerable"), "no_answer", [], {"ok": True, "value": None, "source": None, "verbatim": True}),
        (asked("unanswerable"), "clarify", [], {"ok": True}),
        (asked("unanswerable"), "answered", [], {"ok": False}),
        (asked("unanswerable"), "answered", [RIGHT], {"ok": False}),
        (asked("ambiguous", CASES), "clarify", [], {"ok": True, "hit3": None, "value": None}),
        (asked("coverage", CASES), "coverage", [], {"ok": False}),
        (asked("coverage"), "help", [], {"ok": True}),
        (asked("coverage"), "no_answer", [], {"ok": False}),
        (asked("coverage", CASES), "answered", [RIGHT], {"ok": True}),
    ],
)
def test_an_answer_is_judged_by_the_contract(
    judge: Judge, question: Asked, status: Any, quotes: list[Quote], wanted: dict[str, object]
) -> None:
    verdict = judge.judge(question, Answer("?", status, "", tuple(quotes)))
    assert {name: getattr(verdict, name) for name in wanted} == wanted


def test_a_reply_on_coverage_names_the_reports(judge: Judge) -> None:
    reply = Answer("?", "coverage", "", reports=(FILE,))
    assert judge.judge(asked("coverage", CASES), reply).ok
    assert not judge.judge(asked("coverage", CASES, THERE), reply).ok


@pytest.mark.parametrize(("kind", "long"), [("number", 121), ("fact", 121), ("list", 301), ("plan", 301)])
def test_a_first_quote_is_brief(tmp_path: Path, kind: str, long: int) -> None:
    (tmp_path / FILE).write_text("字" * long, encoding="utf-8")
    judge, gold = Judge(tmp_path, {}), Gold("000", "字" * long, None)
    for length, brief in ((long - 1, True), (long, False)):
        whole = Quote("字" * length, (), FILE, 0, length, "", (), 0, "", (), "", 0.0)
        assert judge.judge(asked(kind, gold), Answer("?", "answered", "", (whole,))).brief is brief


# --- the command ---

RIGHT_LINE = {
    "id": "1", "q": "香坊区2021年行政复议办了多少件?", "type": "number",
    "gold": [{"file": "000_cb0864af28fb440d.txt", "quote": "2021年辦理行政復議案件35件", "value": "35件"}],
}  # fmt: skip
WRONG_LINE = RIGHT_LINE | {"id": "2", "gold": [{"report": "002", "quote": "败诉率为17.39%", "value": "17.39%"}]}


@pytest.fixture
def qa(tmp_path: Path) -> Path:
    path = tmp_path / "small.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in (RIGHT_LINE, WRONG_LINE)), encoding="utf-8")
    return path


def digest(fazhi: Run, qa: Path, floors: Path) -> str:
    """The hash that the command says a set has now."""
    floors.write_text(json.dumps({qa.stem: {"sha256": "another", "floors": {}}}))
    run = fazhi("eval", str(qa), "--baseline", str(floors))
    assert run.returncode == 1
    found = re.search(r"sha256 (\w{64})", run.stderr.decode())
    assert found
    return found[1]


def test_the_misses_are_shown_when_asked_for(fazhi: Run, qa: Path) -> None:
    assert b"missed 2 number" in fazhi("eval", str(qa), "--show").stdout
    assert b"missed" not in fazhi("eval", str(qa)).stdout


@pytest.mark.parametrize(
    ("pinned", "status", "said"),
    [
        ({"ANSWERABLE": 0.5, "VERBATIM": 1.0}, 0, ""),
        ({"ANSWERABLE": 0.501, "VALUE": 0.4}, 1, "ANSWERABLE 1/2=0.500 is below 0.501"),
        ({"ANSWERED": 0.5}, 1, "no figure ANSWERED"),
    ],
)
def test_a_figure_below_its_floor_fails(
    fazhi: Run, qa: Path, tmp_path: Path, pinned: dict[str, float], status: int, said: str
) -> None:
    floors = tmp_path / "floors.json"
    sha256 = digest(fazhi, qa, floors)
    floors.write_text(json.dumps({qa.stem: {"sha256": sha256, "floors": pinned}}))
    run = fazhi("eval", str(qa), "--baseline", str(floors))
    assert (run.returncode, said in run.stderr.decode()) == (status, True)
    assert b"ANSWERABLE 1/2=0.500" in run.stdout


def test_a_set_without_floors_fails(fazhi: Run, qa: Path, tmp_path: Path) -> None:
    (tmp_path / "floors.json").write_text("{}")
    run = fazhi("eval", str(qa), "--baseline", str(tmp_path / "floors.json"))
    assert (run.returncode, b"small" in run.stderr) == (1, True)


@pytest.mark.parametrize(
    ("lines", "said"),
    [
        ("[]\n", "line 1"),
        (json.dumps(RIGHT_LINE) + "\nno JSON\n", "line 2"),
        ('{"id": "1", "q": "?"}\n', "line 1"),
        (json.dumps(RIGHT_LINE | {"gold": [{"file": "999", "quote": "?"}]}), "report 999"),
    ],
)
def test_a_file_that_is_no_set_is_named(fazhi: Run, tmp_path: Path, lines: str, said: str) -> None:
    (tmp_path / "set.jsonl").write_text(lines, encoding="utf-8")
    run = fazhi("eval", str(tmp_path / "set.jsonl"))
    assert (run.returncode, said in run.stderr.decode(), len(run.stderr.splitlines())) == (2, True, 1), run.stderr


def test_the_pinned_floors_are_for_the_sets_beside_them() -> None:
    assert set(json.loads((QA / "baseline.json").read_text())) == {path.stem for path in QA.rglob("*.jsonl")}
