"""What a reader of any kind of paper finds: its words, to the character, and where they stand."""

from __future__ import annotations

import io
import sys

import pytest
from pypdf import PdfReader, PdfWriter

from essex_insp.errors import ExitCode, UnreadableFile
from essex_insp.library.papers import paper_of, read
from tests.cases import for_each
from tests.papers import made

PARAGRAPHS = (
    "Force A’s officers said: “We were told ‘stop’ & go [sic]” – 3.5% of *them*.",
    "A second_paragraph with <b>no tags</b>, and a well-known end.",
    "Third.",
)


@pytest.mark.parametrize("kind", made.KINDS)
def test_every_kind_gives_its_words_and_counts_its_paragraphs(kind: str) -> None:
    paper = read(made.KINDS[kind](PARAGRAPHS), "paper")
    assert paper.kind == kind
    words = [paper.text[start:end] for start, end in paper.paragraphs]
    assert tuple(words[-3:]) == PARAGRAPHS
    first = len(words) - 2  # Markdown has a heading before
    assert paper.place(paper.text.index("second")).paragraph == first + 1
    assert paper.place(paper.text.index("Third")).page == (1 if kind == "PDF" else None)


@pytest.mark.parametrize("kind", ["text", "Markdown", "HTML", "DOCX"])
def test_soft_hyphens_and_what_is_invisible_are_kept(kind: str) -> None:
    words = "It as\u00adsesses\u200b risk\u00a0and anti\u2011social acts, Zoe\u0308."
    assert words in read(made.KINDS[kind]([words]), "paper").text


def test_a_place_in_a_pdf_has_its_page() -> None:
    paper = read(
        made.pdf(["First page"], ["Second page", "goes on", "and on", "", "Last words"]),
        "paper.pdf",
    )
    assert [paper.place(paper.text.index(each)).page for each in ("First", "Last")] == [1, 2]
    assert paper.place(paper.text.index("Last")).paragraph == 3


def test_a_word_divided_at_the_end_of_a_page_is_one_word() -> None:
    paper = read(made.pdf(["The con-"], ["trol room"]), "paper.pdf")
    assert "con-\ftrol" in paper.text


def test_html_shows_what_a_browser_shows() -> None:
    source = (
        "<html><body></pre><h1>Title</h1>"
        "<p>One<br>line &amp; <em>an</em>other<svg/>&hellip;<sup>4</sup>\n  x"
        "<!-- not <p>this --><p hidden>nor that</p><p style='display: none'>nor this</p>"
        "<div hidden>nor<div>what is within</div>that</div>"
        "<ul><li>a<li>b</ul><table><tr><td>c</td><td>d</td></tr></table><p>1 < 2 <q>so</q>"
        "<noscript>never</noscript><pre>x\n  y</pre></body></html>"
    )
    assert read(source.encode(), "page").text.split("\n\n") == [
        "Title",
        "One\nline & another…4 x",
        *("a", "b", "| c | d"),
        "1 < 2 “so”",
        "x\ny",
    ]


@for_each(
    "begun",
    [
        *("<p>", "<h1>T</h1><p>", "<div class='a'>", "<article hidden></article>", "<table><td>"),
        *(
            '<meta charset="utf-8"><p>',
            "<style>p{}</style>",
            "<!-- saved from url=about: --><html>",
        ),
        *(
            '<?xml version="1.0"?>\n<!DOCTYPE html>',
            "<font color=red>",
            "<!-- 1 -->",
            "One <b>t</b>wo<br>",
        ),
    ],
)
def test_a_part_of_a_page_is_read_as_a_browser_shows_it(begun: str) -> None:
    hidden = (
        "<!-- lost --><script>lost</script><p hidden>lost<p style='visibility: hidden'>lost</p>"
    )
    paper = read(f"{begun}It is <b>n</b>ot safe.{hidden}".encode(), "part")
    assert (paper.kind, "lost" in paper.text) == ("HTML", False)
    assert "It is not safe." in paper.text


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("If x<b and y>c then stop. 5 < 6, 7<a.", "text"),
        ("The tag <p> opens a paragraph, </p> closes it; use <b>, <i> and <em>.", "text"),
        ("<Ann> It is late.\n<Bob> Ann Other <ann@example.org> wrote <gone>.", "text"),
        ("<!-- a note -->\n\n# Calls\n\nIt is<br>late, <b>she</b> said.", "Markdown"),
        ('<p align="center"><img src="x.png"></p>\n\n# Calls\n\nIt is **late**.', "Markdown"),
    ],
)
def test_a_text_with_tags_or_signs_is_no_page(text: str, kind: str) -> None:
    paper = read(text.encode(), "notes")
    assert (paper.kind, kind == "text") == (kind, paper.text == text)


