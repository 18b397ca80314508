"""`essex-insp history`: on one screen, with its breaks, in every format."""

from __future__ import annotations

import csv
import io
import re
from functools import cache
from pathlib import Path

import pytest

from essex_insp.questions.history import Between, Change
from essex_insp.show.words import change_words
from tests import tiny
from tests.made import judgment, report
from tests.program import data, run, screen, shown, some, widest

LATER = ("2021-22", "2023-25")
FORMATS = ("table", "plain", "json", "csv", "md")


@cache
def wide(columns: int, *words: str) -> str:
    """Return what a place of so many columns shows."""
    return run("history", *words, env={"COLUMNS": str(columns)}).stdout


@pytest.mark.parametrize("force", ["essex", "kent", "cleveland", "met", "gmp"])
def test_it_fits_sixty_one_lines_and_the_chart_forty(force: str) -> None:
    words = () if force == "essex" else ("--force", force)
    assert len(wide(80, *words).splitlines()) <= 61
    assert len(wide(80, "--chart", *words).splitlines()) <= 40


@pytest.mark.parametrize(
    "options", [(), ("--chart",), ("--notes",), ("--all",), ("--force", "gwent")]
)
@pytest.mark.parametrize("columns", some([60, 40, 76, 59, 80, 100, 160], 3))
def test_no_line_but_one_to_type_is_wider_than_the_terminal(
    columns: int, options: tuple[str, ...]
) -> None:
    lines = wide(columns, *options).splitlines()
    assert widest(wide(columns, *options)) <= columns
    assert not any(line != line.rstrip() for line in lines)


def test_the_framework_that_counts_today_comes_first() -> None:
    headings = re.findall(r"^20\d\d[^:\n]*", wide(84), re.MULTILINE)
    assert headings == [
        "2021-22 and 2023-25, not comparable with each other or with earlier rounds",
        "2015 to 2018-19, comparable",
        "2014, not comparable",
    ]


def test_changes_are_words_and_none_crosses_a_break() -> None:
    out = wide(80)
    assert not re.search("[↑↓→]|better|worse", out)
    (today, comparable) = out.split("\n\n")[1:3]
    assert not re.search(r"\b(?:up|down|same)\b", today)
    row = re.search(r"^Overall effectiveness.*\n.*$", comparable, re.MULTILINE)
    assert row is not None
    assert re.split(r"\s{2,}", row[0].split("\n")[0])[1:] == [
        "○ Requires",
        "● Good",
        "● Good",
        "● Good*",
    ]
    assert "up since 2015 same as 2016  same as 2017" in row[0]


def test_what_is_inferred_or_carried_over_or_not_known_is_said() -> None:
    for form in ("table", "plain", "md"):
        out = " ".join(shown("history", "--format", form).split())
        for words in ("Adequate, inferred", "not known", "ungraded"):
            assert words in out, form
        assert "carried over from 2017" in out or form == "table"


def test_an_area_that_is_asked_for_has_one_line_across_all_breaks() -> None:
    area = shown("history", "--area", "vulnerable", "--force", "kent", "--since", "2018-19")
    assert "\nProtecting vulnerable people · not known to us ║ ◐ Adequate ║ ● Good\n" in area


def test_areas_without_a_grade_are_one_line_that_says_how_many() -> None:
    out = shown("history")
    assert "11 areas without a grade, " in out
    assert "Workforce model" not in out
    for option in ("--all", "--notes"):
        whole = shown("history", option)
        assert "Workforce model" in whole
        assert "areas without a grade" not in whole


def test_notes_have_the_reasons_the_notes_and_the_disagreements() -> None:
    out = " ".join(shown("history", "--notes").split())
    assert "2018-19 and 2021-22 are not comparable. Five tiers instead of four" in out
    reasons = re.findall(r"([\d-]+) are not comparable\.", out)
    assert reasons == sorted(reasons, reverse=True), "the newest first"
    assert "no PEEL assessment was published that year" in out
    assert out.count("Sources disagree (*).") == 4
    assert "2014. 2015." not in out, "of which there is no caveat"
    assert "headed “Reducing crime and preventing offending”" in out
    assert "add --notes" not in out
    assert "3 disagreements (*), reasons: add --notes" in shown("history")
    for force in ("gmp", "suffolk", "kent"):  # no star is told of that is not in sight
        table, _, left = shown("history", "--force", force).rpartition("areas without a grade")
        assert ("*" in table) == ("(*)" in left)


