"""The files an index is made from, seeds and code, and whether they are still the same."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from importlib.machinery import PathFinder
from pathlib import Path

from retrieval.errors import SeedsError
from retrieval.reading import SUFFIXES

_PACKAGE = Path(__file__).parent
_ROOMS = (".", "reading", "reports", "text")
_LIBRARIES = {
    "jieba": ("__init__.py", "dict.txt"),
    "opencc": ("opencc.py", "dictionary/TSCharacters.txt", "dictionary/TSPhrases.txt"),
}


@dataclass(frozen=True, slots=True)
class Stamp:
    """What a file was like when it was read."""

    size: int
    mtime_ns: int
    digest: str
    """SHA-256 of its bytes in hex; empty if it could not be read."""


def seed_files(seeds: Path) -> dict[str, Path]:
    """The reports in a folder and the folders below it, by their path inside it, sorted by file name.

    Hidden files and formats that are not read are passed over. Raises SeedsError if nothing is left.
    """
    if not seeds.is_dir():
        raise SeedsError(f"There is no folder {seeds}: make it and put the reports there, or name another.")
    try:
        found = {shown(path.relative_to(seeds).as_posix()): path for path in _walk(seeds)}
    except OSError as error:
        raise SeedsError(f"The folder of reports {seeds} cannot be read ({error.strerror}).") from error
    if not found:
        raise SeedsError(f"The folder {seeds} holds no report: put {', '.join(sorted(SUFFIXES))} files there.")
    return dict(sorted(found.items(), key=lambda item: (item[1].name, item[0])))


def shown(name: str) -> str:
    """A file's name as text: bytes that are no UTF-8 are written as \\x.."""
    return os.fsencode(name).decode("utf-8", "backslashreplace")


def _walk(folder: Path) -> Iterator[Path]:
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                yield from _walk(Path(entry.path))
            elif os.path.splitext(entry.name)[1].lower() in SUFFIXES:
                yield Path(entry.path)


def code_files() -> dict[str, Path]:
    """Whatever decides what an index looks like: this package, its own words, the libraries' tables."""
    files = {
        f"{room}/{name}": _PACKAGE / room / name
        for room in _ROOMS
        for name in sorted(os.listdir(_PACKAGE / room))
        if name.endswith((".py", ".tsv", ".txt"))
    }
    files["text/lexicon/words.txt"] = _PACKAGE / "text" / "lexicon" / "words.txt"
    for library, names in _LIBRARIES.items():
        spec = PathFinder.find_spec(library)
        for folder in (spec.submodule_search_locations or ()) if spec else ():
            files.update((f"{library}/{name}", Path(folder, name)) for name in names)
    return files


def stamp(path: Path) -> Stamp:
    """The size and time are taken before the bytes are, so that a later change never goes unseen."""
    try:
        stat = path.stat()
        return Stamp(stat.st_size, stat.st_mtime_ns, _digest(path))
    except OSError:
        return Stamp(0, 0, "")


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def untouched(stamps: Mapping[str, Stamp], files: Mapping[str, Path]) -> bool:
    """The same paths with the same sizes and times."""
    return stamps.keys() == files.keys() and all(_same_stat(stamps[name], path) for name, path in files.items())


def unchanged(stamps: Mapping[str, Stamp], files: Mapping[str, Path]) -> bool:
    """The same paths with the same bytes; a file is read only if its size or time is another."""
    return stamps.keys() == files.keys() and all(
        _same_stat(stamps[name], path) or stamps[name].digest == stamp(path).digest for name, path in files.items()
    )


def _same_stat(stamp: Stamp, path: Path) -> bool:
    try:
        stat = path.stat()
    except OSError:
        return not stamp.digest
    return (stat.st_size, stat.st_mtime_ns) == (stamp.size, stamp.mtime_ns)
