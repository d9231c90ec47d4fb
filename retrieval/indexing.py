"""Indexing: from a folder of reports to an index, reading only what has changed."""

from __future__ import annotations

import logging
import sqlite3
import time
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from retrieval.bm25 import statistics
from retrieval.errors import IndexBusy, IndexFault, ReportError, SeedsError
from retrieval.manifest import Stamp, code_files, seed_files, shown, stamp, unchanged, untouched
from retrieval.model import Paragraph, RegionPath, Report
from retrieval.postings import Postings
from retrieval.reports import read_report
from retrieval.reports.names import names_in
from retrieval.store import Draft, Held, Store
from retrieval.text.fold import fold
from retrieval.text.tokens import Frequencies, Tokens, dictionary, parts_of_speech

PATIENCE = 30.0
"""Seconds to wait for another process that is rebuilding the same index."""
_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Progress:
    """How far a rebuild has come."""

    done: int
    """Files finished."""
    total: int
    file: str
    """The file now being read; empty when all have been and the index is being written."""


@dataclass(frozen=True, slots=True)
class Built:
    """What a rebuild has made."""

    reports: int
    paragraphs: int
    terms: int
    """Different ones."""
    seconds: float
    reused: int
    """Reports that had not changed and were not read again."""
    faults: tuple[str, ...]
    """A sentence for each file that was left out."""
    notices: tuple[str, ...] = ()
    """A sentence for each region and year that several reports are about."""


def build_index(seeds: Path, index: Path, *, progress: Callable[[Progress], None] | None = None) -> Built:
    """Make the index, or bring it up to date; whatever goes wrong, an older one stays as it is.

    A file that is no report is left out and told of. Raises SeedsError if none is left, IndexBusy if another process
    is at it for too long or the index cannot be written.
    """
    began = time.perf_counter()
    files = seed_files(seeds)
    try:
        index.parent.mkdir(parents=True, exist_ok=True)
        with _alone(index):
            built = _unchanged(files, index) or _rebuilt(seeds, files, index, progress or (lambda _: None))
    except (OSError, sqlite3.Error) as error:
        raise IndexBusy(f"The index {index} cannot be written ({error}): check folder and free space.") from error
    return replace(built, seconds=time.perf_counter() - began)


@contextmanager
def _alone(index: Path) -> Iterator[None]:
    """Hold the index's lock, which the system takes back from a process that dies."""
    lock = sqlite3.connect(index.with_name(f".{index.name}.lock"), timeout=0.2, isolation_level=None)
    deadline = time.monotonic() + PATIENCE
    try:
        while True:
            try:
                lock.execute("BEGIN EXCLUSIVE")
                break
            except sqlite3.OperationalError as error:
                if error.sqlite_errorcode != sqlite3.SQLITE_BUSY:
                    raise
                if time.monotonic() > deadline:
                    raise IndexBusy(f"Another process is rebuilding the index {index}: try again later.") from error
        yield
    finally:
        lock.close()


def _unchanged(files: Mapping[str, Path], index: Path) -> Built | None:
    """The index that is there, if nothing it was made from has been touched."""
    with suppress(IndexFault), Store(index) as store:
        if untouched(store.stamps("seeds"), files) and untouched(store.stamps("code"), code_files()):
            reports, faults = len(store.reports()), tuple(store.faults().values())
            return Built(reports, int(store.meta("paragraphs")), int(store.meta("terms")), 0.0, reports, faults)
    return None


def _rebuilt(seeds: Path, files: Mapping[str, Path], index: Path, progress: Callable[[Progress], None]) -> Built:
    """A new index, on top of the old one where that can be used."""
    with suppress(IndexFault), Store(index) as base:
        if unchanged(base.stamps("code"), code_files()):
            base.check()
            return _written(seeds, files, index, base, progress)
    return _written(seeds, files, index, None, progress)


def _written(
    seeds: Path, files: Mapping[str, Path], index: Path, base: Store | None, progress: Callable[[Progress], None]
) -> Built:
    code = {name: stamp(file) for name, file in code_files().items()}
    path = index.with_name(f".{index.name}.draft")
    try:
        with Draft(path, base.path if base else None) as draft:
            rebuild = _Rebuild(files, base, draft)
            rebuild.run(progress)
            built = rebuild.built()
            if not built.reports:
                raise SeedsError(f"No file in {seeds} is a report that can be read: {' '.join(built.faults[:3])}")
            draft.write_files("code", code, {})
            draft.publish(index)
    finally:
        path.unlink(missing_ok=True)
    return built


