"""The files that are made from the code, and how each is made.

    python -m tests.generated

rewrites those that differ; a test fails where one does.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from pathlib import Path
from typing import Any

from essex_insp import __version__
from essex_insp.model import json_schema
from essex_insp.show.formats.envelope import dumps
from tests.program import screen

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
