"""`essex-insp sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.answer import Answer
from essex_insp.options import reading, source_names
from essex_insp.queries import Inspection


@reading
def sources(
    inspection: Inspection,
    source: Annotated[
        str | None,
        typer.Argument(
            metavar="SOURCE", help="By id, publisher or title.", autocompletion=source_names
        ),
    ] = None,
) -> Answer:
    """Where it comes from, and on what terms you may use it."""
    return inspection.answer("sources", inspection.sources(source))
