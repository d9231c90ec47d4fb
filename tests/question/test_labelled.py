"""Labelled turns and questions: how many of them are read right, held to a floor.

The sets in labelled/ were written apart from the bot: turns with what each is for, and questions with the
kind of answer, the part of a report and the kind of figure that each wants. No rule names one of them.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest

from bot.question import Reader, understand
from bot.question.model import Question

FOLDER = Path(__file__).parent / "labelled"
FLOORS = {"intent": 0.93, "holding": 0.82, "kind": 0.94, "topic": 0.88}
Right = Callable[[Question, Mapping[str, str]], bool]
_OWN_CLASS = ("money", "rate", "time", "every")


def labelled(name: str) -> Iterator[dict[str, str]]:
    yield from map(json.loads, (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines())


def intent_is_right(question: Question, label: Mapping[str, str]) -> bool:
    """A turn of nothing but a region asks what is held of it."""
    return question.intent == label["intent"] or (label["intent"] == "coverage" and question.bare)


def kind_is_right(question: Question, label: Mapping[str, str]) -> bool:
    if question.kind != label["kind"] or question.kind != "figure":
        return question.kind == label["kind"]
    return (
        label["unit"] in question.units if label["unit"] in _OWN_CLASS else question.units not in ({"money"}, {"rate"})
    )


def topic_is_right(question: Question, label: Mapping[str, str]) -> bool:
    return question.topic == label["topic"]


@pytest.mark.parametrize(
    ("what", "name", "right"),
    [
        ("intent", "intents", intent_is_right),
        ("holding", "holding", intent_is_right),
        ("kind", "kinds", kind_is_right),
        ("topic", "kinds", topic_is_right),
    ],
    ids=["intent", "holding", "kind", "topic"],
)
def test_so_many_are_read_right(reader: Reader, what: str, name: str, right: Right) -> None:
    results = [(right(understand(label["q"], reader), label), label["q"]) for label in labelled(name)]
    share = sum(ok for ok, _ in results) / len(results)
    assert share >= FLOORS[what], [text for ok, text in results if not ok]
