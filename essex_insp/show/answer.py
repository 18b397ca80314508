"""What a command hands to the writer."""

from __future__ import annotations

import shlex
from typing import Any, NamedTuple

from essex_insp.errors import ExitCode
from essex_insp.questions.records import Head


class Answer(NamedTuple):
    """The answer of a command, before it has a form.

    Args:
        command: The command; it names the table, the fields and the schema of the answer.
        items: What was found, in order: records of the kind that the command answers with.
        head: The report that it is about, if it is about one.
        notice: The licence line of the data.
        code: The exit code, once the answer is written.
        talk: Lines for standard error: what was passed over, what to do next.
        cite: Whether sources are shown as full references, ready to paste.
        view: The table that shows it, where it is not the command's own.
        asked: The words of the command line that name the report, `--report ID`, if any do.
        typed: The other words of the command line that say what was asked.
    """

    command: str
    items: list[Any]
    head: Head | None
    notice: str | None
    code: ExitCode = ExitCode.DONE
    talk: tuple[str, ...] = ()
    cite: bool = False
    view: str | None = None
    asked: tuple[str, ...] = ()
    typed: tuple[str, ...] = ()

    def hint(self, command: str, *arguments: str) -> str:
        """Return what to type for another answer about the same report.

        Args:
            command: The command.
            arguments: Its arguments and options.
        """
        return shlex.join(["essex-insp", command, *arguments, *self.asked])

    def again(self, *arguments: str) -> str:
        """Return what to type for the same answer, with more arguments or options."""
        return self.hint(self.command, *self.typed, *arguments)
