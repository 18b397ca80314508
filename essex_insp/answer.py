"""What a command hands to the writer."""

from __future__ import annotations

from typing import Any, NamedTuple

from essex_insp.errors import ExitCode
from essex_insp.records import Head


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
    """

    command: str
    items: list[Any]
    head: Head | None
    notice: str | None
    code: ExitCode = ExitCode.DONE
    talk: tuple[str, ...] = ()
    cite: bool = False
    view: str | None = None


def counted(number: int, noun: str) -> str:
    """Return a number of things in words: `no errors`, `1 error`, `2 errors`."""
    return f"{number or 'no'} {noun}{'' if number == 1 else 's'}"
