"""Why a question was answered as it was: terms, scope, candidates and what each covers."""

from __future__ import annotations

from collections.abc import Iterator

from bot.answer import Answer
from bot.answering.asking import Asker
from bot.answering.candidate import Candidate
from bot.answering.deciding import ENOUGH, ENOUGH_HELPED, answers
from bot.question.model import Question

_MOST_FORMS, _MOST_CANDIDATES, _LONGEST = 6, 3, 70


def explain(question: Question, asker: Asker | None, answer: Answer) -> str:
    """Lines of plain text, in English but for what is quoted; `asker` is None where no report was asked."""
    lines = [f"question   {question.folded}", f"intent     {question.intent}"]
    if asker is not None:
        lines += _asked(asker)
    lines.append(f"status     {answer.status}" + (f": {answer.headline}" if answer.headline else ""))
    return "\n".join(lines)


def _asked(asker: Asker) -> Iterator[str]:
    question = asker.question
    units = f" ({', '.join(sorted(question.units))})" if question.units else ""
    yield f"kind       {question.kind}{units}, topic {question.topic}" + (
        f", name of a {question.head}" if question.head else ""
    )
    for place in question.places:
        yield f"place      {place.surface}: {', '.join('/'.join(path) for path in place.paths)}" + (
            "" if place.exact else " (as corrected)"
        )
    scope = asker.scope
    regions = ", ".join("/".join(path) for path in scope.regions) or "every region"
    years = ", ".join(map(str, scope.years)) or "every year"
    yield f"scope      {regions}; {years}" + (" (carried over)" if scope.inherited else "")
    for weighted in asker.terms:
        others = [form for form in weighted.term.forms if form != weighted.term.surface][:_MOST_FORMS]
        yield f"term       {weighted.term.surface}  weight {weighted.weight:.2f}" + (
            f"  also {' '.join(others)}" if others else ""
        )
    for report in asker.reports:
        found = asker.candidates_of(report)
        yield f"report     {report.name} {report.year}: {len(found.candidates)} candidates"
        for candidate in found.candidates[:_MOST_CANDIDATES]:
            yield "  " + _told(candidate, answers(candidate, question, asker.terms, False))
    yield f"needed     sure {ENOUGH}, or {ENOUGH_HELPED} beside another report or turn that answers"


def _told(candidate: Candidate, enough: bool) -> str:
    clauses = candidate.passage.clauses
    text = candidate.passage.paragraph.text[clauses[candidate.first].start : clauses[candidate.last - 1].end][:_LONGEST]
    judgement = candidate.judgement
    missing = f"  missing {' '.join(judgement.missing)}" if judgement.missing else ""
    mark = "+" if enough else "-"
    return f"{mark} sure {candidate.sure:.2f}  score {candidate.score:.2f}{missing}  | {text}"
