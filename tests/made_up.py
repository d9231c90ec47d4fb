"""Made-up text: paragraphs and passages without a report around them, and reports with an index over them."""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.answering import Answerer
from bot.answering.passage import Passage, lay_out
from bot.conversation import Conversation
from retrieval import build_index, open_index
from retrieval.model import Kind, Paragraph, Role
from retrieval.text.fold import fold

TODAY = datetime.date(2026, 3, 1)


def paragraph(text: str, *section: str, kind: Kind = "body", role: Role = "work") -> Paragraph:
    return Paragraph("p", "a.txt", section, 0, len(text), text, fold(text), kind, role, None)


def passage(text: str, *section: str, kind: Kind = "body", role: Role = "work") -> Passage:
    return lay_out(paragraph(text, *section, kind=kind, role=role))


@contextmanager
def answering(folder: Path, reports: Iterable[str]) -> Iterator[Answerer]:
    """An answerer from reports, which are written below a folder and indexed there."""
    seeds, index = folder / "seeds", folder / "index.db"
    seeds.mkdir()
    for number, text in enumerate(reports):
        (seeds / f"{number}.txt").write_text(text, encoding="utf-8")
    build_index(seeds, index)
    with open_index(index) as opened:
        yield Answerer(opened)


def marked(answerer: Answerer, question: str) -> list[str]:
    """What the first quote of the answer marks; nothing where the report does not say."""
    answer = answerer.respond(question, Conversation(), TODAY).answer
    return list(answer.quotes[0].marked) if answer.quotes else []
