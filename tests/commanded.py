"""What a command has to have: what one lacks is a sentence, for whoever adds it."""

from __future__ import annotations

import shlex
from collections.abc import Iterator
from importlib import import_module

from essex_insp.cli.app import COMMANDS
from tests.program import ROOT, run

FOLDER = ROOT / "essex_insp" / "cli" / "commands"
OF_THEIR_OWN = ("browse", "draft", "export", "schema")
"""Commands that are not decorated: what they answer with is no answer in all formats."""


def names() -> list[str]:
    """Return all commands: those of the groups, and those that have a file."""
    files = {path.stem for path in FOLDER.glob("*.py")} - {"__init__", "front"}
    return sorted({*COMMANDS, *files})


def lacking(name: str) -> list[str]:
    """Return what a command lacks."""
    return list(_parts(name)) or list(_columns(name))


def _parts(name: str) -> Iterator[str]:
    file = f"essex_insp/cli/commands/{name}.py"
    if name not in COMMANDS:
        yield f"{file} is no command: give `{name}` its place in `GROUPS` of essex_insp/cli/app.py."
        return
    if not (FOLDER / f"{name}.py").is_file():
        yield f"`{name}` is in `GROUPS`, and {file} is missing."
        return
    module = import_module(f"essex_insp.cli.commands.{name}")
    ask = getattr(module, name, None)
    if ask is None:
        yield f"{file}: the function `{name}` is missing."
    elif not ask.__doc__:
        yield f"{file}: `{name}` has no docstring, which is its help: a line that says what for."
    if ask and not hasattr(ask, "answer") and name not in OF_THEIR_OWN:
        kinds = "`reading`, `following`, `listing` or `answering`"
        yield f"{file}: decorate `{name}` with {kinds}."
    if not hasattr(module, "EXAMPLES"):
        yield f"{file}: `EXAMPLES` is missing, two command lines for the end of its help."
    if not (ROOT / "tests" / "commands" / f"test_{name}.py").is_file():
        yield f"tests/commands/test_{name}.py is missing: what a user sees."
    if f"`{name}" not in (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"):
        yield f"CHANGELOG.md has no line on `{name}`."


def _columns(name: str) -> Iterator[str]:
    """Columns that no item has, where its items are all here."""
    module = import_module(f"essex_insp.cli.commands.{name}")
    if not hasattr(module, "COLUMNS"):
        return
    from tests import golden  # which asks every command for its example

    words = golden.ANSWERS.get(name) or shlex.split(module.EXAMPLES[0])
    try:
        run(*words, "-f", "csv", stdin=golden.piped(words))
    except KeyError as error:
        yield f"essex_insp/cli/commands/{name}.py: of `COLUMNS`, no item has the key {error}."
