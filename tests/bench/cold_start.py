"""One question as a whole process against the plain script anybody would write.

    python tests/bench/cold_start.py [RUNS]

The plain script imports jieba, OpenCC and rank-bm25, segments the seeds and ranks their lines. Both run under this
environment's Python, in turns, after a first run of each that compiles the bytecode, fills jieba's cache and builds
the index. Ends with status 1 if the median of `fazhi ask` is more than .45 of the plain script's.
"""

from __future__ import annotations

import os
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

SEEDS = Path(__file__).parents[2] / "seeds"
QUESTION = "香坊区2021年行政复议办了多少件?"
MOST = 0.45
PLAIN = """
import pathlib, sys
import jieba
from opencc import OpenCC
from rank_bm25 import BM25Okapi
jieba.setLogLevel(60)
simplify = OpenCC("t2s").convert
lines = [line for file in sorted(pathlib.Path(sys.argv[1]).iterdir())
         for line in file.read_text(encoding="utf-8-sig").splitlines() if line.strip()]
ranking = BM25Okapi([list(jieba.cut_for_search(simplify(line))) for line in lines])
sys.stdout.write(ranking.get_top_n(list(jieba.cut_for_search(simplify(sys.argv[2]))), lines, 1)[0])
"""


def seconds(command: list[str], env: dict[str, str]) -> float:
    began = time.perf_counter()
    subprocess.run(command, env=env, check=True, capture_output=True)
    return time.perf_counter() - began


def main() -> None:
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else 9
    plain = [sys.executable, "-W", "ignore", "-c", PLAIN, str(SEEDS), QUESTION]
    fazhi = [str(Path(sys.executable).with_name("fazhi")), "ask", QUESTION]
    with tempfile.TemporaryDirectory() as data:
        env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
        env |= {"FAZHI_SEEDS": str(SEEDS), "FAZHI_DATA": data}
        times = [(seconds(plain, env), seconds(fazhi, env)) for _ in range(runs + 1)][1:]
    theirs, ours = (statistics.median(column) for column in zip(*times, strict=True))
    sys.stdout.write(f"plain {theirs:.3f} s, fazhi ask {ours:.3f} s, ratio {ours / theirs:.2f} (at most {MOST})\n")
    sys.exit(ours / theirs > MOST)


if __name__ == "__main__":
    main()
