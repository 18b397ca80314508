"""What pages, copies and converters do to a text is undone in the reading, and only there."""

from essex_insp.draft import draft
from essex_insp.draft.report import draft_report
from essex_insp.draft.text import read
from essex_insp.library.papers import paper_of
from essex_insp.questions.verification import verify
from tests.cases import for_each


@for_each(
    ("given", "meant"),
    [
        ("It was judged to re-\nquire improvement.", "It was judged to require improvement."),
        ("A plan against anti-\nsocial behaviour.", "A plan against anti-social behaviour."),
        ("Chief Constable Jo Over-\nReed spoke.", "Chief Constable Jo Over-Reed spoke."),
        ("in\u00adspec\u00ad\ntion of \ufb01re crews", "inspection of fire crews"),
        ("It is good.4 It was fair5 and kind.6", "It is good. It was fair and kind."),
        ("Good at tackling crime¹ and more.", "Good at tackling crime and more."),
        ("It was late.They had gone.", "It was late. They had gone."),
        ("Staff do not\n\n12\n\nForce A report\n\nkeep records.", "Staff do not keep records."),
        ("Staff do not\nPage 3 of 9\nkeep records.", "Staff do not keep records."),
        ("the force˜s ef˜ciency", "the force’s efficiency"),
        ("rated ˜good’ again", "rated ‘good’ again"),
        ("â€œItâ€™s late,â€\x9d", "“It’s late,”"),
        ("\ufffdThey don\ufffdt.\ufffd", "“They don’t.”"),
        ("&quot;No,&amp;quot; &amp; more", '"No," & more'),
        ("<p>One <b>word</b><br/>and more</p>", "One word\n\nand more"),
        ("on the A12 at 5.30 in 2016", "on the A12 at 5.30 in 2016"),
    ],
)
def test_a_text_is_read_as_it_was_meant(given: str, meant: str) -> None:
    assert read(given).read.strip() == meant


def test_lines_that_were_wrapped_are_one_paragraph_and_items_and_rows_are_not() -> None:
    text = (
        "Most people in the custody suites of the force were treated with\n"
        "respect and care, and were held in conditions that were good, as\n"
        "inspectors found in a report that was published earlier today.\n"
        "\n"
        "- one thing\n- another thing,\n  2 Of Them\n"
        "Custody | Good\nVetting | Adequate\n"
    )
    reading = read(text)

    parts = [reading.read[part.start : part.end] for part in reading.paragraphs]
    assert (parts[0][:4], parts[0][-6:]) == ("Most", "today.")
    assert parts[1:] == [
        "one thing",
        "another thing, 2 Of Them",
        "Custody | Good",
        "Vetting | Adequate",
    ]
    assert [part.number for part in reading.paragraphs] == [1, 2, 2, 2, 2]


@for_each(
    "text",
    [
        "“We will act on vulner-\nable people,” said Jane Exam-\nple, leader of Anytown Council.",
        "“We will\n\n12\n\nForce A report\n\nact on this,” said Jane Example.",
        "&quot;We will act on this,&quot; said Jane Example.",
        "â€œWe will act on this,â€\x9d said Jane Example.",
        "\ufffdWe will act on this,\ufffd said Jane Example.",
        "“We will act on vulnerable people5” said Jane Example.",
        "“We\u00ad will act on \ufb01re,” said Jane Example.",
    ],
)
def test_a_damaged_quote_stays_the_copys_own_and_is_verbatim(text: str) -> None:
    given = paper_of(text)

    report = draft_report(text)

    assert [speaker.name for speaker in report.speakers] == ["Jane Example"]
    verdicts = {check.verdict for check in verify(report, "source", given)}
    assert verdicts <= {"exact", "typographic"}


def test_a_line_of_many_cells_is_no_stumbling_block() -> None:
    for gap in ("\t", "   "):
        row = gap.join(f"cell {number}" for number in range(20))
        assert draft(f"{row}\n{row}\n").quotes == ()


def test_an_empty_publisher_and_address_are_not_stated() -> None:
    (source,) = draft_report("Nothing.", publisher="", url=" ").sources

    assert (source.publisher, source.url) == ("a publisher not stated", None)


def test_a_row_of_blanks_does_not_keep_a_reader_for_ever() -> None:
    assert not draft(f"Custody{' ' * 200_000}good.").doubts
