"""What can be asked of an index: reports, paragraphs, search within limits, from several threads."""

from __future__ import annotations

import math
from concurrent.futures import ThreadPoolExecutor

import pytest

from retrieval import Filters, Index, open_index

QUESTIONS = ("行政复议办理情况", "法律援助", "出庭应诉率", "下一步工作安排", "2022年")
KAIFENG = ("河南省", "开封市", "鼓楼区")


@pytest.fixture(scope="module")
def index(original):
    with open_index(original.index) as opened:
        yield opened


def test_reports_stand_in_the_order_of_their_files(index: Index) -> None:
    assert [report.name for report in index.reports] == ["香坊区", "盘锦市", "鼓楼区", "塔河县", "下城区"]


def test_names_reports_set_off_are_found_in_a_text(index: Index) -> None:
    assert index.names("塔优办和法律面对面是什么") == ("法律面对面", "塔优办", "面对面")
    assert index.names("行政复议办了多少件") == ()


def test_report_counts_its_paragraphs_without_headings(index: Index) -> None:
    for report in index.reports:
        bodies = [p for p in index.paragraphs(report.file) if p.kind != "heading"]
        assert report.paragraphs == len(bodies)
    assert index.size == sum(report.paragraphs for report in index.reports)


def test_paragraphs_are_slices_of_their_report(index: Index) -> None:
    for report in index.reports:
        paragraphs = index.paragraphs(report.file)
        assert [p.start for p in paragraphs] == sorted(p.start for p in paragraphs)
        for paragraph in paragraphs:
            assert index.text(report.file, paragraph.start, paragraph.end) == paragraph.text
            assert index.paragraph(paragraph.id) == paragraph


def test_paragraphs_of_a_role(index: Index) -> None:
    file = index.reports[0].file
    assert {p.role for p in index.paragraphs(file, ("plan", "problems"))} <= {"plan", "problems"}
    assert index.paragraphs(file, ("details",))


@pytest.mark.parametrize("ask", [lambda i: i.paragraphs("none.txt"), lambda i: i.text("none.txt", 0, 1)])
def test_a_file_not_held_is_a_key_error(index: Index, ask) -> None:
    with pytest.raises(KeyError):
        ask(index)


def test_an_id_not_held_is_no_paragraph(index: Index) -> None:
    assert index.paragraph("nothing") is None


@pytest.mark.parametrize(
    ("filters", "allowed"),
    [
        (Filters(), lambda p, r: True),
        (Filters(years=(2021,)), lambda p, r: r.year == 2021 or (p.role == "plan" and p.plan_year == 2021)),
        (Filters(years=(2022,)), lambda p, r: p.role == "plan" and p.plan_year == 2022),
        (Filters(years=(1999,)), lambda p, r: False),
        (Filters(regions=(KAIFENG,)), lambda p, r: r.region == KAIFENG),
        (Filters(regions=(KAIFENG[:1],)), lambda p, r: r.region == KAIFENG),
        (Filters(regions=(("黑龙江省",), ("辽宁省",))), lambda p, r: r.region[0] in ("黑龙江省", "辽宁省")),
        (Filters(regions=(("江苏省", "南京市", "鼓楼区"),)), lambda p, r: False),
        (Filters(regions=(("黑龙江省",),), years=(2025,)), lambda p, r: r.name == "塔河县"),
        (Filters(roles=("details",)), lambda p, r: p.role == "details"),
        (Filters(roles=("plan", "problems"), years=(2023,)), lambda p, r: p.role != "work" and r.year == 2023),
        (Filters(files=("002_a6eb94dc626ef6bf.txt",)), lambda p, r: r.region == KAIFENG),
    ],
)
def test_limits_hold_and_leave_everything_else_as_it_was(index: Index, filters: Filters, allowed) -> None:
    reports = {report.file: report for report in index.reports}
    for question in QUESTIONS:
        terms = index.terms(question)
        everything = index.search(terms, limit=10_000)
        roles = filters.roles or ("opening", "work", "problems", "plan", "details")
        expected = [
            hit
            for hit in everything
            if hit.paragraph.role in roles and allowed(hit.paragraph, reports[hit.paragraph.file])
        ]
        assert index.search(terms, filters, limit=10_000) == expected
        assert index.search(terms, filters, limit=3) == expected[:3]


def test_a_hit_shares_a_term_and_is_no_heading(index: Index) -> None:
    for question in QUESTIONS:
        terms = index.terms(question)
        for hit in index.search(terms, limit=10_000):
            own = index.terms("\n".join([*hit.paragraph.section, hit.paragraph.text]))
            assert set(terms) & set(own)
            assert hit.paragraph.kind != "heading"


@pytest.mark.parametrize("terms", [[], ["麒麟臂"], [""], ["\ud800"], ["\0"], ["'; DROP TABLE terms; --"]])
def test_terms_that_stand_nowhere_find_nothing(index: Index, terms: list[str]) -> None:
    assert index.search(terms) == []


@pytest.mark.parametrize("limit", [0, -1])
def test_no_hits_asked_for(index: Index, limit: int) -> None:
    assert index.search(index.terms("行政复议"), limit=limit) == []


def test_idf_is_plain(index: Index) -> None:
    df = index.df("行政复议")
    assert df > 0
    assert index.idf("行政复议") == math.log(1 + (index.size - df + 0.5) / (df + 0.5))
    assert index.idf("行政复议") > index.idf("行政") > index.idf("的") > 0


@pytest.mark.parametrize(
    ("phrase", "df"), [("麒麟臂", 0), ("行政复议麒麟臂", 0), ("", 0), ("。", 0), ("\ud800", 0), ("\0", 0)]
)
def test_df_of_what_is_not_there(index: Index, phrase: str, df: int) -> None:
    assert index.df(phrase) == df
    assert index.idf(phrase) == math.log(1 + (index.size + 0.5) / 0.5)


def test_df_of_a_phrase_is_that_of_its_rarest_term(index: Index) -> None:
    phrase = "行政争议"
    assert index.df(phrase) == min(index.df(term) for term in index.terms(phrase)) > 0


def test_threads_get_what_one_thread_gets(original) -> None:
    def ask(index: Index, question: str) -> list[tuple[str, float]]:
        hits = index.search(index.terms(question))
        for hit in hits:
            assert hit.paragraph in index.paragraphs(hit.paragraph.file)
        return [(hit.paragraph.id, hit.score) for hit in hits]

    with open_index(original.index) as index:
        expected = {question: ask(index, question) for question in QUESTIONS}
    with open_index(original.index) as index, ThreadPoolExecutor(8) as threads:
        asked = [QUESTIONS[at % len(QUESTIONS)] for at in range(400)]
        found = list(threads.map(lambda question: ask(index, question), asked))
    assert found == [expected[question] for question in asked]
