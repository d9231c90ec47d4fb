"""Candidates: the places in passages that could answer a question."""

from __future__ import annotations

from bot.answering.candidate import Candidate
from bot.answering.figure_finding import figure_candidates
from bot.answering.inquiry import Inquiry
from bot.answering.name_finding import name_candidates
from bot.answering.passage import Passage
from bot.answering.sentence_finding import sentence_candidates


def candidates(passage: Passage, inquiry: Inquiry) -> list[Candidate]:
    """Every place in a passage that could answer the question, in order."""
    if inquiry.question.kind == "figure":
        return list(figure_candidates(passage, inquiry))
    if inquiry.question.kind in ("date", "place", "name", "person"):
        return list(name_candidates(passage, inquiry))
    return list(sentence_candidates(passage, inquiry))
