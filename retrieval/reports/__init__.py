"""Reports: what region and year a file is about, its sections and its paragraphs."""

from retrieval.reading import SUFFIXES
from retrieval.reports.report import ReadReport, read_report

__all__ = ["SUFFIXES", "ReadReport", "read_report"]