def test_the_chart_has_one_axis_a_line_an_area_and_rules_for_breaks() -> None:
    out = wide(100, "--chart")
    (axis,) = re.findall(r"^ +2014.*$", out, re.MULTILINE)
    assert " ".join(axis.split()) == "2014 ║ 2015 2016 2017 2018-19 ║ 2021-22 ║ 2023-25"
    (line,) = re.findall(r"^Protecting vulnerable people.*$", out, re.MULTILINE)
    cells = line.removeprefix("Protecting vulnerable people").split("║")
    assert [cell.split() for cell in cells] == [
        ["–"],
        ["✕", "I*", "·", "●", "G", "●", "G"],
        ["◐", "A?"],
        ["○", "R"],
    ]
    rules = {tuple(at for at, char in enumerate(line) if char == "║") for line in out.splitlines()}
    assert len(rules - {()}) == 2  # the legend's, and one for all rows


def test_the_chart_explains_what_it_draws_and_no_more() -> None:
    out = shown("history", "--chart")
    for words in ("★ Outstanding", "u: ungraded", "?: inferred", "· not known to us", "( ): carr"):
        assert words in out
    for words in (
        "or its basis inferred",
        "*: sources disagree",
        "–: no such area in that round's",
    ):
        assert words in out
    few = shown("history", "--chart", "--area", "responding")
    for words in ("ungraded", "?:", "( )", "not known", "*", "–"):
        assert words not in few


def test_a_narrow_chart_runs_on_with_its_breaks() -> None:
    out = wide(40, "--chart")
    assert "Responding to the public\n  2021-22 ○ R  ║ 2023-25 ◐ A\n" in out
    assert len(out.splitlines()) < 80


def test_a_chart_in_words_is_a_line_an_area() -> None:
    out = shown("history", "--chart", "--format", "plain")
    line = "Preventing crime: 2014 Good; not comparable: 2015 Requires improvement; 2016 Good; "
    assert line in out
    assert "║" not in out


def test_a_chart_to_paste_has_words_in_its_cells_and_says_what_a_break_is() -> None:
    out = shown("history", "--chart", "--format", "md")
    assert "| Responding to the public |" in out
    assert out.count("\n║: no comparison across it\n") == 1
    assert "?: inferred" not in out
    assert "║" not in shown("history", "--chart", "--since", "2023-25", "--format", "md")


@pytest.mark.parametrize("format", ["json", "csv"])
def test_a_format_without_a_chart_says_so(format: str) -> None:
    ran = run("history", "--chart", "--format", format)
    assert (ran.code, ran.stdout) == (0, shown("history", "--format", format))
    assert ran.stderr.count("\n") == 1
    assert f"{format} has the grades as data" in ran.stderr


def test_a_chart_of_changes_alone_is_refused() -> None:
    ran = run("history", "--chart", "--fell")
    assert (ran.code, ran.stdout) == (2, "")
    assert "leave out" in ran.stderr


def test_ascii_stands_in_for_every_sign() -> None:
    for option in ("--chart", "--notes"):
        out = screen(100, "history", option, ascii_only=True)
        assert not re.search("[║★●◐○✕·─]", out)
    assert re.search(r"# +2015 2016 2017", screen(100, "history", "--chart", ascii_only=True))


def test_what_fell_or_rose_is_told_where_it_may_be() -> None:
    for options, how in (("--fell", "fell"), ("--rose", "rose"), ("--fell --rose", "fell or rose")):
        assert shown("history", *options.split()).startswith(f"Essex Police, grades that {how}\n")
    fell = wide(100, "--fell")
    assert "down from Good in 2017" in fell
    assert "up from" not in fell
    assert "up from Inadequate in 2015 (in" in wide(100, "--rose")
    assert run("history", "--chart", "--rose").code == 2
    nothing = shown("history", "--fell", "--rose", "--since", "2021")
    assert "No grade of Essex Police fell or rose. Changes told between comparable" in nothing
    assert data("history", "--fell", "--since", "2021")["items"] == []


