"""Errors of the command line in our words: what is wrong, and what to do."""

from __future__ import annotations

import shlex
from collections.abc import Sequence
from typing import Any

from essex_insp.errors import BadUsage, short
from essex_insp.matching import nearest

_ELSEWHERE = {
    "--json": "--format json",
    "--csv": "--format csv",
    "--md": "--format md",
    "--markdown": "--format md",
    "--plain": "--format plain",
    "--html": "--output FILE.html",
    "--svg": "--output FILE.svg",
    "--png": "--output FILE.png",
    "--pdf": "--output FILE.pdf",
    "--xlsx": "essex-insp export FILE.xlsx",
    "--web": "essex-insp sources 1 --open",
    "--open": "essex-insp sources 1 --open",
    "-V": "essex-insp --version",
    "-v": "essex-insp --version",
    "--year": "--round YEAR",
    "--latest": "--round latest",
    "--limit": "a pipe, as in `essex-insp quotes | head`",
}
"""What other tools call an option, and what does the same here."""


def told(error: Any, asked: str, params: Sequence[Any]) -> str:
    """Return what a usage error of Typer's says; some do not know the command and its options."""
    context, param = getattr(error, "ctx", None), getattr(error, "param", None)
    path = context.command_path if context else " ".join(filter(None, ("essex-insp", asked)))
    remedy = f"see `{path} --help`"
    option = getattr(error, "option_name", None)
    if option is not None and hasattr(error, "possibilities"):
        return _no_such_option(option, params, remedy)
    if option is not None:
        if any(option in known.opts and getattr(known, "is_flag", False) for known in params):
            return f"{option} takes no value; leave the value out ({remedy})"
        return f"{option} needs a value after it; {remedy}"
    if param is not None:
        return f"missing argument {param.metavar or param.name}; {remedy}"
    return f"{short(' '.join(str(error.message).split()), 200)}; {remedy}"


def no_command(name: str, names: Sequence[str], rest: Sequence[str]) -> BadUsage:
    """Return the error for a command that is not there, from the names of those that are."""
    if name == "help":
        wanted = " ".join(["essex-insp", *(word for word in rest if word in names), "--help"])
        return BadUsage(f"no command 'help'; type `{wanted}`")
    close = nearest(name, names)
    hint = f"did you mean {close[0]!r}?" if close else "see `essex-insp --help`"
    return BadUsage(f"no command {short(repr(name))}; {hint}")


def unexpected(words: Sequence[str], path: str) -> BadUsage:
    """Return the error for words that a command takes no argument for."""
    said = short(" ".join(words))
    return BadUsage(
        f"{said!r}: `{path}` takes no such argument; leave it out, or see `{path} --help`"
    )


def check_place(context: Any) -> None:
    """Refuse options of the first page before a command: they belong after it."""
    for param in context.command.params:
        source = context.get_parameter_source(param.name)
        if source is not None and source.name == "COMMANDLINE":
            option, value = param.opts[0], context.params.get(param.name)
            words = [option] if value is True else [option, str(value)]
            typed = shlex.join(["essex-insp", context.invoked_subcommand, *words])
            raise BadUsage(f"{option} belongs after the command; type `{typed}`")


def _no_such_option(option: str, params: Sequence[Any], remedy: str) -> str:
    name = option.partition("=")[0]
    if name in _ELSEWHERE:
        return f"no such option: {name}; here it is {_ELSEWHERE[name]}"
    # What begins otherwise was not meant.
    known = [long for param in params for long in param.opts if long[:3] == name[:3]]
    close = nearest(name, known)
    hint = f"did you mean {' or '.join(close)}?" if close else remedy
    return f"no such option: {short(name)}; {hint}"
