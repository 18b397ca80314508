"""The files that are made from the code, and how each is made.

    python -m tests.generated

rewrites those that differ; a test fails where one does.
"""

from __future__ import annotations

import fcntl
import json
import os
import pty
import re
import shlex
import struct
import sys
import termios
from collections.abc import Callable
from pathlib import Path
from typing import Any

from essex_insp import __version__
from essex_insp.formats.envelope import dumps
from essex_insp.model import json_schema

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
README = ROOT / "README.md"
_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```\n)", re.DOTALL)


def schema() -> str:
    """Return the JSON Schema of a report."""
    return dumps(json_schema())


def datapackage() -> str:
    """Return the description of the data (Frictionless Data Package)."""
    paths = sorted(path.relative_to(DATA) for path in DATA.rglob("*.json"))
    return dumps(
        {
            "profile": "data-package",
            "name": "essex-insp",
            "title": "Police inspections: Essex Police",
            "version": __version__,
            "licenses": [
                {"name": "OGL-UK-3.0", "title": "Open Government Licence v3.0"},
                {"title": "Quoted speech: its newspapers' copyright; see each report's sources"},
            ],
            "resources": [_resource(path) for path in paths if path.name != "datapackage.json"],
        }
    )


def readme() -> str:
    """Return the README with every console block as it comes out of an 80-column terminal."""
    return _BLOCK.sub(lambda match: _console(match[1]), README.read_text(encoding="utf-8"))


def screen(columns: int, *arguments: str, env: dict[str, str] | None = None) -> str:
    """Return what a terminal shows of a run of the program.

    Args:
        columns: The terminal's width.
        arguments: What is typed after `essex-insp`.
        env: Changes to the environment.
    """
    process, terminal = pty.fork()
    if process == 0:
        size = struct.pack("HHHH", 50, columns, 0, 0)
        fcntl.ioctl(0, termios.TIOCSWINSZ, size)
        clean = {key: os.environ[key] for key in ("PATH", "HOME") if key in os.environ}
        clean |= {"TERM": "dumb", "LANG": "C.UTF-8", "PYTHONPATH": str(ROOT), **(env or {})}
        os.execve(sys.executable, [sys.executable, "-m", "essex_insp", *arguments], clean)  # noqa: S606
    shown = b""
    while True:
        try:
            chunk = os.read(terminal, 65536)
        except OSError:  # Linux says so when the program has ended
            break
        if not chunk:
            break
        shown += chunk
    os.close(terminal)
    os.waitpid(process, 0)
    return shown.decode().replace("\r\n", "\n")


def _console(block: str) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    shown = []
    for line in lines:
        program, *arguments = shlex.split(line.removeprefix("$ "))
        if program != "essex-insp":
            raise SystemExit(f"README.md: a console block runs {program}, not essex-insp")
        shown.append(f"{line}\n{screen(80, *arguments)}")
    return "\n".join(shown)


def _resource(path: Path) -> dict[str, Any]:
    content = json.loads((DATA / path).read_text(encoding="utf-8"))
    resource = {
        "name": path.name.removesuffix(".json").replace(".", "-"),
        "path": path.as_posix(),
        "title": content.get("title", path.stem),
        "mediatype": "application/json",
        "encoding": "utf-8",
    }
    if path.parts[0] == "reports":
        resource["schema"] = "report.schema.json"
    return resource


GENERATED: dict[Path, Callable[[], str]] = {
    DATA / "report.schema.json": schema,
    DATA / "datapackage.json": datapackage,
    README: readme,
}
"""In the order in which they are made: the second lists the first."""


def main() -> None:
    """Rewrite what differs."""
    for path, make in GENERATED.items():
        text = make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"rewrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
