"""Any command line asked from within: for the full screen, and to try a hint before it is told."""

import contextlib
import shlex
from collections.abc import Sequence
from functools import partial
from importlib import import_module
from typing import Any

import typer

from essex_insp.errors import BadUsage, EssexInspError
from essex_insp.show.answer import Answer

_SHELL = {"--help", "-h", "--help-all", "--version"}


def answers(line: str) -> bool:
    """Whether a command line finds something; one that does not is not offered."""
    with contextlib.suppress(EssexInspError):
        return bool(line and answer(*shlex.split(line)[1:]).items)
    return False


def answer(*typed: str) -> Answer:
    """Return what words after `essex-insp` are answered with; without a command, the first page.

    `EssexInspError`: they are wrong, name what is not there, or are nothing to leaf through.
    """
    ask, options = parsed(typed)
    if "cite" in options:  # what rests on citations leads on by them
        options["cite"] |= ask.__name__ in ("search", "trail")
    result: Answer = ask.answer(**options)
    document: Any = result.document
    noted = partial(document, notes=True) if ask.__name__ == "front" else document
    return result._replace(document=noted)


def parsed(typed: Sequence[str]) -> tuple[Any, dict[str, Any]]:
    """Return the command that words are for, and its options; raise what `answer` does."""
    from essex_insp.cli import usage
    from essex_insp.cli.app import all_commands

    group: Any = all_commands()
    name = typed[0] if typed and not typed[0].startswith("-") else ""
    command = group.get_command(None, name) if name else group
    if command is None:
        raise usage.no_command(name, group, typed[1:])
    module = import_module(f"essex_insp.cli.commands.{name or 'front'}")
    ask = getattr(module, name or "front", None)
    refused = BadUsage(f"that is typed in a shell: {' '.join(('essex-insp', *typed))}")
    if not hasattr(ask, "answer") or not _SHELL.isdisjoint(typed):
        raise refused
    root = typer.Context(group, info_name="essex-insp") if name else None
    with command.make_context(name or "essex-insp", [*typed[bool(name) :]], root) as context:
        options: dict[str, Any] = dict(context.params)
    piped = "-" in (*options.values(), *options.get("files", ()))
    if piped or any(map(options.get, ("open_", "card", "file", "format"))):
        raise refused
    return ask, options
