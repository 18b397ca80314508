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


def voices(text: str) -> list[tuple[str | None, str | None, str | None] | None]:
    return [
        (quote.speaker.name, quote.speaker.role, quote.speaker.organisation)
        if quote.speaker
        else None
        for quote in draft(text).quotes
    ]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Jane Example said staff had been “hung out to dry” by the Government.", "Jane Example"),
        ("Jane Example said it was “a model of its kind” by any measure.", "Jane Example"),
        ("Jane Example said it was described as “far too slow” by Kit Roe.", "Kit Roe"),
        ("Staff were “left to cope” by the owners, said Jane Example.", "Jane Example"),
    ],
)
def test_what_follows_by_is_the_speaker_only_of_what_it_is_told_to_have_said(
    text: str, name: str
) -> None:
    assert [voice and voice[0] for voice in voices(text)] == [name]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Example Care was inspected. Jane Example said the force responded late, and that “all "
            "was not lost”.",
            [("Jane Example", None, None)],
        ),
        (
            "HM Inspectorate of Constabulary (HMIC) said staff felt “left alone and unheard”.",
            [(None, None, "HMIC")],
        ),
        (
            "A spokesman for Anytown Lodge Care said a manager was in post.\n\nHe said: “We act.”",
            [(None, "spokesman", "Anytown Lodge Care")],
        ),
        (
            "“We wait,” said Jane Example.\n\nBack in Anytown, Example is serving PC Roe.\n\n"
            "“He never pays,” she laughs.",
            [("Jane Example", None, None)] * 2,
        ),
    ],
)
def test_the_words_are_theirs_who_say_them(
    text: str, expected: list[tuple[str | None, str | None, str | None]]
) -> None:
    assert voices(text) == expected


def test_a_role_that_one_person_holds_is_theirs_who_is_named_later() -> None:
    story = "Anytown Police is “on the road”, its chief constable has told us.\n\n"

    joined = voices(story + "Chief Constable Jane Example said: “We act.”")
    other = voices(story + "Chief Constable Jane Example of Othertown Police said: “We act.”")

    assert [voice and voice[0] for voice in joined] == ["Jane Example", "Jane Example"]
    assert [voice and voice[0] for voice in other] == [None, "Jane Example"]


def test_a_later_it_that_says_something_is_the_one_that_the_sentence_opened_with() -> None:
    text = (
        "The inspectorate’s report says patrols are “visible and well known”. It is less kind "
        "about Anytown Police, where it says the queues are “too long to be safe”."
    )

    first, second = voices(text)

    assert first == second


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The report said it was slow, while Kit Roe felt they were “left to cope”.", "Kit Roe"),
        ("Jane Example was sad. Staff said they were “hung out to dry” by bosses.", None),
    ],
)
def test_a_clause_of_its_own_has_its_own_speaker(text: str, name: str | None) -> None:
    assert [voice and voice[0] for voice in voices(text)] == [name]


@pytest.mark.parametrize(
    ("before", "organisation"),
    [
        ("The inspectorate found that Anytown Police had no plan.", "HMICFRS"),
        ("Anytown Police has apologised. It was inspected by HMICFRS.", "Anytown Police"),
    ],
)
def test_it_is_what_the_sentence_before_is_about(before: str, organisation: str) -> None:
    text = f"HMICFRS was at Anytown Police.\n\n{before}\n\n“We will look again,” it said."

    (voice,) = voices(text)

    assert voice is not None
    assert voice[2] == organisation


def test_whom_a_spokesman_speaks_for_is_no_part_of_the_role() -> None:
    assert voices("An Example Service spokesman said: “We will act.”") == [
        (None, "spokesman", "Example Service")
    ]
