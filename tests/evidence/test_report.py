"""What a person who checks a whole report against a text is told."""

from __future__ import annotations

import pytest

from essex_insp.errors import UnknownName
from essex_insp.library.papers import paper_of
from essex_insp.model import Report
from essex_insp.questions.verification import TieCheck, identify, recognised, verify
from tests.evidence.story import PARAGRAPHS, QUOTES, TEXT, checks, only, quote_verdicts, report


def test_the_story_itself_is_exact_throughout() -> None:
    judged = checks(TEXT)
    assert {check.verdict for check in judged if check.words} == {"exact"}
    assert not any(each.failed for each in judged)


def test_every_place_slices_to_its_words() -> None:
    for check in checks(TEXT):
        if check.words:
            (place,) = check.places
            assert TEXT[place["start"] : place["end"]] == place["words"] == check.words


def test_each_check_says_what_it_is_about_and_where() -> None:
    told = {check.path: (check.kind, check.id) for check in checks(TEXT)}
    assert told == {
        "$.citations[0]": ("report", "made-up"),
        "$.findings[0].citations[0]": ("finding", "burglary"),
        "$.concerns[0].parts[0].citations[0]": ("concern-part", "calls"),
        "$.concerns[0].trail[0].citations[0]": ("event", "calls"),
        "$.statements[0].quotes[0].citations[0]": ("quote", "example-1"),
        "$.statements[0].quotes[0].attribution.citation": ("attribution", "example-1"),
        "$.statements[0].quotes[1].citations[0]": ("quote", "example-2"),
        "$.statements[0].quotes[2].citations[0]": ("quote", "example-3"),
        "$.statements[1].quotes[0].citations[0]": ("quote", "sample-1"),
        "$.statements[1].quotes[0].attribution.citation": ("attribution", "sample-1"),
    }


def test_a_citation_without_words_is_said_to_be_unverifiable_and_fails_nothing() -> None:
    judged = [check for check in checks(TEXT) if check.verdict == "unverifiable"]
    assert [check.notes for check in judged] == [
        ["It cites the source as a whole: there are no words to look for."],
        ["It cites paragraph 2 without words to look for."],
    ]
    assert not any(each.failed for each in judged)


def test_an_unknown_source_names_the_nearest() -> None:
    with pytest.raises(UnknownName, match=r"no source 'storey'; did you mean story"):
        recognised(report(), paper_of(TEXT), "storey")


def test_another_source_has_checks_of_its_own() -> None:
    assert verify(report(), "other", paper_of(TEXT)) == []


def test_straight_marks_are_typographic_where_there_are_marks() -> None:
    straight = TEXT.translate({ord(old): new for old, new in zip("“”’", '""\'', strict=True)})
    assert quote_verdicts(straight) == {
        "example-1": "typographic",
        "example-2": "exact",
        "example-3": "typographic",
        "sample-1": "exact",
    }


@pytest.mark.parametrize("name", QUOTES)
def test_one_word_changed_alters_that_quote_only(name: str) -> None:
    words = QUOTES[name].split()
    changed = " ".join([*words[:3], "changed", *words[4:]])
    assert quote_verdicts(TEXT.replace(QUOTES[name], changed)) == only(name, "altered")


def test_a_dropped_not_is_flagged() -> None:
    text = TEXT.replace("is not yet", "is yet")
    assert quote_verdicts(text) == only("example-2", "altered")
    (check,) = [check for check in checks(text) if check.verdict == "altered"]
    _, added, *_ = check.differences
    assert [added[key] for key in ("kind", "quoted", "negations")] == ["added", "not", ("not",)]


def test_two_sentences_swapped_alter_that_quote_only() -> None:
    first, second = QUOTES["example-2"].split(". ")
    text = TEXT.replace(QUOTES["example-2"], f"{second} {first}.")
    assert quote_verdicts(text) == only("example-2", "altered")
    (check,) = [check for check in checks(text) if check.id == "example-2"]
    assert [place["words"] for place in check.places] == [f"{second} {first}."]


@pytest.mark.parametrize("name", QUOTES)
def test_a_paragraph_removed_is_absent_and_spoils_no_other(name: str) -> None:
    kept = [paragraph for paragraph in PARAGRAPHS if QUOTES[name] not in paragraph]
    assert quote_verdicts("\n\n".join(kept)) == only(name, "absent")


@pytest.mark.parametrize("number", [0, 1, 5])
def test_a_paragraph_removed_elsewhere_spoils_no_quote(number: int) -> None:
    kept = PARAGRAPHS[:number] + PARAGRAPHS[number + 1 :]
    assert set(quote_verdicts("\n\n".join(kept)).values()) == {"exact"}


