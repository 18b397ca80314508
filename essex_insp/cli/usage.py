"""Errors of the command line in our words: what is wrong, and what to do."""

import shlex
from collections.abc import Sequence
from typing import Any

from essex_insp.cli.options import named
from essex_insp.errors import BadUsage, short
from essex_insp.library.areas import GRADES
from essex_insp.matching import matches, nearest

_ELSEWHERE = {
    "--markdown": "--format md",
    "--png": "--output FILE.png",
    "--pdf": "--output FILE.pdf",
    "--xlsx": "essex-insp export FILE.xlsx",
    "--web": "essex-insp sources 1 --open",
    "-V": "essex-insp --version",
    "-v": "essex-insp --version",
    "--year": "--round YEAR",
    "grades --all": "essex-insp history",
    "history --round": "--since ROUND",
    "compare --all": "--round latest",
    "concerns --since": "--all, the newest first",
    "--role": "--speaker WORDS",
    "--from": "--since",
    "--basis": "essex-insp search inferred --kind grade",
    "sources --url": "essex-insp sources 1",
    "sources --all": "essex-insp search --kind source",
    "--name": "--speaker WORDS",
    "list": "essex-insp reports",
    "forces": "essex-insp compare",
    "inspectors": "essex-insp search inspector --kind speaker",
    "quotes --all": "essex-insp search --kind quote",
    "speakers --all": "essex-insp search --kind speaker",
    "findings --all": "essex-insp search --kind finding",
    "--disagreements": "essex-insp history --notes",
    "sources --licence": "essex-insp sources ogl",
    "compare --fell": "--area WORDS: who rose, and who fell",
    "compare --rose": "--area WORDS: who rose, and who fell",
    "compare --better": "--area WORDS: the forces under each grade",
    "compare --worse": "--area WORDS: the forces under each grade",
    "compare --with": "essex-insp compare kent norfolk",
    "--limit": "a pipe, as in `essex-insp quotes | head`",
    "add": "essex-insp draft FILE --output REPORT.json",
    "cite": "essex-insp sources --cite",
    "letter": "essex-insp brief --for request",
    "reply": "essex-insp explain reply",
    "due": "essex-insp explain reply",
    "worse": "essex-insp compare",
    "spreadsheet": "essex-insp export FILE.xlsx",
    "latest": "essex-insp --round latest",
    "newest": "essex-insp --round latest",
    "leaders": "essex-insp search inspector --kind speaker",
    "chart": "essex-insp history --chart -o chart.svg",
    "unknown": "essex-insp concerns --all --status unknown",
    "concerns --open": "--status open; --all counts them by status",
    "--accessible": "--format plain, for screen readers",
    "export --output": "a word: `essex-insp export FILE.xlsx`",
    "export -o": "a word: `essex-insp export FILE.xlsx`",
}
"""What other tools, and people, call an option or a command, and what does the same here."""


def told(error: Any, program: Any, command: Any) -> str:
    """Return what a usage error of Typer's says, about the program or the command asked for."""
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    path = "essex-insp" if command is program else f"essex-insp {command.name}"
    remedy = f"see `{path} --help`"
    if option is not None and hasattr(error, "possibilities"):
        return _no_such_option(option.partition("=")[0], error.ctx, program, remedy)
    if option is not None:
        if any(
            option in known.opts and getattr(known, "is_flag", False) for known in command.params
        ):
            return f"{option} takes no value; leave the value out ({remedy})"
        if option == "--force":
            remedy = f"a file is replaced by --overwrite ({remedy})"
        return f"{option} needs a value after it; {remedy}"
    if param is not None:
        return f"missing argument {param.metavar or param.name}; {remedy}"
    return f"{short(' '.join(str(error.message).split()), 200)}; {remedy}"


def no_command(name: str, program: Any, rest: Sequence[str]) -> BadUsage:
    """Return the error for a command that the program has not."""
    names = program.list_commands(None)
    if name == "help":
        wanted = " ".join(["essex-insp", *(word for word in rest if word in names), "--help"])
        return BadUsage(f"no command 'help'; type `{wanted}`")
    close = nearest(name, names)
    begun = any(each.startswith(name) for each in close)
    if instead := _elsewhere(name) or (not begun and _with_option(f"--{name}", program)):
        hint = f"type `{instead}`"
    else:
        hint = f"did you mean {close[0]!r}?" if close else "see `essex-insp --help`"
    return BadUsage(f"no command {short(repr(name))}; {hint}")


def unexpected(words: Sequence[str], context: Any) -> BadUsage:
    """Return the error for words that a command takes no argument for, with what takes them."""
    path, said = context.command_path, " ".join(words)
    name = "-".join(words).casefold()
    if option := _taking(name, context):
        instead = f"type `{path} {shlex.join([option, said])}`"
    elif name in named("force")(context):
        instead = f"for a force, type `essex-insp compare {name}`"
    elif name in GRADES:
        instead = f"for who has a grade, type `essex-insp compare --grade {name}`"
    else:
        sought = shlex.join(words) if said == short(said) else "WORDS"
        instead = f"leave it out, or look for it: `essex-insp search {sought}`"
    return BadUsage(f"{short(said)!r}: `{path}` takes no such argument; {instead}")


def _no_such_option(name: str, context: Any, program: Any, remedy: str) -> str:
    longs = [long for param in context.command.params for long in param.opts]
    # What begins otherwise was not meant.
    close = nearest(name, [long for long in longs if long[:3] == name[:3]])
    names = (f"{context.command.name} {name}", name, name[2:])
    if instead := _elsewhere(*names):
        hint = f"type `{instead}`" if instead.startswith("essex-insp") else f"here it is {instead}"
    elif option := _taking(name[2:], context):
        hint = f"here it is {option} {name[2:]}"
    elif elsewhere := _with_option(name, program):
        hint = f"`{elsewhere}` has it"
    else:
        hint = f"did you mean {' or '.join(close)}?" if close else remedy
    return f"no such option: {short(name)}; {hint}"


def _elsewhere(*names: str) -> str | None:
    """What does what the first known of these names does elsewhere; its beginning will do."""
    return next(
        (
            instead
            for name in names
            for known, instead in _ELSEWHERE.items()
            if known == name or (len(name) > 5 and known.startswith(name))
        ),
        None,
    )


def _taking(value: str, context: Any) -> str | None:
    """The option of a command that TAB offers a value for, whichever of its words are typed."""
    for param in context.command.params if len(value) > 2 else ():  # less begins too much
        offers = param.shell_complete(context, "") if param.opts[0][:2] == "--" else ()
        words = [offer.value for offer in offers]
        # Ids of reports share words: none is enough.
        if value in words if param.name == "report" else any(matches(value, it) for it in words):
            return str(param.opts[0])
    return None


def _with_option(name: str, program: Any) -> str | None:
    """The first command that has an option, or the program, with it, as it is typed."""
    names = program.list_commands(None)
    paths = {f"essex-insp {each}": program.get_command(None, each) for each in names}
    paths["essex-insp"] = program
    has = (
        path
        for path, command in paths.items()
        if any(name in param.opts for param in command.params)
    )
    return next((f"{path} {name}" for path in has), None)
