"""What is made from the code is up to date: the schema, the data package, the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.generated import GENERATED, README


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_is_what_the_code_makes(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == GENERATED[path](), (
        "run `python -m tests` and read what changed"
    )


def test_readme_has_exactly_two_set_up_commands() -> None:
    commands = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(commands) == 2
    assert all(command.count("\n") == 1 for command in commands)
    assert commands[0].rstrip().endswith("essex-insp grades")
    assert "pytest" in commands[1]


def test_readme_python_runs_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out.count("Zoë Billingham") == 8
