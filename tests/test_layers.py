"""The shape of the package, and what is imported at run time: nothing heavy before it is needed."""

from __future__ import annotations

import subprocess
import sys

from tests.program import ROOT, environment

TAB = {
    "_ESSEX_INSP_COMPLETE": "complete_bash",
    "COMP_WORDS": "essex-insp quotes --speaker ",
    "COMP_CWORD": "3",
}
MAIN = """
import sys
from essex_insp.__main__ import main
for line in sys.argv[1:]:
    sys.argv = ["essex-insp", *line.split()]
    try:
        main()
    except SystemExit:
        pass
print("modules:", *sys.modules, file=sys.stderr)
"""


def modules(code: str, *lines: str, env: dict[str, str] | None = None) -> set[str]:
    """Return what is imported once some code has run, as `MAIN` with command lines."""
    done = subprocess.run(
        [sys.executable, "-c", code, *lines],
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


def test_importing_the_package_imports_nothing_heavy() -> None:
    code = "import sys, essex_insp; print('modules:', *sys.modules, file=sys.stderr)"
    imported = modules(code)
    ours = {name for name in imported if name.startswith("essex_insp")}
    assert ours == {"essex_insp", "essex_insp.errors"}
    assert not packages(imported) & {"typer", "rich", "pydantic", "json"}


def test_loading_a_report_needs_no_command_line_and_builds_no_validators() -> None:
    code = (
        "import sys, essex_insp; essex_insp.load().quotes(); from essex_insp import model;"
        "print('modules:', *sys.modules, model.Report.__pydantic_complete__, file=sys.stderr)"
    )
    imported = modules(code)
    assert {"essex_insp.questions.inspection", "False"} <= imported
    assert not packages(imported) & {"typer", "rich", "textual"}
    assert not {name for name in imported if name.startswith(("essex_insp.cli", "essex_insp.show"))}


def test_rich_is_imported_for_tables_only() -> None:
    imported = modules(
        *(MAIN, "--version", "--help", "grades --help", "schema", "quotes -f json"),
        *("grades -f csv", "concerns -f md", "speakers -f plain", "nothing"),
        *("quotes --speaker nobody", "browse --help", "browse"),
    )
    assert "essex_insp.cli.commands.browse" in imported
    assert "essex_insp.cli.app" in imported
    assert not packages(imported) & {"rich", "textual", "click", "jsonschema", "markdown_it"}


def test_a_completion_needs_no_document_and_no_writer() -> None:
    imported = modules(MAIN, "", env=TAB)
    assert "essex_insp.cli.options" in imported
    assert not packages(imported) & {"rich", "textual", "click"}
    unneeded = {"cli.output", "show.terminal", "library.checking", "questions.validation", "model"}
    assert not imported & {f"essex_insp.{name}" for name in unneeded}


def test_what_a_command_takes_is_told_without_the_model_and_what_is_asked_of_it() -> None:
    code = (
        "import sys; from importlib import import_module; from essex_insp.cli.app import COMMANDS\n"
        "for name in COMMANDS: import_module(f'essex_insp.cli.commands.{name}')\n"
        "print('modules:', *sys.modules, file=sys.stderr)"
    )
    imported = modules(code)
    assert "essex_insp.cli.commands.verify" in imported
    assert not packages(imported) & {"rich", "textual"}
    unneeded = ("model", "draft", "library.checking", "questions.inspection")
    assert not imported & {f"essex_insp.{name}" for name in unneeded}


def test_a_reading_command_imports_no_other() -> None:
    lines = ("grades", "quotes", "concerns")
    imported = modules(MAIN, *lines)
    assert "rich.console" in imported
    commands = {name for name in imported if name.startswith("essex_insp.cli.commands.")}
    assert commands == {f"essex_insp.cli.commands.{line}" for line in lines}
    unneeded = (
        *("evidence", "draft", "questions.history", "questions.compare", "questions.validation"),
        *("library.forces", "library.force_grades", "library.checking", "show.plain"),
    )
    assert not imported & {f"essex_insp.{name}" for name in unneeded}
    assert not packages(imported) & {"textual", "click", "markdown_it", "sqlite3"}


def test_textual_is_imported_by_browse_alone() -> None:
    rooms = (ROOT / "essex_insp").rglob("*.py")
    importing = {
        path.parent.name
        for path in rooms
        if "import textual" in (text := path.read_text("utf-8")) or "from textual" in text
    }
    assert importing == {"browse"}


def test_a_module_and_the_top_of_the_package_can_be_held_in_the_head() -> None:
    package = ROOT / "essex_insp"
    lines = {path: len(path.read_text("utf-8").splitlines()) for path in package.rglob("*.py")}
    assert {path.name: length for path, length in lines.items() if length > 350} == {}
    assert len([path for path in package.iterdir() if path.name != "__pycache__"]) <= 14
