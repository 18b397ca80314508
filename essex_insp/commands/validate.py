"""`essex-insp validate`."""

from __future__ import annotations

import datetime
from typing import Annotated

import typer

from essex_insp import library
from essex_insp.answer import Answer
from essex_insp.errors import ExitCode, UnreadableFile
from essex_insp.options import listing
from essex_insp.validation import validate as problems


@listing
def validate(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Reports; - is piped in.")],
) -> Answer:
    """What is wrong in a report of your own, and how to mend it."""
    items, talk = [], []
    for file in files:
        try:
            items += problems(library.content(file), file, datetime.date.today())
        except UnreadableFile as error:
            talk.append(error.message)
    code = ExitCode.DONE
    if any(item.severity == "error" for item in items):
        code = ExitCode.FOUND
    if talk:
        code = ExitCode.UNREADABLE
    return Answer("validate", items, None, None, code, tuple(talk))
