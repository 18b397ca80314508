"""Whatever the text: no error, offsets that fit, all accounted for, and a valid report."""

import itertools
import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from essex_insp.draft import Result, draft, lexicon, reader, settle
from essex_insp.draft.marks import runs
from essex_insp.draft.report import draft_report
from essex_insp.draft.text import read
from essex_insp.library.papers import paper_of
from essex_insp.model import Report
from essex_insp.questions.verification import verify

_PIECES = st.sampled_from(
    [
        "“", "”", '"', "‘", "’", "'", "«", "`", " ", "\n", "\n\n", "\r\n", "\r", "\u2028",
        "\u200b", ". ", ", ", ": ", "said ", "she said", "Jane Example", "Chief Constable ",
        "Force A ", "Police", "the force ", "good ", "requires improvement ", "rated ",
        "graded ", "at ", "preventing crime", " and ", "in all four categories ",
        "concerned ", "<p>", "</p>", "&ldquo;", "&#39;", "&amp;quot; ", "<", "we ", "’90s ",
        "officers’ ", "\ud800", "😀", "עברית", "\u202e", "ENDS", "- ", "|", "\t", "Mr ", "Mr.",
        "2016 ", "I", "“We will. ", "of ", "the ", "\u00ad", "\u00ad\n", "vulner-\nable ", "ﬁne ",
        "people5 ", "crime.4 It ", "\n\n12\n\n", "Page 2 of 9\n", " â€œ", " \ufffd", "˜", "(", ")",
        "according to ", "the report ", "inspectors ", "a\tb\tc\td\te\tf\tg\th\ti\tj\tk\tl\tm\tn\n",
        "Force A,Good,Good\n", "it ", "they ", "Jane Example and John Example said ", "HMICFRS ",
        "“Four words or more” ", "failed to ", "statement from ", "known as ",
    ]
)  # fmt: skip
_TEXTS = st.lists(_PIECES, max_size=60).map("".join)


@given(st.one_of(_TEXTS, st.text(st.characters(), max_size=300)))
def test_any_text_is_read_and_every_offset_fits(text: str) -> None:
    result = draft(text)

    last = 0
    for quote in result.quotes:
        assert last <= quote.start < quote.end <= len(text)
        assert (quote.speaker is None) == (quote.attribution == "unattributed")
        assert quote.speaker is not None or quote.doubt
        last = quote.end
    spans = [(grade.start, grade.end) for grade in result.grades]
    spans += [(concern.start, concern.end) for concern in result.concerns]
    spans += [(doubt.start, doubt.end) for doubt in result.doubts]
    spans += [(each.start, each.end) for each in result.passed_over]
    assert all(0 <= start < end <= len(text) for start, end in spans)


@given(_TEXTS)
def test_any_draft_is_a_valid_report_that_quotes_its_text(text: str) -> None:
    report = draft_report(text, publisher=" ", url="")

    assert Report.model_validate(report.model_dump(by_alias=True)) == report
    assert report.draft
    for statement in report.statements:
        for quote in statement.quotes:
            position = quote.citations[0].position
            assert position is not None
            assert quote.text == text[slice(*position)].replace("\ud800", "\ufffd")


def test_any_word_that_a_rule_asks_for_may_stand_alone() -> None:
    lists = (lexicon.load(name) for name in ("people", "bodies", "speech"))
    asked = sorted({*re.findall(r"[A-Za-z]+", " ".join(map(str, lists))), "HMI"})

    for lead in ("", "the ", "Jane Example, ", "of "):
        assert draft("\n\n".join(lead + word for word in asked)).title


def test_a_grade_in_a_table_without_words_is_no_doubt() -> None:
    report = draft_report(",,,,\n,,Good,,\n")

    assert not report.judgments
    assert [each.kind for each in report.doubts] == ["body"]
    assert [each.reason for each in report.passed_over] == ["alone, with no area beside it"]


def test_more_quotations_than_a_report_holds_are_refused_at_once(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.delattr(reader, "speakers")

    with pytest.raises(OverflowError, match="more than a report may hold"):
        draft_report("“a” " * 20_001)


def unaccounted(text: str, result: Result) -> list[str]:
    """The double marks that open something and are part of no quote and of no list."""
    kept = [(quote.start - 1, quote.end + 1) for quote in result.quotes]
    kept += [(each.start - 1, each.end + 1) for each in result.passed_over]
    kept += [(doubt.start - 1, doubt.end + 1) for doubt in result.doubts]
    marks = re.finditer(r"“(?=[A-Za-z])", text)
    return [
        text[mark.start() : mark.start() + 40]
        for mark in marks
        if not any(low <= mark.start() < high for low, high in kept)
    ]


@given(_TEXTS)
@example("a\tb\n“Page 2 of 9\n")
def test_every_pair_of_marks_is_a_quote_or_passed_over_with_a_reason(text: str) -> None:
    result = draft(text)

    assert unaccounted(text, result) == []
    assert all(each.reason for each in result.passed_over)


@given(_TEXTS)
def test_the_reading_knows_the_way_back(text: str) -> None:
    reading = read(text)

    places = [reading.span(at, at + 1) for at in range(len(reading.read))]
    assert all(0 <= start < end <= len(text) for start, end in places)
    assert places == sorted(places)
    for part in reading.paragraphs:
        drafted = runs(reading.read, part.start, part.end)
        assert all(part.start <= run.start < run.end <= part.end for run in drafted)
        assert all(each.end <= two.start for each, two in itertools.pairwise(drafted))
    spans = [(sentence.start, sentence.end) for sentence in reading.sentences]
    assert all(each[1] <= two[0] for each, two in itertools.pairwise(spans))


@given(_TEXTS, st.randoms(use_true_random=False))
def test_settling_one_doubt_after_the_other_ends_the_draft(text: str, random) -> None:  # type: ignore[no-untyped-def]
    report = draft_report(text)
    had = len(report.doubts)
    while report.doubts:
        question = random.choice(settle.questions(report))
        step = random.choice(["keep", "choose", "drop"])
        if step == "choose" and question.doubt.kind != "text":
            answer = random.choice([*question.candidates, "Ann Other"])
            report = settle.choose(report, question.index, answer)
        elif step == "drop":
            report = settle.drop(report, question.index)
        else:
            report = settle.keep(report, question.index)
        assert len(report.doubts) < had
        had = len(report.doubts)
    assert report.draft is not True or not text or had == 0
    assert Report.model_validate(report.model_dump(by_alias=True)) == report


@given(_TEXTS)
@example("“Mr.“\u200bsaid ")
@example("“\u202esaid ")
def test_a_draft_held_against_its_own_text_is_never_altered(text: str) -> None:
    # What is decoded has no lone surrogates, and pages are made text before they are drafted.
    text = re.sub("\ud800|</?p>|&(?!amp;quot)", "", text)
    given = paper_of(text)
    checks = verify(draft_report(given.text), "source", given)

    assert {check.verdict for check in checks}.isdisjoint({"altered", "absent"})