def test_a_page_is_headed_by_its_heading_and_not_by_its_menu() -> None:
    menu = "<title>A &amp; B</title><p>Home</p>"

    assert read(f"{menu}<h1></h1><h1>The <b>one</b></h1><h1>C</h1>".encode(), "").title == "The one"
    assert read(f"{menu}<p>C</p><p>D</p>".encode(), "page").title == "A & B"
    assert read(b"Home", "page").title is None


def test_markdown_loses_its_marks_and_no_words() -> None:
    source = (
        "# Calls\n\n> **It is _not_ good**, [she](https://example.org/a_b) said.\n\n"
        "* one\n* *two * 2* *\n"
        "snake_case and 2 * 3 * 4 and \\*this\\*[^1]\n\n[^1]: A *note*, 1 < 2.\n"
        "[she]: https://example.org 'Who'\n"
    )
    assert read(source.encode(), "notes").text.split("\n\n") == [
        "Calls",
        "“It is not good, she said.”",
        "one",
        "two * 2 *\nsnake_case and 2 * 3 * 4 and *this*",
        "A note, 1 < 2.",
    ]


def test_the_cells_of_a_table_stand_in_a_row() -> None:
    paragraph = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"
    cells = "".join(f"<w:tc>{paragraph.format(word)}</w:tc>" for word in ("a", "", "b"))
    data = made.docx(["Last."], f"<w:tbl><w:tr>{cells}</w:tr><w:tr>{cells}</w:tr></w:tbl>")
    assert read(data, "paper").text == "| a |  | b\n\n| a |  | b\n\nLast."
    page = "<html><table><tr><td>a<br>c<td><td>b<tr><td><p>a</p><td>b<blockquote>c</blockquote>"
    assert read(page.encode(), "page").text == "| a c |  | b\n\n| a | b\n\n“c”"


def test_the_items_of_a_list_are_paragraphs_of_their_own() -> None:
    items = [f"{number}. An item\nof two lines" for number in range(1, 31)]
    assert len(read("\n".join(["# Items", *items]).encode(), "list").paragraphs) == 31


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ("> One is late.\n> Two.", "“One is late.\nTwo.”"),
        ("> **6** One.\n>\n> Two.\n>\n> — Ann Other", "6 “One.\n\n“Two.”\n\n— Ann Other"),
        ("> “One,” she said, “is late.”", "“One,” she said, “is late.”"),
        ("<html><blockquote>One.<p>6 Two</blockquote><p>Three", "“One.\n\n6 “Two”\n\nThree"),
        ("> One\nis late.\n\nTwo.", "“One\nis late.”\n\nTwo."),
    ],
)
def test_a_block_quotation_has_marks_as_others_have(block: str, words: str) -> None:
    assert read(block.encode(), "notes").text == words


def test_a_word_document_is_read_as_it_is_shown() -> None:
    body = (
        "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Kept </w:t></w:r>"
        "<w:del><w:r><w:delText>deleted</w:delText></w:r></w:del>"
        "<w:ins><w:r><w:t>inserted</w:t></w:r></w:ins>"
        "<w:moveFrom><w:r><w:t>moved</w:t></w:r></w:moveFrom>"
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>"
        "<w:r><w:br/><w:t>a</w:t><w:tab/><w:t>b</w:t></w:r></w:p>"
    )
    notes = (
        f'<w:footnotes xmlns:w="{made._WORD}"><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnotes>'
    )
    data = made.docx(["Last."], body, **{"word/footnotes.xml": notes})
    paper = read(data, "paper")
    assert paper.text == "Kept inserted\na\tb\n\nLast.\n\nNote."
    assert paper.assumed == "with its tracked changes accepted"
    assert read(made.docx(["Last."]), "paper").assumed is None


