"""What worries inspectors: the clauses that tell it, who tells it, and what is no concern.

Every name is made up. Each text pins a rule that real pages taught.
"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.draft.concerns import concerns
from essex_insp.draft.names import names
from essex_insp.draft.report import draft_report
from essex_insp.draft.result import Voice
from essex_insp.draft.text import read
from tests.cases import for_each
from tests.draft.outcomes import Outcomes

ABOUT = "Anytown Police was inspected by HMICFRS in May.\n\n"
INSPECTOR = ("HM Inspector of Constabulary", "HMICFRS")
CHIEF = ("Chief Constable", "Anytown Police")


def worried(text: str, voice: tuple[str | None, str | None] | None = None) -> Outcomes:
    """What is made of a text; its words in curly quotation marks are the voice's."""
    reading = read(text)
    start, end = reading.read.find("“") + 1, reading.read.rfind("”")
    heard = [(start, end, Voice(None, *voice))] if voice and 0 < start < end else []
    return Outcomes(concerns(reading, names(reading), heard))


def told(text: str, voice: tuple[str | None, str | None] | None = None) -> list[str]:
    read_text = read(text).read
    return [read_text[concern.start : concern.end] for concern in worried(text, voice).concerns]


@for_each(
    "sentence",
    [
        "Inspectors found that records were poor.",
        "The report said that too many calls went unanswered.",
        "The force needs to improve how it manages offenders.",
        "The force should do more to understand demand.",
        "The force was told to carry out better investigations.",
        "The trust had difficulties recruiting nurses.",
        "It has limited capacity to look for corruption.",
        "Handcuffs are not always removed in time.",
        "Calls aren’t recorded.",
        "There were weaknesses in how cells are checked.",
        "The force’s crime recording has deteriorated since the last inspection.",
        "Only two have been completed.",
        "It failed to tackle corruption.",
        "Arrangements required some improvements.",
        "Self-harm remained high.",
        "Calls wait, not least as it is failing to answer.",
        "Inspectors still had concerns about cells.",
        "It said Anytown Police must prevent more crime.",
        "The force could be better at answering calls.",
        "More training on vetting was required.",
        "The report highlighted the need for better training.",
        "Some areas still needed work.",
        "Issues regarding records were highlighted as needing attention.",
        "Staff were afraid to speak up.",
        "Some issues have not been addressed.",
        "A project has yet to improve this.",
    ],
)
def test_a_failing_an_obligation_and_a_worry_are_concerns(sentence: str) -> None:
    assert told(ABOUT + sentence) == [sentence]


@pytest.mark.parametrize(
    ("text", "items"),
    [
        (
            "The report gives a list of criticisms including:\n\n• Discriminatory behaviour\n"
            "• Waste of paper",
            ["Discriminatory behaviour", "Waste of paper"],
        ),
        (
            "In particular, the force needs to:\n\n- train all of its officers\n- buy more radios",
            ["train all of its officers", "buy more radios"],
        ),
        ("The report says that the force:\n\n• has a new car\n• has poor records", None),
    ],
)
def test_items_under_a_list_of_faults_are_concerns(text: str, items: list[str] | None) -> None:
    assert told(ABOUT + text) == (items or ["has poor records"])


@pytest.mark.parametrize(
    ("sentence", "clause"),
    [
        ("It is good at preventing crime, but its records are poor.", "but its records are poor."),
        ("Records are poor; the cars are new.", "Records are poor"),
        (
            "While care was outstanding, its records are poor.",
            "While care was outstanding, its records are poor.",
        ),
        (
            "It needs to review its policy for people on bail and while under investigation.",
            "It needs to review its policy for people on bail and while under investigation.",
        ),
    ],
)
def test_a_concern_is_the_clause_that_tells_it(sentence: str, clause: str) -> None:
    assert told(ABOUT + sentence) == [clause]


@for_each(
    ("sentence", "reason"),
    [
        ("Inspectors had no concerns about cells.", "denied"),
        ("The concerns of inspectors have since been addressed.", "mended"),
        ("The force has taken steps to address the failings.", "mended"),
        ("The previous inspection found poor records.", "of an earlier inspection"),
        ("The force was discharged from concerns about cells.", "mended"),
        ("Chief Constable Kit Roe said the records were poor.", "said by others than inspectors"),
        ("Why were records poor?", "asked, not told"),
        ("The government was warned of poor pay.", "of somebody else"),
        ("The force was praised for how it must work.", "in praise"),
        ("Its weaknesses were mitigated by support.", "mended"),
        ("Poor calls were not found to be an issue.", "mended"),
        ("It works with others to solve problems.", "mended"),
        ("While it had weaknesses, they have since been addressed.", "mended"),
        ("Checks help officers to spot gaps early.", "mended"),
        ("The last routine inspection found poor records.", "of an earlier inspection"),
    ],
)
def test_what_is_no_concern_is_passed_over_with_the_reason(sentence: str, reason: str) -> None:
    outcome = worried(ABOUT + sentence)
    assert not outcome.concerns
    assert reason in {passed.reason for passed in outcome.passed}


@for_each(
    "sentence",
    [
        "The report is not all bad.",
        "Most incidents were not serious.",
        "Anyone interested should visit the panel.",
        "It was rated on understanding the risk of fire.",
        "It records matters concerning officers.",
        "Demand rose, not only in Anytown.",
        "It is hard to know what it pays.",
        "A new chief took charge of the troubled force in May.",
        "The area has high levels of deprivation.",
        "Inspectors said that they do not need to come back.",
        "Fear of crime fell in Anytown.",
    ],
)
def test_plain_words_are_no_signs(sentence: str) -> None:
    assert not told(ABOUT + sentence)


