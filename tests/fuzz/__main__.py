"""Try the program on hostile inputs for some minutes, and print each that breaks a promise.

    python -m tests.fuzz MINUTES [SEED]

ends with 1 if there was one; `python -m tests.fuzz SEED/NUMBER` makes a run again and shows it.
"""

from __future__ import annotations

import copy
import csv
import io
import json
import os
import signal
import sys
import tempfile
import time
import traceback
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from random import Random
from types import SimpleNamespace
from typing import Any, NamedTuple
from unittest import mock

import typer

from essex_insp.cli import output
from essex_insp.cli.app import COMMANDS, all_commands
from essex_insp.show.display import display_of
from tests import tiny
from tests.golden import STORY
from tests.papers.made import KINDS
from tests.program import ROOT, run
from tests.test_hostile import KEPT, TEXTS, assert_safe

GROUP: Any = all_commands()
BUNDLED = sorted((ROOT / "data" / "reports").glob("*.json"))
TEXT = [
    *("", " ", "\t", "\n", "-", "--", "--help", "=", "a" * 5000, "[", "\\", "*", "#", "0", "1e9"),
    *("    code", "| a |\n|---|\n| b |", "”", "“", "’", "\ufeff", "İ", "ß" * 40, "\ud800", "\0"),
    *TEXTS.values(),
]
VALUES: list[Any] = [None, "", " ", [], {}, [None], 0, -1, 2**70, 1e308, True, "2016-13", "9999"]
WORDS = [
    *("essex", "kent", "force-a", "Force A", "2016", "2018-19", "latest", "1066", "grade", "quote"),
    *("billingham", "Jane Éxample", "critical", "effectiveness", "patrol", "1", "0", "2016-11-03"),
    *("no-records", "lost-keys", "the-page", "cause-of-concern", "reply", "request", "concerned"),
    *("exact,altered", '"a phrase"', "-without", "good at patrol", "https://a.example"),
]
OUTPUTS = [
    *(
        "a.txt",
        "a.json",
        "a.csv",
        "a.md",
        "a.html",
        "a.svg",
        "a.png",
        "a.pdf",
        "a.db",
        "a.xlsx",
        "a.jsonl",
    ),
    *("old.json", "link.json", "folder", "none/a.json", "-", "/dev/full", ".", "pipe.json"),
    "x" * 300 + ".json",
]
VALUE = {"format": ["table", "plain", "json", "csv", "md", "html", "svg", "pdf", "JSON", "x", ""]}
VALUE |= {"output": OUTPUTS, "dest": OUTPUTS, "card": ["a.svg", "-", "file-0", "file-1"]}
ENCODINGS = ["utf-8"] * 12 + ["ascii", "latin-1", "cp1252", "cp437", "utf-16", "utf-7"]
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
    """What one run is given, all of it drawn from a seed and a number."""
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
        line = chance.choice([" ".join(["essex-insp", *words]), "", " ", "'", "essex-insp '", "\\"])
        env["COMP_WORDS"] = env["_TYPER_COMPLETE_ARGS"] = line
        env["COMP_CWORD"] = chance.choice(["0", "1", "2", "99", "-5", "x", "", "1.5", "9" * 5000])
    stdin, terminal = chance.choice([*files.values()]), chance.random() < 0.4
    return Case(words, stdin, env, files, terminal, chance.choice(ENCODINGS))


def _words(chance: Random, files: list[str]) -> list[str]:
    name = chance.choice([*COMMANDS, *COMMANDS, "", "nothing"])
    command = GROUP.get_command(typer.Context(GROUP), name) if name in COMMANDS else GROUP
    # Not what writes to the files of a shell.
    params = [
        param for param in command.params if not param.name.startswith(("_", "install_", "show_"))
    ]
    words = [name] if name else []
    pool = [*files * 3, "-", "own-0", *(path.stem for path in BUNDLED), *WORDS * 2, *TEXT[:9]]
    for param in params:
        option = param.opts[0].startswith("-")
        if chance.random() < (2 / len(params) if option else 0.7):
            words += [chance.choice(param.opts)] if option else []
            more = chance.choice([1, 1, 2]) if param.nargs == -1 else 1
            values = [chance.choice(VALUE.get(param.name, pool)) for _ in range(more)]
            words += [] if getattr(param, "is_flag", False) else values
    if chance.random() < 0.05:
        words.insert(chance.randrange(len(words) + 1), chance.choice(TEXT))
    return [word.replace("\0", "").encode("utf-8", "replace").decode() for word in words]


