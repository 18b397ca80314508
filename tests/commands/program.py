"""The program, run in this process, with the terminal that tests have: none."""

from __future__ import annotations

import json
from typing import Any

from typer.testing import CliRunner

from essex_insp.cli import app


def run(*arguments: str) -> tuple[int, str, str]:
    """Return the exit code, standard output and standard error of a run."""
    result = CliRunner(env={"ESSEX_INSP_PATH": "/nowhere"}).invoke(app, list(arguments))
    return result.exit_code, result.stdout, result.stderr


def shown(*arguments: str) -> str:
    """Return what a run that succeeds prints."""
    code, out, err = run(*arguments)
    assert code == 0, err
    return out


def data(*arguments: str) -> Any:
    """Return what a run prints as JSON."""
    return json.loads(shown(*arguments, "--format", "json"))
