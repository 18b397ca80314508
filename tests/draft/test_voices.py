"""Whose words they are, as English stories tell it: one class of wordings at a time."""

import pytest

from essex_insp.draft import draft

Told = tuple[str, str | None, str | None]


def told(text: str) -> list[Told]:
    """Return each quote with its speaker's name and role."""
    return [
        (
            text[quote.start : quote.end],
            quote.speaker.name if quote.speaker else None,
            quote.speaker.role if quote.speaker else None,
        )
        for quote in draft(text).quotes
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jane Example praised what she called the “quiet patience” of staff.", "quiet patience"),
        ("Jane Example said it was, in her own words, “a bit of a mess”.", "a bit of a mess"),
        ("It was, as Jane Example put it, “the end of the road”.", "the end of the road"),
        ("Jane Example went further, calling it “a bad day”.", "a bad day"),
        ("It grew, with Jane Example describing it as “far too slow”.", "far too slow"),
        ("The unit is, in the words of Jane Example, “a model of calm”.", "a model of calm"),
        (
            "Residents had “given up” on calls, Jane Example has claimed, after a review.",
            "given up",
        ),
        ("Jane Example said the “deeply troubling” backlog had grown.", "deeply troubling"),
    ],
)
def test_words_that_a_sentence_says_somebody_used(text: str, words: str) -> None:
    assert [(quote, name) for quote, name, _ in told(text)] == [(words, "Jane Example")]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("The report is warmer about Anytown, where staff had a “keen eye” for it.", "report"),
        ("Inspectors describe the desk as “small and very busy”.", "inspectors"),
        ("Inspectors were struck by the “quiet pride” of staff.", "inspectors"),
        ("The inspectorate’s report said it was “in only a few” cases.", "report"),
        ("The Anytown report says that it was “too slow to act”.", "report"),
        (
            "Junior doctors told inspectors that rotas were “thrown together late”.",
            "Junior doctors",
        ),
        ("Inspectors heard from recruits who were “left to get on with it”.", "recruits"),
        ("A remand prisoner interviewed for the report said: “We wait.”", "remand prisoner"),
    ],
)
def test_reports_groups_and_people_without_a_name(text: str, role: str) -> None:
    assert [one[1:] for one in told(text)] == [(None, role)]


@pytest.mark.parametrize(
    "text",
    [
        "Staff were tired, Jane Example said. Staff wept, and one told us: “It is hard now.”",
        "Jane Example said: “We act.”\n\nA vote is due. “Bring it back,” reads the banner outside.",
        "Jane Example said: “We act.”\n\n“Like rain on a roof,” was how it was put to us.",
    ],
)
def test_words_of_someone_who_is_not_told_are_nobodys(text: str) -> None:
    words, name, role = told(text)[-1]

    assert words
    assert (name, role) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "Jane Example pointed to the opening of a new “help desk” in May.",
        "READ MORE: “I waited nine days”: Anytown residents on their force",
        "What is called a “hub team” met.",
    ],
)
def test_names_and_other_stories_are_no_speech(text: str) -> None:
    assert told(text) == []


def test_a_heading_quotes_who_says_the_words_in_the_body() -> None:
    story = "'Nobody came'\n\nForce A was slow.\n\n“Nobody came to help,” said Kit Roe.\n"
    other = "'Nobody rang'\n\nForce A was slow.\n\n“Nobody came to help,” said Kit Roe.\n"

    heading = draft(story).quotes[0]

    assert told(story)[0] == ("Nobody came", "Kit Roe", None)
    assert heading.doubt is not None
    assert [words for words, *_ in told(other)] == ["Nobody came to help,"]


@pytest.mark.parametrize(
    ("text", "organisation"),
    [
        (
            "Anytown Police must save. According to HMICFRS, the force has half of it.\n\n"
            "“The force could not show us the rest,” it said.",
            "HMICFRS",
        ),
        ("HMICFRS was at Anytown Police, which said it had “a long road” to go.", "Anytown Police"),
    ],
)
def test_a_body_does_not_say_what_is_said_of_it(text: str, organisation: str) -> None:
    (quote,) = draft(text).quotes

    assert quote.speaker is not None
    assert quote.speaker.organisation == organisation


