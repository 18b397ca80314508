"""TAB in a real shell of each kind; a shell that is not there is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests import tiny
from tests.cases import for_each
from tests.program import ROOT, program, run, some

BASH = """
source ./script
COMP_WORDS=({words} "{last}")
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_essex_insp_completion essex-insp
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = """
source ./script
complete --do-complete '{words} {last}'
"""
ZSH = """
words=({words} "{last}")
CURRENT=$#words
compdef() {{ :; }}
_arguments() {{ printf '%s\\n' "$@"; }}
source ./script
_essex_insp_completion
"""
SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-c"],
    "fish": ["fish", "--no-config", "-c"],
    "zsh": ["zsh", "-f", "-c"],
}
SCRIPTS = {"bash": BASH, "fish": FISH, "zsh": ZSH}


@pytest.fixture(params=some(["bash", "fish", "zsh"]))
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed here")
    return name


def complete(shell: str, tmp_path: Path, words: str, last: str = "") -> str:
    """What a shell offers for a line that is typed so far."""
    ours = tmp_path / "bin" / "essex-insp"
    ours.parent.mkdir(exist_ok=True)
    ours.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m essex_insp "$@"\n')
    ours.chmod(0o755)
    script = SCRIPTS[shell].format(words=words, last=last)
    done = subprocess.run(
        [*SHELLS[shell], script],
        env={
            "PATH": f"{ours.parent}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout


def offers(words: str, last: str = "", **env: str) -> list[str]:
    """What is offered for a line that is typed so far, as bash asks for it."""
    asked = {
        "_ESSEX_INSP_COMPLETE": "complete_bash",
        "COMP_WORDS": f"{words} {last}",
        "COMP_CWORD": str(len(words.split())),
    }
    done = run(env={**asked, **env})
    assert done.stderr == ""
    return done.stdout.split()


def test_completion_is_not_installed_at_the_root_where_home_is_empty() -> None:
    done = run("--install-completion", env={"HOME": ""})
    assert (done.code, done.stdout) == (2, "")
    assert done.stderr.startswith("essex-insp: HOME is empty")


@for_each("cword", ["", "x", "-1", "999", "1.5", "9" * 5000])
def test_a_shell_that_asks_oddly_is_offered_nothing_and_told_nothing(cword: str) -> None:
    offers("essex-insp quotes --speaker", COMP_CWORD=cword)


@for_each(
    ("words", "last", "offered"),
    [
        ("essex-insp", "gr", "grades"),
        ("essex-insp quotes --speaker", "b", "billingham"),
        ("essex-insp quotes --speaker", "z", "zoe-billingham"),
        ("essex-insp grades --area", "vul", "vulnerable-people"),
        ("essex-insp quotes --about", "reg", "registered-sex-offenders"),
        ("essex-insp quotes --tone", "cr", "critical"),
        ("essex-insp grades --format", "j", "json"),
        ("essex-insp grades --report", "essex-eff", "essex-effectiveness-2017"),
        ("essex-insp sources", "sou", "southend-standard"),
        ("essex-insp history --since", "2018", "2018-19"),
        ("essex-insp history --pillar", "leg", "legitimacy"),
        ("essex-insp compare --question", "ser", "serious-organised-crime"),
        ("essex-insp grades --pillar", "e", "effectiveness"),
        ("essex-insp concerns --kind", "e", "expressed-concern"),
        ("essex-insp findings --kind", "st", "strength"),
        ("essex-insp verify --only", "ab", "absent"),
        ("essex-insp verify --only", "altered,ab", "altered,absent"),
    ],
)
def test_offers(words: str, last: str, offered: str) -> None:
    assert offered in offers(words, last)


def test_a_body_of_ones_own_reports_is_offered_where_it_is_taken(tmp_path: Path) -> None:
    tiny.written(tmp_path, tiny.report())
    (tmp_path / "broken.json").write_text("{")
    own = {"ESSEX_INSP_PATH": str(tmp_path)}
    taking = ("history --force", "search x --force", "export x.jsonl --force")
    for words in ("history --area", "history --force force-a --area"):
        assert offers(f"essex-insp {words}", "", **own, ESSEX_INSP_REPORT="report") == [
            judgment["id"] for judgment in tiny.report()["judgments"]
        ]
    for words in taking:
        assert offers(f"essex-insp {words}", "force-", **own) == ["force-a"]
    assert offers("essex-insp compare", "force-", **own) == []


@for_each(
    ("words", "some", "others"),
    [
        ("brief --concern", "low-risk-sex-offenders", "missing-children"),
        ("brief --round 2015 --concern", "missing-children", "low-risk-sex-offenders"),
        ("trail", "missing-children", ""),
        ("concerns --about", "registered-sex-offenders", "community-policing"),
        ("concerns --all --about", "custody", "community-policing"),
        ("findings --about", "crime-levels", "registered-sex-offenders"),
        ("compare --round", "latest", "2014"),
        ("concerns --kind", "expressed-concern", "cause-of-concern"),
        ("concerns --all --kind", "cause-of-concern", "recommendation"),
        ("concerns --status", "unknown", "open"),
        ("history --area", "responding-to-the-public", "custody"),
        ("history --all --area", "custody", ""),
        ("history --force kent --area", "responding-to-the-public", "custody"),
        ("history --force kent --pillar", "legitimacy", "leadership"),
        ("search x --speaker", "wilsher", ""),
        ("search x --force", "essex", "kent"),
    ],
)
def test_what_a_command_would_refuse_is_not_offered(words: str, some: str, others: str) -> None:
    offered = offers(f"essex-insp {words}")
    assert some in offered
    assert others not in offered


def test_what_is_offered_is_found() -> None:
    assert "stephen-kavanagh" in offers("essex-insp speakers --speaker", "st")
    assert "Stephen Kavanagh" in run("speakers", "--speaker", "stephen-kavanagh").stdout


def test_a_shell_asks_and_is_answered_and_runs_nothing_of_a_report(
    shell: str, tmp_path: Path
) -> None:
    (tmp_path / "script").write_bytes(
        program(
            *("--show-completion", shell),
            # Nothing is to be guessed of the shell.
            env={"_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1"},
        ).stdout
    )
    assert "billingham" in complete(shell, tmp_path, "essex-insp quotes --speaker", "b")
    report = tmp_path / "hostile.json"
    report.write_text(
        '{"speakers": [{"id": "$(touch owned)"}, {"id": "`touch owned`"}, {"id": "a;b"}],'
        ' "judgments": [], "sources": [], "findings": [{"about": ["\\\\$(touch owned)"]}],'
        ' "concerns": [], "statements": []}'
    )
    for option in some(("--speaker", "--about")):
        line = f"essex-insp quotes --report hostile.json {option}"
        assert "touch" not in complete(shell, tmp_path, line)
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize(
    "content", ["", "{", "[]", "null", '{"speakers": 3}', '[{"force": {"id": "a"}}]', "\xff"]
)
def test_a_broken_report_offers_nothing_and_says_nothing(tmp_path: Path, content: str) -> None:
    broken = tmp_path / "broken.json"
    broken.write_text(content, encoding="latin-1")
    assert offers(f"essex-insp quotes --report {broken} --speaker", "q") == []
    assert offers(f"essex-insp history --report {broken} --area", "q") == []
