"""Building: what is reused, what is left out, and that an index is old or new and never half of either."""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from retrieval import (
    Filters,
    IndexBusy,
    IndexDamaged,
    IndexMissing,
    Progress,
    SeedsError,
    build_index,
    indexing,
    is_current,
    open_index,
)
from retrieval.store import Store

REBUILD = """
import pathlib, resource, sys
from retrieval import FazhiError, build_index
seeds, index, limit = sys.argv[1:]
if limit != "0":
    resource.setrlimit(resource.RLIMIT_FSIZE, (int(limit), int(limit)))
try:
    build_index(pathlib.Path(seeds), pathlib.Path(index))
except FazhiError as error:
    sys.exit(f"{type(error).__name__}: {error}")
"""


def rebuild(place, *, limit: int = 0) -> subprocess.Popen[str]:
    """A process that rebuilds, allowed to write files of at most so many bytes."""
    command = [sys.executable, "-W", "ignore", "-c", REBUILD, str(place.seeds), str(place.index), str(limit)]
    return subprocess.Popen(command, stderr=subprocess.PIPE, text=True, cwd=Path(__file__).parents[2])


def contents(index: Path) -> tuple[object, ...]:
    """Everything an index holds that an answer can depend on."""
    with open_index(index) as opened, Store(index) as store:
        store.check()
        paragraphs = [opened.paragraphs(report.file) for report in opened.reports]
        texts = [opened.text(report.file, 0, 10**9) for report in opened.reports]
        terms = [(term, store.posting(term)) for term, _, _ in list(store.postings())]
        names = [opened.names(paragraph.folded) for of_report in paragraphs for paragraph in of_report]
        numbers = store.lengths(), store.roles(), store.meta("average_length")
        return opened.reports, paragraphs, texts, terms, names, numbers


def files(place) -> list[str]:
    with open_index(place.index) as index:
        return [report.file[:3] for report in index.reports]


def opened_by(place, run) -> set[str]:
    """The start of the name of each report that is opened while something runs."""
    seen: set[str] = set()
    listening = True

    def listen(event: str, details: tuple[object, ...]) -> None:
        if listening and event == "open" and str(details[0]).startswith(str(place.seeds)):
            seen.add(Path(str(details[0])).name[:3])

    sys.addaudithook(listen)
    run()
    listening = False
    return seen


def test_progress_is_told_file_by_file(place) -> None:
    place.index.unlink()
    told: list[Progress] = []
    built = build_index(place.seeds, place.index, progress=told.append)
    assert [(step.done, step.total, step.file[:3]) for step in told] == [
        (0, 5, "000"),
        (1, 5, "001"),
        (2, 5, "002"),
        (3, 5, "003"),
        (4, 5, "004"),
        (5, 5, ""),
    ]
    assert (built.reports, built.reused, built.faults, built.notices) == (5, 0, (), ())
    assert built.seconds > 0


def test_an_index_is_current_until_a_report_changes(place) -> None:
    assert is_current(place.seeds, place.index)
    for file in place.seeds.iterdir():
        os.utime(file)
    assert is_current(place.seeds, place.index)
    place.change("001")
    assert not is_current(place.seeds, place.index)
    build_index(place.seeds, place.index)
    assert is_current(place.seeds, place.index)


@pytest.mark.parametrize(
    ("change", "reused", "read"),
    [
        (lambda place: None, 5, set()),
        (lambda place: place.change("001"), 4, {"001"}),
        (lambda place: place.report("002").unlink(), 4, set()),
        (lambda place: os.utime(place.report("003")), 5, {"003"}),
        (lambda place: place.report("003").rename(place.seeds / "000_first.txt"), 4, {"000"}),
    ],
    ids=["nothing", "changed", "removed", "touched", "renamed"],
)
def test_a_rebuild_reads_only_what_changed(place, change, reused, read) -> None:
    change(place)
    results = []
    assert opened_by(place, lambda: results.append(build_index(place.seeds, place.index))) == read
    assert results[0].reused == reused
    assert is_current(place.seeds, place.index)


def test_an_index_brought_up_to_date_is_like_a_fresh_one(place, tmp_path) -> None:
    place.report("000").unlink()
    place.change("003", "2025", "2025 ")
    build_index(place.seeds, place.index)
    place.report("004").rename(place.seeds / "001_0.txt")
    assert build_index(place.seeds, place.index).reused == 3
    build_index(place.seeds, tmp_path / "fresh.db")
    assert contents(place.index) == contents(tmp_path / "fresh.db")


