"""Errors of the command line in our words: what is wrong, and what to do."""

import contextlib
import os
import re
from collections.abc import Collection, Iterator, Sequence
from functools import partial
from operator import eq
from pathlib import Path
from typing import Any

import typer
from pydantic_core import from_json

from essex_insp.dates import years
from essex_insp.errors import BadUsage, EssexInspError, UnknownName, short, to_type
from essex_insp.library.areas import GRADES
from essex_insp.matching import matches, nearest

_LEADING = ("about", "by", "for", "from", "in", "of", "on", "since")


@contextlib.contextmanager
def in_our_words(context: Any) -> Iterator[None]:
    """Tell what Typer finds wrong in a command line as a `BadUsage`, with what is meant instead."""
    try:
        yield
    except typer.TyperException as found:
        error: Any = found
        said, see = error.format_message(), f"see `{context.command_path} --help`"
        if hasattr(error, "possibilities"):
            said, see = error.message, _instead(error, context) or see
        elif getattr(error, "option_name", "") == "--force":
            see = "a file is replaced by --overwrite"
        said = re.sub("Input should be a valid integer.*", "give a whole number", said)
        raise BadUsage(f"{said[:1].lower()}{short(said[1:], 200).rstrip('.')}; {see}") from None


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


def no_command(name: str, program: Any, rest: Sequence[str]) -> BadUsage:
    """Return the error for a command that the program has not."""
    if instead := _elsewhere(name):
        hint = instead
    elif close := nearest(name, program.list_commands(None)):
        hint = f"did you mean {close[0]!r}?"
    else:
        words = [name, *rest]
        hint = _known(" ".join(words)) or _known(name) or _look(words) or "see `essex-insp --help`"
    return BadUsage(f"no command {short(repr(name))}; {hint}")


def unexpected(words: Sequence[str], context: Any, typed: Sequence[str]) -> BadUsage:
    """Return the error for words that a command takes no argument for, with what takes them."""
    from essex_insp.cli.command import answers

    if words[0] in _LEADING and words[1:]:  # `quotes by kavanagh`
        words = words[1:]
    path, said, given = context.command_path, " ".join(words), context.params
    name, every = "-".join(words).casefold(), list[str]()
    option = _taking(name, context)
    if option is None and "all_" in given:  # what another report has
        given["all_"], every = True, ["--all"]
        option = _taking(name, context)
    if option is None and "speaker" in given:  # TAB offers no roles
        option = "--speaker"
    asked = [option or "", said, *every]
    for name in ("report", "round", "force"):
        values = given.get(name) or []  # `export` takes several
        if option != f"--{name}" and values is not True:  # a flag
            for value in [values] if isinstance(values, str) else values:
                asked += [f"--{name}", value]
    line = to_type(*path.split()[1:], *asked)
    at = typed.index(words[0])  # a name of several words, as `--force south yorkshire`
    named = " ".join((*typed[:at][-1:], said))
    whole = to_type(*path.split()[1:], *typed[: at - 1], named, *typed[at + len(words) :])
    if at > 1 and answers(whole):
        instead = f"type `{whole}`"
    elif option and (option == "--report" or answers(line)):  # an id of a report has an answer
        instead = f"type `{line}`"
    elif any(param.param_type_name == "argument" for param in context.command.params):
        instead = f"type it as one, `{whole}`, or leave it out"
    else:
        instead = _known(said) or ", or ".join(filter(None, ("leave it out", _look(words))))
    why = f"{short(said)!r}: `{path}` takes no such argument"
    if "--force" in typed and not (given.get("force") or given.get("file")):
        why = "--force replaces a file here"
    return BadUsage(f"{why}; {instead}")


def meant(error: EssexInspError) -> str:
    """The error, with what to type for a force that was taken for a name of something else."""
    named = re.search(r" (?:matches|mentions|no report|is on) '(.+?)'", f" {error.message}")
    told = "; type `" in error.message or not isinstance(error, UnknownName)
    known = _known(named[1]) if named and not told else ""
    forgotten = named and named[1] == os.environ.get("ESSEX_INSP_REPORT")
    said = re.sub("; (nearest:|did you mean)[^;]*", "", error.message) if known else error.message
    return f"{said}{'; ESSEX_INSP_REPORT names it' * bool(forgotten)}{'; ' * bool(known)}{known}"


def _known(words: str) -> str:
    """What to type for a round, a force or a grade, if words are one."""
    from essex_insp.library import forces, reports

    if "-".join(words.casefold().split()) in GRADES:
        has = to_type("compare", "--grade", words, "--round", "latest")
        return f"for who has a grade, type `{has}`"
    with contextlib.suppress(EssexInspError):  # the default report may be what cannot be read
        if (words == "latest" or years(words)) and reports.of_round(words):
            return f"for a round, type `{to_type('--round', words)}`"
        force = forces.load().find(words, reports.bodies())
        return f"for a force, type `essex-insp history --force {force.id}`"
    return ""


def _look(words: Sequence[str]) -> str:
    """How to look for words, if they are mentioned."""
    from essex_insp.cli.command import answers

    search = to_type("search", *words)
    return f"look for it: `{search}`" if len(search) < 80 and answers(search) else ""


def _instead(error: Any, context: Any) -> str:
    """What to type for an option that a command has not, if that is known."""
    name = error.option_name.partition("=")[0].strip()
    bare = name.strip("-")
    if bare in context.find_root().command.list_commands(None):
        return f"type `essex-insp {bare}`"
    if option := _taking(bare, context):
        return f"here it is {option} {bare}"
    close = [
        option
        for option in error.possibilities or ()  # what begins otherwise was not meant
        if name[:3] in (option[:3], option.replace("--no-", "--")[:3])
    ]
    has = {opt for param in context.command.params for opt in param.opts}
    elsewhere = _elsewhere(f"{context.command.name} {name}", name, bare, has=has)
    return elsewhere or (f"did you mean {' or '.join(close)}?" if close else "")


def _elsewhere(*names: str, has: Collection[str] = ()) -> str:
    """What does what the first known of these names does elsewhere; its beginning will do.

    It is an option only of a command that has that.
    """
    file = Path(__file__).with_name("elsewhere.json")
    here: dict[str, str] = from_json(file.read_bytes())["instead"]
    for name in names:
        for known, instead in here.items():
            begun = len(name) > 5 and known.startswith(name) and " " not in known[len(name) :]
            option = instead.split()[0].rstrip(",")
            if (known == name or begun) and (option[:2] != "--" or option in has):
                shell = instead.startswith("essex-insp")
                return f"type `{instead}`" if shell else f"here it is {instead}"
    return ""


def _taking(value: str, context: Any) -> str | None:
    """The option of a command that TAB offers a value for, whichever of its words are typed."""
    for param in context.command.params if len(value) > 2 else ():  # less begins too much
        offers = param.shell_complete(context, "") if param.opts[0][:2] == "--" else ()
        words = [offer.value for offer in offers]
        # Ids of reports share words: none is enough.
        if any(map(partial(eq if param.name == "report" else matches, value), words)):
            return str(param.opts[0])
    return None
