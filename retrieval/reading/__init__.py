"""Files: what stands in them, as decoded text; one reader a format."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from retrieval.errors import ReportError
from retrieval.reading import txt

READERS: dict[str, Callable[[bytes], str]] = {".txt": txt.read}
SUFFIXES = frozenset(READERS)
"""Suffixes of the files that can be read, in lower case."""
LARGEST = 20 * 1024 * 1024
"""Bytes; no report comes near."""

__all__ = ["LARGEST", "READERS", "SUFFIXES", "read_text"]


def read_text(path: Path) -> str:
    """The decoded text of a file: no BOM, newlines untouched. Raises ReportError, saying what to do."""
    reader = READERS.get(path.suffix.lower())
    if reader is None:
        formats = ", ".join(sorted(SUFFIXES))
        raise ReportError(f"{path.name} is of a format that is not read; save it as one of {formats}.")
    try:
        size = path.stat().st_size
        if size > LARGEST:
            raise ReportError(
                f"{path.name} has {size / 1048576:.0f} MB, more than the {LARGEST // 1048576} MB a report may have; "
                "remove it or keep only the report's text."
            )
        data = path.read_bytes()
    except OSError as error:
        reason = error.strerror or "it cannot be read"
        raise ReportError(f"{path.name} cannot be read ({reason}); check that it is a file you may read.") from error
    if not data:
        raise ReportError(f"{path.name} is empty; put the report's text into it or remove it.")
    try:
        text = reader(data)
    except ValueError as error:
        raise ReportError(f"{path.name} {error}") from error
    if not text.strip():
        raise ReportError(f"{path.name} holds nothing but white space; put the report's text into it or remove it.")
    return text
