"""The files that are made from the code, and how each is made.

    python -m tests.generated

rewrites those that differ; a test fails where one does.
"""

from __future__ import annotations

import json
import re
import shlex
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any, get_args

from essex_insp import __version__
from essex_insp.cli.app import GROUPS
from essex_insp.library import reports as library
from essex_insp.library.areas import KINDS, Kind
from essex_insp.library.force_grades import ForceGrade
from essex_insp.model import Report
from essex_insp.show.data import dumps
from tests.program import run, screen

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT / "data"
README = ROOT / "README.md"
PICTURE = ROOT / ".github" / "history.svg"
TITLES = {
    "forces.json": "The forces of England and Wales, and what people call them",
    "forces-effectiveness.json": "All forces: effectiveness and its questions, 2015 to 2018-19",
    "forces-pillars.json": "All forces: efficiency and legitimacy, 2015 to 2018-19",
    "forces-areas.json": "All forces: graded areas, 2021-22 and 2023-25",
    "areas.json": "What inspectorates grade: the headings and short names of their frameworks",
    "frameworks.json": "The frameworks of PEEL: scales, and what may be compared",
    "glossary.json": "What words mean, round by round, and the page that each rests on",
    "scales.json": "Frameworks and scales of other inspectorates",
}
_LISTS = ("judgments", "disagreements")
NO_DATA = ("datapackage.json", "report.schema.json")
_TABLE = re.compile(r"(?<=<!-- commands -->\n)(.*?)(?=<!-- end -->\n)", re.DOTALL)
_BLOCK = re.compile(r"(?<=```console\n)(.*?)(?=```\n)", re.DOTALL)


def schema() -> str:
    """Return the JSON Schema of a report, made from the models."""
    return dumps(
        {
            "$schema": "https://json-schema.org/draft/2020-12/schema",
            **Report.model_json_schema(by_alias=True),
            "title": "Inspection report",
        }
    )


def datapackage() -> str:
    """Return the description of the data (Data Package v2)."""
    paths = sorted(path.relative_to(DATA) for path in DATA.rglob("*.json"))
    return dumps(
        {
            "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
            "name": "essex-insp",
            "title": "Police inspections: Essex Police",
            "version": __version__,
            "licenses": [
                {
                    "name": "OGL-UK-3.0",
                    "path": "https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/",
                    "title": "Open Government Licence v3.0",
                },
                {
                    "name": "other-closed",
                    "title": "Quoted speech: its newspapers' copyright; see each report's sources",
                },
            ],
            "description": "Reports have the format that report.schema.json describes.",
            "resources": [_resource(path) for path in paths if path.name not in NO_DATA],
        }
    )


def readme() -> str:
    """Return the README with its table of commands as their helps have it, and every console
    block as it comes out of an 80-column terminal."""
    text = _TABLE.sub(lambda _: commands(), README.read_text(encoding="utf-8"))
    return _BLOCK.sub(lambda match: _console(match[1]), text)


def picture() -> str:
    """Return the picture that the README shows."""
    return run("history", "--chart", "--format", "svg").stdout


def commands() -> str:
    """Return a table of all commands, in their groups, each with what its help says."""
    lines = ["| | the question | the command |", "|---|---|---|"]
    for group, names in GROUPS.items():
        for number, name in enumerate(names):
            module = import_module(f"essex_insp.cli.commands.{name}")
            question = getattr(module, name).__doc__.split("\n")[0]
            first = f"**{group}**" if number == 0 else ""
            lines.append(f"| {first} | {question} | `essex-insp {name}` |")
    return "\n".join(lines) + "\n"


