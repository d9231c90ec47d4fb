"""Replies: what the message that answers a question shows, and what its buttons turn it into."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.answer import Answer, Quote, Script
from bot.render.context import context
from bot.render.layout import Line, Span, layout
from bot.render.words import word
from bot.telegram import words
from bot.telegram.codes import Place, Spot
from bot.telegram.screen import Button, Row, Screen, rows_of, screen, share_link
from bot.telegram.turn import Turn
from retrieval import Index
from retrieval.model import Paragraph, RegionPath, Report
from retrieval.text.fold import script_of, to_script

CHOICES = 24
"""Choices and regions that get a button; there is no room for more."""


def place_name(path: RegionPath) -> str:
    """A region with the one above it, since names repeat."""
    return "".join(path[-2:])


def where(quote: Quote, script: Script) -> str:
    """The source line: region, year, section."""
    parts = (word(place_name(quote.path), script), f"{quote.year}年", " › ".join(quote.section))
    return "— " + " · ".join(filter(None, parts))


def in_script(answer: Answer, script: Script | None) -> Answer:
    """The answer with the bot's own words in a script; quotes keep theirs."""
    if script is None or script == answer.script:
        return answer
    return replace(
        answer,
        headline=to_script(answer.headline, script),
        choices=tuple(to_script(choice, script) for choice in answer.choices),
        missing=tuple(to_script(name, script) for name in answer.missing),
        notes=tuple(to_script(note, script) for note in answer.notes),
        script=script,
    )


def scope_text(regions: tuple[RegionPath, ...], years: tuple[int, ...]) -> str:
    """The limits in force in a few words; empty where there are none."""
    return " · ".join(filter(None, ("、".join(map(place_name, regions)), "、".join(f"{year}年" for year in years))))


def answer_lines(answer: Answer, view: Script | None) -> Iterator[Line]:
    """The answer, choices left to the buttons, with the scope in force below it, which a follow-up's notes name."""
    buttons = len(answer.choices) <= CHOICES
    for line in layout(answer, view, where):
        if line.kind == "headline":
            yield from _headline(answer)
        elif line.kind != "choice" or not buttons:
            yield line
    scope = scope_text(answer.scope.regions, answer.scope.years)
    if scope and not answer.scope.inherited and answer.status in ("answered", "no_answer"):
        yield Line("note", (Span(word(words.SCOPE.format(scope=scope), answer.script)),))


def _headline(answer: Answer) -> Iterator[Line]:
    """The direct answer stands out; what the bot says of itself, and lists, do not."""
    first, *others = answer.headline.split("\n")
    yield Line("choice" if answer.status == "help" else "headline", (Span(first),))
    for other in others:
        yield Line("choice", (Span(other),))


def parts(answer: Answer) -> list[tuple[Quote, ...]]:
    """The quotes of each report that answers, in the order of the answer."""
    files = dict.fromkeys(quote.file for quote in answer.quotes)
    return [tuple(quote for quote in answer.quotes if quote.file == file) for file in files]


def _part(answer: Answer, focus: int) -> Answer:
    """What one report says to it."""
    found = parts(answer)
    quotes = found[min(focus, len(found) - 1)] if found else ()
    name = word(f"{place_name(quotes[0].path)} {quotes[0].year}年", answer.script) if quotes else answer.headline
    return replace(answer, headline=name, quotes=quotes, related=(), choices=(), missing=(), notes=())


def reply(turn: Turn, spot: Spot, link: str | None = None) -> Screen:
    """The answer of a turn, or the part of it that one report gives. `link` opens the same question elsewhere."""
    answer = _part(turn.answer, spot.focus) if spot.view == "part" else turn.answer
    shown = answer.quotes or answer.related
    rows: list[Row] = []
    if shown:
        at = turn.answer.quotes.index(shown[0]) if answer.quotes else 0
        rows.append(_tools(turn, spot, at, shown))
    if spot.view == "part":
        rows.append((_back(turn.id, spot, answer.script),))
    else:
        rows.extend(_ways(turn, spot))
        if turn.parent is not None:
            rows.append((_back(turn.parent, spot, answer.script),))
        if link and answer.quotes:
            rows.append((Button(word(words.SHARE, answer.script), share_link(link, turn.question)),))
    return screen(answer_lines(answer, spot.script), rows, spot, answer.script)


def _tools(turn: Turn, spot: Spot, at: int, shown: tuple[Quote, ...]) -> Row:
    """What can be done with the quotes on the screen, the first of which is quote number `at`."""
    script = turn.answer.script
    tools = [Button(word(words.CONTEXT, script), Spot(turn.id, "context", at, script=spot.script))]
    if turn.answer.quotes and spot.view == "answer":
        tools.append(Button(word(words.MORE, script), Spot(turn.id, "more", script=spot.script)))
    tools.append(Button(word(words.SOURCE, script), Spot(turn.id, "source", at, script=spot.script)))
    return (*tools, _converter(spot, shown[0].text, script))


