"""Every message built from many random answers is held to the rules of the strict server.

python tests/bench/telegram_messages.py [PASSAGES, by default 100000]
"""

from __future__ import annotations

import sys
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[1]))

from botapi.passages import check

STEP = 1000


def main() -> None:
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 100_000
    begun, passages, answers = time.monotonic(), 0, 0
    with ProcessPoolExecutor() as workers:
        while passages < wanted:
            passages += sum(workers.map(check, range(answers, answers + STEP), chunksize=STEP // 10))
            answers += STEP
    seconds = time.monotonic() - begun
    sys.stdout.write(f"every message accepted: {answers} random answers with {passages} passages, {seconds:.0f} s\n")


if __name__ == "__main__":
    main()
