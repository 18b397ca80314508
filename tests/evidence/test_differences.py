"""That what differs is all that is shown, and where."""

from __future__ import annotations

import pytest

from essex_insp.evidence import Index, check_words
from tests.cases import for_each
from tests.evidence.story import marked

SOURCE = (
    "The head of the team said that she didn’t foresee a rise before May. 85 per cent of staff "
    "know the ‘two step’ rule. It must stop at once. We will look again in June."
)


@for_each(
    ("words", "difference"),
    [
        ("she did not foresee a rise", "she [-didn’t-]{+did not+} foresee a rise"),
        ("did not foresee a rise", "[-didn’t-]{+did not+} foresee a rise"),
        ("she will not foresee a rise", "she [-didn’t-]{+will not+} foresee a rise"),
        ("she didn’t foresee a steep rise", "she didn’t foresee a {+steep+} rise"),
        ("she didn’t foresee a rise soon", "she didn’t foresee a rise {+soon+}"),
        ("Then she didn’t foresee a rise", "{+Then+} she didn’t foresee a rise"),
        ("she foresee a rise before", "she [-didn’t-] foresee a rise before"),
        ("85% of staff know", "85 [-per cent-]{+%+} of staff know"),
        ("know the two step rule", "know the [-‘-]two step[-’-] rule"),
        ("It must stop at once,", "It must stop at once[-.-]{+,+}"),
        ("we will look again", "[-We-]{+we+} will look again"),
        ("We will look agian in June", "We will look [-again-]{+agian+} in June"),
        ("It must stop atonce.", "It must stop [-at once-]{+atonce+}."),
        ("Itmust stop at once.", "[-It must-]{+Itmust+} stop at once."),
        ("We will look a gain in June", "We will look [-again-]{+a gain+} in June"),
        ("must at once stop", "must [-stop-] at once {+stop+}"),
        ("in June look again", "{+in June+} look again [-in June-]"),
        ("a look again in June", "{+a+} look again in June"),
        ("58 per cent of staff", "[-85-]{+58+} per cent of staff"),
        ("before May. 90", "before May. [-85-]{+90+}"),
        ("a rise bef", "a rise [-before-]{+bef+}"),
        ("It must stop at ance", "It must stop at [-once-]{+ance+}"),
        ("It must stop at on ce.", "It must stop at [-once-]{+on ce+}."),
        ("a rise before May. We", "a rise before May. {+We+}"),
        ("It must stop att onse", "It must stop [-at once-]{+att onse+}"),
        ("It must stop soon.", "It must stop [-at once-]{+soon+}."),
        ("“she will foresee a rise”", "{+“+} she [-didn’t-]{+will+} foresee a rise{+”+}"),
        ("We may look again in June", "We [-will-]{+may+} look again in June"),
    ],
)
def test_the_difference_is_minimal(words: str, difference: str) -> None:
    match = check_words(words, Index(SOURCE))
    assert match.verdict == "altered"
    assert marked(match.differences) == difference
    (place,) = match.places
    assert SOURCE[place.start : place.end] == place.words
    shown = " ".join("".join(c.source.split()) for c in match.differences if c.source)
    assert shown.replace(" ", "") == "".join(place.words.split())


@pytest.mark.parametrize(
    ("words", "what"),
    [("It must stop at once,", "closing mark"), ("we will look again", "capital")],
)
def test_what_is_hardly_a_change_is_named(words: str, what: str) -> None:
    match = check_words(words, Index(SOURCE))
    assert [change.what for change in match.differences if change.kind != "same"] == [what]


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("I am concerned that the force has stopped all mandatory visits", "I am", "visits"),
        ("the force is not complying with national guidance", "the force", "guidelines"),
    ],
)
def test_the_place_has_all_that_answers_to_the_words(words: str, first: str, last: str) -> None:
    source = (
        "On a less positive note, I am concerned that the force is not complying with national "
        "guidelines for the management of low-risk registered sex offenders and has stopped all "
        "mandatory visits to them."
    )
    (place,) = check_words(words, Index(source)).places
    assert place.words.startswith(first)
    assert place.words.endswith(last)


def test_the_place_begins_and_ends_with_the_nearest_of_like_words() -> None:
    source = "It is a report on a plan and a list of it. Staff know the list, and the plan of it."
    match = check_words("a list OF it.", Index(source))
    assert marked(match.differences) == "a list [-of-]{+OF+} it."
    match = check_words("Staff know the LIST, and", Index(source))
    assert marked(match.differences) == "Staff know the [-list-]{+LIST+}, and"


def test_the_place_takes_in_no_like_words_far_off() -> None:
    source = "The chief officer came to us in May with all of her staff. It has made few visits."
    match = check_words("The team has made few visits", Index(source))
    assert match.places[0].words == "It has made few visits"


def test_letters_alone_are_words_of_their_own() -> None:
    match = check_words("plan n t was late. So", Index("The plan N T was so late. So it is."))
    assert marked(match.differences) == "plan [-N T-]{+n t+} was [-so-] late. So"


def test_words_that_much_was_left_out_of_are_found_whole() -> None:
    left_out = " ".join(["and so on"] * 20)
    source = (
        f"It began its visits to homes in May, {left_out}, and then it stopped them all at once."
    )
    match = check_words("It began its visits to homes and then it stopped them all", Index(source))
    assert match.places[0].words == source.removesuffix(" at once.")


def test_of_a_long_quotation_only_what_differs_is_shown() -> None:
    words = [f"{first}{second}e" for first in "abcdefghijklmnopqrst" for second in "kmnprstuvw" * 4]
    given = [*words[:90], "altered", *words[91:700], "added", *words[700:]]
    match = check_words(" ".join(given), Index(f"Before. {' '.join(words)} and after."))
    changed = [(step.source, step.quoted) for step in match.differences if step.kind != "same"]
    assert changed == [(words[90], "altered"), ("", "added")]
