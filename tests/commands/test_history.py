"""`essex-insp history`: a grid with its breaks, in every format."""

from __future__ import annotations

import csv
import io
import re
from pathlib import Path

import pytest

from essex_insp.library import frameworks
from essex_insp.library import reports as library
from essex_insp.questions.history import cells
from essex_insp.questions.inspection import Inspection
from tests.program import data, run, screen, shown

LATER = ("2021-22", "2023-25")


def test_json_equals_what_the_library_answers() -> None:
    force = [Inspection(one) for one in library.of_force("essex")[0]]
    answer = data("history")
    assert answer["items"] == cells(force, frameworks.load())
    assert answer["schema"] == "essex-insp/history/1"
    assert answer["report"] is None


def test_the_claim_improved_since_2015_can_be_read_off() -> None:
    out = shown("history", "--area", "overall", "--pillar", "effectiveness")
    (line, said) = re.findall(r"^Overall effectiveness.*\n.*$", out, re.MULTILINE)[0].split("\n")
    marked = r"ungraded \[\d+\]\s+║\s+○ Requires improvement \[\d+\]\s+● Good\s+● Good\s+● Good"
    assert re.search(marked, line)
    assert "↑ 2015" in said


def test_carried_over_ungraded_and_unread_are_told_in_words() -> None:
    out = shown("history", "--pillar", "effectiveness")
    assert "carried over from 2017" in out
    assert "· ungraded" in out
    assert "· not in the data" in out


@pytest.mark.parametrize("format", ["table", "plain", "json", "csv", "md"])
def test_the_break_and_its_reason_are_in_every_format(format: str) -> None:
    out = shown("history", "--area", "crime", "--format", format)
    assert "HMICFRS says grades cannot be compared directly with earlier rounds" in out
    assert "HMICFRS says direct comparison with the previous cycle is not possible" in out
    assert "no PEEL assessment was published that year" in out


def test_no_change_joins_the_later_rounds_in_csv_and_json() -> None:
    rows = list(csv.DictReader(io.StringIO(shown("history", "--format", "csv"))))
    later = [row for row in rows if row["round"] in LATER]
    assert later
    assert {row["change"] for row in later} == {"none told"}
    assert all(row["break"].startswith("not to be compared with") for row in later)
    for item in data("history")["items"]:
        if item["round"] in LATER:
            assert item["change"] is None
            assert item["break_before"]["why"]


@pytest.mark.parametrize("options", [(), ("--chart",)])
@pytest.mark.parametrize("columns", [40, 59, 60, 76, 80, 100, 160])
def test_no_line_is_wider_than_the_terminal_and_no_word_is_lost(
    columns: int, options: tuple[str, ...]
) -> None:
    out = screen(columns, "history", *options)
    assert max(map(len, out.splitlines())) <= columns
    together = re.sub(r"[\s║│─]+", "", out)
    for words in ("Requiresimprovement", "Inadequate", "Treatingthepublic"):
        assert words in together or columns < 160
    assert "improvement" in out
    assert "Traceback" not in out


def test_a_narrow_terminal_has_one_round_per_block() -> None:
    out = screen(50, "history", "--pillar", "effectiveness")
    blocks = re.findall(r"^(20\d\d(?:-\d\d)?)$", out, re.MULTILINE)
    assert blocks == ["2014", "2015", "2016", "2017", "2018-19"]
    assert "║║║ not to be compared with 2014" in out


def test_ascii_stands_in_for_every_sign() -> None:
    out = screen(100, "history", env={"LC_ALL": "C"})
    assert "^ 2015" in out
    for sign in "║↑↓●○–":
        assert sign not in out[: out.index("[1] ")]  # titles keep their own dashes


def test_the_chart_draws_a_rise_over_an_unread_round() -> None:
    out = shown("history", "--chart", "--area", "vulnerable-people")
    assert re.search(r"Inadequate\s+✕┄+┘", out)
    assert re.search(r"Good\s+●─+●", out)
    assert re.search(r"^ +not in the\n +data$", out, re.MULTILINE)
    assert "not read" not in out


def test_the_chart_joins_nothing_across_a_break() -> None:
    out = shown("history", "--chart", "--since", "2018")
    assert "─" not in re.sub(r"^.*joins.*$", "", out, flags=re.MULTILINE)
    assert "║" in out


def test_in_ascii_a_break_of_the_chart_is_not_a_rise() -> None:
    ascii_only = {"LC_ALL": "C"}
    out = screen(100, "history", "--chart", "--area", "vulnerable", env=ascii_only)
    assert re.search(r"^Requires improvement +\|$", out, re.MULTILINE)
    assert re.search(r"^Adequate +# +#$", out, re.MULTILINE)
    for name in LATER:
        assert f"# before {name}: not to be compared" in out
    assert "2018-19 # 2021-22" in screen(100, "history", "--area", "crime", env=ascii_only)


def test_every_break_that_the_chart_explains_is_drawn() -> None:
    out = shown("history", "--chart", "--area", "vulnerable")
    assert re.findall(r"^. before (\S+):", out, re.MULTILINE) == list(LATER)
    assert re.search(r"^Adequate +║ +║$", out, re.MULTILINE)


def test_the_chart_explains_only_what_it_draws() -> None:
    out = shown("history", "--chart", "--area", "vulnerable")
    assert "in brackets" not in out
    assert "┄┄" in out
    out = shown("history", "--chart", "--area", "prevention")
    assert "(●)" in out
    assert "A grade in brackets" in out
    assert "┄┄" not in out


