"""`essex-insp schema`."""

from __future__ import annotations

from essex_insp.cli.options import FileOption, ForceOption

EXAMPLES = ("schema", "schema --output report.schema.json")


def schema(output: FileOption = None, force: ForceOption = False) -> None:
    """The JSON Schema of a report."""
    from essex_insp.cli.output import Output, write_text
    from essex_insp.model import json_schema
    from essex_insp.show.envelope import dumps

    write_text(dumps(json_schema()), Output(format="json", file=output, overwrite=force))
