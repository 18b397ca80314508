"""The command line: all commands in reading order; errors become a line and an exit code."""

from __future__ import annotations

import errno
import os
import sys
from importlib import import_module
from typing import Annotated, Any

import typer
from typer.core import TyperCommand, TyperGroup

from essex_insp import __version__
from essex_insp.errors import BadUsage, EssexInspError, ExitCode, short

GROUPS: dict[str, tuple[str, ...]] = {
    "Read": ("grades", "concerns", "quotes", "speakers", "findings"),
    "Follow": ("history", "compare", "trail"),
    "Check": ("sources", "verify"),
    "Your own": ("reports", "draft", "validate", "schema"),
}
"""Every command once, in the order in which a newcomer needs them."""


COMPLETE = "_ESSEX_INSP_COMPLETE"
"""The variable in which a shell asks for what TAB offers."""


class Command(TyperCommand):
    """A command whose help names its arguments as one types them: `FORCE`, not a Python type."""

    def collect_usage_pieces(self, ctx: Any) -> list[str]:
        """Return what follows the command's name: `[OPTIONS] FILE...`, `[OPTIONS] [SOURCE]`."""
        pieces = ["[OPTIONS]"]
        for one in self._arguments():
            name = f"{one.metavar}{'...' if one.nargs != 1 else ''}"
            pieces.append(name if one.required else f"[{name}]")
        return pieces

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the arguments, then the options."""
        arguments = self._arguments()
        if arguments:
            with formatter.section("Arguments"):
                formatter.write_dl([(one.metavar, one.help or "") for one in arguments])
        options = [one for one in self.get_params(ctx) if one not in arguments]
        records = [record for one in options if (record := one.get_help_record(ctx)) is not None]
        with formatter.section("Options"):
            formatter.write_dl(records)

    def _arguments(self) -> list[Any]:
        return [one for one in self.params if one.param_type_name == "argument"]


class Commands(TyperGroup):
    """The commands of `GROUPS`, each imported when it is asked for."""

    asked: str | None = None
    """The command that was asked for, once that is known."""

    def list_commands(self, ctx: Any) -> list[str]:
        """Return the names of all commands, in their order."""
        return [name for names in GROUPS.values() for name in names]

    def get_command(self, ctx: Any, cmd_name: str) -> Any:
        """Return a command by its name; building all of them takes 25 ms, one takes 3."""
        if cmd_name not in self.list_commands(ctx):
            return None
        if cmd_name not in self.commands:
            one = typer.Typer(add_completion=False, rich_markup_mode=None)
            module = import_module(f"essex_insp.cli.commands.{cmd_name}")
            one.command(name=cmd_name, cls=Command)(getattr(module, cmd_name))
            self.commands[cmd_name] = typer.main.get_command(one)
        return self.commands[cmd_name]

    def format_options(self, ctx: Any, formatter: Any) -> None:
        """Write the commands, which people look for, before the options."""
        self.format_commands(ctx, formatter)
        TyperCommand.format_options(self, ctx, formatter)  # type: ignore[arg-type]

    def format_commands(self, ctx: Any, formatter: Any) -> None:
        """Write the commands under the headings of their groups."""
        width = max(map(len, self.list_commands(ctx)))
        for group, names in GROUPS.items():
            commands = [(name.ljust(width), self.get_command(ctx, name)) for name in names]
            with formatter.section(group):
                formatter.write_dl([(name, one.get_short_help_str(200)) for name, one in commands])

    def resolve_command(self, ctx: Any, args: list[str]) -> Any:
        """Find a command, knowing all names for the nearest one."""
        if args and args[0] not in self.list_commands(ctx) and not ctx.resilient_parsing:
            from essex_insp.matching import nearest

            close = nearest(args[0], self.list_commands(ctx))
            hint = f"did you mean {close[0]!r}?" if close else "see `essex-insp --help`"
            raise BadUsage(f"no command {short(repr(args[0]))}; {hint}")
        self.asked = args[0] if args else None
        return super().resolve_command(ctx, args)

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run, and turn whatever goes wrong into one line on standard error and a code."""
        standalone = extra.pop("standalone_mode", True)
        try:
            code = super().main(*args, **{**extra, "standalone_mode": False})
        except EssexInspError as error:
            code = _fail(error.message, error.exit_code)
        except typer.TyperException as error:
            code = _fail(_usage(error, self.asked), ExitCode.USAGE)
        except (KeyboardInterrupt, typer.Abort):
            code = ExitCode.INTERRUPTED
        except SystemExit:
            if os.environ.get(COMPLETE):
                raise
            code = ExitCode.DONE  # Typer ends so where the reader of --help has had enough
        except OSError as error:
            if error.errno == errno.EPIPE:
                raise
            from essex_insp.cli.output import discard

            discard(sys.stdout)  # Typer has written help, and could not
            what = error.filename or "standard output"
            code = _fail(f"{what}: {error.strerror}; mend that and try again", ExitCode.UNREADABLE)
        if standalone:
            sys.exit(code if isinstance(code, int) else ExitCode.DONE)
        return code


def _fail(message: str, code: ExitCode) -> ExitCode:
    from essex_insp.cli.output import complain

    complain(message)
    return code


def _usage(error: Any, asked: str | None) -> str:
    """A usage error of Typer's in our words: what is wrong, and what to do.

    Args:
        error: The error; those of an option without its value do not know their command.
        asked: The command that was asked for, if one was.
    """
    context = getattr(error, "ctx", None)
    path = context.command_path if context else " ".join(filter(None, ("essex-insp", asked)))
    message = " ".join(str(error.message or "").split())
    message = message.removeprefix("Value error, ").rstrip(".")
    param, option = getattr(error, "param", None), getattr(error, "option_name", None)
    remedy = f"see `{path} --help`"
    if param is not None and " is not one of " in message:
        return f"{param.opts[0]}: {message}; give one of these"
    if param is not None and not message:
        return f"missing argument {param.metavar or param.name}; {remedy}"
    if option and message.startswith("No such option"):
        close = sorted(error.possibilities or ())
        remedy = f"did you mean {' or '.join(close)}?" if close else remedy
        return f"no such option: {option}; {remedy}"
    if option and message.endswith("requires an argument"):
        return f"{option} needs a value after it; {remedy}"
    if option and "does not take" in message:
        return f"{option} takes no value; leave the value out ({remedy})"
    if message.startswith("Got unexpected extra argument"):
        extra = message.partition("(s) (")[2].removesuffix(")")
        return f"{short(extra)!r}: `{path}` takes no such argument; leave it out, or {remedy}"
    return f"{message[:1].lower()}{message[1:]}; {remedy}"


app = typer.Typer(
    cls=Commands,
    name="essex-insp",
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["--help", "-h"]},
    epilog="Every command has its own --help.",
)


def _print_version(wanted: bool) -> None:
    if wanted:
        from essex_insp.cli.output import Output, write_text
        from essex_insp.library.reports import NOTICE

        write_text(f"essex-insp {__version__}\n{NOTICE}\n", Output())
        raise typer.Exit


@app.callback(invoke_without_command=True)
def front_page(
    ctx: typer.Context,
    _version: Annotated[
        bool,
        typer.Option(
            "--version",
            callback=_print_version,
            is_eager=True,
            help="Version and terms of the data.",
        ),
    ] = False,
) -> None:
    """Read a police inspection: grades, concerns, quotes, and where every word comes from.

    Alone, it shows the first page of the default report.
    """
    if ctx.invoked_subcommand is None:
        from essex_insp.cli.commands.front import front

        front(report=None, format=None, output=None, force=False, no_color=False)