@pytest.mark.parametrize("columns", [20, 40])
def test_a_chart_without_room_says_so(columns: int) -> None:
    out = screen(columns, "history", "--chart", "--area", "vulnerable")
    assert " ".join(out.split()).startswith(f"A chart takes 65 columns, and here are {columns}")


@pytest.mark.parametrize("columns", [20, 40, 59])
def test_a_narrow_terminal_has_no_grid(columns: int) -> None:
    out = screen(columns, "history")
    assert not re.search(r"^Area", out, re.MULTILINE)
    for name in ("2014", "2018-19", *LATER):
        assert re.search(rf"^{name}$", out, re.MULTILINE)


@pytest.mark.parametrize("options", [(), ("--chart",)])
def test_inspections_of_no_round_are_pointed_to(options: tuple[str, ...]) -> None:
    pointer = "Inspections that belong to no round: essex-insp history --all"
    assert pointer in shown("history", *options)
    out = shown("history", *options, "--all")
    assert pointer not in out
    assert "essex-custody-2024" in out


def test_an_area_of_no_round_says_which_option_has_it() -> None:
    code, _, err = run("history", "--area", "custody")
    assert code == 2
    assert "add --all" in err


def test_all_adds_the_nine_related_inspections() -> None:
    out = shown("history", "--all")
    assert out.count("essex-custody-") == 2
    related = [one for one in data("history", "--all")["items"] if one["round"] is None]
    assert len({one["report"] for one in related}) == 9


def test_an_unknown_area_or_round_ends_with_2() -> None:
    for arguments in (("--area", "parking"), ("--since", "2031"), ("--pillar", "ethics")):
        code, out, err = run("history", *arguments)
        assert (code, out) == (2, "")
        assert err.count("\n") == 1


def test_another_force_has_a_history_of_its_own(tmp_path: object) -> None:
    from tests.made import judgment, report

    made = report("2017", [judgment("area-a", "Good", judged_in="2017")])
    file = f"{tmp_path}/force-a-2017.json"
    with open(file, "w", encoding="utf-8") as out:  # noqa: PTH123
        out.write(made.report.model_dump_json(by_alias=True))
    (item,) = data("history", "--report", file)["items"]
    assert (item["force"], item["area"], item["change"]) == ("Force A", "Area-a", None)


def test_a_dash_and_a_grade_without_a_basis_are_explained() -> None:
    inspected = "Where no word on its basis is added, a grade was inspected in that round."
    for columns in (80, 140):
        out = screen(columns, "history")
        assert "–  no judgment in the data." in out
        assert inspected in out
    assert "-  no judgment in the data." in screen(80, "history", env={"LC_ALL": "C"})
    assert "–" not in screen(80, "history", "--area", "overall", "--pillar", "efficiency")
    assert inspected in shown("history", "--format", "md")


def test_plain_lines_say_a_judgment_in_a_line_and_the_breaks_in_between() -> None:
    plain = shown("history", "--all", "--format", "plain")
    assert len(plain.splitlines()) < 260
    lines = shown("history", "--area", "prevention", "--format", "plain").split("\n\n")[1]
    labels = [line.partition(":")[0] for line in lines.splitlines()]
    assert labels == [
        *("Area", "Pillar", "Question as last worded"),
        *("2014", "Break", "2015", "2016", "2017", "2018-19"),
    ]
    assert "\n2016: Good, up from Requires improvement in 2015. Sources: " in lines
    assert "\n2018-19: Good, carried over from 2017" in lines


def test_plain_lines_have_every_judgment() -> None:
    plain = shown("history", "--all", "--format", "plain")
    items = data("history", "--all")["items"]
    said = re.findall(r"^20\d\d(?:-\d\d)?: .* Sources: ", plain, re.MULTILINE)
    assert len(said) == len([one for one in items if one["round"]])
    for one in items:
        assert one["report"] in plain
        assert not one["note"] or one["note"].rstrip(".") in plain
        assert all(f"[{cite['source']}]" in plain for cite in one["sources"])


def test_plain_lines_name_the_report_where_a_round_has_several(tmp_path: Path) -> None:
    from tests.made import judgment, report

    for name, area in (("force-a-one", "area-a"), ("force-a-two", "area-b")):
        made = report("2017", [judgment(area, "Good", judged_in="2017")], id=name)
        text = made.report.model_dump_json(by_alias=True)
        (tmp_path / f"{name}.json").write_text(text, encoding="utf-8")
    force = {"ESSEX_INSP_PATH": str(tmp_path)}
    done = run("history", "--report", "force-a-one", "--format", "plain", env=force)
    assert "Report of 2017: force-a-one, " in done.stdout
    assert "Report of 2017: force-a-two, " in done.stdout
    assert "\n2017: Good, report force-a-one. " in done.stdout
    assert "\n2017: Good, report force-a-two. " in done.stdout


@pytest.mark.parametrize("columns", [80, 100, 140])
def test_the_break_runs_down_the_grid_and_areas_are_apart(columns: int) -> None:
    lines = screen(columns, "history", "--pillar", "effectiveness").splitlines()
    top = next(number for number, line in enumerate(lines) if line.startswith("Area"))
    at = lines[top].index("║")
    grid = lines[top + 2 : lines.index("", top)]
    assert {line[at] for line in grid} == {"║"}
    assert [line.strip() for line in grid].count("║") == 6
    assert any("● Good [2]" in line for line in grid)
