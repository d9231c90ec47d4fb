"""Names: what a report sets off as one."""

from __future__ import annotations

from retrieval.reports.names import names_in
from retrieval.text.fold import fold


def test_names_stand_in_quotation_marks_and_titles() -> None:
    text = "推广“法護潮企”专区、《法律面对面》栏目和「駱駝普法隊」"
    assert names_in(fold(text)) == {"法护潮企", "法律面对面", "骆驼普法队"}


def test_short_words_and_sentences_are_no_names() -> None:
    assert not names_in("落实“三项”制度,做到“办事不求人、一窗通办,就近能办”")