@for_each(
    ("source", "count"),
    [
        ("One.\n\nTwo\nlines.\n \n\nThree.", 3),
        ("One.\r\nTwo.\r\nThree.\r\n", 3),
        ("A heading\n" + "A long line of words. " * 20 + "\nAnother", 3),
        ("Wrapped by hand at\nthe same width, and\nso one paragraph.", 1),
        ("\n\nOne", 1),
        ("\u00ad\n\u200b\nOne\n\u200b\nTwo", 2),
    ],
)
def test_paragraphs_are_counted_as_a_reader_counts_them(source: str, count: int) -> None:
    paper = paper_of(source)
    assert len(paper.paragraphs) == count
    assert paper.place(len(source)).paragraph == count


def test_a_text_box_does_not_part_the_paragraph_that_it_hangs_on() -> None:
    box = "<w:txbxContent><w:p><w:r><w:t>In a box.</w:t></w:r></w:p></w:txbxContent>"
    body = (
        "<w:p><w:r><w:t>Before </w:t></w:r><w:r><mc:AlternateContent><mc:Choice>"
        f"<wp:posOffset>12</wp:posOffset>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>"
        "</mc:AlternateContent></w:r><w:r><w:t>and after it, &lt;b&gt; &amp;amp;.</w:t></w:r></w:p>"
    )
    text = read(made.docx([], body), "paper").text
    assert text == "Before and after it, <b> &amp;.\n\nIn a box."


ENTITIES = '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>'


@for_each(
    ("data", "says"),
    [
        (made.archive(**{"word/document.xml": ENTITIES}), "there is no text in it"),
        (made.archive(**{"word/document.xml": "<a>" * 5_000}), "there is no text in it"),
        (made.archive(**{"content.xml": "<a/>"}), "a zip archive that holds no Word document"),
        (made.docx(["Words."])[:-40], "a DOCX that cannot be read: File is not a zip file"),
        (made.docx([]), "there is no text in it"),
        (b"%PDF-1.7 broken", "a PDF that cannot be read"),
        (made.pdf(["x"])[:200], "a PDF that cannot be read"),
        (made.pdf([""]), "a scan?"),
        (b"\xd0\xcf\x11\xe0 old", "an old or locked Word document"),
    ],
)
def test_what_cannot_be_read_ends_in_one_line(data: bytes, says: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(data, "paper")
    assert says in raised.value.message
    assert raised.value.message.startswith("paper: ")
    assert "\n" not in raised.value.message
    assert raised.value.exit_code == ExitCode.UNREADABLE


def test_a_bomb_is_not_unpacked() -> None:
    bomb = made.archive(**{"word/document.xml": "<a>" + " " * 2_000_000 + "</a>"})
    with pytest.raises(UnreadableFile, match="more than 1 MB when unpacked"):
        read(bomb, "paper")


def test_pages_that_share_their_words_are_not_all_read() -> None:
    writer = PdfWriter()
    (page,) = PdfReader(io.BytesIO(made.pdf(["Words" * 200] * 100))).pages
    for _ in range(10):
        writer.add_page(page)
    writer.compress_identical_objects()
    for page in writer.pages:
        page.compress_content_streams()
    bomb = io.BytesIO()
    writer.write(bomb)
    with pytest.raises(UnreadableFile, match="too many pages or words"):
        read(bomb.getvalue(), "paper")


def test_without_pypdf_a_pdf_is_asked_for_in_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdf", None)
    with pytest.raises(UnreadableFile, match=r"pip install 'essex-insp\[read\]'"):
        read(made.pdf(["Words"]), "paper.pdf")