def test_an_index_made_by_other_code_is_made_anew(place) -> None:
    database = sqlite3.connect(place.index)
    database.execute("UPDATE files SET digest = 'other', size = 0 WHERE part = 'code' AND path LIKE '%tokens.py'")
    database.commit()
    database.close()
    assert not is_current(place.seeds, place.index)
    assert build_index(place.seeds, place.index).reused == 0
    assert is_current(place.seeds, place.index)


@pytest.mark.parametrize("content", [b"", bytes(range(256)) * 20, b"\xff\xfe\x00", "今天天气很好。".encode()])
def test_a_bad_file_is_told_of_and_the_others_are_indexed(place, content: bytes) -> None:
    (place.seeds / "bad.txt").write_bytes(content)
    built = build_index(place.seeds, place.index)
    assert built.reports == 5
    (fault,) = built.faults
    assert "bad.txt" in fault
    assert is_current(place.seeds, place.index)
    assert build_index(place.seeds, place.index).faults == built.faults


def test_a_report_that_went_bad_leaves_the_index(place) -> None:
    place.report("001").write_bytes(b"")
    assert len(build_index(place.seeds, place.index).faults) == 1
    assert files(place) == ["000", "002", "003", "004"]


def test_if_all_are_bad_the_old_index_stays(place) -> None:
    before = contents(place.index)
    for file in place.seeds.iterdir():
        file.write_bytes(b"")
    with pytest.raises(SeedsError):
        build_index(place.seeds, place.index)
    assert contents(place.index) == before


@pytest.mark.parametrize("make", [lambda seeds: None, Path.mkdir, Path.touch], ids=["missing", "empty", "a file"])
def test_without_reports_there_is_no_index_and_the_old_one_stays(place, tmp_path, make) -> None:
    make(tmp_path / "other")
    with pytest.raises(SeedsError):
        build_index(tmp_path / "other", place.index)
    assert not is_current(tmp_path / "other", place.index)
    assert len(files(place)) == 5


def test_folders_below_are_searched_and_names_and_contents_must_differ(place) -> None:
    below = place.seeds / "2021" / "more"
    below.mkdir(parents=True)
    place.report("003").rename(below / "003.txt")
    shutil.copy(place.report("001"), below / place.report("001").name)
    shutil.copy(place.report("002"), place.seeds / "copy.txt")
    (place.seeds / ".hidden.txt").write_bytes(b"")
    (place.seeds / "notes.unread").write_bytes(b"")
    built = build_index(place.seeds, place.index)
    assert built.reports == 5
    assert len(built.faults) == 2
    assert any("same name" in fault for fault in built.faults)
    assert any(fault.startswith("copy.txt is the same as") for fault in built.faults)


def test_two_reports_on_one_region_and_year_are_both_kept_and_told_of(place) -> None:
    text = place.report("003").read_text(encoding="utf-8")
    (place.seeds / "005.txt").write_text(text + "\n", encoding="utf-8")
    built = build_index(place.seeds, place.index)
    assert built.reports == 6
    (notice,) = built.notices
    assert "塔河县" in notice
    assert "005.txt" in notice


def _older(index: Path) -> None:
    database = sqlite3.connect(index)
    database.execute("PRAGMA user_version = 0")
    database.close()


