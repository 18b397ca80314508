"""Finding and loading reports: the bundled ones by id, anyone's own as a file."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from essex_insp.errors import InvalidReport, UnknownName, UnreadableFile
from essex_insp.model import Report
from essex_insp.names import nearest
from essex_insp.parse import MAX_BYTES, parse
from essex_insp.trusted import trusted

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
    return trusted(data, Report) or check(data, path.name)


def default_id() -> str:
    """Return what commands read when no report is named."""
    return os.environ.get("ESSEX_INSP_REPORT") or DEFAULT


def find(name: str) -> Path:
    """Return the file of a report.

    Args:
        name: An id of the library, or a path. What looks like an id is an id; `./name` is
            always a file.

    Raises:
        UnknownName: It is neither.
    """
    if _is_id(name):
        path = data_folder() / "reports" / f"{name}.json"
        if path.is_file():
            return path
    if _is_id(name) and not Path(name).exists():
        known = list(ids())
        close = nearest(name, known)
        raise UnknownName(
            f"no report {name!r}; "
            + (f"did you mean {close[0]!r}?" if close else "see `essex-insp reports`")
        )
    return Path(name)


def ids() -> Iterator[str]:
    """Yield the ids of the library, in order of the alphabet."""
    folder = data_folder() / "reports"
    yield from sorted(path.stem for path in folder.glob("*.json"))


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
        from essex_insp.faults import faults  # only needed where something is wrong
        from essex_insp.places import place

        found = faults(error)
        where = place(data.decode("utf-8-sig"), found[0].path)
        line = f", line {where[0]}" if where else ""
        more = f" (and {len(found) - 1} more)" if len(found) > 1 else ""
        raise InvalidReport(f"{name}{line}, {found[0]}{more}", found) from None


def read(path: Path, name: str) -> bytes:
    """Return the bytes of a file, one more than `MAX_BYTES` at the most.

    Args:
        path: The file.
        name: The file as the user called it, for the error.

    Raises:
        UnreadableFile: It is missing, a directory, or closed to us.
    """
    try:
        with path.open("rb") as file:
            return file.read(MAX_BYTES + 1)
    except FileNotFoundError:
        raise UnreadableFile(f"{name}: no such file; `essex-insp reports` lists the ids") from None
    except IsADirectoryError:
        raise UnreadableFile(f"{name}: a directory; give a report in JSON") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or error
        raise UnreadableFile(f"{name}: cannot be read ({reason}); give another file") from None


def data_folder() -> Path:
    """Return the folder of the bundled data: the installed package's, else the checkout's."""
    package = Path(__file__).parent
    installed = package / "data"
    return installed if installed.is_dir() else package.parent / "data"


def _standard_input() -> bytes:
    stream: Any = sys.stdin
    if stream is None:
        raise UnreadableFile("standard input is closed; give a file, or pipe a report in")
    try:
        data: bytes = stream.buffer.read(MAX_BYTES + 1)
    except OSError as error:
        raise UnreadableFile(
            f"standard input cannot be read ({error.strerror}); give a file"
        ) from None
    return data


def _is_id(name: str) -> bool:
    return name.replace("-", "").isalnum() and name.isascii() and name == name.lower()
