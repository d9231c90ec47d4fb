"""A crash: an error nobody expected, written down where it can be read later instead of on the screen."""

from __future__ import annotations

import logging
import traceback
from pathlib import Path

log = logging.getLogger(__name__)


def write_down(error: Exception, log_file: Path) -> str:
    """Adds the details to the log file; says where they are, as the end of a sentence."""
    log.debug("unexpected error", exc_info=error)
    try:
        with log_file.open("a", encoding="utf-8", errors="replace") as file:
            file.writelines(traceback.format_exception(error))
    except OSError:
        return "run it again with --log-level debug for the details"
    return f"the details are in {log_file}"
