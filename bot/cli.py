"""The `fazhi` command: nothing but wiring, and nothing imported before it is used."""

from __future__ import annotations

import datetime
import gc
import logging
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.settings import Settings
from bot.shell import STATUSES, Elsewhere, Shell

if TYPE_CHECKING:
    from bot.app import Bot

FOLDER = click.Path(file_okay=False, path_type=Path)
LEVELS = click.Choice(["debug", "info", "warning", "error"], case_sensitive=False)
_FEW_COLLECTIONS = 100_000
"""Objects made before garbage is looked for: nearly all that a start makes, it keeps."""
EPILOG = "\b\nExit status:\n" + "\n".join(f"  {status:3}  {meaning}" for status, meaning in STATUSES)


@click.group(cls=Shell, epilog=EPILOG, context_settings={"auto_envvar_prefix": "FAZHI", "show_default": True})
@click.option("--seeds", type=FOLDER, show_envvar=True, help="Folder of the reports. Default: the checkout's seeds/.")
@click.option("--data", type=FOLDER, show_envvar=True, help="Folder that the index is written to. Default: data/.")
@click.option("--today", type=click.DateTime(["%Y-%m-%d"]), show_envvar=True, help="The day that 去年 counts from.")
@click.option("--log-level", type=LEVELS, default="warning", show_envvar=True, help="What to log on standard error.")
@click.version_option(package_name="fazhi-bot", message="%(prog)s %(version)s")
@click.pass_context
def main(
    ctx: click.Context, seeds: Path | None, data: Path | None, today: datetime.datetime | None, log_level: str
) -> None:
    """Answers questions about the annual rule-of-law reports of Chinese local governments, to the letter."""
    gc.set_threshold(_FEW_COLLECTIONS)
    logging.basicConfig(level=log_level.upper(), format="%(levelname)s %(name)s: %(message)s")
    logging.getLogger("jieba").setLevel(logging.WARNING)
    for stream in (sys.stdin, sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="replace")  # type: ignore[union-attr]
    ctx.obj = Settings.find(seeds, data, today and today.date())


@main.command()
@click.argument("question", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Print the answer as a JSON object.")
@click.option("--jsonl", is_flag=True, help="Read questions as JSON lines from standard input, answer each on a line.")
@click.option("--why", is_flag=True, help="Print how the answer came about.")
@click.pass_obj
def ask(settings: Settings, question: tuple[str, ...], as_json: bool, jsonl: bool, why: bool) -> None:
    """Answer one QUESTION, or a stream of them."""
    if bool(question) == jsonl or as_json + jsonl + why > 1:
        raise click.UsageError("Give a QUESTION, with --json or --why if you like, or --jsonl alone.")
    from bot.progress import opened

    with opened(settings) as bot:
        if jsonl:
            from bot.protocol import serve

            for line in serve(bot, sys.stdin.buffer):
                click.echo(line)
        elif why:
            click.echo(bot.explain(" ".join(question)))
        else:
            click.echo(_rendered(bot, " ".join(question), as_json))


def _rendered(bot: Bot, question: str, as_json: bool) -> str:
    answer = bot.ask(question).answer
    if not as_json:
        from bot.render.layout import layout
        from bot.screen import shown

        return shown(layout(answer))
    import json

    from bot.render.json import record

    return json.dumps(record(answer), ensure_ascii=False, indent=2)


@main.command()
@click.pass_obj
def index(settings: Settings) -> None:
    """Bring the index up to date with the reports."""
    from bot.app import build
    from bot.progress import Bar
    from bot.tables import built_table

    with Bar() as bar:
        built = build(settings, bar)
    click.echo(built_table(built))


@main.command()
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array.")
@click.pass_obj
def reports(settings: Settings, as_json: bool) -> None:
    """List the reports that are held."""
    from bot.progress import opened
    from bot.tables import reports_json, reports_table

    with opened(settings) as bot:
        click.echo(reports_json(bot.reports) if as_json else reports_table(bot.reports))


main.add_command(Elsewhere("chat", "bot.console:chat", "Ask in a conversation, or one question a line when piped."))
main.add_command(Elsewhere("eval", "bot.evaluate.command:evaluate", "Count the right answers to sets of questions."))
main.add_command(Elsewhere("telegram", "bot.telegram.command:telegram", "Answer on Telegram until stopped."))
