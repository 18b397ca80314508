"""Which of several speakers it is, where a sentence ties the words to one of them."""

import pytest

from essex_insp.draft import draft

Said = tuple[str | None, str | None, str | None]
INTRO = "The watchdog, HMICFRS, has inspected Force A Police.\n\n"


def speakers(text: str) -> list[Said]:
    """Return the speaker of each quote: name, role, organisation."""
    return [
        (one.speaker.name, one.speaker.role, one.speaker.organisation)
        if one.speaker
        else (None, None, None)
        for one in draft(text).quotes
    ]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        (
            'The force was slow, the report says.\n\nIt adds that staff were "left to cope".',
            "report",
        ),
        ('The force, the report said, was slow. "We saw no plan," it went on.', "report"),
        ('In Anytown, inspectors found a backlog. They said it was "far too long".', "inspectors"),
        ('Calls were "left too long", the report by Ofsted (OFS) said.', "report"),
        ('Calls were "left too long", according to an inspection report.', "report"),
        (
            'It knows of reported crime, and is described in the report as "close to good".',
            "report",
        ),
        ('The watchdog, whose team met the force, said it was "far too slow".', "watchdog"),
        ('The inspectorate said staff were "fair and careful".', "inspectorate"),
        ('Inspectors from HMICFRS and the CQC said it was "far too slow".', "inspectors"),
        ('The report, published today, says it was "far too slow".', "report"),
        ('Officers told inspectors they were "worn out" at night.', "officers"),
    ],
)
def test_what_an_inspectorate_says_bears_the_name_of_its_own_sentence(text: str, role: str) -> None:
    text = INTRO.replace("The watchdog, HMICFRS,", "The watchdog HMICFRS said it") + text
    assert speakers(text)[-1][1] == role


@pytest.mark.parametrize(
    ("heading", "role"),
    [
        ("Force ‘far too slow to act’ - report", "report"),
        ("Force ‘far too slow to act’, inspectors say", "inspectors"),
        ("Force ‘far too slow to act’, says watchdog", "watchdog"),
    ],
)
def test_a_heading_has_a_name_of_its_own_for_those_who_inspect(heading: str, role: str) -> None:
    text = f'{heading}\n\nForce A Police was "far too slow to act", HMICFRS said.\n'
    assert speakers(text)[0][1] == role


@pytest.mark.parametrize(
    "text",
    [
        "THE chief constable of Anytown Police has called it “a very hard year”.\n\n"
        "Jane Example was responding to a report. “We know,” she said.",
        "Kit Roe, Local Democracy Reporter\n\nAnytown’s chief constable has told a panel it is "
        "“a very hard year”.\n\nJane Example appeared before it on Monday. “We know,” she said.",
        "A senior officer has said it is “a very hard year”.\n\n"
        "Assistant Chief Constable Jane Example told a panel: “We know.”",
        "Jane Example, from Anytown, met her former partner. “A hard year,” she said. “We know.”",
        "Chief Constable Jane Example has written to staff. “A hard year,” the letter begins.\n\n"
        "It goes on: “We know.”",
        "Cllr June Roe met Chief Constable Jane Example. “Is it hard?” asked Cllr June Roe.\n\n"
        "Chief Constable Jane Example sighed. Example, who took over in May, said: “We know.”",
    ],
)
def test_someone_told_by_rank_first_or_by_name_alone_later(text: str) -> None:
    assert speakers(text)[-1][0] == "Jane Example"
    assert all(name in ("Jane Example", "June Roe") for name, *_ in speakers(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "One shop owner on Sample Parade said she’d rung. “Nobody came,” she said.",
            (None, "shop owner", None),
        ),
        ("Dawn in Sample Bank says: “Nobody came to us.”", ("Dawn", None, None)),
        ("June Sample, a retired clerk, said: “We wait.”", ("June Sample", None, None)),
        (
            "A spokesperson for HM Prison and Probation Service said: “We wait.”",
            (None, "spokesperson", "HM Prison and Probation Service"),
        ),
        ("A Sampleside spokesman said: “We wait.”", (None, "spokesman", "Sampleside")),
        ("The campaign group Sample Now said: “We wait.”", (None, None, "Sample Now")),
        ("Provider Sample Care Ltd said it was “very sorry”.", (None, None, "Sample Care Ltd")),
        ("“We wait,” was how one senior nurse put it.", (None, "senior nurse", None)),
        ("One of his sergeants, who asked not to be named, was blunt. “We wait,” she said.",
         (None, "sergeant", None)),
        ("One care leaver, now at college, said: “We wait.”", (None, "care leaver", None)),
        ("A mother of two at the gates said: “We wait.”", (None, "mother of two", None)),
        ("“Is it so?” asked Cllr Mo Sample. “We wait,” said Mayor Jane Example.",
         ("Jane Example", "Mayor", None)),
        ("The head of Anytown Police is sorry after a friend called him “a bit slow”.",
         (None, "friend", None)),
        ("Families at Anytown Lodge say they had “no word at all”.", (None, "Families", None)),
    ],
)  # fmt: skip
def test_who_they_are_and_what_is_a_place_or_a_body(text: str, expected: Said) -> None:
    assert speakers(text)[-1] == expected


def test_who_answers_is_not_who_asked() -> None:
    text = (
        "Commissioner Jane Example met the panel. “We know,” she said.\n\n"
        "“What then?” asked Cllr Mo Sample.\n\n“That I cannot say,” she replied."
    )
    assert [name for name, *_ in speakers(text)] == ["Jane Example", "Mo Sample", "Jane Example"]


def test_it_between_commas_is_no_body_that_the_sentence_is_about() -> None:
    text = 'HMICFRS said it was slow.\n\nForce A Police, it said, had to "get a grip of it".'
    assert speakers(text) == [(None, None, "HMICFRS")]


def test_what_someone_says_that_others_accept_is_theirs() -> None:
    text = "Superintendent Jane Example said the force accepted it “with no reserve”."
    assert [name for name, *_ in speakers(text)] == ["Jane Example"]
