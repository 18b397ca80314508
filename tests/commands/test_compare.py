"""`essex-insp compare`: counts, names, and nothing but the same question in the same round."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.program import data, run, screen, shown


@pytest.mark.parametrize(
    ("round", "counts"),
    [
        ("2015", {"Outstanding": 1, "Good": 24, "Requires improvement": 18, "Inadequate": 0}),
        ("2016", {"Outstanding": 1, "Good": 28, "Requires improvement": 13, "Inadequate": 1}),
        ("2017", {"Outstanding": 1, "Good": 30, "Requires improvement": 12, "Inadequate": 0}),
        ("2018-19", {"Outstanding": 1, "Good": 35, "Requires improvement": 6, "Inadequate": 1}),
    ],
)
def test_the_bars_have_the_published_counts(round: str, counts: dict[str, int]) -> None:
    out = shown("compare", "--round", round)
    for grade, count in counts.items():
        assert re.search(rf"^. {grade} +{count} ?█{{{count}}}$", out, re.MULTILINE)


def test_without_options_it_is_the_round_of_the_report() -> None:
    out = shown("compare")
    assert "round 2017" in out
    assert "From 2016 to 2017: 9 rose, 6 fell, 28 stayed." in out
    assert "▶ Essex Police" in out


def test_what_was_not_read_is_said() -> None:
    out = shown("compare", "--round", "2015")
    assert "not in the data" not in out
    unread = shown("compare", "--round", "2017", "-q", "vulnerable")
    assert re.search(r"· not in the data +\d+", unread)


def test_forces_side_by_side_have_unknown_and_carried_over_cells_said() -> None:
    out = shown("compare", "kent", "Dyfed Powys")
    assert "carried over from 2016" in out
    assert "inspected in 2017, basis inferred" in out
    assert "not in the data" in out
    assert "Sources disagree." in out


@pytest.mark.parametrize("name", ["met", "the Met", "Metropolitan Police", "MPS"])
def test_names_are_taken_as_people_write_them(name: str) -> None:
    items = data("compare", name)["items"]
    assert {one["force"] for one in items} == {"essex", "metropolitan"}


def test_csv_has_a_line_for_each_force() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("compare", "--format", "csv"))))
    assert len(rows) == 43
    assert sum(row["grade"] == "Good" for row in rows) == 30
    assert {row["graded_alike"] for row in rows if row["grade"] == "Good"} == {"30 of 43 forces"}
    assert all(row["sources"] for row in rows)


@pytest.mark.parametrize("format", ["table", "plain", "json", "csv", "md"])
def test_nothing_ranks_or_averages(format: str) -> None:
    out = shown("compare", "--format", format) + shown("compare", "kent", "--format", format)
    assert not re.search(r"\b(?:rank|average|mean|score|best|worst|percent)\b", out, re.IGNORECASE)


@pytest.mark.parametrize(
    "arguments",
    [("nowhereshire",), ("yorkshire",), ("--round", "2021-22"), ("--question", "parking")],
)
def test_an_unknown_name_ends_with_2_and_one_line(arguments: tuple[str, ...]) -> None:
    code, out, err = run("compare", *arguments)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_it_fits_the_terminal(columns: int) -> None:
    for arguments in ((), ("kent", "met", "gmp", "avon & somerset")):
        out = screen(columns, "compare", *arguments)
        assert max(map(len, out.splitlines())) <= columns


@pytest.mark.parametrize("arguments", [(), ("kent",), ("-q", "prevention")])
def test_a_grade_without_a_basis_is_explained(arguments: tuple[str, ...]) -> None:
    out = shown("compare", *arguments)
    assert "Where no word on its basis is added, a grade was inspected in that round." in out


def test_no_two_blank_lines_follow_each_other() -> None:
    from_2015 = ("compare", "kent", "--round", "2015")
    for arguments in (from_2015, ("compare",), ("history", "--all", "--area", "custody")):
        assert "\n\n\n" not in shown(*arguments)


COUNTS = [("Outstanding", 1), ("Good", 30), ("Requires improvement", 12), ("Inadequate", 0)]


@pytest.mark.parametrize("names", [(), ("kent",)])
def test_the_counts_are_in_every_format(names: tuple[str, ...]) -> None:
    asked = ("compare", *names, "--round", "2017", "--question", "overall")
    plain = shown(*asked, "--format", "plain").splitlines()
    markdown = shown(*asked, "--format", "md")
    assert "**Overall effectiveness, 2017**, all 43 forces: Outstanding 1, Good 30" in markdown
    (column, *others) = {
        row["all_forces"] for row in csv.DictReader(io.StringIO(shown(*asked, "--format", "csv")))
    }
    assert not others
    for item in data(*asked)["items"]:
        counts = [(one["grade"], one["count"]) for one in item["counts"]]
        assert counts == [*COUNTS, (None, 0)]
    for grade, count in COUNTS:
        assert f"{grade}: {count}" in plain
        assert f"{grade}: {count}" in column


def test_plain_lines_have_a_line_for_each_force_and_say_the_rest_once() -> None:
    plain = shown("compare", "--format", "plain")
    assert "From 2016 to 2017: 9 rose, 6 fell, 28 stayed\n" in plain
    (essex,) = re.findall(r"^Essex Police.*$", plain, re.MULTILINE)
    assert essex.startswith("Essex Police (this force): Good, the same as in 2016. Sources: ")
    assert len(plain.splitlines()) < 65
    unread = shown("compare", "--round", "2015", "--format", "plain")
    assert "Grade not in the data" not in unread
    assert "South Wales Police: Good" in unread


def test_plain_lines_say_what_was_carried_over() -> None:
    plain = shown("compare", "kent", "-q", "prevention", "--format", "plain")
    assert re.search(r"^Good: \d+ \(\d+ carried over", plain, re.MULTILINE)
    assert "carried over from 2016" in plain


@pytest.mark.parametrize("columns", [40, 61, 80, 84, 120])
def test_a_force_is_named_on_one_line(columns: int) -> None:
    for name in ("2015", "2017"):
        out = screen(columns, "compare", "--round", name)
        assert "▶ Essex Police" in out
        for item in data("compare", "--round", name)["items"]:
            assert item["name"] in out
        assert max(map(len, out.splitlines())) <= columns
