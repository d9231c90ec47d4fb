"""Browsing: province, then region, then year, then the report; lists in pages."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cached_property

from bot.answer import Script
from bot.render.words import word
from bot.telegram import words
from bot.telegram.codes import Place, Shelf, key
from bot.telegram.replies import place_name, report_lines
from bot.telegram.screen import Button, Row, Screen, rows_of, said, screen, turning
from retrieval.model import RegionPath, Report

SHOWN = 12
"""Buttons of a list that are shown at once."""


class Catalogue:
    """The reports that are held, as shelves. Keys depend on names alone, so they outlive a rebuild."""

    def __init__(self, reports: tuple[Report, ...]) -> None:
        self._reports = reports

    @cached_property
    def _provinces(self) -> dict[str, str]:
        return {key(("province", report.region[0])): report.region[0] for report in self._reports}

    @cached_property
    def _regions(self) -> dict[str, RegionPath]:
        return {key(("region", *report.region)): report.region for report in self._reports}

    @cached_property
    def _files(self) -> dict[str, Report]:
        return {key(("report", report.file)): report for report in self._reports}

    def shelf(self, shelf: Shelf, script: Script, first: Callable[[Report], str | None]) -> Screen | None:
        """What a shelf shows; None for one that is gone. `first` gives a report's first paragraph."""
        if not shelf.key:
            buttons = (Button(word(name, script), Shelf(code)) for code, name in self._provinces.items())
            return _list(words.SHELF_TOP.format(count=len(self._reports)), buttons, shelf, script)
        if province := self._provinces.get(shelf.key):
            title = words.SHELF_REGIONS.format(place=province)
            return _list(title, self._below(province, script), shelf, script, Shelf())
        if region := self._regions.get(shelf.key):
            title = words.SHELF_YEARS.format(place=place_name(region))
            return _list(title, self._years(region, script), shelf, script, self._shelf_of(region[0]))
        report = self._files.get(shelf.key)
        return self._report(report, script, first(report)) if report else None

    def _below(self, province: str, script: Script) -> Iterable[Button]:
        for code, region in self._regions.items():
            if region[0] == province:
                yield Button(word("".join(region[1:]) or province, script), Shelf(code))

    def _years(self, region: RegionPath, script: Script) -> Iterable[Button]:
        """Newest first; two reports of one year are told apart by their titles."""
        held = {code: report for code, report in self._files.items() if report.region == region}
        years = [report.year for report in held.values()]
        for code, report in sorted(held.items(), key=lambda item: -item[1].year):
            title = "" if years.count(report.year) == 1 else f" {report.title}"
            yield Button(word(f"{report.year}年", script) + title, Shelf(code))

    def _shelf_of(self, province: str) -> Shelf:
        return Shelf(key(("province", province)))

    def _report(self, report: Report, script: Script, first: str | None) -> Screen:
        read = (Button(word(words.READ, script), Place(first)),) if first else ()
        back = Button(word(words.BACK, script), Shelf(key(("region", *report.region))))
        return screen(report_lines(report, script), [(*read, back)])


def _list(title: str, buttons: Iterable[Button], shelf: Shelf, script: Script, back: Shelf | None = None) -> Screen:
    """A page of a list, with buttons to the other pages and back."""
    every = list(buttons)
    count = max(1, -(-len(every) // SHOWN))
    number = min(shelf.page, count - 1)
    rows: list[Row] = rows_of(every[number * SHOWN : (number + 1) * SHOWN], 2)
    if count > 1:
        rows.append(turning(shelf, number, count, script))
    if back:
        rows.append((Button(word(words.BACK, script), back),))
    return said(title, script, rows)
