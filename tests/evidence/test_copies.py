"""What a copy did to the words, and what a page put among them."""

from __future__ import annotations

import pytest

from essex_insp.evidence import Index, check_words
from essex_insp.library.papers import read
from tests.cases import for_each
from tests.evidence.story import marked
from tests.papers import made

PAGE = """Force A

The visit found that the team has im-
proved how it keeps rec-
ords. A well-known prob-
lem – and a long-
standing one – re\u00admains. Its oﬃcers ﬁle 9 in 10 of them on time.3 The rest are late.

Each manager that we met7 knew why the work of the

12

Force A – how it keeps records

second team was slow.\u200d It must end\u2068 now.
"""


@for_each(
    "words",
    [
        "has improved how it keeps records",
        "A well-known problem - and a long-standing one - remains.",
        "A well-known problem—and a longstanding one—remains",
        "a well‑known problem – and a long-\nstanding one"[2:],
        "Its officers file 9 in 10 of them on time",
        "was slow. It must end now.",
        "im\u00ad\nproved how it keeps",
    ],
)
def test_what_only_the_copy_did_is_typographic(words: str) -> None:
    assert check_words(words, Index(PAGE)).verdict == "typographic"


def test_a_line_end_that_divides_one_word_is_none_in_another() -> None:
    source = "A long-\nstanding, well-\nknown risk. A long-standing and well-\nknown fault."
    assert check_words("A long-standing and well-known fault", Index(source)).verbatim
    assert check_words("A long-standing, well-known risk", Index(source)).verbatim


def test_a_hyphen_is_not_forgiven_where_no_line_ends() -> None:
    assert check_words("A wellknown problem", Index(PAGE)).verdict == "altered"
    assert (
        check_words("It has im-proved it at last", Index("It has improved it at last.")).verdict
        == "altered"
    )


def test_a_line_end_divides_no_number_and_forgives_no_other_mark() -> None:
    index = Index("The con-\ntrol room, by the A-\n9, is slow.")
    assert check_words("The control room, by the A-9, is slow.", index).verdict == "typographic"
    assert check_words("by the A9, is slow", index).verdict == "altered"
    # A narrow column: one of many words that lines divide has a hyphen of its own.
    narrow = "The long-\nstanding risk to the con-\ntrol ro-\nom was sl-\now last win-\nter."
    assert check_words(
        narrow, Index("The long-standing risk to the control room was slow last winter.")
    ).verbatim


@pytest.mark.parametrize(
    ("words", "difference", "what"),
    [
        ("of them on time. The rest are late.", "of them on time.[-3-] The rest are late.", "mark"),
        ("Each manager that we met knew why", "Each manager that we met[-7-] knew why", "mark"),
        (
            "the work of the second team was slow",
            "the work of the [-12\n\nForce A – how it keeps records-] second team was slow",
            "page number and running head",
        ),
        (
            "the work of the second",
            "the work of the [-12\n\nForce A – how it keeps records-] second",
            "page number and running head",
        ),
    ],
)
def test_what_a_page_puts_among_the_words_is_named(words: str, difference: str, what: str) -> None:
    match = check_words(words, Index(PAGE))
    assert match.verdict == "altered"
    assert marked(match.differences) == difference
    assert [what in str(change.what) for change in match.differences if change.what] == [True]
    assert "of the copy, the words stand there" in match.notes[0]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("proved how it runs", "im-\nproved how it runs"),
        ("runs its con", "runs its con-\ntrol"),
        ("control room and an anti", "con-\ntrol room and its anti-soc-\nial"),
    ],
)
def test_no_place_begins_or_ends_within_a_word_that_a_line_end_divides(
    words: str, place: str
) -> None:
    source = "The team has im-\nproved how it runs its con-\ntrol room and its anti-soc-\nial work."
    match = check_words(words, Index(source))
    assert (match.verdict, match.places[0].words) == ("altered", place)


@pytest.mark.parametrize(
    "text", ["It took 9 of 10 calls.", "It took\n9 of 10 calls.", "It took 9\nof 10 calls."]
)
def test_a_number_of_the_words_is_of_no_page(text: str) -> None:
    match = check_words("It took of 10 calls.", Index(text))
    assert [change.what for change in match.differences] == [None, None, None]
    assert not match.notes


def test_in_a_pdf_words_go_on_over_the_foot_and_head_of_a_page() -> None:
    data = made.pdf(
        ["Force A in brief", "It answers calls late, and it", "", "1A made-up note.", "7"],
        ["Force A in brief", "has no plan to mend that. It an-", "", "8"],
        ["Force A in brief", "swers few calls.", "", "9"],
    )
    index = Index(read(data, "paper.pdf"))
    divided = check_words("no plan to mend that. It answers few calls", index)
    assert divided.verdict == "altered"
    assert divided.notes == (
        "But for a page number and running head of the copy, the words stand there.",
    )
    match = check_words("and it has no plan to mend that", index)
    assert (match.verdict, match.places[0].page) == ("altered", 1)
    assert [change.what for change in match.differences if change.kind != "same"] == [
        "footnote and page number and running head"
    ]


@for_each(
    ("between", "what"),
    [
        ("Page 4 of 12", "page number"),
        ("Force A\n\n- 4 -", "running head and page number"),
        ("3 A note that ends.\n\nIt goes on for more than one line, and stops.\n\n4", "footnote"),
        ("A head of a page, without its number\f", "running head"),
        ("A heading among the words", "None"),
        ("A paragraph of its own, which ends in a stop.\n\n4", "None"),
        ("A line " + "longer than a head of a page " * 4 + "\n\n4", "None"),
    ],
)
def test_lines_among_the_words_are_named_if_a_page_ends_there(between: str, what: str) -> None:
    source = f"It is clear that the work of the\n\n{between}\n\nsecond team was slow."
    match = check_words("It is clear that the work of the second team was slow.", Index(source))
    assert match.verdict == "altered"
    (change,) = [change for change in match.differences if change.kind != "same"]
    assert what in str(change.what)
    assert bool(match.notes) == (what != "None")
