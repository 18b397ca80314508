"""What is printed, byte for byte, in every format."""

from __future__ import annotations

import pytest

from tests import golden
from tests.program import READING, terminal

MADE = golden.made()


@pytest.mark.parametrize("name", sorted(MADE))
def test_prints_what_it_printed(name: str) -> None:
    path = golden.FOLDER / name
    assert path.is_file(), "run `python -m tests.golden` and read what came in"
    assert MADE[name].encode() == path.read_bytes(), (
        "run `python -m tests.golden` and read what changed"
    )


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in golden.FOLDER.iterdir()} == MADE.keys()


@pytest.mark.parametrize("name", ["front", *READING])
def test_a_real_terminal_shows_the_same(name: str) -> None:
    arguments = () if name == "front" else (name,)
    coloured = (golden.FOLDER / f"{name}-80-colour.txt").read_text(encoding="utf-8")
    assert terminal(80, *arguments) == (0, coloured)


def test_a_real_terminal_without_colours_shows_the_same() -> None:
    for width in golden.WIDTHS:
        shown = (golden.FOLDER / f"grades-{width}.txt").read_text(encoding="utf-8")
        assert terminal(width, "grades", env={"TERM": "dumb"}) == (0, shown)
