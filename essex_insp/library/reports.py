"""Finding and loading reports: the bundled ones by id, anyone's own as a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from essex_insp.dates import round_named
from essex_insp.errors import EssexInspError, InvalidReport, UnknownName, UnreadableFile
from essex_insp.library.parsing import MAX_BYTES, decode, parse
from essex_insp.library.trusted import trusted
from essex_insp.matching import nearest
from essex_insp.model import Report
from essex_insp.scales import data_folder as data_folder

_MAX_ID = 80  # as in the model
DEFAULT = "essex-effectiveness-2017"
NOTICE = (
    "Contains public sector information licensed under the Open Government Licence v3.0. "
    "Quoted speech: as printed by the newspapers named, whose text is their publishers' copyright."
)


def load(report: str | os.PathLike[str] | None = None) -> Report:
    """Return a report, checked.

    Args:
        report: An id of the library, the path of a file, or `-` for standard input. `None`
            is the report that `ESSEX_INSP_REPORT` names, else the one on Essex Police,
            effectiveness 2017.

    Raises:
        UnknownName: There is no report of that id; the nearest ids are named.
        UnreadableFile: The file cannot be read.
        InvalidReport: The file is not a report; the first fault is named.
    """
    name = os.fspath(report) if report is not None else default_id()
    if name == "-":
        return check(_standard_input(), "standard input")
    path = find(name)
    if path == Path(name):
        return check(read(path, name), name)
    data = read(path, name)
    bundled = path.parent == data_folder() / "reports"
    return (trusted(data, Report) if bundled else None) or check(data, str(path))


def default_id() -> str:
    """Return what commands read when no report is named."""
    return os.environ.get("ESSEX_INSP_REPORT") or DEFAULT


def find(name: str) -> Path:
    """Return the file of a report.

    Args:
        name: An id of the library, or a path. What looks like an id is an id, a bundled one
            before one's own; `./name` is always a file.

    Raises:
        UnknownName: It is neither.
    """
    if not name:
        raise UnknownName("no report is named; see `essex-insp reports`, or give a file or -")
    if _is_id(name):
        for folder in (data_folder() / "reports", *own_folders()):
            path = folder / f"{name}.json"
            if _is_there(path):
                return path
    if _is_id(name) and not _is_there(Path(name)):
        known = list(ids())
        close = nearest(name, known)
        raise UnknownName(
            f"no report {name!r}; "
            + (f"did you mean {close[0]!r}?" if close else "see `essex-insp reports`")
        )
    return Path(name)


def ids() -> Iterator[str]:
    """Yield the ids of the library: the bundled ones, then one's own, each in order."""
    yield from _stems(data_folder() / "reports")
    yield from own_ids()


def of_force(force: str) -> tuple[list[Report], list[str]]:
    """Return the reports of a force, and a line for each file that had to be passed over.

    Args:
        force: The force's id.
    """
    found, passed = [], []
    own = set(own_ids())
    for name in ids():
        try:
            path = find(name)
            # Most of a large folder of one's own is of other forces: not worth checking.
            if name in own and f'"{force}"'.encode() not in read(path, str(path)):
                continue
            report = load(name)
        except EssexInspError as error:
            passed.append(f"note: passed over: {error.message}")
            continue
        if report.force.id == force:
            found.append(report)
    return found, passed


def of_round(round: str) -> str:
    """Return the id of the bundled report of a round.

    Args:
        round: The round, or a year in it.

    Raises:
        UnknownName: There is none; the rounds are named.
    """
    stems = _stems(data_folder() / "reports")
    known = {stem.partition("-peel-")[2]: stem for stem in stems if "-peel-" in stem}
    return known[round_named(round, sorted(known))]


def own_ids() -> list[str]:
    """Return the ids of one's own reports that no bundled report has."""
    bundled = set(_stems(data_folder() / "reports"))
    own = {stem for folder in own_folders() for stem in _stems(folder)}
    return sorted(own - bundled)


def passed_over() -> list[str]:
    """Return a line for each file of one's own that no id leads to, and how to mend it."""
    bundled = set(_stems(data_folder() / "reports"))
    lines = []
    for folder in own_folders():
        if os.environ.get("ESSEX_INSP_PATH") and not folder.is_dir():
            lines.append(f"{folder}: no such folder; mend ESSEX_INSP_PATH")
        for path in sorted(folder.glob("*.json")) if folder.is_dir() else ():
            if not _is_id(path.stem):
                lines.append(f"{path}: its name is no id; rename it with a-z, 0-9 and hyphens")
            elif path.stem in bundled:
                lines.append(f"{path}: a bundled report has that name; rename it")
    return lines


def own_folders() -> list[Path]:
    """Return the folders for one's own reports.

    They are those of `ESSEX_INSP_PATH`, parted as in `PATH`, else one below the platform's
    folder for data (XDG Base Directory Specification on Linux).
    """
    named = os.environ.get("ESSEX_INSP_PATH")
    if named:
        return [Path(folder) for folder in named.split(os.pathsep) if folder]
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA")
    elif sys.platform == "darwin":
        # Not Path.expanduser(), which raises where there is no home.
        base = os.path.expanduser("~/Library/Application Support")  # noqa: PTH111
    else:
        base = os.environ.get("XDG_DATA_HOME") or os.path.expanduser("~/.local/share")  # noqa: PTH111
    return [Path(base) / "essex-insp"] if base else []


def check(data: bytes, name: str) -> Report:
    """Return the report that bytes hold.

    Args:
        data: The bytes of a report in JSON.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: The bytes are not text.
        InvalidReport: The text is not a report; the error has every fault.
    """
    content = parse(data, name)
    try:
        return Report.model_validate(content)
    except ValidationError as error:
        from essex_insp.library.faults import faults  # only needed where something is wrong
        from essex_insp.library.places import placed

        raise InvalidReport.of(name, placed(faults(error), decode(data, name))) from None


def read(path: Path, name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, one more than a limit at the most.

    Args:
        path: The file.
        name: The file as the user called it, for the error.
        limit: How many bytes it may have.

    Raises:
        UnreadableFile: It is missing, a directory, or closed to us.
    """
    try:
        with path.open("rb") as file:
            return file.read(limit + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"{name}: no such file; `essex-insp reports` lists the ids") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name}: a directory; give a report in JSON") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{name}: cannot be read ({reason}); give another file") from None


def content(name: str, limit: int = MAX_BYTES) -> bytes:
    """Return the bytes of a file, or of standard input, one more than a limit at the most.

    Args:
        name: The path of a file, or `-`.
        limit: How many bytes it may have.

    Raises:
        UnreadableFile: It cannot be read.
    """
    return _standard_input(limit) if name == "-" else read(Path(name), name, limit)


def _standard_input(limit: int = MAX_BYTES) -> bytes:
    stream: Any = sys.stdin
    if stream is None:
        raise UnreadableFile("standard input is closed; give a file, or pipe a report in")
    try:
        data: bytes = stream.buffer.read(limit + 1)
    except OSError as error:
        raise UnreadableFile(
            f"standard input cannot be read ({error.strerror}); give a file"
        ) from None
    return data


def _stems(folder: Path) -> list[str]:
    try:
        return sorted(path.stem for path in folder.glob("*.json") if _is_id(path.stem))
    except OSError:  # closed to us
        return []


def _is_there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:  # a folder that is closed to us
        return False


def _is_id(name: str) -> bool:
    plain = name.replace("-", "").isalnum() and name.isascii() and name == name.lower()
    return plain and len(name) <= _MAX_ID
