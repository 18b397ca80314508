"""The questions that can be put to a report, in Python."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from essex_insp.errors import UnknownName
from essex_insp.library.checking import check
from essex_insp.matching import select
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.record import Person
from tests import tiny
from tests.cases import for_each


@pytest.fixture
def made_up() -> Inspection:
    return Inspection(check(json.dumps(tiny.report()).encode(), "tiny"))


def ids(items: list[Any]) -> list[str]:
    return [item.id for item in items]


Ask = Callable[[Inspection], list[Any]]


@for_each(
    ("ask", "wanted"),
    [
        (lambda report: report.grades(area="patrol"), ["patrol"]),
        (lambda report: report.grades(area="KEEPING"), ["dogs", "horses", "boats", "kites"]),
        (lambda report: report.grades(area="how well"), ["overall"]),
        (lambda report: report.grades(pillar="effect"), ["overall"]),
        (lambda report: report.concerns(about="keys"), ["lost-keys"]),
        (lambda report: report.concerns(kind="cause"), ["no-records"]),
        (lambda report: report.concerns(kind="expressed"), ["lost-keys"]),
        (lambda report: report.quotes(speaker="jane"), ["jane-1", "jane-2"]),
        (lambda report: report.quotes(speaker="example"), ["jane-1", "jane-2"]),
        (lambda report: report.quotes(speaker="éxample"), ["jane-1", "jane-2"]),
        (lambda report: report.quotes(speaker="hmi"), ["jane-1", "jane-2"]),
        (lambda report: report.quotes(speaker="cc"), ["john-1"]),
        (lambda report: report.quotes(about="keys"), ["jane-2"]),
        (lambda report: report.quotes(tone="crit"), ["jane-2"]),
        (lambda report: report.quotes(contains="I'M PLEASED that \"the"), ["jane-1"]),
        (lambda report: report.quotes(contains="[sic]"), ["jane-1"]),
        (lambda report: report.quotes(contains="well"), ["somebody-1"]),
        (lambda report: report.quotes(speaker="jane", contains="keys"), ["jane-2"]),
        (lambda report: report.speakers("passer"), ["a-passer-by"]),
        (lambda report: report.findings(kind="claim"), ["proud"]),
        (lambda report: report.findings(speaker="sample"), ["proud"]),
        (lambda report: report.findings(about="theft"), ["fewer-thefts"]),
        (lambda report: report.sources("gazette"), ["anytown-gazette"]),
        (lambda report: report.sources("keys lost"), ["anytown-gazette"]),
    ],
)
def test_finds(made_up: Inspection, ask: Ask, wanted: list[str]) -> None:
    assert ids(ask(made_up)) == wanted


@for_each(
    ("ask", "words"),
    [
        (lambda report: report.grades(area="aeroplanes"), "no area matches 'aeroplanes'"),
        (lambda report: report.grades(area="patrool"), "nearest: Patrolling"),
        (lambda report: report.grades(pillar="x"), "there is effectiveness"),
        (lambda report: report.concerns(about="unicorns"), "there is keys, theft"),
        (lambda report: report.quotes(speaker="jane john"), "no speaker matches 'jane john'"),
        (lambda report: report.quotes(tone="angry"), "there is positive, critical, neutral, mixed"),
        (lambda report: report.quotes(contains="unicorns"), "no quote contains 'unicorns'"),
        (
            lambda report: report.quotes(speaker="jane", tone="mixed"),
            "no quote is of tone 'mixed'",
        ),
        (lambda report: report.speakers("jnae"), "no speaker matches 'jnae'"),
        (lambda report: report.findings(kind="figure"), "no finding is of kind 'figure'; there is"),
        (lambda report: report.sources(""), "no source matches ''"),
    ],
)
def test_says_what_there_is_where_it_finds_nothing(
    made_up: Inspection, ask: Ask, words: str
) -> None:
    with pytest.raises(UnknownName) as caught:
        ask(made_up)
    assert words in str(caught.value)


def test_without_a_filter_everything_comes_in_the_order_of_the_report(made_up: Inspection) -> None:
    assert ids(made_up.grades()) == ["overall", "patrol", "dogs", "horses", "boats", "kites"]
    assert ids(made_up.quotes()) == ["jane-1", "jane-2", "john-1", "somebody-1"]
    assert ids(made_up.speakers()) == ["jane-example", "john-sample", "a-passer-by"]


def test_paragraphs_count_within_their_statement_even_when_filtered(made_up: Inspection) -> None:
    (quote,) = made_up.quotes(about="keys")
    assert (quote.statement, quote.paragraph) == ("jane", 2)


def test_who_is_not_known_is_none(made_up: Inspection) -> None:
    *_, somebody = made_up.quotes()
    assert somebody.speaker is None
    assert somebody.attribution is None
    assert somebody.sources == []


def test_speakers_say_how_much_is_theirs(made_up: Inspection) -> None:
    counts = [(speaker.statements, speaker.paragraphs) for speaker in made_up.speakers()]
    assert counts == [(1, 2), (1, 1), (0, 0)]


def test_a_quotes_citation_has_the_quotes_own_words(made_up: Inspection) -> None:
    quote = made_up.quotes()[0]
    assert quote.sources[0].exact == quote.text
    assert quote.attribution is not None
    assert quote.attribution.sources[0].exact is None


def test_sources_say_what_rests_on_them(made_up: Inspection) -> None:
    gazette, page = made_up.sources()
    assert gazette.supports == [
        "report force-a-2016",
        "grade patrol",
        "finding fewer-thefts",
        "concern lost-keys",
        "speaker jane-example",
        "quote jane-1",
        "quote jane-2",
        "quote john-1",
        "disagreement 1",
    ]
    assert "note 1" in page.supports
    assert [len(each.disagreements) for each in (gazette, page)] == [1, 1]


def test_a_disagreement_on_the_whole_stands_with_the_first_judgment(made_up: Inspection) -> None:
    assert [len(grade.disagreements) for grade in made_up.grades()] == [1, 0, 0, 0, 0, 0]
    content = tiny.report()
    content["disagreements"][0]["judgments"] = ["dogs", "dogs", "boats"]
    inspection = Inspection(check(json.dumps(content).encode(), "tiny"))
    assert [len(grade.disagreements) for grade in inspection.grades()] == [0, 0, 1, 0, 1, 0]


def test_records_have_every_key_as_an_attribute() -> None:
    person = Person(id="a", name="b", role=None, organisation=None)
    assert person.role is None
    assert person == {"id": "a", "name": "b", "role": None, "organisation": None}
    assert repr(person) == "Person(id='a', name='b', role=None, organisation=None)"
    with pytest.raises(AttributeError):
        _ = person.age  # type: ignore[attr-defined]


def test_select_says_so_where_there_is_nothing_at_all() -> None:
    with pytest.raises(UnknownName, match="no thing matches 'x'; there is none"):
        select("thing", "x", [], lambda _: ["never"])
    with pytest.raises(UnknownName, match="no thing matches 'x'; none of 20 is like it"):
        select("thing", "x", range(20), lambda number: [f"a{number}"])
