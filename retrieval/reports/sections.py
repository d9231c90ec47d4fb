"""Sections: the lines of a body, each under its headings and with its role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from retrieval.model import Role
from retrieval.reports.headings import ITEM, Numbering, head_end, is_alone, marked, numbering, prefix_end, states_figure
from retrieval.reports.lines import Line
from retrieval.reports.roles import (
    admits_problems,
    inner_role,
    opens_plan,
    opens_problems,
    plan_year,
    problems_and_plan,
)

_BARE_HEAD = re.compile(
    r"(?:(?:主要)?(?:工作)?(?:举措|做法|成效|亮点|措施)(?:和成效)?|(?:当前)?(?:工作中)?存在的?(?:主要)?(?:问题|不足|短板|困难)(?:[和及].{2,6})?"
    r"|下一?步[^,。将]{0,12}|今后[^,。将]{0,8}(?:打算|安排|思路)|[^,。]{2,16}(?:工作情况|工作安排|工作打算|工作计划)):?"
    r"|#+\s*\S.{0,40}|\*\*.{2,40}\*\*"
)


@dataclass(frozen=True, slots=True)
class Placed:
    """A line of the body in its place."""

    line: Line
    section: tuple[str, ...]
    """The heads above it as printed, and the one that runs into its own text."""
    role: Role
    plan_year: int | None
    heading: bool
    head: int
    """Where the line's own head ends, an offset into the line; 0 where it has none."""


@dataclass(slots=True)
class _Frame:
    """An open section."""

    rank: int
    head: str
    role: Role
    both: bool
    """The heading covers problems and plans; its own parts say where one ends and the other begins."""
    plan_year: int | None


class _Outline:
    """The sections open at a point of the body."""

    def __init__(self, year: int, headed: bool, numbered: bool) -> None:
        self.year = year
        self.headed = headed
        self.numbered = numbered
        """Headings of the first rank are numbered."""
        self.sign = ""
        """What the first heading with a sign before it begins with."""
        self.frames: list[_Frame] = []
        self.role: Role = "opening"
        self.plan_year: int | None = None
        self.left: list[_Frame] = []
        """The sections that a paragraph about the time to come seemed to end."""

    def resume(self, number: Numbering) -> None:
        """Go back to the sections left, where a number goes on with their lists."""
        if self.left and number.rank not in (0, 1, ITEM):
            if not number.first:
                self.frames, self.role = self.left, "work"
            self.left = []

    def close(self, rank: int) -> None:
        """Leave the sections that a heading of `rank` ends."""
        while self.frames and self.frames[-1].rank >= rank:
            self.frames.pop()

    def open(self, rank: int, head: str, folded: str) -> None:
        """Enter a section."""
        parent = self.frames[-1] if self.frames else None
        role, both = self._role(parent, rank, folded)
        named = plan_year(folded, self.year) if role == "plan" or both else None
        inherited = parent.plan_year if parent else self.plan_year
        self.frames.append(_Frame(rank, head, role, both, named or inherited))

    def _role(self, parent: _Frame | None, rank: int, folded: str) -> tuple[Role, bool]:
        if parent is None:
            if self.role == "plan" and rank > 1:
                return "plan", False
            problems, plan = problems_and_plan(folded, self.year)
            self.role = "work"
            return ("problems" if problems else "plan" if plan else "work"), problems and plan
        if parent.both:
            problems, plan = problems_and_plan(folded, self.year)
            parent.role = "plan" if plan else "problems" if problems else parent.role
            return parent.role, False
        if parent.role == "work":
            return inner_role(folded) or "work", False
        return parent.role, False

    def rank_of_sign(self, sign: str) -> int:
        """The rank of headings that a sign is set before: below the numbered ones, and below those of another sign."""
        self.sign = self.sign or sign
        return 2 if self.numbered or sign != self.sign else 1

    def text(self, folded: str) -> None:
        """A line without number: it may end what stood before and turn to what is missing or comes next."""
        both = next((frame for frame in self.frames if frame.both), None)
        if opens_plan(folded, self.year) and self.now != "plan":
            if both:
                self.close(both.rank + 1)
                both.role = "plan"
                both.plan_year = both.plan_year or plan_year(folded[:12], self.year)
            else:
                self.turn_to("plan")
                self.plan_year = plan_year(folded[:12], self.year)
        elif self.now == "work" and admits_problems(folded):
            self.turn_to("problems")
        elif not self.headed and opens_problems(folded):
            self.role = "problems"

    def turn_to(self, role: Role) -> None:
        """What comes now is of a role of its own, under none of the headings that stand open."""
        self.left, self.frames = self.frames, []
        self.role = role

    @property
    def now(self) -> Role:
        """The role of what stands here."""
        return self.frames[-1].role if self.frames else self.role

    @property
    def heads(self) -> tuple[str, ...]:
        return tuple(frame.head for frame in self.frames)

    @property
    def year_planned(self) -> int | None:
        """The year that what stands here plans for."""
        if self.now != "plan":
            return None
        return (self.frames[-1].plan_year if self.frames else self.plan_year) or self.year + 1


