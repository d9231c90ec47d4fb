"""Bad input: one clear sentence and a status of its own, nothing lost, no traceback."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
from pathlib import Path

import pytest
from processes import COMMAND, SEEDS, Run, environment

QUESTION = "香坊区2021年行政复议办了多少件?"


@pytest.fixture
def data(index: Path, tmp_path: Path) -> Path:
    """A data folder of its own, with a good index in it."""
    return Path(shutil.copytree(index, tmp_path / "data"))


@pytest.fixture
def seeds(tmp_path: Path) -> Path:
    """A folder with one good report in it."""
    folder = tmp_path / "seeds"
    folder.mkdir()
    shutil.copy(next(SEEDS.glob("000_*")), folder)
    return folder


def one_sentence(run: subprocess.CompletedProcess[bytes]) -> str:
    lines = run.stderr.decode().splitlines()
    assert len(lines) == 1, lines
    assert "Traceback" not in lines[0]
    return lines[0]


@pytest.mark.parametrize("command", [["index"], ["ask", QUESTION], ["chat"], ["reports"]])
def test_no_reports(fazhi: Run, tmp_path: Path, command: list[str]) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    for folder in (empty, tmp_path / "missing", SEEDS / "000_cb0864af28fb440d.txt" / "x"):
        run = fazhi(*command, FAZHI_SEEDS=str(folder), FAZHI_DATA=str(tmp_path / "data"))
        assert run.returncode == 3
        assert str(folder) in one_sentence(run)


def test_an_index_outlives_the_loss_of_its_reports(fazhi: Run, data: Path, tmp_path: Path) -> None:
    before = (data / "index.db").read_bytes()
    assert fazhi("index", FAZHI_DATA=str(data), FAZHI_SEEDS=str(tmp_path / "missing")).returncode == 3
    assert (data / "index.db").read_bytes() == before


BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": b" \r\n\t\n",
    "binary.txt": bytes(range(256)) * 64,
    "zeros.txt": bytes(10_000),
    "large.txt": "报告\n".encode() * (50 * 2**20 // 7),
    "recipe.txt": "红烧肉的做法\n\n先把五花肉切块，焯水去腥，再用冰糖炒色，小火慢炖一个小时即可。\n".encode() * 20,
}


def test_bad_files_are_named_and_stop_no_other(fazhi: Run, seeds: Path, tmp_path: Path) -> None:
    for name, content in BAD_FILES.items():
        (seeds / name).write_bytes(content)
    places = {"FAZHI_SEEDS": str(seeds), "FAZHI_DATA": str(tmp_path / "data")}
    run = fazhi("index", **places)
    assert run.returncode == 0
    warnings = run.stderr.decode().splitlines()
    assert [name for name in sorted(BAD_FILES) if any(name in line for line in warnings)] == sorted(BAD_FILES)
    assert len(warnings) == len(BAD_FILES)
    assert run.stdout.decode().splitlines()[1].split()[0] == "1"
    answer = fazhi("ask", QUESTION, **places)
    assert "【35件】" in answer.stdout.decode()
    assert answer.stderr == b"", "said once, when the index was built"


def older_schema(path: Path) -> None:
    with sqlite3.connect(path) as database:
        database.execute("PRAGMA user_version = 0")
        for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall():
            database.execute(f'ALTER TABLE "{name}" RENAME TO "old_{name}"')


@pytest.mark.parametrize(
    "harm",
    [
        lambda path: path.unlink(),
        lambda path: path.write_bytes(b""),
        lambda path: path.write_bytes(b"no database"),
        lambda path: path.write_bytes(path.read_bytes()[:100]),
        lambda path: path.write_bytes(path.read_bytes()[: path.stat().st_size // 2]),
        older_schema,
    ],
    ids=["missing", "empty", "no database", "cut short", "half", "older schema"],
)
def test_an_index_that_is_no_use_is_built_again(fazhi: Run, data: Path, harm: object) -> None:
    assert callable(harm)
    harm(data / "index.db")
    run = fazhi("ask", QUESTION, FAZHI_DATA=str(data))
    assert (run.returncode, run.stderr) == (0, b"")
    assert "【35件】" in run.stdout.decode()


def test_a_folder_in_place_of_the_index(fazhi: Run, tmp_path: Path) -> None:
    (tmp_path / "index.db").mkdir()
    run = fazhi("ask", QUESTION, FAZHI_DATA=str(tmp_path))
    assert run.returncode in (4, 5, 6)
    one_sentence(run)


def test_no_disk_space(data: Path, seeds: Path) -> None:
    """A rebuild fails and says so; a question is answered from the index of an earlier run."""
    before = (data / "index.db").read_bytes()
    env = environment(FAZHI_DATA=str(data), FAZHI_SEEDS=str(seeds))

    def run(command: str) -> subprocess.CompletedProcess[bytes]:
        return subprocess.run(["bash", "-c", f"ulimit -f 100; {COMMAND} {command}"], env=env, capture_output=True)

    rebuilt, asked = run("index"), run(f"ask {QUESTION}")
    assert rebuilt.returncode == 5
    assert "free space" in one_sentence(rebuilt)
    assert asked.returncode == 0
    assert "【35件】" in asked.stdout.decode()
    assert "earlier run" in one_sentence(asked)
    assert (data / "index.db").read_bytes() == before


def test_two_rebuilds_at_once(tmp_path: Path) -> None:
    env = environment(FAZHI_DATA=str(tmp_path))
    both = [subprocess.Popen([COMMAND, "index"], env=env, stderr=subprocess.PIPE, stdout=subprocess.PIPE) for _ in "ab"]
    for process in both:
        _, errors = process.communicate(timeout=120)
        assert process.returncode in (0, 5), errors.decode()
        assert b"Traceback" not in errors
    assert 0 in [process.returncode for process in both]


@pytest.mark.parametrize("question", ["", "  ", "\x07\x1b[2J", "😀😀😀", "问" * 20_000, "\u202e\u2066", "?" * 3000])
def test_an_odd_question_gets_a_short_reply(fazhi: Run, question: str) -> None:
    run = fazhi("ask", question)
    assert (run.returncode, run.stderr) == (0, b"")
    assert 0 < len(run.stdout.decode().strip()) < 600
    assert "\x1b" not in run.stdout.decode()


def test_bytes_that_are_no_text(fazhi: Run, index: Path) -> None:
    run = fazhi("chat", input=b"\xff\xfe\x00\n" + QUESTION.encode() + b"\n")
    assert run.returncode == 0
    assert "【35件】" in run.stdout.decode()
    argument = [COMMAND.encode(), b"ask", b"\xff\xfe"]
    assert subprocess.run(argument, env=environment(FAZHI_DATA=str(index)), capture_output=True).returncode == 0