class _Rebuild:
    """One rebuild: the seeds are sifted, the new ones read, the old ones moved to their places, the rest computed."""

    def __init__(self, files: Mapping[str, Path], base: Store | None, draft: Draft) -> None:
        self._files = files
        self._base = base
        self._draft = draft
        self._tokens = self._tokens_of(base, draft)
        self._held = {held.path: held for held in base.reports()} if base else {}
        self._stamps = self._stamped()
        self._faults = _doubles(files, self._stamps)
        self._postings = Postings()
        self._moves: list[tuple[int, int, int]] = []
        self._subjects: dict[tuple[RegionPath, int], list[str]] = defaultdict(list)
        self._reports = self._reused = self._positions = self._paragraphs = self._terms = 0

    @staticmethod
    def _tokens_of(base: Store | None, draft: Draft) -> Tokens:
        if base:
            return Tokens(Frequencies(base.frequency), int(base.meta("words_total")))
        frequencies, total = dictionary()
        draft.write_words(frequencies, parts_of_speech())
        draft.write_meta("words_total", total)
        return Tokens(frequencies, total)

    def _stamped(self) -> dict[str, Stamp]:
        """The stamps of all seeds; a report that is held and was not touched is not read for it."""
        old = self._base.stamps("seeds") if self._base else {}
        stamps = {
            path: old[path] if path in self._held and untouched({path: old[path]}, {path: file}) else stamp(file)
            for path, file in self._files.items()
        }
        self._held = {p: h for p, h in self._held.items() if p in stamps and stamps[p].digest == old[p].digest}
        return stamps

    def run(self, progress: Callable[[Progress], None]) -> None:
        """Fill the draft."""
        kept = {held.id for path, held in self._held.items() if path not in self._faults}
        for held in self._base.reports() if self._base else ():
            if held.id not in kept:
                self._draft.drop_report(held.id)
        for done, (path, file) in enumerate(self._files.items()):
            progress(Progress(done, len(self._files), shown(file.name)))
            if path in self._faults:
                continue
            if path in self._held:
                self._keep(self._held[path])
            else:
                self._read(path, file)
        progress(Progress(len(self._files), len(self._files), ""))
        if self._reports:
            self._compute()

    def _keep(self, held: Held) -> None:
        """A report of the base moves to its new place."""
        self._moves.append((held.first, held.first + held.size, self._positions - held.first))
        self._reused += 1
        self._place(held.id, held.report, held.size)

    def _read(self, path: str, file: Path) -> None:
        """A new report is read and segmented; what is wrong with it is noted."""
        try:
            read = read_report(file)
        except ReportError as error:
            self._faults[path] = str(error)
            return
        except Exception:
            _log.exception("%s cannot be read", file)
            self._faults[path] = f"{file.name} cannot be read for a reason that lies in the program, not in the file."
            return
        lengths = []
        for position, paragraph in enumerate(read.paragraphs, self._positions):
            terms = self._tokens.terms(_indexed(paragraph))
            self._postings.add(position, terms)
            lengths.append(len(terms))
        ranked = sum(paragraph.kind != "heading" for paragraph in read.paragraphs)
        report = replace(read.report, paragraphs=ranked)
        names = frozenset[str]().union(*(names_in(paragraph.folded) for paragraph in read.paragraphs))
        row = self._draft.add_report(path, report, read.text, read.paragraphs, lengths, names)
        self._terms += sum(lengths)
        self._place(row, report, len(read.paragraphs))

    def _place(self, row: int, report: Report, size: int) -> None:
        self._draft.place_report(row, self._positions)
        self._subjects[report.region, report.year].append(report.file)
        self._reports += 1
        self._positions += size
        self._paragraphs += report.paragraphs

    def _compute(self) -> None:
        """What depends on all reports together."""
        if self._base:
            lengths = self._base.lengths()
            self._terms += sum(sum(lengths[low:high]) for low, high, _ in self._moves)
            for term, positions, counts in self._base.postings():
                self._postings.carry(term, positions, counts, self._moves)
        known = statistics(self._paragraphs, self._terms, self._postings.frequencies())
        self._draft.write_terms((term, known.idf[term], at, counts) for term, at, counts in self._postings.items())
        self._draft.write_meta("paragraphs", self._paragraphs)
        self._draft.write_meta("terms", len(self._postings))
        self._draft.write_meta("average_length", known.average_length)
        self._draft.write_files("seeds", self._stamps, self._faults)

    def built(self) -> Built:
        notices = tuple(
            f"{' and '.join(files)} are all about {region[-1]} in {year}; all of them are kept."
            for (region, year), files in self._subjects.items()
            if len(files) > 1
        )
        faults = tuple(self._faults.values())
        return Built(self._reports, self._paragraphs, len(self._postings), 0.0, self._reused, faults, notices)


def _indexed(paragraph: Paragraph) -> str:
    """What a paragraph is found by, folded: the headings above it and its text; nothing for a heading."""
    if paragraph.kind == "heading":
        return ""
    return "\n".join([fold("\n".join(paragraph.section)), paragraph.folded])


def _doubles(files: Mapping[str, Path], stamps: Mapping[str, Stamp]) -> dict[str, str]:
    """Faults of the files that have the name or the bytes of one before them."""
    faults: dict[str, str] = {}
    names: dict[str, str] = {}
    digests: dict[str, str] = {}
    for path, file in files.items():
        digest = stamps[path].digest or path
        if shown(file.name) != file.name:
            faults[path] = f"{path} has a name that is not UTF-8 and was left out: rename it."
        elif file.name in names:
            faults[path] = f"{path} has the same name as {names[file.name]} and was left out: give it another."
        elif digest in digests:
            faults[path] = f"{path} is the same as {digests[digest]} and was left out."
        else:
            names[file.name] = digests[digest] = path
    return faults
