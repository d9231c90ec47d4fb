"""What is asked: scope, kind of answer, terms."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from retrieval.model import RegionPath
from retrieval.text.fold import Script

Intent = Literal[
    "ask", "greeting", "thanks", "farewell", "help", "coverage", "task", "more", "source", "passage", "reset", "empty"
]
Kind = Literal["figure", "date", "place", "person", "name", "naming", "list", "reason", "statement"]
"""`naming`: the sentence that says what was asked for as a name, where no name by itself answers."""
ORDINAL = "第"
"""The head of what is asked for by its place in a row: 第几名."""
Topic = Literal["any", "problems", "plan"]


@dataclass(frozen=True, slots=True)
class Place:
    """A region named in a question: every region the name can mean."""

    surface: str
    paths: tuple[RegionPath, ...]
    exact: bool
    """False where a slip of the pen was read as a known name."""
    whole: bool = False
    """全市, 全省: its own figure is asked for, not that of the regions below it."""
    years: tuple[int, ...] = ()
    """Years that are said of this place only: 盘锦和2023年的鼓楼区."""


@dataclass(frozen=True, slots=True)
class Term:
    """A thing the passage must speak of."""

    surface: str
    """As it stands in the folded question."""
    forms: tuple[str, ...]
    """What a passage may say for it, folded: the surface itself and its other names."""
    parts: tuple[tuple[str, ...], ...]
    """The words of a longer surface, each with its forms: part of a term is better than none of it."""
    kin: tuple[str, ...]
    """Those of the forms that are near it in meaning, rather than the same."""
    known: bool
    """The lexicon of the field has it."""
    official: bool
    """The surface itself is what reports call it."""
    generic: bool
    """Matching it proves little, missing it costs little."""
    aside: bool
    """It stands where the asker only speaks of himself: 我在写字楼上班,…."""
    start: int
    end: int
    """Half-open, in the folded question."""


@dataclass(frozen=True, slots=True)
class Question:
    """A question as understood."""

    text: str
    folded: str
    scopeless: str
    """The folded text with every region and year replaced by `@` of equal length."""
    script: Script
    intent: Intent
    kind: Kind
    units: frozenset[str]
    """Classes of units that fit a `figure`, also one that answers mere words; empty where any may."""
    unit: str
    """The unit said in the question (件, 人 …), or empty."""
    asks_at: int
    """Where the question words for a `figure` end in the folded question; -1 for other kinds."""
    head: str
    """For a `name` or `list`: the noun asked for (街道 in 哪个街道, 文件 in 哪些文件)."""
    head_forms: tuple[str, ...]
    """What the name may end with instead: 专栏 for 栏目."""
    topic: Topic
    places: tuple[Place, ...]
    years: tuple[int, ...]
    terms: tuple[Term, ...]
    compares: bool
    """Regions or years are set against each other."""
    superlative: int
    """1 for the most, -1 for the least, 0 where neither is asked."""
    recency: int
    """Of what is held: 1 for the latest report, -1 for the earliest, 0 where neither is asked."""
    everywhere: bool
    """Explicitly about all reports (哪些地方, 各区县, 五个地区)."""
    mentions: bool
    """Asks which reports mention something (哪些报告提到…), not what they say of it."""
    follows: bool
    """Leans on the turn before (那…呢, 其中, 这方面)."""
    refers: bool
    """Points back at what was talked about (其中, 这方面): its terms count as asked for too."""
    asks: bool
    """Has question words; a turn without them (其中刑事案件呢) asks for what the turn before asked."""
    bare: bool
    """Says nothing but a scope: 那盘锦呢, 换成香坊区."""
    done: bool
    """Asks for what has been done, which no plan tells."""
    condition: Condition | None = None
    one_region: bool = False
    """Asks which one region something is true of: 哪个县."""
    year_before: bool = False
    """Asks of the year before the one a report is about: 上一年呢."""
    part_at: int = -1
    """Where the part begins that is asked for of a whole (受理的45件里|结了几件), in the folded question; else -1."""


@dataclass(frozen=True, slots=True)
class Condition:
    """What a figure must be: 为0, 超过90%, 不到10件."""

    relation: Literal["=", ">", "<"]
    value: float
