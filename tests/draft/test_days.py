"""When a text says that it, and the report that it tells of, came out."""

from __future__ import annotations

import pytest

from essex_insp.draft.report import draft_report
from tests.cases import for_each


@for_each(
    ("text", "own", "report"),
    [
        ("The report was published on 12 March 2024 by inspectors.", None, "2024-03-12"),
        ("Police rated\n\nThursday, 7th May 2020, 6:40 am\n\nNo report came.", "2020-05-07", None),
        ("Published: Jan 3, 2019\n\nA report published on 20 December says so.", "2019-01-03",
         "2018-12-20"),
        ("The report, published today (Friday 1 March 2019), says so.", None, "2019-03-01"),
        ("16 August 2024\n\nIt will be published on 19 August.", "2024-08-16", "2024-08-19"),
        ("16 December 2024\n\nIt will be published on 9 January.", "2024-12-16", "2025-01-09"),
        ("---\ntitle: Words\ndate: 2025-02-03\n---\n\nNo report came.", "2025-02-03", None),
        ("Anytown Home\n\nAll inspections\n\n2 October 2023\n\nIt is a home.", None, None),
        ("Anytown Home\n\n2 October 2023\n\nDuring an inspection of it\n\nIt was.", None, None),
        ("The force has until 31 March 2024 to improve.", None, None),
        ("The report was published on 31 February 2024.", None, None),
    ],
)  # fmt: skip
def test_the_day_of_a_text_and_of_its_report(
    text: str, own: str | None, report: str | None
) -> None:
    drafted = draft_report(text)

    assert (drafted.sources[0].published, drafted.published) == (own, report)
    assert [citation.source for citation in drafted.citations] == ["source"] * bool(report)


@pytest.mark.parametrize(
    ("text", "doubt"),
    [
        ("The report, published today (11 May), says so.", "Of which year is “11 May”"),
        ("16 August 2024\n\nIt was published on 1 September.", "Of which year is “1 September”"),
        ("It was published on 2 May 2019.\n\nReports were published on 3 May 2019.",
         "2019-05-02 or 2019-05-03"),
    ],
)  # fmt: skip
def test_a_day_that_is_not_settled_is_a_doubt(text: str, doubt: str) -> None:
    drafted = draft_report(text)

    assert drafted.published is None
    assert any(doubt in each.text for each in drafted.doubts)


def test_the_day_that_one_gives_tells_the_year() -> None:
    drafted = draft_report("The report, published today (11 May), says so.", published="2019-05")

    assert drafted.published == "2019-05-11"
