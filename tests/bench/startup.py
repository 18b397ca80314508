"""How fast the program starts, against the least that Typer, Pydantic and Rich can do.

    python -m tests.bench.startup [ROUNDS]

Runs the minimal app and each command in turn, ROUNDS times (31 if not given), and prints for
each the wall time, its ratio to the minimal app's in the same round, and the peak memory; also,
as far as they are on the PATH, of other programs that show a table, on the grades that `export`
writes:

    pip install csvkit sqlite-utils rich-cli visidata frictionless datasette
"""

from __future__ import annotations

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
MINIMAL = """\
from typing import Annotated

import typer
from pydantic import BaseModel
from rich.console import Console
from rich.table import Table


class Grade(BaseModel):
    area: str
    grade: str


app = typer.Typer()


@app.command()
def grades(area: Annotated[str, typer.Option()] = "Area A") -> None:
    grade = Grade(area=area, grade="Good")
    table = Table("Area", "Grade")
    table.add_row(grade.area, grade.grade)
    Console().print(table)


app()
"""
OURS = ("-m", "essex_insp")
TAB = {
    "_ESSEX_INSP_COMPLETE": "complete_bash",
    "COMP_WORDS": "essex-insp quotes --speaker ",
    "COMP_CWORD": "3",
}
CASES: dict[str, tuple[tuple[str, ...], dict[str, str], float | None]] = {
    "first page": (OURS, {}, 1.10),
    "grades": ((*OURS, "grades"), {}, 1.10),
    "concerns": ((*OURS, "concerns"), {}, 1.10),
    "quotes": ((*OURS, "quotes"), {}, 1.10),
    "history": ((*OURS, "history"), {}, 1.25),
    "compare": ((*OURS, "compare"), {}, 1.25),
    "trail": ((*OURS, "trail"), {}, 1.25),
    "concerns --all": ((*OURS, "concerns", "--all"), {}, 1.25),
    "--help": ((*OURS, "--help"), {}, None),
    "--version": ((*OURS, "--version"), {}, None),
    "TAB (speakers)": (OURS, TAB, 1.0),
    "TAB (options)": (OURS, {**TAB, "COMP_WORDS": "essex-insp verify --", "COMP_CWORD": "2"}, 1.0),
}
CSV = "exported/grades.csv"
NEIGHBOURS = (
    ("csvlook", CSV),
    ("sqlite-utils", "rows", "exported.db", "grades", "--table"),
    ("rich", CSV, "--csv"),
    ("vd", "--batch", CSV, "--output", "shown.txt"),
    ("frictionless", "extract", CSV),
    ("datasette", "exported.db", "--get", "/exported/grades.json"),
)


def run(
    arguments: tuple[str, ...],
    environment: dict[str, str],
    folder: Path,
    program: str = sys.executable,
) -> tuple[float, int]:
    """Return the wall time in seconds and the peak memory in KiB of one run in a folder."""
    compiled = {"PYTHONDONTWRITEBYTECODE": "", "PYTHONPYCACHEPREFIX": str(folder / "compiled")}
    environ = {**os.environ, "PYTHONPATH": str(ROOT), **compiled, **environment}
    start = time.perf_counter()
    process = subprocess.Popen(
        [program, *arguments],
        cwd=folder,
        env=environ,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _, status, usage = os.wait4(process.pid, 0)
    took = time.perf_counter() - start
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{program} {arguments} ended with exit code {process.returncode}")
    return took, usage.ru_maxrss


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 31
    neighbours = {words[0]: words[1:] for words in NEIGHBOURS if shutil.which(words[0])}
    times: dict[str, list[float]] = {name: [] for name in ("minimal app", *CASES, *neighbours)}
    memory = dict.fromkeys(times, 0)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        minimal = folder / "minimal.py"
        minimal.write_text(MINIMAL)
        for destination in ("exported", "exported.db"):
            run((*OURS, "export", destination), {}, folder)
        cases = {"minimal app": ((str(minimal),), {}, None), **CASES}
        for round_number in range(rounds + 1):
            runs = {
                case: run(arguments, environment, folder)
                for case, (arguments, environment, _) in cases.items()
            } | {
                neighbour: run(words, {"PYTHONPATH": ""}, folder, neighbour)
                for neighbour, words in neighbours.items()
            }
            for case, (seconds, peak) in runs.items():
                if round_number:  # the first round warms the caches
                    times[case].append(seconds)
                    memory[case] = max(memory[case], peak)
    base = times["minimal app"]
    print(f"Python {sys.version.split()[0]}, {rounds} rounds; ratio: median (quartiles)")
    for case, seconds_taken in times.items():
        ratios = [took / least for took, least in zip(seconds_taken, base, strict=True)]
        low, middle, high = statistics.quantiles(ratios, n=4)
        bound = cases[case][2] if case in cases else None
        print(
            f"{case:18} {1000 * statistics.median(seconds_taken):6.1f} ms"
            f"   {middle:.2f} ({low:.2f} to {high:.2f})"
            f"   best {min(seconds_taken) / min(base):.2f}"
            f"   {memory[case] / 1024:5.1f} MiB, {memory[case] / memory['minimal app']:.2f}"
            + (f"   at most {bound:.2f}" if bound else "")
        )
    if missing := [words[0] for words in NEIGHBOURS if words[0] not in neighbours]:
        print(f"not on the PATH, so not measured: {', '.join(missing)}")


if __name__ == "__main__":
    main()
