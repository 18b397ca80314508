"""What the program tells one to type, typed."""

from __future__ import annotations

import inspect
import json
import re
import shlex
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from essex_insp.cli import usage
from essex_insp.cli.app import GROUPS, all_commands
from tests import tiny
from tests.cases import for_each
from tests.program import run, some
from tests.test_inspectorates import MADE, judgment, report

_HINT = re.compile(r'essex-insp(?: (?:"[^"]*"|[^\s`,;:()"]+))+')


def hints(text: str) -> list[str]:
    """Return every command line that a text names; two spaces end one."""
    return [line.rstrip(".") for line in dict.fromkeys(_HINT.findall(text))]


@cache
def code(hint: str) -> int:
    return run(*shlex.split(hint)[1:]).code


@pytest.mark.parametrize(
    "line",
    some(
        [
            "",
            "grades",
            "grades --round 2021-22",
            "concerns",
            "concerns --format plain",
            "concerns --round 2016",
            "concerns --report essex-peel-2015",
            "concerns --report essex-peel-2015 -f csv",
            "concerns --all",
            "concerns --recurring",
            "quotes --round 2015",
            "quotes --about visits --round 2016",
            "grades --area vulnerable",
            "concerns --about custody",
            "compare --grade outstanding",
            "speakers --report essex-peel-2016",
            "findings --round 2018-19",
            "history --area vulnerable",
            "history --area vulnerable --chart",
            "history --force kent",
            "compare",
            "compare --round 2016",
            "compare kent met --round 2016",
            "compare --round latest",
            "compare --round latest --area crime",
            "compare protecting vulnerable people --round 2015",
            "trail",
            "trail evaluating",
            "trail evaluating --format plain",
            "reports",
            "reports --round 2016",
            "history --cite",
            "sources",
            "sources 40",
            "compare norfolk --grade ri",
            "compare --area overall --grade ri --report essex-peel-2015",
            "compare --grade adequate",
            "search adequate",
            "grades unicorns",
            "grades legitimacy --round 2015",
            "quotes critical --round 2023-25",
            "concerns cause",
            "findings --about registered-sex-offenders",
            "quotes --about staffing --report essex-custody-2024",
            "concerns --about crime-levels",
            "grades --report nothing-of-the-kind",
            "concerns --kind nothing-of-the-kind",
            "bogus",
        ]
    ),
)
def test_what_is_to_be_typed_next_works(line: str) -> None:
    done = run(*line.split())
    for hint in hints(done.stdout + done.stderr):
        assert code(hint) == 0, hint


POLICE = {"force": {"id": "kent", "name": "Kent Police"}, "inspectorate": "HMICFRS"}
OWN: dict[str, dict[str, Any]] = {
    **MADE,
    "bare": tiny.bare(),
    "all": tiny.report(),
    "asked": tiny.bare(concerns=tiny.report()["concerns"][:1]),
    "next-round": report("peel-2023-25", judgment("public", "Good"), round="2025-27", **POLICE),
    "same-round": report("peel-2023-25", judgment("public", "Good"), round="2023-25", **POLICE),
    "no-round": report(None, judgment("public", None, basis="ungraded"), round=None, **POLICE),
}
"""Reports of one's own, of several bodies, and of more or less that is in them."""
OWN["asked"]["concerns"][0] |= {"raised_by": None, "quotes": [], "parts": [], "citations": []}


@pytest.mark.parametrize(
    "line", some(["", "grades", "concerns", "findings", "history", "trail", "brief"])
)
@pytest.mark.parametrize("name", OWN)
def test_what_is_to_be_typed_next_works_of_ones_own(name: str, line: str, tmp_path: Path) -> None:
    own = {"ESSEX_INSP_PATH": str(tmp_path)}
    tiny.written(tmp_path, {**OWN[name], "id": name}, f"{name}.json")
    done = run(*line.split(), "--report", name, env=own)
    for hint in hints(done.stdout + done.stderr):
        ran = run(*shlex.split(hint)[1:], env=own)
        assert ran.code == 0, hint
        assert "is in the data" not in ran.stdout, f"{hint}: nothing is there"


def test_what_is_piped_in_is_a_file_to_whoever_types_what_is_next(tmp_path: Path) -> None:
    done = run("--report", "-", stdin=json.dumps(tiny.report()))
    file = str(tiny.written(tmp_path, tiny.report()))
    for hint in hints(done.stdout):
        assert run(*shlex.split(hint.replace("FILE", file))[1:]).code == 0, hint
    assert "--report -" not in done.stdout