@pytest.mark.parametrize(
    ("damage", "error"),
    [
        (Path.unlink, IndexMissing),
        (lambda index: index.write_bytes(b""), IndexDamaged),
        (lambda index: index.write_bytes(b"no database at all" * 1000), IndexDamaged),
        (lambda index: os.truncate(index, 50), IndexDamaged),
        (lambda index: os.truncate(index, 4096), IndexDamaged),
        (lambda index: os.truncate(index, index.stat().st_size // 2), IndexDamaged),
        (lambda index: os.truncate(index, index.stat().st_size - 1), IndexDamaged),
        (_older, IndexDamaged),
    ],
    ids=["missing", "empty", "no database", "50 bytes", "one page", "half", "a byte short", "older schema"],
)
def test_an_index_that_cannot_be_read_says_so(place, damage, error) -> None:
    damage(place.index)
    with pytest.raises(error):
        open_index(place.index)
    assert not is_current(place.seeds, place.index)


@pytest.mark.parametrize("damage", [_older, lambda index: os.truncate(index, 5 * 4096)], ids=["older", "cut short"])
def test_an_index_that_cannot_be_read_is_made_anew(place, damage) -> None:
    before = contents(place.index)
    damage(place.index)
    build_index(place.seeds, place.index)
    assert contents(place.index) == before


def test_an_index_that_is_broken_inside_is_made_anew(place) -> None:
    before = contents(place.index)
    with place.index.open("r+b") as file:
        file.seek(4096 * 20)
        file.write(random.Random(4).randbytes(place.index.stat().st_size - 4096 * 20))
    os.utime(place.report("001"))
    with open_index(place.index) as index, pytest.raises(IndexDamaged):
        index.search(["行政复议"])
    build_index(place.seeds, place.index)
    assert contents(place.index) == before


def test_an_index_another_process_has_locked_still_answers(place) -> None:
    database = sqlite3.connect(place.index)
    database.execute("BEGIN EXCLUSIVE")
    with open_index(place.index) as index:
        assert index.search(index.terms("行政复议"))
    database.close()


def test_readers_keep_the_index_they_opened(place) -> None:
    with open_index(place.index) as index:
        place.report("000").unlink()
        build_index(place.seeds, place.index)
        assert len(index.reports) == 5
        assert index.search(index.terms("行政复议"), Filters(regions=(("黑龙江省", "哈尔滨市"),)))
    assert len(files(place)) == 4


def test_a_rebuild_waits_for_another_and_gives_up_in_time(place, monkeypatch) -> None:
    monkeypatch.setattr(indexing, "PATIENCE", 0.1)
    lock = sqlite3.connect(place.index.with_name(".index.db.lock"))
    lock.execute("BEGIN EXCLUSIVE")
    place.change("001")
    with pytest.raises(IndexBusy, match="Another process"):
        build_index(place.seeds, place.index)
    lock.close()
    assert build_index(place.seeds, place.index).reused == 4


def test_two_rebuilds_at_once_both_end_well(place) -> None:
    place.change("001")
    processes = [rebuild(place), rebuild(place)]
    assert [process.communicate()[1] for process in processes] == ["", ""]
    assert is_current(place.seeds, place.index)


@pytest.mark.parametrize("limit", [1_000, 1_000_000, 9_000_000])
def test_without_room_on_the_disk_the_old_index_stays(place, limit: int) -> None:
    before = contents(place.index)
    place.change("001")
    process = rebuild(place, limit=limit)
    assert process.communicate()[1].startswith("IndexBusy: ")
    assert contents(place.index) == before
    assert sorted(path.name for path in place.index.parent.iterdir()) == [".index.db.lock", "index.db"]


@pytest.mark.parametrize("path", ["seeds/000/index.db", "folder/index.db"])
def test_an_index_that_cannot_be_written_says_so(place, path: str) -> None:
    (place.seeds / "000").touch()
    (place.seeds.parent / "folder" / "index.db").mkdir(parents=True)
    with pytest.raises(IndexBusy, match="cannot be written"):
        build_index(place.seeds, place.seeds.parent / path)


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write everywhere")
def test_a_folder_that_may_only_be_read_is_enough_to_answer(place) -> None:
    place.change("001")
    place.index.parent.chmod(0o500)
    try:
        with pytest.raises(IndexBusy):
            build_index(place.seeds, place.index)
        assert len(files(place)) == 5
    finally:
        place.index.parent.chmod(0o700)


def test_a_kill_at_any_moment_leaves_the_old_index_or_the_new(place) -> None:
    began = time.monotonic()
    place.change("001")
    rebuild(place).communicate()
    whole = time.monotonic() - began
    dice, killed = random.Random(5), 0
    for turn in range(30):
        with open_index(place.index) as index:
            before = index.text(place.report("001").name, 0, 10**9)
        place.change("001", "2021", f"2021 {'  ' * (turn % 3)}")
        after = place.report("001").read_text(encoding="utf-8-sig")
        process = rebuild(place)
        time.sleep(dice.uniform(0, whole))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        killed += process.returncode == -signal.SIGKILL
        with open_index(place.index) as index, Store(place.index) as store:
            store.check()
            assert len(index.reports) == 5
            assert index.text(place.report("001").name, 0, 10**9).replace("\r\n", "\n") in (before, after)
            assert index.search(index.terms("行政复议"))
    assert killed
    build_index(place.seeds, place.index)
    assert is_current(place.seeds, place.index)


def test_a_kill_during_the_first_build_leaves_none_or_a_whole_one(place) -> None:
    place.index.unlink()
    dice = random.Random(6)
    for _ in range(3):
        process = rebuild(place)
        time.sleep(dice.uniform(0, 3))
        process.kill()
        process.communicate()
        if place.index.exists():
            assert len(files(place)) == 5
            place.index.unlink()
    build_index(place.seeds, place.index)
    assert len(files(place)) == 5
