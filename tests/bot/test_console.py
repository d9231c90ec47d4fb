"""The console: a real terminal, and a pipe."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pexpect
import pytest
from processes import COMMAND, Run, environment

QUESTION = "香坊区2021年行政复议办了多少件?"
CTRL_C, CTRL_D, TAB, UP = "\x03", "\x04", "\t", "\x1b[A"
ESCAPES = re.compile(r"\x1b\[[0-9;?]*[ -/]*[@-~]|\x1b[=>]|\x1b\][^\x07]*\x07")


class Terminal:
    """`fazhi chat` at a terminal 100 columns wide."""

    def __init__(self, data: Path, **more: str) -> None:
        env = environment(FAZHI_DATA=str(data), TERM="xterm-256color", PROMPT_TOOLKIT_NO_CPR="1", **more)
        self.child = pexpect.spawn(COMMAND, ["chat"], env=env, encoding="utf-8", timeout=60, dimensions=(40, 100))
        self.expect("问>")

    def expect(self, text: str) -> str:
        """Waits for the text; what was shown up to it, colours included."""
        self.child.expect(text)
        return str(self.child.before) + str(self.child.after)

    def type(self, text: str) -> None:
        self.child.send(text)

    def say(self, line: str, until: str) -> str:
        self.type(f"{line}\r")
        shown = self.expect(until)
        self.expect("问>")
        return shown

    def ended(self) -> int:
        self.child.expect(pexpect.EOF)
        self.child.close()
        status = self.child.exitstatus
        assert status is not None
        return int(status)


@pytest.fixture
def terminal(index: Path) -> Iterator[Terminal]:
    terminal = Terminal(index)
    yield terminal
    terminal.child.close(force=True)


def test_an_answer_is_laid_out_with_its_mark_in_colour(terminal: Terminal) -> None:
    shown = terminal.say(QUESTION, "—— .*香坊区")
    assert re.search(r"\x1b\[1;33m35件\x1b\[0m", shown)


def test_a_conversation_goes_on(terminal: Terminal) -> None:
    terminal.say(QUESTION, "35件")
    terminal.say("/why", "复议")
    terminal.say("/source", "香坊區人民政府法治政府建設情況工作報告")
    terminal.say("/context", "糾錯率8%以上")
    terminal.say("/script", "引文改用简体显示")
    terminal.say("/更多", "问>|—|。")
    terminal.say("/幫助", "/context")
    terminal.say("/reports", "大兴安岭地区塔河县 2025年")
    terminal.say("/nonsense", "没有 /nonsense 这个命令")


def test_words_follow_the_script_of_the_question(terminal: Terminal) -> None:
    terminal.say("香坊區2021年行政復議辦了多少件?", "黑龍江省哈爾濱市香坊區")
    terminal.say("/nonsense", "沒有 /nonsense 這個命令")


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("香", "香坊区"),
        ("盘", "盘锦市"),
        ("盤", "盤錦市"),
        ("塔河县202", "塔河县202"),
        ("/rep", "/reports"),
        ("下", "下城区"),
    ],
)
def test_tab_completes_regions_and_commands(terminal: Terminal, typed: str, line: str) -> None:
    terminal.type(typed)
    terminal.type(TAB)
    terminal.expect(line)


def test_lines_are_kept_for_the_next_time(terminal: Terminal, index: Path) -> None:
    terminal.say("塔河县的电话是多少", "塔河县2025年")
    terminal.type(CTRL_D)
    assert terminal.ended() == 0
    again = Terminal(index)
    again.type(UP)
    again.expect("塔河县的电话是多少")
    again.child.close(force=True)


def test_ctrl_c_clears_the_line_and_twice_leaves(terminal: Terminal) -> None:
    for _ in range(3):
        terminal.type("香坊区")
        terminal.type(CTRL_C)
        terminal.expect("问>")
    terminal.say(QUESTION, "35件")
    terminal.type(CTRL_C)
    terminal.expect("再按一次")
    terminal.expect("问>")
    terminal.type(CTRL_C)
    assert terminal.ended() == 0


@pytest.mark.parametrize("leave", [CTRL_D, "/quit\r", "/退出\r", "/再見\r"])
def test_leaving(terminal: Terminal, leave: str) -> None:
    terminal.type(leave)
    assert terminal.ended() == 0


def test_no_colour_where_none_is_wanted(index: Path) -> None:
    terminal = Terminal(index, NO_COLOR="1")
    shown = terminal.say(QUESTION, "—— .*香坊区")
    assert "【35件】" in ESCAPES.sub("", shown)
    assert not re.search(r"\x1b\[[0-9;]*3[0-7]m", shown)
    terminal.child.close(force=True)


def test_a_bar_shows_while_the_index_is_built(tmp_path: Path) -> None:
    env = environment(FAZHI_DATA=str(tmp_path), TERM="xterm-256color")
    child = pexpect.spawn(COMMAND, ["index"], env=env, encoding="utf-8", timeout=60, dimensions=(40, 100))
    child.expect("━")
    child.expect("reports +paragraphs +terms")
    child.expect(pexpect.EOF)


def test_a_pipe_gets_plain_text_with_a_blank_line_between(fazhi: Run) -> None:
    run = fazhi("chat", input=f"{QUESTION}\n\n   \n出处\n/nonsense\n".encode())
    assert (run.returncode, run.stderr) == (0, b"")
    first, second, third = run.stdout.decode().removesuffix("\n").split("\n\n")
    assert "【35件】" in first
    assert "香坊" in second
    assert third == "没有 /nonsense 这个命令，/help 看用法。"
    assert "\x1b" not in run.stdout.decode()


def test_a_pipe_ends_where_it_says_so(fazhi: Run) -> None:
    run = fazhi("chat", input=f"{QUESTION}\n/quit\n{QUESTION}\n".encode())
    assert run.stdout.decode().count("【35件】") == 1
    assert fazhi("chat", input=b"").stdout == b""


def test_a_number_picks_the_choice(fazhi: Run) -> None:
    first, second = fazhi("chat", input="鼓楼区的出庭率呢，还是别的地方？\n99\n".encode()).stdout.decode().split("\n\n")
    assert first
    assert second