def test_they_are_the_inspectors_who_were_the_subject() -> None:
    text = (
        "Inspectors saw Anytown Constabulary at work. One officer told them: “I am tired.”\n\n"
        "They were also critical of the queue. “The force could not say why it grew.”"
    )

    assert [role for *_, role in told(text)] == ["officer", "inspectors"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "By Ann Writer, Crime Reporter\n\nThe force is “hard up”, it emerged.\n\n"
            "Kit Roe, who was elected commissioner in May, said: “We act.”",
            [("We act.", "Kit Roe", "commissioner")],
        ),
        (
            "Reece, a first-year student, who was there, said: “I like it.”",
            [("I like it.", "Reece", "first-year student")],
        ),
        (
            "Jane Example, whose father Ron lives there, is glad.\n\n"
            "“They are kind,” his daughter said.",
            [("They are kind,", "Jane Example", "daughter")],
        ),
        (
            "Chief Constable Jane Example wrote to staff. “We were wrong,” her message says.",
            [("We were wrong,", "Jane Example", "Chief Constable")],
        ),
        (
            "The chief constable of Anytown Police is sorry.\n\nJane Example said: “We act.”",
            [("We act.", "Jane Example", "chief constable")],
        ),
        (
            "The report says little. “It is slow,” said Kit Roe, a chair, “but it will come.”",
            [("It is slow,", "Kit Roe", "chair"), ("but it will come.", "Kit Roe", "chair")],
        ),
        (
            "Kit Roe said: “We act.”\n\nA desk opened.\n\n“It helps us all.”\n\n"
            "Jane Example, Chief Constable, Anytown Police\n\nThe desk is new.",
            [("We act.", "Kit Roe", None), ("It helps us all.", "Jane Example", "Chief Constable")],
        ),
        (
            "Seen by the Anytown Gazette, the note of Jane Example was short. She wrote: “We go.”",
            [("We go.", "Jane Example", None)],
        ),
    ],
)
def test_people_who_are_told_before_or_after(text: str, expected: list[Told]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "role", "organisation"),
    [
        ("Jane Example, chief executive of Way On, said: “We act.”", "chief executive", "Way On"),
        ("Jane Example, Chief Constable in October, said: “We act.”", "Chief Constable", None),
        ("A mother of two from the Anytown area said: “We act.”", "mother of two", None),
        ("Chair of governors Rev Kit Roe said: “We act.”", "Chair of governors", None),
    ],
)
def test_a_role_is_parted_from_its_body_and_from_when_and_where(
    text: str, role: str, organisation: str | None
) -> None:
    (quote,) = draft(text).quotes

    assert quote.speaker is not None
    assert (quote.speaker.role, quote.speaker.organisation) == (role, organisation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jane Example said the grade was “harsh”.", [("harsh", "Jane Example")]),
        ("Jane Example thought the grade “harsh”.", [("harsh", "Jane Example")]),
        ("Jane Example called it “shameful”.", [("shameful", "Jane Example")]),
        (
            "Jane Example said it was “hard to read” but “fair”.",
            [("hard to read", "Jane Example"), ("fair", "Jane Example")],
        ),
        ("The delay was “shameful”, said Jane Example.", [("shameful", "Jane Example")]),
        ("The “shameful” delay ended in May, Jane Example said.", []),
        ("Jane Example said that the force was now in the “engage” phase.", []),
        ("Officers use the word “banter”, Jane Example said.", []),
        ("Jane Example said that she had opened the “duty desk”.", []),
    ],
)
def test_a_lone_word_is_speech_where_it_is_said_of_something(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(words, name) for words, name, _ in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "words", "role"),
    [
        ("It left a load that inspectors called “too heavy”.", "too heavy", "inspectors"),
        (
            "Inspectors considered the plan to be “light on detail”.",
            "light on detail",
            "inspectors",
        ),
        ("Inspectors had concerns about “long delays” in files.", "long delays", "inspectors"),
        ("Inspectors met “kind and able people”.", "kind and able people", "inspectors"),
        ("One care leaver said it was “like a home”.", "like a home", "care leaver"),
        ("“It is grim,” said one dispatcher.", "It is grim,", "dispatcher"),
        (
            "Some detectives had 30 cases, with one telling inspectors it was “a flood”.",
            "a flood",
            "detective",
        ),
        ("Parents spoken to by inspectors said it was “very calm”.", "very calm", "Parents"),
        ("The report quotes one mother as saying: “I gave up.”", "I gave up.", "mother"),
    ],
)
def test_words_of_those_whom_only_what_they_are_tells(text: str, words: str, role: str) -> None:
    assert told(text) == [(words, None, role)]


@pytest.mark.parametrize(
    "text",
    [
        "The report said calls were slow.\n\nSearches were found to be “fair and well kept”.",
        "The report said calls were slow. At night a desk was “neither safe nor fair”.",
        "The report said calls were slow. The phone rang “for as long as an hour”.",
    ],
)
def test_a_view_that_names_nobody_is_of_those_who_inspected_as_a_doubt(text: str) -> None:
    (quote,) = draft(text).quotes

    assert quote.speaker is not None
    assert quote.speaker.role == "report"
    assert quote.doubt is not None


