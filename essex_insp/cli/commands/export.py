import sys
from pathlib import Path

from essex_insp.cli import options as opt
from essex_insp.errors import BadUsage, UnknownName

EXAMPLES = ("export essex.db", "export quotes.xlsx --kind quotes --force essex")
_TABLES = (
    *("grades", "force_grades", "concerns", "events", "quotes", "speakers", "findings", "notes"),
    *("disagreements", "terms", "frameworks", "forces", "reports", "sources"),
)
"""The kinds of facts that there are tables of, for TAB."""


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
        "--kind TABLE",
        "Only this kind, as quotes or grades, and what it rests on; may be given again.",
        _TABLES,
    ),
    overwrite: bool = opt.OVERWRITE,
) -> None:
    """All of it as a data package, a database, a spreadsheet or lines of JSON."""
    from essex_insp.cli.output import complain, confirm
    from essex_insp.library.keeping import replace_all
    from essex_insp.questions.tables import tables
    from essex_insp.show.exports import FORMS

    path = Path(dest)
    suffix = "" if dest.endswith(("/", "\\")) else path.suffix.lower()
    if suffix not in FORMS or path.name in ("", "-") or f".{dest.lower()}" in FORMS:
        raise BadUsage(
            f"{dest}: its suffix names no form; end it in .db, .xlsx or .jsonl, or give a folder, "
            "with a / at its end if its name has a dot; one answer: `essex-insp grades -o FILE.csv`"
        )
    made, passed = tables(report or (), round, force, kind or (), _progress)
    if not any(table.name not in ("sources", "citations") for table in made):
        raise UnknownName("nothing in the data answers to all of that; leave an option out")
    asked = ", ".join(filter(None, (*(report or ()), round, force, *(kind or ()))))
    files = FORMS[suffix](made, f"Police inspections{': ' * bool(asked)}{asked}", path)
    replace_all(path.parent if suffix else path, files, overwrite, alone=not suffix)
    for line in passed:
        complain(line)
    at = dest if suffix else f"{dest.rstrip('/')}/"
    confirm(f"wrote {at}: {len(made)} tables, {sum(len(table.rows) for table in made):,} rows")


def _progress(done: int, every: int) -> None:
    """Show how many reports were read, on a terminal alone."""
    if sys.stderr and sys.stderr.isatty():
        end = "\r\x1b[K" if done == every else ""
        sys.stderr.write(f"\ressex-insp: {done} of {every} reports{end}")
        sys.stderr.flush()