@pytest.mark.parametrize(
    ("basis", "grade", "words"),
    [
        (None, None, "no judgment known to us"),
        ("carried-over", "Good", "carried over"),
        ("inspected", None, "not known to us"),
        ("not-inspected", None, "not inspected"),
        ("unknown", "Good", "basis unknown"),
    ],
)
def test_what_lies_between_two_grades_is_told(
    basis: str | None, grade: str | None, words: str
) -> None:
    lying = Between(round="2016", grade=grade, basis=basis, inferred_grade=None, instead=None)
    change = Change(direction="up", from_round="2015", from_grade="Good", between=[lying])
    assert change_words(change) == f"up from Good in 2015 (in between, 2016: {words})"


def test_a_force_is_taken_as_people_write_it_and_overwriting_has_its_own_word(
    tmp_path: Path,
) -> None:
    file = tmp_path / "kent.csv"
    assert run("history", "--force", "Kent", "-o", str(file)).code == 0
    again = run("history", "--force", "kent", "-o", str(file))
    assert again.code == 2
    assert "--overwrite" in again.stderr
    assert run("history", "--force", "kent", "-o", str(file), "--overwrite").code == 0
    rows = list(csv.DictReader(io.StringIO(file.read_text(encoding="utf-8"))))
    assert {row["force"] for row in rows} == {"Kent Police"}


def test_what_is_known_of_another_force_says_what_is_not() -> None:
    out = wide(80, "--force", "kent")
    assert re.search(
        r"^Managing offenders +○ Requires improvement ║ · not known to us$", out, re.MULTILINE
    )
    assert re.search(r"^Good use of resources +● Good, inferred +║ –$", out, re.MULTILINE)
    assert "16 sources: essex-insp history --force kent --cite" in out


def test_csv_is_data() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("history", "--format", "csv"))))
    assert {row["change"] for row in rows if row["round"] in LATER} == {""}
    assert {row["change"] for row in rows} == {"", "up", "down", "same"}
    (row,) = (row for row in rows if (row["id"], row["round"]) == ("overall", "2016"))
    assert (row["change_from_round"], row["change_from_grade"]) == ("2015", "Requires improvement")
    assert all(row["force"] == "Essex Police" and row["report"] for row in rows)


def test_all_adds_the_inspections_that_are_no_rounds() -> None:
    related = [item for item in data("history", "--all")["items"] if item["round"] is None]
    assert len({item["report"] for item in related}) == 9
    out = shown("history", "--all")
    assert "Other inspections" in out
    assert out.count("essex-custody-") == 2
    assert "Other inspections" in shown("history", "--all", "--chart")
    assert "9 other inspections: essex-insp history --all" in shown("history")
    code, _, err = run("history", "--area", "custody")
    assert code == 2
    assert "add --all" in err


def test_words_of_one_round_for_an_area_are_meant_in_all_rounds() -> None:
    whole = data("history", "--area", "reducing reoffending")["items"]
    named = data("history", "--area", "investigating crime and managing offenders")["items"]
    assert named == whole
    assert len({item["heading"] for item in whole}) > 1


@pytest.mark.parametrize(
    "words",
    [("--area", "parking"), ("--since", "2031"), ("--pillar", "ethics"), ("--force", "atlantis")],
)
def test_an_unknown_name_ends_with_2_and_one_line(words: tuple[str, ...]) -> None:
    code, out, err = run("history", *words)
    assert (code, out) == (2, "")
    assert err.count("\n") == 1


def _own(folder: Path, *made: object) -> dict[str, str]:
    for each in made:
        text = each.report.model_dump_json(by_alias=True)  # type: ignore[attr-defined]
        (folder / f"{each.report.id}.json").write_text(text, encoding="utf-8")  # type: ignore[attr-defined]
    return {"ESSEX_INSP_PATH": str(folder)}


