"""Commands: what a line that begins with a slash can ask for."""

from __future__ import annotations

from dataclasses import dataclass

from retrieval.text.fold import fold


@dataclass(frozen=True, slots=True)
class Command:
    """A name, its other names (simplified; the traditional forms follow), and what it does."""

    name: str
    others: tuple[str, ...]
    meaning: str


HELP = Command("help", ("帮助", "用法"), "看用法")
REPORTS = Command("reports", ("报告",), "有哪些报告")
MORE = Command("more", ("更多", "还有"), "还有没有别的")
SOURCE = Command("source", ("出处", "来源"), "引文出自哪里")
CONTEXT = Command("context", ("上下文", "前后文"), "看引文前后的内容")
SCRIPT = Command("script", ("繁简", "简繁", "字体"), "引文显示：原样、简体、繁体")
WHY = Command("why", ("为什么", "为何"), "为什么这样回答")
QUIT = Command("quit", ("退出", "再见", "exit"), "退出")

COMMANDS = (HELP, REPORTS, MORE, SOURCE, CONTEXT, SCRIPT, WHY, QUIT)
_BY_NAME = {name: command for command in COMMANDS for name in (command.name, *command.others)}


def command(name: str) -> Command | None:
    """The command of that name, in either script, with or without its slash."""
    return _BY_NAME.get(fold(name.strip()).lstrip("/"))
