"""Names: what a report itself sets off as one, in quotation marks or as a title."""

from __future__ import annotations

import re

SHORTEST, LONGEST = 3, 16
"""Characters of a name that is kept: shorter ones are mostly words, longer ones sentences."""
_NAME = re.compile(
    rf"(?:[“「『](?P<quoted>\w{{{SHORTEST},{LONGEST}}})[”」』]|《(?P<title>\w{{{SHORTEST},{LONGEST}}})》)"
)


def names_in(folded: str) -> frozenset[str]:
    """The names that a folded text sets off."""
    return frozenset(match["quoted"] or match["title"] for match in _NAME.finditer(folded))
