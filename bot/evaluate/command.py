"""The command: `fazhi eval` answers question sets and says how many answers are right."""

from __future__ import annotations

import json
from pathlib import Path

import click

from bot.app import Bot, seeds_of
from bot.conversation import Conversation
from bot.evaluate import baseline
from bot.evaluate.figures import Judged, as_json, misses, table, totals
from bot.evaluate.judging import Judge
from bot.evaluate.question_set import QuestionSet, SetError
from bot.progress import opened
from bot.settings import Settings
from bot.shell import USAGE, Fault

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)
BELOW = 1
"""Exit status where a figure is below its floor."""
EPILOG = f"\b\nExit status:\n  {BELOW}  a figure is below its floor, or a set is not the one that was pinned"


@click.command(epilog=EPILOG)
@click.argument("sets", nargs=-1, required=True, type=FILE, metavar="QA.jsonl...")
@click.option("--show", is_flag=True, help="Print what was missed.")
@click.option("--json", "json_wanted", is_flag=True, help="Print the figures as a JSON object.")
@click.option("--baseline", "floors", type=FILE, help="A JSON file of floors: fail where a figure is below its own.")
@click.pass_context
def evaluate(ctx: click.Context, sets: tuple[Path, ...], show: bool, json_wanted: bool, floors: Path | None) -> None:
    """Answer the questions of each QA.jsonl and count the right answers.

    A reports.csv beside a set says which region and year the quotes of each report must give.
    """
    settings: Settings = ctx.obj
    try:
        pinned = baseline.read(floors) if floors else None
        with opened(settings) as bot:
            results = [(questions, judged(bot, questions)) for questions in map(QuestionSet.read, sets)]
    except SetError as error:
        raise Fault(str(error), USAGE) from error
    if json_wanted:
        click.echo(json.dumps({q.name: as_json(rows) for q, rows in results}, ensure_ascii=False, indent=2))
    for questions, rows in () if json_wanted else results:
        click.echo("\n".join([f"== {questions.name}", *(misses(rows) if show else ()), table(rows)]))
    below = [line for q, rows in results if pinned is not None for line in baseline.fallen(pinned, q, totals(rows))]
    if below:
        click.echo("\n".join(["Below the baseline:", *below]), err=True)
        ctx.exit(BELOW)


def judged(bot: Bot, questions: QuestionSet) -> list[Judged]:
    """Every question of a set answered in its session, and judged."""
    judge = Judge(seeds_of(bot.settings), questions.sources)
    sessions: dict[str, Conversation] = {}
    rows = []
    for asked in questions.asked:
        reply = bot.ask(asked.question, sessions.get(asked.session) if asked.session else None)
        if asked.session:
            sessions[asked.session] = reply.conversation
        rows.append(Judged(asked, reply.answer, judge.judge(asked, reply.answer)))
    return rows