@pytest.mark.parametrize("where", ["beside", "at the end", "at the start"])
@pytest.mark.parametrize("name", QUOTES)
def test_a_paragraph_doubled_is_ambiguous_and_names_both_places(name: str, where: str) -> None:
    (paragraph,) = [part for part in PARAGRAPHS if QUOTES[name] in part]
    text = {
        "beside": TEXT.replace(paragraph, f"{paragraph}\n\n{paragraph}"),
        "at the end": f"{TEXT}\n\n{paragraph}",
        "at the start": f"{paragraph}\n\n{TEXT}",
    }[where]
    assert quote_verdicts(text) == only(name, "ambiguous")
    (check,) = [check for check in checks(text) if check.kind == "quote" and check.failed]
    assert [place["words"] for place in check.places] == [QUOTES[name]] * 2


def test_a_quote_that_stands_elsewhere_than_cited_says_so() -> None:
    (check,) = [check for check in checks("New.\n\n" + TEXT) if check.id == "example-2"]
    assert check.verdict == "exact"
    assert check.notes == ["Cited as paragraph 4, it stands in 5."]


def test_words_cited_for_a_quote_do_not_vouch_for_its_text() -> None:
    whole = report()
    quote = whole.statements[0].quotes[0]
    cited = quote.citations[0].model_copy(update={"exact": quote.text})
    false = quote.model_copy(update={"text": "I am ashamed of Force A.", "citations": (cited,)})
    statement = whole.statements[0].model_copy(update={"quotes": (false,)})
    (check,) = [
        check
        for check in checks(TEXT, whole.model_copy(update={"statements": (statement,)}))
        if check.kind == "quote"
    ]
    assert check.verdict == "altered"


def test_a_quote_cut_short_of_its_prefix_or_full_stop_is_altered() -> None:
    cut = {"example-1": QUOTES["example-1"][2:], "example-2": QUOTES["example-2"][:-1]}
    verdicts = quote_verdicts(TEXT, report(quotes=cut))
    assert verdicts == dict.fromkeys(QUOTES, "exact") | dict.fromkeys(cut, "altered")


def attributions(text: str, of: Report | None = None) -> dict[str, TieCheck]:
    """How each quote is tied to its speaker."""
    return {str(it.id): it.attribution for it in checks(text, of) if it.attribution}


def test_attributions_carry_the_words_that_were_checked() -> None:
    told = attributions(TEXT)
    assert [
        (name, attribution.speaker, attribution.kind, attribution.words, attribution.holds)
        for name, attribution in told.items()
    ] == [
        ("example-1", "example", "introduced-earlier", "Inspector Jane Example", True),
        ("example-2", "example", "continued", None, None),
        ("example-3", "example", "continued", None, None),
        ("sample-1", "sample", "named-in-sentence", "He said:", True),
    ]
    assert told["sample-1"].notes == ["The words do not name John Sample."]


def test_an_attribution_whose_words_are_gone_does_not_hold() -> None:
    text = TEXT.replace("Jane Example", "Joan Example")
    told = attributions(text)
    assert told["example-1"].holds is False
    assert quote_verdicts(text) == dict.fromkeys(QUOTES, "exact")


def test_a_source_is_known_by_its_bytes_or_by_its_text_alone() -> None:
    story = report().sources[0]
    assert story.id == "story"
    assert identify(report(), paper_of(TEXT)) == story
    assert identify(report(), paper_of(TEXT.replace("\n", "\r\n") + "\r\n")) == story
    assert identify(report(), paper_of(TEXT + "!")) is None


def test_a_quote_of_turned_sense_fails_until_it_is_accepted() -> None:
    text = TEXT.replace("“I am pleased", "“Nobody says I am pleased")
    given = paper_of(text)
    (turned,) = [check for check in verify(report(text), "story", given) if check.failed]
    assert (turned.id, turned.verdict) == ("example-1", "exact")
    assert not any(each.failed for each in verify(report(text), "story", given, accept=True))


@pytest.mark.parametrize(
    ("introduction", "notes"),
    [
        ("Jane Example said: “", []),
        ("Jane Example said: “We", ["The words do not stand before the quote."]),
        ("said Jane Example", ["The words do not stand before the quote."]),
    ],
)
def test_a_speaker_introduced_earlier_is_named_before_the_quote(
    introduction: str, notes: list[str]
) -> None:
    text = "Jane Example said: “We are late,” said Jane Example."
    citation = {"source": "story", "exact": "We are late", "prefix": "“", "suffix": ",”"}
    words = {"source": "story", "exact": introduction}
    given = {"kind": "introduced-earlier", "citation": words}
    quote = {"id": "late", "text": "We are late", "citations": [citation], "attribution": given}
    of = report(statements=[{"id": "one", "speaker": "example", "quotes": [quote]}])
    assert attributions(text, of)["late"].notes == notes


@pytest.mark.parametrize(
    ("speaker", "notes"),
    [("example", ["The report names a speaker and does not say how that is known."]), (None, [])],
)
def test_a_speaker_is_known_somehow(speaker: str | None, notes: list[str]) -> None:
    quote = {"id": "late", "text": "We are late", "citations": [{"source": "story"}]}
    of = report(statements=[{"id": "one", "speaker": speaker, "quotes": [quote]}])
    assert attributions(TEXT, of)["late"].notes == notes