def place(text: str, lines: Sequence[Line], year: int) -> list[Placed]:
    """The lines of a body, in order, each with its headings, role and own head."""
    numbers = [numbering(text[line.start : line.end], line.folded) for line in lines]
    ranks = {number.rank for number in numbers if number is not None}
    headed = any(rank < ITEM for rank in ranks)
    outline = _Outline(
        year, headed or any(_BARE_HEAD.fullmatch(line.folded) for line in lines), not ranks.isdisjoint((0, 1))
    )
    placed = []
    for index, (line, number) in enumerate(zip(lines, numbers, strict=True)):
        following = numbers[index + 1] if index + 1 < len(lines) else None
        last = index + 1 == len(lines)
        if number is None and marked(line.folded, *_around(lines, index)):
            rank = outline.rank_of_sign(line.folded[0])
            placed.append(_headed(text, line, rank, len(line.folded), outline, heading=True))
            continue
        placed.append(_place(text, line, number, outline, leads=not last and _deeper(number, following)))
        if not outline.headed and index == 0 and outline.role == "opening":
            outline.role = "work"
    return placed


def _around(lines: Sequence[Line], index: int) -> tuple[str, str]:
    """The lines before and behind one, empty where there is none."""
    before, behind = lines[max(0, index - 1) : index], lines[index + 1 : index + 2]
    return before[0].folded if before else "", behind[0].folded if behind else ""


def _deeper(number: Numbering | None, following: Numbering | None) -> bool:
    return following is None or number is None or following.rank > number.rank


def _place(text: str, line: Line, number: Numbering | None, outline: _Outline, *, leads: bool) -> Placed:
    if number is not None and number.rank == ITEM:
        return Placed(line, outline.heads, outline.now, outline.year_planned, False, 0)
    if number is None:
        if leads and _BARE_HEAD.fullmatch(line.folded):
            return _headed(text, line, 1, len(line.folded.rstrip(" *:#")), outline, heading=True)
        outline.text(line.folded)
        return Placed(line, outline.heads, outline.now, outline.year_planned, False, 0)
    outline.resume(number)
    outline.close(number.rank)
    end = head_end(line.folded, number)
    alone = end is not None and is_alone(line.folded, end)
    stands = number.rank <= 1 and not line.folded.endswith(("。", ";"))
    heading = alone and (leads or stands) and not states_figure(line.folded)
    if end is None or (alone and not heading):
        return Placed(line, outline.heads, outline.now, outline.year_planned, False, 0)
    return _headed(text, line, number.rank, end, outline, heading=heading)


def _headed(text: str, line: Line, rank: int, end: int, outline: _Outline, *, heading: bool) -> Placed:
    """A line with a head: the heading alone, or the head and the text it runs into."""
    outline.close(rank)
    above = outline.heads
    start = prefix_end(line.folded)
    outline.open(rank, text[line.start + start : line.start + end].rstrip(), line.folded[start:end])
    section = above if heading else outline.heads
    return Placed(line, section, outline.now, outline.year_planned, heading, end)
