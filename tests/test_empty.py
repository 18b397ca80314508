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
    assert " is in the data" in shown or "in this report" in shown or "in the data of" in shown
    assert "no source" not in shown.lower() or command == "sources"
    assert "---" not in shown
