"""`essex-insp verify`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp import library
from essex_insp.answer import Answer
from essex_insp.errors import BadUsage, ExitCode
from essex_insp.evidence import LARGEST, read
from essex_insp.options import Report, listing, source_names
from essex_insp.queries import Inspection
from essex_insp.selection import select
from essex_insp.verification import VERDICTS, passes, recognised, verify_words
from essex_insp.verification import verify as verify_report


def _verdicts(incomplete: str) -> list[str]:
    """What TAB offers for verdicts: the last of a list with commas."""
    before, comma, last = incomplete.rpartition(",")
    return [f"{before}{comma}{one}" for one in VERDICTS if one.startswith(last)]


@listing
def verify(
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="FILE|-", help="A copy of the source's text."),
    ] = None,
    source_id: Annotated[
        str | None,
        typer.Option(
            "--source-id", metavar="ID", help="Which source it is.", autocompletion=source_names
        ),
    ] = None,
    quote: Annotated[
        list[str] | None,
        typer.Option("--quote", "-q", metavar="WORDS", help="Check these words instead."),
    ] = None,
    only: Annotated[
        str | None,
        typer.Option(
            "--only",
            metavar="VERDICTS",
            help="Show these only, as altered,absent.",
            autocompletion=_verdicts,
        ),
    ] = None,
    report: Report = None,
) -> Answer:
    """Is it word for word? Check citations against a copy of their source."""
    wanted = {
        one
        for name in (only or "").split(",")
        if name.strip()
        for one in select("verdict", name.strip(), VERDICTS, lambda verdict: [verdict])
    }
    given = read(library.content(source, LARGEST), source) if source is not None else None
    talk = []
    if given is not None and given.assumed:
        talk.append(f"note: {source}: no Unicode text; read as {given.encoding}")
    if quote and given is None:
        raise BadUsage("--quote needs a text to look in; give it with --source FILE")
    if quote and given is not None:
        head, notice, items = None, None, verify_words(quote, given)
    else:
        inspection = Inspection(library.load(report))
        head, notice = inspection.head(), inspection.report.notice
        name = source_id
        if given is not None:
            name, how = recognised(inspection.report, given, source_id)
            talk.append(f"note: checked as {name}: {how}")
        else:
            talk.append("note: no text was given, so nothing was checked; give --source FILE")
        items = verify_report(inspection.report, name, given)
    code = ExitCode.DONE if passes(items) else ExitCode.FOUND
    shown = [item for item in items if not wanted or item.verdict in wanted]
    return Answer("verify", shown, head, notice, code, tuple(talk))
