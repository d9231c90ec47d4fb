"""The store: one SQLite file with reports, paragraphs, postings and the dictionary. Only this file knows its tables.

A store is never changed where it stands: a draft is written beside it and takes its place whole, so that readers
keep the one they opened and a kill at any moment leaves the old one. A paragraph's position counts through all
reports in order, headings included; a report keeps its rows when others come and go, and only `first` moves.
"""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
import threading
from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self, get_args

from retrieval.bm25 import Posting
from retrieval.errors import IndexDamaged, IndexMissing
from retrieval.manifest import Stamp
from retrieval.model import Paragraph, Report, Role

SCHEMA_VERSION = 4
_APPLICATION = int.from_bytes(b"fazh", "big")
_TABLES = f"""
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {SCHEMA_VERSION};
CREATE TABLE meta (key TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE files (part TEXT, path TEXT, size INTEGER, mtime_ns INTEGER, digest TEXT, fault TEXT,
    PRIMARY KEY (part, path)) WITHOUT ROWID;
CREATE TABLE words (word TEXT PRIMARY KEY, frequency INTEGER, tag TEXT) WITHOUT ROWID;
CREATE TABLE reports (id INTEGER PRIMARY KEY, first INTEGER, path TEXT, file TEXT UNIQUE, region TEXT, year INTEGER,
    title TEXT, published TEXT, issuer TEXT, paragraphs INTEGER, size INTEGER, lengths BLOB, roles BLOB, text TEXT);
CREATE TABLE paragraphs (report INTEGER, place INTEGER, id TEXT, section TEXT, start INTEGER, stop INTEGER, text TEXT,
    folded TEXT, kind TEXT, role TEXT, plan_year INTEGER, PRIMARY KEY (report, place)) WITHOUT ROWID;
CREATE INDEX paragraphs_by_id ON paragraphs (id);
CREATE INDEX plans ON paragraphs (plan_year) WHERE plan_year IS NOT NULL;
CREATE TABLE names (report INTEGER, name TEXT, begins TEXT, PRIMARY KEY (report, name)) WITHOUT ROWID;
CREATE INDEX names_by_beginning ON names (begins, name);
CREATE TABLE terms (term TEXT PRIMARY KEY, df INTEGER, idf REAL, positions BLOB, counts BLOB) WITHOUT ROWID;
"""
_PARAGRAPHS = """SELECT p.id, r.file, p.section, p.start, p.stop, p.text, p.folded, p.kind, p.role, p.plan_year
    FROM paragraphs p JOIN reports r ON r.id = p.report"""
_REPORT = "file, region, year, title, published, issuer, paragraphs"
_BEGINNING = 2
"""Characters that a name is found by."""


ROLES: tuple[Role, ...] = get_args(Role)


@dataclass(frozen=True, slots=True)
class Held:
    """A report as it lies in the store."""

    id: int
    first: int
    """The position of its first paragraph or heading."""
    size: int
    """How many paragraphs and headings it has."""
    path: str
    """Inside the seeds folder."""
    report: Report


