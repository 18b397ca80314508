"""An answer without items says so, in every format that people read."""

from __future__ import annotations

import pytest

from essex_insp.cli.app import GROUPS
from essex_insp.show.wording import NOTHING
from tests.program import run


@pytest.mark.parametrize("form", ["table", "plain", "md"])
@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("quotes --round 2016", "Nobody is quoted in the data of this report."),
        ("verify --only absent", "No citation has the verdict that was asked for"),
    ],
)
def test_says_that_there_is_nothing(line: str, sentence: str, form: str) -> None:
    shown = run(*line.split(), "--format", form).stdout
    assert sentence in shown
    assert "No source is named" not in shown
    assert "---" not in shown


def test_every_command_with_items_has_its_sentence() -> None:
    without = {"draft", "schema"}
    assert set(NOTHING) == {name for names in GROUPS.values() for name in names} - without
