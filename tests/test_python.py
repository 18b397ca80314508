"""What Python returns is what `--format json` prints, for every command."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import essex_insp
from essex_insp.cli.app import COMMANDS
from tests.cases import for_each
from tests.program import run

Ask = Callable[[], Any]
ASKED: dict[str, list[tuple[str, Ask]]] = {
    "grades": [
        ("", lambda: essex_insp.load().grades()),
        ("--area vulnerable", lambda: essex_insp.load().grades(area="vulnerable")),
    ],
    "concerns": [
        ("", lambda: essex_insp.load().concerns()),
        ("--all", lambda: essex_insp.force("essex").concerns()),
        ("--recurring", lambda: essex_insp.force("essex").concerns(recurring=True)),
    ],
    "quotes": [
        ("", lambda: essex_insp.load().quotes()),
        ("--speaker hmi", lambda: essex_insp.load().quotes(speaker="hmi")),
    ],
    "findings": [("--kind claim", lambda: essex_insp.load().findings(kind="claim"))],
    "speakers": [
        ("", lambda: essex_insp.load().speakers()),
        ("-s cc", lambda: essex_insp.load().speakers("chief")),
    ],
    "sources": [
        ("", lambda: essex_insp.load().sources()),
        ("hmicfrs", lambda: essex_insp.load().sources("hmicfrs")),
    ],
    "reports": [
        ("", essex_insp.reports),
        (
            "--kind custody --since 2018",
            lambda: essex_insp.reports(kind="custody", since="2018"),
        ),
    ],
    "history": [
        ("--area vulnerable", lambda: essex_insp.force("essex").history(area="vulnerable")),
        ("--force essex", lambda: essex_insp.force("essex").history()),
        ("--force kent", lambda: essex_insp.force("kent").history()),
        ("--rose", lambda: essex_insp.force("essex").history(moved=["up"])),
    ],
    "compare": [
        ("", lambda: essex_insp.force("essex").compare()),
        ("kent", lambda: essex_insp.compare("kent")),
        ("--grade ri", lambda: essex_insp.compare(grade="ri")),
        ("--round latest --area resp", lambda: essex_insp.compare(round="latest", area="resp")),
    ],
    "trail": [("low-risk-sex", lambda: essex_insp.force("essex").trail("low-risk-sex"))],
    "verify": [
        ("--quote monitoring", lambda: essex_insp.verify(quotes=["monitoring"])),
        ("--source LICENSE --quote OGL", lambda: essex_insp.verify("LICENSE", quotes=["OGL"])),
        (
            "--source LICENSE --source-id southend-standard",
            lambda: essex_insp.verify("LICENSE", source_id="southend-standard"),
        ),
    ],
    "proof": [("README.md", lambda: essex_insp.proof("README.md"))],
    "validate": [
        (
            "data/datapackage.json",
            lambda: essex_insp.validate("data/datapackage.json"),
        )
    ],
    "search": [
        ("offenders", lambda: essex_insp.search("offenders")),
        (
            "visits -custody --round 2017",
            lambda: essex_insp.search("visits -custody", round="2017"),
        ),
    ],
    "brief": [
        ("", essex_insp.brief),
        ("--concern low-risk", lambda: essex_insp.brief(concern="low-risk")),
    ],
    "explain": [("", essex_insp.explain), ("afi", lambda: essex_insp.explain("afi"))],
}
"""What is typed after a command, and the same in Python; of others, the command alone is."""
WITHOUT = {"schema", "draft", "export", "browse"}
"""Commands whose answer is a document of its own, not items in an envelope."""


def asked(command: str) -> list[tuple[str, Ask]]:
    """Return what is typed after a command, and the question of its name in Python."""
    homes = (essex_insp, essex_insp.load(), essex_insp.force("essex"))
    ask = next(filter(callable, (getattr(home, command, None) for home in homes)), None)
    assert ask, f"give essex_insp, Inspection or ForceReports the question {command!r}"
    return [("", ask)]


@for_each("command", [name for name in COMMANDS if name not in WITHOUT])
def test_python_returns_what_json_prints(command: str) -> None:
    for words, ask in ASKED.get(command) or asked(command):
        printed = run(command, *words.split(), "--format", "json").items
        assert printed
        assert json.loads(json.dumps(ask())) == printed, words


def test_a_report_and_a_force_say_at_the_prompt_which_they_are() -> None:
    assert repr(essex_insp.load()) == "<Inspection essex-effectiveness-2017>"
    assert repr(essex_insp.force("essex")) == "<ForceReports essex: 17>"
