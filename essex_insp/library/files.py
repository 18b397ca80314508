"""Files of any kind: the bytes of them and of standard input, and where the bundled data lies."""

from __future__ import annotations

import contextlib
import os
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, BinaryIO

from essex_insp.errors import UnreadableFile, short
from essex_insp.library.parsing import MAX_BYTES

LONGEST_NAME = 160
"""Characters of a path at the most that a line for a person has."""
_USUAL = 128 * 1024
"""Bytes that hold most reports."""


@cache
def data_folder() -> Path:
    """Return the folder of the bundled data: the installed package's, else the checkout's."""
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def read(path: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file; of one that is larger than a limit, enough to tell that it is.

    Raises:
        UnreadableFile: It is missing, a directory, closed to us, or a pipe that nobody writes to.
    """
    name = short(name, LONGEST_NAME)
    try:
        with _pipe(path) if path.is_fifo() else path.open("rb") as file:
            data = file.read(_USUAL)  # not a place for all at once: 30 us a file
            return data if len(data) < _USUAL else data + file.read(limit + 1 - len(data))
    except FileNotFoundError:
        words = ", `essex-insp search` finds words" if " " in name else ""
        remedy = f"`essex-insp reports` lists the ids{words}"
        raise UnreadableFile(f"{name}: no such file; {remedy}") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name}: a directory; give a report in JSON") from None
    except TimeoutError:
        raise UnreadableFile(f"{name}: nobody writes to it; start its writer first") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{name}: cannot be read ({reason}); give another file") from None


def _pipe(path: Path) -> BinaryIO:
    """Open a named pipe; `TimeoutError` where no writer comes to it within a second."""
    import select  # only here

    pipe = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
    if not select.select([pipe], [], [], 1)[0]:
        with contextlib.suppress(BlockingIOError):  # there is a writer, who takes longer
            os.read(pipe, 1)
            os.close(pipe)
            raise TimeoutError
    os.set_blocking(pipe, True)
    return os.fdopen(pipe, "rb")


def content(name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, or of `-`, standard input, as `read` does."""
    return _piped(sys.stdin, limit) if name == "-" else read(Path(name), name, limit)


@lru_cache(1)  # whoever asks once more is told the same
def _piped(stream: Any, limit: int) -> bytes:
    if stream is None:
        raise UnreadableFile("standard input is closed; give a file, or pipe a report in")
    try:
        data: bytes = stream.buffer.read(limit + 1)
    except OSError as error:
        raise UnreadableFile(
            f"standard input cannot be read ({error.strerror}); give a file"
        ) from None
    return data
