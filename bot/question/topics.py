"""The part of a report a question is about."""

from __future__ import annotations

from bot.question.model import Kind, Topic
from bot.question.phrases import Span, phrases, spans

_NOT: dict[Topic, str] = {"plan": "not-plan", "problems": "not-problems"}
"""The sections of what only sounds like a topic."""


def topic_of(text: str, kind: Kind) -> Topic:
    """The part of a report a folded question (scope masked) is about; `any` where it says none."""
    if kind == "figure":
        return "plan" if phrases("planned-figure").search(text) else "any"
    topics: tuple[Topic, ...] = ("plan", "problems")
    return next((t for t in topics if phrases(t).search(text) and not set_aside(t, text)), "any")


def set_aside(topic: Topic, text: str) -> bool:
    """Whether a question says that it means no such part: problems that were solved, plans as papers."""
    return topic in _NOT and bool(phrases(_NOT[topic]).search(text))


def topic_words(text: str, topic: Topic) -> list[Span]:
    """Spans of the words that only name the topic, so that they are no terms."""
    return [] if topic == "any" else spans("problem-words" if topic == "problems" else "plan-words", text)
