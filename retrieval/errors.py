"""Errors a caller can meet.

RetrievalError
├── SeedsError        the seeds folder is missing or holds no report
├── ReportError       one file cannot be read as a report
└── IndexError_       the index cannot be opened, read or written
    ├── IndexMissing
    └── IndexStale
"""

from __future__ import annotations
