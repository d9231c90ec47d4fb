"""What each part of the lexicon brings: right answers to a question set with one part taken away at a time.

    python tests/bench/ablation.py [QA.jsonl ...]

Without a set, tests/qa/dev.jsonl and tests/qa/own.jsonl. The index is built once, with everything; each part is then
taken away in a process of its own, from the reading of questions and the judging of passages.
"""

from __future__ import annotations

import datetime
import json
import subprocess
import sys
import tempfile
from pathlib import Path

from retrieval.text import lexicon

HERE = Path(__file__).parents[2]
SETS = [str(HERE / "tests/qa/dev.jsonl"), str(HERE / "tests/qa/own.jsonl")]
PARTS = [
    *lexicon.FIELD_FILES,
    *lexicon.GENERAL_FILES,
    "contrasts.txt",
    "outcomes.txt",
    "begun.txt",
    "money.txt",
    "generic.txt",
    "stopwords.txt",
    "verbs.txt",
    "details.txt",
]


def right(data: str, part: str, names: list[str]) -> tuple[int, int]:
    """Right answers to (questions the reports answer, questions they do not) without one part; '' takes none away."""
    read_list = lexicon.read_list
    lexicon.read_list = lambda name: [] if name == part else read_list(name)
    from bot.app import Bot  # only now, so that every reader of the lexicon meets the gap
    from bot.evaluate.command import judged
    from bot.evaluate.question_set import QuestionSet
    from bot.settings import Settings

    settings = Settings(HERE / "seeds", Path(data), datetime.date(2026, 3, 1))
    with Bot.open(settings) as bot:
        rows = [row for name in names for row in judged(bot, QuestionSet.read(Path(name)))]
    answerable = [row.verdict.ok for row in rows if row.asked.golds]
    return sum(answerable), sum(row.verdict.ok for row in rows) - sum(answerable)


def measured(data: str, part: str, names: list[str]) -> tuple[int, int]:
    """`right`, in a process of its own."""
    command = [sys.executable, __file__, "--without", part, data, *names]
    answered, refused = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    return answered, refused


def main() -> None:
    names = sys.argv[1:] or SETS
    with tempfile.TemporaryDirectory() as data:
        whole = measured(data, "", names)
        sys.stdout.write(f"{'with all of it':27} answered {whole[0]:4}         refused {whole[1]:3}\n")
        for part in PARTS:
            answered, refused = measured(data, part, names)
            fewer = f"{answered - whole[0]:+d}", f"{refused - whole[1]:+d}"
            counts = f"answered {answered:4} ({fewer[0]:>4})  refused {refused:3} ({fewer[1]:>3})"
            sys.stdout.write(f"without {part:19} {counts}\n")


if __name__ == "__main__":
    if sys.argv[1:2] == ["--without"]:
        sys.stdout.write(json.dumps(right(sys.argv[3], sys.argv[2], sys.argv[4:])))
    else:
        main()