def force_grades(kind: str) -> str:
    """Return the grades of all forces of a kind, of which those of Essex are from its reports."""
    file = DATA / f"forces-{kind}.json"
    content: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    rounds = [name for name, kinds in KINDS.items() if kind in kinds]
    dated = {_of(row): row["published"] for row in content["judgments"] if "published" in row}
    rows, points = ([row for row in content[key] if row["force"] != "essex"] for key in _LISTS)
    sources = {source["id"]: source for source in content["sources"]}
    for name in rounds:
        report = library.load(f"essex-peel-{name}").model_dump(
            mode="json", by_alias=True, exclude_defaults=True
        )
        for source in report["sources"]:
            sources.setdefault(source["id"], source)  # at the end: the others keep their numbers
        ids = {_id(each): each["id"] for each in content["subjects"] if _asked(each, name)}
        for judgment in report["judgments"]:
            if judgment["id"] not in ids:
                continue
            at = {"force": "essex", "round": name, "subject": ids[judgment["id"]]}
            told = {key: judgment[key] for key in ForceGrade.model_fields if key in judgment}
            told |= {"published": dated[_of(at)]} if _of(at) in dated else {}
            cited = [citation["source"] for citation in judgment["citations"]]
            rows.append({**at, **told, "sources": cited})
            for point in report.get("disagreements", ()):
                if judgment["id"] in point.get("judgments", ()):
                    said = {key: point[key] for key in point if key != "judgments"}
                    points.append({**at, **said})
    rows.sort(key=lambda row: (rounds.index(row["round"]), row["force"]))
    sides = [
        cited
        for point in points
        for side in point["sayings"]
        for cited in side.get("citations", ())
    ]
    used = {name for row in rows for name in row["sources"]} | {each["source"] for each in sides}
    kept = [source for name, source in sources.items() if name in used]
    content |= {"judgments": rows, "disagreements": points, "sources": kept}
    parts = (f"  {_line(key)}: {_lines(value)}" for key, value in content.items())
    return "{\n" + ",\n".join(parts) + "\n}\n"


def _of(row: dict[str, str]) -> tuple[str, ...]:
    return row["force"], row["round"], row["subject"]


def _id(subject: dict[str, str]) -> str:
    """The id that reports have a subject by."""
    return f"{subject['id']}-overall" if subject["id"] == subject.get("pillar") else subject["id"]


def _asked(subject: dict[str, Any], round: str) -> bool:
    return round in [each["round"] for each in subject.get("headings", ({"round": round},))]


_line = partial(json.dumps, ensure_ascii=False)


def _lines(value: Any) -> str:
    """Return JSON in which each item of a list has a line."""
    if not isinstance(value, list):
        return _line(value)
    return "[\n" + ",\n".join(f"    {_line(each)}" for each in value) + "\n  ]"


def _console(block: str) -> str:
    lines = [line for line in block.splitlines() if line.startswith("$ ")]
    shown = []
    for line in lines:
        *before, last = [shlex.split(part) for part in line.removeprefix("$ ").split(" | ")]
        if any(program != "essex-insp" for program, *_ in (*before, last)):
            raise SystemExit(f"README.md: a console block runs no essex-insp: {line}")
        if before:  # one answer is piped into another
            piped = run(*before[0][1:]).stdout
            text = screen(80, *last[1:], stdin=piped)
        else:
            text = screen(80, *last[1:])
        shown.append(f"{line}\n{text}")
    return "\n".join(shown)


def _resource(path: Path) -> dict[str, Any]:
    content = json.loads((DATA / path).read_text(encoding="utf-8"))
    return {
        "name": path.name.removesuffix(".json").replace(".", "-"),
        "path": path.as_posix(),
        "title": TITLES.get(path.name) or content["title"],
        "format": "json",
        "mediatype": "application/json",
        "encoding": "utf-8",
    }


GENERATED: dict[Path, Callable[[], str]] = {
    **{DATA / f"forces-{kind}.json": partial(force_grades, kind) for kind in get_args(Kind)},
    DATA / "report.schema.json": schema,
    DATA / "datapackage.json": datapackage,
    README: readme,
    PICTURE: picture,
}
"""In the order in which they are made: the data package lists those before it."""


def main() -> None:
    """Rewrite what differs."""
    for path, make in GENERATED.items():
        text = make()
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
            print(f"rewrote {path.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