def test_scales_of_any_framework_share_a_chart(tmp_path: Path) -> None:
    digits = {"id": "of-digits", "grades": ["1", "2", "3"]}
    words = {
        "id": "of-words",
        "grades": ["Exceptional", "Expected standard", "Needs attention"],
        "other_scales": [{"id": "met", "grades": ["Met", "Not met"]}],
    }
    first = report("2019", [judgment("a", "2"), judgment("b", "3")], framework=digits)
    second = report(
        "2024",
        [judgment("a", "Exceptional"), judgment("b", "Not met", scale="met")],
        framework=words,
    )
    env = _own(tmp_path, first, second)
    for options in ((), ("--chart",), ("--notes",)):
        for form in FORMATS:
            ran = run("history", "-r", "force-a-2019", *options, "--format", form, env=env)
            assert ran.code == 0, ran.stderr
    out = run("history", "-r", "force-a-2019", "--chart", env=env).stdout
    assert re.search(r"^A ◐ 2  ║ ● Exc$", out, re.MULTILINE)
    assert re.search(r"^B ✕ 3  ║ ✕ No$", out, re.MULTILINE)
    assert "● 1  ◐ 2  ✕ 3\n● Exc: Exceptional  ◐ Exp: Expected standard  ✕ Ne: Needs" in out
    assert "● M: Met  ✕ No: Not met" in out


def test_rounds_without_years_stand_in_order_of_their_dates(tmp_path: Path) -> None:
    made = [
        report(name, [judgment("a", grade)], id=f"force-a-{name.lower()}", **appeared)
        for name, grade, appeared in (
            ("Autumn", "Good", {"published": "2019-09"}),
            ("Spring", None, {"published": "2019-03"}),
            ("Winter", "Good", {"published_note": "Not read; late in 2018."}),
        )
    ]
    env = _own(tmp_path, *made)
    out = run("history", "-r", "force-a-autumn", "--chart", env=env).stdout
    assert re.search(r"^ +Winter ║ Spring ║ Autumn$", out, re.MULTILINE)
    assert re.search(r"^A +● G +║ · +║ ● G$", out, re.MULTILINE)


def test_words_in_a_grades_place_are_told_beneath_a_chart(tmp_path: Path) -> None:
    made = report("2023", [judgment("a", None, instead="Inspected but not rated")], "of-one-own")
    out = run("history", "-r", "force-a-2023", "--chart", env=_own(tmp_path, made)).stdout
    assert re.search(r"^i: Inspected but not rated$", out, re.MULTILINE)
    assert re.search(r"^A +· i$", out, re.MULTILINE)
    assert "add --notes" not in out


def test_a_grade_that_fell_is_marked_where_sources_disagree() -> None:
    assert "○ Requires improvement*" in wide(100, "--fell")
    assert "Sources disagree (*)." in run("history", "--fell", "--notes").stdout


def test_rounds_that_alone_are_comparable_with_none_stand_side_by_side_from_any_round_on() -> None:
    out = run("history", "--force", "norfolk", "--since", "2021").stdout
    assert "2021-22 and 2023-25, not comparable with each other\n" in out
    assert "● Good                 ║ · not known to us\n" in out


def test_a_grade_that_was_inspected_for_another_round_says_when(tmp_path: Path) -> None:
    content = tiny.report()
    content["judgments"][0]["judged_in"] = "2015"
    lines = ("history", "--report", str(tiny.written(tmp_path, content)), "--format", "plain")
    assert "\n2016: Requires improvement*, inspected in 2015\n" in shown(*lines)


def test_there_is_no_latest_round_of_reports_of_none(tmp_path: Path) -> None:
    content = tiny.report()
    del content["round"]
    content["judgments"][0].pop("judged_in", None)
    for since in ("latest", "2017"):
        done = run("history", "--report", str(tiny.written(tmp_path, content)), "--since", since)
        assert done.stderr == f"essex-insp: no round since {since!r}; there is none\n"