def test_a_grade_is_no_concern() -> None:
    assert not told(ABOUT + "Anytown Police was rated inadequate at vetting.")


def test_a_heading_is_no_concern() -> None:
    assert not told("Force fails to keep records\n\n" + ABOUT)


def test_what_inspectors_say_counts_and_what_the_body_says_does_not() -> None:
    text = ABOUT + "“Too many calls went unanswered and records were poor,” the speaker said."
    assert len(told(text, INSPECTOR)) == 1
    assert len(told(text, (None, "report"))) == 1
    assert not told(text, CHIEF)


def test_others_who_tell_what_the_report_found_are_heard() -> None:
    text = ABOUT + "“The report found that records were poor,” the speaker said."
    assert len(told(text, CHIEF)) == 1


def test_speech_of_nobody_is_a_doubt() -> None:
    outcome = worried(ABOUT + "“Too many calls went unanswered,” it went on.", (None, None))
    assert not outcome.concerns
    assert [doubt.about for doubt in outcome.doubts] == ["concern"]


@pytest.mark.parametrize(
    ("sentence", "kind"),
    [
        ("Poor records are a cause of concern.", "cause-of-concern"),
        ("Poor records are an area for improvement.", "area-for-improvement"),
        ("Inspectors are concerned that records vanish.", "expressed-concern"),
        ("Records are poor.", "unlabelled"),
    ],
)
def test_a_concern_has_the_label_that_it_is_given(sentence: str, kind: str) -> None:
    assert [concern.kind for concern in worried(ABOUT + sentence).concerns] == [kind]


_SIGNS = ["poor", "failings", "unable", "concerned", "weaknesses", "must", "never"]
_WORDS = "the force was not Inspectors said He records in ; but . , ? : “ ” • and"
_PIECES = st.sampled_from([*_SIGNS, *_WORDS.split(), "\n", "\n\n"])


@given(st.lists(_PIECES, max_size=60).map(" ".join), st.sampled_from([INSPECTOR, CHIEF, None]))
def test_every_sign_becomes_a_concern_a_doubt_or_is_passed_over(
    text: str, voice: tuple[str | None, str | None] | None
) -> None:
    reading = read(text)
    outcome = worried(text, voice)
    spans = [(concern.start, concern.end) for concern in outcome.concerns]
    spans += [(doubt.start, doubt.end) for doubt in outcome.doubts]
    spans += [(passed.start, passed.end) for passed in outcome.passed]
    at = 0
    for word in reading.read.split():
        at = reading.read.index(word, at)
        if word in _SIGNS:
            assert any(start <= at < end for start, end in spans)
        at += len(word)


@for_each(
    ("text", "kinds"),
    [
        ("HMICFRS has issued the force with a warning notice.", ["warning-notice"]),
        ("Inspectors raised 14 key concerns.", ["key-concern"]),
        ("Cause of concern\n\nCells are dirty.\n\nThe rest is well.", ["cause-of-concern"]),
        (
            "Areas for improvement\n\n- Recording of searches\n- Vetting of staff\n\nIt should do.",
            ["area-for-improvement", "area-for-improvement", "unlabelled"],
        ),
        ("We have discharged the cause of concern about vetting.", []),
        (
            "It made two recommendations:\n\n1. Record crimes.\n2. Vet staff.\n\nIt should do so.",
            ["recommendation", "recommendation", "unlabelled"],
        ),
    ],
)
def test_a_label_is_that_of_an_inspectorate(text: str, kinds: list[str]) -> None:
    assert [concern.kind for concern in worried(ABOUT + text).concerns] == kinds


@for_each(
    ("text", "concern"),
    [
        ("Chief Constable Ann Other did not respond to a request for comment.", None),
        ("The chief constable could not be reached.", None),
        ("A spokesman declined to comment.", None),
        ("Her predecessor, a former inspector, had warned that it was late.", None),
        ("An inspector said of Othertown: “I am concerned.”", None),
        (
            "Inspectors said it was not yet good at custody.",
            "Inspectors said it was not yet good at",
        ),
    ],
)
def test_what_is_no_concern_of_the_report_and_where_a_clause_does_not_turn(
    text: str, concern: str | None
) -> None:
    assert [words.rpartition(" ")[0] for words in told(ABOUT + text)] == (
        [concern] if concern else []
    )


def test_concerns_merge_on_their_matter_and_keep_the_words_of_their_label() -> None:
    report = draft_report(
        f"{ABOUT}The force should record all crimes.\n\nIn weekly crime meetings leaders fail.\n\n"
        "Area for improvement: the force should hold weekly crime meetings."
    )
    assert [(concern.kind, concern.title[:14]) for concern in report.concerns] == [
        ("unlabelled", "The force shou"),
        ("area-for-improvement", "Area for impro"),
    ]


@pytest.mark.parametrize(
    ("publisher", "reported"),
    [("Anytown Gazette", True), (None, True), ("HMICFRS", False), ("Ofsted", False)],
)
def test_a_label_is_reported_where_others_than_an_inspectorate_publish(
    publisher: str | None, reported: bool
) -> None:
    text = f"{ABOUT}The delays are a cause of concern.\n\nDetectives are hard to recruit."
    concerns = draft_report(text, publisher=publisher).concerns
    labels = {concern.kind: concern.label_reported for concern in concerns}
    assert labels == {"cause-of-concern": reported, "unlabelled": False}
