from __future__ import annotations

from essex_insp.cli import options as opt

EXAMPLES = ("schema", "schema --output report.schema.json")


def schema(output: str | None = opt.FILE, force: bool = opt.FORCE) -> None:
    """The JSON Schema of a report."""
    from essex_insp.cli.output import Output, write_text
    from essex_insp.model import json_schema
    from essex_insp.show.envelope import dumps

    write_text(dumps(json_schema()), Output(format="json", file=output, overwrite=force))
