"""The rules that grades are given under: their scales, and what may be compared."""

from typing import Annotated

from pydantic import BeforeValidator, Field

from essex_insp.model.values import Id, Model, Text, many, maybe


class Scale(Model):
    """A second scale of a framework, as `Met` and `Not met` for safeguarding."""

    id: Id = Field(description="The judgments on it name it.")
    grades: tuple[Text, ...] = Field(description="From the best grade to the worst.")


class Framework(Model):
    """The rules of one or more rounds."""

    id: Id = Field(description="As in `peel-2015-2018-19`.")
    name: Text | None = maybe("What the inspectorate calls it.")
    grades: tuple[Text, ...] = Field(description="Its scale, from the best grade to the worst.")
    other_scales: tuple[Scale, ...] = many("Scales that single judgments have instead of that one.")
    comparable_with: tuple[Id, ...] | None = maybe(
        "Frameworks whose grades may be compared with its own: itself, if those of "
        "its rounds may be; none, if it is said that they may not; null where nobody says."
    )

    def scale(self, name: str | None = None) -> tuple[str, ...]:
        """Return a scale, from the best grade to the worst; empty where it has none of that id."""
        if name is None:
            return self.grades
        return next((scale.grades for scale in self.other_scales if scale.id == name), ())


Named = Annotated[
    Framework | None,
    BeforeValidator(lambda framework: framework, json_schema_input_type=Framework | Id | None),
]
"""A framework; a file may give the id of a known one, which is settled before it comes here."""
