"""Errors of the command line in our words: what is wrong, and what to do."""

import contextlib
import re
import shlex
from collections.abc import Iterator, Sequence
from typing import Any

import typer

from essex_insp.errors import BadUsage, EssexInspError, UnknownName, short
from essex_insp.library.areas import GRADES
from essex_insp.matching import matches, nearest

_ELSEWHERE = {
    "--format md": "--markdown",
    "--output FILE.png": "--png",
    "--output FILE.pdf": "--pdf",
    "essex-insp export FILE.xlsx": "--xlsx, spreadsheet",
    "essex-insp sources 1 --open": "--web",
    "essex-insp --version": "-V, -v",
    "--round YEAR": "--year",
    "essex-insp history": "grades --all",
    "--since ROUND": "history --round",
    "--round latest": "compare --all",
    "--all, the newest first": "concerns --since",
    "--speaker WORDS": "--role, --name",
    "--since": "--from",
    "essex-insp search inferred --kind grade": "--basis",
    "essex-insp sources 1": "sources --url",
    "essex-insp search --kind source": "sources --all",
    "essex-insp reports": "list",
    "essex-insp compare": "forces, worse",
    "essex-insp search inspector --kind speaker": "inspectors, leaders",
    "essex-insp search --kind quote": "quotes --all",
    "essex-insp search --kind speaker": "speakers --all",
    "essex-insp search --kind finding": "findings --all",
    "essex-insp history --notes": "--disagreements",
    "essex-insp sources ogl": "sources --licence",
    "--area WORDS: who rose, and who fell": "compare --fell, compare --rose",
    "--area WORDS: the forces under each grade": "compare --better, compare --worse",
    "essex-insp compare kent norfolk": "compare --with",
    "a pipe, as in `essex-insp quotes | head`": "--limit",
    "essex-insp draft FILE --output REPORT.json": "add",
    "essex-insp brief --for request": "letter",
    "essex-insp explain reply": "reply, due",
    "essex-insp --round latest": "latest, newest",
    "essex-insp concerns --all --status unknown": "unknown",
    "--format plain, for screen readers": "--accessible",
    "a word: `essex-insp export FILE.xlsx`": "export --output, export -o",
}
"""What does here what other tools, and people, call an option or a command by another name."""


@contextlib.contextmanager
def told(context: Any) -> Iterator[None]:
    """Tell what Typer finds wrong in a command line as a `BadUsage`."""
    try:
        yield
    except typer.TyperException as error:
        raise BadUsage(_wrong(error, context)) from None


def settle(args: Sequence[str], context: Any) -> list[str]:
    """Return what follows the options, and any arguments that a command takes.

    What would be dropped in silence is refused: a second value of an option, or an empty one.
    """
    if context.resilient_parsing:
        return []
    values, rest, given = context.command.make_parser(context).parse_args(list(args))
    for param in set(given):
        name = param.opts[0] if param.opts[0][0] == "-" else param.metavar
        value, times = values[param.name], given.count(param)
        # An alias of a shell may have a format: the last one counts.
        if times > 1 and param.name != "format" and not param.multiple and not param.is_flag:
            raise BadUsage(f"{name} is given {times} times; give it once")
        for text in value if isinstance(value, (list, tuple)) else [value]:
            if isinstance(text, str) and not text.strip():
                raise BadUsage(f"{name} is empty; give it a value, or leave it out")
            if isinstance(text, str) and text[0] == "=" and name[:2] == "--":
                raise BadUsage(f"{name}: its value stands right after =, or after a space alone")
    return list(rest)


def _wrong(error: Any, context: Any) -> str:
    option, param = getattr(error, "option_name", None), getattr(error, "param", None)
    remedy = f"see `{context.command_path} --help`"
    if hasattr(error, "possibilities"):
        return _no_such_option(error, context, remedy)
    if option is not None:
        if any(option in known.opts and known.is_flag for known in context.command.params):
            return f"{option} takes no value; leave the value out ({remedy})"
        if option == "--force":
            remedy = f"a file is replaced by --overwrite ({remedy})"
        return f"{option} needs a value after it; {remedy}"
    if param is not None and param.param_type_name == "argument":
        return f"missing argument {param.metavar}; {remedy}"
    if param is not None:
        return f"{param.opts[0]} takes no such value; {remedy}"
    return f"{short(str(error), 200)}; {remedy}"


def no_command(name: str, program: Any, rest: Sequence[str]) -> BadUsage:
    """Return the error for a command that the program has not."""
    names = program.list_commands(None)
    if name == "help":
        wanted = " ".join(["essex-insp", *(word for word in rest if word in names), "--help"])
        return BadUsage(f"no command 'help'; type `{wanted}`")
    close = nearest(name, names)
    begun = any(each.startswith(name) for each in close)
    if not begun and (instead := _elsewhere(name) or _with_option(f"--{name}", program)):
        hint = f"type `{instead}`"
    elif close:
        hint = f"did you mean {close[0]!r}?"
    else:
        hint = _known(" ".join([name, *rest])) or "see `essex-insp --help`"
    return BadUsage(f"no command {short(repr(name))}; {hint}")


def unexpected(words: Sequence[str], context: Any) -> BadUsage:
    """Return the error for words that a command takes no argument for, with what takes them."""
    path, said = context.command_path, " ".join(words)
    if option := _taking("-".join(words).casefold(), context):
        instead = f"type `{path} {shlex.join([option, said])}`"
    else:
        sought = shlex.join(words) if said == short(said) else "WORDS"
        search = f"leave it out, or look for it: `essex-insp search {sought}`"
        instead = _known(said) or search
    return BadUsage(f"{short(said)!r}: `{path}` takes no such argument; {instead}")


def meant(error: EssexInspError) -> str:
    """What to type for a force that was taken for a name of something else, after the error."""
    named = re.search(r" (?:matches|no report) '(.+?)'", f" {error.message}")
    known = _known(named[1]) if named and isinstance(error, UnknownName) else ""
    return f"; {known}" if known else ""


def _known(words: str) -> str:
    """What to type for a force or a grade, if words are one."""
    from essex_insp.library import forces, reports

    if "-".join(words.casefold().split()) in GRADES:
        return f"for who has a grade, type `essex-insp compare --grade {shlex.quote(words)}`"
    with contextlib.suppress(UnknownName):
        force = forces.load().find(words, reports.bodies())
        return f"for a force, type `essex-insp history --force {force.id}`"
    return ""


def _no_such_option(error: Any, context: Any, remedy: str) -> str:
    name, program = error.option_name.partition("=")[0].strip(), context.find_root().command
    longs = [long for param in context.command.params for long in param.opts]
    # What begins otherwise was not meant, but for what is after a `no`.
    close = nearest(
        name, [each for each in longs if name[2:3] in {each[2:3], each.removeprefix("--no-")[:1]}]
    )
    if name[2:] in program.list_commands(None):
        hint = f"type `essex-insp {name[2:]}`"
    elif instead := _elsewhere(f"{context.command.name} {name}", name, name[2:]):
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
    for name in names:
        for instead, others in _ELSEWHERE.items():
            for known in others.split(", "):
                if known == name or (len(name) > 5 and known.startswith(name)):
                    return instead
    return None


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
    for path in (*program.list_commands(None), ""):
        command = program.get_command(None, path) or program
        if any(name in param.opts for param in command.params):
            return " ".join(filter(None, ("essex-insp", path, name)))
    return None
