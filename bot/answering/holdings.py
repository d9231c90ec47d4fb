"""What is held: which regions, which years."""

from __future__ import annotations

from collections.abc import Sequence

from bot import wording
from bot.answer import Answer, Scope, Status
from bot.answering.scope import limits
from bot.question.model import Question
from retrieval.model import RegionPath, Report


def coverage(question: Question, reports: Sequence[Report], carried: Sequence[RegionPath] = ()) -> Answer:
    """The reports held, within the regions and years asked for, or `carried` over; `no_answer` where there is none."""
    within = limits(question, reports, carried)
    held = _first_or_last([r for r in within.reports if not question.years or r.year in question.years], question)
    scope = Scope(within.regions, question.years)

    def answer(status: Status, text: str, files: tuple[str, ...] = ()) -> Answer:
        return Answer(
            question.text,
            status,
            wording.say(text, question.script),
            reports=files,
            scope=scope,
            script=question.script,
        )

    if within.missing and not held:
        return answer("no_answer", wording.no_report_of(within.missing, reports))
    if not held:
        names = [name for name, _ in within.per_place] or [""]
        return answer("no_answer", wording.no_year(names, question.years, within.reports or reports))
    text = wording.coverage(held)
    if unheld := (*within.missing, *within.unheld):
        text += "\n" + wording.no_report_of(unheld, ())
    return answer("coverage", text, tuple(report.file for report in held))


def _first_or_last(reports: list[Report], question: Question) -> list[Report]:
    """Those of the latest or the earliest year, where that is asked for."""
    if not question.recency or not reports:
        return reports
    year = (max if question.recency > 0 else min)(report.year for report in reports)
    return [report for report in reports if report.year == year]
