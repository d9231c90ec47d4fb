"""Settings: where the reports lie, where the index goes, which day it is."""

from __future__ import annotations

import datetime
from dataclasses import dataclass
from pathlib import Path

DISTRIBUTION = "fazhi-bot"


def _is_checkout(folder: Path) -> bool:
    project = folder / "pyproject.toml"
    return project.is_file() and f'name = "{DISTRIBUTION}"' in project.read_text(encoding="utf-8", errors="replace")


def checkout() -> Path | None:
    """The project's folder when this package lies in it, or when it is called from inside it."""
    here = Path.cwd()
    return next(filter(_is_checkout, (Path(__file__).resolve().parents[1], here, *here.parents)), None)


def _default_data(home: Path | None) -> Path:
    if home is not None:
        return home / "data"
    from platformdirs import user_data_path

    return user_data_path("fazhi", appauthor=False)


@dataclass(frozen=True, slots=True)
class Settings:
    """Read once, at the start of a command."""

    seeds: Path | None
    """Folder of the reports; None outside a checkout where none was given."""
    data: Path
    """Folder that everything is written to."""
    today: datetime.date | None = None
    """Fixes the clock; None is the system's."""

    @classmethod
    def find(cls, seeds: Path | None, data: Path | None, today: datetime.date | None) -> Settings:
        """What was given, completed from the checkout or the user's data directory."""
        home = None if seeds and data else checkout()
        return cls(seeds or (home and home / "seeds"), data or _default_data(home), today)

    @property
    def index(self) -> Path:
        return self.data / "index.db"

    @property
    def history(self) -> Path:
        """The lines typed at the console."""
        return self.data / "history"

    @property
    def log(self) -> Path:
        """Details of errors that nobody expected."""
        return self.data / "fazhi.log"
