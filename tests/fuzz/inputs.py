"""What one run of the program is given, all of it drawn from a seed and a number."""

from __future__ import annotations

import copy
import json
import os
from functools import cache
from random import Random
from typing import Any, NamedTuple

import typer

from essex_insp.cli.app import COMMANDS, app
from tests import tiny
from tests.golden import STORY
from tests.papers.made import KINDS
from tests.program import ROOT
from tests.test_hostile import KEPT, TEXTS

BUNDLED = sorted((ROOT / "data" / "reports").glob("*.json"))
TEXT = [
    *("", " ", "\t", "\n", "-", "--", "--help", "=", "a" * 5000, "[", "\\", "*", "#", "0", "1e9"),
    *("    code", "| a |\n|---|\n| b |", "”", "“", "’", "\ufeff", "İ", "ß" * 40, "\ud800", "\0"),
    *TEXTS.values(),
]
VALUES: list[Any] = [
    None,
    "",
    " ",
    [],
    {},
    [[]],
    [None],
    0,
    -1,
    2**70,
    1e308,
    True,
    "2016",
    "2016-13",
    "9999",
]
WORDS = [
    *("essex", "kent", "force-a", "Force A", "2016", "2018-19", "latest", "1066", "grade", "quote"),
    *(
        "billingham",
        "Jane Éxample",
        "jane-example",
        "critical",
        "effectiveness",
        "patrol",
        "1",
        "0",
    ),
    *("no-records", "lost-keys", "the-page", "cause-of-concern", "reply", "request", "2016-11-03"),
    *(
        "exact,altered",
        '"a phrase"',
        "-without",
        "concerned",
        "good at patrol",
        "https://a.example",
    ),
]
OUTPUTS = [
    *("a.txt", "a.json", "a.csv", "a.md", "a.html", "a.svg", "a.pdf", "a.db", "a.xlsx", "a.jsonl"),
    *("old.json", "link.json", "folder", "new", "none/a.json", "-", "/dev/null", "/dev/full", "."),
    *("pipe.json", "x" * 300 + ".json"),
]
VALUE = {"format": ["table", "plain", "json", "csv", "md", "html", "svg", "pdf", "JSON", "x", ""]}
VALUE |= {"output": OUTPUTS, "dest": OUTPUTS, "card": ["a.svg", "-", "file-0", "file-1"]}
ENCODINGS = ["utf-8"] * 12 + ["ascii", "latin-1", "cp1252", "cp437", "utf-16", "punycode"]
SETTINGS = [
    *(f"COLUMNS={width}" for width in (1, 7, 20, 40, 80, 140, 5000, 0, -3, "x")),
    *("FORCE_COLOR=1", "FORCE_COLOR=0", "NO_COLOR=1", "TERM=dumb", "TERM=xterm-256color", "TERM="),
    *("COLORTERM=truecolor", "LC_ALL=C", "LC_ALL=x", "ACCESSIBLE=1", "HOME=", "HOME=relative"),
    *("ESSEX_INSP_PATH=own:none", "ESSEX_INSP_PATH=::", "ESSEX_INSP_PATH=file-0"),
    *("ESSEX_INSP_REPORT=own-0", "ESSEX_INSP_REPORT=file-0", "ESSEX_INSP_REPORT=-"),
]


class Case(NamedTuple):
    """One run: its command line, variables, files, terminal, and the encoding of its streams."""

    words: list[str]
    stdin: bytes
    env: dict[str, str]
    files: dict[str, bytes]
    terminal: bool
    encoding: str


def case(seed: int, number: int) -> Case:
    chance = Random(f"{seed}/{number}")
    files = {f"file-{at}": _file(chance) for at in range(2)}
    some = chance.sample(SETTINGS, chance.choice([0, 1, 1, 2, 4]))
    env = {name: value for name, _, value in (setting.partition("=") for setting in some)}
    if chance.random() < 0.3:
        files |= {f"own/own-{at}.json": _report(chance, f"own-{at}") for at in range(3)}
        env["ESSEX_INSP_PATH"] = "own"
    words = _words(chance, list(files))
    if chance.random() < 0.03:
        env["_ESSEX_INSP_COMPLETE"] = f"complete_{chance.choice(['bash', 'zsh', 'fish'])}"
        line = chance.choice([" ".join(["essex-insp", *words]), *TEXT])
        env["COMP_WORDS"] = env["_TYPER_COMPLETE_ARGS"] = _word(line)
        env["COMP_CWORD"] = chance.choice(["0", "1", "2", "99", "-5", "x", "", "1.5", "9" * 5000])
    stdin = chance.choice(list(files.values()))
    return Case(words, stdin, env, files, chance.random() < 0.4, chance.choice(ENCODINGS))


