"""Retrieval: from files of reports to paragraphs that can be searched. This is its face, loaded as asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.errors import (
        FazhiError,
        IndexBusy,
        IndexDamaged,
        IndexFault,
        IndexMissing,
        IndexStale,
        ReportError,
        SeedsError,
    )
    from retrieval.index import Index, is_current, open_index
    from retrieval.indexing import Built, Progress, build_index
    from retrieval.model import Filters, Hit, Paragraph, Report

__all__ = [
    "Built",
    "FazhiError",
    "Filters",
    "Hit",
    "Index",
    "IndexBusy",
    "IndexDamaged",
    "IndexFault",
    "IndexMissing",
    "IndexStale",
    "Paragraph",
    "Progress",
    "Report",
    "ReportError",
    "SeedsError",
    "build_index",
    "is_current",
    "open_index",
]

_ERRORS = (name for name in __all__ if name.endswith("Error") or (name.startswith("Index") and name != "Index"))
_HOMES = {
    "Built": "indexing",
    "Filters": "model",
    "Hit": "model",
    "Index": "index",
    "Paragraph": "model",
    "Progress": "indexing",
    "Report": "model",
    "build_index": "indexing",
    "is_current": "index",
    "open_index": "index",
} | dict.fromkeys(_ERRORS, "errors")


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