def _file(chance: Random) -> bytes:
    data = chance.choice([_report, _report, _paper])(chance)
    for _ in range(chance.choice([0, 0, 0, 0, 1, 3])):
        at = chance.randrange(len(data) + 1)
        piece = chance.choice([b"", b"\0", b"\xff\xfe", b"{", data[at : at + 99], b"[" * 9999])
        data = data[:at] + piece + data[at + chance.choice([0, 1, 20]) :]
    return data


def _report(chance: Random, name: str = "") -> bytes:
    content = chance.choice([tiny.report, tiny.report, tiny.bare])()
    if chance.random() < 0.2:
        content = json.loads(chance.choice(BUNDLED).read_bytes())
    if name:
        content |= {"id": name, "round": chance.choice(["2016", "2017", "2018-19", "latest", ""])}
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
    return chance.choice([*KINDS.values()])(
        words.encode("cp1252", "ignore").decode("cp1252").split("\n\n\f")
    )


def broken(given: Case) -> Iterator[str]:
    """Run the program in an empty folder; yield each promise that it breaks."""
    words = given.words
    screen: Any = SimpleNamespace(isatty=lambda: True, encoding=given.encoding)
    for folder in ("folder", "own"):
        Path(folder).mkdir()
    for name, data in {"old.json": b"old", **given.files}.items():
        Path(name).write_bytes(data)
    Path("link.json").symlink_to("old.json")
    os.mkfifo("pipe.json")

    def seen(stream: Any, *args: Any, **more: Any) -> Any:
        return display_of(screen if given.terminal else stream, *args, **more)

    start, env = time.process_time(), {"HOME": str(Path.cwd()), **given.env}
    signal.alarm(20)
    try:
        with mock.patch.object(output, "display_of", seen), mock.patch("webbrowser.open"):
            code, shown, said = run(*words, stdin=given.stdin, env=env, encoding=given.encoding)
        assert_safe(said)
        assert_safe(shown.replace("\r\n", "\n"))
    except Exception as error:  # noqa: BLE001
        at = traceback.extract_tb(error.__traceback__)[-1]
        yield f"{type(error).__name__}: {error} ({Path(at.filename).name}, line {at.lineno})"
        return
    finally:
        signal.alarm(0)
    if (taken := time.process_time() - start) > 2:
        yield f"{taken:.1f} s"
    completes = "_ESSEX_INSP_COMPLETE" in given.env
    checks = {"verify", "proof", "validate"} & {*[word for word in words if word != "--"][:1]}
    fine = code in (0, 2, 3) or (code == 1 and checks)
    silent = code in (2, 3) and not completes and not said.startswith("essex-insp: ")
    if not fine or silent or "defect" in said or max(map(len, said.split("\n"))) > 2000:
        yield f"ends with {code}, and says {said!r}"
    forms = [after for word, after in pairwise(words) if word in ("-f", "--format")]
    told = completes or {"--", "--help", "--help-all", "--version"} & {*words}
    texts = {} if told else dict.fromkeys(forms[-1:], shown)
    for path in Path().rglob("*"):
        if any(part.startswith(".") for part in path.parts) and path.name not in words:
            yield f"leaves {path} behind"
        elif path.name in ("a.json", "a.csv"):
            texts[path.suffix[1:]] = path.read_text(encoding="utf-8")
    if Path("old.json").read_bytes() != b"old" and not {"--force", "--overwrite"} & {*words}:
        yield "overwrites old.json"
    try:
        json.loads(texts.get("json") or "{}")
        if len({len(row) for row in csv.reader(io.StringIO(texts.get("csv", ""), ""))}) > 1:
            yield "CSV with rows of several lengths"
    except ValueError as error:
        yield f"no JSON: {error}"


def tried(seed: int, number: int) -> list[str]:
    """Make one run in a folder of its own; return what it breaks."""
    home = Path.cwd()
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        try:
            return list(broken(case(seed, number)))
        finally:
            os.chdir(home)


def main(minutes: str, seed: str = "") -> int:
    signal.signal(signal.SIGALRM, signal.default_int_handler)  # a hang ends with 130
    if "/" in minutes:
        first, at = map(int, minutes.split("/"))
        print(case(first, at), *tried(first, at), sep="\n\n")
        return 0
    number, faults, chosen = 0, 0, int(seed or time.time())
    print(f"seed {chosen}", flush=True)
    end = time.monotonic() + float(minutes) * 60
    while time.monotonic() < end:
        for fault in tried(chosen, number):
            faults += 1
            words = [word[:60] for word in case(chosen, number).words]
            print(f"{chosen}/{number}  {fault[:300]!r}  {words!r}", flush=True)
        number += 1
    print(f"{number} inputs, {faults} broken promises")
    return bool(faults)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
