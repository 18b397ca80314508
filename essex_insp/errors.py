"""What can go wrong, in one line each, and the exit code that each carries."""

from __future__ import annotations

from enum import IntEnum


class ExitCode(IntEnum):
    """The exit codes of the program, all of them."""

    DONE = 0
    FOUND = 1
    """A check found something: `verify` and `validate` only."""
    USAGE = 2
    """The command line is wrong, or names something that is not there."""
    UNREADABLE = 3
    """A file or report cannot be read or written, or is not valid."""
    INTERRUPTED = 130


class EssexInspError(Exception):
    """Something a user can mend; its text is one line that says what, where and how.

    Args:
        message: What is wrong, where it is, and what to do.
    """

    exit_code: ExitCode = ExitCode.UNREADABLE

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownName(EssexInspError):
    """A name or a filter that matches nothing; the message gives the nearest names."""

    exit_code = ExitCode.USAGE


class BadUsage(EssexInspError):
    """Options that do not go together, or a value that cannot be used."""

    exit_code = ExitCode.USAGE


class UnreadableFile(EssexInspError):
    """A file that is missing, closed to us, too large, or not text."""


class InvalidReport(EssexInspError):
    """A file that can be read but is not a report.

    Args:
        message: The first fault, in one line.
        faults: Every fault that was found, in the order of the file.
    """

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults


class UnwritableFile(EssexInspError):
    """A place that cannot be written; what was there before is whole."""


class Fault:
    """One thing that is wrong in a report.

    Args:
        path: Where, as a JSON path (`$.judgments[2].grade`).
        found: What stands there, or what is missing.
        remedy: What to do.
    """

    __slots__ = ("found", "path", "remedy")

    def __init__(self, path: str, found: str, remedy: str) -> None:
        self.path = path
        self.found = found
        self.remedy = remedy

    def __str__(self) -> str:
        return f"{self.path}: {self.found}; {self.remedy}"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Fault) and str(self) == str(other)

    def __hash__(self) -> int:
        return hash(str(self))
