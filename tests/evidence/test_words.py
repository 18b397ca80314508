"""What someone who wants to print words is told."""

from __future__ import annotations

import tracemalloc

import pytest

from essex_insp.evidence import Index, Match, Selector, check, check_words
from tests.cases import for_each
from tests.evidence.story import TEXT


def told(words: str, text: str = TEXT) -> Match:
    match = check_words(words, Index(text))
    for place in match.places:
        assert text[place.start : place.end] == place.words
    return match


@for_each(
    ("words", "verdict"),
    [
        ("It is not yet good at answering calls.", "exact"),
        ("not yet good", "exact"),
        ("“We saw anti-social behaviour fall", "exact"),
        ("that's down to the staff", "typographic"),
        ("fall - and that’s down", "typographic"),
        ("anti–social behaviour", "typographic"),
        ("  not\u00a0yet \n good ", "typographic"),
        ("“not yet good”", "typographic"),
        ("'not yet good'", "typographic"),
        ("since 2015. It is not yet good", "joined"),
        ("since 2015.\n\nIt is not yet good", "joined"),
        ("It is … good at answering calls.", "elided"),
        ("It is not yet ... answering calls.", "elided"),
        ("It is not yet [...] answering calls.", "elided"),
        ("It is not yet […] answering calls.", "elided"),
        ("… not yet good …", "elided"),
        ("It is good at answering calls.", "altered"),
        ("it is not yet good at answering calls.", "altered"),
        ("It is not yet good, at answering calls.", "altered"),
        ("cut burglary by 35%", "altered"),
        ("antisocial behaviour fall", "altered"),
        ("anti-social behavioür fall", "altered"),
        ("The weather was fine all week.", "absent"),
        ("…", "unverifiable"),
        ("", "unverifiable"),
    ],
)
def test_verdict(words: str, verdict: str) -> None:
    assert told(words).verdict == verdict


@for_each(
    ("words", "text"),
    [
        ("compliance is total", "Its non-compliance is total."),
        ("5% of calls", "It met 3.5% of calls."),
        ("000 calls", "It met 1,000 calls."),
        ("met 3", "It met 3.5 targets."),
        ("it fell by 5", "And it fell by 5%."),
        ("is it", "And is it’s own."),
        ("5 degrees", "Then -5 degrees."),
        ("rape cases", "The drape cases."),
        ("Zoe said", "Zoe\u0308 said"),
        ("was a cafe", "It was a cafe\u0301"),
        ("was a café.", "It was a café… of sorts"),
        ("was a café.", "It was a café... of sorts"),
    ],
)
def test_words_never_begin_or_end_within_a_word_number_or_sign(words: str, text: str) -> None:
    assert told(words, text).verdict not in {"exact", "typographic", "joined", "elided"}


@pytest.mark.parametrize("stops", [".…", "....", ". . . ."])
def test_a_full_stop_before_an_ellipsis_ends_a_sentence(stops: str) -> None:
    assert told("It was late.", f"It was late{stops} Then it was dark.").verdict == "exact"


def test_a_dash_between_clauses_is_no_hyphen() -> None:
    assert told("It is good", "It is good—but not yet.").verdict == "exact"


def test_what_an_ellipsis_left_out_is_shown_and_its_denial_flagged() -> None:
    match = told("It is … good at answering calls.")
    (omission,) = match.omissions
    assert (omission.place.words, omission.negations) == ("not yet", ("not",))
    assert not omission.leaves_speech


def test_an_ellipsis_that_leaves_the_speech_is_flagged() -> None:
    text = "“We did well,” said Jane Example. “We failed Anytown,” said John Sample."
    match = told("We did well … We failed Anytown", text)
    assert match.omissions[0].leaves_speech
    assert "see that one person says both" in match.notes[0]


def test_an_ellipsis_of_the_source_is_no_omission() -> None:
    assert told("Well… we tried", "“Well… we tried,” she said.").verdict == "exact"


def test_pieces_in_another_order_or_too_far_apart_are_no_elision() -> None:
    assert told("answering calls … It is not yet").verdict != "elided"
    apart = "The first words stand here. " + "And so on. " * 500 + "The last words stand there."
    assert told("The first words … The last words", apart).verdict != "elided"


def test_an_ellipsis_with_two_readings_is_ambiguous() -> None:
    text = "We were late once. We were late twice."
    assert told("We were … twice.", text).verdict == "ambiguous"


def test_an_elision_is_found_where_its_first_words_are_frequent() -> None:
    text = "The force is here. " * 300 + "The force has truly failed Anytown. " + "The end. " * 300
    assert told("has truly … Anytown", text).verdict == "elided"
    assert told("The force … truly failed Anytown.", text).verdict == "ambiguous"


