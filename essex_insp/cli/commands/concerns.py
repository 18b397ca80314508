"""`essex-insp concerns`."""

from __future__ import annotations

from typing import Annotated

import typer

from essex_insp.cli.options import About, Cite, concern_kinds, reading
from essex_insp.questions.inspection import Inspection
from essex_insp.show.answer import Answer


@reading
def concerns(
    inspection: Inspection,
    about: About = None,
    kind: Annotated[
        str | None,
        typer.Option(
            "--kind",
            metavar="LABEL",
            help="By label, as `expressed`.",
            autocompletion=concern_kinds,
        ),
    ] = None,
    all_: Annotated[bool, typer.Option("--all", help="Of all reports of the force.")] = False,
    recurring: Annotated[
        bool, typer.Option("--recurring", help="Only those raised in more than one round.")
    ] = False,
    cite: Cite = False,
) -> Answer:
    """What worries the inspector, and how formal its label is."""
    if all_ or recurring:
        from essex_insp.questions import shelf  # the other reports are read only here

        return shelf.concerns(inspection, about, kind, recurring)._replace(cite=cite)
    return inspection.answer("concerns", inspection.concerns(about=about, kind=kind), cite=cite)
