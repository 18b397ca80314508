"""`essex-insp findings`: what is stated in support."""

from __future__ import annotations

import essex_insp
from tests.cases import for_each
from tests.program import run


@for_each(
    ("finding", "kind"),
    [
        ("crime-level", "comparison"),
        ("anti-social-behaviour", "comparison"),
        ("domestic-abuse-incidents", "comparison"),
        ("domestic-abuse-arrests", "comparison"),
        ("improvement-since-2015", "improvement"),
        ("community-policing-teams", "strength"),
        ("community-safety-hubs", "strength"),
        ("burglary-down", "claim"),
    ],
)
def test_what_the_report_states_is_there(finding: str, kind: str) -> None:
    items = {item["id"]: item for item in run("findings", "--format", "json").items}
    assert items[finding]["kind"] == kind
    assert items[finding]["sources"][0]["exact"]


def test_a_figure_that_was_not_read_is_said() -> None:
    table = " ".join(run("findings", "--about", "anti-social").stdout.split())
    assert "higher than the national average, 2 times as much; figures: not known to us" in table


def test_a_claim_stands_under_who_makes_it() -> None:
    items = run("findings", "--kind", "claim", "--format", "json").items
    assert {item["stated_by"]["id"] for item in items} == {"stephen-kavanagh"}
    table = run("findings").stdout
    assert table.index("Stephen Kavanagh") < table.index("Burglary is down.")
    assert table.index("The report") < table.index("Essex has less crime than is usual")


def test_filters() -> None:
    items = run("findings", "-s", "kavanagh", "-a", "resources", "-f", "json").items
    assert items == essex_insp.load().findings(speaker="kavanagh", about="resources")
    assert items
