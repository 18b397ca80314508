"""What the program prints, one file for each command and format.

    python -m tests.golden

rewrites those that differ and takes away those that nothing makes any more; read what changed
with `git diff`. `test_golden.py` compares them as bytes.

- `NAME.txt`, `NAME.plain.txt`, `NAME.json`, `NAME.csv`, `NAME.md`: off a terminal, the default
  report (`reports`: a library that holds the made-up report alone).
- `NAME-COLUMNS.txt`: in a terminal of so many columns that has no colours; `NAME-80-colour.txt`:
  in one that has.
- `made-up-NAME.txt`: the made-up report, in which every kind of thing is there and missing.
- `help.txt`, `NAME.help.txt`: the help.
- `draft`, `verify`: a made-up story; `validate`: the made-up report with faults.
"""

from __future__ import annotations

import json
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from unittest import mock

from essex_insp.cli import output
from essex_insp.cli.app import GROUPS
from essex_insp.library import reports as library
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer
from essex_insp.show.page import Page
from tests import tiny
from tests.program import FORMATS, READING, run

FOLDER = Path(__file__).parent / "golden"
COMMANDS = tuple(name for names in GROUPS.values() for name in names)
WIDTHS = (40, 80, 140)
SUFFIXES = {
    "table": "txt",
    "plain": "plain.txt",
    "json": "json",
    "csv": "csv",
    "md": "md",
}


FOLLOWING = {
    "history": ("history", "--area", "vulnerable"),
    "history-chart": ("history", "--area", "vulnerable", "--chart"),
    "compare": ("compare", "kent", "met"),
    "compare-all": ("compare",),
    "trail": ("trail",),
    "concerns-recurring": ("concerns", "--recurring"),
}
"""What follows a force through its rounds."""
STORY = """\
Force A has been graded good at patrolling Anytown but requires improvement at keeping dogs.

HM Inspector Jane Example said: “I am concerned that Force A does not keep its dogs well.

“I will look at them again.”

Chief Constable John Sample said the dogs were “not at their best”.

Nobody else spoke.
"""


def made() -> dict[str, str]:
    """Return the text of every golden file by its name."""
    return {name: make() for name, make in _all()}


def _all() -> Iterator[tuple[str, Callable[[], str]]]:
    yield "help.txt", lambda: _printed("--help")
    yield "front.txt", _printed
    yield "front.plain.txt", lambda: run(env={"ACCESSIBLE": "1"}).stdout
    yield "schema.json", lambda: _printed("schema")
    yield "draft.json", lambda: run("draft", "-", stdin=STORY).stdout
    yield "draft.account.txt", lambda: run("draft", "-", stdin=STORY).stderr
    for name in COMMANDS:
        yield f"{name}.help.txt", lambda name=name: _printed(name, "--help")  # type: ignore[misc]
    for form in FORMATS:
        suffix = SUFFIXES[form]
        for name in READING:
            yield f"{name}.{suffix}", lambda n=name, f=form: _printed(n, "-f", f)  # type: ignore[misc]
        yield f"reports.{suffix}", lambda f=form: _library("reports", "-f", f)  # type: ignore[misc]
        yield f"validate.{suffix}", lambda f=form: _faulty("-f", f)  # type: ignore[misc]
        yield f"verify.{suffix}", lambda f=form: _checked("-f", f)  # type: ignore[misc]
        for name, arguments in FOLLOWING.items():
            yield (
                f"{name}.{suffix}",
                lambda a=arguments, f=form: _printed(*a, "-f", f),  # type: ignore[misc]
            )
    for width in WIDTHS:
        for name in ("front", *READING):
            page = Page(width=width, terminal=True)
            yield f"{name}-{width}.txt", lambda n=name, p=page: _drawn(n, p)  # type: ignore[misc]
    for name in ("front", *READING):
        page = Page(width=80, terminal=True, colour="256", bold=True)
        yield f"{name}-80-colour.txt", lambda n=name, p=page: _drawn(n, p)  # type: ignore[misc]
        yield f"made-up-{name}.txt", lambda n=name: _drawn(n, Page(), made_up=True)  # type: ignore[misc]


def _printed(*arguments: str) -> str:
    return run(*arguments).stdout


def _library(*arguments: str) -> str:
    """What is printed where the library holds the made-up report alone."""
    with tempfile.TemporaryDirectory() as folder:
        reports = Path(folder) / "reports"
        reports.mkdir()
        tiny.written(reports, tiny.report(), "force-a-2016.json")
        with mock.patch.object(library, "data_folder", return_value=Path(folder)):
            return _printed(*arguments)


def _faulty(*arguments: str) -> str:
    """What `validate` prints of a report with faults, which it reads from standard input."""
    content = tiny.report(draft="yes")
    content["judgments"][0]["gradde"] = content["judgments"][0].pop("grade")
    return run("validate", "-", *arguments, stdin=json.dumps(content, indent=2)).stdout


def _checked(*arguments: str) -> str:
    """What `verify` prints of words that are in a story, and of words that are not quite."""
    words = ("I will look at them again.", "I am concerned … its dogs well.", "I will look at it.")
    quotes = [part for one in words for part in ("--quote", one)]
    return run("verify", "--source", "-", *quotes, *arguments, stdin=STORY).stdout


def _drawn(name: str, page: Page, made_up: bool = False) -> str:
    """A table as a terminal of a kind shows it."""
    if made_up:
        inspection = Inspection(library.check(json.dumps(tiny.report()).encode(), "made-up"))
    else:
        inspection = Inspection(library.load(library.DEFAULT))
    items = getattr(inspection, name)()
    answer = Answer(
        name,
        items if isinstance(items, list) else [items],
        inspection.head(),
        inspection.report.notice,
    )
    return output.text_of(answer, "table", page)


def main() -> None:
    """Rewrite what differs."""
    FOLDER.mkdir(exist_ok=True)
    texts = made()
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
