"""What can go wrong, in one line each, and the exit code that each carries."""

import shlex
from collections.abc import Sequence
from enum import IntEnum
from typing import NamedTuple


class ExitCode(IntEnum):
    """The exit codes of the program, all of them."""

    DONE = 0
    FOUND = 1
    """A check found something: `verify`, `proof` and `validate` only."""
    USAGE = 2
    """The command line is wrong, or names something that is not there."""
    UNREADABLE = 3
    """A file or report cannot be read or written, or is not valid."""
    DEFECT = 70
    """The program is at fault (EX_SOFTWARE of sysexits.h)."""
    INTERRUPTED = 130


class Fault(NamedTuple):
    """One thing that is wrong in a report, or doubtful."""

    path: str  # where, as a JSON path: `$.judgments[2].grade`
    found: str  # what stands there, or what is missing
    remedy: str
    line: int | None = None  # in the file, from 1, where that is known; so is the column
    column: int | None = None

    def __str__(self) -> str:
        return f"{self.path}: {self.found}; {self.remedy}"


class EssexInspError(Exception):
    """Something a user can mend; its text is one line that says what, where and how."""

    exit_code: ExitCode = ExitCode.UNREADABLE

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message


class UnknownName(EssexInspError):
    """A name or a filter that matches nothing; the message gives the nearest names."""

    exit_code = ExitCode.USAGE


class NearName(UnknownName):
    """A name that is like one that is there, or that other options rule out: no need to search."""


class BadUsage(EssexInspError):
    """Options that do not go together, or a value that cannot be used."""

    exit_code = ExitCode.USAGE


class UnreadableFile(EssexInspError):
    """A file that is missing, closed to us, too large, or not text."""


class InvalidReport(EssexInspError):
    """A file that can be read but is not a report, with its faults in the order of the file."""

    def __init__(self, message: str, faults: tuple[Fault, ...] = ()) -> None:
        super().__init__(message)
        self.faults = faults

    @classmethod
    def of(cls, name: str, faults: Sequence[Fault], count: int) -> "InvalidReport":
        """Return the error for a file with faults, of which there are so many in all."""
        first = faults[0]
        line = f", line {first.line}" if first.line else ""
        if first.path == "$" and first.column:  # no path to go by, and a file may be one line
            line += f", column {first.column}"
        file = "-" if name == "standard input" else name
        check = to_type("validate", file)
        more = f" (and {count - 1} more: {check})" if count > 1 else ""
        return cls(f"{name}{line}, {first}{more}", tuple(faults))


class UnwritableFile(EssexInspError):
    """A place that cannot be written; what was there before is whole."""


def short(text: str, most: int = 60) -> str:
    """Return a text from a file or a command line, cut to where an error can carry it."""
    return text if len(text) <= most else f"{text[: most - 3]}..."


def to_type(*words: str) -> str:
    """Return what to type for a command; Windows knows double quotation marks alone."""

    def quoted(word: str) -> str:
        said = shlex.quote(word)
        return said if said == word or set('"$`\\!%') & set(word) else f'"{word}"'

    return " ".join(["essex-insp", *map(quoted, words)])