@for_each(
    ("line", "hint"),
    [
        ("grades --round 2021-22", "essex-insp sources --report essex-peel-2021-22"),
        ("concerns --report essex-peel-2015", "essex-insp sources --report essex-peel-2015"),
        ("grades", "essex-insp sources"),
        ("trail evaluating", "essex-insp trail evaluating --cite"),
        ("compare", "essex-insp compare kent"),
        ("compare --round 2016", "essex-insp compare --round 2016 --cite"),
        ("compare kent --round 2016", "essex-insp compare kent --round 2016 --cite"),
        ("history --area vulnerable", "essex-insp history --area vulnerable --cite"),
        ("history --area vulnerable --chart", "essex-insp history --area vulnerable --chart --all"),
    ],
)
def test_a_hint_is_about_what_was_asked(line: str, hint: str) -> None:
    assert hint in hints(run(*line.split()).stdout)


def test_an_option_that_begins_otherwise_was_not_meant() -> None:
    assert "did you mean --output?" in run("grades", "--out", "x").stderr
    assert "did you mean" not in run("reports", "--before", "2016").stderr
    assert "here it is --area vulnerable" in run("grades", "--vulnerable").stderr
    assert "`essex-insp search custody`" in run("grades", "custody").stderr  # of several reports


@pytest.mark.parametrize("name", GROUPS["Read"])
def test_whatever_chooses_from_a_report_is_offered_for_all_of_them(name: str) -> None:
    command = all_commands().get_command(None, name)
    module = import_module(f"essex_insp.cli.commands.{name}")
    own = inspect.signature(getattr(module, name).__wrapped__).parameters
    for param in command.params:
        if param.name not in own or param.is_flag or param.name in ("tone", "card"):
            continue
        with command.make_context(name, []) as context:
            offered = [offer.value for offer in param.shell_complete(context, "")] or ["force"]
        answers = (run(name, param.opts[0], value) for value in offered)
        answer = next(ran.stdout for ran in answers if ran.code == 0)
        hint = "".join(re.findall(r"In all reports: (.*)", answer))
        assert hint, f"`_everywhere` of cli/command.py has no hint for {param.opts[0]} of `{name}`"
        assert code(hint) == 0, hint


def test_a_hint_about_a_file_of_ones_own_names_it(tmp_path: Path) -> None:
    folder = tmp_path / "my reports"
    folder.mkdir()
    file = str(tiny.written(folder, tiny.report()))
    done = run("grades", "--report", file)
    assert f'\nessex-insp sources --report "{file}"\n' in done.stdout
    trail = run("concerns", "--report", file, "--format", "plain").stdout
    assert f' --report "{file}"\n' in trail


def test_a_report_with_faults_names_itself_for_validate(tmp_path: Path) -> None:
    content = tiny.report(draft="yes", kind=1)
    file = tiny.written(tmp_path, content)
    assert f"1 more: essex-insp validate {file})" in run("grades", "--report", str(file)).stderr
    piped = run("grades", "--report", "-", stdin=json.dumps(content)).stderr
    assert "1 more: essex-insp validate -)" in piped


def test_a_name_is_no_report_also_where_the_default_one_cannot_be_read(tmp_path: Path) -> None:
    (tmp_path / "mine.json").write_bytes(b"\x94")
    ran = run("trail", "--report", "2016", env={"ESSEX_INSP_REPORT": str(tmp_path / "mine.json")})
    assert (ran.code, ran.stderr.startswith("essex-insp: no report '2016'")) == (2, True)


def test_a_default_report_that_is_not_there_is_told_with_what_names_it() -> None:
    ran = run("history", "--force", "kent", env={"ESSEX_INSP_REPORT": "nope"})
    assert ran.stderr.endswith("see `essex-insp reports`; ESSEX_INSP_REPORT names it\n")


def test_what_other_tools_call_it_leads_to_what_is_there() -> None:
    content = json.loads(Path(usage.__file__).with_name("elsewhere.json").read_text("utf-8"))
    for known, instead in content["instead"].items():
        name, _, option = known.partition(" ")
        if option and instead.startswith("--"):
            params = all_commands().get_command(None, name).params
            has = {each for param in params for each in param.opts}
            assert instead.split()[0].rstrip(",") in has, known
        for hint in hints(instead):
            if not re.search("[A-Z]{4}", hint):
                assert code(hint.removesuffix(" | head")) == 0, known
