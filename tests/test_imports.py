"""Imports: the arrows between the parts never turn back, and a command imports only what it uses."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]

FLOORS = (
    ("retrieval",),
    ("bot.answer",),
    ("bot.question", "bot.conversation", "bot.wording"),
    ("bot.answering", "bot.render"),
    ("bot.settings", "bot.crash"),
    ("bot.app",),
    ("bot.screen", "bot.tables", "bot.progress", "bot.protocol", "bot.shell"),
    ("bot.console", "bot.telegram", "bot.evaluate"),
    ("bot.cli",),
)
"""From the ground up: a room imports from its own floor's other rooms never, from lower floors only."""

CHANNELS = ("click", "rich", "prompt_toolkit", "telegram")
UNUSED_BY_ASK = ("rich", "prompt_toolkit", "telegram", "httpx", "sqlite_utils", "rank_bm25", "numpy")


@cache
def trees() -> dict[str, ast.Module]:
    """Every module of the project, parsed."""
    files = [path for package in ("bot", "retrieval") for path in (ROOT / package).rglob("*.py")]
    names = [".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__") for path in files]
    return {name: ast.parse(path.read_text(encoding="utf-8")) for name, path in zip(names, files, strict=True)}


def imported(tree: ast.AST) -> Iterator[str]:
    """What a module imports: modules of the project by their whole name, `from room import module` included."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            whole = [f"{node.module}.{alias.name}" for alias in node.names]
            yield from (name if name in trees() else node.module for name in whole)


def room(module: str) -> str | None:
    rooms = (name for floor in FLOORS for name in floor)
    return next((name for name in rooms if module == name or module.startswith(f"{name}.")), None)


def floor(name: str) -> int:
    return next(number for number, rooms in enumerate(FLOORS) if name in rooms)


def arrows() -> Iterator[tuple[str, str]]:
    return ((module, target) for module, tree in trees().items() for target in set(imported(tree)))


def test_every_module_has_its_room() -> None:
    assert [module for module in trees() if module != "bot" and room(module) is None] == []


def test_arrows_never_turn_back() -> None:
    rooms = ((module, target, room(module), room(target)) for module, target in arrows())
    back = [
        (module, target)
        for module, target, here, there in rooms
        if here and there and here != there and floor(there) >= floor(here)
    ]
    assert back == []


def test_modules_import_each_other_in_no_circle() -> None:
    graph: dict[str, set[str]] = {module: set() for module in trees()}
    for module, target in arrows():
        if target in graph and target != module:
            graph[module].add(target)
    done: set[str] = set()

    def walk(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " -> ".join((*path, name))
        if name not in done:
            for target in graph[name]:
                walk(target, (*path, name))
            done.add(name)

    for name in graph:
        walk(name, ())


def test_what_answers_knows_no_channel() -> None:
    inner = floor("bot.settings")
    known = [(m, t) for m, t in arrows() if (r := room(m)) and floor(r) < inner and t.split(".")[0] in CHANNELS]
    assert known == []


def test_retrieval_neither_prints_nor_reads_the_environment() -> None:
    names = {"print", "environ", "getenv"}
    found = [
        (module, node.lineno)
        for module, tree in trees().items()
        if module.startswith("retrieval")
        for node in ast.walk(tree)
        if (isinstance(node, ast.Name) and node.id in names) or (isinstance(node, ast.Attribute) and node.attr in names)
    ]
    assert found == []


def loaded_by(code: str, *arguments: str) -> set[str]:
    script = f"import sys, atexit\natexit.register(lambda: sys.stderr.write(' '.join(sys.modules)))\n{code}"
    run = subprocess.run([sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True)
    return set(run.stderr.split())


@pytest.mark.parametrize(
    ("arguments", "unused"),
    [
        (["--help"], (*UNUSED_BY_ASK, "jieba", "opencc", "sqlite3")),
        (["ask", "香坊区2021年行政复议办了多少件?"], UNUSED_BY_ASK),
        (["ask", "--json", "香坊区2021年行政复议办了多少件?"], UNUSED_BY_ASK),
    ],
)
def test_a_command_imports_only_what_it_uses(index: Path, arguments: list[str], unused: tuple[str, ...]) -> None:
    code = "from bot.cli import main\nmain(prog_name='fazhi')"
    assert loaded_by(code, "--data", str(index), *arguments) & set(unused) == set()
