"""The bundled report against the article that it was taken from, where that is at hand."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from essex_insp.library.papers import paper_of, read
from essex_insp.model import Report
from essex_insp.questions.verification import identify, verify
from tests.program import some

ROOT = Path(__file__).parents[2]
ARTICLE = ROOT.parent / "shared" / "source" / "southend-standard.txt"
SOURCE = "southend-standard"

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article is its newspaper's, and not in the repository"
)


@pytest.fixture(scope="module")
def bundled() -> Report:
    return Report.model_validate_json(
        (ROOT / "data" / "reports" / "essex-effectiveness-2017.json").read_bytes()
    )


@pytest.fixture(scope="module")
def article() -> str:
    return ARTICLE.read_text(encoding="utf-8")


def quotes(bundled: Report, text: str) -> dict[str, str]:
    judged = verify(bundled, SOURCE, paper_of(text))
    return {str(check.id): check.verdict for check in judged if check.kind == "quote"}


def others(verdicts: dict[str, str], name: str) -> set[str]:
    return {verdict for quote, verdict in verdicts.items() if quote != name}


def test_the_article_is_known_by_its_bytes(bundled: Report) -> None:
    given = read(ARTICLE.read_bytes(), "article")
    known = identify(bundled, given)
    assert known is not None
    assert known.id == SOURCE


def test_every_quote_is_exact_and_all_other_words_are_found(bundled: Report, article: str) -> None:
    judged = verify(bundled, SOURCE, paper_of(article))
    kinds = Counter(check.kind for check in judged if check.verdict == "exact")
    assert kinds["quote"] == 13
    assert {check.verdict for check in judged if check.words is not None} == {"exact"}
    assert not any(check.failed for check in judged)
    for check in judged:
        for place in check.places:
            assert article[place["start"] : place["end"]] == place["words"]
            assert place["paragraph"] == check.sources[0].paragraph


def test_every_quote_is_attributed_as_the_words_say(bundled: Report, article: str) -> None:
    judged = verify(bundled, SOURCE, paper_of(article))
    told = [check.attribution for check in judged if check.attribution]
    assert len(told) == 13
    assert {attribution.holds for attribution in told if attribution.words} == {True}
    assert all(not attribution.notes for attribution in told)
    assert [each.kind for each in told if not each.words].count("by-context") == 1


def test_straightened_marks_are_typographic(bundled: Report, article: str) -> None:
    straight = article.translate({0x201C: '"', 0x201D: '"', 0x2018: "'", 0x2019: "'"})
    verdicts = quotes(bundled, straight)
    assert set(verdicts.values()) == {"exact", "typographic"}
    for statement in bundled.statements:
        for quote in statement.quotes:
            assert verdicts[quote.id] == ("typographic" if "’" in quote.text else "exact")


def test_every_word_of_every_quote_matters_to_it_and_to_no_other(
    bundled: Report, article: str
) -> None:
    for statement in bundled.statements:
        for quote in statement.quotes:
            words = quote.text.split(" ")
            for i in some(range(0, len(words), 17), 3):
                for changed in (
                    [*words[:i], "changed", *words[i + 1 :]],
                    words[:i] + words[i + 1 :],
                ):
                    text = article.replace(quote.text, " ".join(changed))
                    verdicts = quotes(bundled, text)
                    assert verdicts[quote.id] == "altered"
                    assert others(verdicts, quote.id) == {"exact"}


def test_another_encoding_a_byte_order_mark_and_line_ends_change_no_verdict(
    bundled: Report, article: str
) -> None:
    windows = article.replace("\n", "\r\n")
    for data in (
        b"\xef\xbb\xbf" + article.encode(),
        windows.encode(),
        article.encode("utf-16"),
        windows.encode("cp1252"),
    ):
        given = read(data, "article")
        known = identify(bundled, given)
        assert known is not None
        judged = verify(bundled, known.id, given)
        assert {check.verdict for check in judged if check.words is not None} == {"exact"}
