"""Asides: what is said beside a question, of what it is not about, what it is for, or who asks."""

from __future__ import annotations

import re

from bot.question.phrases import Span, phrases

_CLAUSE = re.compile(r"[^,。?!;:()\n]+")


def without_asides(folded: str) -> str:
    """A folded question with the clauses that only say what is not meant or what for overwritten by spaces.

    All of it stays where no clause would be left that asks for anything.
    """
    clauses = _clauses(folded)
    kept = [span for span in clauses if not _set_aside(folded[slice(*span)].strip())]
    if len(kept) == len(clauses) or not any(len(folded[slice(*span)].strip()) > 1 for span in kept):
        return folded
    chars = [" "] * len(folded)
    for start, end in kept:
        chars[start : end + 1] = folded[start : end + 1]
    return "".join(chars)


def identity_end(scopeless: str, preface: int) -> int:
    """Where the asker is done saying who he is (我是做外贸的), which is never what he asks; 0 where he does not.

    `preface` is where the clauses end in which he speaks of himself.
    """
    return preface if phrases("who-asks").match(scopeless) else 0


def preface_end(scopeless: str) -> int:
    """Where the clauses end in which the asker only speaks of himself, before the first that asks; 0 without any."""
    end = 0
    for start, stop in _clauses(scopeless):
        clause = scopeless[start:stop].strip()
        if phrases("asking-word").search(clause) or not phrases("about-oneself").search(clause.lstrip("@")):
            break
        end = stop
    return end if scopeless[end:].strip(" ,。?!;:@") else 0


def _clauses(folded: str) -> list[Span]:
    return [match.span() for match in _CLAUSE.finditer(folded)]


def _set_aside(clause: str) -> bool:
    if phrases("known-already").search(clause):
        return True
    beside = any(phrases(section).search(clause) for section in ("not-meant", "purpose", "opener"))
    return beside and not phrases("asking-word").search(clause)
