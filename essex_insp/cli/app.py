"""The command line: all commands in reading order; errors become a line and an exit code."""

import contextlib
import errno
import os
import sys
from collections.abc import Iterator
from functools import cache, partial
from importlib import import_module
from typing import Any

import typer
from typer.core import TyperCommand, TyperGroup

from essex_insp import __version__
from essex_insp.cli import options as opt
from essex_insp.cli import usage
from essex_insp.errors import BadUsage, EssexInspError, ExitCode

GROUPS: dict[str, tuple[str, ...]] = {
    "Read": ("grades", "concerns", "quotes", "speakers", "findings"),
    "Follow": ("history", "compare", "trail"),
    "Find": ("search", "explain", "browse"),
    "Check": ("sources", "verify", "proof"),
    "Take away": ("brief", "export"),
    "Your own": ("reports", "draft", "validate", "schema"),
}
"""Every command once, in the order in which a newcomer needs them."""
COMMANDS = tuple(name for names in GROUPS.values() for name in names)
_COMPLETE = "_ESSEX_INSP_COMPLETE"
"""The variable in which a shell asks for what TAB offers."""
_EXIT_CODES = (
    "Exit codes: 0 done; 1 a check found something; 2 wrong usage, or a name that is not there; "
    "3 a file cannot be read or written, or is not valid."
)

_HELP = {"help_option_names": ["--help", "-h"]}
"""Of each command by itself too: a command keeps what the first that asks it was told."""


ALONE = ("--help", "-h", "--help-all", "--version")
"""Of the program, whatever command stands after them."""


class _Context(typer.Context):
    """Whose help is as narrow as a terminal."""

    def make_formatter(self) -> Any:
        from shutil import get_terminal_size  # no TAB needs it

        formatter: Any = super().make_formatter()
        if (columns := get_terminal_size().columns) < 52:  # Typer's least
            formatter.width, names = max(20, columns - 2), max(10, columns - 30)
            formatter.write_dl = partial(formatter.write_dl, col_max=names)
        return formatter


class Command(TyperCommand):
    """A command whose help names its arguments as one types them: `FORCE`, not a Python type."""

    context_class = _Context

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the command's name: `[OPTIONS] FILE...`, `[OPTIONS] [SOURCE]`."""
        names = [(f"{each.metavar}{'...' * (each.nargs != 1)}", each) for each in self._arguments()]
        return ["[OPTIONS]", *(name if each.required else f"[{name}]" for name, each in names)]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        arguments = self._arguments()
        options = [param for param in self.get_params(ctx) if param not in arguments]
        for heading, rows in (
            ("Arguments", [(argument.metavar, argument.help) for argument in arguments]),
            ("Options", [option.get_help_record(ctx) for option in options]),
        ):
            if rows:
                with formatter.section(heading):
                    formatter.write_dl(rows)

    def format_epilog(self, ctx: Any, formatter: Any) -> None:
        with formatter.section("Examples"):
            for example in (self.epilog or "").splitlines():
                formatter.write_text(f"essex-insp {example}")
        formatter.write_paragraph()
        formatter.write_text(_EXIT_CODES)

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what was typed apart; words that are no argument are an error of ours."""
        with usage.in_our_words(ctx):
            usage.settle(args, ctx)
            rest: list[str] = super().parse_args(ctx, [*args])
        if ctx.args and not ctx.resilient_parsing:
            raise usage.unexpected(ctx.args, ctx, args)
        return rest

    def _arguments(self) -> list[Any]:
        return [param for param in self.params if param.param_type_name == "argument"]


class Commands(TyperGroup):
    """The commands of `GROUPS`, each imported when it is asked for."""

    context_class = _Context

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; building all of them takes 25 ms, one takes 3."""
        if cmd_name not in COMMANDS:
            return None
        if cmd_name not in self.commands:
            module = import_module(f"essex_insp.cli.commands.{cmd_name}")
            holder = typer.Typer(add_completion=False, rich_markup_mode=None)
            holder.command(
                cmd_name,
                cls=getattr(module, "Parser", Command),
                help=_docstring(getattr(module, cmd_name)),
                epilog="\n".join(module.EXAMPLES),
                context_settings={"allow_extra_args": True, **_HELP},
            )(getattr(module, cmd_name))
            self.commands[cmd_name] = typer.main.get_command(holder)
        return self.commands[cmd_name]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, which people look for, under their groups, before the options."""
        width = max(map(len, COMMANDS))
        for group, names in GROUPS.items():
            commands = [(name.ljust(width), self.get_command(ctx, name)) for name in names]
            with formatter.section(group):
                formatter.write_dl(
                    [(name, command.get_short_help_str(200)) for name, command in commands]
                )
        TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take what was typed apart; options of the first page before a command are that one's."""
        with usage.in_our_words(ctx):
            rest = usage.settle(args, ctx)
            before = args[: len(args) - len(rest)]
            if "--install-completion" in before and os.environ.get("HOME") == "":
                raise BadUsage("HOME is empty, and completion goes there; set it to your folder")
            if rest[:1] == ["help"]:  # as of other tools: `help grades`
                args = rest = [*rest[1:2], "--help"]
            if rest and rest[0] in COMMANDS and not any(word in ALONE for word in before):
                args = [*rest, *before]
            parsed: list[str] = super().parse_args(ctx, args)
        return parsed

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            raise usage.no_command(args[0], self, args[1:])
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and turn whatever goes wrong into one line on standard error and a code."""
        stream: Any
        for stream in (sys.stdout, sys.stderr):
            try:
                "..\n".encode(getattr(stream, "encoding", None) or "utf-8")
            except UnicodeError:  # no encoding for texts, such as `PYTHONIOENCODING=idna`
                stream.reconfigure(encoding="utf-8")
        if os.environ.get(_COMPLETE):
            with contextlib.suppress(ValueError, LookupError):  # of a shell that asks oddly
                super().main(*args, **extra)
            sys.exit(ExitCode.USAGE)
        message = ""
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except EssexInspError as error:
            message, code = f"{usage.meant(error)}{_removed()}", error.exit_code
        except SystemExit:
            code = ExitCode.DONE  # Typer ends so where the reader of --help has had enough
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            from essex_insp.cli.output import discard

            discard(sys.stdout)  # Typer has written help, and could not
            what = error.filename or "standard output"
            message = f"{what}: {error.strerror}; mend that and try again"
            code = ExitCode.UNREADABLE
        if message:
            from essex_insp.cli.output import complain

            complain(message)
        sys.exit(code or ExitCode.DONE)


def _docstring(command: Any) -> str:
    """What a command's docstring says; `python -OO` leaves it in the file alone."""
    if command.__doc__ is None:
        import ast
        import inspect

        tree: Any = ast.parse(inspect.getsource(inspect.unwrap(command)))
        return ast.get_docstring(tree.body[0]) or ""
    return str(command.__doc__)


