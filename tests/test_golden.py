"""What is printed, byte for byte, in every format."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from essex_insp.cli.app import COMMANDS
from essex_insp.show.display import Display
from tests import golden
from tests.cases import for_each
from tests.program import drawn, terminal

MADE = golden.made()


@pytest.mark.parametrize("name", sorted(MADE))
def test_prints_what_it_printed(name: str) -> None:
    path = golden.FOLDER / name
    assert path.is_file(), "run `python -m tests` and read what came in"
    assert MADE[name]().encode() == path.read_bytes(), "run `python -m tests` and read what changed"


@for_each("name", sorted(name for name in MADE if name.endswith(".md")))
def test_every_mark_of_markdown_makes_something_stand_out(name: str) -> None:
    text = (golden.FOLDER / name).read_text(encoding="utf-8")
    assert "**" not in MarkdownIt().enable("table").render(text)


def test_no_golden_file_is_left_over() -> None:
    assert {path.name for path in golden.FOLDER.iterdir()} == MADE.keys()


@for_each("name", [name for name in COMMANDS if name != "browse"])
def test_every_command_has_golden_files(name: str) -> None:
    assert any(file.startswith(f"{name}.") for file in MADE), (
        "add what is golden of it to tests/golden.py"
    )


@for_each("name", golden.ANSWERS)
def test_a_pipe_which_may_lead_to_a_pager_has_what_a_usual_terminal_shows(name: str) -> None:
    words = golden.ANSWERS[name]
    shown = drawn(Display(width=80, terminal=True), *words, stdin=golden.piped(words))
    assert shown == (golden.FOLDER / f"{name}.txt").read_text(encoding="utf-8")


def test_a_real_terminal_shows_the_same() -> None:
    coloured = (golden.FOLDER / "grades-80-colour.txt").read_text(encoding="utf-8")
    assert terminal(80, "grades", "--no-pager") == (0, coloured)
    narrow = (golden.FOLDER / "grades-40.txt").read_text(encoding="utf-8")
    assert terminal(40, "grades", "--no-pager", env={"TERM": "dumb"}) == (0, narrow)
