"""The part of a report a question is about."""

from __future__ import annotations

from bot.question.model import Kind, Topic
from bot.question.phrases import Span, phrases, spans


def topic_of(text: str, kind: Kind) -> Topic:
    """The part of a report a folded question (scope masked) is about; `any` where it says none."""
    if kind == "figure":
        return "plan" if phrases("planned-figure").search(text) else "any"
    if phrases("plan").search(text) and not phrases("not-plan").search(text):
        return "plan"
    return "problems" if phrases("problems").search(text) and not phrases("not-problems").search(text) else "any"


def topic_words(text: str, topic: Topic) -> list[Span]:
    """Spans of the words that only name the topic, so that they are no terms."""
    return [] if topic == "any" else spans("problem-words" if topic == "problems" else "plan-words", text)
