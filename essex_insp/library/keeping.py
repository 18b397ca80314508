"""A new file in an old one's place: all of it or nothing."""

import contextlib
import errno
import os
import signal
import stat
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any, BinaryIO

from essex_insp.errors import BadUsage, UnwritableFile, short

ENDING = {signal.SIGINT, signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM)}
"""The signals that end a program which has something to put in order; Windows has no SIGHUP."""
_BINARY = getattr(os, "O_BINARY", 0)  # on Windows


@contextlib.contextmanager
def undone(undo: Callable[[], None]) -> Iterator[None]:
    """Undo what is half done, if anything is: at an error, Ctrl-C, SIGTERM or SIGHUP, and after."""
    before: dict[int, Any] = {}

    def end(number: int, _: object) -> None:
        undo()
        signal.signal(number, before[number])
        signal.raise_signal(number)

    with contextlib.suppress(ValueError):  # no main thread
        for number in ENDING:
            if (handler := signal.getsignal(number)) not in (signal.SIG_IGN, None):  # as of nohup
                before[number] = handler
                signal.signal(number, end)
    try:
        yield
    finally:
        try:
            undo()
        finally:
            for number, handler in before.items():
                signal.signal(number, handler)


@contextlib.contextmanager
def replacing(path: Path, force: bool) -> Iterator[BinaryIO]:
    """Yield a file that takes a path's place once it is whole; without `force` no file's.

    A link is followed, a device is written to as it is. `BadUsage`: a file may not be replaced.
    `UnwritableFile`: what was there before is whole.
    """
    with _telling(path):
        target = Path(os.path.realpath(path))
        # By the name that was given: /dev/stdout leads to a pipe that has no name of its own.
        there = path.stat() if path.exists() or target.is_symlink() else None  # a loop
        if there is not None and stat.S_ISDIR(there.st_mode):
            raise UnwritableFile(f"{path}: a directory; give the name of a file")
        if there is not None and not stat.S_ISREG(there.st_mode):
            with _device(path) as device:
                yield device
            return
        if there is not None and not force:
            raise FileExistsError
        if there is not None and there.st_nlink > 1:
            remedy = "take it away first, or give another"
            raise UnwritableFile(f"{path}: has another name too (a hard link); {remedy}")
        # A name that nothing has, where a rename to the target is one step.
        made = target.parent / f".{target.name[:40]}.{os.urandom(6).hex()}"
        with undone(lambda: made.unlink(missing_ok=True)):
            mode = 0o600 if there else 0o666
            handle = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _BINARY, mode)
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            if there is not None:  # the new one gets its owner and mode; it runs as nobody else
                own = made.stat()
                if (own.st_uid, own.st_gid) != (there.st_uid, there.st_gid):
                    os.chown(made, there.st_uid, there.st_gid)
                made.chmod(stat.S_IMODE(there.st_mode) & 0o777)
            _put(made, target, force)


@contextlib.contextmanager
def _telling(path: Path) -> Iterator[None]:
    """Tell what keeps a path from being written."""
    try:
        yield
    except FileExistsError:
        raise BadUsage(f"{path}: is there already; give --overwrite to replace it") from None
    except OSError as error:
        told = f"{path}: cannot be written ({error.strerror}); nothing was changed"
        raise UnwritableFile(told) from None


@contextlib.contextmanager
def _device(path: Path) -> Iterator[BinaryIO]:
    """Open a pipe or a device, which has a reader already: nobody waits for one."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_NONBLOCK", 0))
    except OSError as error:
        if error.errno != errno.ENXIO or not path.is_fifo():
            raise
        raise UnwritableFile(f"{path}: nobody reads from it; start its reader first") from None
    if hasattr(os, "set_blocking"):
        os.set_blocking(handle, True)
    with os.fdopen(handle, "wb") as device:
        yield device


def replace_all(folder: Path, files: Mapping[str, bytes], force: bool, alone: bool) -> None:
    """Write files into a folder: all of them or none; it raises what `replacing` does.

    Where they are to be `alone` in it, it may hold no others, and is made if it is not there.
    """
    with _telling(folder), contextlib.ExitStack() as kept:
        if alone and folder.exists():
            if others := sorted({file.name for file in folder.iterdir()} - files.keys()):
                held = f"{folder}: holds {short(others[0])}, which is not part of this"
                raise BadUsage(f"{held}; nothing was changed; give another folder")
        elif alone:
            folder.mkdir()
            kept.enter_context(undone(lambda: None if any(folder.iterdir()) else folder.rmdir()))
        for name, content in files.items():
            file = kept.enter_context(replacing(folder / name, force))
            file.write(content)
            file.flush()  # where it has no room, nothing was replaced yet


def _put(made: Path, target: Path, force: bool) -> None:
    """Move a file to its place; without `force`, only where nothing has come in between."""
    if not force:
        try:
            os.link(made, target)
            return
        except OSError:  # something is there by now, or no hard links are to be had
            if os.path.lexists(target):
                raise FileExistsError from None
    made.replace(target)