@pytest.mark.parametrize("form", ["table", "plain", "md", "html"])
def test_reports_that_call_their_sources_alike_rest_each_on_its_own(
    tmp_path: Path, form: str
) -> None:
    env = {"ESSEX_INSP_PATH": str(tmp_path)}
    for year in ("2016", "2017"):
        content = tiny.report(id=f"force-a-{year}", round=year)
        content["framework"] = "peel-2015-2018-19"
        content["sources"][0]["url"] = f"https://gazette.example/{year}"
        place = {"source": "anytown-gazette", "paragraph": int(year), "exact": f"as in {year}"}
        grade = "Good" if year == "2017" else "Inadequate"
        content["judgments"][0] |= {"grade": grade, "judged_in": year, "citations": [place]}
        tiny.written(tmp_path, content, f"force-a-{year}.json")
    asked = ("history", "--report", "force-a-2016", "--format", form, "--area", "overall")
    if form == "table":
        assert "2 sources: essex-insp" in run(*asked, env=env).stdout
    text = run(*asked, "--cite", env=env).stdout
    paper = run("brief", "--report", "force-a-2017", "--format", form, env=env).stdout
    for year in ("2016", "2017"):
        assert f"https://gazette.example/{year}" in text
        if form == "html":
            words = f'href="https://gazette.example/{year}#:~:text=as%20in%20{year}"'
            assert words in text
            assert words in paper


def test_what_else_was_inspected_is_shown_from_the_first_year_of_a_round_on() -> None:
    reports = {item["report"] for item in data("history", "--all", "--since", "2023-25")["items"]}
    assert reports > {"essex-peel-2023-25", "essex-vetting-counter-corruption-2023"}


def _ofsted(year: str, grade: str, framework: str = "ofsted-schools-2019") -> object:
    return report(year, [judgment("quality", grade)], framework)


@pytest.mark.parametrize("options", [(), ("--notes",), ("--chart",)], ids=str)
@pytest.mark.parametrize("form", ["table", "plain", "md", "html"])
def test_rounds_of_which_nobody_says_anything_are_not_called_incomparable(
    tmp_path: Path, form: str, options: tuple[str, ...]
) -> None:
    env = _own(tmp_path, _ofsted("2019", "Inadequate"), _ofsted("2023", "Good"))
    out = run("history", "-r", "force-a-2019", *options, "--format", form, env=env).stdout
    assert "not known whether comparable" in out or (form == "md" and options == ("--chart",))
    assert not re.search("not comparable|not be compared|no comparison|up since", out)


def test_data_tell_what_is_ruled_out_from_what_nobody_says(tmp_path: Path) -> None:
    made = [report("2021-22", [judgment("a", "Good")], "peel-2021-22")]
    made += [report("2023-25", [judgment("a", "Good")], "peel-2023-25")]
    made += [report("2025-27", [judgment("a", None, "ungraded")], None)]
    env = _own(tmp_path, *made)
    items = run("history", "-r", "force-a-2023-25", "-f", "json", env=env).items
    parted = [item["break_before"] for item in items]
    assert [each and each["comparable"] for each in parted] == [None, "no", "not known"]
    assert [bool(each["sources"]) for each in parted[1:]] == [True, False]
    out = run("history", "-r", "force-a-2023-25", "--notes", env=env).stdout
    assert "2021-22 and 2023-25, not comparable with each other\n" in out
    assert "2025-27, not known whether comparable: A · ungraded" in out
    text = run("brief", "-r", "force-a-2023-25", "-f", "plain", env=env).stdout
    assert "2021-22 and 2023-25 may not be compared. HMICFRS says" in text
    assert "2023-25 and 2025-27: not known whether comparable." in text


def test_a_single_round_stands_apart_from_the_title(tmp_path: Path) -> None:
    file = str(tiny.written(tmp_path, tiny.report()))
    assert screen(80, "history", "--report", file).startswith("Force A, grades over time\n\nArea")


