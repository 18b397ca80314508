"""Making a command of a question: what all commands share is said once, here.

A command's file has a function that asks and returns an `Answer`. One of the decorators below
gives it the options that its kind of command has, loads what it asks of, and writes the answer.
"""

import contextlib
import functools
import inspect
import os
import shlex
from collections.abc import Callable, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, Any, TypeAlias

import typer

from essex_insp.cli import options as opt
from essex_insp.cli import usage
from essex_insp.cli.app import ALONE, GROUPS, all_commands
from essex_insp.errors import BadUsage, EssexInspError, ExitCode, NearName, UnknownName, to_type
from essex_insp.library import reports as library
from essex_insp.questions.record import Cite
from essex_insp.show.answer import Answer, bound, columns
from essex_insp.show.words import counted

# What a command's file needs to be one.
__all__ = ["Answer", "Inspection", "columns", "opt"]
__all__ += ["answering", "following", "listing", "reading"]
if TYPE_CHECKING:
    from essex_insp.questions.inspection import Inspection
else:  # the model is 10 ms, and no TAB wants it
    Inspection = Any

Ask: TypeAlias = Callable[..., Answer]


def _command(ask: Ask, first: dict[str, Any]) -> Callable[..., None]:
    """Make a command of a question: its own options, those of its kind, then those of all."""
    parameters = inspect.signature(ask).parameters
    own = {name: param for name, param in parameters.items() if param.default is not param.empty}
    first = {name: option for name, option in first.items() if name not in own}
    writing = {**opt.WRITING, "overwrite": opt.OVERWRITE if "force" in own else opt.FORCE}

    def answer(**options: Any) -> Answer:
        """Return the answer to what a command line asks, without what only its writing needs."""
        from essex_insp.questions.documents import Numbers

        report = options.get("report")
        if "round" in first:
            if options["round"] and (options.get("all_") or options.get("recurring")):
                raise BadUsage("--all and --recurring are of every round; leave out --round")
            report = _of_round(report, options["round"])
        chosen = {name: options[name] for name in own}
        asked = _asked(report)
        everywhere = _everywhere(ask.__name__, chosen, asked)
        about: dict[str, Any] = {"numbers": Numbers(report), "notice": None}
        if "report" in first:
            from essex_insp.questions.inspection import Inspection

            inspection = Inspection(library.load(report))
            held = inspection.report
            about = {"head": inspection.head(), "numbers": Numbers(held), "notice": held.notice}
            given = ask(inspection, **chosen)
        else:
            given = ask(**chosen)
        rows = given.items[0][given.rows] if given.rows and given.items else given.items
        # A row of CSV has the report too.
        parts = bound([given.items, [about.get("head")] * len(rows)])
        if chosen.get("about") and "--all" not in everywhere and not answers(everywhere):
            everywhere = ""  # no text need mention a subject
        if given.wide or (first and "report" not in first):  # the references tell the terms
            told = {part.reference for part in parts if isinstance(part, Cite)}
            about.update(head=None, notice=library.notice(str(told)))
        about |= {"everywhere": everywhere, "asked": asked, "typed": _typed(own, chosen)}
        cite = options.get("cite") or given.cite
        return given._replace(**about, cite=cite, command=ask.__name__)

    @functools.wraps(ask)
    def command(**options: Any) -> None:
        from essex_insp.cli import output  # not needed for a TAB or --help

        given = {name: options.pop(name) for name in writing}
        try:
            written = answer(**options)
        except UnknownName as error:
            chosen, asked = {name: options[name] for name in own}, _asked(options.get("report"))
            everywhere = _everywhere(ask.__name__, chosen, asked)
            # No near name of a concern of this force helps where another's is meant.
            near = isinstance(error, NearName) and ask.__name__ != "trail"
            lead, line = "to look in all reports:", everywhere
            if ask.__name__ in ("compare", "history"):
                lead, line = "type", everywhere or _parted(chosen, _typed(own, chosen) + asked)
            if near or not answers(line):
                raise
            raise UnknownName(f"{error.message}; {lead} `{line}`") from None
        output.write(written, output.Output(**given))
        file, kind = given["file"] or written.card, ask.__name__
        if file not in (None, "-"):
            many = f": {counted(len(written.items), kind[:-1])}" if kind[-1] == "s" else ""
            output.confirm(f"wrote {file}{many}")
        for line in written.talk:
            output.complain(line)
        if written.code is not ExitCode.DONE:
            raise typer.Exit(written.code)

    keyword = inspect.Parameter.KEYWORD_ONLY
    every = [param.replace(kind=keyword) for param in own.values()]
    for name, option in {**first, **writing}.items():
        kind = bool if option.default is False else str | None
        every.append(inspect.Parameter(name, keyword, default=option, annotation=kind))
    command.answer, command.own = answer, own  # type: ignore[attr-defined]
    command.__signature__ = inspect.Signature(every)  # type: ignore[attr-defined]
    return command


