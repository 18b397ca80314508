"""`essex-insp schema`."""

from __future__ import annotations

from essex_insp.options import File, Force


def schema(output: File = None, force: Force = False) -> None:
    """The JSON Schema of a report."""
    from essex_insp.formats.envelope import dumps
    from essex_insp.model import json_schema
    from essex_insp.output import Output, write_text

    write_text(dumps(json_schema()), Output(format="json", file=output, force=force))
