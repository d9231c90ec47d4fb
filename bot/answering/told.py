"""What a passage says of one figure: its own words, what it counts, what it came from."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.answering.figures import Figure
from bot.answering.names import verbs
from bot.answering.passage import Passage
from retrieval.model import Role
from retrieval.text.lexicon import name_words

_JOINT = re.compile(r"[、和及与]")
"""Behind it the words are of the next figure in a row: 行政许可28911条、行政处罚614条."""
_ENDS_ROW = re.compile(r"[\u4e00-\u9fff]{0,8}、")
"""Behind a figure, the rest of what it is of, where another follows in a row: 34611家|企业、|11376家个体工商户."""
_BRACKET = re.compile(r"^\([^)]*\)?")
"""What a bracket behind a figure adds: 102件(公安局抽检)."""
_YEAR = r"(?:(?P<year>20\d\d)年|(?P<last>上年|去年|上一年|前一年)|今年|本年|当年)"
_OF_YEAR = re.compile(rf"(?<![较比与同从由]){_YEAR}(?!以来|起|至|到)")
_RIGHT_BEFORE = re.compile(rf"{_YEAR}(?:度|同期)?[为是有]?的?$")
"""A year that another is held against (较上年增加) tells of what stands right behind it: 较上年的301件."""
_DONE = frozenset({"case", "item", "times"})
"""Classes of units that count what is done, not who does it."""
_FROM = re.compile(r"(?:由|从)[^,。;]*$")
_BECOMES = re.compile(r"[^,。;\d]{0,8}?(?:为|到|至)[^,。;\d]{0,10}")


@dataclass(frozen=True, slots=True)
class Told:
    """What a passage says of one figure."""

    figure: Figure
    clause: int
    role: Role
    led: str
    """Its sentence up to its clause."""
    before: str
    """Its clause up to the figure."""
    own: str
    """What is said of the figure itself: from the figure before it in its clause to the next one."""
    span: tuple[int, int]
    """Half-open: where that stands, the figure in it."""
    behind: str
    """The noun it counts, where that stands behind it (24个执法部门)."""
    after: str
    """Its clause behind the figure."""
    came_from: Figure | None
    """The figure it was changed from, in its clause."""
    became: bool
    """Its clause says what it was changed to."""


def told_of(passage: Passage, figure: Figure) -> Told:
    """What a passage says of one of its figures."""
    clause = passage.clause_at(figure.start)
    start, end = first, last = passage.clauses[clause].start, passage.clauses[clause].end
    came_from = _changed_from(passage, figure, first)
    for other in passage.figures:
        if start < other.end <= figure.start and other != came_from:
            row = _ENDS_ROW.match(passage.folded, other.end, figure.start)
            start = row.end() if row else other.end
        elif figure.end <= other.start < end:
            end = other.start
    if end < last and _is_of_the_next(passage, figure, end):
        end = figure.end
    elif end < last and (joint := _JOINT.search(passage.folded, figure.end, end)):
        end = joint.start()
    own = passage.folded[start : figure.start] + "\0" + _BRACKET.sub("", passage.folded[figure.end : end], count=1)
    later = next((other for other in passage.figures if figure.end <= other.start < last), None)
    became = later is not None and _changed_from(passage, later, first) == figure
    return Told(
        figure,
        clause,
        passage.paragraph.role,
        passage.folded[passage.clauses[passage.sentence_of(clause)[0]].start : first],
        passage.folded[first : figure.start],
        own,
        (start, end),
        passage.folded[figure.end : min(end, figure.end + 6)],
        passage.folded[figure.end : last],
        came_from,
        became,
    )


def year_told(told: Told, year: int) -> int | None:
    """The year that is printed before a figure (2022年39件, 上年为2210.5万元) in a report on `year`, if any is."""
    before = told.own.partition("\0")[0]
    *_, said = [None, *_OF_YEAR.finditer(before)]
    said = _RIGHT_BEFORE.search(before) or said
    if said is None:
        return None
    return int(said["year"]) if said["year"] else year - bool(said["last"])


def _is_of_the_next(passage: Passage, figure: Figure, end: int) -> bool:
    """Whether what stands between a figure and the next, at `end`, is said of that one: 组织486个|排查纠纷8237件.

    It is where it begins with a verb, ends with no body or person, and the next figure counts what is done.
    """
    between = passage.folded[figure.end : end]
    following = next((other for other in passage.figures if other.start == end), None)
    return (
        following is not None
        and following.measures in _DONE
        and figure.measures not in _DONE
        and between[:2] in verbs()
        and not between.endswith((*name_words("bodies"), *name_words("places"), *name_words("groups")))
    )


def _changed_from(passage: Passage, figure: Figure, start: int) -> Figure | None:
    """The figure this one came from (由730元调整为1610元), which shares what is said of both."""
    earlier = [other for other in passage.figures if start <= other.start and other.end <= figure.start]
    if not earlier or not _BECOMES.fullmatch(passage.folded[earlier[-1].end : figure.start]):
        return None
    return earlier[-1] if _FROM.search(passage.folded[start : earlier[-1].start]) else None
