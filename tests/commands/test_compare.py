"""`essex-insp compare`: counts, names, and nothing but the same question in the same round."""

from __future__ import annotations

import csv
import io
import re

import pytest

from tests.cases import for_each
from tests.program import data, run, screen, shown, some, widest

LATEST = ("--round", "2023-25", "--area", "responding to the public")


def wide(columns: int, *words: str) -> str:
    """Return what a place of so many columns shows."""
    return run("compare", *words, env={"COLUMNS": str(columns)}).stdout


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
    assert "43 of 43 forces read." in out
    for grade, count in counts.items():
        bar = f" +█{{{count}}}" if count else ""
        assert re.search(rf"^. {grade} +{count}\b.*?{bar}$", out, re.MULTILINE)


def test_without_options_it_is_the_round_of_the_report() -> None:
    out = shown("compare")
    assert out.startswith("Overall effectiveness, 2017\n")
    assert "From 2016 to 2017: 9 rose, 6 fell, 28 stayed." in out
    assert "Essex Police: ● Good, same as 2016. 29 others with this grade." in out
    assert shown("compare", "--report", "essex-peel-2016").startswith("Overall effectiveness, 2016")


def test_forces_stand_under_their_grade_and_inferred_ones_are_marked() -> None:
    out = wide(80, *LATEST)
    assert "28 of 43 forces read, 2 of these grades inferred." in out
    under = {
        grade: " ".join(names.split())
        for grade, names in re.findall(r"^[●◐○✕·] ([\w ]+)\n((?:  .*\n)+)", out, re.MULTILINE)
    }
    assert under["Good"] == "City of London Police, Cumbria Constabulary, Sussex Police"
    assert "Bedfordshire Police (inferred), Cleveland Police" in under["Adequate"]
    assert under["not known to us"].startswith("Cheshire Constabulary, Devon and Cornwall")
    assert sum(names.count(",") + 1 for names in under.values()) == 43
    assert re.search(r"^◐ Adequate +9 \(2 inferred\) +█{9}$", out, re.MULTILINE)
    assert re.search(r"^· not known to us +15 ", out, re.MULTILINE)


@pytest.mark.parametrize("format", ["table", "plain", "md"])
def test_no_share_of_all_forces_is_told_where_some_are_not_known(format: str) -> None:
    out = shown("compare", *LATEST, "--format", format)
    assert "28 of 43 forces read" in out
    assert not re.search(r"%|per cent|out of 43|3 of 43|9 of 43", out)


def test_a_round_of_areas_is_counted_area_by_area() -> None:
    out = wide(100, "--round", "latest")
    assert re.search(r"^Responding to the public +0 +3 +9 +12 +4 +28 +2$", out, re.MULTILINE)
    assert "Read: of how many of the 43 forces the grade is known." in out
    assert re.search(r"^Essex Police\nPreventing crime +◐ Adequate$", out, re.MULTILINE)
    assert '--area "preventing crime"' in out


@pytest.mark.parametrize(
    ("pillar", "good"), [("effectiveness", 30), ("efficiency", 30), ("legitimacy", 35)]
)
def test_a_pillar_has_its_overall_grade(pillar: str, good: int) -> None:
    out = shown("compare", "--pillar", pillar)
    assert out.startswith(f"Overall {pillar}, 2017\n")
    assert re.search(rf"^● Good +{good} ", out, re.MULTILINE)


def test_what_has_no_grade_is_told_apart() -> None:
    out = shown("compare", "--pillar", "legitimacy")
    assert "· ungraded\n  Greater Manchester Police\n" in out


def test_forces_side_by_side_newest_round_first() -> None:
    out = wide(80, "essex", "kent", "norfolk", "--round", "2021-22")
    assert out.startswith("Essex Police, Kent Police, Norfolk Constabulary\n\n2021-22\nArea ")
    row = r"^Good use of resources +● Good +● Good, inferred +★ Outstanding$"
    assert re.search(row, out, re.MULTILINE)
    every = wide(80, "kent")
    rounds = re.findall(r"^(20[\d-]+)(, not comparable with earlier rounds)?$", every, re.MULTILINE)
    assert [name for name, _ in rounds] == ["2023-25", "2021-22", "2018-19", "2017", "2016", "2015"]
    assert [bool(apart) for _, apart in rounds] == [True, True, False, False, False, False]
    assert "carried over from 2016" in every
    assert "Not known to us of any of these forces: Disrupting serious organised crime" in every
    assert "Supporting victims" in every  # which is ungraded: known, and no grade
    assert "· ungraded" in wide(80, "kent", "--area", "victims")
    assert "16 notes, 2 disagreements (*): essex-insp compare kent --notes\n" in every
    told = wide(80, "kent", "--notes")
    assert "Sources disagree (*). Kent Police: Whether preventing crime was" in told


@pytest.mark.parametrize("name", ["met", "the Met", "Metropolitan Police", "MPS"])
def test_names_are_taken_as_people_write_them(name: str) -> None:
    items = data("compare", name, "--round", "2017")["items"]
    assert {item["force"] for item in items} == {"essex", "metropolitan"}


