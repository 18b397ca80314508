"""The index that `search` looks in."""

from __future__ import annotations

import re
from unittest import mock

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import essex_insp
from essex_insp.errors import BadUsage, EssexInspError
from essex_insp.library.reports import load, paths
from essex_insp.matching import fold
from essex_insp.questions.index import KINDS, Entry, Query, missing, ranked, standing
from essex_insp.questions.search import entries
from tests import tiny
from tests.cases import for_each

BOOK = {
    "first": "Police policed.\nCommunity policing in Anytown",
    "second": "The police of Anytown, and its communications",
    "third": "Policing, a straße with ﬁre \ud83d and a co\u00adoperative café",
}


def _page(title: str, below: str, kind: str = "") -> Entry:
    return Entry("", kind, "", {}, title, [below], [])


def found(typed: str, book: dict[str, str] | None = None) -> dict[str, list[str]]:
    """Return the words that answer in each text, by its title, the best first."""
    pages = [_page(title, below) for title, below in (book or BOOK).items()]
    answers, phrases = ranked(Query.of(typed), pages)
    told = {pages[at].title: f"{pages[at].title}\n{pages[at].below}" for at in answers}
    return {title: standing(text, phrases) for title, text in told.items()}


def test_whole_words_then_stems() -> None:
    titles = list(found("policing"))
    assert set(titles[:2]) == {"first", "third"}
    assert titles[2] == "second"
    assert next(iter(found("community").values())) == ["Community"]


@for_each(
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
    assert list(found(typed)) == wanted


@pytest.mark.parametrize("kind", ["event", "note", "source"])
def test_what_is_looked_for_stands_before_what_leads_to_it(kind: str) -> None:
    pages = [_page("", "keys", kind) for kind in (kind, "grade")]
    assert [*ranked(Query.of("keys"), pages)[0]] == [1, 0]


def test_phrases_stand_as_they_are() -> None:
    assert set(found('"policing"')) == {"first", "third"}
    assert found('"in anytown"') == {"first": ["in Anytown"]}
    assert found('"a b"', {"one": "a c, a b"}) == {"one": ["a b"]}


def test_no_word_of_a_stem_is_passed_over_unread() -> None:
    texts = (entry.below for name in paths() for entry in entries(load(name).model_dump(), name))
    words = sorted({word.casefold() for text in texts for word in re.findall(r"[^\W\d_]+", text)})
    for at in range(0, len(words), 8):
        near = dict.fromkeys(words[max(0, at - 20) : at + 20], "")
        likely = Query.of(words[at]).likely
        assert all(likely(_page(word, "")) for word in found(words[at], near)), words[at]


@given(st.text(st.characters(), max_size=40))
def test_whatever_is_typed_is_words(typed: str) -> None:
    try:
        said = "" if found(typed) else missing(Query.of(typed), [_page("first", BOOK["first"])])
    except BadUsage as error:
        said = error.message
    assert "\n" not in said


@given(st.text(st.characters(), min_size=1, max_size=60))
@example("so good\U0001fae1 that \u2068Jane\u2069 and the force\u02bcs 2\xbd chiefs go")
def test_a_text_is_found_by_its_own_words(text: str) -> None:
    try:
        words = found('"{}"'.format(fold(text).replace('"', " ")), {"": text})[""]
    except BadUsage:
        return
    assert all(word in text for word in words)
    assert words or not text.startswith("so good")


def test_every_kind_of_thing_in_a_report_can_be_found() -> None:
    parts = list(entries(tiny.report(), "made-up"))
    assert {entry.kind for entry in parts} == set(KINDS)
    assert {"note 1", "disagreement 1", "no-records 2"} <= {entry.id for entry in parts}


def test_every_text_that_people_read_is_in_the_index() -> None:
    report = tiny.report()
    texts = [text for entry in entries(report, "made-up") for text in (entry.title, *entry.texts)]
    for said in ("A note on horses.", "Neither.", "Undated.", "Force B", "Well, well.", "Made up."):
        assert said in texts


def test_sqlite_without_full_text_search_is_one_line() -> None:
    with mock.patch.dict("sys.modules", {"sqlite3": None}), pytest.raises(EssexInspError) as error:
        essex_insp.search("good")
    assert error.value.message.startswith("search needs SQLite with FTS5")
