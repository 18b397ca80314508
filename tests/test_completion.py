"""TAB in a real shell of each kind; a shell that is not there is said."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.generated import ROOT

BASH = """
source <(essex-insp --show-completion bash)
COMP_WORDS=({words} "{last}")
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_essex_insp_completion essex-insp
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
FISH = """
essex-insp --show-completion fish | source
complete --do-complete '{words} {last}'
"""
ZSH = """
words=({words} "{last}")
CURRENT=$#words
compdef() {{ :; }}
_arguments() {{ printf '%s\\n' "$@"; }}
source <(essex-insp --show-completion zsh)
_essex_insp_completion
"""
SHELLS = {
    "bash": ["bash", "--norc", "--noprofile", "-c"],
    "fish": ["fish", "--no-config", "-c"],
    "zsh": ["zsh", "-f", "-c"],
}
SCRIPTS = {"bash": BASH, "fish": FISH, "zsh": ZSH}


@pytest.fixture(params=SHELLS)
def shell(request: pytest.FixtureRequest) -> str:
    name: str = request.param
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed here")
    return name


def complete(shell: str, tmp_path: Path, words: str, last: str = "") -> str:
    """What a shell offers for a line that is typed so far."""
    program = tmp_path / "bin" / "essex-insp"
    program.parent.mkdir(exist_ok=True)
    program.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m essex_insp "$@"\n')
    program.chmod(0o755)
    script = SCRIPTS[shell].format(words=words, last=last)
    done = subprocess.run(
        [*SHELLS[shell], script],
        env={
            "PATH": f"{program.parent}:{os.environ['PATH']}",
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT),
            "LANG": "C.UTF-8",
            # The shell is named on the command line; nothing is to be guessed.
            "_TYPER_COMPLETE_TEST_DISABLE_SHELL_DETECTION": "1",
        },
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr
    return done.stdout


@pytest.mark.parametrize(
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
def test_offers(shell: str, tmp_path: Path, words: str, last: str, offered: str) -> None:
    assert offered in complete(shell, tmp_path, words, last)


def test_what_is_offered_is_found(shell: str, tmp_path: Path) -> None:
    assert "stephen-kavanagh" in complete(shell, tmp_path, "essex-insp speakers --speaker", "st")
    program = [sys.executable, "-m", "essex_insp", "speakers", "--speaker", "stephen-kavanagh"]
    done = subprocess.run(
        program, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert "Stephen Kavanagh" in done.stdout


def test_nothing_from_a_hostile_report_reaches_the_shell(shell: str, tmp_path: Path) -> None:
    report = tmp_path / "hostile.json"
    report.write_text(
        '{"speakers": [{"id": "$(touch owned)"}, {"id": "`touch owned`"}, {"id": "a;b"}],'
        ' "judgments": [], "sources": [], "findings": [{"about": ["\\\\$(touch owned)"]}],'
        ' "concerns": [], "statements": []}'
    )
    for option in ("--speaker", "--about"):
        line = f"essex-insp quotes --report hostile.json {option}"
        assert "touch" not in complete(shell, tmp_path, line)
    assert not (tmp_path / "owned").exists()


@pytest.mark.parametrize("content", ["", "{", "[]", "null", '{"speakers": 3}', "\xff"])
def test_a_broken_report_offers_nothing_and_says_nothing(
    shell: str, tmp_path: Path, content: str
) -> None:
    (tmp_path / "broken.json").write_text(content, encoding="latin-1")
    offered = complete(shell, tmp_path, "essex-insp quotes --report broken.json --speaker", "q")
    assert "Error" not in offered
