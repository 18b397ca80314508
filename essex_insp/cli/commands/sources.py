"""`essex-insp sources`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import reading, source_names
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


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