def test_csv_has_a_line_for_each_force() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("compare", "--format", "csv"))))
    assert len(rows) == 43
    assert sum(row["grade"] == "Good" for row in rows) == 30
    assert {row["graded_alike"] for row in rows if row["grade"] == "Good"} == {"30"}
    assert {(row["forces_read"], row["forces"]) for row in rows} == {("43", "43")}
    assert [row["force"] for row in rows if row["this_force"] == "true"] == ["Essex Police"]
    later = list(csv.DictReader(io.StringIO(shown("compare", *LATEST, "--format", "csv"))))
    (gwent,) = (row for row in later if row["id"] == "gwent")
    assert (gwent["grade"], gwent["inferred_grade"]) == ("", "Adequate")


@pytest.mark.parametrize("format", ["table", "plain", "json", "md"])
def test_nothing_ranks_or_averages_or_leaves_two_lines_blank(format: str) -> None:
    for words in ((), ("kent",), LATEST, ("--round", "latest")):
        out = shown("compare", *words, "--format", format)
        assert "\n\n\n" not in out
        assert not re.search(
            r"\b(?:rank|average|mean|score|best|worst|percent)\b|[↑↓→]",
            out,
            re.IGNORECASE,
        )


@for_each(
    "words",
    [
        ("nowhereshire",),
        ("yorkshire",),
        ("--round", "2014"),
        ("--area", "parking"),
        ("--question", "parking"),
        ("--pillar", "ethics"),
        ("--round", "2023-25", "--pillar", "efficiency"),
    ],
)
def test_an_unknown_name_ends_with_2_and_one_line(words: tuple[str, ...]) -> None:
    code, out, err = run("compare", *words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


@pytest.mark.parametrize("columns", some([20, 40, 60, 80, 84, 120], 2))
def test_it_fits_the_place_and_a_force_is_named_on_one_line(columns: int) -> None:
    for words in ((), LATEST, ("--round", "latest"), ("kent", "met", "gmp", "avon & somerset")):
        assert widest(wide(columns, *words)) <= columns
    if columns >= 40:
        out = wide(columns, "--round", "2015")
        assert all(item["name"] in out for item in data("compare", "--round", "2015")["items"])


def test_plain_lines_have_a_count_a_line_and_the_forces_after() -> None:
    lines = shown("compare", *LATEST, "--format", "plain").splitlines()
    assert "Adequate: 9 (2 inferred)" in lines
    assert "not known to us: 15" in lines
    at = lines.index("Good", lines.index("Good: 3"))
    assert lines[at + 1] == "City of London Police, Cumbria Constabulary, Sussex Police"


def test_ascii_stands_in_for_every_sign() -> None:
    out = screen(80, "compare", "kent", *LATEST, ascii_only=True)
    assert not re.search("[★●◐○✕·█─]", out)
    assert "- Requires improvement" in out


def test_who_has_a_grade_is_told_over_all_areas() -> None:
    out = wide(80, "--grade", "inadequate", "--round", "latest")
    assert out.startswith("Forces graded Inadequate, 2023-25\n7 forces, in 5 areas. ")
    assert (
        "\nInvestigating crime: ✕ Inadequate, 1 of 28 read\n  Metropolitan Police Service\n" in out
    )
    assert out.count("✕ Inadequate, ") == 5
    assert "newest round" not in out  # which it is
    assert "--round latest" in wide(80, "--grade", "ri").splitlines()[4]


def test_a_grade_counts_where_it_is_inferred_and_beside_other_choices() -> None:
    adequate = data("compare", *LATEST, "--grade", "adequate")["items"]
    assert len(adequate) == 9
    assert sum(item["inferred_grade"] == "Adequate" for item in adequate) == 2
    both = wide(80, "kent", "essex", "--grade", "outstanding")
    assert "\nRecording data about crime, 2021-22: ★ Outstanding" in both
    none = run("compare", "--grade", "adequate", "--round", "2017")
    assert none.code == 2
    scale = "Outstanding, Good, Requires improvement, Inadequate"
    assert f"no grade of 2017 ({scale}) matches 'adequate'" in none.stderr
    unread = run(
        "compare", "--area", "investigating", "--grade", "outstanding", "--round", "2021-22"
    )
    assert "not known to us (16)" in unread.stderr


def test_an_area_has_the_heading_of_its_round_and_an_inferred_grade_no_company() -> None:
    out = shown("compare", "--area", "preventing", "--round", "2021-22", "--format", "plain")
    read, own = out.splitlines()[1:3]
    headed = "Headed “Preventing crime and anti-social behaviour”."
    assert read == f"28 of 43 forces read, 3 of these grades inferred. {headed}"
    assert own == "Essex Police: Adequate, inferred"


def test_many_sources_of_a_grade_are_told_together() -> None:
    out = " ".join(shown("compare", "--cite").split())
    assert re.search(r"Gwent Police, Overall effectiveness, 2017 \[\d+–\d+\] ", out)


def test_what_is_no_force_may_be_an_area_and_not_of_the_round_of_the_report() -> None:
    area = wide(80, "--area", "managing offenders")
    assert area.startswith("Managing offenders, 2023-25\n")
    for words in (("managing offenders",), ("managing", "offenders")):
        assert wide(80, *words).splitlines()[:9] == area.splitlines()[:9]
    assert run("compare", "vulnerable", "--grade", "outstanding").code == 2
    assert "nearest: Kent Police" in run("compare", "kentt").stderr


def test_words_of_an_area_find_the_newest_round_that_has_it() -> None:
    assert shown("compare", "--area", "responding").startswith(
        "Responding to the public, 2023-25\n"
    )


def test_a_grade_that_a_round_did_not_give_is_looked_for_in_the_newest() -> None:
    out = shown("compare", "--grade", "adequate")
    assert out.startswith("Forces graded Adequate, 2023-25\n")
    assert "newest round" not in out


def test_rounds_that_lack_an_area_are_named_with_what_tells_it_of_one_force() -> None:
    lacking = "Not in the grades of all forces of 2015, 2016, 2018-19; of Essex Police: "
    assert (
        f"{lacking}essex-insp history --force essex --area vulnerable"
        in run("compare", "kent", "--area", "vulnerable", "--format", "plain").stdout
    )
    kent = run("compare", "--force", "met", "--force", "kent", "--area", "vulnerable").stdout
    assert "of Kent Police:\nessex-insp history --force kent --area vulnerable\n" in kent
    named = ("compare", "kent", "--area", "vulnerable", "--round", "latest")
    for words in (named, ("compare", "kent")):
        assert "Not in the grades" not in run(*words).stdout


def test_who_has_no_such_grade_is_named_and_what_was_left_out() -> None:
    code, _, err = run("compare", "essex", "--grade", "inadequate")
    assert code == 2
    assert "no judgment of Essex Police (areas not collected for every force are left out" in err
    assert "there is Requires improvement (" in err
    kent = run("compare", "kent", "--grade", "inadequate").stderr
    assert "of Kent Police (" in kent
    assert "Essex" not in kent


def test_who_was_not_named_is_not_among_those_of_a_grade_and_a_part_is_no_cut_list() -> None:
    out = wide(120, "kent", "met", "--grade", "ri", "--round", "latest")
    assert "\n2 forces, in " in out
    assert "Essex" not in out
    assert ": ○ Requires improvement, 2 of the 12 with it, of 28 read" in " ".join(out.split())
    assert "no such grade was read" not in out
    every = " ".join(shown("compare", "kent", "--grade", "ri").split())
    assert "(all of one force: essex-insp history --force kent)." in every
    assert " In 2015, 2016, 2017, 2018-19 no such grade was read. " in every


def test_what_did_not_change_is_told_apart_from_what_is_not_known() -> None:
    out = shown("compare", "--round", "2017", "--pillar", "efficiency")
    assert "4 rose, 6 fell, 31 stayed, 1 not known, 1 ungraded.\n" in out
    later = shown("compare", "--round", "2018-19", "--pillar", "efficiency")
    since = "From 2016 to 2018-19: 1 rose, 1 fell, 0 stayed.\n  Rose: Humberside Police\n"
    assert since in later
    assert "not known" not in later.partition("From 2017")[2]


def test_where_a_grade_is_ungraded_or_carried_over_it_says_so_though_none_was_read() -> None:
    victims = shown("compare", "--round", "2021-22", "--area", "supporting victims")
    assert "Essex Police: · ungraded" in victims
    dorset = run("compare", "dorset", "--round", "2017", "--format", "plain").stdout
    assert "not known to us, carried over from 2016" in dorset


def test_nothing_that_is_not_there_is_offered_of_other_rounds() -> None:
    for words in (("gwent", "--pillar", "legitimacy"), ("kent", "norfolk", "--area", "responding")):
        assert "Not in the grades" not in shown("compare", *words)


def test_a_row_names_the_report_that_tells_it() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("compare", "kent", "--format", "csv"))))
    told = {(row["force"], row["round"]): row["report"] for row in rows}
    assert told["Essex Police", "2016"] == "essex-peel-2016"
    assert told["Kent Police", "2016"] == ""


def test_notes_name_a_force_and_a_round_once() -> None:
    out = " ".join(shown("compare", "kent", "norfolk", "--notes").split())
    assert "• Norfolk Constabulary, 2021-22 (Preventing crime; Responding to the public; " in out
    assert "• Kent Police, Tackling serious and organised crime, 2017: grade not read" in out


def test_of_many_long_names_three_are_told() -> None:
    said = run("compare", "--area", "nonsense").stderr
    assert said.endswith("Investigating crime and reducing reoffending and 4 more\n")


def test_a_page_breaks_a_line_only_within_a_cell() -> None:
    page = shown("compare", "--format", "html")
    assert "Good</span>, same as 2016. 29 others with this grade.</p>" in page
    assert "Good</span><br>same as 2016</td>" in shown("compare", "kent", "--format", "html")
