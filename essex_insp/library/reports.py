"""Finding and loading reports: the bundled ones by id, anyone's own as a file."""

import contextlib
import os
import re
import sys
from collections.abc import Callable, Collection, Iterable, Iterator
from functools import cache
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from essex_insp.dates import round_named, years
from essex_insp.errors import EssexInspError, NearName, UnknownName, short
from essex_insp.library.areas import KINDS
from essex_insp.library.files import LONGEST_NAME, content, data_folder, read
from essex_insp.matching import nearest

if TYPE_CHECKING:
    from essex_insp.model import Force, Report

T = TypeVar("T")
_ID = re.compile(r"(?!.{81})[a-z0-9]+(?:-[a-z0-9]+)*", re.ASCII)  # as in the model
DEFAULT = "essex-effectiveness-2017"
_LICENCES = {
    "Open Government Licence v3.0": "Contains public sector information licensed under the Open "
    "Government Licence v3.0.",
    "Copyright of its publisher": "Quoted speech: as printed by the newspapers named, whose text "
    "is their publishers' copyright.",
}
NOTICE = " ".join(_LICENCES.values())


def notice(told: str) -> str | None:
    """Return the licence line of those terms that are told of sources, if it has any of them."""
    return " ".join(line for terms, line in _LICENCES.items() if terms in told) or None


def load(report: str | os.PathLike[str] | None = None) -> "Report":
    """Return a report, checked: by an id of the library, a file, or `-` for standard input.

    None is what `default_id` names. Raises `UnknownName`, `UnreadableFile` and `InvalidReport`.
    """
    name = os.fspath(report) if report is not None else default_id()
    path = find(name)
    if path == Path(name):
        return checked(content(name), path, "standard input" if name == "-" else name)
    return checked(read(path, name), path)


def loaded(names: Iterable[str], passed: list[str]) -> "dict[str, Report]":
    """Return reports by the names they load by; a line for each other one goes to `passed`."""
    reports = {}
    for name in names:
        try:
            reports[name] = load(name)
        except EssexInspError as error:
            passed.append(f"note: passed over: {error.message}")
    return reports


def checked(data: bytes, path: Path, name: str | None = None) -> "Report":
    """Return the report that a file holds: a bundled one as it is, others as `check` does."""
    bundled = _trusted(data) if is_bundled(path) else None
    if bundled is not None:
        return bundled
    from essex_insp.library.checking import check  # no bundled report needs it

    return check(data, name or str(path))


@cache
def _trusted(data: bytes) -> "Report | None":
    """A bundled report; what is asked of a force reads the same ones again and again."""
    from essex_insp.library.assembly import trusted
    from essex_insp.model import Report  # no TAB needs it

    return trusted(data, Report)


def is_bundled(path: Path) -> bool:
    """Whether a file of the library came with the program."""
    folder = os.path.join(data_folder(), "reports")  # noqa: PTH118
    return os.path.dirname(path) == folder  # a tenth of what `Path` takes  # noqa: PTH120


def default_id() -> str:
    """Return what commands read when no report is named."""
    return os.environ.get("ESSEX_INSP_REPORT") or DEFAULT


def find(name: str) -> Path:
    """Return the file of a report; `UnknownName` where there is none of that id.

    What looks like an id is an id, a bundled one before one's own; `./name` is always a file.
    """
    if not name:
        raise UnknownName("no report is named; see `essex-insp reports`, or give a file or -")
    typed = name.lower().replace("_", "-")
    if _ID.fullmatch(typed) and not os.path.exists(name):  # noqa: PTH110
        name = typed
    if _ID.fullmatch(name):
        for folder in (data_folder() / "reports", *own_folders()):
            path = folder / f"{name}.json"
            # Not a pipe, which would wait for its writer. A closed folder is no error to `os.path`.
            if os.path.isfile(path):  # noqa: PTH113
                return path
        if not os.path.exists(name):  # noqa: PTH110
            close = nearest(name, paths())
            remedy = f"did you mean {close[0]!r}?" if close else "see `essex-insp reports`"
            raise NearName(f"no report {name!r}; {remedy}")
    return Path(name)


