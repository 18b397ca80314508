"""A person settles the doubts of a draft one by one."""

from unittest import mock

import pytest

from essex_insp.draft import report as drafting
from essex_insp.draft import settle
from essex_insp.draft.result import Doubt, Quote, Rating, Result, Voice
from essex_insp.model import Report

TEXT = "Force A was good. “One.” “Two.”\n\n“Three.” It had a poor name."


@pytest.fixture
def report() -> Report:
    jane = Voice("Jane Example", "chair", None)
    quotes = (
        Quote(19, 23, 1, True, jane, "continued", None, 0, "it may be another"),
        Quote(26, 30, 1, True, jane, "continued", None, 0),
        Quote(34, 40, 2, True, None, "unattributed", None, 1, "nobody", ("John Sample",)),
    )
    grades = (Rating(12, 16, "overall", 12, 16, "Good", None),)
    named = Doubt(53, 57, "grade", "Is “poor name” an area, graded Good?", ("custody",), "Good")
    result = Result(quotes, grades, body=None, rivals=("Force A", "Force B"), doubts=(named,))
    with mock.patch.object(drafting, "drafted", return_value=result):
        return drafting.draft_report(TEXT)


def at(report: Report, kind: str, about: str | None = None) -> int:
    return next(
        question.index
        for question in settle.questions(report)
        if question.doubt.kind == kind and about in (None, report.doubts[question.index].about)
    )


def test_a_question_shows_the_words_what_stands_around_them_and_the_candidates(
    report: Report,
) -> None:
    question = settle.questions(report)[at(report, "speaker", "quote-3")]

    assert question.words == "Three."
    assert question.place is not None
    assert (question.place.prefix or "").endswith("“")
    assert question.candidates == ("John Sample", "Jane Example")
    assert question.value is None


def test_choosing_a_speaker_parts_the_statement_and_names_a_new_one(report: Report) -> None:
    report = settle.choose(report, at(report, "speaker", "quote-1"), "John Sample")
    report = settle.choose(report, at(report, "speaker", "quote-3"), "John Sample")

    told = [
        (statement.speaker, [quote.text for quote in statement.quotes])
        for statement in report.statements
    ]
    assert told == [
        ("john-sample", ["One."]),
        ("jane-example", ["Two."]),
        ("john-sample", ["Three."]),
    ]
    kinds = [quote.attribution for statement in report.statements for quote in statement.quotes]
    assert all(kind is not None and kind.kind != "unattributed" for kind in kinds)


def test_an_area_that_is_typed_becomes_a_judgment_with_the_words_it_rests_on(
    report: Report,
) -> None:
    report = settle.choose(report, at(report, "grade"), "custody")

    added = report.judgments[-1]
    assert (added.area, added.grade, added.level) == ("custody", "Good", "question")
    assert added.citations[0].exact == TEXT[53:57]


def test_choosing_the_body_names_the_force(report: Report) -> None:
    index = next(
        question.index
        for question in settle.questions(report)
        if question.doubt.text.startswith("Whom is this about")
    )

    report = settle.choose(report, index, "Force A")

    assert (report.force.id, report.force.name) == ("force-a", "Force A")


def test_dropping_leaves_out_what_is_in_doubt_and_who_said_nothing_else(report: Report) -> None:
    report = settle.choose(report, at(report, "speaker", "quote-3"), "John Sample")
    report = settle.drop(report, at(report, "speaker", "quote-1"))
    report = settle.drop(report, at(report, "body", "judgment-1"))

    assert [quote.text for statement in report.statements for quote in statement.quotes] == [
        "Two.",
        "Three.",
    ]
    assert report.judgments == ()


def test_without_a_doubt_it_is_a_draft_until_a_person_has_read_it_through(report: Report) -> None:
    while report.doubts:
        report = settle.keep(report, 0)
    assert report.draft
    assert Report.model_validate(report.model_dump(by_alias=True)) == report


@pytest.mark.parametrize(
    ("answer", "title"), [("yes", "Leaders are slow."), ("Slow leaders", "Slow leaders")]
)
def test_a_concern_that_was_in_doubt_becomes_one_or_is_passed_over(answer: str, title: str) -> None:
    report = drafting.draft_report(
        "Anytown Police was inspected by HMICFRS.\n\n“Leaders are slow.”\n\n“They know us.”"
    )
    asked = at(report, "concern")

    made = settle.choose(report, asked, answer)

    assert settle.questions(report)[asked].candidates == ("yes",)
    assert [concern.title for concern in made.concerns] == [title]
    assert made.concerns[0].citations[0].exact == "Leaders are slow.”"
    for left in (
        settle.keep(report, asked), settle.drop(report, asked), settle.choose(report, asked, "no")
    ):  # fmt: skip
        assert not left.concerns
        assert left.passed_over[-1].reason == "in doubt, and left out by a person"


def test_a_grade_of_somebody_is_a_judgment_of_whom_a_person_names() -> None:
    report = drafting.draft_report(
        "The inspectors were here. It was rated good.\n\nIt was given an RI."
    )
    report = settle.choose(report, at(report, "body"), "Force A")
    report = settle.choose(report, at(report, "body"), "Force B")

    with pytest.raises(ValueError, match="AREA: GRADE"):
        settle.choose(report, at(report, "grade"), "poor")
    report = settle.choose(report, at(report, "grade"), "custody: requires improvement")

    told = [(judgment.body, judgment.area, judgment.grade) for judgment in report.judgments]
    assert told == [("Force B", "overall", "Good"), (None, "custody", "Requires improvement")]


def test_a_grade_in_doubt_stays_the_neighbours() -> None:
    report = drafting.draft_report(
        "Anytown Police was rated good for vetting by HMICFRS, while Othertown Police, its "
        "neighbour, was branded inadequate in hawking."
    )

    report = settle.choose(report, at(report, "grade"), "hawking")

    assert [(each.body, each.grade) for each in report.judgments] == [
        (None, "Good"),
        ("Othertown Police", "Inadequate"),
    ]


def test_an_empty_answer_is_none(report: Report) -> None:
    with pytest.raises(ValueError, match="words"):
        settle.choose(report, 0, "  ")


def test_a_body_that_has_no_name_is_a_doubt() -> None:
    report = drafting.draft_report("The CQC said that the trust was good overall.")

    assert [doubt.kind for doubt in report.doubts] == ["body"]
    assert settle.choose(report, 0, "Anytown Trust").force.name == "Anytown Trust"
