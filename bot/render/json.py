"""JSON: the answer contract's object."""

from __future__ import annotations

from typing import Any

from bot.answer import Answer
from bot.render.layout import layout
from bot.render.plain import plain


def record(answer: Answer) -> dict[str, Any]:
    """Field by field what a program reads of an answer."""
    return {
        "question": answer.question,
        "status": answer.status,
        "answer": plain(layout(answer)),
        "quotes": [quote.to_dict() for quote in answer.quotes],
        "reports": list(answer.reports),
        "related": [quote.to_dict() for quote in answer.related],
        "choices": list(answer.choices),
        "scope": answer.scope.to_dict(),
        "missing": list(answer.missing),
    }