class Store:
    """An index that is there to be read, from as many threads as like to."""

    def __init__(self, path: Path) -> None:
        """Nothing is loaded. Raises IndexMissing, or IndexDamaged if it's no store of this schema."""
        self.path = path
        if not path.is_file():
            raise IndexMissing(f"There is no index at {path}: run `fazhi index`.")
        self._lock = threading.Lock()
        try:
            uri = f"{path.absolute().as_uri()}?mode=ro&immutable=1"
            self._database = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as error:
            raise self._damaged(f"is damaged ({error})") from error
        try:
            if (self._number("application_id"), self._number("user_version")) != (_APPLICATION, SCHEMA_VERSION):
                raise self._damaged("is not of this version")
            if self._number("page_size") * self._number("page_count") != path.stat().st_size:
                raise self._damaged("is cut short")
        except IndexDamaged:
            self.close()
            raise

    def close(self) -> None:
        self._database.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def _damaged(self, what: str) -> IndexDamaged:
        return IndexDamaged(f"The index {self.path} {what}: run `fazhi index` to make it anew.")

    def _all(self, query: str, *values: Any) -> list[Any]:
        try:
            with self._lock:
                return self._database.execute(query, values).fetchall()
        except UnicodeEncodeError:  # half a surrogate pair stands nowhere
            return []
        except sqlite3.DatabaseError as error:
            raise self._damaged(f"is damaged ({error})") from error

    def _one(self, query: str, *values: Any) -> Any:
        rows = self._all(query, *values)
        return rows[0] if rows else None

    def _number(self, pragma: str) -> int:
        return int(self._one(f"PRAGMA {pragma}")[0])

    def meta(self, key: str) -> Any:
        row = self._one("SELECT value FROM meta WHERE key = ?", key)
        if row is None:
            raise self._damaged("is not complete")
        return row[0]

    def stamps(self, part: str) -> dict[str, Stamp]:
        """Of the files of one part, `seeds` or `code`, by path."""
        rows = self._all("SELECT path, size, mtime_ns, digest FROM files WHERE part = ?", part)
        return {path: Stamp(*stamp) for path, *stamp in rows}

    def faults(self) -> dict[str, str]:
        """What was wrong with the seeds that were left out, by path."""
        return dict(self._all("SELECT path, fault FROM files WHERE part = 'seeds' AND fault IS NOT NULL"))

    def reports(self) -> tuple[Held, ...]:
        """In order."""
        rows = self._all(f"SELECT id, first, size, path, {_REPORT} FROM reports ORDER BY first")
        return tuple(
            Held(row, first, size, path, Report(file, tuple(region.split("/")), *rest))
            for row, first, size, path, file, region, *rest in rows
        )

    def lengths(self) -> array[int]:
        """The number of terms of every paragraph, by position; 0 for a heading."""
        return _numbers("I", b"".join(row[0] for row in self._all("SELECT lengths FROM reports ORDER BY first")))

    def roles(self) -> bytes:
        """The place in `ROLES` of every paragraph's role, by position."""
        return b"".join(row[0] for row in self._all("SELECT roles FROM reports ORDER BY first"))

    def text(self, report: int) -> str:
        """The whole report as decoded."""
        text: str = self._one("SELECT text FROM reports WHERE id = ?", report)[0]
        return text

    def paragraphs(self, report: int) -> tuple[Paragraph, ...]:
        """All of a report's paragraphs and headings, in order."""
        rows = self._all(f"{_PARAGRAPHS} WHERE p.report = ? ORDER BY p.place", report)
        return tuple(_paragraph(row) for row in rows)

    def paragraph(self, report: int, place: int) -> Paragraph:
        return _paragraph(self._one(f"{_PARAGRAPHS} WHERE p.report = ? AND p.place = ?", report, place))

    def named(self, paragraph: str) -> Paragraph | None:
        """The paragraph of that id."""
        row = self._one(f"{_PARAGRAPHS} WHERE p.id = ?", paragraph)
        return _paragraph(row) if row else None

    def plans(self, years: Sequence[int]) -> list[tuple[int, int]]:
        """(report, place) of the paragraphs that plan for one of these years."""
        marks = ", ".join("?" * len(years))
        return self._all(f"SELECT report, place FROM paragraphs WHERE plan_year IN ({marks}) AND role = 'plan'", *years)

    def names(self, folded: str) -> tuple[str, ...]:
        """The names reports set off that stand in a folded text, longest first."""
        beginnings = {folded[at : at + _BEGINNING] for at in range(len(folded) - _BEGINNING)}
        marks = ", ".join("?" * len(beginnings))
        rows = self._all(f"SELECT DISTINCT name FROM names WHERE begins IN ({marks})", *beginnings)
        return tuple(sorted((name for (name,) in rows if name in folded), key=lambda name: (-len(name), name)))

    def df(self, term: str) -> int:
        """How many paragraphs the term stands in."""
        row = self._one("SELECT df FROM terms WHERE term = ?", term)
        return row[0] if row else 0

    def posting(self, term: str) -> Posting | None:
        row = self._one("SELECT idf, positions, counts FROM terms WHERE term = ?", term)
        return Posting(row[0], _numbers("I", row[1]), _numbers("H", row[2])) if row else None

    def postings(self) -> Iterator[tuple[str, array[int], array[int]]]:
        """Every term with its positions and counts. For rebuilding: not to be mixed with other reads."""
        try:
            for term, positions, counts in self._database.execute("SELECT term, positions, counts FROM terms"):
                yield term, _numbers("I", positions), _numbers("H", counts)
        except sqlite3.DatabaseError as error:
            raise self._damaged(f"is damaged ({error})") from error

    def frequency(self, word: str) -> int | None:
        """jieba's frequency of a word; 0 for the beginning of one, None for neither."""
        row = self._one("SELECT frequency FROM words WHERE word = ?", word)
        return row[0] if row else None

    def tag(self, word: str) -> str:
        """jieba's part of speech of a word; empty for what its dictionary does not have."""
        row = self._one("SELECT tag FROM words WHERE word = ?", word)
        return row[0] if row else ""

    def check(self) -> None:
        """Read the whole file; raises IndexDamaged if it does not hold together."""
        if self._one("PRAGMA quick_check(1)") != ("ok",):
            raise self._damaged("is damaged")


