"""The protocol: lines in, lines out, streaming, and no line that stops the others."""

from __future__ import annotations

import json
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from processes import COMMAND, Run, environment

from bot.conversation import Conversation
from bot.protocol import Sessions

QA = Path(__file__).parents[1] / "qa"

GOOD = {"id": "a", "q": "香坊区2021年行政复议办了多少件?"}


def encoded(*entries: object) -> bytes:
    return b"".join(entry if isinstance(entry, bytes) else json.dumps(entry).encode() + b"\n" for entry in entries)


def answered(run: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    assert run.returncode == 0, run.stderr.decode()
    return [json.loads(line) for line in run.stdout.decode().splitlines()]


@pytest.mark.parametrize(
    ("line", "handed_back"),
    [
        (b"\n", None),
        (b"not json\n", None),
        (b"[1, 2]\n", None),
        (b"null\n", None),
        (b"{}\n", None),
        (b'{"id": "x"}\n', "x"),
        (b'{"id": "x", "q": 5}\n', "x"),
        (b'{"id": "x", "q": null}\n', "x"),
        (b'{"id": 7, "q": "?"}\n', None),
        (b'{"q": "?"}\n', None),
        (b'{"id": "x", "q": "?", "session": 3}\n', "x"),
        (b'{"id": "x", "q": "\\ud800"}\n', "x"),
        (b'{"id": "\\udfff", "q": "?"}\n', None),
        (b'{"id": "x", "q": "a\x00b"}\n', None),
        (b'{"id": "x", "q": "\xff\xfe"}\n', None),
        (b"[" * 100_000 + b"\n", None),
        (b'{"id": "x", "q": ' + b"9" * 10_000 + b"}\n", None),
    ],
)
def test_a_bad_line_gets_a_line_of_its_own(fazhi: Run, line: bytes, handed_back: str | None) -> None:
    before, bad, after = answered(fazhi("ask", "--jsonl", input=encoded(GOOD, line, GOOD)))
    assert before == after
    assert before["status"] == "answered"
    assert (bad["id"], bad["status"]) == (handed_back, "error")
    assert bad["error"]


@pytest.mark.parametrize("question", ["", "   ", "😀😀😀", "\x00\x07\x1b[2J", "问" * 100_000, "\u202e\u200b", "?!?!"])
def test_an_odd_question_is_answered_without_a_quote(fazhi: Run, question: str) -> None:
    odd, good = answered(fazhi("ask", "--jsonl", input=encoded({"id": "odd", "q": question}, GOOD)))
    assert (odd["id"], odd["question"], odd["quotes"]) == ("odd", question, [])
    assert odd["status"] in ("help", "no_answer", "clarify")
    assert odd["answer"]
    assert good["status"] == "answered"


def test_fields_are_handed_back(fazhi: Run) -> None:
    with_session, without = answered(fazhi("ask", "--jsonl", input=encoded(GOOD | {"session": "s", "more": 1}, GOOD)))
    assert with_session == without | {"session": "s"}
    assert (without["id"], without["question"]) == (GOOD["id"], GOOD["q"])


def test_a_byte_order_mark_and_windows_line_ends_do_no_harm(fazhi: Run) -> None:
    lines = b"\xef\xbb\xbf" + encoded(GOOD).replace(b"\n", b"\r\n") + encoded(GOOD).rstrip()
    assert [answer["status"] for answer in answered(fazhi("ask", "--jsonl", input=lines))] == ["answered"] * 2


def test_answers_are_the_same_in_every_process(fazhi: Run) -> None:
    lines = b"".join((QA / f"{name}.jsonl").read_bytes() for name in ("dev", "own", "own_dialog"))
    one, other = (fazhi("ask", "--jsonl", input=lines, PYTHONHASHSEED=seed).stdout for seed in ("1", "2"))
    assert one.count(b"\n") == lines.count(b"\n")
    assert one == other


def test_sessions_are_conversations_of_their_own(fazhi: Run) -> None:
    turns = [("s", "香坊区2021年行政复议办了多少件?"), ("t", "鼓楼区2023年败诉率是多少?"), ("s", "出处"), ("t", "出处")]
    lines = [{"id": str(n), "q": question, "session": session} for n, (session, question) in enumerate(turns)]
    answers = answered(fazhi("ask", "--jsonl", input=encoded(*lines)))
    assert [answer["quotes"][0]["region"] for answer in answers] == ["香坊区", "鼓楼区", "香坊区", "鼓楼区"]


def test_the_session_silent_longest_goes_first() -> None:
    sessions = Sessions(limit=2)
    kept = {name: Conversation() for name in "abc"}
    for name, conversation in kept.items():
        sessions[name] = conversation
    assert sessions["c"] is kept["c"]
    assert sessions["b"] is kept["b"]
    assert sessions["a"] is not kept["a"]


def test_every_line_is_answered_before_the_next_is_sent(index: Path) -> None:
    command = [COMMAND, "ask", "--jsonl"]
    with subprocess.Popen(
        command, env=environment(FAZHI_DATA=str(index)), stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdin
        assert process.stdout
        for _ in range(3):
            process.stdin.write(encoded(GOOD))
            process.stdin.flush()
            assert json.loads(process.stdout.readline())["status"] == "answered"
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def test_a_reader_that_goes_away_ends_it_quietly(index: Path) -> None:
    command = f"yes '{json.dumps(GOOD)}' | {COMMAND} ask --jsonl | head -n 2; exit ${{PIPESTATUS[1]}}"
    run = subprocess.run(["bash", "-c", command], env=environment(FAZHI_DATA=str(index)), capture_output=True)
    assert run.returncode == 141
    assert run.stderr == b""
    assert len(run.stdout.splitlines()) == 2


def test_ctrl_c_ends_it_quietly(index: Path) -> None:
    with subprocess.Popen(
        [COMMAND, "ask", "--jsonl"],
        env=environment(FAZHI_DATA=str(index)),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),  # a job in the background is born ignoring it
    ) as process:
        assert process.stdin
        assert process.stdout
        process.stdin.write(encoded(GOOD))
        process.stdin.flush()
        process.stdout.readline()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (130, b"")
