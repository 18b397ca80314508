"""A new file in an old one's place: all of it or nothing."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from essex_insp.errors import BadUsage, UnwritableFile, short


@contextlib.contextmanager
def replacing(path: Path, force: bool, flag: str = "--force") -> Iterator[Any]:
    """Yield a file that takes a path's place once it is whole.

    Args:
        path: Where it goes; a link is followed, a device is written to as it is.
        force: Whether a file that is there may be replaced.
        flag: The option that lets it be, for the error.

    Raises:
        BadUsage: There is a file, and it may not be replaced.
        UnwritableFile: It cannot be written; what was there before is whole.
    """
    import tempfile  # only with --output

    target = Path(os.path.realpath(path))
    try:
        # By the name that was given: /dev/stdout leads to a pipe that has no name of its own.
        mode = path.stat().st_mode if path.exists() else None
        if mode is not None and stat.S_ISDIR(mode):
            raise UnwritableFile(f"{path}: a directory; give the name of a file")
        if mode is not None and not stat.S_ISREG(mode):
            with path.open("wb") as device:
                yield device
            return
        if mode is not None and not force:
            raise BadUsage(f"{path}: is there already; give {flag} to replace it")
        handle, name = tempfile.mkstemp(prefix=f".{target.name[:40]}.", dir=target.parent)
        try:
            with os.fdopen(handle, "wb") as file:
                yield file
                file.flush()
                os.fsync(file.fileno())
            Path(name).chmod(stat.S_IMODE(mode) if mode is not None else 0o666 & ~_umask())
            _put(Path(name), target, force)
        finally:
            Path(name).unlink(missing_ok=True)
    except FileExistsError:
        raise BadUsage(f"{path}: is there already; give {flag} to replace it") from None
    except OSError as error:
        raise UnwritableFile(
            f"{path}: cannot be written ({error.strerror}); nothing was changed"
        ) from None


def replace_folder(path: Path, files: Mapping[str, bytes], force: bool, flag: str) -> None:
    """Make a folder of files: all of them or nothing.

    Args:
        path: Where it goes; an empty folder may be there.
        files: The files by their names.
        force: Whether a folder that is there may be replaced, if it holds nothing but such files.
        flag: The option that lets it be, for the error.

    Raises:
        BadUsage: There is one that may not be replaced, or that holds other files.
        UnwritableFile: It cannot be written; what was there before is whole.
    """
    import tempfile

    target = Path(os.path.realpath(path))
    try:
        if target.exists() and not target.is_dir():
            raise BadUsage(f"{path}: a file; give the name of a folder")
        there = sorted(file.name for file in target.iterdir()) if target.exists() else []
        others = [name for name in there if name not in files]
        if there and not force:
            raise BadUsage(f"{path}: is there already; give {flag} to replace it")
        if others:
            raise BadUsage(
                f"{path}: holds {short(others[0])}, which is not part of this; nothing was "
                "changed; give another folder"
            )
        with tempfile.TemporaryDirectory(prefix=f".{target.name[:40]}.", dir=target.parent) as away:
            made, old = Path(away) / "made", Path(away) / "old"
            made.mkdir()
            for name, content in files.items():
                (made / name).write_bytes(content)
            if target.exists():
                target.rename(old)
            try:
                made.rename(target)
            except OSError:
                if old.exists():
                    old.rename(target)
                raise
    except OSError as error:
        raise UnwritableFile(
            f"{path}: cannot be written ({error.strerror}); nothing was changed"
        ) from None


def _put(made: Path, target: Path, force: bool) -> None:
    """Move a file to its place; without `force`, only where nothing has come in between."""
    if force:
        made.replace(target)
        return
    try:
        os.link(made, target)
    except FileExistsError:
        raise
    except OSError:  # a file system without hard links
        if target.exists():
            raise FileExistsError from None
        made.replace(target)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
