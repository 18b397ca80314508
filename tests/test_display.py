"""What a place can carry: width, colour, bold, marks, and which characters."""

from __future__ import annotations

import re
from types import SimpleNamespace
from typing import Any

import pytest
from rich.text import Text

from essex_insp.show.display import MEASURE, NARROW, Display, display_of
from essex_insp.show.folding import hung, widths_of
from tests.cases import for_each
from tests.program import drawn, program, run, screen, some

SGR = re.compile(r"\x1b\[([0-9;]*)m")


def fake(tty: bool = True, encoding: str | None = "utf-8") -> Any:
    """A stream."""
    return SimpleNamespace(isatty=lambda: tty, encoding=encoding)


def display(env: dict[str, str], tty: bool = True) -> Display:
    return display_of(fake(tty), {"TERM": "xterm", **env})


@for_each(
    ("env", "tty", "colour", "bold"),
    [
        ({}, True, "standard", True),
        ({}, False, None, False),
        ({"TERM": "xterm-256color"}, True, "256", True),
        ({"COLORTERM": "truecolor"}, True, "truecolor", True),
        ({"COLORTERM": "24bit"}, True, "truecolor", True),
        ({"NO_COLOR": "1"}, True, None, True),
        ({"NO_COLOR": ""}, True, "standard", True),
        ({"NO_COLOR": "0"}, True, None, True),
        ({"TERM": "dumb"}, True, None, False),
        ({"FORCE_COLOR": "1"}, False, "standard", True),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, True, "standard", True),
        ({"FORCE_COLOR": "0"}, False, None, False),
        ({"FORCE_COLOR": ""}, False, None, False),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, False, None, True),
    ],
)
def test_colour_and_bold(env: dict[str, str], tty: bool, colour: str | None, bold: bool) -> None:
    shown = display(env, tty)
    assert (shown.colour, shown.bold) == (colour, bold)


def test_off_a_terminal_a_table_has_a_readable_width(monkeypatch: pytest.MonkeyPatch) -> None:
    assert display({}, tty=False).width == MEASURE
    monkeypatch.setenv("COLUMNS", "30")
    assert display({"COLUMNS": "30"}, tty=False).width == 30
    assert display({}).width == 30
    assert display({}).narrow


def test_prose_is_set_no_wider_than_can_be_read() -> None:
    assert Display(width=200, terminal=True).measure == MEASURE
    assert Display(width=50, terminal=True).measure == 50
    assert Display().measure == MEASURE
    assert not Display(width=NARROW).narrow


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252", "koi8-r", "nonsense"])
def test_where_marks_cannot_be_carried_they_are_ascii(encoding: str) -> None:
    assert display_of(fake(tty=False, encoding=encoding), {}).ascii_only


def test_a_stream_that_does_not_say_is_taken_to_carry_everything() -> None:
    assert not display_of(fake(tty=False, encoding=None), {}).ascii_only
    assert display_of(None, {}) == Display()


@pytest.mark.parametrize("name", ["LC_ALL", "LC_CTYPE", "LANG"])
def test_the_c_locale_asks_for_ascii_in_a_terminal(name: str) -> None:
    for value in ("C", "POSIX"):
        assert display({name: value}).ascii_only
        assert not display({name: value}, tty=False).ascii_only
    assert not display({name: "C.UTF-8"}).ascii_only


def colours(shown: str) -> set[str]:
    """The colours among the styles: 30 to 38."""
    return {code for code in SGR.findall(shown) if re.match(r"(.*;)?3[0-8](;|$)", code)}


def test_a_pipe_has_no_colours() -> None:
    assert "\x1b" not in run("grades").stdout


def test_no_color_leaves_bold_and_a_dumb_terminal_has_nothing() -> None:
    shown = drawn(display({"NO_COLOR": "1"}), "grades")
    assert not colours(shown)
    assert "1" in SGR.findall(shown)
    shown = drawn(display({}), "grades", "--no-color")
    assert not colours(shown)
    assert "1" in SGR.findall(shown)
    assert "\x1b" not in drawn(display({"TERM": "dumb"}), "grades")
    assert display({"TERM": "dumb"}).height is None  # a pager asks there whether it may


def test_force_color_reaches_a_pipe_and_not_the_other_formats() -> None:
    env = {"FORCE_COLOR": "1"}
    assert colours(run("grades", env=env).stdout)
    assert not colours(run("grades", "--no-color", env=env).stdout)
    for form in ("plain", "json", "csv", "md"):
        assert "\x1b" not in run("grades", "--format", form, env=env).stdout
    assert "\x1b" not in run("--help", env=env).stdout
    assert "\x1b" not in run("grades", "--help", env={**env, "GITHUB_ACTIONS": "true"}).stdout


def test_colour_changes_no_word() -> None:
    plain = run("grades").stdout
    assert SGR.sub("", run("grades", env={"FORCE_COLOR": "1"}).stdout) == plain


def test_links_are_only_in_a_coloured_terminal_and_show_their_address() -> None:
    address = "https://hmicfrs.justiceinspectorates.gov.uk/peel-assessments/peel-2017/essex/"
    shown = drawn(display({})._replace(width=200), "sources")
    assert f";{address}\x1b\\{address}\x1b]8;;\x1b\\" in shown
    for env in ({"NO_COLOR": "1"}, {"TERM": "dumb"}):
        shown = drawn(display(env)._replace(width=200), "sources")
        assert "\x1b]8" not in shown
        assert address in shown
    forced = run("sources", env={"FORCE_COLOR": "1"}).stdout
    assert "\x1b]8" not in forced
    assert address in forced


