import sys
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING

from essex_insp.cli import options as opt
from essex_insp.errors import BadUsage, UnknownName

if TYPE_CHECKING:
    from essex_insp.questions.tables import Table

EXAMPLES = ("export essex.db", "export quotes.xlsx --kind quotes --force essex")
_SUFFIXES = {
    ".db": "db",
    ".sqlite": "db",
    ".sqlite3": "db",
    ".xlsx": "xlsx",
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    "": "folder",
}
_TABLES = (
    *("grades", "force_grades", "concerns", "events", "quotes", "speakers", "findings", "notes"),
    *("disagreements", "terms", "frameworks", "forces", "reports", "sources"),
)
"""The kinds of facts that there are tables of, for TAB."""
_TITLE = "Police inspections"
_EVERY = 50
"""So many reports at the most are read between two signs of progress."""


def export(
    dest: str = opt.argument(
        "DEST", "A folder (CSV, a Data Package), or a .db, .xlsx or .jsonl.", default=...
    ),
    report: list[str] | None = opt.option(
        "--report -r ID|FILE|-", "Only this report; may be given again.", "report"
    ),
    round: str | None = opt.option("--round ROUND", "Only this round.", "round"),
    force: str | None = opt.option("--force NAME", "Only this police force.", "force"),
    kind: list[str] | None = opt.option(
        "--kind TABLE", "Only this kind, as quotes or grades; may be given again.", _TABLES
    ),
    overwrite: bool = opt.OVERWRITE,
) -> None:
    """All of it as a data package, a database, a spreadsheet or lines of JSON."""
    from essex_insp.cli.output import complain, confirm
    from essex_insp.questions.gathering import tables

    form = _form(dest)
    made, passed = tables(report or (), round, force, kind or (), _progress)
    if not any(table.name not in ("sources", "citations") for table in made):
        raise UnknownName("nothing in the data answers to all of that; leave an option out")
    asked = ", ".join(filter(None, (*(report or ()), round, force, *(kind or ()))))
    title = f"{_TITLE}: {asked}" if asked else _TITLE
    _write(Path(dest), form, made, title, overwrite)
    for line in passed:
        complain(line)
    rows = sum(len(table.rows) for table in made)
    confirm(f"wrote {dest}: {len(made)} tables, {rows:,} rows")


def _write(path: Path, form: str, made: "list[Table]", title: str, overwrite: bool) -> None:
    from essex_insp.library.keeping import replace_folder, replacing
    from essex_insp.show.exports import to_files, to_folder

    flag = "--overwrite"
    if form == "folder":
        replace_folder(path, to_folder(made, title), overwrite, flag)
        return
    with ExitStack() as whole:  # all of the files, or none
        for file, content in to_files(form, path, made, title).items():
            whole.enter_context(replacing(file, overwrite, flag)).write(content())


def _form(dest: str) -> str:
    """What is written, by the end of its name; a name that ends in a slash is a folder."""
    form = "folder" if dest.endswith(("/", "\\")) else _SUFFIXES.get(Path(dest).suffix.lower())
    if form is None or not Path(dest).name:
        raise BadUsage(
            f"{dest}: its suffix names no form; end it in .db, .xlsx or .jsonl, or give a folder, "
            "with a / at its end if its name has a dot; one answer: `essex-insp grades -o FILE.csv`"
        )
    return form


def _progress(done: int, every: int) -> None:
    """Show how many reports were read, on a terminal alone."""
    if sys.stderr and sys.stderr.isatty() and (done % _EVERY == 0 or done == every):
        end = "\r\x1b[K" if done == every else ""
        sys.stderr.write(f"\ressex-insp: {done} of {every} reports{end}")
        sys.stderr.flush()
