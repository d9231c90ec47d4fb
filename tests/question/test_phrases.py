"""Phrases: every section can be read, says what it catches, and catches it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import question
from bot.question.phrases import PhraseError, Phrases, phrases
from retrieval.text.fold import fold

ROOM = Path(question.__file__).parent
LINES = [line for file in sorted(ROOM.glob("phrases/*.txt")) for line in file.read_text(encoding="utf-8").splitlines()]
SECTIONS = Phrases.load().sections


def comments() -> dict[str, str]:
    """What stands right under the name of each section."""
    return {line[1:-1]: LINES[at + 1] for at, line in enumerate(LINES) if re.fullmatch(r"\[[a-z-]+\]", line)}


def examples() -> Iterator[tuple[str, str]]:
    """Behind the comment's last colon: `什么地方, 做 in 做了什么` is two examples."""
    for section, comment in comments().items():
        for example in comment.rpartition(": ")[2].split(", "):
            yield section, example.partition(" in ")[0]


@pytest.mark.parametrize("section", SECTIONS)
def test_every_section_can_be_read(section: str) -> None:
    assert phrases(section).pattern


@pytest.mark.parametrize(("section", "example"), list(examples()))
def test_every_section_catches_its_examples(section: str, example: str) -> None:
    assert phrases(section).search(fold(example))


def test_every_phrase_is_one_by_itself_and_in_the_normal_form() -> None:
    every = [phrase for section in SECTIONS.values() for phrase in section]
    for phrase in every:
        re.compile(phrase.pattern)
    bare = {phrase.place: phrase.pattern.replace("(?P", "(?") for phrase in every}
    assert {place: pattern for place, pattern in bare.items() if fold(pattern) != pattern} == {}


def test_every_section_says_what_it_is_for() -> None:
    assert comments().keys() == SECTIONS.keys()
    assert [section for section, comment in comments().items() if not re.match(r"# .+: .+", comment)] == []


def test_every_section_is_used() -> None:
    rooms = (ROOM, ROOM.parent / "answering")
    code = "".join(file.read_text(encoding="utf-8") for room in rooms for file in room.glob("*.py"))
    inserts = "".join(LINES)
    assert [name for name in SECTIONS if f'"{name}"' not in code and f"{{{name}}}" not in inserts] == []


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("[where]\n# a place\n哪里\n哪(儿", "rooms.txt:4: missing ), unterminated subpattern at position 4"),
        ("[where]\n(?P<a>哪里)\n(?P<a>哪儿)", "rooms.txt:3: redefinition of group name 'a'"),
        ("[where]\n在{place}", "rooms.txt:2: no section [place] above it in this file"),
        ("[where]\n在{where}", "rooms.txt:2: no section [where] above it in this file"),
        ("[where]\n哪里\n[where]", "rooms.txt:3: there is a section [where] already"),
        ("\n哪里\n[where]", "rooms.txt:2: stands above the first section"),
        ("[where]\n# nothing yet", "[where]: no such section, or nothing in it"),
        ("[place]\n哪里", "[where]: no such section, or nothing in it"),
    ],
)
def test_a_fault_names_file_and_line(text: str, fault: str) -> None:
    with pytest.raises(PhraseError, match=f"^{re.escape(fault)}"):
        Phrases([("rooms.txt", text)]).pattern("where")


def test_the_first_phrase_that_fits_wins() -> None:
    rooms = Phrases([("rooms.txt", "[place]\n县\n县城\n\n[where]\n# where: 哪个县城\n哪个{place}")])
    assert [match[0] for match in rooms.pattern("where").finditer("哪个县城,哪个县")] == ["哪个县", "哪个县"]