def _words(chance: Random, files: list[str]) -> list[str]:
    name = chance.choice([*COMMANDS, *COMMANDS, "", "nothing"])
    words, params = ([name] if name else []), _params(name)
    pool = [*files * 3, "-", "own-0", *(path.stem for path in BUNDLED), *WORDS * 2, *TEXT[:9]]
    for param in params:
        option = param.opts[0].startswith("-")
        if chance.random() < (2 / len(params) if option else 0.7):
            words += [chance.choice(param.opts)] if option else []
            more = chance.choice([1, 1, 2]) if param.nargs == -1 else 1
            values = [_word(chance.choice(VALUE.get(param.name, pool))) for _ in range(more)]
            words += [] if getattr(param, "is_flag", False) else values
    if chance.random() < 0.05:
        words.insert(chance.randrange(len(words) + 1), _word(chance.choice(TEXT)))
    return words


@cache
def _params(name: str) -> tuple[Any, ...]:
    """What a command takes, but for what writes to the files of a shell."""
    group: Any = typer.main.get_command(app)
    command = group.get_command(typer.Context(group), name) if name in COMMANDS else group
    away = ("_", "install_", "show_")
    return tuple(param for param in command.params if not param.name.startswith(away))


def _word(text: str) -> str:
    """A text as a shell can pass it."""
    return os.fsdecode(text.encode("utf-8", "replace").replace(b"\0", b""))


def _file(chance: Random) -> bytes:
    data = chance.choice([_report, _report, _paper])(chance)
    for _ in range(chance.choice([0, 0, 0, 0, 1, 3])):
        at = chance.randrange(len(data) + 1)
        piece = chance.choice(
            [b"", b"\0", b"\xff\xfe", b"{", b"<", data[at : at + 99], b"[" * 9999]
        )
        data = data[:at] + piece + data[at + chance.choice([0, 1, 20]) :]
    return data


def _report(chance: Random, name: str = "") -> bytes:
    content = chance.choice([tiny.report, tiny.report, tiny.bare])()
    if chance.random() < 0.2:
        content = json.loads(chance.choice(BUNDLED).read_bytes())
    if name:
        content["id"] = name
        content["round"] = chance.choice(["2016", "2017", "2018-19", "latest", "", None])
        content["force"]["id"] = chance.choice(["force-a", "essex", "kent"])
    if "judgments" in content and chance.random() < 0.3:
        scale = [chance.choice(["Good", *TEXT[:9]]) for _ in range(chance.randrange(4))]
        content["framework"] = {"id": chance.choice(["framework-a", "b"]), "grades": scale}
        for judgment in content["judgments"]:
            judgment["grade"] = chance.choice([None, *scale])
    for _ in range(chance.choice([0, 1, 1, 2, 5, 20])):
        _spoil(chance, content)
    return json.dumps(content).encode()


def _spoil(chance: Random, part: Any) -> None:
    """Change something somewhere: a text most of the time, which leaves a report valid."""
    while keys := list(part if isinstance(part, dict) else range(len(part))):
        key = chance.choice(keys)
        if part[key] and isinstance(part[key], (dict, list)) and chance.random() > 0.05:
            part = part[key]
            continue
        if isinstance(part[key], str) and key not in KEPT and chance.random() < 0.9:
            part[key] = chance.choice(TEXT)
        elif isinstance(part, list) and chance.random() < 0.5:
            part += [copy.deepcopy(part[key]) for _ in range(chance.choice([1, 1, 300]))]
        elif chance.random() < 0.4:
            del part[key]
        else:
            part[key] = copy.deepcopy(chance.choice(VALUES))
        return


def _paper(chance: Random) -> bytes:
    parts = [
        *(*STORY.split("\n\n"), *TEXT, "<table><tr><td>" * chance.choice([1, 40]) + "Good"),
        "\t".join(["Area", "Grade", *["x"] * chance.choice([1, 9, 900])]) + "\nPatrol\tGood",
        "Essex Police was graded good in 2016, up from inadequate; " * chance.choice([1, 50]),
        "“" * chance.choice([1, 99]) + "said Ms Jane Example, of Force A" + "”" * 3,
    ]
    words = "\n\n\f".join(chance.choice(parts) for _ in range(chance.randrange(1, 30)))
    make = chance.choice(list(KINDS.values()))
    return make(words.encode("cp1252", "ignore").decode("cp1252").split("\n\n\f"))
