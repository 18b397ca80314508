"""Nothing in a text can vanish, colour, or move the cursor."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.questions.record import Person
from essex_insp.show.data import cell, dumps
from essex_insp.show.visible import all_visible, is_unseen, visible
from tests.cases import for_each

UNSEEN = {
    "\x00": "␀",
    "\t": "␉",
    "\n": "␊",
    "\r": "␍",
    "\x1b": "␛",
    "\x7f": "␡",
    "\x85": "<U+0085>",
    "\x9b": "<U+009B>",
    "\u00ad": "<U+00AD>",
    "\u034f": "<U+034F>",
    "\u061c": "<U+061C>",
    "\u200b": "<U+200B>",
    "\u200d": "<U+200D>",
    "\u200e": "<U+200E>",
    "\u202e": "<U+202E>",
    "\u2028": "<U+2028>",
    "\u2029": "<U+2029>",
    "\u2060": "<U+2060>",
    "\u2065": "<U+2065>",
    "\u2066": "<U+2066>",
    "\u3164": "<U+3164>",
    "\ufeff": "<U+FEFF>",
    "\uffa0": "<U+FFA0>",
    "\ufffe": "<U+FFFE>",  # XML, and so a picture, has no place for it
    "\ud800": "<U+D800>",
    "\U000e0041": "<U+E0041>",
    "\U000e0101": "<U+E0101>",
}


@for_each(("char", "mark"), UNSEEN.items())
def test_what_is_unseen_gets_a_mark(char: str, mark: str) -> None:
    assert visible(f"a{char}b") == f"a{mark}b"
    assert visible(f"a{char}b", ascii_only=True).isascii()


@for_each(
    "text",
    [
        "",
        "Zoë’s “force” – 50 % ½",
        "[sic] [/b] <b> \\x1b",
        "नमस्ते",
        "e\u0301",
        "❤\ufe0f",
        "🙂",
        "a\u00a0b",
    ],
)
def test_what_is_seen_stays_as_it_is(text: str) -> None:
    assert visible(text) == text


@given(st.text(st.characters()), st.booleans())
def test_nothing_unseen_is_left(text: str, ascii_only: bool) -> None:
    shown = visible(text, ascii_only=ascii_only)
    assert not any(unicodedata.category(char) in ("Cc", "Cf", "Cs", "Zl", "Zp") for char in shown)
    assert not any(map(is_unseen, shown))
    assert visible(shown) == shown


@given(st.text(st.characters()))
def test_what_was_seen_is_all_there_in_its_order(text: str) -> None:
    left = iter(visible(text))
    assert all(char in left for char in text if not is_unseen(char))


def test_line_feeds_are_kept_where_they_are_wanted() -> None:
    assert visible("a\nb\r\n", keep="\n") == "a\nb␍\n"


def test_all_texts_of_a_record_are_made_visible_and_the_record_is_not_changed() -> None:
    inner: Any = ["c\r", {"d": "e\x07", "f": 1}]
    record = Person(id="a", name="b\x1b", role=None, organisation=inner)
    shown = all_visible(record)
    assert isinstance(shown, Person)
    assert shown == {
        "id": "a",
        "name": "b␛",
        "role": None,
        "organisation": ["c␍", {"d": "e␇", "f": 1}],
    }
    assert record.name == "b\x1b"


@given(st.text(st.characters()))
def test_json_keeps_every_character_and_shows_none_that_is_unseen(text: str) -> None:
    written = dumps({"text": text})
    assert json.loads(written) == {"text": text}
    assert not any(is_unseen(char) for char in written.replace("\n", ""))
    written.encode("utf-8")


def test_what_a_spreadsheet_would_run_is_marked_in_any_width_after_any_blank() -> None:
    for sign in "=+-@＝＋－＠":
        for blank in ("", " ", "\n", "\u00a0\t"):
            assert cell(f"{blank}{sign}1+1") == f"'{blank}{sign}1+1"


@pytest.mark.parametrize(
    ("values", "shown"),
    [
        (["Inspector", "Inspector"], "Inspector; Inspector"),
        (["Inspector", None], "Inspector; "),
        ([None, None], ""),
        ([None], ""),
    ],
)
def test_a_list_in_a_cell_goes_with_the_list_beside_it(values: list[str], shown: str) -> None:
    assert cell(values) == shown
