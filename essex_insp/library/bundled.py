"""Loading the data that is not a report: it comes with the program, in one file each."""

from __future__ import annotations

from functools import cached_property

from pydantic import Field, ValidationError

from essex_insp.errors import InvalidReport
from essex_insp.library.assembly import M, trusted
from essex_insp.library.files import data_folder, read
from essex_insp.model import Model, Source


class Sourced(Model):
    """Data with the sources that its citations name."""

    sources: tuple[Source, ...] = Field(description="Where it all comes from.")

    @cached_property
    def by_source(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}


def load(name: str, model: type[M]) -> M:
    """Return what a file of the bundled data holds.

    Raises:
        InvalidReport: The file is damaged.
        UnreadableFile: The file is missing.
    """
    data = read(data_folder() / name, name)
    try:
        return trusted(data, model) or model.model_validate_json(data)
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(map(str, first["loc"])) or "the file"
        raise InvalidReport(
            f"{name}, {where}: {first['msg']}; the bundled data is damaged, install it again"
        ) from None