def paths() -> dict[str, Path]:
    """Return the files of the library by their ids: the bundled ones, then one's own, in order."""
    return {**bundled_paths(), **own_paths()}


def bundled_paths() -> dict[str, Path]:
    """Return the files of the reports that come with the program by their ids."""
    return _within(data_folder() / "reports")


@cache
def _within(folder: Path) -> dict[str, Path]:
    return {path.stem: path for path in sorted(folder.glob("*.json"))}


def each(made_of: Callable[[bytes, Path], T], passed: list[str]) -> Iterator[tuple[str, T]]:
    """Yield what is made of each report of the library, by its id.

    A line for each file that no id leads to, or that cannot be read or is not valid, goes to
    `passed`.
    """
    own, unfit = own_files()
    passed.extend(f"note: passed over: {line}" for line in unfit)
    for name, path in {**bundled_paths(), **own}.items():
        try:
            made = made_of(read(path, str(path)), path)
        except EssexInspError as error:
            passed.append(f"note: passed over: {error.message}")
        else:
            yield name, made


def of_force(force: str, passed: list[str], name: str = "") -> "dict[str, Report]":
    """Return the reports of a force by the ids that they load by, as `each` does.

    Those that give it another id are told by its name, where that is given.
    """
    known = {force, name} - {""}

    def its_own(data: bytes, path: Path) -> "Report | None":
        # Most of a large folder of one's own is of other forces: not worth checking, and looked
        # through from its end, which takes Python a fifth of the time.
        names = any(data.rfind(f'"{each}"'.encode()) >= 0 for each in known)
        return checked(data, path) if names or b"\0" in data[:4] else None  # UTF-16

    held = ((at, report) for at, report in each(its_own, passed) if report)
    return {at: report for at, report in held if known & {report.force.id, report.force.name}}


def bodies() -> "Iterator[Force]":
    """Yield the bodies that reports of one's own are on."""
    from essex_insp.library.checking import listed
    from essex_insp.model import Force

    for path in own_paths().values():
        with contextlib.suppress(EssexInspError):
            body = listed(read(path, str(path)), str(path))["force"]
            yield Force.model_construct(id=body["id"], name=body["name"])


def outline(path: Path) -> dict[str, Any]:
    """Return the data of a report of one's own, of which as much was checked as a list tells."""
    from essex_insp.library.checking import outlined

    return outlined(read(path, str(path)), str(path))


def own_on() -> dict[tuple[str, str], list[str]]:
    """Return the ids of one's own reports by their force and round, the longest first.

    What they are on is told as far as a glance does.
    """
    places: dict[tuple[str, str], list[tuple[int, str]]] = {}
    for name, path in own_paths().items():
        with contextlib.suppress(EssexInspError):
            data = read(path, name)
            if b"\0" in data[:4]:  # UTF-16
                from essex_insp.library.parsing import decode  # few are

                data = decode(data, name).encode()
            force = re.search(rb'"force"\s*:\s*\{[^{}]*?"id"\s*:\s*"([a-z0-9-]+)"', data)
            when = re.search(rb'"round"\s*:\s*"([0-9-]+)"', data)
            if force and when:
                place = force[1].decode(), when[1].decode()
                places.setdefault(place, []).append((-len(data), name))
    return {place: [name for _, name in sorted(held)] for place, held in places.items()}


def of_round(round: str, force: str | None = None) -> str:
    """Return the id of a force's report by a round, a year in it, or `latest`; or `UnknownName`.

    The force is that of the default report if none is given.
    """
    force = force or load().force.id
    peel = f"{force}-peel-"
    ids = {name.removeprefix(peel): name for name in paths() if name.startswith(peel)}
    cycles = {*ids}
    missed = years(round) and round not in ids
    # One's own may be called as one likes.
    if not any(map(years, ids)) or (missed and (force, round) in own_on()):
        known = sorted(of_force(force, []).items(), key=lambda held: held[1].published or "")
        ids = {report.round: name for name, report in known if report.round} | ids
        cycles = {report.round for _, report in known if report.round and report.kind == "peel"}
    ids = {name: report for name, report in ids.items() if years(name)}
    return ids[round if round in ids else round_named(round, ids, cycles & ids.keys())]


