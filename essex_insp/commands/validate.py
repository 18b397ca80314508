"""`essex-insp validate`."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from essex_insp import library
from essex_insp.answer import Answer
from essex_insp.errors import ExitCode, UnreadableFile
from essex_insp.evidence import LARGEST, read
from essex_insp.options import listing
from essex_insp.validation import validate as problems
from essex_insp.validation import verified


@listing
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Reports; - is piped in.")],
    source: Annotated[
        str | None,
        typer.Option("--source", metavar="FILE", help="Also check citations against this text."),
    ] = None,
    source_id: Annotated[
        str | None, typer.Option("--source-id", metavar="ID", help="Which source that text is.")
    ] = None,
) -> Answer:
    """What is wrong in a report of your own, and how to mend it."""
    given = read(library.content(source, LARGEST), source) if source is not None else None
    items, talk = [], []
    for file in files:
        try:
            content = library.content(file)
            found = problems(content, file, datetime.date.today())
            if given is not None and all(item.severity != "error" for item in found):
                found += verified(content, file, given, source_id)
            items += found
        except UnreadableFile as error:
            talk.append(error.message)
    code = ExitCode.DONE
    if any(item.severity == "error" for item in items):
        code = ExitCode.FOUND
    if talk:
        code = ExitCode.UNREADABLE
    return Answer("validate", items, None, None, code, tuple(talk))