@pytest.mark.parametrize(
    "text",
    [
        "Jane Example said calls were slow. The desk is “neither safe nor fair”.",
        "He runs a charity called “open doors”.",
        "Jane Example rejected claims of “a culture of fear”.",
        "Asked whether it was “in a crisis”, Jane Example left the room.",
    ],
)
def test_words_that_nobody_is_said_to_use_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Cllr Jane Example (Lab), member for housing, said: “We act.”", "Jane Example"),
        ("In answer to Cllr Tom Roe, Mr Sample said no. “We act,” he said.", "Mr Sample"),
        ("Jane Example, of the union, said it was “far too slow”.", "Jane Example"),
        ("“Not good enough” was the verdict of Jane Example.", "Jane Example"),
        ("“We act,” came the reply from Jane Example.", "Jane Example"),
        ("Jane Example and Ann Roe met. “It was cold,” she said.", None),
        ("The deputy of Jane Example left. Jane Example’s lawyer said: “We act.”", None),
    ],
)
def test_who_is_meant_where_others_are_named_beside(text: str, name: str | None) -> None:
    assert [one[1] for one in told(text)] == [name]


def test_a_heading_says_itself_who_says_its_words() -> None:
    text = (
        "Force A ‘too slow’ to answer, says watchdog\n\nForce A was inspected in May.\n\n"
        "HMICFRS said calls waited. “Nobody knew why they waited,” it said.\n"
    )

    quotes = draft(text).quotes

    assert [one.speaker.organisation for one in quotes if one.speaker] == ["HMICFRS", "HMICFRS"]
    assert quotes[0].doubt is not None


_REPORT = "HMICFRS has published a report on Anytown Police.\n\n"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("Cllr Jane Example, deputy of the Anytown Panel, said it was “far too slow”.", "Example"),
        ("Anytown’s member for housing, Jane Example (Labour), said it was “slow”.", "Example"),
        ("Victims, the inspectors say, are “left in the dark”.", "inspectors"),
        ("The report on the force said: “It was slow.”", "report"),
        ("There was, Jane Example said, “no excuse”, a point that Ofsted accepted.", "Example"),
        ("According to HMICFRS, it was slow, and one sergeant said it was “a mess”.", "sergeant"),
        ("Jane Example spoke. Asked by Cllr Tom Roe why, she said it was “for now”.", "Example"),
        ("They had “no plan” and did not see what they were told, said inspectors.", "inspectors"),
        ("“It was slow,” said a barber two doors along.", "barber"),
        ("Calls waited before being answered, and inspectors found them “slow”.", "inspectors"),
        ("Chair of governors the Rev Kit Roe said: “We act.”", "Kit Roe"),
        ("Kerry Lodge, who has twins, said: “It is kind.”", "Kerry Lodge"),
        ("“Kay”, not her real name, rang twice. “It was slow,” she said.", "Kay"),
        ("A woman who asked to be called “Kay” rang twice. “It was slow,” she said.", "Kay"),
        ("Jane Example said one girl had waited all day. “It was slow,” she said.", "Example"),
        ("The school, run by the Anytown Trust, said it was “working hard”.", "the school"),
        ("Kit Roe was having none of it. “It was slow,” he said.", "Kit Roe"),
        ("One former sergeant, who left in May, said: “It was slow.”", "former sergeant"),
    ],
)
def test_who_tells_is_parted_from_who_is_told_of(text: str, who: str) -> None:
    found = told(_REPORT + text)

    assert len(found) == 1
    voice = draft(_REPORT + text).quotes[0].speaker
    assert voice is not None
    assert who in f"{voice.name} {voice.role} {voice.organisation}"


def test_an_it_that_finds_is_the_inspectorate() -> None:
    text = (
        "Anytown Police was graded in a report by HMICFRS.\n\nIt found calls were “far too slow”."
    )

    voices = [one.speaker for one in draft(text).quotes]

    assert [one.organisation for one in voices if one] == ["HMICFRS"]


@pytest.mark.parametrize(
    ("opening", "later"),
    [
        ("The head of Anytown Police", "Chief Constable Jane Example told the Gazette it was so."),
        ("Anytown’s most senior officer", "Chief Constable Jane Example was asked about it."),
        ("A councillor", "Cllr Jane Example made the comments on Tuesday."),
    ],
)
def test_whom_a_story_opens_with_is_named_later(opening: str, later: str) -> None:
    text = f"{opening} has said it is “a sad day”.\n\n{later}\n"

    assert [one[1] for one in told(text)] == ["Jane Example"]


def test_what_a_record_has_is_left_to_nobody() -> None:
    text = _REPORT + "Inspectors said it was “far too slow”. A log was closed as “no further use”."

    assert [one[2] for one in told(text)] == ["inspectors", None]


def test_two_words_of_a_heading_are_those_of_whom_it_names() -> None:
    text = (
        "Force A ‘let down’ callers, inspectors say\n\nForce A was inspected by HMICFRS in May.\n\n"
        "Inspectors said calls were “far too slow”.\n\n"
        "HM Inspector Jane Example said: “They were let down.”\n"
    )

    assert told(text)[0] == ("let down", None, "inspectors")