def test_what_differs_is_shown_word_by_word() -> None:
    match = told("It is now good at answering all calls.")
    assert [(c.kind, c.source, c.quoted, c.negations) for c in match.differences] == [
        ("same", "It is", "It is", ()),
        ("replaced", "not yet", "now", ("not",)),
        ("same", "good at answering", "good at answering", ()),
        ("added", "", "all", ()),
        ("same", "calls.", "calls.", ()),
    ]


def test_words_that_stand_twice_are_ambiguous_and_both_places_are_named() -> None:
    match = told("calls", "It took calls. It lost calls.")
    assert match.verdict == "ambiguous"
    assert [(place.start, place.end) for place in match.places] == [(8, 13), (23, 28)]


@pytest.mark.parametrize(("times", "said"), [(2, "2"), (50, "50"), (51, "more than 50")])
def test_how_many_places_are_equally_good_is_said(times: int, said: str) -> None:
    (note,) = told("calls", "It took calls. " * times).notes
    assert note.startswith(f"The words stand in {said} places")


def test_a_question_mark_left_off_is_said() -> None:
    match = told("Is it safe", "Is it safe? No.")
    assert match.verdict == "exact"
    assert match.notes == ("The source goes on with '?', which is not quoted.",)


TABLE = "Preventing crime\n\nGood\n\nProtecting people\n\nGood\n\nThe force is good. It is Good."


@for_each(
    ("selector", "verdict", "paragraph"),
    [
        (Selector("Good"), "ambiguous", None),
        (Selector("Good", paragraph=4), "exact", 4),
        (Selector("Good", prefix="Protecting people\n\n"), "exact", 4),
        (Selector("Good", suffix="\n\nProtecting"), "exact", 2),
        (Selector("Good", prefix="Preventing crime", paragraph=4), "exact", 2),
        (Selector("Good", prefix="Nothing of the sort"), "ambiguous", None),
    ],
)
def test_what_settles_between_places(
    selector: Selector, verdict: str, paragraph: int | None
) -> None:
    match = check(selector, Index(TABLE))
    assert match.verdict == verdict
    assert (match.place and match.place.paragraph) == paragraph


@pytest.mark.parametrize(("other", "verdict"), [("none", "ambiguous"), ("each", "exact")])
def test_a_paragraph_settles_it_where_no_other_has_the_same_words(other: str, verdict: str) -> None:
    said = "It took calls by night, and none was late."
    index = Index(f"{said}\n\n{said.replace('none', other)}")
    assert check(Selector("calls by night", paragraph=2), index).verdict == verdict


def test_one_place_of_thousands_is_found_by_what_stands_round_it() -> None:
    text = "It is good. " * 4_000 + "At last it is good. " + "It is good. " * 4_000
    match = check(Selector("good", prefix="At last it is "), Index(text))
    assert match.verdict == "exact"
    assert match.place is not None
    assert match.place.start == 48_000 + len("At last it is ")
    assert told("good", text).verdict == "ambiguous"


def test_words_are_found_where_their_punctuation_is_rare() -> None:
    text = "It is good. " * 400 + "At last it is good! " + "It is good. " * 400
    assert told("is good!", text).verdict == "exact"


@pytest.mark.parametrize("words", ["good", "more than good"])
def test_few_words_are_altered_when_prefix_and_suffix_stand_round_others(words: str) -> None:
    text = "The force was graded as inadequate in all four of them."
    match = check(Selector(words, prefix="was graded as ", suffix=" in all four of"), Index(text))
    assert match.verdict == "altered"
    assert match.place is not None
    assert match.place.words == "inadequate"


def test_a_quotation_over_two_paragraphs_names_both() -> None:
    match = told("since 2015. It is not yet good")
    assert match.place is not None
    assert (match.place.paragraph, match.place.last_paragraph) == (3, 4)


def test_lone_surrogates_and_control_characters_are_characters() -> None:
    assert told("odd \ud800 text", "An odd \ud800 text\x07.").verdict == "exact"


@pytest.mark.parametrize(
    ("quoted", "there"),
    [
        ("It has stopped all visits to every friend", "them"),
        ("It has stopped all visits to them this year", ""),
        ("It has stopped all visits this year", ""),
    ],
)
def test_what_took_the_place_of_the_last_word_of_a_sentence_is_shown(
    quoted: str, there: str
) -> None:
    match = told(quoted, "It has stopped all visits to them. The end is near.")
    assert [change.source for change in match.differences if change.kind != "same"] == [there]


def test_a_text_made_ready_takes_less_than_twenty_times_its_size() -> None:
    text = "I will look at the words here. Again we go.\n\n" * 2_000 + "It ends."
    tracemalloc.start()
    try:
        assert check_words("It ends.", Index(text)).verdict == "exact"
        assert tracemalloc.get_traced_memory()[1] < 20 * len(text)
    finally:
        tracemalloc.stop()
