"""The exit codes of the program, all of them, and when each is given."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import typer

from essex_insp import __main__
from essex_insp.cli import app as cli
from essex_insp.cli.app import GROUPS, all_commands
from essex_insp.errors import (
    BadUsage,
    EssexInspError,
    ExitCode,
    InvalidReport,
    UnknownName,
    UnreadableFile,
    UnwritableFile,
)
from tests import tiny
from tests.cases import for_each
from tests.program import READING, run


def test_there_are_no_others() -> None:
    assert {code.name: code.value for code in ExitCode} == {
        "DONE": 0,
        "FOUND": 1,
        "USAGE": 2,
        "UNREADABLE": 3,
        "DEFECT": 70,
        "INTERRUPTED": 130,
    }


def test_each_error_carries_its_code() -> None:
    assert {kind: kind.exit_code for kind in (UnknownName, BadUsage)} == {
        UnknownName: 2,
        BadUsage: 2,
    }
    for kind in (UnreadableFile, InvalidReport, UnwritableFile, EssexInspError):
        assert kind.exit_code == 3


class TestDone:
    """0: what was asked for is there."""

    @for_each("command", ["", *READING, "reports", "schema", "--version", "--help"])
    def test_every_command(self, command: str) -> None:
        done = run(*command.split())
        assert (done.code, done.stderr) == (0, "")
        assert done.stdout

    @pytest.mark.parametrize("command", READING)
    def test_a_report_that_says_nothing(self, command: str, tmp_path: Path) -> None:
        file = str(tiny.written(tmp_path, tiny.bare()))
        for form in ("table", "plain", "json", "csv", "md"):
            done = run(command, "--report", file, "--format", form)
            assert (done.code, done.stderr) == (0, "")
            assert done.stdout

    def test_the_help_of_every_command(self) -> None:
        for command in (*READING, "reports", "validate", "schema"):
            for option in ("--help", "-h"):
                assert run(command, option).code == 0


class TestFound:
    """1: a check found something."""

    def test_a_report_with_errors(self, tmp_path: Path) -> None:
        done = run("validate", str(tiny.written(tmp_path, {})))
        assert (done.code, done.stderr) == (1, "")


class TestUsage:
    """2: the command line is wrong, or names something that is not there."""

    @for_each(
        ("line", "words"),
        [
            ("nothing", "no command 'nothing'; see `essex-insp --help`\n"),
            ("devon and cornwall", "type `essex-insp history --force devon-and-cornwall`"),
            ("grade", "did you mean 'grades'?"),
            ("grades --speaker zoe", "no such option: --speaker"),
            ("quotes --speakr zoe", "did you mean --speaker"),
            ("grades extra", "takes no such argument; leave it out\n"),
            ("schema extra --force", "takes no such argument; leave it out\n"),
            (
                "export x.json y -r a -r b",
                'type it as one, `essex-insp export "x.json y" -r a -r b`, or leave',
            ),
            ("proof a b'c", 'type it as one, `essex-insp proof "a b\'c"`, or leave it out'),
            ("concerns victims", "type `essex-insp concerns --about victims --all`"),
            ("2016", "for a round, type `essex-insp --round 2016`"),
            (
                "grades --report 2016",
                "no report '2016'; for a round, type `essex-insp --round 2016`",
            ),
            ("grades -r latest", "for a round, type `essex-insp --round latest`"),
            ("trail kent", "no concern matches 'kent'; to look in all reports: `essex-insp s"),
            ("quotes billingham", "type `essex-insp quotes --speaker billingham`"),
            ("grades kent", "for a force, type `essex-insp history --force kent`"),
            ("brief --force kent", "--force replaces a file here; for a force, type `essex-insp h"),
            (
                "grades kent --overwrite",
                "'kent': `essex-insp grades` takes no such argument; for a f",
            ),
            ("history kent", "type `essex-insp history --force kent`"),
            (
                "history --force south yorkshire",
                'type `essex-insp history --force "south yorkshire"`',
            ),
            (
                "history --area stop and search",
                'type `essex-insp history --area "stop and search"`',
            ),
            (
                "history --force kent vulnerable",
                "type `essex-insp history --area vulnerable --force kent`",
            ),
            ("quotes chief constable", 'type `essex-insp quotes --speaker "chief constable"`'),
            ("findings --subject x", "here it is --about WORDS"),
            ("grades --topic x", "here it is --area WORDS"),
            ("grades --subject x", "no such option: --subject; see `essex-insp grades --help`"),
            ("quotes --from kavanagh", "here it is --speaker NAME"),
            ("history --year 2017", "here it is --since YEAR"),
            (
                "history --force kent --area victims",
                "type `essex-insp compare --area victims`",
            ),
            ("compare --area response --round latest", "nearest: Responding to the public"),
            ("compare kent essex 2017", "type `essex-insp compare kent essex --round 2017`\n"),
            (
                "compare kent vulnerable people --round latest",
                'type `essex-insp compare kent --area "vulnerable people" --round latest`',
            ),
            ("kent grades", "for a force, type `essex-insp history --force kent`"),
            ("quotes by kavanagh", "type `essex-insp quotes --speaker kavanagh`"),
            ("rating", "type `essex-insp grades`"),
            ("trail --all", "type `essex-insp concerns --all`"),
            ("explain --round 2016", "here it is told of every round: leave it out"),
            ("concerns --open", "here it is --status open"),
            ("speakers --all", "type `essex-insp search --kind speaker`"),
            ("history vulnerable", "type `essex-insp history --area vulnerable`"),
            ("grades inadequate", "type `essex-insp compare --grade inadequate --round latest`"),
            ("history --output a.csv --force", "a file is replaced by --overwrite"),
            ("compare --fell", "here it is --area WORDS: who rose, and who fell"),
            ("grades --json", "here it is --format json"),
            ("grads kent", "no command 'grads'; did you mean 'grades'?"),
            ("version", "type `essex-insp --version`"),
            ("reports 2016", "type `essex-insp reports --round 2016`"),
            ("grades --pager", "did you mean --no-pager"),
            ("grades --report = x", "--report: its value stands right after =, or after a space"),
            ("search --limit many x", "invalid value for '--limit'"),
            ("letter", "type `essex-insp brief --for request`"),
            ("quotes kavanagh", "type `essex-insp quotes --speaker kavanagh`"),
            ("grades custody", "or look for it: `essex-insp search custody`"),
            ("grades essex", "for a force, type `essex-insp history --force essex`"),
            ("due", "type `essex-insp explain reply`"),
            ("victims", "no command 'victims'; look for it: `essex-insp search victims`"),
            ("export --format xlsx", "here it is a word: `essex-insp export FILE.xlsx`"),
            ("leader", "type `essex-insp search inspector --kind speaker`"),
            ("sources --disagree", "type `essex-insp history --notes`"),
            ("sources --open", "give a number of 1-20"),
            ("concerns --status open", "unknown, outcome not known to us (1)"),
            ("grades --format xml", "'xml' is no format; give one of table, plain, json, csv, md"),
            ("grades -f xlsx", ", svg, or `essex-insp export FILE.xlsx`"),
            (
                "grades --format",
                "option '--format' requires an argument; see `essex-insp grades --he",
            ),
            (
                "quotes --speaker",
                "option '--speaker' requires an argument; see `essex-insp quotes --help`",
            ),
            ("grades --cite=3", "option '--cite' does not take a value; see `essex-insp grades"),
            ("--reprt x", "no such option: --reprt; did you mean --report?"),
            ("validate", "missing argument 'FILE'; see `essex-insp validate --help`"),
            ("quotes --speaker bilingham", "nearest: Zoë Billingham"),
            ("quotes --tone angry", "there is positive, critical, neutral, mixed"),
            ("quotes --about unicorns", "no subject matches 'unicorns'"),
            ("quotes --contains unicorns", "no quote contains 'unicorns'; try fewer words"),
            ("grades --area unicorns", "no area matches 'unicorns'"),
            ("grades --pillar efficiency", "there is effectiveness"),
            ("concerns --kind cause-of", "there is expressed-concern (1)"),
            ("findings --kind strenght", "nearest: strength"),
            ("sources unicorns", "no source matches 'unicorns'"),
            ("grades --report essex-effectiveness-2071", "did you mean 'essex-effectiveness-2017'"),
            ("grades --output x.xlsx", ".xlsx, .db, .jsonl: `essex-insp export FILE`"),
            ("grades --output x.csv --format json", "change one of them"),
        ],
    )
    def test_one_line_that_says_what_and_what_to_do(self, line: str, words: str) -> None:
        done = run(*line.split())
        assert (done.code, done.stdout) == (2, "")
        assert words in done.stderr
        assert done.stderr.startswith("essex-insp: ")
        assert done.stderr.count("\n") == 1


class TestUnreadable:
    """3: a file or report cannot be read or written, or is not valid."""

    def test_a_file_that_is_missing(self) -> None:
        assert run("grades", "--report", "./none.json").code == 3
        assert run("validate", "./none.json").code == 3

    def test_an_address_is_not_fetched(self) -> None:
        ran = run("draft", "https://example.org/story")
        assert ran.code == 3
        assert "nothing is fetched: save the page" in ran.stderr

    def test_a_report_that_is_not_valid(self) -> None:
        assert run("grades", "--report", "-", stdin="{}").code == 3

    def test_a_place_that_cannot_be_written(self) -> None:
        assert run("grades", "--output", "/none/x.json").code == 3


class TestDefect:
    """70: the program is at fault; it says so in a line, and where it is if asked."""

    @pytest.fixture(autouse=True)
    def _defect(self, monkeypatch: pytest.MonkeyPatch) -> None:
        def broken(**_: object) -> None:
            raise typer.Abort from ZeroDivisionError("a test")

        monkeypatch.setattr(cli, "app", broken)

    def test_one_line(self, capsys: pytest.CaptureFixture[str]) -> None:
        with pytest.raises(SystemExit) as caught:
            __main__.main()
        assert caught.value.code == 70
        said = capsys.readouterr()
        assert said.out == ""
        assert said.err.startswith("essex-insp: a defect of the program (ZeroDivisionError: a te")
        assert said.err.count("\n") == 1

    def test_one_line_where_what_it_stands_on_is_broken(self) -> None:
        hide = "import sys; sys.modules['pydantic_core'] = None; "
        done = subprocess.run(
            [sys.executable, "-c", f"{hide}from essex_insp.__main__ import main; main()"],
            capture_output=True,
            text=True,
            check=False,
        )
        assert (done.returncode, done.stdout, done.stderr.count("\n")) == (70, "", 1)
        assert "pydantic_core" in done.stderr

    def test_where_it_is(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("ESSEX_INSP_TRACEBACK", "1")
        with pytest.raises(typer.Abort):
            __main__.main()


def test_130_an_interruption_is_quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr("essex_insp.library.reports.load", interrupted)
    assert run("grades") == (130, "", "")


def test_codes_do_not_depend_on_the_format() -> None:
    for form in ("table", "json", "csv"):
        assert run("quotes", "--speaker", "nobody", "--format", form).code == 2
        assert run("validate", "-", "--format", form, stdin=json.dumps(tiny.report())).code == 0


@for_each(
    ("words", "said"),
    [
        (
            "quotes --speaker kavanagh --tone critical",
            "no quote is both by 'kavanagh' and of tone 'critical'; leave one of them out",
        ),
        (
            "findings --kind strength --speaker kavanagh",
            "no finding is both of kind 'strength' and by 'kavanagh'; leave one of them out",
        ),
        (
            "concerns --kind cause-of-concern",
            "no concern is of kind 'cause-of-concern'; there is expressed-concern (1); "
            "to look in all reports: `essex-insp concerns --kind cause-of-concern --all`",
        ),
        (
            "quotes --speaker kavanagh --tone furious",
            "no tone matches 'furious'; there is positive, critical, neutral, mixed",
        ),
        (
            "quotes --speaker bilingham --tone mixed",
            "no speaker matches 'bilingham'; nearest: Zoë Billingham",
        ),
        (
            "quotes --speaker kavanagh --contains concerned",
            "quotes contain 'concerned', and none of those that the other options leave; "
            "leave one of them out",
        ),
        (
            "grades --area vulnrable",
            "no area matches 'vulnrable'; nearest: Protecting vulnerable people",
        ),
        (
            "verify --only foo",
            "no verdict matches 'foo'; there is exact, typographic, joined, bracketed, elided, "
            "altered, absent, ambiguous, unverifiable",
        ),
    ],
)
def test_filters_are_told_apart_and_each_thing_is_named_once(words: str, said: str) -> None:
    assert run(*words.split()) == (2, "", f"essex-insp: {said}\n")


def test_a_name_of_nobody_lists_people_and_not_their_roles_and_ids() -> None:
    done = run("quotes", "--speaker", "xyz")
    listed = "there is Zoë Billingham, Stephen Kavanagh"
    assert (done.code, done.stderr.count(f"no speaker matches 'xyz'; {listed}\n")) == (2, 1)


@for_each("command", [name for names in GROUPS.values() for name in names])
def test_no_option_that_is_given_twice_or_empty_is_passed_over(command: str) -> None:
    for param in all_commands().get_command(None, command).params:
        name = param.opts[0]
        if name[:2] != "--" or param.is_flag:
            continue
        empty = run(command, name, " ")
        assert (empty.code, empty.stdout) == (2, "")
        assert f"{name} is empty; give it a value" in empty.stderr
        twice = run(command, name, "some", name, "other")
        if not (param.multiple or param.name == "format"):
            assert f"{name} is given 2 times; give it once" in twice.stderr


def test_an_empty_argument_is_no_choice_of_all() -> None:
    assert "SOURCE is empty" in run("sources", "").stderr
    assert "--report is empty" in run("--report", "").stderr


@for_each("command", [name for names in GROUPS.values() for name in names])
def test_help_names_arguments_as_one_types_them(command: str) -> None:
    shown = run(command, "--help").stdout
    assert "<" not in shown
    assert "{" not in shown
    assert "[[" not in shown


@pytest.mark.parametrize(
    "line", ["trail --force kent", "quotes --about kent", "grades --report kent", "--report kent"]
)
def test_a_force_that_is_taken_for_something_else_leads_to_its_history(line: str) -> None:
    done = run(*line.split())
    assert done.code == 2
    assert "for a force, type `essex-insp history --force kent`" in done.stderr


def test_an_unknown_name_offers_nothing_that_the_command_has_not() -> None:
    for words in (("history", "--force", "BTP"), ("export", "x.jsonl", "--force", "BTP")):
        assert run(*words).stderr.endswith(
            "no force matches 'BTP'; all forces: `essex-insp compare`\n"
        )
    assert "there is reports, forces, " in run("export", "x.jsonl", "--kind", "nonsense").stderr
