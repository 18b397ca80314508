"""The index that `search` looks in."""

from __future__ import annotations

from typing import Any
from unittest import mock

import pytest
from hypothesis import given
from hypothesis import strategies as st

import essex_insp
from essex_insp.errors import BadUsage, EssexInspError, UnknownName
from essex_insp.questions.index import KINDS, Entry, Index
from essex_insp.questions.search import entries
from tests import tiny


def entry(title: str, *texts: str) -> Entry:
    part: dict[str, Any] = {}
    said = "\n".join((title, "", *texts))
    return Entry("note", title, title, "", said, list(texts), (), part, None, part)


BOOK = Index(
    [
        entry("first", "Police policed.", "Community policing in Anytown"),
        entry("second", "The police of Anytown, and its communications"),
        entry("third", "Policing, a straße with ﬁre \ud83d and a co\u00adoperative café"),
    ]
)


def titles(typed: str, index: Index = BOOK) -> list[str]:
    return [hit.entry.title for hit in index.query(typed)[0]]


def test_whole_words_then_stems() -> None:
    assert set(titles("policing")[:2]) == {"first", "third"}
    assert titles("policing")[2] == "second"
    assert next(hit.words for hit in BOOK.query("community")[0]) == ["Community"]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("STRASSE", ["third"]),
        ("fire", ["third"]),
        ("cooperative", ["third"]),
        ("cafe\u0301", ["third"]),
        ('"anytown and its"', ["second"]),
        ("“community policing”", ["first"]),
        ("anytown -community", ["second"]),
        ("anytown -“its communications”", ["first"]),
    ],
)
def test_no_regard_to_case_accents_or_kind_of_mark(typed: str, wanted: list[str]) -> None:
    assert titles(typed) == wanted


def test_phrases_stand_as_they_are() -> None:
    ((hit,), counts) = BOOK.query('"in anytown"')
    assert (hit.words, counts) == (["in Anytown"], {"note": 1})


@given(st.text(max_size=40))
def test_whatever_is_typed_is_words(typed: str) -> None:
    said = ""
    try:
        BOOK.query(typed)
    except (UnknownName, BadUsage) as error:
        said = error.message
    assert "\n" not in said


@given(st.text(min_size=1, max_size=60))
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    index = Index([entry("a", text)])
    try:
        hits, _ = index.query(f'"{text.replace(chr(34), " ")}"')
    except (UnknownName, BadUsage):
        return
    assert all(word in f"a\n\n{text}" for hit in hits for word in hit.words)


def test_every_kind_of_thing_in_a_report_can_be_found() -> None:
    assert {entry.kind for entry in entries(tiny.report())} == set(KINDS)


def test_every_text_that_people_read_is_in_the_index() -> None:
    report = tiny.report()
    texts = [text for entry in entries(report) for text in (entry.title, *entry.texts)]
    for said in ("A note on horses.", "Neither.", "Undated.", "Force B", "Well, well.", "Made up."):
        assert said in texts


def test_sqlite_without_full_text_search_is_one_line() -> None:
    with mock.patch.dict("sys.modules", {"sqlite3": None}), pytest.raises(EssexInspError) as error:
        essex_insp.search("good")
    assert error.value.message.startswith("search needs SQLite with FTS5")