def _removed() -> str:
    """What explains errors about files: that the working folder is gone."""
    try:
        os.getcwd()  # noqa: PTH109
    except FileNotFoundError:
        return " (the working folder has been removed; cd to another)"
    return ""


app = typer.Typer(
    cls=Commands,
    name="essex-insp",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings=_HELP,
    epilog="Every command has its own --help; --help-all prints all of them.",
)


@cache
def all_commands() -> Commands:
    """Return the commands as Typer runs them; whoever runs many builds each once."""
    commands: Any = typer.main.get_command(app)
    return commands  # type: ignore[no-any-return]


@app.callback(
    invoke_without_command=True,
    help="""Read a police inspection: grades, concerns, quotes, and where every word comes from.

    Alone, it shows the first page of the default report.
    """,
)
def front_page(
    ctx: typer.Context,
    report: str | None = opt.REPORT,
    round: str | None = opt.ROUND,
    format: str | None = opt.FORMAT,
    file: str | None = opt.FILE,
    overwrite: bool = opt.FORCE,
    no_color: bool = opt.NO_COLOR,
    no_pager: bool = opt.NO_PAGER,
    version: bool = opt.flag("--version", "Version and terms of the data."),
    help_all: bool = opt.flag("--help-all", "The help of every command."),
) -> None:
    """Show the first page, where no command was given, or what is asked of the program itself."""
    if version or help_all:
        from essex_insp.cli.output import write_text
        from essex_insp.library.reports import NOTICE

        pages = _every_help(ctx) if help_all else [f"essex-insp {__version__}\n{NOTICE}"]
        write_text("\n\n\n".join(page.strip() for page in pages) + "\n")
        raise typer.Exit
    if ctx.invoked_subcommand is None:
        from essex_insp.cli.commands.front import front

        own = ("version", "help_all")
        front(**{name: value for name, value in ctx.params.items() if name not in own})


def _every_help(ctx: typer.Context) -> Iterator[str]:
    group: Any = ctx.command
    yield group.get_help(ctx)
    for name in COMMANDS:
        command = group.get_command(ctx, name)
        with command.make_context(name, [], parent=ctx, resilient_parsing=True) as inner:
            yield command.get_help(inner)
