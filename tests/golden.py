"""What the program prints, one file for each answer and format.

    python -m tests.golden

rewrites those that differ and takes away those that nothing makes any more; read what changed
with `git diff`. `test_golden.py` compares them as bytes.

- `NAME.txt`, `NAME.plain.txt`, `NAME.json`, `NAME.csv`, `NAME.md`: off a terminal; the first in
  one of 80 columns too that has no colours, `NAME-40.txt` in a narrow one, `NAME-80-colour.txt` in
  one with colours.
- `NAME.html`: as a page, below its style.
- `made-up-NAME.txt`, `made-up-brief-NAME.md`: the made-up report, in which every kind of thing is
  there and missing, and its papers.
- `help.txt`: the help of every command; `export.sql`: the tables of an export.
"""

from __future__ import annotations

import json
import shlex
import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing
from functools import partial
from importlib import import_module
from pathlib import Path
from unittest import mock

from essex_insp.cli.app import COMMANDS
from essex_insp.cli.commands.brief import PAPERS
from essex_insp.library import reports as library
from essex_insp.show.display import Display
from tests import tiny
from tests.program import FORMATS, READING, drawn, run

FOLDER = Path(__file__).parent / "golden"
SUFFIXES = {"table": "txt", "plain": "plain.txt", "json": "json", "csv": "csv", "md": "md"}
STORY = """\
Force A has been graded good at patrolling Anytown but requires improvement at keeping dogs.

HM Inspector Jane Example said: “I am concerned that Force A does not keep its dogs well.

“I will look at them again.”

Chief Constable John Sample said the dogs were “not at their best”.

Nobody else spoke.
"""
WORDS = ("I will look at them again.", "I am concerned … its dogs well.", "I will look at it.")


def answering() -> dict[str, Sequence[str]]:
    """Return the examples of each command that answers in every format, by its name.

    `reports` is not among them: what it answers is golden where there is but one report.
    """
    modules = {name: import_module(f"essex_insp.cli.commands.{name}") for name in COMMANDS}
    tabled = {name: module for name, module in modules.items() if hasattr(module, "COLUMNS")}
    return {name: module.EXAMPLES for name, module in tabled.items() if name != "reports"}


ANSWERS: dict[str, tuple[str, ...]] = {
    **{name: tuple(shlex.split(examples[0])) for name, examples in answering().items()},
    "front": (),
    "quotes": ("quotes",),
    "history": ("history",),
    "history-area": ("history", "--area", "vulnerable"),
    "history-chart": ("history", "--chart"),
    "compare": ("compare",),
    "compare-forces": ("compare", "kent", "met", "--round", "2016"),
    "concerns-all": ("concerns", "--all"),
    "concerns-recurring": ("concerns", "--recurring"),
    "search": ("search", "low-risk", "visits"),
    "search-phrase": ("search", "cause of concern"),
    "brief": ("brief",),
    "brief-request": ("brief", "--for", "request"),
    "explain": ("explain",),
    "explain-reply": ("explain", "reply", "--report", "essex-effectiveness-2017"),
    "proof": ("proof", "-"),
    "verify": ("verify", "--source", "-", *(word for pair in WORDS for word in ("--quote", pair))),
    "validate": ("validate", "-"),
}
"""What is asked, by the name of its files: of each command its first example, if not otherwise."""
LONG = {"brief-request", "history", "history-chart", "compare", "concerns-all", "explain"}
"""Answers of which people's formats are enough: their data is that of a shorter one."""


def made() -> dict[str, Callable[[], str]]:
    """Return what makes each golden file, by its name."""
    return dict(_all())


def _all() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "help.txt", partial(_printed, "--help-all")
    yield "schema.json", partial(_printed, "schema")
    yield "export.sql", _database
    yield "draft.json", partial(_printed, "draft", "-")
    yield "draft.account.txt", lambda: run("draft", "-", stdin=STORY).stderr
    for form in FORMATS:
        yield f"reports.{SUFFIXES[form]}", partial(_library, "reports", "-f", form)
    for name, words in ANSWERS.items():
        for form in FORMATS:
            if name not in LONG or form in ("table", "plain", "md"):
                yield f"{name}.{SUFFIXES[form]}", partial(_printed, *words, "-f", form)
        yield f"{name}-40.txt", partial(_drawn, Display(width=40, terminal=True), *words)
        if name in ("brief", "history"):
            yield f"{name}.html", partial(_page, *words, "-f", "html")
        if name in ("front", "grades", "history", "compare"):
            display = Display(width=80, terminal=True, colour="256", bold=True)
            yield f"{name}-80-colour.txt", partial(_drawn, display, *words)
    for name in READING:
        content = json.dumps(tiny.report())
        display = Display(width=80, terminal=True)
        yield f"made-up-{name}.txt", partial(drawn, display, name, "-r", "-", stdin=content)
    for name in PAPERS:
        words = ("brief", "--for", name, "--concern", "records", "-r", "-", "-f", "md")
        yield f"made-up-brief-{name}.md", partial(_piped, json.dumps(tiny.report()), *words)


def piped(words: Sequence[str]) -> str | None:
    """Return what is piped in: a story, or a report with faults."""
    if "validate" not in words:
        return STORY if "-" in words else None
    content = tiny.report(draft="yes")
    content["judgments"][0]["gradde"] = content["judgments"][0].pop("grade")
    return json.dumps(content, indent=2)


def _printed(*words: str) -> str:
    return run(*words, stdin=piped(words)).stdout


def _page(*words: str) -> str:
    return _printed(*words).partition("</style>\n")[2]


def _piped(content: str, *words: str) -> str:
    return run(*words, stdin=content).stdout


def _drawn(display: Display, *words: str) -> str:
    return drawn(display, *words, stdin=piped(words))


def _database() -> str:
    """What the database of an export has in its tables, and what leads where."""
    with tempfile.TemporaryDirectory() as folder:
        run("export", f"{folder}/a.db")
        with closing(sqlite3.connect(f"{folder}/a.db")) as database:
            tables = "SELECT sql FROM sqlite_master WHERE sql LIKE 'CREATE%TABLE [%'"
            made = database.execute(tables)
            return "".join(f"{sql};\n".replace(", [", ",\n  [") for (sql,) in made)


def _library(*words: str) -> str:
    """What is printed where the library holds the made-up report alone."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        tiny.written(reports, tiny.report(), "force-a-2016.json")
        with mock.patch.object(library, "data_folder", return_value=Path(folder)):
            return _printed(*words)


def main() -> None:
    """Rewrite what differs."""
    FOLDER.mkdir(exist_ok=True)
    texts = {name: make() for name, make in made().items()}  # all, or nothing is rewritten
    for path in sorted(FOLDER.iterdir()):
        if path.name not in texts:
            path.unlink()
            print(f"took away {path.name}")
    for name, text in texts.items():
        path = FOLDER / name
        if not path.exists() or path.read_bytes() != text.encode():
            path.write_bytes(text.encode())
            print(f"rewrote {name}")


if __name__ == "__main__":
    main()
