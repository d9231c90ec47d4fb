"""Reports: what region and year a file is about, its sections and its paragraphs. The parts load as asked for."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from retrieval.reading import SUFFIXES
    from retrieval.reports.report import ReadReport, read_report

__all__ = ["SUFFIXES", "ReadReport", "read_report"]

_HOMES = {
    "SUFFIXES": "retrieval.reading",
    "ReadReport": "retrieval.reports.report",
    "read_report": "retrieval.reports.report",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
