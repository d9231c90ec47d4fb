"""The command: its outputs, its options, its exit statuses, as a process of its own."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest
from processes import COMMAND, ROOT, Run, environment

from bot.render.terminal import width
from bot.shell import STATUSES

QUESTION = "香坊区2021年行政复议办了多少件?"
ANSWER_FIELDS = {"question", "status", "answer", "quotes", "reports", "related", "choices", "scope", "missing"}

HELD = """
000 香坊区 黑龙江省,哈尔滨市 2021 2022-02-28 香坊区司法局
001 盘锦市 辽宁省 2021 – 盘锦市人民政府
002 鼓楼区 河南省,开封市 2023 2024-02-29 中共鼓楼区委·鼓楼区人民政府
003 塔河县 黑龙江省,大兴安岭地区 2025 – 塔河县人民政府
004 下城区 浙江省,杭州市 2020 2021-03-22 下城区人民政府
"""
TITLES = (
    "2021年度香坊區人民政府法治政府建設情況工作報告",
    "關于2021年法治政府建設情況的報告",
    "中共鼓楼区委 鼓楼区人民政府 关于2023年法治政府建设工作情况的报告",
    "塔河县2025年度法治政府建设情况",
    "下城區人民政府",
)


def text(run: subprocess.CompletedProcess[bytes]) -> str:
    assert run.returncode == 0, run.stderr.decode()
    return run.stdout.decode()


def decoded(file: str) -> str:
    return (ROOT / "seeds" / file).read_bytes().decode("utf-8-sig")


def test_a_question_is_answered_with_figure_quote_and_source(fazhi: Run) -> None:
    headline, quote, source, *_ = text(fazhi("ask", QUESTION)).splitlines()
    assert "35件" in headline
    assert quote.startswith("「")
    assert "【35件】" in quote
    assert all(part in source for part in ("香坊区", "2021年", "《2021年度香坊區人民政府法治政府建設情況工作報告》"))


def test_words_of_a_question_need_no_quotation_marks(fazhi: Run) -> None:
    assert "【35件】" in text(fazhi("ask", "香坊区", "2021", "行政复议", "办了多少件"))


def test_json_is_the_contract(fazhi: Run) -> None:
    answer = json.loads(text(fazhi("ask", "--json", QUESTION)))
    assert set(answer) == ANSWER_FIELDS
    assert answer["status"] == "answered"
    for quote in answer["quotes"] + answer["related"]:
        assert decoded(quote["file"])[quote["start"] : quote["end"]] == quote["text"]


def test_reports_are_listed_as_json(fazhi: Run) -> None:
    reports = json.loads(text(fazhi("reports", "--json")))
    held = [
        (r["file"][:3], r["region"], ",".join(r["parents"]), str(r["year"]), r["published"] or "–", r["issuer"])
        for r in reports
    ]
    assert [" ".join((*fields[:5], fields[5].replace(" ", "·"))) for fields in held] == HELD.split("\n")[1:-1]
    assert tuple(report["title"] for report in reports) == TITLES
    assert all(report["paragraphs"] > 10 for report in reports)


def test_reports_are_listed_as_an_aligned_table(fazhi: Run) -> None:
    heading, *lines = text(fazhi("reports")).splitlines()
    assert len(lines) == len(TITLES)
    for title, line in zip(TITLES, lines, strict=True):
        assert width(line[: line.index(title)]) == heading.index("title")


def test_index_says_what_it_did(fazhi: Run, tmp_path: Path) -> None:
    first, second = (text(fazhi("index", FAZHI_DATA=str(tmp_path))) for _ in range(2))
    assert [line.split()[0] for line in (first.splitlines()[1], second.splitlines()[1])] == ["5", "5"]
    assert second.splitlines()[1].split()[3] == "5", "an unchanged report is used again"


def test_the_first_question_builds_the_index(fazhi: Run, tmp_path: Path) -> None:
    assert "【35件】" in text(fazhi("ask", QUESTION, FAZHI_DATA=str(tmp_path / "new")))


def test_the_clock_can_be_set(fazhi: Run) -> None:
    answer = json.loads(text(fazhi("--today", "2022-05-01", "ask", "--json", "香坊区去年行政复议办了多少件?")))
    assert answer["scope"] == {"regions": ["黑龙江省/哈尔滨市/香坊区"], "years": [2021]}


def test_why_shows_how_an_answer_came_about(fazhi: Run) -> None:
    assert "复议" in text(fazhi("ask", "--why", QUESTION))


@pytest.mark.parametrize(
    ("arguments", "more", "status"),
    [
        (["ask", QUESTION], {}, 0),
        (["ask", "上海市2021年行政复议案件有多少"], {}, 0),
        (["ask"], {}, 2),
        (["ask", QUESTION, "--jsonl"], {}, 2),
        (["nonsense"], {}, 2),
        (["ask", QUESTION], {"FAZHI_TODAY": "yesterday"}, 2),
        (["index"], {"FAZHI_SEEDS": "/nonexistent/seeds"}, 3),
        (["index"], {"FAZHI_DATA": "/proc/fazhi"}, 6),
    ],
)
def test_exit_statuses(fazhi: Run, arguments: list[str], more: dict[str, str], status: int) -> None:
    run = fazhi(*arguments, **more)
    assert run.returncode == status, run.stderr.decode()
    assert b"Traceback" not in run.stderr
    assert (run.stderr == b"") == (status == 0)


def test_readme_and_help_name_every_status(fazhi: Run) -> None:
    readme, shown = (ROOT / "README.md").read_text(encoding="utf-8"), text(fazhi("--help"))
    for status, meaning in STATUSES:
        assert meaning in shown
        assert f"| {status} | {meaning} |" in readme


def test_outside_a_checkout_the_reports_have_to_be_named(tmp_path: Path) -> None:
    alone = environment(FAZHI_DATA=str(tmp_path))
    del alone["FAZHI_SEEDS"]
    code = "import bot.settings as s; s._is_checkout = lambda folder: False; import bot.cli; bot.cli.main()"
    run = subprocess.run([Path(COMMAND).parent / "python", "-c", code, "index"], env=alone, capture_output=True)
    assert run.returncode == 3
    assert b"--seeds" in run.stderr


def test_a_reader_that_goes_away_is_no_error(index: Path) -> None:
    command = f"{COMMAND} reports | true; exit ${{PIPESTATUS[0]}}"
    run = subprocess.run(["bash", "-c", command], env=environment(FAZHI_DATA=str(index)), capture_output=True)
    assert run.returncode in (0, 141)
    assert run.stderr == b""
