"""What is made from the code is up to date: the schema, the data package, the README."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from essex_insp.cli.app import GROUPS
from tests.generated import GENERATED, README, ROOT


@pytest.mark.parametrize("path", GENERATED, ids=lambda path: path.name)
def test_is_what_the_code_makes(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == GENERATED[path](), (
        "run `python -m tests.generated` and read what changed"
    )


def test_readme_has_exactly_two_set_up_commands() -> None:
    commands = re.findall(r"```sh\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    assert len(commands) == 2
    assert all(command.count("\n") == 1 for command in commands)
    assert commands[0].rstrip().endswith("essex-insp grades")
    assert "pytest" in commands[1]


def test_readme_names_every_command() -> None:
    text = README.read_text(encoding="utf-8")
    for name in (name for names in GROUPS.values() for name in names):
        assert f"`essex-insp {name}`" in text, f"the README's questions lack {name}"


def test_readme_python_runs_as_it_stands(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README.read_text(encoding="utf-8"), re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})  # noqa: S102
    assert capsys.readouterr().out.count("Zoë Billingham") == 8


def test_every_layer_that_the_readme_names_is_there() -> None:
    text = README.read_text(encoding="utf-8")
    (block,) = re.findall(r"```text\n(.*?)```", text, re.DOTALL)
    for line in block.splitlines():
        for name in re.split(r" \| ", line.split("  ")[0]):
            name = name.strip().replace("<name>", "quotes")
            path = ROOT / "essex_insp" / name
            assert path.exists() or path.with_suffix(".py").exists(), name


@pytest.mark.parametrize("name", [name for names in GROUPS.values() for name in names])
def test_one_name_everywhere(name: str) -> None:
    assert (ROOT / "essex_insp" / "commands" / f"{name}.py").is_file()
    assert (ROOT / "tests" / "commands" / f"test_{name}.py").is_file()
    golden = ROOT / "tests" / "golden"
    assert any(path.name.startswith(f"{name}.") for path in golden.iterdir()), "no golden file"
