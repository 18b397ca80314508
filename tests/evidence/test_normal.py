"""What counts as presentation, and what is meaning."""

from __future__ import annotations

from essex_insp.evidence import fold
from tests.cases import for_each


@for_each(
    ("one", "other"),
    [
        ("“Good”", "'Good'"),
        ("it’s", "it`s"),
        ("anti-social", "anti\u2011social"),
        ("a – b", "a — b"),
        ("a b", "a\u00a0\u2003b"),
        ("a b", "a\r\nb"),
        ("a\n\nb", "a\r\n \r\nb"),
        ("a\n\nb", "a\r\r\r\rb"),
        ("a b", "a \u200b b"),
        ("offence", "of\u00adfence"),
        ("Zoë", "Zoe\u0308"),
        ("ộ", "o\u0302\u0323"),
        ("각", "\u1100\u1161\u11a8"),
        ("office", "o\ufb03ce"),
        ("wait…", "wait..."),
        ("wait… and see", "wait . . . and see"),
        ("a list:\n\n• of two", "a list:\n\nof two"),
        ("Ｆｏｒｃｅ", "Force"),
        ("\u212b", "Å"),
    ],
)
def test_presentation(one: str, other: str) -> None:
    assert fold(one).text == fold(other).text


@for_each(
    ("one", "other"),
    [
        ("Good", "good"),
        ("Zoë", "Zoe"),
        ("m²", "m2"),
        ("1½", "11/2"),
        ("№ 1", "No 1"),
        ("6'", '6"'),
        ("re-form", "reform"),
        ("a b", "ab"),
        ("a b", "a\n\nb"),
        ("1,000", "1.000"),
        ("Wait…", "Wait."),
        ("Wait....", "Wait..."),
        ("“good” work", "good work"),
        ("a\u202eb", "ab"),
    ],
)
def test_meaning(one: str, other: str) -> None:
    assert fold(one).text != fold(other).text


def test_a_stretch_leads_back_to_the_original() -> None:
    text = "\u00adThe  \u200bo\ufb03ce’s\r\n\r\nZoe\u0308…"
    folded = fold(text)
    assert folded.text == "The office's\nZoë…"
    for words, there in (("office", "o\ufb03ce"), ("The", "The"), ("Zoë", "Zoe\u0308")):
        at = folded.text.index(words)
        assert text[folded.start(at) : folded.end(at + len(words))] == there


def test_marks_that_fold_one_for_one_are_parted_as_they_stand() -> None:
    folded = fold("It stopped—…and began")
    at = folded.text.index("…")
    assert (folded.text[at - 1 : at + 1], folded.start(at), folded.end(at)) == ("-…", 11, 11)
