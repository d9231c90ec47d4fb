"""Names of files that are no text."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from retrieval import build_index, open_index

SEEDS = Path(__file__).parents[2] / "seeds"


def test_a_name_that_is_not_utf8_is_named_and_the_others_are_indexed(tmp_path: Path) -> None:
    seeds, index = tmp_path / "seeds", tmp_path / "index.db"
    seeds.mkdir()
    first, second = sorted(SEEDS.iterdir())[:2]
    shutil.copy(first, seeds / first.name)
    shutil.copy(second, os.fsencode(seeds) + b"/\xff\xfe.txt")
    built = build_index(seeds, index)
    assert built.faults == ("\\xff\\xfe.txt has a name that is not UTF-8 and was left out: rename it.",)
    with open_index(index) as held:
        assert [report.file for report in held.reports] == [first.name]