class Draft:
    """A store in the making, in a file that is the caller's to remove unless `publish` has put it in its place.

    Errors of SQLite and the system pass through.
    """

    def __init__(self, path: Path, base: Path | None) -> None:
        """`path` is where the draft is written, `base` a store to start from."""
        from sqlite_utils import Database  # takes longer to import than an answer takes to find

        self.path = path
        path.unlink(missing_ok=True)
        if base is not None:
            shutil.copyfile(base, path)
        self._database = Database(path)
        self._database.execute("PRAGMA journal_mode = OFF")  # nobody reads a draft; one that breaks is thrown away
        self._database.execute("PRAGMA synchronous = OFF")
        if base is None:
            self._database.executescript(_TABLES)

    def close(self) -> None:
        self._database.conn.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def publish(self, path: Path) -> None:
        """Write all of it to the disk and put it where readers look, in one step."""
        self._database.conn.commit()
        self._database.conn.close()
        with self.path.open("rb") as file:
            os.fsync(file.fileno())
        os.replace(self.path, path)

    def write_words(self, frequencies: dict[str, int], tags: dict[str, str]) -> None:
        rows = ((word, frequency, tags.get(word, "")) for word, frequency in sorted(frequencies.items()))
        self._database.conn.executemany("INSERT INTO words VALUES (?, ?, ?)", rows)

    def write_meta(self, key: str, value: float) -> None:
        self._database.table("meta").insert({"key": key, "value": value}, replace=True)

    def write_files(self, part: str, stamps: dict[str, Stamp], faults: dict[str, str]) -> None:
        self._database.table("files").delete_where("part = ?", [part])
        self._database.table("files").insert_all(
            {"part": part, "path": path, **asdict(stamp), "fault": faults.get(path)} for path, stamp in stamps.items()
        )

    def drop_report(self, report: int) -> None:
        for table in ("paragraphs", "names"):
            self._database.table(table).delete_where("report = ?", [report])
        self._database.table("reports").delete(report)

    def add_report(
        self,
        path: str,
        report: Report,
        text: str,
        paragraphs: Sequence[Paragraph],
        lengths: Sequence[int],
        names: Iterable[str],
    ) -> int:
        """The row's id; `names` are those that the report sets off. `place_report` tells where it stands."""
        row = {field: getattr(report, field) for field in _REPORT.split(", ")}
        row |= {"region": "/".join(report.region), "path": path, "size": len(paragraphs), "text": text}
        row |= {"lengths": array("I", lengths).tobytes(), "roles": bytes(ROLES.index(p.role) for p in paragraphs)}
        added = self._database.table("reports").insert(row).last_pk
        self._database.table("paragraphs").insert_all(
            {"report": added, "place": place, "section": json.dumps(p.section, ensure_ascii=False)}
            | {"start": p.start, "stop": p.end}
            | {field: getattr(p, field) for field in ("id", "text", "folded", "kind", "role", "plan_year")}
            for place, p in enumerate(paragraphs)
        )
        self._database.table("names").insert_all(
            {"report": added, "name": name, "begins": name[:_BEGINNING]} for name in sorted(names)
        )
        assert isinstance(added, int)
        return added

    def place_report(self, report: int, first: int) -> None:
        self._database.table("reports").update(report, {"first": first})

    def write_terms(self, terms: Iterable[tuple[str, float, array[int], array[int]]]) -> None:
        """Term, idf, positions, counts, for all terms there are."""
        self._database.table("terms").delete_where()
        rows = ((term, len(at), idf, at.tobytes(), counts.tobytes()) for term, idf, at, counts in terms)
        self._database.conn.executemany("INSERT INTO terms VALUES (?, ?, ?, ?, ?)", rows)


def _paragraph(row: Sequence[Any]) -> Paragraph:
    name, file, section, *rest = row
    return Paragraph(name, file, tuple(json.loads(section)), *rest)


def _numbers(code: str, blob: bytes) -> array[int]:
    numbers: array[int] = array(code)
    numbers.frombytes(blob)
    return numbers
