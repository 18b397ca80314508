"""One rule at a time: what is speech, whose it is, and which grades count."""

import pytest

from essex_insp.draft import draft


def quotes(text: str) -> list[str]:
    return [text[quote.start : quote.end] for quote in draft(text).quotes]


def grades(text: str) -> list[tuple[str | None, str | None, str]]:
    return [(grade.body, grade.area, grade.grade) for grade in draft(text).grades]


@pytest.mark.parametrize(
    "text",
    [
        "The force was rated ‘good’ and its so-called “hub and spoke” model was praised.",
        "Its bulletin, “The Anytown Beat”, was read by inspectors.",
        "Officers’ pay, the 1990s’ reforms and the ’80s were not mentioned. ’Tis a pity.",
        "Police 'must do better'\n\nThe force was inspected.",
        "Leaders were said to be “far from ready”.",
        'The pole was 6\'2" long, and the sign 12" wide.',
    ],
)
def test_what_is_no_speech(text: str) -> None:
    assert quotes(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("“We will,” said Jane Example. “We must.”", ["We will,", "We must."]),
        ("He said: ‘The officers’ pay isn’t enough.’", ["The officers’ pay isn’t enough."]),
        ('Jane Example said: "He told me "never" twice."', ['He told me "never" twice.']),
        ("Jane Example said: “One.\n\n“Two.”", ["One.", "Two."]),
        ("Jane Example said: “One.\n\nTwo.\n\nThree.”", ["One.", "Two.", "Three."]),
        ("Jane Example said: “We act.’", ["We act."]),
        ("Jane Example said it was “a bad day for all”.", ["a bad day for all"]),
        ("“Shocking,” was how Jane Example put it. “It was late.”", ["It was late."]),
    ],
)
def test_speech_is_found_to_the_character(text: str, expected: list[str]) -> None:
    assert [one for one in quotes(text) if one != "Shocking,"] == expected


@pytest.mark.parametrize(
    "text",
    [
        "Force A did a good job and made good progress with outstanding visits.",
        "“We are good at preventing crime,” said Jane Example of Force A.",
        "Ten forces were rated good.",
        "The grades are outstanding, good, requires improvement and inadequate.",
        "Force A has not been rated inadequate. It was no longer rated inadequate.",
        "Child care is “inadequate” or “requires improvement” in most towns.",
    ],
)
def test_what_is_no_grade(text: str) -> None:
    assert grades(text) == []


def test_a_grade_of_an_earlier_inspection_is_not_the_grade() -> None:
    text = "Anytown Police was graded good overall, up from requires improvement in 2016."

    assert grades(text) == [("Anytown Police", "overall", "Good")]


def test_two_people_before_speech_are_a_doubt() -> None:
    text = "Chair Lee Poe met Chair Kit Roe.\n\n“We talked.”"

    quote = draft(text).quotes[0]

    assert quote.doubt is not None


def test_speech_after_narration_without_a_name_is_a_doubt() -> None:
    text = "Jane Example said: “We act.”\n\nThe station is closed.\n\n“It will open.”"

    quote = draft(text).quotes[1]

    assert quote.attribution == "by-context"
    assert quote.doubt is not None
    assert quote.speaker is not None
    assert quote.speaker.name == "Jane Example"


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Rob Hill MSP said: “It is late.”", ("Rob Hill", "MSP")),
        ("The head of the panel, Sgt Kit Roe, said: “We are.”", ("Kit Roe", "head of the panel")),
        ("Ann Lee is calm. Her brother, Mick, is not. “We should go now.”", ("Mick", "brother")),
        ("A second teacher, who left, said he saw it. “It was bad,” he said.", (None, "teacher")),
        ("“That hurts a lot.” Those were the words of MP Ann Lee.", ("Ann Lee", "MP")),
        ("“I will not go,” Ann Lee shot back.", ("Ann Lee", None)),
    ],
)
def test_whose_words_they_are(text: str, speaker: tuple[str | None, str | None]) -> None:
    voices = [quote.speaker for quote in draft(text).quotes]

    assert [(one.name, one.role) if one else None for one in voices] == [speaker]


@pytest.mark.parametrize(
    "text",
    [
        "Ann Lee said: “We act.”\n\nThe press desk, when it rang back, said simply: “We see.”",
        "Ann Lee said: “We act.” Families at Anytown Lodge say they had “no word at all”.",
        "Ann Lee said: “We act.”\n\nAnother wrote: “It is cold here.”",
    ],
)
def test_words_of_someone_who_is_not_known_are_nobodys(text: str) -> None:
    last = draft(text).quotes[-1]

    assert last.speaker is None
    assert last.doubt


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Force A was rated good across the board – for custody, roads and leadership.",
            [("custody", "Good"), ("roads", "Good"), ("leadership", "Good")],
        ),
        (
            "Force A was graded adequate in two areas. They were: custody and leadership.",
            [("custody", "Adequate"), ("leadership", "Adequate")],
        ),
        ("No part of Force A was rated inadequate.", []),
        ("Force A was rated good in just two years.", [(None, "Good")]),
        (
            "Inspectors judged standards, sport and care to be good at Anytown Academy.",
            [("standards", "Good"), ("sport", "Good"), ("care", "Good")],
        ),
    ],
)
def test_where_the_areas_of_a_grade_stand(
    text: str, expected: list[tuple[str | None, str]]
) -> None:
    assert [(area, grade) for _, area, grade in grades(text)] == expected
