"""What holds for every text and every edit."""

from __future__ import annotations

import string
import unicodedata
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from essex_insp.evidence import VERBATIM, Index, Selector, check, check_words, fold
from essex_insp.evidence.difference import pairs
from essex_insp.evidence.normal import DASHES, DOUBLE_MARKS, SINGLE_MARKS
from essex_insp.library.papers import read
from tests.evidence.story import PARAGRAPHS, QUOTES, TEXT, only, quote_verdicts, report
from tests.papers.made import KINDS

INVISIBLE = "\u00ad\u200b\u2060\ufeff"
PRESENTATION = SINGLE_MARKS | DOUBLE_MARKS | DASHES | set(INVISIBLE) | set(string.whitespace)
MEANING = st.characters(exclude_categories=("Z", "Cc", "Cf", "M", "Cs")).filter(
    lambda char: char not in PRESENTATION | {"…"} and fold(char).text == char
)
ANY_TEXT = st.text(st.one_of(st.characters(), st.sampled_from("  \r\n“”‘’'\"–-…ﬁe\u0301\u0323a1")))
NAMES = st.sampled_from(sorted(QUOTES))


@st.composite
def edits(draw: st.DrawFn) -> tuple[str, str]:
    """Draw the name of a quote, and its words with one character inserted, gone or exchanged."""
    name, how, char = (
        draw(NAMES),
        draw(st.sampled_from(["insert", "delete", "replace"])),
        draw(MEANING),
    )
    words = QUOTES[name]
    at = draw(st.integers(0, len(words) - 1))
    assume(how == "insert" or (words[at] not in PRESENTATION and words[at] != char))
    return name, words[:at] + ("" if how == "delete" else char) + words[at + (how != "insert") :]


@given(edits())
def test_an_edit_of_the_source_spoils_the_quote_it_touches_and_no_other(
    edit: tuple[str, str],
) -> None:
    name, edited = edit
    text = TEXT.replace(QUOTES[name], edited)
    verdict = quote_verdicts(text)[name]
    assert verdict in {"altered", "absent"}
    assert quote_verdicts(text) == only(name, verdict)


@given(edits())
def test_an_edit_of_a_quote_is_never_verbatim(edit: tuple[str, str]) -> None:
    name, edited = edit
    false = report(quotes={name: edited})
    verdict = quote_verdicts(TEXT, false)[name]
    assert verdict in {"altered", "absent"}
    assert quote_verdicts(TEXT, false) == only(name, verdict)


def _kinds(char: str, after: str) -> Sequence[str]:
    if char in SINGLE_MARKS | DOUBLE_MARKS:
        return "'‘’‛`´" if char in SINGLE_MARKS else '"“”„‟«»'
    if char in DASHES:
        return "-‐‑‒–—―−"
    if char == " ":
        if after in DASHES:
            return ["", " ", "\u00a0", "\n"]
        return [" ", "\u00a0", "\u2009", "  ", "\t", "\n", "\r\n", " \n", "\r"]
    forms = [char, char + "\u200b", "\u2060" + char, char + "\u200d\u2068\u034f"]
    if char.isalpha() and after.isalpha():
        forms += [char + "\u00ad", char + "-\n", char + "\u00ad\r\n"]
    if char in string.ascii_letters:
        forms.append(chr(ord(char) + 0xFEE0))  # full width
    return [*forms, unicodedata.normalize("NFD", char)]


@st.composite
def restyled(draw: st.DrawFn, text: str) -> str:
    """The same text in another presentation."""
    chance = draw(st.randoms(use_true_random=False))
    paragraphs = [
        "".join(
            chance.choice(_kinds(char, after))
            for char, after in zip(paragraph, paragraph[1:] + " ", strict=True)
        )
        for paragraph in text.split("\n\n")
    ]
    return chance.choice(["\n\n", "\r\n\r\n", "\n \n", "\n\n\n", "\r\r"]).join(paragraphs)


@given(restyled(TEXT))
def test_an_edit_of_presentation_keeps_every_quote_verbatim(text: str) -> None:
    assert set(quote_verdicts(text).values()) <= VERBATIM


@given(NAMES.flatmap(lambda name: restyled(QUOTES[name])))
def test_words_in_another_presentation_are_verbatim(words: str) -> None:
    assert check_words(words, Index(TEXT)).verbatim


PAPERS = {
    kind: Index(read(make([each.replace("\n", " ") for each in PARAGRAPHS]), kind))
    for kind, make in KINDS.items()
}


@given(st.sampled_from(sorted(PAPERS)), NAMES.flatmap(lambda name: restyled(QUOTES[name])))
def test_an_edit_of_presentation_is_verbatim_in_a_paper_of_any_kind(kind: str, words: str) -> None:
    match = check_words(words, PAPERS[kind])
    assert match.verbatim
    assert not match.failed


@given(st.sampled_from(sorted(PAPERS)), edits())
def test_any_other_edit_fails_in_a_paper_of_any_kind(kind: str, edit: tuple[str, str]) -> None:
    name, edited = edit
    # An excerpt may begin after `I`, and end before the full stop.
    assume(edited not in (QUOTES[name][:-1], QUOTES[name].removeprefix("I")))
    match = check_words(edited, PAPERS[kind])
    assert match.verdict in {"altered", "absent"}
    assert match.failed


@given(ANY_TEXT, st.data())
def test_places_slice_to_their_words_in_any_text(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    char = data.draw(st.sampled_from(["", "x", " … "]))
    middle = (start + end) // 2
    words = text[start:middle] + char + text[middle:end]
    index = Index(text)
    for selector in (Selector(words), Selector(words, text[:start], text[end:], 1, whole=True)):
        match = check(selector, index)
        for place in match.places:
            assert text[place.start : place.end] == place.words
            assert (
                1 <= place.paragraph <= place.last_paragraph <= max(1, len(index.paper.paragraphs))
            )
        if match.verdict == "exact":
            assert match.places[0].words == words
        for omission in match.omissions:
            assert omission.place.words in text
        for change in match.differences:
            assert change.source in text
            assert change.quoted in words


@given(ANY_TEXT)
def test_folding_maps_every_offset_and_changes_nothing_twice(text: str) -> None:
    folded = fold(text)
    offsets = range(len(folded.text) + 1)
    ends = [folded.end(offset) for offset in offsets]
    starts = [folded.start(offset) for offset in offsets]
    assert ends == sorted(ends)
    assert starts == sorted(starts)
    assert all(0 <= each <= len(text) for each in starts + ends)
    parted = [start >= end for start, end in zip(starts, ends, strict=True)]
    for at in offsets[:-1]:
        if parted[at] and parted[at + 1]:
            slice_ = text[folded.start(at) : folded.end(at + 1)]
            assert fold(slice_).text in (folded.text[at], "'", '"')


@given(st.text("ab", max_size=12), st.text("ab", max_size=12))
def test_the_word_diff_is_a_longest_common_subsequence(text: str, other: str) -> None:
    common = pairs(list(text), list(other))
    assert all(text[i] == other[j] for i, j in common)
    assert common == sorted(common)
    assert len({i for i, _ in common}) == len({j for _, j in common}) == len(common)
    lengths = [[0] * (len(other) + 1) for _ in range(len(text) + 1)]
    for i, a in enumerate(text):
        for j, b in enumerate(other):
            lengths[i + 1][j + 1] = (
                lengths[i][j] + 1 if a == b else max(lengths[i][j + 1], lengths[i + 1][j])
            )
    assert len(common) == lengths[-1][-1]
