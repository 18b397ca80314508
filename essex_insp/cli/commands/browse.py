from __future__ import annotations

import gc
import os
import sys
from functools import partial
from importlib import import_module
from typing import Any

import typer

from essex_insp.cli import options as opt
from essex_insp.errors import BadUsage, EssexInspError
from essex_insp.show.answer import Answer
from essex_insp.show.display import display_of, is_on

EXAMPLES = ("browse", "browse --report essex-peel-2023-25")
FILTERS = {  # what can be leafed through; a filter tries words on the options of each in turn
    "grades": "--area --pillar",
    "concerns": "--about --kind --status",
    "quotes": "--speaker --about --tone --contains",
    "speakers": "--speaker",
    "findings": "--about --kind --speaker",
    "history": "--area --pillar --since",
    "compare": "--area --pillar --round --",
    **dict.fromkeys(("trail", "explain", "sources"), "--"),
    "search": "",
}
_SHELL = {"--help", "-h", "--help-all", "--version"}
_INSTEAD = "essex-insp --help lists the commands that answer the same, line by line"


def browse(report: str | None = opt.REPORT, no_color: bool = opt.NO_COLOR) -> None:
    """Leaf through it all, full screen (needs essex-insp[browse])."""
    if is_on("ACCESSIBLE"):
        raise BadUsage(f"browse draws a screen, which ACCESSIBLE asks not to do; {_INSTEAD}")
    streams = (sys.stdin, sys.stdout, sys.__stderr__)
    if os.environ.get("TERM") == "dumb" or not all(each and each.isatty() for each in streams):
        raise BadUsage(f"browse needs a terminal of its own; {_INSTEAD}")
    if report == "-":
        raise BadUsage("browse reads keys from standard input; give a report as an id or a file")
    if os.environ.pop("NO_COLOR", "") or no_color:  # to Textual, an empty one counts
        os.environ["NO_COLOR"] = "1"
    gc.enable()  # a run that stays is worth tidying up in
    try:
        from essex_insp.browse.screen import Browser, CommandLine, run
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        get = "python -m pip install 'essex-insp[browse]'"
        raise EssexInspError(f"browse needs Textual: {get}; {_INSTEAD}") from None
    from essex_insp.cli.commands.sources import opened
    from essex_insp.library.reports import default_id

    cli = CommandLine(answer, save, opened, FILTERS)
    display = display_of(sys.stdout)._replace(colour="truecolor", bold=True)
    if code := run(Browser(cli, report or default_id(), display)):
        raise typer.Exit(code)


def answer(*typed: str) -> Answer:
    """Return what words after `essex-insp` are answered with; without a command, the first page.

    Raises:
        EssexInspError: It is wrong, names what is not there, or is none to leaf through.
    """
    from essex_insp.cli import usage
    from essex_insp.cli.app import all_commands

    name = typed[0] if typed and not typed[0].startswith("-") else ""
    group: Any = all_commands()
    refused = BadUsage(f"that is typed in a shell: {' '.join(('essex-insp', *typed))}")
    if (name and name not in FILTERS) or not _SHELL.isdisjoint(typed):
        raise refused
    command = group.get_command(None, name) if name else group
    try:
        with command.make_context(name or "essex-insp", [*typed[bool(name) :]]) as context:
            options: dict[str, Any] = dict(context.params)
    except typer.TyperException as error:
        raise BadUsage(usage.told(error, group, command)) from None
    if options.get("report") == "-" or options.get("open_") or options.get("card"):
        raise refused
    if "cite" in options:  # what rests on citations leads on by them
        options["cite"] |= name in ("search", "trail")
    for each in ("format", "file", "overwrite", "no_color", "no_pager", "_version", "_help_all"):
        options.pop(each, None)
    module: Any = import_module(f"essex_insp.cli.commands.{name or 'front'}")
    result: Answer = getattr(module, name or "front").answer(**options)
    return result if name else result._replace(document=partial(module.document, notes=True))


def save(answer: Answer, file: str, replace: bool) -> None:
    """Write an answer to a file whose suffix names the format, whole or not at all."""
    from essex_insp.cli.output import Output, write

    write(answer, Output(file=file, overwrite=replace))
