"""What someone who gives something else than plain UTF-8 is told."""

from __future__ import annotations

import codecs
import hashlib
from pathlib import Path

import pytest

from essex_insp.errors import ExitCode, UnreadableFile
from essex_insp.evidence import Index, check_words
from essex_insp.library import papers
from essex_insp.library.papers import LARGEST, load, read
from tests.cases import for_each
from tests.evidence.story import QUOTES, TEXT
from tests.program import some


@for_each(
    ("data", "assumed"),
    [
        (TEXT.encode(), None),
        (codecs.BOM_UTF8 + TEXT.encode(), None),
        (TEXT.encode("utf-16"), None),
        (codecs.BOM_UTF16_BE + TEXT.encode("utf-16-be"), None),
        (TEXT.encode("utf-32"), None),
        (TEXT.encode("utf-16-le"), None),
        (TEXT.encode("cp1252"), "as Windows-1252, since it is no Unicode text"),
    ],
)
def test_encodings_that_are_read(data: bytes, assumed: str | None) -> None:
    given = read(data, "story.txt")
    assert (given.text, given.assumed) == (TEXT, assumed)
    assert given.sha256 == hashlib.sha256(data).hexdigest()
    assert given.length == len(data)


def test_line_ends_are_left_as_they_are_and_offsets_fit_them() -> None:
    given = read(TEXT.replace("\n", "\r\n").encode(), "story.txt")
    place = check_words(QUOTES["example-2"], Index(given.text)).place
    assert place is not None
    assert given.text[place.start : place.end] == QUOTES["example-2"]
    assert place.paragraph == 4


@for_each(
    ("data", "message"),
    [
        (b"", "there is no text in it"),
        (b" \r\n\t ", "there is no text in it"),
        (codecs.BOM_UTF8, "there is no text in it"),
        (b"x" * (LARGEST + 1), "more than 20 MB"),
        (b"{\\rtf1 Text}", "rich text"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary or rich text"),
        (bytes(range(1, 128)) * 4, "binary or rich text"),
        (codecs.BOM_UTF16_LE + b"abc", "not UTF-16-LE at byte 4"),
        (codecs.BOM_UTF8 + b"ab\xff", "not UTF-8 at byte 2"),
        (b"caf\x81 text", "save it as DOCX or plain text"),
    ],
)
def test_what_is_no_text_is_refused_in_one_line(data: bytes, message: str) -> None:
    with pytest.raises(UnreadableFile) as raised:
        read(data, "story.txt")
    assert message in raised.value.message
    assert raised.value.message.startswith("story.txt: ")
    assert "\n" not in raised.value.message
    assert raised.value.exit_code == ExitCode.UNREADABLE


def test_a_text_about_html_is_a_text() -> None:
    assert read(b"The page used <p> where it should not.", "story.txt").kind == "text"


@pytest.mark.parametrize("marks", some(["`*_", "*_", "`"]))
def test_marks_that_have_no_partner_do_not_keep_a_reader_for_ever(marks: str) -> None:
    rows = (f"{marks[at % len(marks)] * (at % 23)}end{at} " for at in range(20_000))
    paper = read(f"# Head\n\n{''.join(rows)}".encode(), "story.md")
    assert paper.kind == "Markdown"
    assert "end19999" in paper.text


@pytest.mark.parametrize("begun", ["# Head", "**Head**\n\n---"])
def test_a_row_of_blanks_does_not_keep_a_reader_for_ever(begun: str) -> None:
    assert read(f"{begun}{' ' * 300_000}end".encode(), "story.md").text.endswith(" end")


def test_a_long_paper_is_read_to_its_end_and_one_too_long_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(papers, "LARGEST", 2_000_000)
    paper = tmp_path / "long.txt"
    for words in ("It is late. " * 30_000, "x" * 128 * 1024, "x" * (2_000_000 - 4)):
        paper.write_text(words + "End.")
        assert load(str(paper)).text.endswith("End.")
    paper.write_text("x" * 2_000_000 + "End.")
    with pytest.raises(UnreadableFile, match="more than 2 MB; give the text of one"):
        load(str(paper))
