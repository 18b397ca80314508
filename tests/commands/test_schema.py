"""`essex-insp schema`: the JSON Schema of a report."""

from __future__ import annotations

import json

from essex_insp.model import json_schema
from tests.program import ROOT, run


def test_it_is_made_from_the_model_and_lies_in_the_data() -> None:
    printed = run("schema").stdout
    assert json.loads(printed) == json_schema()
    assert printed == (ROOT / "data" / "report.schema.json").read_text(encoding="utf-8")


def test_it_names_its_draft_and_describes_every_key() -> None:
    schema = run("schema").json
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    parts = [schema, *schema["$defs"].values()]
    for part in parts:
        assert part["additionalProperties"] is False
        for name, key in part["properties"].items():
            assert key["description"], name
