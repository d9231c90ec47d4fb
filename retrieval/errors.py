"""Errors a caller can meet. Each says in one sentence what is wrong and what to do.

FazhiError
├── SeedsError      the seeds folder is missing, unreadable or holds no report
├── ReportError     one file is no report that can be read
└── IndexFault      the index cannot be opened, read or written
    ├── IndexMissing    there is none yet
    ├── IndexStale      it was made from other files or by other code
    ├── IndexDamaged    truncated, not a database, or of an older schema
    └── IndexBusy       another process is rebuilding it, or it cannot be written
"""

from __future__ import annotations


class FazhiError(Exception):
    """Whatever this package reports to its caller."""


class SeedsError(FazhiError):
    """The folder of reports is missing, unreadable or holds no report."""


class ReportError(FazhiError):
    """One file is no report that can be read; the others are not affected."""


class IndexFault(FazhiError):  # noqa: N818 - the family of IndexMissing, IndexBusy, named for what is the matter
    """The index cannot be opened, read or written."""


class IndexMissing(IndexFault):
    """There is no index yet."""


class IndexStale(IndexFault):
    """The index was made from other files or by other code."""


class IndexDamaged(IndexFault):
    """The index is truncated, no database, or of an older schema."""


class IndexBusy(IndexFault):
    """Another process is rebuilding the index, or it cannot be written."""