def newest(report: "Report") -> "Report | None":
    """Return the report of the newest round of a report's force; `None` where none is dated.

    It may be what pages on all forces tell of that round, which has no id, no title and no date.
    """
    known = [report]
    with contextlib.suppress(EssexInspError):
        name = of_round("latest", report.force.id)
        known += [load(name)] if name != report.id else []
    if [*KINDS][-1] not in [each.round for each in known]:
        from essex_insp.library import force_grades  # no report on Essex needs it

        told = force_grades.reports(report.force.id)
        known += [each for each in told if any(judgment.grade for judgment in each.judgments)]
    dated = [report for report in known if years(report.round or "")]
    return max(
        dated, key=lambda report: (years(report.round or ""), report.published or ""), default=None
    )


def own_paths() -> dict[str, Path]:
    """Return the files of one's own reports by their ids; of two, that of the first folder."""
    return own_files()[0]


def own_files() -> tuple[dict[str, Path], list[str]]:
    """Return what `own_paths` does, and a line for each file or folder that no id leads to."""
    paths: dict[str, Path] = {}
    unfit: list[tuple[Path, str]] = []
    taken = bundled_paths()
    for folder in own_folders():
        try:
            with os.scandir(folder) as entries:
                json = (entry for entry in entries if entry.name.lower().endswith(".json"))
                files = sorted(json, key=attrgetter("name"))
        except (FileNotFoundError, NotADirectoryError):
            if os.environ.get("ESSEX_INSP_PATH"):
                unfit.append((folder, "no such folder; mend ESSEX_INSP_PATH"))
        except (OSError, ValueError) as error:
            reason = getattr(error, "strerror", None) or error
            unfit.append((folder, f"cannot be read ({reason}); mend that and try again"))
        else:
            for entry in files:
                stem = entry.name.removesuffix(".json")
                if fault := _unfit(entry, stem, taken):
                    unfit.append((folder / entry.name, fault))
                else:
                    paths.setdefault(stem, folder / entry.name)
    lines = [f"{short(str(path), LONGEST_NAME)}: {fault}" for path, fault in unfit]
    return dict(sorted(paths.items())), lines


def _unfit(entry: os.DirEntry[str], stem: str, taken: Collection[str]) -> str | None:
    """Why no id leads to a file, and what to do; `None` where one does."""
    if not _ID.fullmatch(stem):
        return "its name is no id; rename it with a-z, 0-9 and hyphens"
    if stem in taken:
        return "a bundled report has that name; rename it"
    try:
        # Which asks nothing of the disk anew; a link may lead nowhere.
        return None if entry.is_file() else "no file that can be read; rename it, or move it away"
    except OSError as error:
        return f"cannot be read ({error.strerror}); mend that and try again"


def own_folders() -> list[Path]:
    """Return the folders for one's own reports.

    They are those of `ESSEX_INSP_PATH`, parted as in `PATH`, else one below the platform's
    folder for data (XDG Base Directory Specification on Linux).
    """
    named = os.environ.get("ESSEX_INSP_PATH")
    if named:
        return [Path(folder) for folder in named.split(os.pathsep) if folder]
    mac, windows = (sys.platform == name for name in ("darwin", "win32"))
    base = Path("" if mac else os.environ.get("LOCALAPPDATA" if windows else "XDG_DATA_HOME", ""))
    if not (windows or base.is_absolute()):  # a relative one is ignored, as XDG asks
        # Not Path.home(), which raises where there is none. An empty HOME is the root to it.
        home = os.environ.get("HOME", os.path.expanduser("~"))  # noqa: PTH111
        base = Path(home, "Library/Application Support" if mac else ".local/share")
    return [base / "essex-insp"] if base.is_absolute() else []
