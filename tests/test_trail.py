"""What became of a concern: told by dated, cited events, and no more than they say."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from essex_insp.dates import surely_before
from essex_insp.errors import UnknownName
from essex_insp.library import reports as library
from essex_insp.questions.history import when
from essex_insp.questions.inspection import Inspection
from essex_insp.questions.trail import events, recurring
from tests.made import report


@pytest.fixture(scope="module")
def essex() -> list[Inspection]:
    names = sorted(library.paths(), key=lambda name: name != library.DEFAULT)
    return [Inspection(library.load(name)) for name in names]


def test_the_story_of_the_default_report_has_sixteen_events(essex: list[Inspection]) -> None:
    story = events(essex)
    assert len(story) == 16
    assert [each.kind for each in story].count("raised") == 1
    assert all(each.sources for each in story)
    assert story[-1].date is None
    subject = story[0].concern
    assert (subject.id, subject.kind) == ("low-risk-sex-offenders", "expressed-concern")
    assert subject.status == "not-established"
    assert subject.reports == ["essex-effectiveness-2017", "essex-peel-2017"]


def test_nothing_says_that_the_low_risk_concern_was_closed(essex: list[Inspection]) -> None:
    for event in events(essex, "low-risk-sex-offenders"):
        assert event.kind != "closed"
        assert not re.search(r"\b(?:closed|resolved|discharged|ended the concern)\b", event.summary)


def test_a_concern_that_was_raised_twice_is_one_story(essex: list[Inspection]) -> None:
    story = events(essex, "evaluating")
    assert [(each.date, each.kind, each.label) for each in story] == [
        ("2017-03-02", "raised", "area-for-improvement"),
        ("2018-03-22", "raised", "area-for-improvement"),
        ("2019-05-02", "followed-up", None),
    ]
    assert story[0].concern.rounds == ["2016", "2017"]
    assert story[0].concern.status == "not-established"


def test_a_concern_without_a_trail_has_the_day_it_was_published(essex: list[Inspection]) -> None:
    (event,) = events(essex, "101")
    assert (event.date, event.kind, event.label) == ("2017-11-09", "raised", "area-for-improvement")
    assert event.label_reported
    assert event.sources


def test_reports_stand_in_order_of_time(essex: list[Inspection]) -> None:
    dates = [each.report.published for each in sorted(essex, key=when) if each.report.published]
    assert not any(surely_before(later, earlier) for earlier, later in pairwise(dates))
    assert dates[-2:] == ["2024-10-04", "2025-05-14"]


def test_dates_are_no_more_precise_than_they_were_read(essex: list[Inspection]) -> None:
    (event,) = events(essex, "ligature")
    assert (event.date, event.date_note) == ("2017-08", "day not read")
    (event,) = events(essex, "children-in-cells")
    assert (event.date, event.date_note) == (None, "2016, day not read")


def test_only_what_is_said_to_recur_recurs(essex: list[Inspection]) -> None:
    assert [(each.id, each.round) for each in recurring(essex)] == [
        ("evaluating-good-practice", "2016"),
        ("evaluating-good-practice", "2017"),
    ]


def test_one_round_in_two_reports_is_no_recurrence(essex: list[Inspection]) -> None:
    both = [
        each.report.id
        for each in essex
        for concern in each.report.concerns
        if concern.id == "low-risk-sex-offenders"
    ]
    assert len(both) == 2
    assert "low-risk-sex-offenders" not in {each.id for each in recurring(essex)}


def test_without_a_name_it_is_the_first_concern_of_the_report(essex: list[Inspection]) -> None:
    many = [inspection for inspection in essex if len(inspection.report.concerns) > 1]
    for inspection in many:
        first, *_ = inspection.report.concerns
        assert {event.concern.id for event in events([inspection, *essex])} == {first.id}
    assert many


def test_words_of_several_concerns_are_not_guessed(essex: list[Inspection]) -> None:
    with pytest.raises(UnknownName, match="vetting-backlog-2016, vetting-backlog-2018-19"):
        events(essex, "vetting")


def test_words_of_no_concern_have_the_nearest(essex: list[Inspection]) -> None:
    with pytest.raises(UnknownName, match="no concern matches 'parking'"):
        events(essex, "parking")


def test_a_report_without_concerns_says_so() -> None:
    made = report("2017", [])
    with pytest.raises(UnknownName, match="no concern is in the data of this report"):
        events([made])


def test_a_concern_of_the_report_that_was_asked_for_comes_first(essex: list[Inspection]) -> None:
    assert events(essex, "sex offenders")[0].concern.id == "low-risk-sex-offenders"
