"""Made-up text: paragraphs and passages as they come out of a report, without a report around them."""

from __future__ import annotations

from bot.answering.passage import Passage, lay_out
from retrieval.model import Kind, Paragraph, Role
from retrieval.text.fold import fold


def paragraph(text: str, *section: str, kind: Kind = "body", role: Role = "work") -> Paragraph:
    return Paragraph("p", "a.txt", section, 0, len(text), text, fold(text), kind, role, None)


def passage(text: str, *section: str, kind: Kind = "body", role: Role = "work") -> Passage:
    return lay_out(paragraph(text, *section, kind=kind, role=role))