def _converter(at: Spot | Place, printed: str, script: Script) -> Button:
    """Shows quotes in the other script, or as they are printed again."""
    if at.script is not None:
        return Button(word(words.AS_PRINTED, script), replace(at, script=None))
    if script_of(printed) == "hant":
        return Button(word(words.TO_HANS, script), replace(at, script="hans"))
    return Button(word(words.TO_HANT, script), replace(at, script="hant"))


def _ways(turn: Turn, spot: Spot) -> list[Row]:
    """A button for each report that answers where several do, or for each choice."""
    answer = turn.answer
    if answer.choices:
        choices = enumerate(answer.choices[:CHOICES])
        return rows_of((Button(name, Spot(turn.id, "choice", n, script=spot.script)) for n, name in choices), 2)
    reports = parts(answer)
    if len(reports) < 2:
        return []
    years = len({quotes[0].year for quotes in reports}) > 1
    names = (word(q[0].region + (f" {q[0].year}" if years else ""), answer.script) for q in reports[:CHOICES])
    return rows_of((Button(name, Spot(turn.id, "part", n, script=spot.script)) for n, name in enumerate(names)), 3)


def _back(turn: int, spot: Spot, script: Script) -> Button:
    """To the first view of a turn."""
    return Button(word(words.BACK, script), Spot(turn, script=spot.script))


def _share(link: str, quote: Quote, script: Script) -> Button:
    return Button(word(words.SHARE, script), share_link(link, where(quote, script)))


def quote_at(answer: Answer, number: int) -> Quote | None:
    """The quote a button means: one that answers, else a near one."""
    quotes = answer.quotes or answer.related
    return quotes[number] if number < len(quotes) else None


def around(index: Index, turn: Turn, spot: Spot, link: str) -> Screen | None:
    """The paragraph of a quote with its neighbours; None where the index no longer has it."""
    quote, script = quote_at(turn.answer, spot.focus), turn.answer.script
    if quote is None or index.paragraph(quote.paragraph) is None:
        return None
    tools = (_converter(spot, quote.text, script), _share(link, quote, script))
    lines = _beside(context(index, quote, script, spot.script, where))
    return screen(lines, [tools, (_back(turn.id, spot, script),)], spot, script, unfolded=True)


def report_lines(report: Report, script: Script, section: tuple[str, ...] = ()) -> Iterator[Line]:
    """What a report is: title, region, year, date, office, file."""
    values = {
        "title": f"《{report.title.strip('《》')}》",
        "region": word("".join(report.region), script),
        "year": f"{report.year}年",
        "published": report.published or word(words.UNDATED, script),
        "issuer": word(report.issuer, script),
        "file": report.file,
    }
    for name, value in values.items():
        yield Line("choice", (Span(f"{word(words.DETAILS[name], script)}：", True), Span(value)))
    if section:
        yield Line("choice", (Span(f"{word(words.SECTION, script)}：", True), Span(" › ".join(section))))


def origin(reports: tuple[Report, ...], turn: Turn, spot: Spot) -> Screen | None:
    """Where a quote is from; None where its report is no longer held."""
    quote, script = quote_at(turn.answer, spot.focus), turn.answer.script
    report = next((report for report in reports if quote and report.file == quote.file), None)
    if quote is None or report is None:
        return None
    opener = Button(word(words.OPEN, script), Spot(spot.turn, "context", spot.focus, script=spot.script))
    return screen(report_lines(report, script, quote.section), [(opener, _back(turn.id, spot, script))], spot, script)


def passage(index: Index, report: Report, place: Place, script: Script, link: str) -> Screen:
    """A paragraph that the index has, with the ones beside it to walk to."""
    beside = [each for each in index.paragraphs(report.file) if each.kind != "heading" or each.id == place.paragraph]
    at = next(n for n, each in enumerate(beside) if each.id == place.paragraph)
    steps = ((words.ABOVE, at - 1), (words.BELOW, at + 1))
    walk = tuple(
        Button(word(label, script), Place(beside[to].id, script=place.script))
        for label, to in steps
        if 0 <= to < len(beside)
    )
    quote = quote_of(report, beside[at])
    tools = (_converter(place, quote.text, script), _share(link, quote, script))
    return screen(
        _beside(context(index, quote, script, place.script, where)), [walk, tools], place, script, unfolded=True
    )


def _beside(lines: Iterable[Line]) -> Iterator[Line]:
    """The paragraph that is meant as a quote, the ones beside it as plain text."""
    for line in lines:
        yield replace(line, kind="choice") if line.kind == "near" else line


def quote_of(report: Report, paragraph: Paragraph) -> Quote:
    """A whole paragraph as a quote."""
    return Quote(
        paragraph.text, (), paragraph.file, paragraph.start, paragraph.end, report.name, report.region[:-1],
        report.year, report.title, paragraph.section, paragraph.id, 0.0,
    )  # fmt: skip
