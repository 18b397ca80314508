"""Whatever the text: no error, offsets that fit, and a valid report."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from essex_insp.draft import draft, draft_report
from essex_insp.draft.marks import runs
from essex_insp.draft.text import read
from essex_insp.model import Report

_PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "«", "`", " ", "\n", "\n\n", "\r\n", "\r", "\u2028", "\u200b", ". ", ", ", ": ",
        "said ", "she said", "Jane Example", "Chief Constable ", "Force A ", "Police", "the force ", "good ",
        "requires improvement ", "rated ", "graded ", "at ", "preventing crime", " and ", "in all four categories ",
        "concerned ", "<p>", "</p>", "&ldquo;", "&#39;", "<", "we ", "’90s ", "officers’ ", "\ud800", "😀", "עברית", "\u202e", "ENDS", "- ", "|", "\t", "Mr ", "Mr.", "2016 ", "I", "“We will. ", "of ", "the ",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=60).map("".join)


@settings(max_examples=300, deadline=None)
@given(st.one_of(_TEXTS, st.text(max_size=300)))
def test_any_text_is_read_and_every_offset_fits(text: str) -> None:
    result = draft(text)

    last = 0
    for quote in result.quotes:
        assert last <= quote.start < quote.end <= len(text)
        assert text[quote.start : quote.end].strip() == text[quote.start : quote.end]
        assert (quote.speaker is None) == (quote.attribution == "unattributed")
        assert quote.speaker is not None or quote.doubt
        last = quote.end
    for grade in result.grades:
        assert 0 <= grade.start < grade.end <= len(text)
        assert grade.place is None or text[slice(*grade.place)] == grade.area
    for concern in result.concerns:
        assert 0 <= concern.start < concern.end <= len(text)


@settings(max_examples=150, deadline=None)
@given(_TEXTS)
def test_any_draft_is_a_valid_report(text: str) -> None:
    report = draft_report(text)

    assert Report.model_validate(report.model_dump(by_alias=True)) == report
    assert report.draft
    for statement in report.statements:
        for quote in statement.quotes:
            position = quote.citations[0].position
            assert position is not None
            assert quote.text == text[position[0] : position[1]]


@settings(max_examples=200, deadline=None)
@given(_TEXTS)
def test_the_copy_knows_the_way_back(text: str) -> None:
    reading = read(text)

    assert len(reading.text) == len(reading.places) == len(reading.ends)
    assert all(a < b <= len(text) for a, b in zip(reading.places, reading.ends, strict=True))
    assert list(reading.places) == sorted(reading.places)
    for part in reading.paragraphs:
        found = runs(reading.text, part.start, part.end)
        assert all(part.start <= run.start < run.end <= part.end for run in found)
        assert all(a.end <= b.start for a, b in zip(found, found[1:], strict=False))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n ",
        '"' * 5000,
        "“" * 5000,
        "‘" * 5000,
        "' 'a " * 2000,
        ": ‘a s’ b " * 1000,
        "Aa " * 5000,
        "good " * 4000,
        "rated good at a and b, " * 1000,
        "“We go,” said Jane Example of Anytown Council. " * 500,
        "<a" * 5000,
        "<p>“a”<b" * 1000,
        "chief of the " * 2000,
        '\u05d0"\u05d1 ' * 2000,
        "concern not " * 2000,
    ],
    ids=lambda text: repr(text[:12]),
)
def test_texts_made_to_be_hard_get_an_answer(text: str) -> None:
    assert draft_report(text).draft


def test_a_lone_surrogate_in_a_quote_is_left_out_with_a_doubt() -> None:
    report = draft_report("Jane Example said: “We \ud800 are here.”")

    assert report.statements == ()
    assert any("left out" in doubt.text for doubt in report.doubts)
