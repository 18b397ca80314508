"""`essex-insp schema`: the JSON Schema of a report."""

from __future__ import annotations

from tests import generated
from tests.program import run


def test_it_is_made_from_the_model() -> None:
    assert run("schema").stdout == generated.schema()


def test_it_names_its_draft_and_describes_every_key() -> None:
    schema = run("schema").json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    parts = [schema, *schema["$defs"].values()]
    for part in parts:
        assert part["additionalProperties"] is False
        for name, key in part["properties"].items():
            assert key["description"], name
