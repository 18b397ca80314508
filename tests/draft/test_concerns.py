"""Which sentences are concerns: the grammar of failing, and who tells it."""

import pytest

from essex_insp.draft import draft

HEAD = "Anytown Police has been visited by inspectors.\n\n"


def concerns(text: str) -> list[str]:
    return [text[one.start : one.end] for one in draft(text).concerns]


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors found that 21 of 90 thefts had not been recorded.",
        "Inspectors found victims were rarely told what would happen next.",
        "The report said no plan was made for half of the cases.",
        "HMIC found that only a third of calls were answered in time.",
        "The report says files were closed without anyone speaking to the victim.",
        "Some callers waited for up to six hours, according to the report.",
        "Officers at Anytown Police took months to look at phones, an inspection has found.",
        "The watchdog said that supervision was patchy and unclear.",
        "Inspectors found that sickness had gone up by a quarter.",
        "The inspectorate said nobody had checked the list since May.",
        "One sergeant told inspectors that the team was running on empty.",
        "It has too few detectives, the report said.",
    ],
)
def test_what_inspectors_find_undone_late_or_lacking_is_a_concern(sentence: str) -> None:
    assert concerns(f"{HEAD}{sentence}") == [sentence]


@pytest.mark.parametrize(
    "sentence",
    [
        "Inspectors praised the force for its work with children at risk.",
        "Inspectors found no evidence that records had been changed.",
        "The report said that the backlog had been cleared.",
        "The report said that burglary had fallen by a fifth.",
        "HMIC rated the force inadequate at investigating crime.",
        "Inspectors said the force had a good understanding of the threats in its area.",
        "The report, which was not available in June, has 40 pages.",
    ],
)
def test_praise_a_grade_and_what_is_mended_or_denied_are_no_concern(sentence: str) -> None:
    assert concerns(f"{HEAD}{sentence}") == []


FINDING = "“Too many calls were not answered and victims were left waiting,” said {}."


@pytest.mark.parametrize(
    "speaker",
    [
        "HM Inspector of Constabulary Jane Example",
        "Kit Roe, secretary of Anytown Police Federation",
        "Councillor Kit Roe",
        "Kit Roe, chief executive of the charity Safe Nights",
        "Kit Roe, MP for Anytown East",
    ],
)
def test_a_failing_that_an_inspector_or_a_critic_tells_is_a_concern(speaker: str) -> None:
    assert len(concerns(HEAD + FINDING.format(speaker))) == 1


@pytest.mark.parametrize(
    "speaker",
    [
        "Chief Constable Kit Roe",
        "Superintendent Kit Roe, of Anytown Police",
        "a spokesman for Anytown Police",
        "Kit Roe, the headteacher",
    ],
)
def test_the_same_words_of_the_body_itself_are_no_concern(speaker: str) -> None:
    assert concerns(HEAD + FINDING.format(speaker)) == []


def test_a_sentence_goes_on_from_who_told_the_one_before() -> None:
    found = (
        "Inspectors looked at 40 files. In nine of them, a visit should have been made and had "
        "not been."
    )
    answered = "Chief Constable Kit Roe welcomed the report. Two posts had not been filled."

    assert concerns(HEAD + found) == [found.split(". ")[1]]
    assert concerns(HEAD + answered) == []


def test_a_clause_beside_a_grade_may_say_more() -> None:
    sentence = (
        "The force was graded inadequate after inspectors found that victims were left waiting."
    )

    assert concerns(HEAD + sentence) == [sentence]


def test_a_question_and_what_critics_do_not_do_are_no_concern() -> None:
    asked = "“Why were they kept waiting?” asked Councillor Kit Roe."
    own = "“I do not run the police,” said Councillor Kit Roe."

    assert concerns(f"{HEAD}{asked}\n\n{own}") == []


def test_a_sentence_is_read_alike_however_the_text_is_wrapped() -> None:
    sentence = "Inspectors found that visits had\nnot\nbeen made to the\nmen on the list."

    assert concerns(HEAD + sentence) == [sentence]
