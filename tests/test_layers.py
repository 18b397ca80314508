"""What is imported at run time: nothing heavy before it is needed, nothing from above."""

from __future__ import annotations

import subprocess
import sys

import pytest

from tests.program import ROOT, environment

TAB = {
    "_ESSEX_INSP_COMPLETE": "complete_bash",
    "COMP_WORDS": "essex-insp quotes --speaker ",
    "COMP_CWORD": "3",
}
MAIN = """
import sys
from essex_insp.__main__ import main
sys.argv = ["essex-insp", *sys.argv[1:]]
try:
    main()
finally:
    print("modules:", *sys.modules, file=sys.stderr)
"""


def modules(code: str, *args: str, env: dict[str, str] | None = None) -> set[str]:
    """Return what is imported once some code has run."""
    done = subprocess.run(
        [sys.executable, "-c", code, *args],
        env=environment(env),
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    return set(done.stderr.rpartition("modules:")[2].split())


def packages(found: set[str]) -> set[str]:
    return {name.partition(".")[0] for name in found}


def test_importing_the_package_imports_nothing_else() -> None:
    code = "import sys, essex_insp; print('modules:', *sys.modules, file=sys.stderr)"
    found = modules(code)
    assert {name for name in found if name.startswith("essex_insp")} == {"essex_insp"}
    assert not packages(found) & {"typer", "rich", "pydantic", "json"}


def test_loading_a_report_needs_no_command_line() -> None:
    code = (
        "import sys, essex_insp; essex_insp.load().quotes();"
        "print('modules:', *sys.modules, file=sys.stderr)"
    )
    found = modules(code)
    assert "essex_insp.questions.inspection" in found
    assert not packages(found) & {"typer", "rich", "textual"}
    assert not {
        name for name in found if name.startswith(("essex_insp.cli.app", "essex_insp.cli.output"))
    }


@pytest.mark.parametrize(
    "line",
    [
        *("--version", "--help", "grades --help", "schema", "quotes -f json", "grades -f csv"),
        *("concerns -f md", "speakers -f plain", "nothing", "quotes --speaker nobody"),
    ],
)
def test_rich_is_imported_for_tables_only(line: str) -> None:
    found = modules(MAIN, *line.split())
    assert "essex_insp.cli.app" in found
    assert not packages(found) & {"rich", "textual", "click", "jsonschema", "markdown_it"}


def test_a_completion_needs_no_table_and_no_writer() -> None:
    found = modules(MAIN, env=TAB)
    assert "essex_insp.cli.options" in found
    assert not packages(found) & {"rich", "textual", "click"}
    assert not found & {
        "essex_insp.cli.output",
        "essex_insp.library.faults",
        "essex_insp.questions.validation",
    }


@pytest.mark.parametrize("line", ["grades", "quotes", "concerns"])
def test_a_reading_command_imports_no_other(line: str) -> None:
    found = modules(MAIN, line)
    assert "rich.console" in found
    commands = {name for name in found if name.startswith("essex_insp.cli.commands.")}
    assert commands == {f"essex_insp.cli.commands.{line}"}
    tables = {name for name in found if name.startswith("essex_insp.show.tables.")}
    assert tables == {f"essex_insp.show.tables.{line}", "essex_insp.show.tables.parts"}
    unneeded = {"evidence", "draft", "history", "compare", "forces", "faults", "validation"}
    assert not found & {f"essex_insp.{name}" for name in unneeded}
    assert not packages(found) & {"textual", "click", "markdown_it"}


def test_a_bundled_report_is_read_without_building_validators() -> None:
    code = (
        "import sys; from essex_insp import library, model; library.load();"
        "print('modules:', model.Report.__pydantic_complete__, file=sys.stderr)"
    )
    assert modules(code) == {"False"}
