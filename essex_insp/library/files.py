"""Files of any kind: the bytes of them and of standard input, and where the bundled data lies."""

import contextlib
import os
import stat
import sys
from functools import cache, lru_cache
from pathlib import Path
from typing import Any

from pydantic_core import from_json

from essex_insp.errors import UnreadableFile, short

MAX_BYTES = 32 * 1024 * 1024
"""The most that a report may have."""
LONGEST_NAME = 160
"""Characters of a path at the most that a line for a person has."""
taken = 0
"""Bytes that were read so far: what is made of them is bounded by how many they are."""
_CHUNK = 64 * 1024
"""Bytes that hold most reports."""
_OPEN = os.O_RDONLY | getattr(os, "O_BINARY", 0) | getattr(os, "O_NONBLOCK", 0)


@cache
def data_folder() -> Path:
    """Return the folder of the bundled data: the installed package's, else the checkout's."""
    package = Path(__file__).parents[1]
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def read(path: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file; of one that is larger than a limit, enough to tell that it is.

    `UnreadableFile`: missing, a directory, closed to us, or a pipe that nobody writes to.
    """
    name = short(name, LONGEST_NAME)
    try:
        return _bytes(path, limit + 1)
    except FileNotFoundError:
        words = ", `essex-insp search` finds words" if " " in name else ""
        remedy = f"`essex-insp reports` lists the ids{words}"
        if "://" in name:
            remedy = "nothing is fetched: save the page, and give that file"
        elif path.suffix not in ("", ".json"):
            remedy = "give the name of another"
        raise UnreadableFile(f"{name}: no such file; {remedy}") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name}: a directory; give a report in JSON") from None
    except TimeoutError:
        raise UnreadableFile(f"{name}: nobody writes to it; start its writer first") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{name}: cannot be read ({reason}); give another file") from None


def _bytes(path: Path, most: int) -> bytes:
    """What a file has, as far as that; by the system's own calls, which take half of the time.

    `TimeoutError`: a pipe that nobody opens to write within a second.
    """
    file = os.open(path, _OPEN)  # a pipe without a writer would wait for one
    try:
        mode = os.fstat(file).st_mode
        if stat.S_ISFIFO(mode):
            import select  # only here

            if not select.select([file], [], [], 1)[0]:
                with contextlib.suppress(BlockingIOError):  # there is a writer, who takes longer
                    os.read(file, 1)
                    raise TimeoutError
        if not stat.S_ISREG(mode) and hasattr(os, "set_blocking"):
            os.set_blocking(file, True)
        chunks = []
        while chunk := os.read(file, min(_CHUNK, most)):
            chunks.append(chunk)
            most -= len(chunk)
    finally:
        os.close(file)
    return _counted(b"".join(chunks))


def _counted(data: bytes) -> bytes:
    global taken
    taken += len(data)
    return data


@cache  # every page that `browse` shows asks for the same ones
def bundled(name: str) -> dict[str, Any]:
    """Return a file of the bundled data, without its suffix, as bare data that nobody changes."""
    bare: dict[str, Any] = from_json(read(data_folder() / f"{name}.json", name))
    return bare


def content(name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, or of `-`, standard input, as `read` does."""
    return _piped(sys.stdin, limit) if name == "-" else read(Path(name), name, limit)


@lru_cache(1)  # whoever asks once more is told the same
def _piped(stream: Any, limit: int) -> bytes:
    if stream is None:
        raise UnreadableFile("standard input is closed; give a file, or pipe it in")
    try:
        data: bytes = stream.buffer.read(limit + 1)
    except OSError as error:
        told = f"standard input cannot be read ({error.strerror}); give a file"
        raise UnreadableFile(told) from None
    return _counted(data)
