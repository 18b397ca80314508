"""Making a command of a question: what all commands share is said once, here.

A command's file has a function that asks and returns an `Answer`. One of the three decorators
below gives it the options that all commands have, loads what it asks of, and writes the answer.
"""

from __future__ import annotations

import functools
import inspect
import os
from collections.abc import Callable, Iterable, Mapping
from typing import Any, get_args

import typer

from essex_insp.cli import options as shared
from essex_insp.errors import BadUsage, ExitCode
from essex_insp.show.answer import Answer

Load = Callable[[dict[str, Any]], "tuple[list[Any], dict[str, Any]]"]
"""Takes the options that name what is asked of away, and returns it with what it says of the
answer."""


def reading(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a command of a question to one report.

    Args:
        ask: The question; its first parameter is the `Inspection`.
    """

    def load(options: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        from essex_insp.library.reports import load as loaded
        from essex_insp.questions.inspection import Inspection

        report = options.pop("report")
        if not own_round:
            report = _of_round(report, options.pop("round", None))
        inspection = Inspection(loaded(report))
        head, notice = inspection.head(), inspection.report.notice
        return [inspection], {"head": head, "numbers": inspection.numbers, "notice": notice}

    own_round = "round" in inspect.signature(ask).parameters
    rounds = {} if own_round else {"round": shared.RoundOption}
    first = {"report": shared.ReportOption, **rounds, "cite": shared.CiteOption}
    return _command(ask, first, load, 1)


def following(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a command of a question to all reports of a force.

    Args:
        ask: The question; its first parameter is the `ForceReports`, the report that was asked
            for the first of them.
    """

    def load(options: dict[str, Any]) -> tuple[list[Any], dict[str, Any]]:
        from essex_insp.library.reports import NOTICE
        from essex_insp.library.reports import load as loaded
        from essex_insp.questions.force import around

        force = around(loaded(options.pop("report")))
        return [force], {"notice": NOTICE, "talk": force.passed_over}

    return _command(ask, {"report": shared.ReportOption, "cite": shared.CiteOption}, load, 1)


def listing(ask: Callable[..., Answer]) -> Callable[..., None]:
    """Make a command of a question to no report, or to those that it loads itself.

    Args:
        ask: The question.
    """
    return _command(ask, {}, lambda _: ([], {}), 0)


def _command(
    ask: Callable[..., Answer], first: dict[str, Any], load: Load, skip: int
) -> Callable[..., None]:
    names = list(inspect.signature(ask).parameters)[skip:]
    # What is given by us needs no type when it runs: the model is 10 ms, and no TAB wants it.
    ask.__annotations__ = {name: ask.__annotations__[name] for name in names}
    own = list(inspect.signature(ask, eval_str=True).parameters.values())[skip:]
    overwrite = shared.OverwriteOption if "force" in names else shared.ForceOption
    every = {
        **first,
        "format": shared.FormatOption,
        "output": shared.FileOption,
        "overwrite": overwrite,
        "no_color": shared.NoColorOption,
        "no_pager": shared.NoPagerOption,
    }
    extra = [
        inspect.Parameter(
            name,
            inspect.Parameter.KEYWORD_ONLY,
            default=None if type(None) in get_args(get_args(annotation)[0]) else False,
            annotation=annotation,
        )
        for name, annotation in every.items()
    ]
    parameters = [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in own] + extra

    def answer(**options: Any) -> Answer:
        """Return the answer to what a command line asks, without what only its writing needs."""
        asked = _asked({name: options[name] for name in first if name in options})
        cite = options.pop("cite", False)
        inputs, about = load(options)
        about["typed"] = _typed(own, options)
        given = ask(*inputs, **options)
        talk = (*about.pop("talk", ()), *given.talk)
        if given.wide:
            from essex_insp.library.reports import NOTICE

            about.update(head=None, numbers={}, notice=NOTICE)
        about["cite"] = cite or given.cite
        return given._replace(**about, command=ask.__name__, asked=asked, talk=talk)

    @functools.wraps(ask)
    def command(**options: Any) -> None:
        from essex_insp.cli import output  # not needed for a TAB or --help

        form = output.Output(
            format=options.pop("format"),
            file=options.pop("output"),
            overwrite=options.pop("overwrite"),
            flag="--overwrite" if overwrite is shared.OverwriteOption else "--force",
            colour=not options.pop("no_color"),
            pager=not options.pop("no_pager"),
        )
        written = answer(**options)
        output.write(written, form)
        for line in written.talk:
            output.complain(line)
        if written.code is not ExitCode.DONE:
            raise typer.Exit(written.code)

    command.answer = answer  # type: ignore[attr-defined]
    command.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    command.__annotations__ = {one.name: one.annotation for one in parameters}
    return command


def _asked(options: Mapping[str, Any]) -> tuple[str, ...]:
    """The words that name the report that was asked for; a hint needs none for the default."""
    report = options.get("report")
    if report == os.environ.get("ESSEX_INSP_REPORT"):
        report = None
    report = _of_round(report, options.get("round"))
    return ("--report", report) if report else ()


def _typed(own: Iterable[inspect.Parameter], options: dict[str, Any]) -> tuple[str, ...]:
    """The words that a command's own options were typed with, in the order of its help."""
    words: list[str] = []
    for parameter in own:
        value = options.get(parameter.name)
        if value is None or value is False:  # 0 is neither
            continue
        info = get_args(parameter.annotation)[1]
        # In `Annotated`, Typer takes the first name of an option for its default.
        names = (info.default, *(info.param_decls or ()))
        flags = [name for name in names if isinstance(name, str) and name.startswith("--")]
        for each in value if isinstance(value, (list, tuple)) else [value]:
            words += [*flags[:1], *([] if each is True else [str(each)])]
    return tuple(words)


def _of_round(report: str | None, round: str | None) -> str | None:
    """The report of a round; `ESSEX_INSP_REPORT` gives way to it, `--report` does not."""
    if round is None:
        return report
    if report not in (None, os.environ.get("ESSEX_INSP_REPORT")):
        raise BadUsage("--report and --round both name a report; give one of them")
    from essex_insp.library import reports as library

    return library.of_round(round)
