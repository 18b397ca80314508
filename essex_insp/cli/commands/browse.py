import contextlib
import gc
import os
import sys
from functools import cache
from typing import TYPE_CHECKING

import typer

from essex_insp.cli import options as opt
from essex_insp.cli.app import GROUPS
from essex_insp.cli.command import answered, parsed
from essex_insp.cli.output import Output, discard, write
from essex_insp.errors import BadUsage, EssexInspError
from essex_insp.library import reports as library
from essex_insp.show.answer import Answer
from essex_insp.show.display import display_of, is_on

if TYPE_CHECKING:
    from essex_insp.browse.part import CommandLine, Typed

EXAMPLES = ("browse", "browse --report essex-peel-2023-25")
_ELSEWHERE = ("report", "force", "card", "limit")
"""Options that name what is asked of, or how it is written: no words are tried on them."""
_PAGES = {
    "in short": "",
    **{name: name for name in GROUPS["Read"]},
    "over time": "history",
    "other forces": "compare",
    "sources": "sources",
    "concerns of all years": "concerns --all",
}
"""The parts of a report and their commands, a digit each; any other command is typed after `:`."""
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
    gc.enable()  # a run that stays is worth tidying up in, not at each of a thousand reports
    gc.set_threshold(50_000)
    try:
        from essex_insp.browse.screen import Browser
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] != "textual":
            raise
        get = "python -m pip install 'essex-insp[browse]'"
        raise EssexInspError(f"browse needs Textual: {get}; {_INSTEAD}") from None
    display = display_of(sys.stdout)._replace(colour="truecolor", bold=True)
    browser = Browser(command_line(), report or library.default_id(), display)
    code = browser.run()
    if browser._exception is not None:
        raise browser._exception
    if code:
        discard(sys.__stderr__)  # the terminal may be gone, and what it was not told with it
        raise typer.Exit(code)


def command_line() -> "CommandLine":
    """Return what the full screen asks of the command line."""
    from essex_insp.browse.part import CommandLine
    from essex_insp.cli.commands.sources import opened

    def save(answer: Answer, file: str, replace: bool) -> None:
        write(answer, Output(file=file, overwrite=replace))  # whole or not at all

    return CommandLine(answered, pages, about, narrowed, save, opened)


def pages(*report: str) -> "dict[str, Typed]":
    """Return what there is of a report, by names for someone who knows no commands."""
    from essex_insp.library import forces

    report = () if report == ("--report", library.default_id()) else report
    named = {name: (*command.split(), *report) for name, command in _PAGES.items()}
    with contextlib.suppress(EssexInspError):
        path = library.find(report[-1] if report else library.default_id())
        police = forces.load().by_id
        if not library.is_bundled(path) and library.outline(path)["force"]["id"] not in police:
            del named["other forces"]
    return named


def about(typed: "Typed", report: "Typed") -> "Typed":
    """Return words that ask of a report, if their command is of one and they name none."""
    with contextlib.suppress(EssexInspError):
        ask, options = parsed(typed)
        named = {"report", "force"} | ({"round"} - ask.own.keys())
        if "report" in options.keys() - ask.own.keys() and not any(map(options.get, named)):
            return (typed[0], *report, *typed[1:])
    return typed


@cache
def narrowed(typed: "Typed", words: str) -> "list[Typed]":
    """Return command lines that ask the same of what answers to words, for each free option."""
    lines = []
    with contextlib.suppress(BadUsage):
        ask, options = parsed(typed)
        for name, own in ask.own.items():
            if options[name] in (None, [], ()) and name not in _ELSEWHERE:
                flags = own.default.param_decls
                own_words = (flags[0], words, *typed[1:]) if flags else (*typed[1:], "--", words)
                lines.append((typed[0], *own_words))
    return lines
