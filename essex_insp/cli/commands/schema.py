from essex_insp.cli import options as opt
from essex_insp.cli.output import Output, write_text
from essex_insp.library.files import data_folder, read

EXAMPLES = ("schema", "schema --output report.schema.json")


def schema(output: str | None = opt.FILE, force: bool = opt.FORCE) -> None:
    """The JSON Schema of a report."""
    name = "report.schema.json"  # made from the models, with the other data
    text = read(data_folder() / name, name).decode()
    write_text(text, Output(format="json", file=output, overwrite=force))
