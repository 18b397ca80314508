"""An answer without items says so, in every format that people read."""

from __future__ import annotations

import json

import pytest

from tests import tiny
from tests.program import READING, run


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize("command", READING)
def test_says_that_there_is_nothing(command: str, form: str) -> None:
    shown = run(command, "-r", "-", "--format", form, stdin=json.dumps(tiny.bare())).stdout
    said = ("is in the data of this report.", "is named in the data of this report.")
    assert any(words in shown for words in said), (
        f"what `{command}` answers with `nothing` says that it is not in the data of the report"
    )
    assert "no source" not in shown.lower() or command == "sources"
    assert "---" not in shown


def test_says_of_whom_there_is_nothing() -> None:
    bare = json.dumps(tiny.bare())
    for option, of in (("--all", ""), ("--recurring", " of more than one round")):
        said = run("concerns", option, "-r", "-", stdin=bare).stdout
        assert f"No concern of Force A{of} is in the data." in said
    assert "No grade of this body is in the data." in run("history", "-r", "-", stdin=bare).stdout
