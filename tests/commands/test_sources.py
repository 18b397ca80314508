"""`essex-insp sources`: where it comes from, and on what terms it may be used."""

from __future__ import annotations

import essex_insp
from tests.program import run


def test_each_has_its_address_and_its_terms() -> None:
    for item in run("sources", "--format", "json").items:
        assert item["url"].startswith("http")
        assert item["supports"]
    table = run("sources").stdout
    assert table.count("\n  Terms: ") == table.count("\n  http")


def test_the_story_has_its_fingerprint() -> None:
    story = run("sources", "southend", "--format", "json").items[0]
    assert story["sha256"].startswith("d619bf28e6ece4b1")
    assert story["length"] == 3120
    table = run("sources", "southend").stdout
    assert f"Text held: 3120 bytes, SHA-256 {story['sha256']}" in table
    assert story["url"] in table


def test_what_was_not_read_is_said() -> None:
    table = run("sources", "southend").stdout
    assert "report reveals (title not read)" in table
    assert "Published: The day it appeared was not read" in table


def test_a_copy_says_whose_words_it_has_and_who_copied_them() -> None:
    table = run("sources", "rssing").stdout
    assert "Your Thurrock: On the PEEL report of 14 October 2022 (title not read)" in table
    assert "Read in a copy by rssing.com" in table


def test_the_acknowledgement_is_word_for_word() -> None:
    words = "Contains public sector information licensed under the Open Government Licence v3.0."
    assert f"“{words}”" in run("sources", "hmicfrs").stdout


def test_python_says_the_same() -> None:
    assert essex_insp.load().sources("hmicfrs") == run("sources", "hmicfrs", "-f", "json").items
