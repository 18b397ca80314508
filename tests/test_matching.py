"""How names match: as someone types them, not as they are printed."""

from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from essex_insp.matching import fold, matches, nearest, several
from tests.cases import for_each

ZOE = ("Zoë Billingham", "HM Inspector of Constabulary", "HMICFRS", "zoe-billingham")
CHIEF = ("Stephen Kavanagh", "Chief Constable", "Essex Police", "stephen-kavanagh")


@for_each(
    "typed",
    [
        "billingham",
        "Billingham",
        "BILL",
        "zoe",
        "Zoë",
        "ZOË",
        "ZOE\u0308",
        "zoe billingham",
        "Billingham, Zoë",
        "HM Inspector",
        "hmi",
        "HMI",
        "Ms Billingham",
        "Miss Zoe Billingham",
        "hmicfrs",
        "inspector constabulary",
        "Her Majesty’s Inspector",
        "his majesty's inspector of constabulary",
        "zoe-billingham",
        "  zoe  ",
    ],
)
def test_finds_the_inspector(typed: str) -> None:
    assert matches(typed, *ZOE)
    assert not matches(typed, *CHIEF)


@pytest.mark.parametrize("typed", ["kavanagh", "the chief constable", "cc", "CHIEF", "essex"])
def test_finds_the_chief_constable(typed: str) -> None:
    assert matches(typed, *CHIEF)
    assert not matches(typed, *ZOE)


@for_each("typed", ["", " ", "-", "ham", "illing", "bilingham", "zoe kavanagh", "’"])
def test_finds_nobody(typed: str) -> None:
    assert not matches(typed, *ZOE)


@for_each(
    ("typed", "name"),
    [
        ("causes of concern", "cause-of-concern"),
        ("areas for improvement", "area for improvement"),
        ("DA", "domestic abuse"),
        ("AFIs", "area-for-improvement"),
        ("pcp", "Police and Crime Panel (Essex)"),
    ],
)
def test_plurals_and_what_the_field_abbreviates_are_found(typed: str, name: str) -> None:
    assert matches(typed, name)
    assert not matches(typed, "data", "because of a concern")


def test_what_is_absent_answers_to_nothing() -> None:
    assert not matches("none", None)
    assert not matches("zoe")


@for_each(
    ("text", "other"),
    [
        ("It’s", "it's"),
        ("“good”", '"GOOD"'),
        ("re–offending", "re-offending"),
        ("Zoë", "zoe"),
        ("Straße", "STRASSE"),
        ("a\u00a0 b\n", "A B"),
        ("anti\u00adsocial", "antisocial"),
        ("ﬁnd", "find"),
        ("ŉ", "ʼN"),
    ],
)
def test_fold_disregards(text: str, other: str) -> None:
    assert fold(text) == fold(other)


@given(st.text(st.characters()))
def test_fold_is_done_at_once(text: str) -> None:
    assert fold(fold(text)) == fold(text)


def test_fold_is_done_at_once_for_every_letter() -> None:
    letters = (chr(code) for code in range(0x80, 0x3400))
    letters = (char for char in letters if fold(fold(char)) != fold(char))
    assert not list(letters)


@pytest.mark.parametrize("typed", ["bilingham", "zoe bilingham", "Billinghan", "ZOË BILLINGAM"])
def test_nearest_names_her_once(typed: str) -> None:
    assert nearest(typed, [*ZOE, *CHIEF]) == ("Zoë Billingham",)


def test_nearest_gives_nothing_rather_than_anything() -> None:
    assert nearest("xyzzy", [*ZOE, *CHIEF]) == ()
    assert nearest("", [*ZOE, *CHIEF]) == ()
    assert nearest("zoe", []) == ()


def test_nearest_gives_the_likeliest_first_and_few() -> None:
    known = [f"report-{year}" for year in range(2010, 2030)]
    assert nearest("report-201", known)[0] in ("report-2010", "report-2011")
    assert len(nearest("report-201", known)) == 3


@given(
    st.text(st.characters(), max_size=20),
    st.lists(st.text(st.characters(), max_size=20), max_size=5),
)
def test_nearest_names_only_what_there_is(typed: str, known: list[str]) -> None:
    assert set(nearest(typed, known)) <= set(known)


def test_long_names_are_soon_told_apart() -> None:
    book = "".join(chr(0x4E00 + number % 97) for number in range(100_000))
    assert nearest(book, [book, book[::-1]]) == ()
    assert nearest("kx" * 90, [book + "kx"] * 400) == ()
    assert nearest("k" * sys.maxunicode, ["k" * 150]) == ()


@pytest.mark.parametrize(("count", "more"), [(2, ""), (6, ""), (7, " and 1 more")])
def test_of_what_a_name_may_mean_six_are_named_and_the_others_counted(
    count: int, more: str
) -> None:
    names = [f"Force {number}" for number in range(count)]
    assert f": {', '.join(names[:6])}{more}; write one" in several("force", "f", names).message