reading = functools.partial(
    _command, first={"report": opt.REPORT, "round": opt.ROUND, "cite": opt.CITE}
)
"""Make a command of a question to one report, an `Inspection`."""
following = functools.partial(_command, first={"report": opt.REPORT, "cite": opt.CITE})
"""Make a command of a question to all reports of a force, that of an `Inspection`."""
listing = functools.partial(_command, first={"cite": opt.CITE})
"""Make a command of a question to the library."""
answering = functools.partial(_command, first={})
"""Make a command of a question to what it loads itself."""


def _everywhere(name: str, options: dict[str, Any], asked: tuple[str, ...]) -> str:
    """What to type to find in all reports what one, or the glossary, has not, if anything does."""
    if name in ("explain", "trail"):
        typed = " ".join(options.get("term") or options.get("concern") or ())
        return to_type("search", *typed.replace("-", " ").split()) if typed else ""
    given = {key: value for key, value in options.items() if value and isinstance(value, str)}
    given.pop("card", None)
    if not given or "tone" in given or options.get("all_"):  # nothing chooses from all by a tone
        return ""
    if over := {"grades": "history", "concerns": "concerns"}.get(name):
        flags = [word for key, value in given.items() for word in (f"--{key}", value)]
        return to_type(over, *flags, "--all", *asked)
    if name == "history" and "area" in given:  # which is not known of this force
        return to_type("compare", "--area", given["area"])
    if name not in GROUPS["Read"]:
        return ""
    from essex_insp.questions.index import KINDS  # most answers do not need it

    by = ["--speaker", given.pop("speaker")] if "speaker" in given else []
    if (kind := name.removesuffix("s")) in KINDS:
        given.pop("kind", None)
        by += ["--kind", kind]
    return to_type("search", *given.values(), *by)


def _parted(options: dict[str, Any], typed: tuple[str, ...]) -> str:
    """What to type for names of forces that a round or words of an area stand after."""
    names = options.get("names") or ()
    lines = (
        to_type("compare", *names[:at], option, " ".join(names[at:]), *typed[len(names) :])
        for at in range(min(5, len(names)))
        for option in ("--round", "--area")
    )
    return next(filter(answers, lines), "")


def _asked(report: str | None) -> tuple[str, ...]:
    """The words that name the report that was asked for; a hint needs none for the default."""
    if report in (None, os.environ.get("ESSEX_INSP_REPORT")):
        return ()
    return "--report", "FILE" if report == "-" else report


def _typed(own: dict[str, inspect.Parameter], options: dict[str, Any]) -> tuple[str, ...]:
    """The words that a command's own options were typed with, in the order of its help."""
    words: list[str] = []
    for name, value in options.items():
        if value is None or value is False or name == "report":  # 0 is neither
            continue
        flags = [flag for flag in own[name].default.param_decls or () if flag[:2] == "--"]
        for each in value if isinstance(value, (list, tuple)) else [value]:
            words += [*flags[:1], *([] if each is True else [str(each)])]
    return tuple(words)


def _of_round(report: str | None, round: str | None) -> str | None:
    """The report of a round; `ESSEX_INSP_REPORT` gives way to it, `--report` does not."""
    if round is None:
        return report
    if report not in (None, os.environ.get("ESSEX_INSP_REPORT")):
        raise BadUsage("--report and --round both name a report; give one of them")
    return library.of_round(round)


def answers(line: str) -> bool:
    """Whether a command line finds something; one that does not is not offered."""
    with contextlib.suppress(EssexInspError):
        return bool(line and answered(*shlex.split(line)[1:]).items)
    return False


def answered(*typed: str) -> Answer:
    """Return what words after `essex-insp` are answered with; without a command, the first page.

    `EssexInspError`: they are wrong, name what is not there, or are nothing to leaf through.
    """
    ask, options = parsed(typed)
    if "cite" in options:  # what rests on citations leads on by them
        options["cite"] |= ask.__name__ in ("search", "trail")
    result: Answer = ask.answer(**options)
    document: Any = result.document
    noted = functools.partial(document, notes=True) if ask.__name__ == "front" else document
    return result._replace(document=noted)


def parsed(typed: Sequence[str]) -> tuple[Any, dict[str, Any]]:
    """Return the command that words are for, and its options; raise what `answer` does."""
    group: Any = all_commands()
    name = typed[0] if typed and not typed[0].startswith("-") else ""
    command = group.get_command(None, name) if name else group
    if command is None:
        raise usage.no_command(name, group, typed[1:])
    module = import_module(f"essex_insp.cli.commands.{name or 'front'}")
    ask = getattr(module, name or "front", None)
    refused = BadUsage(f"that is typed in a shell: {' '.join(('essex-insp', *typed))}")
    if not hasattr(ask, "answer") or any(word in ALONE for word in typed):
        raise refused
    root = typer.Context(group, info_name="essex-insp") if name else None
    with command.make_context(name or "essex-insp", [*typed[bool(name) :]], root) as context:
        options: dict[str, Any] = dict(context.params)
    piped = "-" in (*options.values(), *options.get("files", ()))
    if piped or any(map(options.get, ("open_", "card", "file", "format"))):
        raise refused
    return ask, options