def test_help_is_as_narrow_as_the_terminal() -> None:
    for line in (("--help",), ("help", "compare"), ("help",)):
        said = run(*line, env={"COLUMNS": "40"})
        wide = [each for each in said.stdout.splitlines() if len(each) > 40]
        assert (said.code, [each.split()[0] for each in wide]) == (0, ["-f,"]), wide


@pytest.mark.parametrize("columns", [40, 59])
def test_a_narrow_terminal_has_records(columns: int) -> None:
    shown = screen(columns, "grades")
    assert "Basis" not in shown
    assert "Overall effectiveness\n  ● Good\n  inspected in 2017\n" in shown


def test_a_table_has_room_where_its_longest_words_just_fit() -> None:
    rows = [[Text("Effectiveness overall"), Text("Requires improvement")]]
    words = len("Effectiveness"), len("improvement")
    assert widths_of(["Area", "Grade"], rows, sum(words), 1) == [*words]
    assert widths_of(["Area", "Grade"], rows, sum(words) - 1, 1) is None


def test_off_a_terminal_a_table_is_as_wide_as_the_reader_says() -> None:
    assert max(map(len, run("grades").stdout.splitlines())) <= MEASURE
    wide = run("grades", env={"COLUMNS": "200"}).stdout
    assert MEASURE < max(map(len, wide.splitlines())) <= 200


def test_no_line_ends_in_spaces() -> None:
    for command in ("grades", "quotes", "concerns", "speakers", "findings", "sources"):
        assert not re.search(r" +$", run(command).stdout, re.MULTILINE)
        coloured = run(command, env={"FORCE_COLOR": "1"}).stdout
        assert not re.search(r" +$", SGR.sub("", coloured), re.MULTILINE)


@pytest.mark.parametrize("columns", some(range(24, 104, 8)))
def test_no_line_ends_between_the_mark_of_a_grade_and_its_word(columns: int) -> None:
    lines = ("", "grades", "history", "history --chart", "compare kent met", "compare --grade ri")
    for line in lines:
        assert not re.search(r"(?<=\s)[★●◕◐◔○✕]$", screen(columns, *line.split()), re.MULTILINE)


@pytest.mark.parametrize("columns", some(range(24, 104, 8)))
def test_no_line_ends_between_a_source_and_the_paragraph_in_it(columns: int) -> None:
    for command in ("grades", "concerns", "findings", "brief"):
        assert not re.search(r"^ *¶", screen(columns, command), re.MULTILINE)


def test_accessible_makes_plain_lines_the_default() -> None:
    plain = run("quotes", "--format", "plain")
    assert run("quotes", env={"ACCESSIBLE": "1"}) == plain
    assert run("quotes", env={"ACCESSIBLE": "0"}) == run("quotes")
    assert run("quotes", env={"ACCESSIBLE": ""}) == run("quotes")
    assert run("quotes", "--format", "table", env={"ACCESSIBLE": "1"}) == run("quotes")
    assert not re.search("[─│●•]", plain.stdout)


def test_ascii_stands_in_for_marks_and_never_for_data_in_silence() -> None:
    done = run("grades", encoding="ascii")
    assert done.stdout.isascii()
    assert "+ Good" in done.stdout
    assert "[1] para 3" in done.stdout
    done = run("quotes", "--speaker", "zoe", encoding="ascii")
    assert "Zo\\u00eb Billingham" in done.stdout
    assert "It\\u2019s good to see" in done.stdout
    assert done.stderr.startswith("essex-insp: note: ascii cannot carry every character")
    assert done.stderr.count("\n") == 1


@pytest.mark.parametrize("encoding", ["ascii", "utf-8"])
def test_no_sign_of_a_chart_is_the_mark_of_a_grade(encoding: str) -> None:
    grades, *signs = run("history", "--chart", encoding=encoding).stdout.split("\n")[2:6]
    marks = [grade.split()[0] for grade in grades.split("  ")]
    others = [sign.split(":")[0].split()[0] for line in signs for sign in line.split("  ")]
    assert "no such area in that round's data" in signs[-1]
    assert len({*marks, *others}) == len(marks) + len(others)


def test_cp1252_carries_curly_quotes_and_accents() -> None:
    done = run("quotes", "--speaker", "zoe", encoding="cp1252")
    assert "Zoë Billingham" in done.stdout
    assert "“It’s good to see" in done.stdout
    assert done.stderr == ""


def test_the_c_locale_prints_every_word() -> None:
    env = {"LC_ALL": "C"}
    assert program("quotes", env=env).stdout.decode() == run("quotes").stdout
    shown = drawn(display(env), "quotes")
    assert "[1] para" in shown
    assert "Zoë" in shown


@pytest.mark.parametrize("encoding", ["ascii", "latin-1", "cp1252"])
def test_json_is_json_in_every_encoding(encoding: str) -> None:
    for command in ("quotes", "grades"):
        poor = run(command, "--format", "json", encoding=encoding)
        assert poor.json == run(command, "--format", "json").json
    assert run("schema", encoding=encoding).json == run("schema").json


def test_the_first_page_cuts_no_command_in_20_columns() -> None:
    shown = screen(20)
    for command in ("grades", "concerns", "history", "--help"):
        assert f"\nessex-insp {command}\n" in shown
    assert "…" not in shown


def test_no_labels_have_no_lines() -> None:
    assert list(hung([], 40)) == []


def test_a_command_never_runs_into_what_it_shows() -> None:
    line = ("compare", "--area", "vulnerable", "--round", "latest")
    for columns in range(60, 125, 4):
        assert "vulnerablenotes" not in screen(columns, *line)
    long = hung([(Text("essex\ufdd2" * 9), Text("what it shows"))], 60, 2)
    assert next(long).plain.endswith("  what it shows")