def test_where_no_grade_fell_it_says_of_whom_and_how_much_was_read() -> None:
    out = " ".join(shown("history", "--force", "wiltshire", "--fell").split())
    said = r"No grade of Wiltshire Police fell\. Changes told between comparable rounds: (\d+); "
    told = re.match(rf"{said}grades not known to us: (\d+) of (\d+)\.", out)
    assert told
    assert 0 < int(told[2]) < int(told[3])


def test_what_no_round_since_one_has_is_told_of_these_rounds() -> None:
    err = run("history", "--pillar", "legitimacy", "--since", "2021").stderr
    assert "no pillar of 2021-22, 2023-25 matches 'legitimacy'; there is none" in err


def test_what_was_carried_over_is_told_though_its_grade_was_not_read() -> None:
    out = run("history", "--force", "cleveland", "--area", "organised", "-f", "plain").stdout
    assert "2017: not known to us, carried over from 2016" in out


def test_the_formats_that_have_a_chart_are_named_where_it_is_not() -> None:
    err = run("history", "--chart", "--format", "csv").stderr
    assert "the chart is in table, plain, md, html, svg" in err


def test_the_licence_line_is_of_what_is_shown(tmp_path: Path) -> None:
    """It was that of the data that come with the program, whosever sources were shown."""
    none, speech = {"name": "Anytown Licence"}, "Quoted speech"
    ogl = {"name": "Open Government Licence v3.0"}
    for licence, notice in ((none, None), (ogl, "Contains public sector information")):
        page = {"id": "page", "kind": "web-page", "publisher": "Anytown", "licence": licence}
        graded = [judgment("a", "Good", citations=[{"source": "page"}])]
        env = _own(tmp_path, report("2024", graded, sources=[page]))
        told = run("history", "-r", "force-a-2024", "-f", "json", env=env).json["notice"]
        assert told is notice or (told.startswith(notice) and speech not in told)
    assert speech in data("search", "concerned")["notice"]


def test_no_cell_is_blank_and_a_record_says_what_it_leaves_out() -> None:
    for option in ("--all", "--chart"):
        cells = re.findall(
            r"^\|(?! *\|| ---)(.*)\|$", shown("history", option, "-f", "md"), re.MULTILINE
        )
        assert cells
        assert all(cell.strip() for line in cells for cell in line.split("|"))
        assert "<td></td>" not in shown("history", option, "-f", "html").partition("<tbody>")[2]
        assert "–: no such area in that round's data" in screen(80, "history", option)
        for narrow in (screen(40, "history", option), shown("history", option, "-f", "plain")):
            assert "Left out: no such area in that round's data" in " ".join(narrow.split())
            assert "–" not in narrow
    assert "–" not in screen(80, "history", ascii_only=True)


@pytest.mark.parametrize("options", [(), ("--chart",), ("--chart", "-f", "svg"), ("-f", "plain")])
def test_rounds_of_which_nothing_is_known_are_not_left_out(options: tuple[str, ...]) -> None:
    """There was no table, and an empty chart."""
    for since in ((), ("--since", "2021")):
        out = shown("history", "--force", "dyfed", *since, *options)
        assert "2023-25" in out
        assert "Preventing crime" in out or "--chart" in options
        assert "not known to us" in out
        assert not since or "without a grade" not in out


def test_marks_of_every_scale_are_told(tmp_path: Path) -> None:
    """The scale of three is no part of that of four: their middle grades are not marked alike."""
    made = [
        report("2019", [judgment("a", "Fair")], {"id": "x", "grades": ["Good", "Fair", "Bad"]}),
        report(
            "2024",
            [judgment("a", "Fair")],
            {"id": "y", "grades": ["Great", "Good", "Fair", "Bad"]},
        ),
    ]
    out = run("history", "-r", "force-a-2019", "--chart", env=_own(tmp_path, *made)).stdout
    assert "● Go: Good  ◐ F: Fair  ✕ B: Bad\n" in out
    assert "★ Gr: Great  ● Go: Good  ○ F: Fair  ✕ B: Bad\n" in out


def test_an_area_or_two_without_a_grade_are_named() -> None:
    words = "2 areas without a grade (Tackling serious and organised crime; Leadership"
    assert words in " ".join(shown("history", "--force", "kent").split())
